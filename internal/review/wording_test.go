package review_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// wording are the checks of how a note is written, whoever it goes to.
var wording = []string{
	"spelling", "doubled-word", "confused-words", "wrong-article", "verb-agreement", "punctuation-slip", "missing-capital",
	"verb-form", "small-words", "stock-phrase", "chat-residue", "not-english",
}

// sentenceNote is a note around one sentence.
func sentenceNote(sentence string) review.Draft {
	return review.Draft{Phase: note.Anchor, Subject: "Thank you", Body: "Dear Wei,\n\n" + sentence + " The tour was good.\n\nBest regards,\nAda Park"}
}

// TestWordingFaults holds the checks of wording against sentences with one fault each, many
// of them written before the check could find it. Some take more than a look at the
// neighbours; they are counted, and stay in the list.
func TestWordingFaults(t *testing.T) {
	planted, missed := map[string]int{}, map[string]int{}
	all, none := 0, 0
	for line := range strings.Lines(wordingFile(t, "faults.tsv")) {
		id, sentence, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || !slices.Contains(wording, id) {
			t.Fatalf("%q: a line is a check, a tab and a sentence", line)
		}
		all++
		planted[id]++
		d, c := sentenceNote(sentence), review.Context{}
		suggestionsClear(t, d, c)
		found := review.Run(checks.All(), d, c, review.Options{})
		if !slices.ContainsFunc(found, func(f review.Finding) bool { return f.Check == id }) {
			none++
			missed[id]++
			t.Logf("%s not found: %s", id, sentence)
		}
	}
	t.Logf("planted %v, missed %v", planted, missed)
	if all < 400 || none*100 > all*5 {
		t.Errorf("%d of %d faults are not found", none, all)
	}
}

// TestWordingOfSoundSentences holds them against sentences that look like the faults and
// are none.
func TestWordingOfSoundSentences(t *testing.T) {
	n := 0
	for line := range strings.Lines(wordingFile(t, "sound.txt")) {
		n++
		d := sentenceNote(strings.TrimSpace(line))
		for _, f := range review.Run(checks.All(), d, review.Context{}, review.Options{}) {
			if slices.Contains(wording, f.Check) {
				t.Errorf("%s\n  %s", line, describe(d, f))
			}
		}
	}
	if n < 80 {
		t.Errorf("only %d sentences", n)
	}
}

func wordingFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/wording/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
