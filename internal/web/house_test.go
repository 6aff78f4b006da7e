package web_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/door"
	"afterword/internal/store"
	"afterword/internal/web"
)

// house is a desk with a door at which people sign in. Ada's are the rows of the desk; Bo
// has an account and nothing in it.
type house struct {
	*desk
	door    *door.Door
	options web.Options
	now     *time.Time // of the door
	came    int        // how many have signed in
}

const (
	adaEmail = "ada@example.org"
	boEmail  = "bo@elsewhere.example"
	adaWords = "seven kestrels over the weir"
	boWords  = "a heron under the bridge"
)

func newHouse(t *testing.T) *house {
	t.Helper()
	return houseAt(newDesk(t), &url.URL{Scheme: "https", Host: "afterword.example.org"})
}

// houseAt gives a desk a door under an address.
func houseAt(d *desk, origin *url.URL) *house {
	d.t.Helper()
	now := time.Now()
	h := &house{desk: d, now: &now}
	h.door = &door.Door{
		Store: d.service.Store.(*store.Store).Door(), Now: func() time.Time { return *h.now }, People: true,
		Cost: door.Cost{Passes: 1, Memory: 64, Threads: 1}, Origin: origin,
	}
	h.options = web.Options{
		Service: d.service, Door: h.door, Log: slog.New(slog.DiscardHandler), Hosts: []string{"afterword.example.org"},
	}
	d.pages = web.New(h.options)
	h.add(adaEmail, adaWords, true)
	h.add(boEmail, boWords, false)
	return h
}

// add lets somebody have an account, and gives them a password.
func (h *house) add(email, words string, mine bool) door.Person {
	h.t.Helper()
	_, path, err := h.door.AddPerson(h.t.Context(), email, "", mine)
	if err != nil {
		h.t.Fatal(err)
	}
	p, err := h.door.Join(h.t.Context(), strings.TrimPrefix(path, door.JoinPath), words)
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

// browser keeps cookies, as one does.
type browser struct {
	h       *house
	cookies []*http.Cookie
}

func (h *house) browser() *browser { return &browser{h: h} }

// signedIn is a browser in which somebody has signed in.
func (h *house) signedIn(email, words string) *browser {
	h.t.Helper()
	b := h.browser()
	r := formTo("/sign-in", url.Values{"email": {email}, "password": {words}})
	h.came++ // each from elsewhere: the limit of sign-ins has a test of its own
	r.RemoteAddr = fmt.Sprintf("10.1.%d.%d:4242", h.came/250, h.came%250)
	a := b.do(r)
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/" {
		h.t.Fatalf("signing in as %s: status %d to %q: %s", email, a.StatusCode, a.Header.Get("Location"), textOf(a.body))
	}
	return b
}

func (b *browser) do(r *http.Request) answer {
	b.h.t.Helper()
	if r.Host == "example.com" { // httptest's default
		r.Host = "afterword.example.org"
	}
	for _, c := range b.cookies {
		r.AddCookie(c)
	}
	a := b.h.desk.do(r)
	for _, c := range a.Cookies() {
		b.cookies = slices.DeleteFunc(b.cookies, func(kept *http.Cookie) bool { return kept.Name == c.Name })
		if c.MaxAge >= 0 {
			b.cookies = append(b.cookies, c)
		}
	}
	return a
}

func (b *browser) get(path string) answer {
	b.h.t.Helper()
	return b.do(httptest.NewRequest(http.MethodGet, path, nil))
}

func (b *browser) post(path string, form url.Values) answer {
	b.h.t.Helper()
	return b.do(formTo(path, form))
}

// formTo is a form as this site's own page sends it.
func formTo(path string, form url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return r
}

// session is the token that the browser has.
func (b *browser) session() string {
	for _, c := range b.cookies {
		if c.Name == "__Host-afterword" {
			return c.Value
		}
	}
	return ""
}

// showing serves the pages to a browser in which somebody is signed in already.
func (h *house) showing(email, words string) {
	h.t.Helper()
	b := h.signedIn(email, words)
	pages := h.desk.pages
	h.desk.pages = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, c := range b.cookies {
			r.AddCookie(c)
		}
		pages.ServeHTTP(w, r)
	})
}
