package checks

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"afterword/internal/compose"
	"afterword/internal/note"
	"afterword/internal/review"
)

func copiedFromEarlier() review.Check {
	return review.Check{
		ID:       "copied-from-earlier",
		Group:    review.Personal,
		Title:    "The note is copied from an earlier one",
		Severity: review.Warn,
		Why:      "What could be sent to another employer as well was not written for this one.",
		Bad:      "(as to somebody else last month)\nI left our talk with three ideas that I want to try at once, and with respect for how your team decides.",
		Good:     "I left with your rule in my head: no slides in a design review.",
		Source:   "SPEC.md section 3, personal: copy-paste from an earlier process",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			if len(d.Main) < runToQuote {
				return nil
			}
			if d.Draft.Phase != note.Anchor {
				return saidAgain(d)
			}
			for _, sent := range d.EarlierDocs() {
				like := review.Compare(d, sent)
				place, n, ok := ownRun(d, like.Runs)
				f, name := review.Finding{Span: place}, sent.Draft.To.Name
				switch {
				case !ok:
					continue // courtesies, or a merit that stands in the debrief
				case like.Copied():
					f.Message = fmt.Sprintf("This is nearly the note that you sent to %s before.", name)
				case like.Partly():
					f.Message = fmt.Sprintf("A good part of this stands in the note that you sent to %s before.", name)
				case n >= runToQuote:
					f.Severity = review.Hint
					f.Message = fmt.Sprintf("You wrote this to %s before.", name)
				default:
					continue
				}
				if onPanel(d, sent.Draft.To) {
					f.Severity = review.Hint // copied-across-panel says more
				}
				f.Message += fmt.Sprintf(" Both say: %q.", shortened(onOneLine(d.Draft.Body[place.Start:place.End]), 160))
				return []review.Finding{f} // one is enough: the earlier ones are copies, too
			}
			return nil
		},
	}
}

// saidAgain finds in a follow-up what an earlier note says word for word: the reader has that above
// it in the thread. An answer may quote.
func saidAgain(d *review.Doc) []review.Finding {
	if d.Draft.Phase.Answers() {
		return nil
	}
	for _, sent := range d.EarlierDocs() {
		// What stands in the debrief may be told to everybody, but not twice to one person.
		place, n, ok := runTold(d, review.Compare(d, sent).Runs, d.Draft.To.SameAs(sent.Draft.To))
		if !ok || n < runToQuote {
			continue
		}
		return []review.Finding{{
			Span: place,
			Message: fmt.Sprintf("This stands word for word in the note that you sent to %s before: %q. Say it anew, or leave it out.",
				sent.Draft.To.Name, shortened(onOneLine(d.Draft.Body[place.Start:place.End]), 160)),
		}}
	}
	return nil
}

// runToQuote is how many words in a row are no coincidence between two employers.
const runToQuote = 12

// runOfAny is how many words in a row are a copy though nearly all of them are words that many
// notes have.
const runOfAny = 18

// ownRun is the longest shared run that says something of its own. A merit that stands in
// the debrief may be told to everybody who needs it, and what Afterword composed, or how the
// person is reached, is nobody's copy.
func ownRun(d *review.Doc, runs []review.SharedRun) (place review.Span, words int, ok bool) {
	return runTold(d, runs, false)
}

// runTold is ownRun; told says that the reader was told what stands in the debrief before.
func runTold(d *review.Doc, runs []review.SharedRun, told bool) (place review.Span, words int, ok bool) {
	if len(runs) == 0 {
		return place, words, ok
	}
	composed := *composedIn.Of(d)
	for _, r := range runs {
		n, own, at := 0, 0, review.Span{}
		from := sort.Search(len(d.Main), func(i int) bool { return d.Main[i].Start >= r.A.Start })
		for _, w := range d.Main[from:] {
			if w.End > r.A.End {
				break
			}
			if standsIn(composed, w.Start, w.End) {
				continue
			}
			if n == 0 {
				at.Start = w.Start
			}
			n, at.End = n+1, w.End
			if !isCourteous(&w) && (told || !d.Mentioned(w.Fold)) {
				own++
			}
		}
		if (own >= 3 || own > 0 && n >= runOfAny) && n > words {
			place, words, ok = at, n, true
		}
	}
	return place, words, ok
}

// composedIn is where the body has a phrase of Afterword's own, or the person's number or
// address, in the order of the body; those that overlap are one.
var composedIn = review.OncePerNote(func(d *review.Doc, apart *[]review.Span) {
	spans, body := (*apart)[:0], d.Draft.Body
	mark := func(piece string) {
		for from := 0; piece != ""; {
			at := strings.Index(body[from:], piece)
			if at < 0 {
				return
			}
			from += at + len(piece)
			spans = append(spans, review.Span{Start: from - len(piece), End: from})
		}
	}
	for _, piece := range compose.Phrases() {
		mark(piece)
	}
	me := d.Context.Process.Candidate
	mark(onOneLine(me.Phone))
	mark(me.Email)
	slices.SortFunc(spans, func(a, b review.Span) int { return cmp.Compare(a.Start, b.Start) })
	*apart = spans[:0]
	for _, s := range spans {
		if n := len(*apart); n > 0 && s.Start < (*apart)[n-1].End {
			(*apart)[n-1].End = max((*apart)[n-1].End, s.End)
			continue
		}
		*apart = append(*apart, s)
	}
})

// standsIn reports whether a word stands in one of some places, which are in their order.
func standsIn(spans []review.Span, start, end int) bool {
	at := sort.Search(len(spans), func(i int) bool { return spans[i].Start > start })
	return at > 0 && end <= spans[at-1].End
}
