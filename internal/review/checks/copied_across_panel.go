package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

// Two notes whose word pairs overlap like this are copies (Jaccard index) or share a good
// part (share of the shorter note's pairs); measured on published notes, see DESIGN.md.
const (
	copiedFrom = 0.43
	sharedFrom = 0.50
	// pairsNeeded is how many word pairs a note must have to be compared: the courtesies
	// of two very short notes are alike without a copy.
	pairsNeeded = 12
	// runNeeded is how many words in a row are worth quoting.
	runNeeded = 5
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
		Find: func(d *review.Doc) []review.Finding {
			var found []review.Finding
			for _, other := range d.PanelDocs() {
				common, mine, theirs := d.SharedPairs(other)
				if min(mine, theirs) < pairsNeeded || other.Draft.To.SameAs(d.Draft.To) {
					continue
				}
				jaccard := float64(common) / float64(mine+theirs-common)
				contained := float64(common) / float64(min(mine, theirs))
				f := review.Finding{}
				name := other.Draft.To.Name
				switch {
				case jaccard >= copiedFrom:
					f.Message = fmt.Sprintf("This is nearly the note to %s with the name swapped.", name)
				case contained >= sharedFrom:
					f.Severity = review.Warn
					f.Message = fmt.Sprintf("A good part of this also stands in the note to %s.", name)
				default:
					continue
				}
				f.Span = mainSpan(d)
				if from, n := longestRun(d.Main, other.Main); n >= runNeeded {
					f.Span = span(d.Main[from], d.Main[from+n-1])
					run := strings.Join(strings.Fields(d.Draft.Body[f.Span.Start:f.Span.End]), " ")
					f.Message += fmt.Sprintf(" Both say: %q.", shortened(run, 160))
				}
				found = append(found, f)
			}
			return found
		},
	}
}

// longestRun finds a long run of words that a shares with b: where it starts in a, and its
// length. It looks at a few places of b for each place of a, so its time is linear; in very
// repetitive text it may miss the longest one.
func longestRun(a, b []review.Word) (from, length int) {
	const places = 4
	at := map[uint64][]int{}
	for j := 0; j+runNeeded <= len(b); j++ {
		if h := runHash(b[j : j+runNeeded]); len(at[h]) < places {
			at[h] = append(at[h], j)
		}
	}
	for i := 0; i+runNeeded <= len(a); {
		best := 0
		for _, j := range at[runHash(a[i:i+runNeeded])] {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n].Fold == b[j+n].Fold {
				n++
			}
			best = max(best, n)
		}
		if best > length {
			from, length = i, best
		}
		i += max(1, best-runNeeded+1)
	}
	return from, length
}

func runHash(words []review.Word) uint64 {
	var h uint64
	for _, w := range words {
		h = (h*0x9E3779B97F4A7C15 ^ uint64(w.Hash)) * 1099511628211
	}
	return h
}
