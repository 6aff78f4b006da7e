package checks_test

import (
	"slices"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

func TestStockPhrases(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"At Initech I cut a comparable reindex to twenty minutes.", nil},
		{"Moreover, I would like to see it.", []string{"moreover"}},
		{"I would bring it to other realms.", []string{"realms"}},
		{"As an AI language model, I cannot.", []string{"as an ai language model"}},
		{"", nil},
	} {
		// A word may be in both tables.
		if got := slices.Compact(checks.StockPhrases(c.text)); !slices.Equal(got, c.want) {
			t.Errorf("%q has %q, want %q", c.text, got, c.want)
		}
	}
}

func TestKindsOfWords(t *testing.T) {
	for _, fold := range []string{"not", "never", "won't"} {
		if !checks.Negates(fold) {
			t.Errorf("%q turns no sentence around", fold)
		}
	}
	if checks.Negates("note") || !checks.IsFunctionWord("of") || checks.IsFunctionWord("reindex") {
		t.Error("words are taken for others")
	}
	if !checks.IsFact(review.Word{Fold: "twenty"}) || !checks.IsFact(review.Word{Fold: "wei", Capital: true}) || checks.IsFact(review.Word{Fold: "thanks", Capital: true, Opens: true}) {
		t.Error("facts are taken for others")
	}
}
