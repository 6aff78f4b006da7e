package checks

import (
	"testing"

	"afterword/internal/review"
)

func TestMeetings(t *testing.T) {
	table := turnsOf("(unfair|unclear) & (question|task) ~1 (was|is) & !(if|unless)")
	for text, found := range map[string]string{
		"I say that the task was unfair to me.":                "task was unfair",
		"It is unfair, and the question is long.":              "unfair, and the question is",
		"If the task was unfair, tell me.":                     "",
		"It was unfair. The task was long.":                    "",
		"You said \"the task was unfair\" and laughed.":        "",
		"You said “the task was unfair” and laughed.":          "",
		"You said 'the task was unfair' and laughed.":          "",
		"It's said the task was unfair, wasn't it?":            "task was unfair",
		"A quote \" that never ends, and the task was unfair.": "task was unfair",
	} {
		words := review.SplitWords(text)
		for i := range words {
			words[i].Opens = i > 0 && text[words[i].Start-2] == '.'
		}
		got := ""
		if h, ok := table.next(text, words, 0); ok {
			got = text[words[h.from].Start:words[h.to-1].End]
			if _, again := table.next(text, words, h.resume); again {
				t.Errorf("%q: found twice", text)
			}
		}
		if got != found {
			t.Errorf("%q: found %q, want %q", text, got, found)
		}
	}
}
