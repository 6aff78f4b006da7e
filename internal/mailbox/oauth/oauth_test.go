package oauth_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/mailbox/oauth"
	"afterword/internal/reach"
)

// provider starts a provider and returns a client of it.
func provider(t *testing.T, change func(*mailboxtest.Provider)) (*mailboxtest.Provider, oauth.Client) {
	t.Helper()
	p := mailboxtest.NewProvider()
	p.User = "ada@example.test"
	if change != nil {
		change(p)
	}
	t.Cleanup(p.Close)
	return p, oauth.Client{OAuth: p.OAuth(), Address: p.User}
}

// open is a browser: it opens a page and follows where it is sent.
func open(t *testing.T, page string) (status int, text string) {
	t.Helper()
	answer, err := http.Get(page)
	if err != nil {
		t.Error(err)
		return 0, ""
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Error(err)
	}
	return answer.StatusCode, string(body)
}

func TestByBrowser(t *testing.T) {
	for _, secret := range []string{"", "secret-of-the-client"} {
		_, c := provider(t, func(p *mailboxtest.Provider) { p.Secret = secret })
		token, err := c.ByBrowser(t.Context(), func(page string) {
			if status, text := open(t, page); status != http.StatusOK || !strings.Contains(text, "close this window") {
				t.Errorf("the browser was shown %d %q", status, text)
			}
		})
		if err != nil || token.Access == "" || token.Refresh == "" || time.Until(token.Expires) < 50*time.Minute {
			t.Errorf("client secret %q: got %#v and %v, want a token for an hour", secret, token, err)
		}
	}
}

// TestByBrowserTurnsStrangersAway calls at the port with a wrong state, without one and with
// another page; none of it counts, and the real answer still does.
func TestByBrowserTurnsStrangersAway(t *testing.T) {
	_, c := provider(t, nil)
	token, err := c.ByBrowser(t.Context(), func(page string) {
		u, err := url.Parse(page)
		if err != nil {
			t.Fatal(err)
		}
		back := u.Query().Get("redirect_uri")
		for _, stranger := range []struct {
			query  string
			status int
		}{
			{"/?code=stolen&state=guessed", http.StatusBadRequest},
			{"/?error=access_denied&state=guessed", http.StatusBadRequest},
			{"/?code=stolen", http.StatusBadRequest},
			{"/?state=" + u.Query().Get("state"), http.StatusBadRequest},
			{"/favicon.ico", http.StatusNotFound},
		} {
			if status, text := open(t, back+stranger.query); status != stranger.status || strings.Contains(text, "stolen") {
				t.Errorf("%s: got %d %q, want %d", stranger.query, status, text, stranger.status)
			}
		}
		open(t, page)
	})
	if err != nil || token.Access == "" {
		t.Errorf("got %v, want the real answer taken", err)
	}
}

// TestByBrowserProvesItself takes the code away: without the verifier it is worth nothing.
func TestByBrowserProvesItself(t *testing.T) {
	_, c := provider(t, nil)
	_, err := c.ByBrowser(t.Context(), func(page string) {
		u, err := url.Parse(page)
		if err != nil {
			t.Fatal(err)
		}
		other := u.Query()
		other.Set("code_challenge", strings.Repeat("A", 43))
		u.RawQuery = other.Encode()
		open(t, u.String())
	})
	if err == nil || !strings.Contains(err.Error(), "no longer accepts") {
		t.Errorf("got %v, want a code for another challenge refused", err)
	}
}

func TestByBrowserDenied(t *testing.T) {
	_, c := provider(t, func(p *mailboxtest.Provider) { p.Denies = true })
	_, err := c.ByBrowser(t.Context(), func(page string) { open(t, page) })
	if !errors.Is(err, oauth.ErrDenied) || !strings.Contains(err.Error(), "not today") {
		t.Errorf("got %v, want %v with the provider's words", err, oauth.ErrDenied)
	}
}

// TestByBrowserLeavesNothingOpen asks in vain, many times: each time it listens, and no
// listener stays.
func TestByBrowserLeavesNothingOpen(t *testing.T) {
	const own = "/proc/self/fd"
	open := func() int {
		entries, err := os.ReadDir(own)
		if err != nil {
			t.Skipf("open files cannot be counted here: %v", err)
		}
		return len(entries)
	}
	_, c := provider(t, nil)
	c.AuthURL = ""
	const times = 50
	before := open()
	for range times {
		if _, err := c.ByBrowser(t.Context(), func(string) {}); err == nil {
			t.Fatal("asked without a page")
		}
	}
	if more := open() - before; more >= times/2 {
		t.Errorf("after %d times %d more files are open", times, more)
	}
}

// TestFaultsOnTheWay asks a provider that hangs up, and one that does not speak TLS: nobody
// said no, so it may be asked again.
func TestFaultsOnTheWay(t *testing.T) {
	hangsUp := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	t.Cleanup(hangsUp.Close)
	for name, address := range map[string]string{
		"it hangs up":      hangsUp.URL,
		"no TLS":           strings.Replace(hangsUp.URL, "http:", "https:", 1),
		"nobody is there":  "http://127.0.0.1:1/token",
		"no such provider": "https://provider.invalid/token",
	} {
		_, c := provider(t, nil)
		c.TokenURL = address
		_, err := oauth.Asker{}.TokenFor(t.Context(), followup.Mailbox{OAuth: c.OAuth}, "device")
		var unreachable *followup.ProviderUnreachable
		if !errors.As(err, &unreachable) {
			t.Errorf("%s: got %v, want that it may be asked again", name, err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := (oauth.Asker{}).TokenFor(ctx, followup.Mailbox{OAuth: c.OAuth}, "device"); !errors.Is(err, context.Canceled) || errors.As(err, &unreachable) {
			t.Errorf("%s, and not waited for: %v", name, err)
		}
	}
}

// TestPublicOnly asks providers beside the site for who typed their addresses from outside:
// nothing is connected to, whatever is asked, and it is not tried again.
func TestPublicOnly(t *testing.T) {
	for _, address := range []string{"https://10.0.0.1/token", "https://[fd00::1]/token", "https://169.254.169.254/token", "https://127.0.0.1:1/token", "https://LOCALHOST:1/token"} {
		m := followup.Mailbox{OAuth: followup.OAuth{ClientID: "x", DeviceURL: address, TokenURL: address, PublicOnly: true}}
		m.OAuth.Token.Refresh = "refresh"
		asker := oauth.Asker{}
		_, exchange := asker.Exchange(t.Context(), m, "https://site.example/", "verifier", "code")
		_, code := asker.CodeFor(t.Context(), m)
		_, token := asker.TokenFor(t.Context(), m, "device")
		_, refresh := oauth.Client{OAuth: m.OAuth}.Refresh(t.Context())
		for asked, err := range map[string]error{"for a token": exchange, "for a code": code, "again": token, "to renew": refresh} {
			var unreachable *followup.ProviderUnreachable
			if err == nil || errors.As(err, &unreachable) || !errors.Is(err, reach.ErrPrivate) && !strings.Contains(err.Error(), "the machine of this site") {
				t.Errorf("%s asked %s: %v", address, asked, err)
			}
		}
	}
}

func TestByBrowserEndsWithItsContext(t *testing.T) {
	_, c := provider(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := c.ByBrowser(ctx, func(string) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestByDevice(t *testing.T) {
	t.Parallel() // most of it is waiting
	for _, c := range []struct {
		name    string
		denies  bool
		answers []string
		want    error
	}{
		{"pending, then yes", false, []string{"authorization_pending"}, nil},
		{"too eager, then yes", false, []string{"slow_down"}, nil},
		{"no", true, nil, oauth.ErrDenied},
		{"too late", false, []string{"authorization_pending", "expired_token"}, oauth.ErrTooLate},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, client := provider(t, func(p *mailboxtest.Provider) { p.Denies, p.DeviceAnswers = c.denies, c.answers })
			shown := 0
			began := time.Now()
			token, err := client.ByDevice(t.Context(), func(code oauth.DeviceCode) {
				shown++
				if code.Code != "WDJB-MJHT" || !strings.HasSuffix(code.Page, "/activate") || time.Until(code.Expires) < time.Minute {
					t.Errorf("shown %+v", code)
				}
			})
			if !errors.Is(err, c.want) || (c.want == nil) != (token.Refresh != "") || shown != 1 {
				t.Errorf("got %v and a token %v, shown %d times; want %v", err, token.Refresh != "", shown, c.want)
			}
			// RFC 8628 section 3.5: five seconds more after slow_down.
			if len(c.answers) > 0 && c.answers[0] == "slow_down" && time.Since(began) < 6*time.Second {
				t.Errorf("asked again after %s", time.Since(began))
			}
		})
	}
}

func TestRefresh(t *testing.T) {
	for _, rotates := range []bool{false, true} {
		p, c := provider(t, func(p *mailboxtest.Provider) { p.Rotates = rotates })
		c.Token = p.Grant("ada@example.test")
		next, err := c.Refresh(t.Context())
		if err != nil || next.Access == c.Token.Access || next.Refresh == "" || (next.Refresh == c.Token.Refresh) == rotates {
			t.Errorf("rotates %v: got %v; another access token %v, another refresh token %v", rotates, err, next.Access != c.Token.Access, next.Refresh != c.Token.Refresh)
		}
		if _, err = c.Refresh(t.Context()); rotates != errors.Is(err, oauth.ErrRevoked) {
			t.Errorf("rotates %v: the old refresh token again: %v", rotates, err)
		}
		c.Token = next
		p.RevokeAll()
		if _, err := c.Refresh(t.Context()); !errors.Is(err, oauth.ErrRevoked) {
			t.Errorf("after it was revoked: got %v, want %v", err, oauth.ErrRevoked)
		}
	}
}

// TestProvidersInTrouble talks to providers that answer something else, which may hold a
// secret, and to addresses that secrets must not be sent to.
func TestProvidersInTrouble(t *testing.T) {
	const secret = "secret-of-the-client"
	answer := func(status int, kind, body string) func(*followup.OAuth) {
		return func(o *followup.OAuth) {
			server := newServer(t, status, kind, body)
			o.TokenURL, o.DeviceURL = server, server
		}
	}
	for _, c := range []struct {
		name   string
		change func(*followup.OAuth)
		want   string
	}{
		{"wrong client", func(o *followup.OAuth) { o.ClientID = "nobody" }, "does not accept this client id"},
		{"no client", func(o *followup.OAuth) { o.ClientID = "" }, "there is no client id"},
		{"unprotected", func(o *followup.OAuth) { o.TokenURL = "http://provider.example/token" }, "only https:// will do"},
		{"no address", func(o *followup.OAuth) { o.TokenURL = "provider" }, "is no address of a provider"},
		{"nobody there", func(o *followup.OAuth) { o.TokenURL = "http://127.0.0.1:1/token" }, "could not be reached"},
		{"down", answer(503, "text/html", "<html>the refresh token is "+secret), "status 503"},
		{"moved", answer(302, "text/html", secret), "status 302"},
		{"echoes", answer(400, "application/json", `{"error":"invalid_request","error_description":"bad `+secret+`\u001b[2J"}`), "(hidden)"},
		{"no token", answer(200, "application/json", `{"expires_in":3600,"other":"`+secret+`"}`), "access_token"},
		{"no JSON", answer(200, "application/json", `<`+secret+`>`), "parse"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, client := provider(t, func(p *mailboxtest.Provider) { p.Secret = secret })
			client.Token = p.Grant("ada@example.test")
			c.change(&client.OAuth)
			_, err := client.Refresh(t.Context())
			if err == nil || !strings.Contains(err.Error(), c.want) || errors.Is(err, oauth.ErrRevoked) {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			for _, hidden := range append(p.Issued(), secret, "\x1b") {
				if strings.Contains(err.Error(), hidden) {
					t.Errorf("the error holds %q: %v", hidden, err)
				}
			}
		})
	}
}

// TestByDeviceWithOddAnswers asks providers for a code that answer something else.
func TestByDeviceWithOddAnswers(t *testing.T) {
	const code = `"device_code":"d","user_code":"u","verification_uri":"https://provider.example/"`
	for _, c := range []struct{ name, body, want string }{
		{"null", `null`, "cannot be read"},
		{"nothing in it", `{}`, "holds none"},
		{"no JSON", `<html>`, "unmarshal"},
		{"asked again in the past", `{` + code + `,"interval":-1,"expires_in":1}`, oauth.ErrTooLate.Error()},
		{"asked again next year", `{` + code + `,"interval":31536000,"expires_in":1}`, oauth.ErrTooLate.Error()},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, client := provider(t, nil)
			client.DeviceURL = newServer(t, http.StatusOK, "application/json", c.body)
			_, err := client.ByDevice(t.Context(), func(oauth.DeviceCode) {})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// TestKnownProviders keeps the published addresses protected and each with a way to ask.
func TestKnownProviders(t *testing.T) {
	for name, o := range map[string]followup.OAuth{"Google": oauth.Google(), "Microsoft": oauth.Microsoft()} {
		if o.ClientID != "" || o.ClientSecret != "" {
			t.Errorf("%s: a client id is shipped", name)
		}
		for _, u := range []string{o.AuthURL, o.TokenURL} {
			if !strings.HasPrefix(u, "https://") {
				t.Errorf("%s: %q is not protected", name, u)
			}
		}
	}
	if oauth.Google().DeviceURL != "" || oauth.Microsoft().DeviceURL == "" {
		t.Error("Google's device codes do not reach mail, Microsoft's do")
	}
}
