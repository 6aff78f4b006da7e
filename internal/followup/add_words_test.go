package followup_test

import (
	"slices"
	"testing"

	"afterword/internal/followup"
)

// TestAddWordsLeavesTheCallersWords trims what it keeps, and nothing of what it was given.
func TestAddWordsLeavesTheCallersWords(t *testing.T) {
	w := newWorld(t)
	given := []string{" kubectl ", "Łódź\n"}
	before := slices.Clone(given)
	added, err := w.AddWords(t.Context(), followup.Local, given...)
	if err != nil || !slices.Equal(added, []string{"kubectl", "Łódź"}) {
		t.Errorf("added %q: %v", added, err)
	}
	if !slices.Equal(given, before) {
		t.Errorf("the caller's words became %q", given)
	}
}
