package review_test

import (
	"strings"
	"testing"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// TestLabelledPanels reviews the careful thank-yous of each file as the panel they are:
// people who write to each of six in turn repeat themselves a little, and copy nothing.
func TestLabelledPanels(t *testing.T) {
	for _, set := range labelledSets {
		reviewed, copied := 0, 0
		notes := labelledNotes(t, set.name)
		for _, c := range notes {
			if !isCarefulThankYou(c) {
				continue
			}
			c.Context.Panel = nil
			for _, other := range notes {
				if isCarefulThankYou(other) && sameFile(c, other) && !other.Draft.To.SameAs(c.Draft.To) {
					c.Context.Panel = append(c.Context.Panel, other.Draft)
				}
			}
			reviewed++
			for _, f := range review.Run(checks.All(), c.Draft, c.Context, review.Options{}) {
				if f.Check == "copied-across-panel" && f.Severity != review.Hint {
					copied++
					if set.open {
						t.Logf("%s: %s", c.Name, describe(c.Draft, f))
					}
				}
			}
		}
		if copied > 0 {
			t.Errorf("%s: %d of %d careful notes are called a copy", set.name, copied, reviewed)
		}
	}
}

func isCarefulThankYou(c reviewtest.Case) bool {
	return c.Kind == "careful" && c.Draft.Phase == note.Anchor
}

func sameFile(a, b reviewtest.Case) bool {
	file, _, _ := strings.Cut(a.Name, "/")
	return strings.HasPrefix(b.Name, file+"/")
}

// TestLabelledSuggestionsClear tries every suggestion in every open note.
func TestLabelledSuggestionsClear(t *testing.T) {
	for _, set := range labelledSets {
		if !set.open {
			continue
		}
		for _, c := range labelledNotes(t, set.name) {
			suggestionsClear(t, c.Draft, c.Context)
		}
	}
}
