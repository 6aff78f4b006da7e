package checks

import (
	"fmt"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

func tooEarly() review.Check {
	return review.Check{
		ID:       "too-early",
		Group:    review.Timing,
		Title:    "Too early to send",
		Severity: review.Warn,
		Why:      "A note within the hour looks automated, and a reminder within the week looks impatient.",
		Bad:      "(a thank-you ten minutes after the call; a check-in on the third day)",
		Good:     "(a thank-you from an hour after the interview on; a check-in from the fifth business day on)",
		Source:   "SPEC.md section 1, the column \"opens\"",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			ends, leaves := d.Context.Interview.Ends, d.Context.Leaves()
			if ends.IsZero() || leaves.IsZero() || d.Draft.Phase.Answers() {
				return nil
			}
			message, severity := "", review.Warn
			switch {
			case leaves.Before(ends):
				message = fmt.Sprintf("The interview ends at %s on %s: send the note after it.", clockOf(ends), interview.DateOf(ends).Words())
			case d.Draft.Phase == note.Anchor:
				if opens := ends.Add(time.Hour); leaves.Before(opens) {
					message = fmt.Sprintf("Sooner than an hour after the interview looks automated: send it from %s on.", clockOf(opens))
				}
			case promiseOpen(d) || tellsOfAnOffer(d): // the promise decides, or the offer
			default:
				if opens := followUpOpens(d); dayOf(d, leaves).Before(opens) {
					message = fmt.Sprintf("The %s opens on %s: sooner looks impatient.", phaseWords(d.Draft.Phase), opens.Words())
					if p := d.Context.Interview.Promise; p != nil && opens.AddDays(-1) == dayOf(d, leaves) {
						severity = review.Hint // their date has passed, and a holiday of theirs may be no day off
					}
				}
			}
			if message == "" {
				return nil
			}
			return []review.Finding{{Message: message, Severity: severity}}
		},
	}
}

// followUpOpens is the first day of a check-in or a final pulse by the calendar alone.
func followUpOpens(d *review.Doc) interview.Date {
	held, cal := dayOf(d, d.Context.Interview.Ends), workdays.OfInterview(d.Context.Interview)
	if d.Draft.Phase == note.FinalPulse {
		return cal.SendingDay(held.AddDays(14))
	}
	return cal.Add(held, 5)
}

func phaseWords(p note.Phase) string {
	if p == note.FinalPulse {
		return "final pulse"
	}
	return string(p)
}

func clockOf(t time.Time) string { return t.Format("15:04") }
