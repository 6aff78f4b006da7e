package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/review"
)

// TestOnePlaceOneSlip reads the cases of the checks that tell of slips: no place is told twice, by whichever of them.
func TestOnePlaceOneSlip(t *testing.T) {
	told := 0
	for _, check := range []string{"verb-agreement", "verb-form", "small-words", "confused-words", "wrong-article"} {
		files, err := filepath.Glob(filepath.Join("..", "checks", "testdata", check, "*.txtar"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no cases of %s (%v)", check, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for text := range strings.SplitSeq(string(data), "\n-- ") {
				told += onePlaceOneSlip(t, text)
			}
		}
	}
	if told < 1000 {
		t.Errorf("only %d slips", told)
	}
}

// onePlaceOneSlip is how many slips a text has.
func onePlaceOneSlip(t *testing.T, text string) int {
	t.Helper()
	d := review.NewDoc(review.Draft{Body: text}, review.Context{})
	var all []Slip
	for kind := range kinds {
		all = append(all, Slips(d, kind)...)
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.Span.Start < b.Span.End && b.Span.Start < a.Span.End {
				t.Errorf("%q is told to be %q and %q in\n%s", text[a.Span.Start:a.Span.End], a.Right, b.Right, text)
			}
		}
	}
	return len(all)
}
