package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

// heard is a desk on which Priya answered a thank-you to Wei.
func heard(t testing.TB) (d *desk, id string) {
	d = newDesk(t)
	id = d.record(globex())
	d.clock.Set(at("2026-11-24T09:00:00"))
	d.answered("Priya Raman <priya@globex.example>", "Away", "I am away until 7 December.")
	return d, id
}

// firstKey is the key of the mail that the inbox shows first.
func (d *desk) firstKey() string {
	d.t.Helper()
	found := regexp.MustCompile(`name="key" value="([^"]*)"`).FindStringSubmatch(d.get("/inbox").body)
	if found == nil {
		d.t.Fatal("the inbox shows no mail")
	}
	return html.UnescapeString(found[1])
}

// TestInbox corrects what Afterword took a mail for, and takes that back.
func TestInbox(t *testing.T) {
	d, id := heard(t)
	key := d.firstKey()
	d.get("/inbox").says(t, []string{"Reply", "Globex, Senior Software Engineer", "Everything later waits until you say what it was.", "Say what it was"}, []string{"Take that back"})

	form := func(kind, process string) url.Values {
		return url.Values{"key": {key}, "kind": {kind}, "process": {process}}
	}
	wrong := form("auto-reply", id)
	wrong.Set("back", "next week")
	for name, row := range map[string]struct {
		form   url.Values
		status int
		wanted string
	}{
		"no date":           {wrong, http.StatusUnprocessableEntity, "That is no date."},
		"no process":        {form("reply", ""), http.StatusUnprocessableEntity, "Choose the process that it is about."},
		"no kind":           {form("", id), http.StatusUnprocessableEntity, "Choose what it was."},
		"a kind of its own": {form("bounce", id), http.StatusUnprocessableEntity, "Choose what it was."},
		"another process":   {form("reply", "none"), http.StatusNotFound, "There is nothing here"},
		"another mail":      {url.Values{"key": {"none"}, "do": {"aside"}}, http.StatusNotFound, "There is nothing here"},
	} {
		a := d.post("/inbox/correct", row.form)
		if a.StatusCode != row.status {
			t.Errorf("%s: %d, want %d", name, a.StatusCode, row.status)
		}
		a.says(t, []string{row.wanted}, nil)
		if !d.show(id).Paused {
			t.Fatalf("%s: what was refused changed the plan", name)
		}
	}

	away := form("auto-reply", id)
	away.Set("back", "2026-12-07")
	if a := d.post("/inbox/correct", away); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("correcting answers %d: %s", a.StatusCode, textOf(a.body))
	}
	if d.show(id).Paused {
		t.Error("an automatic answer still pauses the process")
	}
	d.get("/inbox").says(t, []string{"Out of office", "waits for their return on Monday 7 December", "Afterword had taken it for: Reply."}, []string{"Say what it was"})

	d.post("/inbox/correct", url.Values{"key": {key}, "do": {"aside"}})
	d.get("/inbox?done=aside").says(t, []string{"Not about this", "It changes nothing.", "Noted: it is not about this."}, []string{"I am away until 7 December."})
	d.get("/processes/"+id).says(t, nil, []string{"I am away until 7 December."})

	d.post("/inbox/undo", url.Values{"key": {key}})
	d.post("/inbox/undo", url.Values{"key": {key}}) // pressed twice
	if !d.show(id).Paused {
		t.Error("after undo the reply does not wait any more")
	}
	d.name(id, cadence.Courtesy)
	d.get("/inbox").says(t, []string{"Later steps waited until you said what it was: a courtesy."}, []string{"Take that back"})
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails were sent", d.mail.Sent())
	}
}

// TestInboxOfNothing says so, shows no other people's mail and goes back from a page that
// is not there.
func TestInboxOfNothing(t *testing.T) {
	d := newDesk(t)
	d.record(globex())
	d.answered("Shop <shop@example.net>", "Your order 4711", "It is on its way.")
	for _, path := range []string{"/inbox", "/inbox?from=60", "/inbox?from=-1", "/inbox?from=x"} {
		a := d.get(path)
		if a.StatusCode != http.StatusOK {
			t.Errorf("%s answers %d", path, a.StatusCode)
		}
		a.says(t, []string{"Nothing has come in", "One other mail was read that no process is about."}, []string{"4711", "shop@example.net"})
	}
	bareDesk(t).get("/inbox").says(t, []string{"Nothing has come in", "No mailbox is added yet"}, []string{"other mail"})
}

// TestInboxVersion changes with what came in.
func TestInboxVersion(t *testing.T) {
	d, _ := heard(t)
	before := d.get("/inbox/version").body
	if again := d.get("/inbox/version").body; again != before || !strings.Contains(d.get("/inbox").body, before) {
		t.Errorf("the version is %q, then %q", before, again)
	}
	d.post("/inbox/correct", url.Values{"key": {d.firstKey()}, "do": {"aside"}})
	if d.get("/inbox/version").body == before {
		t.Error("a correction left the version as it was")
	}
}

// TestCorrectByKeyboard says with Tab and Enter alone that a mail is not about this.
func TestCorrectByKeyboard(t *testing.T) {
	d, id := heard(t)
	b := openTab(t, d)
	b.open("/inbox")
	b.tabTo("#mail-0-aside")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('mail-0-undo')")
	if d.show(id).Paused {
		t.Error("the process is paused by a mail that is not about it")
	}
	b.tabTo("#mail-0-undo")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("!document.getElementById('mail-0-undo')")
	if !d.show(id).Paused {
		t.Error("after undo the process is not paused")
	}
	b.quiet()
}

// placesScenes are the pages around the notes.
var placesScenes = map[string]func(d *desk) string{
	"inbox": func(d *desk) string {
		d.record(longNames())
		d.record(globex())
		d.clock.Set(at("2026-11-24T09:00:00"))
		d.answered("Priya Raman <priya@globex.example>", "Away", "I am away until 7 December.")
		d.answered("فاطمة الزهراء بنت عبد الرحمن <fatima@globex.example>", "رد: "+strings.Repeat("Donaudampfschifffahrt", 4), "شكرا جزيلا")
		d.answered("Shop <shop@example.net>", "Your order 4711", "It is on its way.")
		d.post("/inbox/correct", url.Values{"key": {d.firstKey()}, "do": {"aside"}})
		return "/inbox"
	},
	"settings": func(d *desk) string {
		d.record(longNames())
		return "/settings"
	},
	"timeline": func(d *desk) string {
		p := globex()
		p.Candidate.Place = "Munich"
		id := d.record(p, note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T17:00:00")})
		d.clock.Set(at("2026-11-25T09:00:00"))
		d.answered("Wei Chen <wei.chen@globex.example>", "Re: Thank you", "We will be in touch.")
		d.name(id, cadence.Courtesy)
		return "/processes/" + id
	},
	"look-again": func(d *desk) string {
		id := d.record(globex(), note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T15:40:00")})
		d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"on hold"}, "look-again": {"2026-12-07"}}))
		d.windTo("2026-12-07T12:00:00")
		return "/"
	},
	"settings-new":   func(*desk) string { return "/settings" },
	"help":           func(*desk) string { return "/help" },
	"help-mailboxes": func(*desk) string { return "/help/mailboxes" },
	"help-pictures":  func(*desk) string { return "/help/operations" },
	"help-check":     func(*desk) string { return "/help/checks/copied-across-panel" },
	"inbox-empty":    func(d *desk) string { return "/inbox" },
}

// TestDebriefAndNotesLeadToOneAnother goes from what was written down to the notes and back.
func TestDebriefAndNotesLeadToOneAnother(t *testing.T) {
	d := newDesk(t)
	d.record(globex())
	id := d.show(d.record(globex())).ID
	link := regexp.MustCompile(`<a href="([^"]*)" id="to-(?:write|debrief)"`)
	path := "/processes/" + id + "/debrief/onsite"
	for range 2 {
		found := link.FindStringSubmatch(d.get(path).body)
		if found == nil {
			t.Fatalf("%s leads nowhere", path)
		}
		path = html.UnescapeString(found[1])
	}
	if path != "/processes/"+id+"/debrief/onsite" {
		t.Errorf("back leads to %s", path)
	}
}
