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
