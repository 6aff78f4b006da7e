package main

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"
)

// TestTheTableIsOfTheseSentences wants the table made anew when a sentence or a class of
// words changes: go run ./tools/reading.
func TestTheTableIsOfTheseSentences(t *testing.T) {
	table, err := os.ReadFile("../../internal/review/reading/weights.bin")
	if err != nil || len(table) < 4 {
		t.Fatal("there is no table", err)
	}
	if want := digestOf("../../internal/review/testdata"); want == 0 || binary.LittleEndian.Uint32(table) != want {
		t.Error("the table is older than its sentences: go run ./tools/reading")
	}
}

// TestExpand wants every choice of a line to stand in some sentence, and blanks and commas
// as one writes them.
func TestExpand(t *testing.T) {
	made := expand("I (will|'ll) (not|) wait (long|), (friend|sir).")
	if len(made) != variants {
		t.Fatalf("%d sentences: %q", len(made), made)
	}
	all := strings.Join(made, "\n")
	for _, want := range [...]string{"I will", "I'll", " not ", "long,", "wait,", "friend.", "sir."} {
		if !strings.Contains(all, want) {
			t.Errorf("%q stands in none of %q", want, made)
		}
	}
	if strings.Contains(all, " ,") || strings.Contains(all, "  ") || strings.Contains(all, " '") {
		t.Errorf("blanks are left in %q", made)
	}
}

// TestTheSentencesReadTheSameTwice wants a table that depends on the sentences alone.
func TestTheSentencesReadTheSameTwice(t *testing.T) {
	if testing.Short() {
		t.Skip("it learns twice")
	}
	learn := func() *model {
		l, err := gather("../../internal/review/testdata")
		if err != nil {
			t.Fatal(err)
		}
		return l.learn(func(*example) bool { return true }, 1)
	}
	a, b := learn(), learn()
	if a.bias != b.bias {
		t.Errorf("the biases are %g and then %g", a.bias, b.bias)
	}
	for i := range a.w {
		if a.w[i] != b.w[i] {
			t.Fatalf("the weights of feature %d are %g and then %g", i, a.w[i], b.w[i])
		}
	}
}

// TestTheThresholdGainsMost wants the score that parts most faults from what is fine, by what
// each is worth.
func TestTheThresholdGainsMost(t *testing.T) {
	for _, c := range []struct {
		name string
		all  []judged
		want float32
	}{
		{"a fine sentence lies between", []judged{{5, 1}, {4, 1}, {3, -costOfPlain}, {2, 1}, {1, -costOfNear}}, 3.5},
		{"three faults more are worth a near miss", []judged{{6, 1}, {5, -costOfNear}, {4, 1}, {3, 1}, {2, 1}, {1, -costOfPlain}}, 1.5},
		{"as much is gained here and there", []judged{{6, 1}, {5, -costOfNear}, {4, 1}, {3, 1}, {1, -costOfPlain}}, 3.75},
		{"nothing is gained", []judged{{5, -costOfNear}, {4, 1}, {3, -costOfNear}}, 5},
	} {
		if got := threshold(c.all); got != c.want {
			t.Errorf("%s: %g, want %g", c.name, got, c.want)
		}
	}
}

// TestNoKeptBackLineIsLearned wants the lines that the review is measured on left out.
func TestNoKeptBackLineIsLearned(t *testing.T) {
	l := &learner{index: map[uint32]int32{}}
	if err := l.readNatural("../../internal/review/testdata/training/natural"); err != nil {
		t.Fatal(err)
	}
	authors := map[int]bool{}
	for i := range l.examples {
		e := &l.examples[i]
		authors[e.author] = true
		if isKeptBack(e.text) {
			t.Fatalf("%q is learned from", e.text)
		}
	}
	if len(authors) != folds || authors[0] {
		t.Errorf("there are lines of the authors %v, want %d of them", authors, folds)
	}
}
