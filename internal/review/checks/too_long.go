package checks

import (
	"fmt"

	"afterword/internal/note"
	"afterword/internal/review"
)

func tooLong() review.Check {
	return review.Check{
		ID:       "too-long",
		Group:    review.Form,
		Title:    "Longer than a thank-you card",
		Severity: review.Warn,
		Why:      "A note is read between two meetings; what does not fit on a card is not read.",
		Bad:      "(four paragraphs, two hundred words)",
		Good:     "(the moment, one sentence of value, the next step: sixty to a hundred and thirty words)",
		Source:   "SPEC.md section 3, form; DESIGN.md, lengths of published notes",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			l, n := limitsOf(d), d.Length()
			if n <= l.long {
				return nil
			}
			f := review.Finding{Span: mainSpan(d), Message: fmt.Sprintf("%d words without salutation and sign-off: a note of at most %d is read to its end.", n, l.long)}
			switch d.Draft.Phase {
			case note.Anchor:
			case note.GraciousReply:
				f.Message = fmt.Sprintf("%d words: a reply to a no is short; %d are plenty.", n, l.long)
			default:
				f.Message = fmt.Sprintf("%d words: two to four sentences are enough here.", n)
			}
			if n <= l.tooLong {
				f.Severity = review.Hint
			}
			return []review.Finding{f}
		},
	}
}
