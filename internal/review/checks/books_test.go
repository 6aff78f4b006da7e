package checks

import (
	"testing"

	"afterword/internal/review/turns"
)

// TestFramesTellTheirWordsApart: a word of a note is told to be a word of a frame from its
// hash, so no two words of frames may share one. It compiles every frame.
func TestFramesTellTheirWordsApart(t *testing.T) {
	of := map[uint32]string{}
	for _, b := range []*turns.Book{everyNote(), followUp(), weekdayTalks()} {
		for h, word := range b.Words {
			if of[h] != "" && of[h] != word {
				t.Errorf("%q and %q have one hash", of[h], word)
			}
			of[h] = word
		}
	}
	if len(of) < 3000 {
		t.Errorf("only %d words", len(of))
	}
}
