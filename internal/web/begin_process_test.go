package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// onsiteICS is an invitation as a calendar program sends it.
func onsiteICS() string {
	return strings.Replace(calendarOf("REQUEST", "onsite@globex", 0, "20261123T140000", "20261123T153000",
		"ATTENDEE;CN=Ada Park:mailto:ada@example.org", "ATTENDEE:mailto:priya.raman@globex.example"), "Interview at Globex", "Onsite interview: Senior Software Engineer", 1)
}

// dropFile sends a file as the page does.
func (d *desk) dropFile(name, content string) answer {
	d.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		d.t.Fatal(err)
	}
	_, _ = part.Write([]byte(content))
	_ = form.Close()
	r := httptest.NewRequest(http.MethodPost, "/begin/read", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return d.do(r)
}

// fieldsOf reads the form of a page back, as a browser would send it.
func (a answer) fieldsOf() url.Values {
	form := url.Values{}
	unescape := strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&amp;", "&", "&lt;", "<", "&gt;", ">", "&#43;", "+", "&#13;", "\r", "&#10;", "\n")
	for _, f := range regexp.MustCompile(`<input type="(?:text|hidden|datetime-local)"[^>]*? name="([^"]*)"[^>]*? value="([^"]*)"`).FindAllStringSubmatch(a.body, -1) {
		form.Set(f[1], unescape.Replace(f[2]))
	}
	return form
}

// TestBeginWithAFile: the file is read, shown with its guesses, completed, and becomes a
// process whose debrief comes next.
func TestBeginWithAFile(t *testing.T) {
	d := newDesk(t)
	shown := d.dropFile("onsite.ics", onsiteICS())
	shown.says(t, []string{"Look it over", "Guess from the address globex.example", "Guess from the address: check the spelling", "Guess: as the invitation has it"}, nil)
	form := shown.fieldsOf()
	if form.Get("employer") != "Globex" || form.Get("role") != "Senior Software Engineer" || form.Get("r0.starts") != "2026-11-23T14:00" ||
		form.Get("r0.zone") != "America/New_York" || form.Get("r0.p0.name") != "Wei Chen" || form.Get("r0.p1.name") != "Priya Raman" {
		t.Fatalf("the form says %v", form)
	}
	// A name that is missing is asked, and nothing that was typed gets lost.
	form.Set("my_name", "")
	form.Set("employer", "Globex Corporation")
	again := d.post("/begin", form)
	if again.StatusCode != http.StatusUnprocessableEntity || again.fieldsOf().Get("employer") != "Globex Corporation" {
		t.Fatalf("status %d", again.StatusCode)
	}
	again.says(t, []string{"Nothing is stored yet", "Write your name, as you sign with it."}, nil)
	form = again.fieldsOf()
	form.Set("my_name", "Ada Park")
	begun := d.post("/begin", form)
	if begun.StatusCode != http.StatusSeeOther || !strings.Contains(begun.Header.Get("Location"), "/debrief") {
		t.Fatalf("status %d to %q: %s", begun.StatusCode, begun.Header.Get("Location"), textOf(begun.body))
	}
	id := strings.Split(begun.Header.Get("Location"), "/")[2]
	v := d.show(id)
	if v.Employer != "Globex Corporation" || v.Candidate.Name != "Ada Park" || len(v.Interviews) != 1 || v.Interviews[0].CalendarUID != "onsite@globex" ||
		len(v.Interviews[0].Panel) != 2 || !v.Interviews[0].Panel[1].NameGuessed {
		t.Errorf("stored is %+v", v.Process.Process)
	}
	// The same file again leads to the process that has it.
	if known := d.dropFile("onsite.ics", onsiteICS()); known.Header.Get("Location") != "/processes/"+id+"?done=known" {
		t.Errorf("the same file leads to %q", known.Header.Get("Location"))
	}
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails were sent", d.mail.Sent())
	}
}

// TestBeginReads holds what can be read, and what is said of the rest.
func TestBeginReads(t *testing.T) {
	mail := "From: rae@globex.example\r\nTo: ada@example.org\r\nSubject: Interview\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n" + onsiteICS()
	for _, row := range []struct {
		name, given string
		status      int
		wanted      []string
	}{
		{"a pasted calendar", onsiteICS(), http.StatusOK, []string{"Look it over"}},
		{"a calendar in a sentence", "Here it is:\n" + onsiteICS(), http.StatusOK, []string{"Look it over"}},
		{"a whole mail", mail, http.StatusOK, []string{"Look it over"}},
		{"words with addresses", "You will meet Wei Chen <wei.chen@globex.example> and priya@globex.example on Monday.", http.StatusOK, []string{"Look it over", "What you pasted", "You will meet"}},
		{"words without", "See you on Monday", http.StatusUnprocessableEntity, []string{"no e-mail address of anybody", "See you on Monday"}},
		{"nothing", " ", http.StatusUnprocessableEntity, []string{"Choose a calendar file or paste the invitation first"}},
		{"an empty calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", http.StatusUnprocessableEntity, []string{"could not be read as an invitation"}},
		{"a cancelled one", strings.Replace(onsiteICS(), "METHOD:REQUEST", "METHOD:CANCEL", 1), http.StatusUnprocessableEntity, []string{"No interview is left"}},
		{"a novel", strings.Repeat("word ", 40_000), http.StatusUnprocessableEntity, []string{"longer than an invitation"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			a := d.post("/begin/read", url.Values{"pasted": {row.given}})
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d", a.StatusCode, row.status)
			}
			a.says(t, row.wanted, nil)
		})
	}
	d := newDesk(t)
	if a := d.dropFile("film.ics", strings.Repeat("x", 200<<10)); a.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a large file: status %d", a.StatusCode)
	}
}

// TestBeginTyped: what is typed by hand is held to the rules of a process file, field by
// field.
func TestBeginTyped(t *testing.T) {
	d := bareDesk(t)
	form := url.Values{
		"employer": {"Globex"}, "role": {"Engineer"}, "my_name": {"Ada Park"}, "my_email": {"ada@example.org"},
		"r0.starts": {"2026-11-23T14:00"}, "r0.ends": {"2026-11-23T15:00"}, "r0.zone": {"America/New_York"}, "r0.form": {"video"},
		"r0.p0.name": {"Dr. Wei Chen"}, "r0.p0.email": {"wei@globex.example"}, "r0.p2.name": {"Priya Raman"},
	}
	for field, row := range map[string]struct{ value, says string }{
		"employer":    {"", "Write who it is"},
		"role":        {" ", "Write which job it is."},
		"my_email":    {"ada", "That is no e-mail address"},
		"r0.starts":   {"monday", "That is no day with a time"},
		"r0.ends":     {"2026-11-23T13:00", "It must end after it began."},
		"r0.zone":     {"Atlantis/City", "That is no time zone"},
		"r0.p0.email": {"ada@example.org", "your own address"},
		"r0.p2.name":  {"Wei Chen", "Somebody above is called so"},
	} {
		broken := url.Values{}
		for name, values := range form {
			broken[name] = values
		}
		broken.Set(field, row.value)
		a := d.post("/begin", broken)
		if a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s %q: status %d", field, row.value, a.StatusCode)
		}
		a.says(t, []string{row.says}, nil)
	}
	nobody := url.Values{}
	for name, values := range form {
		if !strings.HasPrefix(name, "r0.p") {
			nobody[name] = values
		}
	}
	d.post("/begin", nobody).says(t, []string{"Name one person at least."}, nil)

	begun := d.post("/begin", form)
	if begun.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", begun.StatusCode, textOf(begun.body))
	}
	v := d.show(strings.Split(begun.Header.Get("Location"), "/")[2])
	if panel := v.Interviews[0].Panel; len(panel) != 2 || panel[0].Name != "Wei Chen" || panel[0].Title != "Dr." {
		t.Errorf("the panel is %+v", panel)
	}
}

// TestBeginWithAFoundInvitation: one that came by mail from an employer without a process is
// offered, begins one, and is not offered again; another can be ignored.
func TestBeginWithAFoundInvitation(t *testing.T) {
	d := newDesk(t)
	d.record(globex()) // a mailbox is read from the first interview on
	d.foundInvitation()
	today := d.get("/")
	today.says(t, []string{"Begin with this invitation from Stark?", "Onsite interview: Platform Engineer", "It came by mail from Jo Bloom"}, nil)
	key := regexp.MustCompile(`name="found" value="([^"]*)"`).FindStringSubmatch(today.body)
	if key == nil {
		t.Fatal("no invitation is offered")
	}
	shown := d.post("/begin/read", url.Values{"found": {key[1]}})
	shown.says(t, []string{"Look it over"}, nil)
	begun := d.post("/begin", shown.fieldsOf())
	if begun.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", begun.StatusCode, textOf(begun.body))
	}
	d.get("/").says(t, nil, []string{"Begin with this invitation"})
	if a := d.post("/begin/ignore", url.Values{"found": {key[1]}}); a.StatusCode != http.StatusConflict {
		t.Errorf("what was added is ignored with status %d", a.StatusCode)
	}

	d = newDesk(t)
	d.record(globex())
	d.foundInvitation()
	if a := d.post("/begin/ignore", url.Values{"found": {key[1]}}); a.StatusCode != http.StatusSeeOther {
		t.Errorf("ignoring it: status %d", a.StatusCode)
	}
	d.get("/").says(t, nil, []string{"Begin with this invitation"})
}

// TestBeginTwice: another interview of a process that goes on adds its round, and what is
// stored of the process stays; the same interview again changes nothing.
func TestBeginTwice(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	second := url.Values{
		"employer": {"Globex"}, "role": {"Senior Software Engineer"}, "my_name": {"Ada Park"}, "my_email": {"ada@example.org"},
		"r0.starts": {"2026-11-30T14:00"}, "r0.ends": {"2026-11-30T15:00"}, "r0.zone": {"America/New_York"}, "r0.p0.name": {"Noor Haddad"}, "r0.p0.email": {"noor@globex.example"},
	}
	for range 2 {
		a := d.post("/begin", second)
		if a.Header.Get("Location") != "/processes/"+id+"?done=known-process" {
			t.Fatalf("status %d to %q", a.StatusCode, a.Header.Get("Location"))
		}
		v := d.show(id)
		if len(v.Interviews) != 2 || !v.FirstChoice || v.Interviews[0].Panel[0].Debrief.Anchor == "" || v.Interviews[0].Promise == nil || v.Candidate.Phone == "" {
			t.Errorf("stored is %+v", v.Process.Process)
		}
	}
	first := url.Values{}
	for name, values := range second {
		first[name] = values
	}
	first.Set("r0.starts", "2026-11-23T14:00")
	first.Set("r0.ends", "2026-11-23T15:30")
	first.Set("r0.p0.name", "Wei Chen")
	first.Set("r0.p0.email", "wei.chen@globex.example")
	d.post("/begin", first)
	if v := d.show(id); v.Interviews[0].Panel[0].Debrief.Anchor == "" {
		t.Errorf("the debrief is gone: %+v", v.Interviews[0])
	}
}
