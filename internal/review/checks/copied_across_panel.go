package checks

import (
	"fmt"
	"slices"
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
			var all copies
			for _, other := range d.PanelDocs() {
				if other.Draft.To.SameAs(d.Draft.To) || len(d.Main) == 0 {
					continue
				}
				all = all.with(copiesOf(d, other), other.Draft.To.Name)
			}
			if len(all) > 0 || d.Draft.Phase != note.Anchor || len(d.Main) == 0 {
				return all.findings(d)
			}
			for _, sent := range d.EarlierDocs() {
				if !onPanel(d, sent.Draft.To) {
					continue
				}
				if found := copiesOf(d, sent); len(found) > 0 {
					return all.with(found, sent.Draft.To.Name).findings(d)
				}
			}
			return nil
		},
	}
}

// copied is a place that stands in other notes to the panel as well.
type copied struct {
	span  review.Span
	how   likeness
	quote bool     // the place is worth showing
	names []string // whose notes it stands in
	also  []string // whose notes it stands in less gravely
}

// likeness is how much another note has of this one; the graver, the larger.
type likeness int

const (
	likeInARun likeness = iota
	likeInASentence
	likeInPart
	likeAll
)

// copies are the places that stand in other notes, each once, in the order in which they were found.
type copies []copied

// with adds the places that stand in the note to somebody: one that is there already gets a name more.
func (c copies) with(more []copied, name string) copies {
	for _, s := range more {
		n := slices.IndexFunc(c, func(had copied) bool { return had.span.Start == s.span.Start && had.span.End == s.span.End })
		switch {
		case n < 0:
			s.names = []string{name}
			c = append(c, s)
		case s.how == c[n].how:
			c[n].names = append(c[n].names, name)
		case s.how < c[n].how:
			c[n].also = append(c[n].also, name)
		default:
			s.names, s.also = []string{name}, append(c[n].names, c[n].also...)
			c[n] = s
		}
	}
	return c
}

// findings say of each place whose notes it stands in.
func (c copies) findings(d *review.Doc) []review.Finding {
	found := make([]review.Finding, 0, len(c))
	for _, s := range c {
		f, both := review.Finding{Span: s.span}, "Both"
		switch s.how {
		case likeAll:
			f.Message = fmt.Sprintf("This is nearly %s with the name swapped.", notesTo(s.names))
			if len(s.names) > 1 {
				f.Message = fmt.Sprintf("This and %s are nearly one note with the name swapped.", notesTo(s.names))
			}
		case likeInPart:
			f.Severity = review.Warn
			f.Message = fmt.Sprintf("A good part of this also stands in %s.", notesTo(s.names))
		case likeInASentence:
			f.Severity = review.Warn
			f.Message = fmt.Sprintf("This sentence also stands in %s.", notesTo(s.names))
		default:
			f.Severity = review.Hint
			f.Message = fmt.Sprintf("This stands in %s, too.", notesTo(s.names))
		}
		if len(s.names) > 1 {
			both = "All"
		}
		if s.quote {
			f.Message += fmt.Sprintf(" %s say: %q.", both, shortened(onOneLine(d.Draft.Body[s.span.Start:s.span.End]), 160))
		}
		if len(s.also) > 0 {
			f.Message += fmt.Sprintf(" It also stands in %s.", notesTo(s.also))
		}
		found = append(found, f)
	}
	return found
}

// notesTo is "the note to Priya", "the notes to Priya, Tom and Lena".
func notesTo(names []string) string {
	if last := len(names) - 1; last > 0 {
		return "the notes to " + strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return "the note to " + names[0]
}

// copiesOf tells how much of another note to the panel stands in this one: the first place is the
// longest run, and each further run of its own is there, so that all are seen.
func copiesOf(d, other *review.Doc) []copied {
	like := review.Compare(d, other)
	first := copied{span: mainSpan(d)}
	switch {
	case like.Copied():
		first.how = likeAll
	case like.Partly():
		first.how = likeInPart
	default:
		return sharedSentence(d, like.Runs)
	}
	if len(like.Runs) > 0 && onlyComposed(d, like.Runs) {
		return nil
	}
	longest, ok := longestRun(like.Runs)
	if !ok {
		return []copied{first}
	}
	first.span, first.quote = longest, true
	found := []copied{first}
	for _, r := range like.Runs {
		if place, n, ok := ownRun(d, []review.SharedRun{r}); ok && n >= runToQuote && r.A != longest {
			found = append(found, copied{span: place})
		}
	}
	return found
}

// sharedSentence finds one sentence that two notes of a panel have in common, word for word, though
// the rest of them is not alike. What stands in the debrief may be told to both.
func sharedSentence(d *review.Doc, runs []review.SharedRun) []copied {
	const shortest = 2 * runToQuote // bytes: most runs are not looked at
	if longest, _ := longestRun(runs); longest.End-longest.Start < shortest {
		return nil
	}
	place, n, ok := ownRun(d, runs)
	if !ok || n < runToQuote {
		return nil
	}
	return []copied{{span: place, how: likeInASentence, quote: true}}
}

// onlyComposed reports that all that two notes share in a row is Afterword's own phrases.
func onlyComposed(d *review.Doc, runs []review.SharedRun) bool {
	composed := *composedIn.Of(d)
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
