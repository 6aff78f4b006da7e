package checks_test

import (
	"slices"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestSuggestedWords reads what is suggested, word by word: that a suggestion clears its
// finding does not say that it is right.
func TestSuggestedWords(t *testing.T) {
	for _, tt := range []struct{ check, sentence, text, want string }{
		{"verb-form", "I’ve met your team yesterday.", "I’ve met", "I met"},
		{"verb-form", "I've met your team yesterday.", "I've met", "I met"},
		{"verb-form", "We’ve met your team yesterday.", "We’ve met", "We met"},
		{"verb-form", "I HAVE met your team yesterday.", "I HAVE met", "I met"},
		{"verb-form", "And then we've seen the hall last week.", "we've seen", "we saw"},
	} {
		found := review.Run(checks.All(), review.Draft{Body: "Dear Wei,\n\n" + tt.sentence + "\n\nBest regards,\nAda Park"}, review.Context{}, review.Options{})
		at := slices.IndexFunc(found, func(f review.Finding) bool { return f.Check == tt.check })
		if at < 0 {
			t.Errorf("%s: %s finds nothing", tt.sentence, tt.check)
			continue
		}
		d := review.Draft{Body: "Dear Wei,\n\n" + tt.sentence}
		if got := textOf(d, found[at]); got != tt.text || !slices.Contains(found[at].Suggestions, tt.want) {
			t.Errorf("%s: %q for %q, not %q for %q", tt.sentence, found[at].Suggestions, got, tt.want, tt.text)
		}
	}
}
