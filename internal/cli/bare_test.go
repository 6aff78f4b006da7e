package cli

import "testing"

// TestBare keeps the spaces around a suggestion out of its quotes.
func TestBare(t *testing.T) {
	for given, want := range map[string]string{" and then ": "and then", "Thank you": "Thank you", "  ": "  ", "": ""} {
		if got := bare(given); got != want {
			t.Errorf("bare(%q) is %q, want %q", given, got, want)
		}
	}
}
