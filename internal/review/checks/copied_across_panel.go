package checks

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"
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
				found = append(found, copiesOf(d, other)...)
			}
			if len(found) > 0 || d.Draft.Phase != note.Anchor || len(d.Main) == 0 {
				return found
			}
			for _, sent := range d.EarlierDocs() {
				if !onPanel(d, sent.Draft.To) {
					continue
				}
				if found := copiesOf(d, sent); len(found) > 0 {
					return found
				}
			}
			return nil
		},
	}
}

// copiesOf tells how much of another note to the panel stands in this one: the finding is about the
// longest run, and each further run of its own is a hint, so that all are seen.
func copiesOf(d, other *review.Doc) []review.Finding {
	like, name := review.Compare(d, other), other.Draft.To.Name
	f := review.Finding{Span: mainSpan(d)}
	switch {
	case like.Copied():
		f.Message = fmt.Sprintf("This is nearly the note to %s with the name swapped.", name)
	case like.Partly():
		f.Severity = review.Warn
		f.Message = fmt.Sprintf("A good part of this also stands in the note to %s.", name)
	default:
		return sharedSentence(d, like.Runs, name)
	}
	if len(like.Runs) > 0 && onlyComposed(d, like.Runs) {
		return nil
	}
	longest, ok := longestRun(like.Runs)
	if !ok {
		return []review.Finding{f}
	}
	f.Span = longest
	f.Message += fmt.Sprintf(" Both say: %q.", shortened(onOneLine(d.Draft.Body[longest.Start:longest.End]), 160))
	found := []review.Finding{f}
	for _, r := range like.Runs {
		if place, n, ok := ownRun(d, []review.SharedRun{r}); ok && n >= runToQuote && r.A != longest {
			found = append(found, review.Finding{Span: place, Severity: review.Hint, Message: fmt.Sprintf("This stands in the note to %s, too.", name)})
		}
	}
	return found
}

// sharedSentence finds one sentence that two notes of a panel have in common, word for word, though
// the rest of them is not alike. What stands in the debrief may be told to both.
func sharedSentence(d *review.Doc, runs []review.SharedRun, name string) []review.Finding {
	const shortest = 2 * runToQuote // bytes: most runs are not looked at
	if longest, _ := longestRun(runs); longest.End-longest.Start < shortest {
		return nil
	}
	place, n, ok := ownRun(d, runs)
	if !ok || n < runToQuote {
		return nil
	}
	return []review.Finding{{
		Span: place, Severity: review.Warn,
		Message: fmt.Sprintf("This sentence also stands in the note to %s. Both say: %q.", name, shortened(onOneLine(d.Draft.Body[place.Start:place.End]), 160)),
	}}
}

// onlyComposed reports that all that two notes share in a row is Afterword's own phrases.
func onlyComposed(d *review.Doc, runs []review.SharedRun) bool {
	composed := composedSpans(d)
	for _, r := range runs {
		rest := 0
		for _, w := range d.Main {
			if w.Start >= r.A.Start && w.End <= r.A.End && !standsIn(composed, w.Start, w.End) {
				rest++
			}
		}
		if rest > restOfComposed {
			return false
		}
	}
	return true
}

// restOfComposed is how many words between two phrases of Afterword's own say nothing yet: "today",
// "on Tuesday about".
const restOfComposed = 3

// onPanel reports that a note went to somebody else of this round's panel.
func onPanel(d *review.Doc, to interview.Interviewer) bool {
	for i := range d.Context.Interview.Panel {
		if p := d.Context.Interview.Panel[i]; p.SameAs(to) {
			return !to.SameAs(d.Draft.To)
		}
	}
	return false
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
