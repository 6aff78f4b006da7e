package checks

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

func tooShort() review.Check {
	return review.Check{
		ID:       "too-short",
		Group:    review.Form,
		Title:    "Too short to say anything",
		Severity: review.Warn,
		Why:      "A line of thanks alone is forgotten as fast as it is read.",
		Bad:      "Thank you for your time today.",
		Good:     "Thank you for your time today. Your story of the release that shipped from a train made me want to see how you test, and I would gladly help.",
		Source:   "SPEC.md section 3, form",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			n := d.Length()
			if n >= limitsOf(d).short {
				return nil
			}
			f := review.Finding{Message: fmt.Sprintf("%d words between salutation and sign-off say little: name a moment and what you bring.", n)}
			if d.Draft.Phase != note.Anchor {
				f.Message = fmt.Sprintf("%d words between salutation and sign-off say little: say what you write about, and what you ask.", n)
			}
			if n == 0 {
				f.Severity = review.Block
				f.Message = "The note is empty between salutation and sign-off."
				return []review.Finding{f}
			}
			f.Span = mainSpan(d)
			if n >= 4 && d.Draft.Phase != note.Anchor && strings.Contains(d.Draft.Body, "?") {
				f.Severity = review.Hint // "Yesterday was Friday. Is there news?" asks all that it has to
			}
			if n >= 12 && d.Draft.To.Role == interview.Recruiter {
				f.Severity = review.Hint // there is less to say to who led them through the day
			}
			if n >= 12 && d.Draft.Phase == note.Anchor && (usesAnchor(d) || specific(d, ownStems(d)) == surely) {
				f.Severity = review.Hint // one good sentence may be enough
				f.Message = fmt.Sprintf("%d words: a moment is there, and there is room for what you bring.", n)
			}
			return []review.Finding{f}
		},
	}
}
