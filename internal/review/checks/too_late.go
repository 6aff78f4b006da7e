package checks

import (
	"time"

	"afterword/internal/note"
	"afterword/internal/review"
)

func tooLate() review.Check {
	return review.Check{
		ID:       "too-late",
		Group:    review.Timing,
		Title:    "The thank-you is late",
		Severity: review.Warn,
		Why:      "Within a day they still see you in front of them; after three the panel has compared its notes.",
		Bad:      "(a thank-you on the third day)",
		Good:     "(a thank-you on the evening of the interview or the next morning)",
		Source:   "SPEC.md section 1, the anchor and the late rescue",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			ends, leaves := d.Context.Interview.Ends, d.Context.Leaves()
			if d.Draft.Phase != note.Anchor || ends.IsZero() || leaves.IsZero() {
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
