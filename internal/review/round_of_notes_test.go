package review_test

import (
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// BenchmarkRoundOfNotes reviews one note of the tests after another, each with its own
// context, so that neither branches nor memory are those of the note before: what a server
// pays for a note, where BenchmarkRun reviews the same one again and again. An operation is
// a note.
func BenchmarkRoundOfNotes(b *testing.B) {
	notes := append(carefulNotes(b), secondNotes(b)...)
	for _, set := range labelledSets {
		notes = append(notes, labelledNotes(b, set.name)...)
	}
	r := review.NewReviewer(checks.All())
	words := 0
	for i := range notes { // get warm
		r.Run(notes[i].Draft, notes[i].Context, review.Options{})
		words += len(review.SplitWords(notes[i].Draft.Body))
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		r.Run(notes[i].Draft, notes[i].Context, review.Options{})
		if i++; i == len(notes) {
			i = 0
		}
	}
	b.ReportMetric(float64(words)/float64(len(notes)), "words")
}
