package web_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"afterword/internal/door"
	"afterword/internal/web"
)

// TestSignIn is the way of somebody who was invited, and what their cookie is like.
func TestSignIn(t *testing.T) {
	h := newHouse(t)
	_, path, err := h.door.AddPerson(t.Context(), "cy@elsewhere.example", "Cy <b>", false)
	if err != nil {
		t.Fatal(err)
	}
	b := h.browser()
	b.get(path).says(t, []string{"Welcome, Cy &lt;b&gt;", "cy@elsewhere.example"}, nil)
	a := b.post(path, url.Values{"password": {"an owl in the belfry"}, "again": {"an owl in the tower"}})
	a.says(t, []string{"The two passwords are not the same."}, nil)
	a = b.post(path, url.Values{"password": {"owl"}, "again": {"owl"}})
	a.says(t, []string{"of 12 characters or more"}, nil)
	a = b.post(path, url.Values{"password": {"an owl in the belfry"}, "again": {"an owl in the belfry"}})
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/" {
		t.Fatalf("joining: status %d: %s", a.StatusCode, textOf(a.body))
	}
	cookie := a.Header.Get("Set-Cookie")
	for _, want := range []string{"__Host-afterword=", "Path=/;", "HttpOnly", "Secure", "SameSite=Lax"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("the cookie lacks %s: %s", want, cookie)
		}
	}
	if strings.Contains(cookie, "Domain") {
		t.Errorf("the cookie goes to other hosts: %s", cookie)
	}
	b.get("/ways-in").says(t, []string{"How you come in as cy@elsewhere.example", "Change your password"}, []string{"Sign in"})
	if a := h.browser().get(path); a.StatusCode != http.StatusForbidden {
		t.Errorf("the invitation opens twice: status %d", a.StatusCode)
	}

	was := b.session()
	if a := b.post("/sign-out", nil); a.Header.Get("Location") != "/sign-in?done=out" {
		t.Errorf("signing out leads to %q", a.Header.Get("Location"))
	}
	if b.session() != "" {
		t.Error("the browser keeps a session after signing out")
	}
	b.cookies = []*http.Cookie{{Name: "__Host-afterword", Value: was}}
	if a := b.get("/ways-in"); !turnedAway(a) {
		t.Errorf("the session of before opens the door: status %d", a.StatusCode)
	}
}

// TestRotation: a session that somebody planted before the sign-in is worth nothing after
// it, and each sign-in has a token of its own.
func TestRotation(t *testing.T) {
	h := newHouse(t)
	b := h.browser()
	b.post("/sign-in/passkey/ask", nil) // which gives a session to somebody who is not in
	planted := b.session()
	if planted == "" {
		t.Fatal("asking for a passkey begins no session")
	}
	b.post("/sign-in", url.Values{"email": {adaEmail}, "password": {adaWords}})
	first := b.session()
	if first == planted || first == "" {
		t.Fatal("the token is the one from before the sign-in")
	}
	thief := h.browser()
	thief.cookies = []*http.Cookie{{Name: "__Host-afterword", Value: planted}}
	if a := thief.get("/ways-in"); !turnedAway(a) {
		t.Errorf("the planted session is in: status %d", a.StatusCode)
	}
	b.post("/ways-in/password", url.Values{"before": {adaWords}, "password": {boWords}, "again": {boWords}})
	if b.session() == first {
		t.Error("changing the password kept the token")
	}
	if a := b.get("/ways-in"); a.StatusCode != http.StatusOK {
		t.Errorf("whoever changed the password is out: status %d", a.StatusCode)
	}
	thief.cookies = []*http.Cookie{{Name: "__Host-afterword", Value: first}}
	if a := thief.get("/ways-in"); !turnedAway(a) {
		t.Errorf("a session goes on after the password was changed: status %d", a.StatusCode)
	}
}

// TestPollingKeepsNobodyIn: a page that is left open asks for news, and its session still
// ends.
func TestPollingKeepsNobodyIn(t *testing.T) {
	h := newHouse(t)
	b := h.signedIn(adaEmail, adaWords)
	for range 25 {
		*h.now = h.now.Add(30 * time.Minute)
		b.get("/version")
	}
	if a := b.get("/"); !turnedAway(a) {
		t.Errorf("after 12 hours in which only the page asked: status %d", a.StatusCode)
	}
	b = h.signedIn(adaEmail, adaWords)
	for range 25 {
		*h.now = h.now.Add(30 * time.Minute)
		b.get("/")
	}
	if a := b.get("/"); a.StatusCode != http.StatusOK {
		t.Errorf("after 12 hours of use: status %d", a.StatusCode)
	}
}

// TestNext goes on to where somebody wanted to go, and never to another site.
func TestNext(t *testing.T) {
	for _, row := range []struct{ next, want string }{
		{"/processes/1?x=2", "/processes/1?x=2"},
		{"/insight", "/insight"},
		{"", "/"},
		{"https://evil.example/", "/"},
		{"//evil.example", "/"},
		{"///evil.example", "/"},
		{`/\evil.example`, "/"},
		{`\\evil.example`, "/"},
		{"/\t/evil.example", "/"},
		{"\t//evil.example", "/"},
		{"/\n/evil.example", "/"},
		{" //evil.example", "/"},
		{"javascript:alert(1)", "/"},
		{"data:text/html,x", "/"},
		{"evil.example", "/"},
		{"/%zz", "/"},
		{"http:/evil.example", "/"},
		{"https:evil.example", "/"},
		{"/sign-out", "/"},
		{"/sign-in?next=/", "/"},
		{"/enter/x", "/"},
		{"/" + strings.Repeat("x", 3000), "/"},
		{"/ok\r\nSet-Cookie: x=y", "/"},
	} {
		if got := web.SafeNext(row.next); got != row.want {
			t.Errorf("%q leads to %q, want %q", row.next, got, row.want)
		}
	}
	h := newHouse(t)
	b := h.browser()
	a := b.get("/insight?x=1&y=2")
	address := a.Header.Get("Location")
	if address != "/sign-in?next="+url.QueryEscape("/insight?x=1&y=2") {
		t.Fatalf("turned away to %q", address)
	}
	if page := b.get(address); !strings.Contains(page.body, `name="next" value="/insight?x=1&amp;y=2"`) {
		t.Error("the form does not keep where to go")
	}
	a = b.post("/sign-in", url.Values{"email": {adaEmail}, "password": {adaWords}, "next": {"/insight?x=1&y=2"}})
	if a.Header.Get("Location") != "/insight?x=1&y=2" {
		t.Errorf("signed in, and led to %q", a.Header.Get("Location"))
	}
	a = h.browser().post("/sign-in", url.Values{"email": {adaEmail}, "password": {adaWords}, "next": {"//evil.example/x"}})
	if a.Header.Get("Location") != "/" {
		t.Errorf("signed in, and led to %q", a.Header.Get("Location"))
	}
	if a := b.get("/sign-in?next=https://evil.example"); a.Header.Get("Location") != "/" {
		t.Errorf("somebody who is in is led to %q", a.Header.Get("Location"))
	}
}

// FuzzNext: wherever it leads, a browser that resolves it stays on the site.
func FuzzNext(f *testing.F) {
	for _, seed := range []string{"/", "//x", "/\\x", "/a?b#c", "/%2f/x", "/.//x", "http://x", "/:80", "/@x"} {
		f.Add(seed)
	}
	base := &url.URL{Scheme: "https", Host: "afterword.example.org"}
	f.Fuzz(func(t *testing.T, next string) {
		to := web.SafeNext(next)
		u, err := base.Parse(to)
		if err != nil || u.Host != base.Host || u.Scheme != "https" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`) {
			t.Errorf("%q leads to %q: %v", next, to, u)
		}
		if strings.ContainsAny(to, "\r\n\t\\") {
			t.Errorf("%q leads to %q", next, to)
		}
	})
}

// TestMarkupAtTheDoor: what is typed at the door is text.
func TestMarkupAtTheDoor(t *testing.T) {
	h := newHouse(t)
	const evil = `"><script>alert(1)</script>`
	for name, a := range map[string]answer{
		"address":  h.browser().post("/sign-in", url.Values{"email": {evil}, "password": {evil}, "next": {"/" + evil}}),
		"next":     h.browser().get("/sign-in?next=" + url.QueryEscape("/x?"+evil)),
		"done":     h.browser().get("/sign-in?done=" + url.QueryEscape(evil)),
		"secret":   h.browser().get("/join/" + url.PathEscape(evil)),
		"provider": h.browser().get("/sign-in/provider/answer?state=" + url.QueryEscape(evil)),
	} {
		if strings.Contains(a.body, "<script>alert") || strings.Contains(a.body, `""><`) {
			t.Errorf("%s: the markup is alive", name)
		}
	}
}

// TestTooMany tells in words how long to wait, by where somebody comes from. Of proxies only
// those are believed that may stand there.
func TestTooMany(t *testing.T) {
	h := newHouse(t)
	h.door.Proxies = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")} // httptest's requests come from 192.0.2.1
	try := func(forwarded, email string) answer {
		r := httptest.NewRequest(http.MethodPost, "/sign-in", strings.NewReader(url.Values{"email": {email}, "password": {"wrong wrong wrong"}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.Header.Set("X-Forwarded-For", forwarded)
		return h.browser().do(r)
	}
	for n := range 40 {
		if a := try(fmt.Sprintf("198.51.100.%d, 203.0.113.7", n), fmt.Sprintf("p%d@example.org", n)); a.StatusCode != http.StatusForbidden {
			t.Fatalf("try %d: status %d", n+1, a.StatusCode)
		}
	}
	a := try("198.51.100.99, 203.0.113.7", adaEmail)
	if a.StatusCode != http.StatusTooManyRequests {
		t.Errorf("making up who one comes from gave more tries: status %d", a.StatusCode)
	}
	a.says(t, []string{"There were too many tries. Wait 15 minutes, then try again."}, nil)
	if a := try("203.0.113.8", adaEmail); a.StatusCode != http.StatusForbidden {
		t.Errorf("a neighbour: status %d", a.StatusCode)
	}
	*h.now = h.now.Add(15 * time.Minute)
	if a := try("203.0.113.7", adaEmail); a.StatusCode != http.StatusForbidden {
		t.Errorf("after the wait: status %d", a.StatusCode)
	}
	h.door.Proxies = nil // nobody in front: what is said is not believed
	for n := range 40 {
		try(fmt.Sprintf("198.51.100.%d", n), fmt.Sprintf("q%d@example.org", n))
	}
	if a := try("198.51.100.200", adaEmail); a.StatusCode != http.StatusTooManyRequests {
		t.Errorf("without a proxy a header gave more tries: status %d", a.StatusCode)
	}
}

// machine is a desk of one person, with a door that opens to links.
func machine(t *testing.T) (*house, func() string) {
	h := newHouse(t)
	h.door.People, h.door.Origin = false, &url.URL{Scheme: "http", Host: "127.0.0.1:8420"}
	h.desk.pages = web.New(web.Options{Service: h.service, Door: h.door, Log: slog.New(slog.DiscardHandler)})
	return h, func() string {
		t.Helper()
		path, err := h.door.NewLink(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
}

func (b *browser) local(method, path string) answer {
	r := httptest.NewRequest(method, path, nil)
	r.Host = "127.0.0.1:8420"
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.do(r)
}

// TestLinkOnOneMachine: a link lets one browser in, and another user of the machine sees
// how the right person would get one.
func TestLinkOnOneMachine(t *testing.T) {
	h, link := machine(t)
	h.record(globex())
	stranger := h.browser()
	for _, path := range []string{"/", "/insight", "/none", "/ways-in"} {
		a := stranger.local(http.MethodGet, path)
		if a.StatusCode != http.StatusForbidden {
			t.Errorf("%s: status %d", path, a.StatusCode)
		}
		a.says(t, []string{"This page is for one person", "afterword link"}, append([]string{"Calendar", "Insight"}, adas...))
	}
	if a := stranger.local(http.MethodGet, "/sign-in"); a.StatusCode != http.StatusNotFound {
		t.Errorf("signing in on one person's machine: status %d", a.StatusCode)
	}
	first := link()
	b := h.browser()
	a := b.local(http.MethodGet, first)
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/" {
		t.Fatalf("the link: status %d: %s", a.StatusCode, textOf(a.body))
	}
	cookie := a.Header.Get("Set-Cookie")
	if !strings.HasPrefix(cookie, "afterword-8420=") || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Lax") || strings.Contains(cookie, "Secure") {
		t.Errorf("the cookie is %s", cookie)
	}
	b.local(http.MethodGet, "/").says(t, []string{"Globex"}, nil)
	stranger.local(http.MethodGet, first).says(t, []string{"This link opens nothing any more", "afterword link"}, nil)

	second := link()
	b.local(http.MethodGet, second) // already in: the link stays for another browser
	other := h.browser()
	if a := other.local(http.MethodGet, second); a.StatusCode != http.StatusSeeOther {
		t.Errorf("the second link: status %d", a.StatusCode)
	}
	b.local(http.MethodPost, "/ways-in/everywhere")
	for name, was := range map[string]*browser{"this browser": b, "the other": other} {
		if a := was.local(http.MethodGet, "/"); a.StatusCode != http.StatusForbidden {
			t.Errorf("signed out everywhere, and %s is in: status %d", name, a.StatusCode)
		}
	}
	if a := h.browser().local(http.MethodPost, "/ways-in/password"); a.StatusCode != http.StatusForbidden {
		t.Errorf("status %d", a.StatusCode)
	}
}

// TestSecretsStayOutOfTheLog opens every address that holds one.
func TestSecretsStayOutOfTheLog(t *testing.T) {
	h := newHouse(t)
	var log bytes.Buffer
	h.options.Log = slog.New(slog.NewTextHandler(&log, nil))
	h.door.Log = h.options.Log
	h.desk.pages = web.New(h.options)
	b := h.browser()
	for _, path := range []string{door.EnterPath, door.JoinPath, "/calendar/local."} {
		b.get(path + "KESTREL")
	}
	b.post("/sign-in", url.Values{"email": {"kestrel@example.org"}, "password": {"KESTREL words here"}})
	if log.Len() == 0 {
		t.Error("nothing was logged at all: the test looks in the wrong place")
	}
	if strings.Contains(strings.ToLower(log.String()), "kestrel") {
		t.Errorf("the log holds a secret: %s", log.String())
	}
}

// TestOthersEnd: who changes the password, or signs out everywhere, shuts every other browser
// out, whatever time it is.
func TestOthersEnd(t *testing.T) {
	h := newHouse(t)
	end := func(what, path string, form url.Values) {
		t.Helper()
		other := h.signedIn(adaEmail, adaWords)
		bo := h.signedIn(boEmail, boWords)
		if a := h.signedIn(adaEmail, adaWords).post(path, form); a.StatusCode != http.StatusSeeOther {
			t.Fatalf("%s: status %d: %s", what, a.StatusCode, textOf(a.body))
		}
		if a := other.get("/ways-in"); !turnedAway(a) {
			t.Errorf("%s: the other browser is in: status %d", what, a.StatusCode)
		}
		if a := bo.get("/ways-in"); a.StatusCode != http.StatusOK {
			t.Errorf("%s: somebody else is out: status %d", what, a.StatusCode)
		}
	}
	end("signed out everywhere", "/ways-in/everywhere", nil)
	end("changed the password", "/ways-in/password", url.Values{"before": {adaWords}, "password": {"an owl in the belfry"}, "again": {"an owl in the belfry"}})
}

// TestFirstPassword: whoever came in without one chooses one only shortly after that.
func TestFirstPassword(t *testing.T) {
	h := newHouse(t)
	b := h.signedIn(adaEmail, adaWords)
	if err := h.door.Store.ChangePerson(t.Context(), account, func(p *door.Person) error { p.Password = ""; return nil }); err != nil {
		t.Fatal(err)
	}
	b.get("/ways-in").says(t, []string{"Choose a password"}, []string{"Your password of today"})
	form := url.Values{"password": {"an owl in the belfry"}, "again": {"an owl in the belfry"}}
	*h.now = h.now.Add(31 * time.Minute)
	a := b.post("/ways-in/password", form)
	a.says(t, []string{"Sign in anew first", "Nothing was changed."}, nil)
	*h.now = h.now.Add(-2 * time.Minute)
	if a := b.post("/ways-in/password", form); a.Header.Get("Location") != "/ways-in?done=password" {
		t.Errorf("status %d: %s", a.StatusCode, textOf(a.body))
	}
	h.signedIn(adaEmail, "an owl in the belfry")
}
