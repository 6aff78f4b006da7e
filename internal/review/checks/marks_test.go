package checks

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/reviewtest"
)

// TestMarksKeepApart wants each mark to have a bit of its own.
func TestMarksKeepApart(t *testing.T) {
	fields := []mark{mayBeCapital, isDrawnOut, isSentAlong, mayTellWorth, mayHintWorth, mayPraise, mayNameRole, mayNameDay, mayFillGap, mayOpenTemplate, isTitling, isNumbered}
	for i, a := range fields {
		for _, b := range fields[i+1:] {
			if a&b != 0 || a == 0 {
				t.Errorf("marks %b and %b share a bit", a, b)
			}
		}
	}
}

// TestMarksHideNothing asks what marks keep from being asked: at no word of the notes of the
// tests that carries none may anything be found.
func TestMarksHideNothing(t *testing.T) {
	var files []string
	for _, set := range [...]string{"careful", "second", filepath.Join("labelled", "*")} {
		more, err := filepath.Glob(filepath.Join("..", "testdata", set, "*.txtar"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	days, titles, worthy, praised := 0, 0, 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := reviewtest.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			d := review.NewDoc(c.Draft, c.Context)
			text, words, role := d.Draft.Body, d.Main, d.Context.Process.Role
			marks := slices.Clone(marksIn.Of(d).main)
			for i := range words {
				if _, ok := dayMentioned(text, words, i); ok {
					if days++; marks[i]&mayNameDay == 0 {
						t.Errorf("%s: %q names a day and carries no mark", file, words[i].Fold)
					}
				}
				_, before := titleBeforeNoun(d, text, words, i, role)
				_, after := titleAfterNoun(text, words, i)
				_, applied := titleAppliedFor(d, text, words, i)
				if before || after || applied {
					if titles++; marks[i]&mayNameRole == 0 {
						t.Errorf("%s: %q stands beside a title and carries no mark", file, words[i].Fold)
					}
				}
			}
			all := make([]mark, len(words)) // as if each word carried every mark
			for i := range all {
				all[i] = marks[i] | mayTellWorth | mayHintWorth | mayPraise
			}
			at := 0
			for _, sentence := range sentencesOfMain(d) {
				to := at + len(sentence)
				if got, want := worthOf(sentence, marks[at:to]), worthOf(sentence, all[at:to]); got != want {
					t.Errorf("%s: worth %d, without marks %d: %q", file, got, want, text[sentence[0].Start:sentence[len(sentence)-1].End])
				} else if got != noWorth {
					worthy++
				}
				if got, want := hintsAtWorth(d, sentence, marks[at:to]), hintsAtWorth(d, sentence, all[at:to]); got != want {
					t.Errorf("%s: hint %t, without marks %t: %q", file, got, want, text[sentence[0].Start:sentence[len(sentence)-1].End])
				}
				at = to
			}
			got, ok := praiseIn(words, marks)
			if want, _ := praiseIn(words, all); got != want {
				t.Errorf("%s: praise at %v, without marks at %v", file, got, want)
			} else if ok {
				praised++
			}
		}
	}
	if days == 0 || titles == 0 || worthy == 0 || praised == 0 {
		t.Errorf("%d days, %d titles, %d worths and %d praises: nothing was compared", days, titles, worthy, praised)
	}
}
