package turns_test

import (
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

// english is what the frames of these tests share.
var english = turns.Language{
	Idiom: func(name string) string {
		if name == "weekday" {
			return "(monday|tuesday|friday)"
		}
		return ""
	},
	Grammar: func() *review.WordSet { return review.NewWordSet("i we the this and from of you", nil) },
}

// TestTurns: the first turn counts, and of those that overlap the longest.
func TestTurns(t *testing.T) {
	table := turns.New().Add("short", "(hear|hear back)").Add("gap", "hear ~2 (soon|today)").Add("opens", "^(so|then) (please)? # (days|weeks)").Add("shared", "(i|we) need (this|the) (job|position) (now)?").Add("shared", "by @weekday")
	book := turns.Bind(english, review.Unkept, nil, table)
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
		"Call me by Friday's end.":             "shared: by Friday's",
		"Call me by Sunday.":                   "",
		"I think we need this\njob and I hear": "shared: we need this\njob",
	} {
		d := review.NewDoc(review.Draft{Body: text}, review.Context{})
		got := ""
		if h, ok := book.Next(d, table, 0); ok {
			got = h.Phrase + ": " + text[h.Place(d.Main).Start:h.Place(d.Main).End]
		}
		if got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

// TestQuotedTurnsAreNotTheCandidates: what stands in quotation marks is somebody's words.
func TestQuotedTurnsAreNotTheCandidates(t *testing.T) {
	table := turns.Of("task was (unfair|unclear)")
	book := turns.Bind(english, review.Unkept, nil, table)
	for text, found := range map[string]bool{
		"I say that the task was unfair to me.":                true,
		"You said \"the task was unfair\" and laughed.":        false,
		"You said “the task was unfair” and laughed.":          false,
		"You said 'the task was unfair' and laughed.":          false,
		"It's said the task was unfair, wasn't it?":            true,
		"A quote \" that never ends, and the task was unfair.": true,
	} {
		d := review.NewDoc(review.Draft{Body: text}, review.Context{})
		h, ok := book.Next(d, table, 0)
		if ok != found {
			t.Errorf("%q: found %v, want %v", text, ok, found)
		}
		if ok {
			if _, again := book.Next(d, table, h.To); again {
				t.Errorf("%q: found twice", text)
			}
		}
	}
}
