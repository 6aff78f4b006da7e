package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

func copiedAcrossPanel() review.Check {
	return review.Check{
		ID:       "copied-across-panel",
		Group:    review.Personal,
		Title:    "The note is copied across the panel",
		Severity: review.Block,
		Why:      "Panels compare: the same text with the name swapped tells all of them that none was meant.",
		Bad:      "(to Wei and to Priya alike)\nI enjoyed learning how your team ships, and I am sure I could help you move faster.",
		Good:     "(to Priya alone)\nYour rule that a design review has no slides made me rethink ours.",
		Source:   "SPEC.md section 3, personal; word 2-shingles after Broder, On the resemblance and containment of documents, 1997",
		Reads:    review.AnyLanguage,

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			var found []review.Finding
			for _, other := range d.PanelDocs() {
				if other.Draft.To.SameAs(d.Draft.To) || len(d.Main) == 0 {
					continue
				}
				like, name := review.Compare(d, other), other.Draft.To.Name
				f := review.Finding{Span: mainSpan(d)}
				switch {
				case like.Copied():
					f.Message = fmt.Sprintf("This is nearly the note to %s with the name swapped.", name)
				case like.Partly():
					f.Severity = review.Warn
					f.Message = fmt.Sprintf("A good part of this also stands in the note to %s.", name)
				default:
					continue
				}
				if longest, ok := longestRun(like.Runs); ok {
					f.Span = longest
					f.Message += fmt.Sprintf(" Both say: %q.", shortened(onOneLine(d.Draft.Body[longest.Start:longest.End]), 160))
				}
				found = append(found, f)
			}
			return found
		},
	}
}

// longestRun is where the longest shared run stands in the first note.
func longestRun(runs []review.SharedRun) (longest review.Span, ok bool) {
	for _, r := range runs {
		if r.A.End-r.A.Start > longest.End-longest.Start {
			longest, ok = r.A, true
		}
	}
	return longest, ok
}

func onOneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
