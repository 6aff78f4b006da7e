package checks

import (
	"testing"

	"afterword/internal/review"
)

// TestQuotedTurnsAreNotTheCandidates: what stands in quotation marks is somebody's words.
func TestQuotedTurnsAreNotTheCandidates(t *testing.T) {
	table := turnsOf("task was (unfair|unclear)")
	for text, found := range map[string]bool{
		"I say that the task was unfair to me.":                true,
		"You said \"the task was unfair\" and laughed.":        false,
		"You said “the task was unfair” and laughed.":          false,
		"You said 'the task was unfair' and laughed.":          false,
		"It's said the task was unfair, wasn't it?":            true,
		"A quote \" that never ends, and the task was unfair.": true,
	} {
		d := review.NewDoc(review.Draft{Body: text}, review.Context{})
		h, ok := table.next(d, 0)
		if ok != found {
			t.Errorf("%q: found %v, want %v", text, ok, found)
		}
		if ok {
			if _, again := table.next(d, h.to); again {
				t.Errorf("%q: found twice", text)
			}
		}
	}
}
