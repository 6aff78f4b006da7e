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
)

var secretText = regexp.MustCompile(`(afterword_[A-Z2-7]{40,}|whsec_[A-Za-z0-9+/=]{40,})`)

// TestToken makes a token on the page, which lets in and is shown once, and removes it.
func TestToken(t *testing.T) {
	d := newDesk(t)
	a := d.post("/settings/programs/tokens", url.Values{"name": {" my script "}, "scope": {"read", "approve"}, "expires": {"2026-12-31"}})
	a.says(t, []string{"The token “my script”", "this is the only time it is shown", "May approve, read.", "It counts until the end of Thu 31 Dec."}, nil)
	text := secretText.FindString(a.body)
	who, token, err := d.service.Admit(t.Context(), text)
	if err != nil || who != account || a.StatusCode != http.StatusCreated {
		t.Fatalf("status %d, and the token %q lets in: %v", a.StatusCode, text, err)
	}
	if last := token.Expires.Add(-time.Second).In(d.clock.Now().Location()); last.Format(time.DateOnly) != "2026-12-31" {
		t.Errorf("its last day is %s", last)
	}
	again := d.get("/settings/programs")
	if strings.Contains(again.body, text) || secretText.MatchString(again.body) {
		t.Error("the token is shown a second time")
	}
	again.says(t, []string{"my script", "used last on Mon 23 Nov", "shut out at once, and it cannot be brought back"}, nil)
	if got := d.post("/settings/programs/tokens/"+token.ID+"/remove", nil).Header.Get("Location"); got != "/settings/programs?done=token-removed" {
		t.Errorf("removing leads to %q", got)
	}
	if _, _, err := d.service.Admit(t.Context(), text); !errors.Is(err, followup.ErrNotAdmitted) {
		t.Errorf("a removed token lets in: %v", err)
	}
	if a := d.post("/settings/programs/tokens/"+token.ID+"/remove", nil); a.StatusCode != http.StatusNotFound {
		t.Errorf("removing it again answers %d", a.StatusCode)
	}
	d.get("/settings/programs").says(t, []string{"no program is let in"}, []string{"my script"})
}

// TestTokenRefused says what is wrong, keeps what was typed, and makes nothing.
func TestTokenRefused(t *testing.T) {
	d := newDesk(t)
	if _, _, err := d.service.AddAPIToken(t.Context(), account, "taken", followup.Scopes()[:1], time.Time{}); err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string]struct {
		form   url.Values
		wanted string
	}{
		"no name":        {url.Values{"scope": {"read"}}, "Give it a name of at most 60 letters"},
		"a long name":    {url.Values{"name": {strings.Repeat("x", 61)}, "scope": {"read"}}, "Give it a name of at most 60 letters"},
		"a taken name":   {url.Values{"name": {"taken"}, "scope": {"read"}}, "There is a token of that name already."},
		"nothing":        {url.Values{"name": {"other"}}, "Choose what it may do"},
		"another scope":  {url.Values{"name": {"other"}, "scope": {"everything"}}, "Choose what it may do"},
		"no day":         {url.Values{"name": {"other"}, "scope": {"read"}, "expires": {"soon <b>"}}, "Write the last day as year, month and day"},
		"a day too late": {url.Values{"name": {"other"}, "scope": {"read"}, "expires": {"2026-11-22"}}, "That day is over"},
	} {
		t.Run(name, func(t *testing.T) {
			a := d.post("/settings/programs/tokens", row.form)
			if a.StatusCode != http.StatusUnprocessableEntity || secretText.MatchString(a.body) {
				t.Errorf("status %d", a.StatusCode)
			}
			a.says(t, []string{row.wanted}, nil)
			for _, field := range []string{"name", "expires"} {
				if typed := row.form.Get(field); typed != "" && !strings.Contains(a.body, `value="`+strings.ReplaceAll(strings.ReplaceAll(typed, "<", "&lt;"), ">", "&gt;")+`"`) {
					t.Errorf("what was typed as %s is gone", field)
				}
			}
			if row.form.Get("scope") == "read" && !strings.Contains(a.body, `value="read" checked`) {
				t.Error("what was ticked is gone")
			}
			if all, err := d.service.ListAPITokens(t.Context(), account); err != nil || len(all) != 1 {
				t.Errorf("there are %d tokens, want 1: %v", len(all), err)
			}
		})
	}
}

// TestWebhook adds an address, tests it, sends again what it did not take, and removes it.
func TestWebhook(t *testing.T) {
	d := newDesk(t)
	add := func(form url.Values) answer { return d.post("/settings/programs/webhooks", form) }
	kinds := []string{"note.sent", "note.unknown", "approval.needed", "reply.received", "process.closed"}
	a := add(url.Values{"url": {"https://hooks.example.org/x"}, "kind": kinds, "private": {"yes"}})
	a.says(t, []string{"The secret of https://hooks.example.org/x", "this is the only time it is shown", "Told of everything.", "It may lie in a private network", "It was told nothing yet"}, nil)
	secret := secretText.FindString(html.UnescapeString(a.body))
	if a.StatusCode != http.StatusCreated || secret == "" || strings.Contains(html.UnescapeString(d.get("/settings/programs").body), secret) {
		t.Errorf("status %d, the secret is %q, or shown a second time", a.StatusCode, secret)
	}
	for wanted, form := range map[string]url.Values{
		"That address is there already.":       {"url": {"https://hooks.example.org/x"}, "kind": {"note.sent"}},
		"Write it as https://example.org/path": {"url": {"ftp://<b>"}, "kind": {"note.sent"}},
		"Choose what to tell it of":            {"url": {"https://other.example/"}},
		"Choose among what is listed":          {"url": {"https://other.example/"}, "kind": {"everything"}},
	} {
		a := add(form)
		a.says(t, []string{wanted}, nil)
		if a.StatusCode < 400 || a.StatusCode > 499 || !strings.Contains(a.body, strings.ReplaceAll(strings.ReplaceAll(form.Get("url"), "<", "&lt;"), ">", "&gt;")) {
			t.Errorf("%s: status %d, or what was typed is gone", wanted, a.StatusCode)
		}
	}
	all, err := d.service.ListWebhooks(t.Context(), account)
	if err != nil || len(all) != 1 || len(all[0].Kinds) != 0 || !all[0].Private {
		t.Fatalf("the webhooks are %v: %v", all, err)
	}
	path := "/settings/programs/webhooks/" + all[0].ID
	went := func(act, word string) {
		t.Helper()
		if got := d.post(path+act, nil).Header.Get("Location"); !strings.HasPrefix(got, "/settings/programs?done="+word) {
			t.Errorf("%s leads to %q", act, got)
		}
	}
	d.hooks.status = 503
	went("/test", "not-taken")
	d.get("/settings/programs?done=not-taken&webhook="+all[0].ID).says(t, []string{"Added on Mon 23 Nov, 15:45. It was not taken. What came back stands below. Send a test now"}, nil)
	d.get("/settings/programs").says(t, []string{"Given up", "It answered with 503: status 503 of &lt;b&gt;somebody&lt;/b&gt;.", "Send it again"}, nil)
	told, err := d.service.ListDeliveries(t.Context(), account, all[0].ID, 10)
	if err != nil || len(told) != 1 {
		t.Fatalf("told %v: %v", told, err)
	}
	d.hooks.status = 204
	went("/deliveries/"+told[0].ID+"/retry", "taken")
	went("/deliveries/"+told[0].ID+"/retry", "no-need")
	went("/test", "taken")
	if d.hooks.posts != 3 {
		t.Errorf("the receiver was told %d times, want 3", d.hooks.posts)
	}
	d.get("/settings/programs").says(t, []string{"Taken", "It was tried 2 times"}, []string{"Given up", "Send it again"})
	went("/remove", "webhook-removed")
	d.get("/settings/programs").says(t, []string{"nothing is told to anybody"}, []string{"hooks.example.org"})
}

// TestProgramsOfMany: behind the door a token takes a fresh sign-in, and an address is never
// one beside the server.
func TestProgramsOfMany(t *testing.T) {
	h := newHouse(t)
	bo := h.signedIn(boEmail, boWords)
	if a := bo.post("/settings/programs/webhooks", url.Values{"url": {"https://10.0.0.7/"}, "kind": {"note.sent"}, "private": {"yes"}}); a.StatusCode != http.StatusCreated {
		t.Fatalf("status %d", a.StatusCode)
	}
	if h.hooks.private[0] {
		t.Error("an address in a private network is allowed to whoever comes in")
	}
	bo.get("/settings/programs").says(t, []string{"Make it and show it once"}, []string{"in my own network"})
	*h.now = h.now.Add(2 * time.Hour)
	bo.get("/settings/programs").says(t, []string{"sign out and in again first"}, []string{"Make it and show it once"})
	a := bo.post("/settings/programs/tokens", url.Values{"name": {"x"}, "scope": {"approve"}})
	if a.StatusCode != http.StatusForbidden || secretText.MatchString(a.body) {
		t.Errorf("hours after signing in a token is made: status %d", a.StatusCode)
	}
}
