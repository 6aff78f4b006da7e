package checks

import (
	"afterword/internal/note"
	"afterword/internal/review"
)

func severalValues() review.Check {
	return review.Check{
		ID:       "several-values",
		Group:    review.Personal,
		Title:    "More than one sentence about your merits",
		Severity: review.Warn,
		Why:      "One merit against one need is remembered; a list of them is a second résumé.",
		Bad:      "At Initech I cut a reindex to twenty minutes. I also led a team of nine. In addition I have ten years of experience with databases.",
		Good:     "At Initech I cut a comparable reindex to twenty minutes.",
		Source:   "SPEC.md section 2, value: one sentence; section 3, personal",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor || d.Context.Interview.Missed != nil && len(d.Main) > 120 {
				return nil // a better answer may take a paragraph
			}
			var f review.Finding
			done, last, apart := 0, -1, false
			n := 0
			for _, sentence := range sentencesOfMain(d) {
				n++
				if worthOf(sentence) != tellsDone {
					continue
				}
				done++
				if alsoDone(sentence) {
					done++
				}
				if done > 1 {
					apart = apart || n > last+1
					if f.Span.End == 0 {
						f.Span = span(sentence[0], sentence[len(sentence)-1])
					}
				}
				last = n
			}
			switch {
			case done < 2:
				return nil
			case done == 2 && !apart:
				f.Severity = review.Hint // one thought may take two sentences
				f.Message = "This is the second sentence in a row about what you have done. One is stronger."
			default:
				f.Message = "This is one merit more. Keep the one that answers what they need."
			}
			return []review.Finding{f}
		},
	}
}

// alsoDone reports a sentence that tells of two merits: "I have run …, and I also rebuilt".
func alsoDone(sentence []review.Word) bool {
	first := 0
	for i, w := range sentence {
		if w.Fold == "also" && first > 0 && i > first+3 && i > 1 && (sentence[i-1].Fold == "i" || sentence[i-1].Fold == "have" || sentence[i-1].Fold == "and") && worthOf(sentence[max(0, i-2):]) == tellsDone {
			return true
		}
		if first == 0 && i > 0 && worthOf(sentence[:i+1]) == tellsDone {
			first = i
		}
	}
	return false
}
