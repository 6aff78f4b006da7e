package review_test

import (
	"fmt"
	"slices"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// TestNotesCutOffAnywhere reviews notes cut off behind each of their words, as they are while
// somebody writes them, and the beginning of each sentence as a subject. A check that looks
// ahead must not look past the end.
func TestNotesCutOffAnywhere(t *testing.T) {
	all := checks.All()
	notes := slices.Concat(carefulNotes(t), labelledNotes(t, "labelled_d"), labelledNotes(t, "labelled_n"))
	cut := 0
	for _, c := range notes {
		d := review.NewDoc(c.Draft, c.Context)
		from := 0
		for i, w := range d.Words {
			if w.Opens {
				from = i
			}
			short := c.Draft
			short.Body, short.Subject = c.Draft.Body[:w.End], c.Draft.Body[d.Words[from].Start:w.End]
			reviewCutOff(t, all, c, short)
			cut++
		}
	}
	for _, begun := range [...]string{
		"Yesterday we", "Last week you", "When you will decide", "When you will", "Thank you since two", "I am", "I have", "In the", "As soon as you",
	} {
		short := notes[0].Draft
		short.Subject, short.Body = begun, begun
		reviewCutOff(t, all, notes[0], short)
	}
	if cut < 10000 {
		t.Errorf("only %d places to cut off at", cut)
	}
}

func reviewCutOff(t *testing.T, all []review.Check, c reviewtest.Case, d review.Draft) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: %s", d.Subject, fmt.Sprint(r))
		}
	}()
	review.Run(all, d, c.Context, review.Options{})
}
