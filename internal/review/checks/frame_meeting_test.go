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
		d := review.NewDoc(review.Draft{Body: text}, review.Context{})
		got := ""
		if h, ok := table.next(d, 0); ok {
			got = text[d.Main[h.from].Start:d.Main[h.to-1].End]
			if _, again := table.next(d, h.resume); again {
				t.Errorf("%q: found twice", text)
			}
		}
		if got != found {
			t.Errorf("%q: found %q, want %q", text, got, found)
		}
	}
}
