package checks

import (
	"fmt"

	"afterword/internal/review"
)

// A machine may put in one word of five: what it takes to mend a sentence here and there.
// Where more than half is its own, it wrote the note.
const (
	addedWarn  = 5 // one of so many
	addedBlock = 2
)

func machineWords() review.Check {
	return review.Check{
		ID:       "machine-words",
		Group:    review.Voice,
		Title:    "Too many words are a machine's",
		Severity: review.Warn,
		Why:      "The note is a sample of how you write; a machine may proofread it, it never writes it.",
		Bad:      "(you wrote: \"Thanks for the tour.\") Thank you immensely for graciously taking the time to provide such a comprehensive tour of your remarkable facility.",
		Good:     "(you wrote: \"Thanks for teh tour.\") Thanks for the tour.",
		Source:   "SPEC.md section 3, voice: words added by a machine beyond the allowed share",
		Reads:    review.AnyLanguage,

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			changes := rewritingOf.Of(d).changes
			if len(changes) == 0 {
				return nil
			}
			added := 0
			var longest change
			for _, c := range changes {
				n := len(c.added(d))
				added += n
				if n > 0 && c.to-c.from > longest.to-longest.from {
					longest = c
				}
			}
			all := weighty(d)
			if added*addedWarn <= all {
				return nil
			}
			f := review.Finding{
				Span:    span(d.Main[longest.from], d.Main[longest.to-1]),
				Message: fmt.Sprintf("Of the %d words that say something %d are not in what you wrote. A machine may put right what you wrote, not more.", all, added),
			}
			if added*addedBlock > all {
				f.Severity = review.Block
				f.Message = fmt.Sprintf("Of the %d words that say something %d are not in what you wrote: a machine wrote this note. Begin again from your own.", all, added)
			}
			return []review.Finding{f}
		},
	}
}
