package web_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestTodayPage holds what the first page says of each kind of thing, and where it leads.
func TestTodayPage(t *testing.T) {
	d := newDesk(t)
	d.get("/").says(t, []string{"Nobody to thank yet", "Drop the invitation", "Or paste it", "Or type it"}, []string{"What needs you"})
	id := d.record(globex())
	page := d.get("/")
	page.says(t, []string{
		"2 things need you.", "How was it with Tomás Ortega?", "Worth doing until Tue 24 Nov, 15:30 their time.",
		"Read and approve the thank-yous to Wei Chen and Priya Raman", "With it, the first leaves Mon 23 Nov, 16:30 their time.",
	}, []string{"What goes out", "What is waiting", "Mail world"})
	for _, path := range []string{"/processes/" + id + "/debrief/onsite", "/processes/" + id + "#note-" + d.noteTo(id, "wei.chen@globex.example").ID} {
		if !strings.Contains(page.body, `href="`+path+`"`) {
			t.Errorf("the page does not lead to %s", path)
		}
	}
	d.approve(d.noteTo(id, "wei.chen@globex.example"))
	d.get("/").says(t, []string{"What goes out", "Thank-you to Wei Chen Globex", "Leaves Mon 23 Nov, 16:30 their time", "it can be taken back until then"}, nil)
	d.answered("Priya Raman <priya@globex.example>", "About Globex", "It was good to talk.")
	d.get("/").says(t, []string{"One thing needs you.", "Priya Raman answered. What was it?", "Nothing more leaves until you say."}, []string{"What goes out"})
}

// TestTodayOffersALateThankYou: past 72 hours it stands below, and nothing needs anybody.
func TestTodayOffersALateThankYou(t *testing.T) {
	d := newDesk(t)
	d.record(globex())
	d.windTo("2026-11-27T10:00:00")
	d.get("/").says(t, []string{
		"Nothing needs you right now.", "What you may still do", "Thank-yous to Wei Chen and Priya Raman are still possible",
		"The interview was more than three days ago, so you need not.", "Check-in to Wei Chen, Wed 2 Dec, 10:00 their time.",
	}, []string{"What needs you", "Read and approve", "Late, and still"})
	d.get("/processes").says(t, []string{"Nothing needs you right now."}, []string{"needs you:", "things need you"})
}

// TestBeginInABrowser begins a process by pasting, and another by typing, with the keyboard
// alone.
func TestBeginInABrowser(t *testing.T) {
	d := newDesk(t)
	b := openTab(t, d)
	b.open("/")
	calendar, err := json.Marshal(onsiteICS())
	if err != nil {
		t.Fatal(err)
	}
	look[bool](b, `(() => {
		const pasted = new DataTransfer();
		pasted.setData("text/plain", `+string(calendar)+`);
		return document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true })) || true;
	})()`)
	b.until("document.querySelector('form.begin')?.elements.employer?.value === 'Globex'")
	b.open("/")
	b.tabTo("#type")
	b.do(chromedp.KeyEvent("\r"))
	b.until("document.querySelector('form.begin')?.elements.employer?.value === ''")
	for _, field := range []struct{ id, value string }{
		{"employer", "Initech"}, {"role", "Engineer"}, {"r0.zone", "America/New_York"}, {"r0.p0.name", "Bob Stone"}, {"r0.p0.email", "bob@initech.example"}, {"my_name", "Ada Park"},
	} {
		b.tabTo(fmt.Sprintf("[name='%s']", field.id))
		b.do(chromedp.KeyEvent(field.value))
	}
	look[bool](b, `(() => { for (const [name, value] of [["r0.starts", "2026-11-23T14:00"], ["r0.ends", "2026-11-23T15:00"]]) document.getElementsByName(name)[0].value = value; return true; })()`)
	b.tabTo("#begin")
	b.do(chromedp.KeyEvent("\r"))
	b.until("document.getElementById('p0-anchor')")
	views := mustList(d)
	if len(views) != 1 || views[0].Employer != "Initech" || views[0].Interviews[0].Panel[0].Name != "Bob Stone" {
		t.Errorf("stored are %d processes", len(views))
	}
	b.quiet()
}

// TestNotification: it is off until the person switches it on, and then tells what newly
// needs them while the page is not looked at.
func TestNotification(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	b := openTab(t, d)
	b.open("/")
	look[bool](b, `(() => {
		window.heard = [];
		class Told extends EventTarget {
			constructor(title, options) { super(); heard.push(title + " / " + options.body); }
			static permission = "default";
			static async requestPermission() { Told.permission = "granted"; return "granted"; }
		}
		window.Notification = Told;
		return true;
	})()`)
	if look[bool](b, "document.body.dataset.awake === 'yes'") {
		t.Error("it is on from the start")
	}
	b.do(chromedp.Click(chromedp.ID("notify")))
	b.until("document.body.dataset.awake === 'yes'")
	look[bool](b, "Object.defineProperty(document, 'hidden', { value: true, configurable: true }) && true")
	d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We will see.")
	b.until("heard.length > 0")
	if told := look[[]string](b, "heard"); len(told) != 1 || told[0] != "Wei Chen answered. What was it? / Globex, Senior Software Engineer" {
		t.Errorf("told is %q", told)
	}
	if v := d.show(id); v.State != followup.Active || d.mail.Sent() != 0 {
		t.Errorf("the process is %s, %d mails were sent", v.State, d.mail.Sent())
	}
}

// TestTodayTouches says of what is waited for what was used of the touches.
func TestTodayTouches(t *testing.T) {
	d := newDesk(t)
	p := globex()
	p.Interviews[0].Panel = p.Interviews[0].Panel[:1]
	d.record(p, note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T15:40:00")})
	d.get("/").says(t, []string{"What is waiting, and for what", "1 of 6 touches used, 5 left."}, nil)
}

// TestTodayKnowsWhoDidNotCall asks a quarter of an hour after the agreed time, and beside
// the debrief.
func TestTodayKnowsWhoDidNotCall(t *testing.T) {
	d := newDesk(t)
	d.clock.Set(at("2026-11-23T14:05:00"))
	id := d.record(globex())
	d.get("/").says(t, nil, []string{"call?", "Nobody called?"})
	d.clock.Set(at("2026-11-23T14:16:00"))
	d.get("/").says(t, []string{"Did Wei Chen", "call?", "It was agreed for Mon 23 Nov, 14:00 their time"}, nil)
	d.clock.Set(at("2026-11-23T15:45:00"))
	if a := d.get("/"); !strings.Contains(a.body, "/processes/"+id+"#talk") {
		t.Errorf("the first page does not lead to where one says that nobody called:\n%s", textOf(a.body))
	}
	d.post("/processes/"+id+"/nobody-called", nil)
	d.get("/").says(t, []string{"Read and approve the note about another time to Wei Chen"}, []string{"Nobody called?"})
}

// TestTodayLooksAgain comes back to a role that is on hold on its day, and not before.
func TestTodayLooksAgain(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex(), note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T15:40:00")})
	d.post("/processes/"+id+"/reply", d.naming(id, url.Values{"answer": {"on hold"}, "look-again": {"2026-12-07"}}))
	a := d.get("/")
	a.says(t, []string{d.show(id).Budget.Words()}, []string{"Look again: is the role open?"})
	d.windTo("2026-12-07T12:00:00")
	d.get("/").says(t, []string{"Look again: is the role open?", "One thing needs you."}, nil)
}

// TestBothClocks says when a note leaves on their clock and on one's own.
func TestBothClocks(t *testing.T) {
	d := newDesk(t)
	p := globex()
	p.Candidate.Place = "Munich"
	id := d.record(p)
	d.get("/processes/"+id).says(t, []string{"their time (22:"}, nil)
	there := globex()
	there.Candidate.Place, there.Employer = "New York", "Hooli"
	d = newDesk(t)
	d.get("/processes/"+d.record(there)).says(t, nil, []string{"on your clock"})
}

// TestApproveByAWay approves one note for another way than the usual one.
func TestApproveByAWay(t *testing.T) {
	for way, want := range map[string]note.Way{"by-hand": note.ByHand, "drafts": note.Drafts, "send": note.Send, "": note.Send, "pigeon": note.Send} {
		d := newDesk(t)
		n := d.noteTo(d.record(globex()), "wei.chen@globex.example")
		f := form(n)
		f.Set("way", way)
		d.post(notePath(n, "approve"), f)
		if got := d.noteTo(n.ProcessID, "wei.chen@globex.example"); got.State != note.Approved || got.Way != want {
			t.Errorf("approved with %q the note is %s and goes by %q", way, got.State, got.Way)
		}
	}
}
