package web_test

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// TestPages holds what each page says in each situation, and what it must not say.
func TestPages(t *testing.T) {
	for _, row := range []struct {
		name     string
		prepare  func(d *desk) (path string)
		status   int
		wanted   []string
		unwanted []string
	}{
		{
			name:    "no process yet: how to start",
			prepare: func(*desk) string { return "/processes" },
			status:  http.StatusOK,
			wanted:  []string{"Nobody to thank yet", "begin with its invitation"},
		},
		{
			name:     "the list: state, next step, when, and how much needs the person",
			prepare:  func(d *desk) string { d.record(globex()); return "/processes" },
			status:   http.StatusOK,
			wanted:   []string{"2 things need you.", "Globex Active", "Senior Software Engineer", "Thank-you to Wei Chen, Mon 23 Nov, 16:30 their time"},
			unwanted: []string{"Nobody to thank", "Mail world"},
		},
		{
			name:    "drafts: the notes of the panel with what the review says",
			prepare: func(d *desk) string { return "/processes/" + d.record(globex()) },
			status:  http.StatusOK,
			wanted: []string{
				"They said Tuesday 1 December: we will decide by early next week",
				"Wei Chen Draft", "Priya Raman Draft", "Tomás Ortega Draft", "Dear Dr. Chen,", "why the nightly reindex takes nine hours",
				"Not ready yet Fix first:", "[What did you and Tomás talk about that you did not expect?]", "Reads well",
				"Check-in", "Planned for Wed 2 Dec, 10:00 their time", "Final pulse", "Closes Tue 15 Dec, 10:00 their time",
			},
			unwanted: []string{
				"Undo", "It left", "They have answered", "What came in", "Sent by hand",
				"Name one moment of your talk. Hi Tomás", // an excerpt that is the whole note says nothing
			},
		},
		{
			name: "approved: when it leaves, and undo until then",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.approve(d.noteTo(id, "wei.chen@globex.example"))
				return "/processes/" + id
			},
			status:   http.StatusOK,
			wanted:   []string{"Wei Chen Approved", "Leaves Mon 23 Nov, 16:30 their time in 45 min", "Undo", "2 notes wait for you."},
			unwanted: []string{"once you have approved it. Subject Note Dear Dr. Chen"},
		},
		{
			name: "sent: when, in their time",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.approve(d.noteTo(id, "wei.chen@globex.example"))
				d.windTo("2026-11-23T16:31:00")
				return "/processes/" + id
			},
			status: http.StatusOK,
			wanted: []string{
				"Wei Chen Sent", "Sent Mon 23 Nov, 16:31 their time", "Read the note",
				"2 notes wait for you.", // the check-in is drafted, but its day has not come
			},
			unwanted: []string{"Undo"},
		},
		{
			name: "unknown: what to look for, and two buttons",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.mail.FailSending(fmt.Errorf("%w: cut", followup.ErrUncertain))
				d.approve(d.noteTo(id, "wei.chen@globex.example"))
				d.windTo("2026-11-23T16:31:00")
				d.lookInVain()
				return "/processes/" + id
			},
			status: http.StatusOK,
			wanted: []string{
				"Did it leave?", "Look in your Sent folder for a mail to wei.chen@globex.example with the subject “Thank you for your time today”, around",
				"Its Message-ID is", "It left", "It did not", "3 notes wait for you.",
			},
			unwanted: []string{"Undo"},
		},
		{
			name: "refused for good: why",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.mail.FailSending(&followup.NotDelivered{Permanent: true, Err: errors.New("550 no such person")})
				d.approve(d.noteTo(id, "wei.chen@globex.example"))
				d.windTo("2026-11-23T16:31:00")
				return "/processes/" + id
			},
			status:   http.StatusOK,
			wanted:   []string{"Wei Chen Not sent", "550 no such person. It is not tried again. You can still write to them by hand."},
			unwanted: []string{"It left", "Undo"},
		},
		{
			name: "a note that waits for something else than time: why",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.mail.FailSending(&followup.NotDelivered{Err: errors.New("421 try later")})
				d.approve(d.noteTo(id, "wei.chen@globex.example"))
				d.clock.Set(at("2026-11-23T16:31:00"))
				if err := d.service.HandOverDue(d.t.Context()); err != nil {
					d.t.Fatal(err)
				}
				_ = d.service.SendNote(d.t.Context(), account, d.noteTo(id, "wei.chen@globex.example").ID, nil) // asks to be called again
				return "/processes/" + id
			},
			status:   http.StatusOK,
			wanted:   []string{"Wei Chen Waits", "Was to leave Mon 23 Nov, 16:30 their time", "421 try later", "It will be tried again.", "Undo"},
			unwanted: []string{"any moment now", "..", "Wei Chen Leaving"},
		},
		{
			name:    "a note whose step left the plan",
			prepare: func(d *desk) string { return "/processes/" + offThePanel(d) },
			status:  http.StatusOK,
			wanted:  []string{"No longer in the plan Tomás Ortega Called off thank-you to tomas@globex.example", "Tomás Ortega is not on the panel any more.", "2 notes wait for you. Wei Chen Priya Raman"},
		},
		{
			name: "answered: the mail, and the question what it was",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "Expect to hear from us by Friday 4 December.")
				return "/processes/" + id
			},
			status: http.StatusOK,
			wanted: []string{
				"Globex Paused", "They have answered. What was it?", "Expect to hear from us by Friday 4 December.",
				"A courtesy", "Another date", "They will answer by", "Another round", "An offer", "A rejection", "I step back",
				"It can be approved when you have said what their answer was.", "What came in Reply",
			},
			unwanted: []string{"Approve"},
		},
		{
			name: "answered, seen from the list",
			prepare: func(d *desk) string {
				d.record(globex())
				d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We will see.")
				return "/processes"
			},
			status: http.StatusOK,
			wanted: []string{"One thing needs you.", "Globex Paused", "They have answered."},
		},
		{
			name: "ended: nothing more to do, and what came in stays",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We went with somebody else.")
				d.name(id, cadence.Rejected)
				return "/processes/" + id
			},
			status:   http.StatusOK,
			wanted:   []string{"Globex Not this time", "They decided against it on Monday 23 November, you said so here. Nothing more is sent.", "We went with somebody else.", "That was a slip? Say what it was", "As you said before. The process stays ended.", "A courtesy"},
			unwanted: []string{"Approve", "Undo", "They have answered", "wait for you"},
		},
		{
			name: "moved on in silence",
			prepare: func(d *desk) string {
				return "/processes/" + movedOn(d)
			},
			status:   http.StatusOK,
			wanted:   []string{"Globex Closed in silence", "Silence was the answer. It closed by itself. Nothing more is sent.", "Did they answer in another way, or did you step back?"},
			unwanted: []string{"Approve", "wait for you", "They have answered"},
		},
		{
			name: "an answer after it moved on in silence still asks what it was",
			prepare: func(d *desk) string {
				id := movedOn(d)
				d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "Sorry for the silence: it is yes.")
				return "/processes/" + id
			},
			status:   http.StatusOK,
			wanted:   []string{"Globex Paused", "They have answered. What was it?", "Sorry for the silence: it is yes."},
			unwanted: []string{"Globex Closed in silence"},
		},
		{
			name: "an answer by telephone can be told, a courtesy of nobody cannot",
			prepare: func(d *desk) string {
				return "/processes/" + d.record(globex())
			},
			status:   http.StatusOK,
			wanted:   []string{"Did they answer in another way, or did you step back?", "The answer was Another date", "I step back"},
			unwanted: []string{"A courtesy", "That was a slip?"},
		},
		{
			name: "an offer is a glad thing",
			prepare: func(d *desk) string {
				d.name(d.record(globex()), cadence.Offered)
				return "/processes"
			},
			status:   http.StatusOK,
			wanted:   []string{"Behind you Globex Offer", "They made you an offer: congratulations. You said so here on Monday 23 November. Nothing more is sent."},
			unwanted: []string{"Ended"},
		},
		{
			name: "stepped back",
			prepare: func(d *desk) string {
				d.name(d.record(globex()), cadence.Withdrawn)
				return "/processes"
			},
			status: http.StatusOK,
			wanted: []string{"Globex You stepped back", "You stepped back on Monday 23 November, you said so here."},
		},
		{
			name: "another round: what to do, once nothing of this one is left",
			prepare: func(d *desk) string {
				p := globex()
				p.Interviews[0].Panel = p.Interviews[0].Panel[:1]
				id := d.record(p, note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei.chen@globex.example", At: at("2026-11-23T15:40:00")})
				d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We want to talk again.")
				d.name(id, cadence.NextRound)
				return "/processes"
			},
			status:   http.StatusOK,
			wanted:   []string{"Globex Active", "They want to talk again. Add the next interview when its invitation comes: it gets its own plan."},
			unwanted: []string{"Nothing is planned."},
		},
		{
			name: "two replies wait: all of them, the newest first, and one form",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.answered("Wei Chen <wei.chen@globex.example>", "About Globex", "We will see.")
				d.clock.Set(at("2026-11-24T09:00:00"))
				d.answered("Priya Raman <priya@globex.example>", "About Globex", "It is yes.")
				return "/processes/" + id
			},
			status: http.StatusOK,
			wanted: []string{"2 replies wait. What was the answer? Nothing more leaves until you say. Reply Tue 24 Nov, 09:00 their time Priya Raman priya@globex.example About Globex It is yes. Reply Mon 23 Nov, 15:45 their time Wei Chen", "We will see. The answer was A courtesy"},
		},
		{
			name: "a follow-up that was drafted before its day is folded away",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.approve(d.noteTo(id, "wei.chen@globex.example"))
				d.windTo("2026-11-23T16:31:00")
				return "/processes/" + id
			},
			status: http.StatusOK,
			wanted: []string{"Wei Chen Drafted early", "Drafted early: worth reading from Wed 2 Dec on"},
		},
		{
			name: "and unfolded when its day has come",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.approve(d.noteTo(id, "wei.chen@globex.example"))
				d.windTo("2026-11-23T16:31:00")
				d.windTo("2026-12-02T08:00:00")
				return "/processes/" + id
			},
			status: http.StatusOK,
			wanted: []string{"Wei Chen Draft hiring manager", "One note waits for you."}, unwanted: []string{"Drafted early"},
		},
		{
			name: "sent by hand",
			prepare: func(d *desk) string {
				return "/processes/" + d.record(globex(), note.Touch{Phase: note.Anchor, To: "priya@globex.example", At: at("2026-11-23T15:40:00")})
			},
			status: http.StatusOK,
			wanted: []string{"Sent by hand", "Thank-you to priya@globex.example, Mon 23 Nov, 15:40 their time"},
		},
		{
			name: "two rounds",
			prepare: func(d *desk) string {
				p := globex()
				first := p.Interviews[0]
				first.ID, first.Starts, first.Ends, first.Promise = "call", at("2026-11-16T10:00:00"), at("2026-11-16T10:30:00"), nil
				first.Form, first.Panel = interview.Phone, first.Panel[:1]
				p.Interviews = append([]interview.Interview{first}, p.Interviews...)
				return "/processes/" + d.record(p)
			},
			status: http.StatusOK,
			wanted: []string{"Round 1 Mon 16 Nov, 10:00 their time, by phone", "Round 2 Mon 23 Nov, 14:00 their time, by video"},
		},
		{
			name: "another year is said",
			prepare: func(d *desk) string {
				id := d.record(globex())
				d.clock.Set(at("2027-01-04T10:00:00"))
				return "/processes/" + id
			},
			status: http.StatusOK,
			wanted: []string{"Mon 23 Nov 2026, 14:00 their time"},
		},
		{
			name: "twenty people, long names, right to left, no address",
			prepare: func(d *desk) string {
				return "/processes/" + d.record(longNames())
			},
			status: http.StatusOK,
			wanted: []string{"Wolfeschlegelsteinhausenbergerdorffwelch", "فاطمة الزهراء", "Interviewer Number19", "Their address is missing. Write it down in the debrief", "It can be approved when an address is known."},
		},
		{
			name: "a process with nobody on the panel",
			prepare: func(d *desk) string {
				p := globex()
				p.Interviews[0].Panel = nil
				return "/processes/" + d.record(p)
			},
			status: http.StatusOK,
			wanted: []string{"Globex"},
		},
		{
			name: "a process without an interview",
			prepare: func(d *desk) string {
				p := globex()
				p.Interviews = nil
				return "/processes/" + d.record(p)
			},
			status:   http.StatusOK,
			wanted:   []string{"Globex", "Nothing is planned."},
			unwanted: []string{"their time"},
		},
		{
			name:    "a word in the address that no form sends says nothing",
			prepare: func(d *desk) string { return "/processes/" + d.record(globex()) + "?done=Pay%20me&note=x" },
			status:  http.StatusOK, unwanted: []string{"Pay me"},
		},
		{
			name:    "no such process",
			prepare: func(*desk) string { return "/processes/none" },
			status:  http.StatusNotFound, wanted: []string{"There is nothing here", "To the first page"},
			unwanted: []string{"followup", "sql", "not found:"},
		},
		{
			name:     "closed in silence: no advice on what cannot be any more",
			prepare:  func(d *desk) string { return "/processes/" + movedOn(d) },
			status:   http.StatusOK,
			wanted:   []string{"Closed in silence", "What Globex has seen so far"},
			unwanted: []string{"A card", "Note a question", "Another offer", "first choice"},
		},
		{
			name: "the organiser gets the follow-ups, and it is told why",
			prepare: func(d *desk) string {
				p := globex()
				round := &p.Interviews[0]
				round.Organizer, round.Panel = "priya@globex.example", round.Panel[1:2]
				return "/processes/" + d.record(p)
			},
			status: http.StatusOK, wanted: []string{"Follow-ups go to them because the invitation came from them."},
			unwanted: []string{"as the first on the panel"},
		},
		{
			name:    "no such page",
			prepare: func(*desk) string { return "/wp-admin" },
			status:  http.StatusNotFound, wanted: []string{"There is nothing here"},
		},
		{
			name:    "no such file",
			prepare: func(*desk) string { return "/assets/0000/page.css" },
			status:  http.StatusNotFound, wanted: []string{"There is nothing here"},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			a := d.get(row.prepare(d))
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d", a.StatusCode, row.status)
			}
			a.says(t, row.wanted, row.unwanted)
			if got := len(regexp.MustCompile(`<h1[ >]`).FindAllString(a.body, -1)); got != 1 {
				t.Errorf("the page has %d first headings", got)
			}
			uniqueIDs(t, a.body)
		})
	}
}

// offThePanel records a process, and then the same without the last of the panel.
func offThePanel(d *desk) (id string) {
	d.record(globex())
	p := globex()
	p.Interviews[0].Panel = p.Interviews[0].Panel[:2]
	return d.record(p)
}

// movedOn records a process whose notes were all sent by hand, and lets it close.
func movedOn(d *desk) (id string) {
	const wei = "wei.chen@globex.example"
	p := globex()
	p.Interviews[0].Panel = p.Interviews[0].Panel[:1]
	id = d.record(p,
		note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: wei, At: at("2026-11-23T17:00:00")},
		note.Touch{InterviewID: "onsite", Phase: note.CheckIn, To: wei, At: at("2026-12-02T10:00:00")},
		note.Touch{InterviewID: "onsite", Phase: note.FinalPulse, To: wei, At: at("2026-12-09T10:00:00")})
	d.windTo("2026-12-30T10:00:00")
	return id
}

// uniqueIDs fails when two elements share an id, or when a label or description points to
// an id that is not there: a screen reader would say the wrong thing.
func uniqueIDs(t *testing.T, html string) {
	t.Helper()
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`\sid="([^"]*)"`).FindAllStringSubmatch(html, -1) {
		if seen[m[1]] || strings.ContainsAny(m[1], " \t") || m[1] == "" {
			t.Errorf("the id %q is used twice or is no id", m[1])
		}
		seen[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`\s(?:for|aria-labelledby|aria-describedby)="([^"]*)"`).FindAllStringSubmatch(html, -1) {
		if !seen[m[1]] {
			t.Errorf("something points to the id %q, which is not there", m[1])
		}
	}
}

// TestVersion holds the promise that the script builds on: the version of a page changes
// when, and only when, what it shows has changed.
func TestVersion(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	for _, path := range []string{"/processes", "/processes/" + id} {
		page := d.get(path)
		attribute := regexp.MustCompile(`data-watch="([^"]+)" data-version="([^"]+)"`).FindStringSubmatch(page.body)
		if attribute == nil {
			t.Fatalf("%s does not say where to watch it", path)
		}
		if now := d.get(attribute[1]); now.body != attribute[2] {
			t.Errorf("%s was rendered as version %s and is %s at once", path, attribute[2], now.body)
		}
		n := d.noteTo(id, "priya@globex.example")
		if _, err := d.service.EditNote(t.Context(), account, n.ID, n.Digest(), n.Subject, n.Body+"P.S. "+path); err != nil {
			t.Fatal(err)
		}
		if now := d.get(attribute[1]); now.body == attribute[2] {
			t.Errorf("%s has the same version after an edit", path)
		}
	}
	if a := d.get("/processes/none/version"); a.StatusCode != http.StatusNotFound {
		t.Errorf("the version of no process: status %d", a.StatusCode)
	}
}

// TestAssets fetches every file that a page asks for.
func TestAssets(t *testing.T) {
	d := newDesk(t)
	files := regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`).FindAllStringSubmatch(d.get("/").body, -1)
	if len(files) != 7 {
		t.Fatalf("the page asks for %d files, want two icons, two styles and three scripts", len(files))
	}
	types := map[string]string{"png": "image/png", "css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
	for _, file := range files {
		a := d.get(file[1])
		if a.StatusCode != http.StatusOK || a.body == "" {
			t.Errorf("%s: status %d, %d bytes", file[1], a.StatusCode, len(a.body))
		}
		if got, want := a.Header.Get("Content-Type"), types[file[1][len(file[1])-3:]]; got != want {
			t.Errorf("%s is %q, want %q", file[1], got, want)
		}
		if got := a.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
			t.Errorf("%s may be kept only as %q", file[1], got)
		}
	}
}
