package checks

import (
	"strings"
	"sync"

	"afterword/internal/note"
	"afterword/internal/review"
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
		Source:   "SPEC.md section 2, close; section 3, form",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor || len(d.Main) == 0 || strings.Contains(d.Draft.Body, "?") {
				return nil
			}
			if _, ok := nextSteps().next(d.Draft.Body, d.Main, 0); ok {
				return nil
			}
			end := mainSpan(d).End
			for end < len(d.Draft.Body) && strings.IndexByte(".!\")'", d.Draft.Body[end]) >= 0 {
				end++
			}
			f := review.Finding{
				Span:    review.Span{Start: end, End: end},
				Message: "Nothing in the note looks ahead: an offer, a question or a word on what comes next.",
			}
			if c := d.Draft.Body[end-1]; c == '.' || c == '!' {
				f.Suggestions = []string{" I look forward to hearing what comes next."}
			}
			return []review.Finding{f}
		},
	}
}

var nextSteps = sync.OnceValue(func() *turns {
	return turnsOf(
		"(forward|hope|hoping|keen|eager|curious|happy|glad|delighted|pleased|willing|ready|available|reach|attached|enclosed|below|enjoy|excited|interested)", "(i'd|i'll|we'd|we'll|you'll|let's)", "(i|we) ~1 (would|will|can|could|want|wish|plan|should|may|might|shall)", "(next|tomorrow|soon|later|monday|tuesday|wednesday|thursday|friday)", "(talk|see|speak|hear) ~2 (you|again)", "let me know", "(tell|ask|call|write|ring|email|mail) me",
		"if you", "(would|could) (be|love|like|start|help|bring|gladly)", "(second|further|follow up) (round|conversation|talk|interview|meeting)",
	)
})
