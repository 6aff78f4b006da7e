package checks

import (
	"testing"

	"afterword/internal/review"
)

// TestFramesTellTheirWordsApart: a word of a note is told to be a word of a frame from its
// hash, so no two words of frames may share one. It compiles every frame.
func TestFramesTellTheirWordsApart(t *testing.T) {
	c := newCompiler()
	for _, b := range []*book{everyNote(), followUp()} {
		for _, table := range b.tables {
			for _, s := range table.sources {
				c.frame(s, nil)
			}
		}
	}
	of := map[uint32]string{}
	for _, words := range c.known {
		for h, word := range words.each {
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

// TestTurns: the first turn counts, and of those that overlap the longest.
func TestTurns(t *testing.T) {
	table := newTurns().add("short", "(hear|hear back)").add("gap", "hear ~2 (soon|today)").add("opens", "^(so|then) (please)? # (days|weeks)").add("shared", "(i|we) need (this|the) (job|position) (now)?")
	for text, want := range map[string]string{
		"I hear it.":                           "short: hear",
		"I hear back from them.":               "short: hear back",
		"I hear from you soon.":                "gap: hear from you soon",
		"I hear from all of you soon.":         "short: hear",
		"I hear. From you soon.":               "short: hear",
		"We need the position now.":            "shared: We need the position now",
		"So 3 days.":                           "opens: So 3 days",
		"And so 3 days.":                       "",
		"Then please 10 weeks":                 "opens: Then please 10 weeks",
		"Needs the job.":                       "",
		"I think we need this\njob and I hear": "shared: we need this\njob",
	} {
		d := review.NewDoc(review.Draft{Body: text}, review.Context{})
		got := ""
		if h, ok := table.next(d, 0); ok {
			got = h.phrase + ": " + text[d.Main[h.from].Start:d.Main[h.to-1].End]
		}
		if got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}
