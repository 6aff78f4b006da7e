package checks

import (
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/reading"
	"afterword/internal/review/turns"
)

func nextStepMissing() review.Check {
	return review.Check{
		ID:       "next-step-missing",
		Group:    review.Form,
		Title:    "No next step",
		Severity: review.Hint,
		Why:      "A last sentence that looks ahead tells the reader that you want the job.",
		Bad:      "Thank you for the tour.",
		Good:     "Thank you for the tour. I look forward to hearing what comes next.",
		Source:   "SPEC.md section 2, close; section 3, form; what looks ahead is read by weights that were learned from sentences: docs/review.md",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor && d.Draft.Phase != note.CheckIn || len(d.Main) == 0 || strings.Contains(d.Draft.Body, "?") {
				return nil
			}
			if looksAhead(d) {
				return nil
			}
			end := mainSpan(d).End
			for end < len(d.Draft.Body) && strings.IndexByte(".!\")'", d.Draft.Body[end]) >= 0 {
				end++
			}
			f := review.Finding{
				Span:    review.Span{Start: end, End: end},
				Message: "Nothing in the note looks ahead: no offer, no question, no word on what comes next.",
			}
			if c := d.Draft.Body[end-1]; c == '.' || c == '!' {
				f.Suggestions = []string{" I look forward to hearing what comes next."}
			}
			return []review.Finding{f}
		},
	}
}

// looksAhead reports a sentence that looks ahead behind the hook: "I'd never have guessed", in the
// first of several sentences, does not.
func looksAhead(d *review.Doc) bool {
	parts, from := readings.Of(d).parts, 0
	if list := turns.SentencesIn.Of(d).List; len(list) > 2 {
		from = list[1].From
	}
	for i := range parts {
		if p := &parts[i]; p.from >= from && p.scores[reading.NextStep] > 0 {
			return true
		}
	}
	return false
}
