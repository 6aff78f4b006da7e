package checks

import (
	"fmt"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/note"
	"afterword/internal/review"
)

func tooLate() review.Check {
	return review.Check{
		ID:       "too-late",
		Group:    review.Timing,
		Title:    "The note is late",
		Severity: review.Warn,
		Why:      "Within a day they still see you in front of them; after three the panel has compared its notes. Who asks long after the date that they named seems to have forgotten it.",
		Bad:      "(a thank-you on the third day; the first check-in two weeks after the date they named)",
		Good:     "(a thank-you on the evening of the interview or the next morning; a check-in on the business day after their date)",
		Source:   "SPEC.md section 1, the anchor, the late rescue and the check-in",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			ends, leaves := d.Context.Interview.Ends, d.Context.Leaves()
			if ends.IsZero() || leaves.IsZero() {
				return nil
			}
			if d.Draft.Phase == note.CheckIn {
				return lateCheckIn(d)
			}
			if d.Draft.Phase != note.Anchor {
				return nil
			}
			switch late := leaves.Sub(ends); {
			case late > 72*time.Hour:
				return []review.Finding{{Message: "More than three days have passed since the interview. It may still go, but no longer as a thank-you for the day: one line on why it comes now is honest."}}
			case late > 24*time.Hour:
				return []review.Finding{{Message: "More than a day has passed since the interview. It is still worth sending: today rather than tomorrow."}}
			}
			return nil
		},
	}
}

// patience is how many days after the plan opens it a check-in is late: the plan gives it two business
// days, and who waits a week is polite.
const patience = 9

// lateCheckIn reports the first question about a date that is long past. As in the plan, the days count
// from the business day after that date or the fifth one after the interview, the later.
func lateCheckIn(d *review.Doc) []review.Finding {
	p := d.Context.Interview.Promise
	if p == nil || p.Date.IsZero() || tellsOfAnOffer(d) {
		return nil
	}
	opens, leaves := workdays.OfInterview(d.Context.Interview).Add(p.Date, 1), dayOf(d, d.Context.Leaves())
	if first := followUpOpens(d); first.After(opens) {
		opens = first
	}
	if daysFrom(opens, leaves) < patience {
		return nil
	}
	for _, n := range d.Context.Earlier {
		if n.Phase == note.CheckIn && n.ProcessID == d.Context.Process.ID && dayOf(d, n.SentAt).After(p.Date) {
			return nil // they were asked in time
		}
	}
	return []review.Finding{{Message: fmt.Sprintf("They said %s, and that is %d days past. It may still go: today rather than tomorrow, and without a word on the wait.", p.Date.Words(), daysFrom(p.Date, leaves))}}
}
