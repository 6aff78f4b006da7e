package outcome_test

import (
	"slices"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/outcome"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestSentencesPassTheReview holds what a person reads here against the program's own
// review of words: spelling, tact and voice. A hint is for a note, where who hopes for an answer writes.
func TestSentencesPassTheReview(t *testing.T) {
	to := interview.Interviewer{Name: "Wei Chen", Email: "wei@example.com"}
	of := func(sentence string) {
		found := review.Run(checks.All(), review.Draft{Phase: note.Anchor, To: to, Body: sentence}, review.Context{
			Process: talk("Globex", 2).Process, Now: on(3, 9, 0),
		}, review.Options{})
		for _, f := range found {
			if f.Severity != review.Hint && f.Group == review.Tact || f.Group == review.Voice || slices.Contains([]string{"spelling", "doubled-word", "exclamation-marks", "capitals"}, f.Check) {
				t.Errorf("%s: %s\n%s", f.Check, f.Message, sentence)
			}
		}
	}
	of(outcome.Nothing)
	for _, n := range []int{0, 1, 3, 6, 12} {
		for _, f := range outcome.Of(years(n), on(28, 9, 0)).Figures() {
			of(f.Says)
			of(f.Title)
		}
	}
}
