package review_test

import (
	"slices"
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review/reviewtest"
)

// tactMutations plant the sentences of testdata/mutation, group tact and group voice: each
// kind once with the open ones and once with those that are held out.
func tactMutations(t testing.TB) []mutation {
	kinds := []struct {
		kind  string
		by    []string
		suits func(c *reviewtest.Case) bool
	}{
		{"tact/perks", nil, nil},
		{"tact/ultimatum", nil, nil},
		{"tact/bidding", []string{"perks-too-early", "offer-unrecorded"}, nil},
		{"tact/offer-unrecorded", nil, func(c *reviewtest.Case) bool { return len(c.Context.Process.Offers) == 0 }},
		{"tact/first-choice", nil, func(c *reviewtest.Case) bool { return !c.Context.Process.FirstChoice }},
		{"tact/defensiveness", nil, recovers},
		{"tact/desperation", nil, nil},
		{"tact/guilt", nil, followsUp},
		{"tact/presumption", nil, nil},
		{"tact/worn-phrase", nil, followsUp},
		{"voice/robotic", []string{"stock-phrases"}, nil},
		{"voice/cliche", nil, nil},
	}
	var all []mutation
	for _, k := range kinds {
		all = append(all,
			mutation{name: k.kind, kind: k.kind, by: k.by, slips: planting(sentences(t, "open.txtar", k.kind), k.suits)},
			mutation{name: k.kind + ", held out", kind: k.kind, by: k.by, slips: planting(sentences(t, "held_out.txtar", k.kind), k.suits), hidden: true})
	}
	return all
}

func followsUp(c *reviewtest.Case) bool { return c.Draft.Phase != note.Anchor }

// recovers makes a thank-you one to somebody whose question was missed.
func recovers(c *reviewtest.Case) bool {
	if c.Draft.Phase != note.Anchor {
		return false
	}
	c.Context.Interview.Missed = &interview.MissedQuestion{AskedBy: c.Draft.To.Name, Question: "How would you begin?", BetterAnswer: "With the smallest step that can be undone."}
	return true
}

// TestMutationSentences wants a dozen phrasings of each kind of tact.
func TestMutationSentences(t *testing.T) {
	for kind := range kindChecks {
		if !strings.HasPrefix(kind, "tact/") {
			continue
		}
		open, held := sentences(t, "open.txtar", kind), sentences(t, "held_out.txtar", kind)
		if len(open) < 12 || len(held) < 12 {
			t.Errorf("%s: only %d open and %d held out", kind, len(open), len(held))
		}
		for _, sentence := range open {
			if slices.Contains(held, sentence) {
				t.Errorf("%s: %q is in both files", kind, sentence)
			}
		}
	}
}
