package web_test

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"afterword/internal/followup"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/note"
)

// TestSignInAtProvider goes the whole way in a real browser, against an OAuth server, a
// Dovecot that asks it about tokens, and Postfix: a mailbox with a password is signed in to
// on the provider's page, then, when the permission was taken back, by a code. The second
// time by keyboard alone.
func TestSignInAtProvider(t *testing.T) {
	b := startBrowser(t)
	b.wears(1200, "light")
	j := startJob(t, b, 1200, "light")
	j.hand = &mouse{b}
	provider := j.servers.Provider()
	m := j.servers.Mailbox("seeker")
	provider.User = m.Address
	o := provider.OAuth()
	b.mu.Lock()
	b.ours = append(b.ours, strings.TrimSuffix(o.TokenURL, "token")) // the person goes there
	b.mu.Unlock()

	b.open("/settings")
	j.press("#sign-in-at-provider")
	b.until("document.getElementById('ask-provider')")
	j.press("nav.tabs a[href$='provider=other']")
	b.until("document.getElementById('token-url')")
	if got := look[string](b, "document.getElementById('imap').value"); !strings.HasPrefix(got, "tls:") {
		t.Errorf("the servers of the mailbox are not proposed: %q", got)
	}
	for field, words := range map[string]string{"client-id": o.ClientID, "auth-url": o.AuthURL, "device-url": o.DeviceURL, "token-url": o.TokenURL, "scopes": o.Scopes} {
		j.write("#"+field, words)
	}
	j.press("#how-page")
	j.press("#ask-provider")
	b.until("document.getElementById('provider-page')")
	j.looksWell("asking on the provider's page")
	j.press("#provider-page")
	b.until("location.pathname === '/settings'")
	stored, err := j.service.ShowMailbox(t.Context(), followup.Local)
	if err != nil || !stored.OAuth.Used() || stored.Password != "" || stored.CAFile == "" || stored.Way != m.Way && stored.Way != note.Send {
		t.Fatalf("the mailbox is signed in to with %q, with a password: %v, its authority is %q: %v", stored.OAuth.ClientID, stored.Password != "", stored.CAFile, err)
	}

	// The permission is taken back, and Afterword says so where the mailbox is checked.
	provider.RevokeAll()
	if _, _, err := j.service.CheckMailbox(t.Context(), followup.Local); err == nil || !strings.Contains(err.Error(), "sign in again, on the page Settings") {
		t.Errorf("of a permission that was taken back it says %v", err)
	}
	provider.DeviceAnswers = []string{"authorization_pending"}
	b.tabTo("#sign-in-again")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('device-code')?.textContent === 'WDJB-MJHT'")
	j.looksWell("waiting for a code")
	for start := time.Now(); look[string](b, "location.pathname") != "/settings"; { // the page asks by itself
		if asked, err := j.service.ShowPermission(t.Context(), followup.Local); err == nil && asked.NextAt.After(j.clock.Now()) {
			j.clock.Set(asked.NextAt)
		}
		if time.Since(start) > patience {
			t.Fatal("the page does not go on by itself")
		}
	}
	b.until("document.querySelector('.flash')")
	j.press("#check")
	b.until("document.getElementById('report')")
	after, err := j.service.ShowMailbox(t.Context(), followup.Local)
	if err != nil || after.OAuth.Token.Refresh == stored.OAuth.Token.Refresh {
		t.Errorf("the token is the old one: %v", err)
	}
	page := look[string](b, "document.documentElement.outerHTML")
	for _, secret := range provider.Issued() {
		if strings.Contains(page, secret) {
			t.Error("a page holds a secret")
		}
	}
	b.quiet()
}

// permissionScenes are states of the page on which a provider is asked.
var permissionScenes = map[string]func(d *desk) string{
	"permission-google":    func(*desk) string { return permissionPage + "?provider=google" },
	"permission-microsoft": func(*desk) string { return permissionPage + "?provider=microsoft" },
	"permission-other": func(d *desk) string {
		return permissionPage + "?provider=other"
	},
	"permission-code": func(d *desk) string {
		a := sceneProvider(d)
		a.ask(a.form("code"))
		return permissionPage
	},
	"permission-page": func(d *desk) string {
		a := sceneProvider(d)
		a.ask(a.form("page"))
		return permissionPage
	},
	"permission-denied": func(d *desk) string {
		a := sceneProvider(d)
		a.provider.Denies = true
		a.get(a.answers(a.ask(a.form("page"))))
		return permissionPage
	},
}

func sceneProvider(d *desk) *providerDesk {
	a := &providerDesk{desk: d, provider: mailboxtest.NewProvider()}
	d.t.Cleanup(a.provider.Close)
	return a
}
