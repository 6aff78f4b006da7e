package checks

import (
	"fmt"

	"afterword/internal/cadence/workdays"
	"afterword/internal/note"
	"afterword/internal/review"
)

func promiseNotPassed() review.Check {
	return review.Check{
		ID:       "promise-not-passed",
		Group:    review.Timing,
		Title:    "The promised date has not passed",
		Severity: review.Warn,
		Why:      "Who asks before the date they were given did not listen, or does not trust it.",
		Bad:      "(They said Friday; the check-in leaves on Thursday.)",
		Good:     "(They said Friday; the check-in leaves on Monday.)",
		Source:   "SPEC.md section 1, check-in: promise passed",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase == note.Anchor || d.Draft.Phase.Answers() || !promiseOpen(d) || tellsOfAnOffer(d) {
				return nil
			}
			day := d.Context.Interview.Promise.Date
			opens := workdays.OfInterview(d.Context.Interview).Add(day, 1)
			return []review.Finding{{Message: fmt.Sprintf("They said %s, and that has not passed: wait until %s.", day.Words(), opens.Words())}}
		},
	}
}

// promiseOpen reports that the date by which they wanted to answer is still to come, or is
// the day on which the note leaves.
func promiseOpen(d *review.Doc) bool {
	p, leaves := d.Context.Interview.Promise, d.Context.Leaves()
	return p != nil && !p.Date.IsZero() && !leaves.IsZero() && !dayOf(d, leaves).After(p.Date)
}
