package web

import "testing"

// TestSuggestionShown keeps the spaces around a suggestion out of its quotes.
func TestSuggestionShown(t *testing.T) {
	for given, want := range map[string]string{" and then ": "and then", "Thank you": "Thank you", "  ": "  ", "": ""} {
		if got := (suggestion{Text: given}).Shown(); got != want {
			t.Errorf("%q is shown as %q, want %q", given, got, want)
		}
	}
}
