package compose_test

import (
	"fmt"
	"testing"
	"time"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestDraftsPassTheReview holds drafts from full debriefs against the program's own
// review: what it wrote itself must not be what it complains about.
func TestDraftsPassTheReview(t *testing.T) {
	for n, debrief := range debriefsAsWritten() {
		panel := panelOf(3)
		panel[1].Debrief = debrief
		p, i := ada(panel...)
		i.ID = fmt.Sprint("round-", n)
		var drafts []review.Draft
		for _, to := range i.Panel {
			drafts = append(drafts, reviewed(compose.Write(request(p, i, note.Anchor, to))))
		}
		for d := range drafts {
			var others []review.Draft
			others = append(append(others, drafts[:d]...), drafts[d+1:]...)
			checkClean(t, drafts[d], review.Context{Process: p, Interview: i, Panel: others, Now: i.Ends.Add(2 * time.Hour)})
		}
		for _, promise := range []*interview.Promise{nil, {Date: interview.Date{Year: 2026, Month: 12, Day: 1}}} {
			i.Promise = promise
			for _, phase := range []note.Phase{note.CheckIn, note.FinalPulse} {
				r := request(p, i, phase, i.Panel[0])
				r.ThreadSubject = "Thank you for your time today"
				checkClean(t, reviewed(compose.Write(r)), review.Context{Process: p, Interview: i, InThread: true, Now: i.Ends.AddDate(0, 0, 14)})
			}
			for _, to := range []interview.Interviewer{i.Panel[0], {Name: "Hana Sato", Email: "hana@globex.example"}} {
				r := request(p, i, note.GraciousReply, to)
				r.ThreadSubject, r.Own = "Your application", "how you test the migrations stays with me"
				checkClean(t, reviewed(compose.Write(r)), review.Context{Process: p, Interview: i, InThread: true, Now: i.Ends.AddDate(0, 0, 2)})
			}
			again := request(p, i, note.AnotherTime, i.Panel[0])
			checkClean(t, reviewed(compose.Write(again)), review.Context{Process: p, Interview: i, Now: i.Starts.Add(20 * time.Minute)})
		}
	}
}

// TestGapsAreNoCopies: drafts of a panel without any debrief ask everybody the same
// questions. Those wait for the candidate's words; they are not copied across the panel.
func TestGapsAreNoCopies(t *testing.T) {
	panel := panelOf(4)
	for n := range panel {
		panel[n].Debrief = interview.Debrief{}
	}
	p, i := ada(panel...)
	var drafts []review.Draft
	for _, to := range i.Panel {
		drafts = append(drafts, reviewed(compose.Write(request(p, i, note.Anchor, to))))
	}
	for n, d := range drafts {
		others := append(append([]review.Draft{}, drafts[:n]...), drafts[n+1:]...)
		blocked := false
		for _, f := range review.Run(checks.All(), d, review.Context{Process: p, Interview: i, Panel: others, Now: i.Ends.Add(2 * time.Hour)}, review.Options{}) {
			blocked = blocked || f.Check == "placeholder-left" && f.Severity == review.Block
			if f.Check == "copied-across-panel" {
				t.Errorf("the note to %s: %s", d.To.Name, f.Message)
			}
		}
		if !blocked {
			t.Errorf("the note to %s has a gap and is not blocked", d.To.Name)
		}
	}
}

func reviewed(d compose.Draft) review.Draft {
	return review.Draft{Phase: d.Phase, To: d.To, Subject: d.Subject, Body: d.Body}
}

func checkClean(t *testing.T, d review.Draft, c review.Context) {
	t.Helper()
	for _, f := range review.Run(checks.All(), d, c, review.Options{}) {
		if f.Severity != review.Hint {
			t.Errorf("the %s note to %s: %s (%s): %s\n%s", d.Phase, d.To.Name, f.Check, f.Severity, f.Message, d.Body)
		}
	}
}
