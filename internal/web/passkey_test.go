package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"afterword/internal/web"
)

// localhouse is a house that a real browser reaches by a name: it makes no passkeys for
// numbers.
func localhouse(t *testing.T) (*house, *tab) {
	t.Helper()
	d := newDesk(t)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { d.pages.ServeHTTP(w, r) }))
	address := strings.Replace(server.Listener.Addr().String(), "127.0.0.1", "localhost", 1)
	h := houseAt(d, &url.URL{Scheme: "http", Host: address})
	server.Start()
	t.Cleanup(server.Close)
	b := openTab(t, d)
	b.turnToOrigin("http://" + address)
	return h, b
}

// addAuthenticator puts a virtual one into the tab that says yes by itself, as a person
// does who is there.
func (b *tab) addAuthenticator() {
	b.t.Helper()
	b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		if _, err := cdp.Call(ctx, target, webauthn.Enable, webauthn.EnableParams{}); err != nil {
			return chromedp.Void{}, err
		}
		_, err := cdp.Call(ctx, target, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
			Protocol: "ctap2", Transport: "internal", HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
		}})
		return chromedp.Void{}, err
	})
}

// TestPasskey adds a passkey in a real browser, signs in with it, and removes it.
func TestPasskey(t *testing.T) {
	h, b := localhouse(t)
	b.addAuthenticator()
	h.record(globex())

	b.open("/")
	b.until("location.pathname === '/sign-in' && !document.getElementById('passkey-way').hidden")
	b.do(
		chromedp.SendKeys(chromedp.ID("email"), adaEmail),
		chromedp.SendKeys(chromedp.ID("password"), adaWords+"\r"),
	)
	b.until("document.querySelector('nav')")
	b.open("/ways-in")
	b.until("!document.getElementById('passkey-add').hidden")
	b.do(chromedp.SendKeys(chromedp.ID("passkey-name"), "My <telephone>\r"))
	b.until("document.querySelector('.keys li strong')?.textContent === 'My <telephone>'")

	// A second one for the same device is refused by the device itself.
	b.do(chromedp.SendKeys(chromedp.ID("passkey-name"), "Again\r"))
	b.until("document.getElementById('passkey-trouble').textContent.includes('has a passkey for you already')")

	b.do(chromedp.Click("form[action='/sign-out'] button"))
	b.until("document.body.innerText.includes('You are signed out.')")
	b.open("/insight")
	b.until("location.pathname === '/sign-in' && !document.getElementById('passkey-way').hidden")
	b.do(chromedp.Click(chromedp.ID("passkey-sign-in")))
	b.until("location.pathname === '/insight'") // where they wanted to go
	keys, err := h.door.Passkeys(t.Context(), account)
	if err != nil || len(keys) != 1 || keys[0].UsedAt.IsZero() {
		t.Fatalf("the passkeys are %+v, %v", keys, err)
	}

	b.open("/ways-in")
	b.until("document.querySelector('.keys')?.innerText.includes('last used on')")
	b.do(chromedp.Click(".keys button"))
	b.until("document.body.innerText.includes('The passkey opens nothing here any more.')")
	b.do(chromedp.Click("form[action='/sign-out'] button"))
	b.until("document.getElementById('passkey-sign-in')")
	b.quiet()
	b.do(chromedp.Click(chromedp.ID("passkey-sign-in")))
	b.until("document.getElementById('passkey-trouble').textContent.includes('That passkey does not let you in here.')")
	if h.mail.Sent() != 0 {
		t.Errorf("%d mails sent", h.mail.Sent())
	}
}

// TestPasskeyRefusals are answers that no honest browser gives.
func TestPasskeyRefusals(t *testing.T) {
	h := newHouse(t)
	b := h.browser()
	for _, body := range []string{"", "{}", "null", `{"id":"x"}`, `{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}`, strings.Repeat("[", 10_000)} {
		if body != "" {
			b.post("/sign-in/passkey/ask", nil)
		}
		a := b.do(jsonTo("/sign-in/passkey", body))
		if a.StatusCode != http.StatusForbidden || !strings.Contains(a.body, "That passkey does not let you in here.") {
			t.Errorf("%.40q: status %d: %s", body, a.StatusCode, a.body)
		}
		if a := b.get("/ways-in"); !turnedAway(a) {
			t.Errorf("%.40q let somebody in", body)
		}
	}
	ada := h.signedIn(adaEmail, adaWords)
	for _, body := range []string{"", "{}", `{"name":"x","answer":{}}`, `{"name":"x","answer":"x"}`} {
		ada.post("/ways-in/passkeys/ask", nil)
		if a := ada.do(jsonTo("/ways-in/passkeys", body)); a.StatusCode != http.StatusForbidden {
			t.Errorf("%q was taken for a passkey: status %d", body, a.StatusCode)
		}
	}
	*h.now = h.now.Add(31 * time.Minute) // a session that was left open is not enough
	for _, path := range []string{"/ways-in/passkeys/ask", "/ways-in/passkeys"} {
		if a := ada.post(path, nil); a.StatusCode != http.StatusForbidden || !strings.Contains(a.body, "since you signed in") {
			t.Errorf("%s: status %d: %s", path, a.StatusCode, a.body)
		}
	}
	ada.get("/ways-in").says(t, []string{"To add one, sign out and in again first."}, []string{"A name for it"})

	h.door.Origin = &url.URL{Scheme: "http", Host: "127.0.0.1:8420"} // a number
	h.desk.pages = web.New(h.options)
	if a := h.browser().post("/sign-in/passkey/ask", nil); a.StatusCode != http.StatusNotFound {
		t.Errorf("where browsers make none: status %d", a.StatusCode)
	}
	if a := h.browser().get("/sign-in"); strings.Contains(a.body, "passkey-sign-in") {
		t.Error("a way in is shown that there is not")
	}
}

func jsonTo(path, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return r
}
