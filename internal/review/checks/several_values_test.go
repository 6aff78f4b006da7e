package checks

import (
	"testing"

	"afterword/internal/review"
)

// TestMoreDone: each merit of a sentence counts once, however it is joined to the others.
func TestMoreDone(t *testing.T) {
	for text, want := range map[string]int{
		"At Initech I cut a comparable reindex to twenty minutes.":                                                   0,
		"At Initech I cut a reindex to twenty minutes, and I also rebuilt the queue of nine teams.":                  1,
		"At Initech I cut a reindex to twenty minutes, I won two prizes, and I trained nine people.":                 2,
		"At Initech I cut a reindex to twenty minutes, I won two prizes, and also I trained nine people.":            2,
		"At Initech I cut a reindex to twenty minutes; I won two prizes; and I trained nine people.":                 2,
		"At Initech I cut a reindex to twenty minutes; I won two prizes in a year; I trained nine people in summer.": 2,
	} {
		d := review.NewDoc(review.Draft{Body: text}, review.Context{})
		if got := moreDone(d.Draft.Body, d.Main, marksIn.Of(d).main); got != want {
			t.Errorf("%d more, not %d: %s", got, want, text)
		}
	}
}
