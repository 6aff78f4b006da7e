package web_test

import (
	"errors"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/web"
)

const permissionPage = "/settings/mailbox/permission"

// providerDesk is a desk beside a provider that can be asked.
type providerDesk struct {
	*desk
	provider *mailboxtest.Provider
	seen     []string // every page
}

func newProviderDesk(t *testing.T, d *desk) *providerDesk {
	t.Helper()
	a := &providerDesk{desk: d, provider: mailboxtest.NewProvider()}
	a.provider.User, a.provider.Secret = "ada@example.org", "secret-of-the-client"
	t.Cleanup(a.provider.Close)
	t.Cleanup(func() { // no page ever held a secret
		for _, page := range a.seen {
			for _, secret := range append(a.provider.Issued(), a.provider.Secret) {
				if strings.Contains(page, secret) {
					t.Errorf("a page holds the secret %q", secret)
				}
			}
		}
	})
	return a
}

func (a *providerDesk) show() answer {
	a.t.Helper()
	got := a.get(permissionPage)
	a.seen = append(a.seen, got.body)
	return got
}

// form asks the provider of the test, as another one than the known.
func (a *providerDesk) form(how string) url.Values {
	o := a.provider.OAuth()
	return url.Values{
		"provider": {""}, "address": {"ada@example.org"}, "client-id": {o.ClientID}, "client-secret": {o.ClientSecret},
		"auth-url": {o.AuthURL}, "device-url": {o.DeviceURL}, "token-url": {o.TokenURL}, "scopes": {o.Scopes},
		"imap": {"imap.example.org:993"}, "smtp": {"smtp.example.org:465"}, "how": {how},
	}
}

// ask fills the form in.
func (a *providerDesk) ask(form url.Values) answer {
	a.t.Helper()
	got := a.post(permissionPage, form)
	a.seen = append(a.seen, got.body)
	if got.StatusCode != http.StatusSeeOther || got.Header.Get("Location") != permissionPage {
		a.t.Fatalf("asking answers %d to %q: %s", got.StatusCode, got.Header.Get("Location"), textOf(got.body))
	}
	return a.show()
}

var providerLink = regexp.MustCompile(`href="([^"]+)" id="provider-page"`)

// answers opens the provider's page, as the link leads to it, and returns where it sends the
// browser.
func (a *providerDesk) answers(page answer) string {
	a.t.Helper()
	found := providerLink.FindStringSubmatch(page.body)
	if found == nil {
		a.t.Fatalf("no link to the provider: %s", textOf(page.body))
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	got, err := client.Get(html.UnescapeString(found[1]))
	if err != nil {
		a.t.Fatal(err)
	}
	defer got.Body.Close()
	back, err := got.Location()
	if err != nil {
		a.t.Fatalf("the provider answers %d", got.StatusCode)
	}
	if back.Host != "127.0.0.1:8420" || back.Path != permissionPage+"/answer" {
		a.t.Fatalf("the provider sends the browser to %s", back)
	}
	return back.RequestURI()
}

// keeps fails unless the stored mailbox is signed in to by a permission, or is not.
func (a *providerDesk) keeps(want bool) {
	a.t.Helper()
	m, err := a.service.ShowMailbox(a.t.Context(), account)
	if err != nil && !errors.Is(err, followup.ErrNotFound) {
		a.t.Fatal(err)
	}
	if got := m.OAuth.Used() && m.OAuth.Token.Refresh != ""; got != want {
		a.t.Errorf("the mailbox %q is signed in to by a permission: %v, want %v", m.Address, got, want)
	}
}

// TestPermissionByPage asks on the provider's page and comes back.
func TestPermissionByPage(t *testing.T) {
	a := newProviderDesk(t, newDesk(t))
	a.get("/settings").says(t, []string{"Sign in at my provider"}, []string{"Sign in at my provider again"})
	waits := a.ask(a.form("page"))
	waits.says(t, []string{"Go to the page of your provider", "ada@example.org", "Stop asking"}, nil)
	back := a.answers(waits)
	if got := a.get(back); got.StatusCode != http.StatusSeeOther || got.Header.Get("Location") != permissionPage {
		t.Fatalf("coming back answers %d: %s", got.StatusCode, textOf(got.body))
	}
	if got := a.show(); got.Header.Get("Location") != "/settings?done=let-in#mailbox" {
		t.Fatalf("afterwards the page leads to %q: %s", got.Header.Get("Location"), textOf(got.body))
	}
	a.keeps(true)
	settings := a.get("/settings?done=let-in")
	a.seen = append(a.seen, settings.body)
	settings.says(t, []string{"Your provider agreed", "your permission at your provider", "Sign in at my provider again"}, nil)
	m, err := a.service.ShowMailbox(t.Context(), account)
	if err != nil || m.Password != "" || m.SentBy != followup.SentByProvider {
		t.Errorf("the password is kept (%v), or what was known of the servers is not: %s %v", m.Password != "", m.SentBy, err)
	}
	if got := a.get(back); got.StatusCode != http.StatusBadRequest {
		t.Errorf("the same answer counts twice: %d", got.StatusCode)
	}

	// Asked again, nothing has to be typed.
	before := m.OAuth.Token
	a.provider.RevokeAll()
	if got := a.post(permissionPage+"/again", url.Values{"how": {"page"}}); got.StatusCode != http.StatusSeeOther {
		t.Fatalf("asking again answers %d: %s", got.StatusCode, textOf(got.body))
	}
	a.get(a.answers(a.show()))
	if m, err = a.service.ShowMailbox(t.Context(), account); err != nil || m.OAuth.Token.Access == before.Access || m.OAuth.ClientSecret != a.provider.Secret {
		t.Errorf("after asking again the token is the old one, or the client's secret is lost: %v", err)
	}
}

// TestPermissionByCode shows a code and waits for what is typed elsewhere.
func TestPermissionByCode(t *testing.T) {
	a := newProviderDesk(t, bareDesk(t))
	a.provider.DeviceAnswers = []string{"authorization_pending", "slow_down"}
	waits := a.ask(a.form("code"))
	waits.says(t, []string{"WDJB-MJHT", "/activate", "I have answered there"}, nil)
	if !strings.Contains(waits.body, `<noscript><meta http-equiv="refresh"`) {
		t.Error("without a script the page does not go on")
	}
	version := func() string {
		t.Helper()
		got := a.get(permissionPage + "/version")
		a.seen = append(a.seen, got.body)
		return got.body
	}
	first := version()
	for _, wait := range []time.Duration{time.Second, time.Second} { // pending, then slower
		a.clock.Set(a.clock.Now().Add(wait))
		if got := version(); got != first {
			t.Errorf("while nobody has answered, the version becomes %q", got)
		}
	}
	a.clock.Set(a.clock.Now().Add(2 * time.Second))
	if version(); len(a.provider.DeviceAnswers) != 0 {
		t.Fatal("the provider was not asked as often as it allows")
	}
	a.keeps(false) // it wants to be left alone for five seconds more
	a.clock.Set(a.clock.Now().Add(5 * time.Second))
	if got := version(); !strings.HasSuffix(got, "-done") {
		t.Errorf("after the answer the version is %q", got)
	}
	if got := a.show(); got.Header.Get("Location") != "/settings?done=let-in#mailbox" {
		t.Errorf("afterwards the page leads to %q", got.Header.Get("Location"))
	}
	a.keeps(true)
}

// TestPermissionRefused ends in every way but the good one: each is told in words with the
// remedy, what was typed is still there, and nothing is stored.
func TestPermissionRefused(t *testing.T) {
	for name, row := range map[string]struct {
		how    string
		before func(a *providerDesk, form url.Values)
		after  func(a *providerDesk)
		wanted string
	}{
		"denied on the page":      {how: "page", before: func(a *providerDesk, _ url.Values) { a.provider.Denies = true }, wanted: "was told no, so nothing was changed. Ask again if that was not meant"},
		"denied by the code":      {how: "code", before: func(a *providerDesk, _ url.Values) { a.provider.Denies = true }, wanted: "was told no"},
		"too late on the page":    {how: "page", after: func(a *providerDesk) { a.clock.Set(a.clock.Now().Add(16 * time.Minute)) }, wanted: "Nobody answered there in time"},
		"too late with the code":  {how: "code", before: func(a *providerDesk, _ url.Values) { a.provider.DeviceAnswers = []string{"expired_token"} }, wanted: "Nobody answered there in time"},
		"another secret":          {how: "page", before: func(_ *providerDesk, form url.Values) { form.Set("client-secret", "another") }, wanted: "does not accept this client id, its secret"},
		"a provider that is gone": {how: "page", before: func(_ *providerDesk, form url.Values) { form.Set("token-url", "http://127.0.0.1:1/token") }, wanted: "did not answer, so nothing was changed. Try again in a while."},
		"the mail servers refuse": {how: "page", before: func(a *providerDesk, _ url.Values) {
			a.mail.FailChecking(errors.New("IMAP server imap.example.org:993: it did not accept the access token"))
		}, wanted: "agreed, and the mailbox did not let Afterword in, so nothing was changed."},
	} {
		t.Run(name, func(t *testing.T) {
			a := newProviderDesk(t, bareDesk(t))
			form := a.form(row.how)
			if row.before != nil {
				row.before(a, form)
			}
			page := a.ask(form)
			if row.how == "page" {
				back := a.answers(page)
				if row.after != nil {
					row.after(a)
				}
				a.get(back)
			} else {
				a.clock.Set(a.clock.Now().Add(time.Second))
			}
			ended := a.show()
			ended.says(t, []string{row.wanted, "leave it empty to use that again"}, []string{"WDJB-MJHT"})
			for _, typed := range []string{"ada@example.org", mailboxtest.ClientID, form.Get("token-url"), "imap.example.org:993"} {
				if !strings.Contains(html.UnescapeString(ended.body), typed) {
					t.Errorf("%q has to be typed again", typed)
				}
			}
			a.keeps(false)
		})
	}
}

// TestPermissionForm says what is wrong with what was typed, and keeps it.
func TestPermissionForm(t *testing.T) {
	for name, row := range map[string]struct {
		field, value, wanted string
		status               int
	}{
		"no address":            {"address", "ada", "That is no e-mail address.", 422},
		"no client":             {"client-id", "", "Give the client id", 422},
		"no servers":            {"imap", "", "The servers of that address are not known.", 422},
		"no tokens":             {"token-url", "", "Give the address that tokens come from", 422},
		"plain text":            {"token-url", "http://provider.example/token", "write each address of your provider with https://", 422},
		"a script":              {"auth-url", "javascript:alert(1)", "write each address of your provider with https://", 422},
		"an unknown client":     {"client-id", "nobody", "does not accept this client id", 409},
		"nobody gives a code":   {"device-url", "http://127.0.0.1:1/device", "could not be reached", 409},
		"neither page nor code": {"auth-url", "", "", 303},
	} {
		t.Run(name, func(t *testing.T) {
			a := newProviderDesk(t, bareDesk(t))
			form := a.form("code")
			form.Set(row.field, row.value)
			got := a.post(permissionPage, form)
			if got.StatusCode != row.status {
				t.Errorf("%d, want %d: %s", got.StatusCode, row.status, textOf(got.body))
			}
			got.says(t, []string{row.wanted}, nil)
			if row.status != http.StatusSeeOther && !strings.Contains(html.UnescapeString(got.body), `value="`+a.provider.OAuth().Scopes+`"`) {
				t.Error("what was typed is gone")
			}
			if strings.Contains(got.body, a.provider.Secret) {
				t.Error("the secret comes back")
			}
		})
	}
}

// TestPermissionBelongsToItsBrowser lets the answer come to another browser, another person
// and with another state: none counts, and the right one still does.
func TestPermissionBelongsToItsBrowser(t *testing.T) {
	h := newHouse(t)
	a := newProviderDesk(t, h.desk)
	ada, bo := h.signedIn(adaEmail, adaWords), h.signedIn(boEmail, boWords)
	form := a.form("page")
	if got := ada.post(permissionPage, form); got.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("where many people come, this machine itself is asked: %d", got.StatusCode)
	}
	for _, field := range []string{"auth-url", "device-url", "token-url"} {
		form.Set(field, "https://10.1.2.3/")
	}
	form.Set("how", "code")
	if got := ada.post(permissionPage, form); got.StatusCode != http.StatusConflict || !strings.Contains(textOf(got.body), "10.1.2.3 is not asked: it leads into a private network") {
		t.Errorf("where many people come, their network is asked: %d, %s", got.StatusCode, textOf(got.body))
	}
	form = url.Values{"provider": {"google"}, "address": {"ada@gmail.com"}, "client-id": {"x"}, "client-secret": {"y"}}
	if got := ada.post(permissionPage, form); got.StatusCode != http.StatusSeeOther {
		t.Fatalf("asking answers %d: %s", got.StatusCode, textOf(got.body))
	}
	found := providerLink.FindStringSubmatch(ada.get(permissionPage).body)
	if found == nil {
		t.Fatal("no link to the provider")
	}
	asked, err := url.Parse(html.UnescapeString(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	query := asked.Query()
	if asked.Host != "accounts.google.com" || query.Get("redirect_uri") != "https://afterword.example.org"+permissionPage+"/answer" ||
		query.Get("code_challenge_method") != "S256" || query.Get("access_type") != "offline" {
		t.Errorf("asked at %s with %v", asked.Host, query)
	}
	// The right answer would go to Google: one that says no is enough to see whether it counts.
	back := permissionPage + "/answer?error=access_denied&state="
	other := h.signedIn(adaEmail, adaWords)
	for name, status := range map[string]int{
		"another browser of hers": other.get(back + query.Get("state")).StatusCode,
		"somebody else's browser": bo.get(back + query.Get("state")).StatusCode,
		"another state":           ada.get(back + "guessed").StatusCode,
		"no state":                ada.get(permissionPage + "/answer?error=access_denied").StatusCode,
	} {
		if status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
	if got := h.browser().get(back + query.Get("state")); !turnedAway(got) || strings.Contains(got.Header.Get("Location"), "state") {
		t.Errorf("somebody who is not in: %d to %q", got.StatusCode, got.Header.Get("Location"))
	}
	if got := ada.get(back + query.Get("state")); got.StatusCode != http.StatusSeeOther {
		t.Fatalf("the right answer: %d", got.StatusCode)
	}
	ada.get(permissionPage).says(t, []string{"Google was told no"}, nil)
	bo.get(permissionPage).says(t, nil, []string{"was told no", "ada@gmail.com"})
}

// TestPermissionAgainNamesTheProvider asks anew for a mailbox whose address does not tell its
// provider: it is called by its name, with how to register there.
func TestPermissionAgainNamesTheProvider(t *testing.T) {
	for name, row := range map[string]struct{ title, register string }{
		"google":    {"Google", "console.cloud.google.com"},
		"microsoft": {"Microsoft", "entra.microsoft.com"},
	} {
		d := bareDesk(t)
		m := followup.Mailbox{Address: "ada@globex.example", Username: "ada@globex.example"}
		m.OAuth, _ = d.service.Permissions.Known(name)
		m.OAuth.ClientID, m.OAuth.DeviceURL = "mine", ""
		m.OAuth.Token = followup.Token{Access: "access", Refresh: "refresh"}
		if _, err := d.service.AddMailbox(t.Context(), account, m); err != nil {
			t.Fatal(err)
		}
		d.get(permissionPage).says(t, []string{row.register}, nil)
		if got := d.post(permissionPage+"/again", url.Values{"how": {"page"}}); got.StatusCode != http.StatusSeeOther {
			t.Fatalf("%s: asking again answers %d: %s", name, got.StatusCode, textOf(got.body))
		}
		d.get(permissionPage).says(t, []string{"Go to the page of " + row.title}, nil)
		asked, err := d.service.ShowPermission(t.Context(), account)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.get(permissionPage + "/answer?error=access_denied&state=" + asked.State); got.StatusCode != http.StatusSeeOther {
			t.Fatalf("%s: saying no answers %d", name, got.StatusCode)
		}
		d.get(permissionPage).says(t, []string{row.title + " was told no", row.register}, nil)
	}
}

// TestPermissionDropped stops asking: an answer that still comes counts for nothing.
func TestPermissionDropped(t *testing.T) {
	a := newProviderDesk(t, bareDesk(t))
	back := a.answers(a.ask(a.form("page")))
	if got := a.post(permissionPage+"/cancel", nil); got.Header.Get("Location") != "/settings?done=dropped#mailbox" {
		t.Errorf("stopping leads to %q", got.Header.Get("Location"))
	}
	if got := a.get(back); got.StatusCode != http.StatusBadRequest {
		t.Errorf("an answer to a dropped question: %d", got.StatusCode)
	}
	a.keeps(false)
	a.show().says(t, []string{"First, a client id of your own"}, []string{"Stop asking"})
	if a := newProviderDesk(t, bareDesk(t)).post(permissionPage+"/again", nil); a.StatusCode != http.StatusConflict {
		t.Errorf("asking again without a mailbox: %d", a.StatusCode)
	}
	// Where nobody wired it, there is no such page.
	d := newDesk(t)
	d.service.Permissions = nil
	d.pages = web.New(web.Options{Service: d.service, Account: account})
	if got := d.get(permissionPage); got.StatusCode != http.StatusNotFound {
		t.Errorf("without providers the page answers %d", got.StatusCode)
	}
	d.get("/settings").says(t, nil, []string{"Sign in at my provider"})
}
