package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"afterword/internal/interview"
)

// routes are all patterns that the site serves, read out of its own source: a new one is
// held to what is below without being written down twice.
func routes(t *testing.T) []string {
	t.Helper()
	source, err := os.ReadFile("web.go")
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for _, found := range regexp.MustCompile(`"((?:GET|POST|PUT|PATCH|DELETE) /[^"]*)":\s`).FindAllStringSubmatch(string(source), -1) {
		patterns = append(patterns, found[1])
	}
	if len(patterns) < 50 {
		t.Fatalf("only %d routes were found: %v", len(patterns), patterns)
	}
	return patterns
}

// at puts a stored note's ids into a pattern.
func (d *desk) at(pattern string) (method, path string) {
	d.t.Helper()
	views, err := d.service.ListProcesses(d.t.Context(), account)
	if err != nil || len(views) == 0 {
		d.t.Fatalf("no process is stored: %v", err)
	}
	n := d.noteTo(views[0].ID, "wei.chen@globex.example")
	method, path, _ = strings.Cut(pattern, " ")
	return method, strings.NewReplacer("{$}", "", "{id}", n.ProcessID, "{note}", n.ID, "{interview}", n.InterviewID,
		"{file}", "x.ics", "{version}", "x", "{name}", "page.css").Replace(path)
}

// TestEveryFormIsGuarded sends every form from another site and under another name: each
// is refused, nothing is changed, and no mail is sent.
func TestEveryFormIsGuarded(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	before := d.show(id)
	for _, pattern := range routes(t) {
		method, path := d.at(pattern)
		ask := func(host string, headers map[string]string) answer {
			r := httptest.NewRequest(method, path, strings.NewReader(form(d.noteTo(id, "wei.chen@globex.example")).Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Host = host
			for name, value := range headers {
				r.Header.Set(name, value)
			}
			return d.do(r)
		}
		if a := ask("evil.example", map[string]string{"Sec-Fetch-Site": "same-origin"}); a.StatusCode != http.StatusMisdirectedRequest {
			t.Errorf("%s is answered with %d under a name that is not ours", pattern, a.StatusCode)
		}
		if method == http.MethodGet {
			continue
		}
		for _, headers := range []map[string]string{
			{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
			{"Origin": "https://evil.example"},
			{"Origin": "null", "Sec-Fetch-Site": "cross-site"},
		} {
			if a := ask("127.0.0.1:8420", headers); a.StatusCode != http.StatusForbidden {
				t.Errorf("%s is answered with %d for %v", pattern, a.StatusCode, headers)
			}
		}
	}
	after := d.show(id)
	if after.Version != before.Version || len(after.Steps) != len(before.Steps) || after.Steps[0].Note.State != before.Steps[0].Note.State || d.mail.Sent() != 0 {
		t.Errorf("something was changed, or %d mails were sent", d.mail.Sent())
	}
}

// TestPagesOnlyRead asks for every page, and finds that nothing was changed by it; a page
// is asked for by another site's link as by our own, and tells every browser what it may
// not do with it.
func TestPagesOnlyRead(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	before := d.show(id)
	for _, pattern := range routes(t) {
		method, path := d.at(pattern)
		if method != http.MethodGet {
			continue
		}
		a := d.get(path)
		if a.StatusCode >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", path, a.StatusCode)
		}
		for _, want := range []string{"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(a.Header.Get("Content-Security-Policy"), want) {
				t.Errorf("%s: the policy lacks %s", path, want)
			}
		}
		if a.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be sniffed", path)
		}
		r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(""))
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		if a := d.do(r); a.StatusCode == http.StatusOK && strings.HasPrefix(pattern, "GET /assets") {
			t.Errorf("%s takes a form", path)
		}
	}
	if after := d.show(id); after.Version != before.Version || d.mail.Sent() != 0 {
		t.Errorf("a page changed something, or %d mails were sent", d.mail.Sent())
	}
}

// TestRedirectsStayHere puts other people's addresses wherever a form says where to go
// back to: every redirect leads to this site.
func TestRedirectsStayHere(t *testing.T) {
	for _, evil := range []string{"https://evil.example/", "//evil.example", `\\evil.example`, "/\\evil.example", "javascript:alert(1)", "x\r\nLocation: https://evil.example"} {
		d := newDesk(t)
		id := d.record(globex())
		n := d.noteTo(id, "wei.chen@globex.example")
		stay := func(what string, a answer) {
			t.Helper()
			to, err := url.Parse(a.Header.Get("Location"))
			if err != nil || to.Host != "" || to.Scheme != "" || strings.HasPrefix(a.Header.Get("Location"), "//") || strings.Contains(a.Header.Get("Location"), `\`) || len(a.Header.Values("Location")) > 1 {
				t.Errorf("%s with %q leads to %q", what, evil, a.Header.Get("Location"))
			}
		}
		f := form(n)
		for _, name := range []string{"panel", "next", "back", "then", "return", "redirect", "to"} {
			f.Set(name, evil)
		}
		for _, act := range []string{"edit", "approve", "undo", "settle", "use", "leave"} {
			stay(act, d.post(notePath(n, act)+"?next="+url.QueryEscape(evil), f))
		}
		stay("debrief", d.post("/processes/"+id+"/debrief/onsite", f))
		for _, pattern := range routes(t) {
			if method, path := d.at(pattern); method == http.MethodPost {
				stay(path, d.post(path, f))
			}
		}
		for _, path := range []string{"//evil.example/..", "/%2f%2fevil.example", "/processes/..%2f..%2fevil.example", "/\\evil.example"} {
			r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8420/", nil)
			r.URL.Path = path
			r.Host = "127.0.0.1:8420"
			a := d.do(r)
			if to, err := url.Parse(a.Header.Get("Location")); err != nil || to.Host != "" {
				t.Errorf("%q leads to %q", path, a.Header.Get("Location"))
			}
		}
	}
}

// TestPathsLeadNowhereElse asks for files beside the embedded ones and for processes by
// crooked ids: nothing is there.
func TestPathsLeadNowhereElse(t *testing.T) {
	d := newDesk(t)
	d.record(globex())
	for _, path := range []string{
		"/assets/x/..%2f..%2fweb.go", "/assets/x/%2e%2e%2fpages%2fframe.html", "/assets/../web.go", "/assets/x/page.css%00.js", "/assets/x/", "/assets/",
		"/calendar/..%2f..%2fafterword.db", "/calendar/%00.ics", "/calendar/.ics", "/processes/..%2f..%2f..%2fetc%2fpasswd", "/processes/%00", "/processes/%ff%fe",
		"/processes/x/notes/..%2f/assist", "/processes/" + strings.Repeat("a", 5000), "/processes/x'%20OR%201=1--", "/../../etc/passwd",
	} {
		a := d.get(path)
		for a.StatusCode == http.StatusMovedPermanently || a.StatusCode == http.StatusTemporaryRedirect || a.StatusCode == http.StatusPermanentRedirect {
			a = d.get(a.Header.Get("Location")) // the path, put straight
		}
		if a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d", path, a.StatusCode)
		}
		for _, leaked := range []string{"root:", "package web", "{{", "SQLite format", "Wei Chen"} {
			if strings.Contains(a.body, leaked) {
				t.Errorf("%s shows %q", path, leaked)
			}
		}
	}
}

// TestUploadsAreOnlyRead gives both doors for files what is no invitation: nothing is
// stored, nothing is kept, and the name of a file is only words.
func TestUploadsAreOnlyRead(t *testing.T) {
	for name, content := range map[string]string{
		"../../../evil.ics":               "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
		`"><script>alert(1)</script>.ics`: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
		"nothing.ics":                     "",
		"program.exe":                     "MZ\x90\x00\x03",
		"page.html":                       "<script>alert(1)</script>",
		"zip.ics":                         "PK\x03\x04" + strings.Repeat("\x00", 200),
		"deep.ics":                        strings.Repeat("BEGIN:VEVENT\r\n", 5000),
		"fold.ics":                        "BEGIN:VCALENDAR\r\nSUMMARY:" + strings.Repeat("x\r\n ", 20000),
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			id := d.record(globex())
			before := d.show(id)
			for door, a := range map[string]answer{"begin": d.dropFile(name, content), "process": d.upload(id, content)} {
				if a.StatusCode < 400 || a.StatusCode >= 500 {
					t.Errorf("%s: status %d", door, a.StatusCode)
				}
				if strings.Contains(a.body, "<script>alert") {
					t.Errorf("%s: markup is alive", door)
				}
			}
			if after := d.show(id); after.Version != before.Version || len(after.Interviews) != len(before.Interviews) {
				t.Error("the process was changed")
			}
		})
	}
}

// TestMarkupOnEveryPage stores markup wherever somebody's words go, and asks for every
// page that shows them.
func TestMarkupOnEveryPage(t *testing.T) {
	const evil = `<script>alert(1)</script>"><img src=x onerror=alert(2)>`
	d := newDesk(t)
	p := globex()
	p.Employer, p.Role, p.Candidate.Name = "Globex "+evil, "Engineer "+evil, "Ada "+evil
	round := &p.Interviews[0]
	round.Promise.Said = "soon " + evil
	round.Panel[0].Name, round.Panel[0].AddressAs, round.Panel[0].Title = "Wei "+evil, "Wei "+evil, ""
	round.Panel[0].Debrief = interview.Debrief{Anchor: "the talk about " + evil, Need: evil, Value: evil, Card: evil}
	round.Missed = &interview.MissedQuestion{AskedBy: round.Panel[0].Name, Question: evil, BetterAnswer: evil}
	p.Offers = []interview.Offer{{Employer: "Initech " + evil, Expires: interview.Date{Year: 2026, Month: 12, Day: 4}}}
	id := d.record(p)
	d.helped(&fakeModels{reply: "none"})
	d.foundInvitation()
	d.post("/settings/programs/tokens", url.Values{"name": {evil}, "scope": {"read"}})
	d.post("/settings/programs/webhooks", url.Values{"url": {"https://hooks.example/" + evil}, "kind": {"note.sent"}})
	d.post("/settings/assist", url.Values{"endpoint": {"https://models.example.net/" + evil}, "name": {evil}, "runs": {"elsewhere"}})
	process := "/processes/" + id
	note := d.noteTo(id, "wei.chen@globex.example")
	form := url.Values{"employer": {evil}, "role": {evil}, "my_name": {evil}, "r0.p0.name": {evil}, "r0.p0.email": {evil}, "r0.zone": {evil}, "words": {"</textarea>" + evil}}
	for name, a := range map[string]answer{
		"today": d.get("/"), "list": d.get("/processes"), "process": d.get(process), "debrief": d.get(process + "/debrief"), "write": d.get(process + "/write"),
		"card": d.get(process + "/card?to=wei.chen@globex.example"), "assist": d.get(notePath(note, "assist")), "insight": d.get("/insight"),
		"begin": d.post("/begin", form), "read": d.post("/begin/read", url.Values{"pasted": {"</textarea>" + evil + " wei@globex.example"}}),
		"query": d.get("/?done=" + url.QueryEscape(evil)), "card to": d.get(process + "/card?to=" + url.QueryEscape(evil)),
		"programs": d.get("/settings/programs"), "models": d.get("/settings/assist"), "words": d.get("/settings/words?removed=" + url.QueryEscape(evil)),
		"token": d.post("/settings/programs/tokens", url.Values{"name": {evil}, "expires": {evil}}), "webhook": d.post("/settings/programs/webhooks", url.Values{"url": {evil}, "kind": {"note.sent"}}),
		"model": d.post("/settings/assist", url.Values{"endpoint": {evil}, "runs": {evil}}), "word": d.post("/settings/words", url.Values{"words": {evil}}),
		"undo": d.post("/settings/undo", url.Values{"undo": {"own"}, "minutes": {evil}}), "post": d.post("/settings/post-days", url.Values{"lines": {"</textarea>" + evil}}),
		"proof": d.get("/insight?from=" + url.QueryEscape(evil)),
	} {
		for _, alive := range []string{"<script>alert", "<img src=x", "</textarea><script"} {
			if strings.Contains(a.body, alive) {
				t.Errorf("%s: %q is alive", name, alive)
			}
		}
		if name == "debrief" && strings.Count(a.body, "&lt;script&gt;") < 5 {
			t.Error("the debrief does not show the words at all; the test looks in the wrong place")
		}
		if (name == "programs" || name == "models") && strings.Count(a.body, "&lt;script&gt;") < 2 {
			t.Errorf("%s does not show the words at all; the test looks in the wrong place", name)
		}
	}
}
