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
		t.Skip("it learns one kind twice")
	}
	learn := func() []float64 {
		l, err := gather("../../internal/review/testdata")
		if err != nil {
			t.Fatal(err)
		}
		all := func(*example) bool { return true }
		return l.learn(0, l.linesPerFeature(all), all).w
	}
	a, b := learn(), learn()
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("weight %d is %g and then %g", i, a[i], b[i])
		}
	}
}
