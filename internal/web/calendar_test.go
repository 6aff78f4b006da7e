package web_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/web"
)

// feedPath makes a feed and returns its path.
func (d *desk) feedPath() string {
	d.t.Helper()
	c, err := d.service.NewCalendarAddress(d.t.Context(), account)
	if err != nil {
		d.t.Fatal(err)
	}
	return "/calendar/" + c.Secret + ".ics"
}

// ask asks for a path as a calendar program that was given an ETag.
func (d *desk) ask(method, path, etag string) answer {
	d.t.Helper()
	r := httptest.NewRequest(method, path, nil)
	if etag != "" {
		r.Header.Set("If-None-Match", etag)
	}
	return d.do(r)
}

// TestFeedIsServed holds what a calendar program counts on.
func TestFeedIsServed(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	path := d.feedPath()
	first := d.ask(http.MethodGet, path, "")
	etag := first.Header.Get("ETag")
	if first.StatusCode != http.StatusOK || first.Header.Get("Content-Type") != "text/calendar; charset=utf-8" ||
		!regexp.MustCompile(`^"[0-9a-f]{32}"$`).MatchString(etag) || !strings.Contains(first.Header.Get("Cache-Control"), "private") {
		t.Errorf("%d %v", first.StatusCode, first.Header)
	}
	for _, want := range []string{"BEGIN:VCALENDAR\r\n", "SUMMARY:Thank-you to Wei Chen (Globex)\r\n", "SUMMARY:Answer promised (Globex)\r\n"} {
		if !strings.Contains(first.body, want) {
			t.Errorf("the feed lacks %q:\n%s", want, first.body)
		}
	}
	for _, unwanted := range []string{"@globex.example", "nightly reindex", "early next week"} {
		if strings.Contains(first.body, unwanted) {
			t.Errorf("the feed tells %q", unwanted)
		}
	}
	if again := d.ask(http.MethodGet, path, ""); again.body != first.body || again.Header.Get("ETag") != etag {
		t.Error("a second look at an unchanged plan reads otherwise")
	}
	if head := d.ask(http.MethodHead, path, ""); head.StatusCode != http.StatusOK || head.body != "" || head.Header.Get("ETag") != etag {
		t.Errorf("HEAD: %d %q", head.StatusCode, head.body)
	}
	if same := d.ask(http.MethodGet, path, etag); same.StatusCode != http.StatusNotModified || same.body != "" {
		t.Errorf("with the newest ETag: %d %q", same.StatusCode, same.body)
	}
	n := d.noteTo(id, "wei.chen@globex.example")
	d.approve(n)
	d.windTo("2026-11-23T16:31:00")
	changed := d.ask(http.MethodGet, path, etag)
	if changed.StatusCode != http.StatusOK || !strings.Contains(changed.body, "STATUS:CANCELLED") || changed.Header.Get("ETag") == etag {
		t.Errorf("after a note was sent: %d\n%s", changed.StatusCode, changed.body)
	}
}

// TestFeedIsSecret holds who gets nothing, and that no log tells the address.
func TestFeedIsSecret(t *testing.T) {
	d := newDesk(t)
	var log bytes.Buffer
	d.pages = web.New(web.Options{Service: d.service, Account: account, Log: slog.New(slog.NewTextHandler(&log, nil))})
	d.record(globex())
	if a := d.ask(http.MethodGet, "/calendar/.ics", ""); a.StatusCode != http.StatusNotFound {
		t.Errorf("before there is a feed: %d", a.StatusCode)
	}
	old := d.feedPath()
	newest := d.feedPath()
	secret := strings.TrimSuffix(strings.TrimPrefix(newest, "/calendar/"), ".ics")
	for _, path := range []string{old, "/calendar/.ics", strings.ToLower(newest), strings.TrimSuffix(newest, ".ics"), newest + "/"} {
		a := d.ask(http.MethodGet, path, "")
		if a.StatusCode != http.StatusNotFound || strings.Contains(a.body, "VCALENDAR") {
			t.Errorf("%s: %d\n%s", path, a.StatusCode, a.body)
		}
	}
	r := httptest.NewRequest(http.MethodGet, newest, nil)
	r.Host = "attacker.example"
	if a := d.do(r); a.StatusCode != http.StatusMisdirectedRequest || strings.Contains(a.body, "VCALENDAR") {
		t.Errorf("under another name: %d", a.StatusCode)
	}
	for _, s := range []string{secret, strings.TrimSuffix(strings.TrimPrefix(old, "/calendar/"), ".ics")} {
		if strings.Contains(log.String(), s) {
			t.Errorf("the log tells the address:\n%s", &log)
		}
	}
}

// TestCalendarPage makes, replaces and closes the address, and chooses what is shown.
func TestCalendarPage(t *testing.T) {
	d := newDesk(t)
	d.record(globex())
	d.get("/calendar").says(t, []string{"There is no address yet.", "Make an address", "afterword calendar add URL", "Your interviews are not shown"}, []string{".ics", "Replace"})
	address := func() string {
		t.Helper()
		return regexp.MustCompile(`http://127\.0\.0\.1:8420(/calendar/[A-Z2-7]+\.ics)`).FindString(d.get("/calendar").body)
	}
	follow := func(a answer, wanted ...string) {
		t.Helper()
		if a.StatusCode != http.StatusSeeOther {
			t.Fatalf("the form answers %d", a.StatusCode)
		}
		d.get(a.Header.Get("Location")).says(t, wanted, nil)
	}
	follow(d.post("/calendar/new-address", nil), "The old one leads nowhere any more.", "Replace the address")
	first := address()
	follow(d.post("/calendar/new-address", nil), "Replace the address")
	if second := address(); first == "" || second == "" || first == second {
		t.Errorf("the address is %q, then %q", first, second)
	}
	follow(d.post("/calendar/interviews", url.Values{"shown": {"yes"}}), "Your interviews are shown, too.", "Leave them out")
	if a := d.get(strings.TrimPrefix(address(), "http://127.0.0.1:8420")); !strings.Contains(a.body, "SUMMARY:Interview (Globex)") {
		t.Errorf("the interview is not in the feed:\n%s", a.body)
	}
	follow(d.post("/calendar/close-address", nil), "The address is closed.", "There is no address yet.")

	foreign := httptest.NewRequest(http.MethodPost, "/calendar/new-address", nil)
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	if a := d.do(foreign); a.StatusCode != http.StatusForbidden {
		t.Errorf("another site's form: %d", a.StatusCode)
	}
	err := d.service.Store.Update(t.Context(), account, func(tx followup.Tx) error {
		return tx.SaveCalendar(t.Context(), followup.Calendar{
			Server:  followup.CalendarServer{URL: "https://calendar.example/ada/", Username: "ada", Password: "hidden words"},
			Trouble: "the calendar server is busy: try again later",
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	d.get("/calendar").says(t, []string{"https://calendar.example/ada/", "The last push did not work: the calendar server is busy"}, []string{"hidden words"})
}
