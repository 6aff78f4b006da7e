package wordlist_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"afterword/internal/wordlist"
)

func TestAddAndRemove(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "words.txt")
	f := wordlist.Open(path)
	if words, err := f.Words(); err != nil || len(words) != 0 {
		t.Fatalf("no file is %v, %v", words, err)
	}
	added, err := f.Add("kubectl", "Łódź", "kubectl")
	if err != nil || !slices.Equal(added, []string{"kubectl", "Łódź"}) {
		t.Fatalf("added %v, %v", added, err)
	}
	if words, err := f.Words(); err != nil || !words["kubectl"] || !words["lodz"] {
		t.Errorf("the words are %v, %v", words, err)
	}
	if added, err := f.Add("kubectl"); err != nil || len(added) != 0 {
		t.Errorf("a known word was added again: %v, %v", added, err)
	}
	removed, err := f.Remove("kubectl", "unknown")
	if err != nil || !slices.Equal(removed, []string{"kubectl"}) {
		t.Errorf("removed %v, %v", removed, err)
	}
	if words, err := f.Words(); err != nil || words["kubectl"] || !words["lodz"] {
		t.Errorf("the words are %v, %v", words, err)
	}
}

// TestByHand: what a person wrote into the file stays, and a change is seen.
func TestByHand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "words.txt")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# tools\nterraform\r\n\n  helm")
	f := wordlist.Open(path)
	if words, err := f.Words(); err != nil || !words["terraform"] || !words["helm"] || words["tools"] {
		t.Fatalf("the words are %v, %v", words, err)
	}
	if _, err := f.Add("kubectl"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if want := "# tools\nterraform\r\n\n  helm\nkubectl\n"; err != nil || string(got) != want {
		t.Errorf("the file is %q, want %q (%v)", got, want, err)
	}
	write("another\n")
	if words, err := f.Words(); err != nil || !words["another"] || words["helm"] {
		t.Errorf("the change was not seen: %v, %v", words, err)
	}
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	f := wordlist.Open(filepath.Join(dir, "words.txt"))
	for _, word := range []string{"", "two words", "a\nb", "#tag", "!", "\xff"} {
		if _, err := f.Add("fine", word); err == nil || !strings.Contains(err.Error(), "is not one word") {
			t.Errorf("Add(%q): %v", word, err)
		}
	}
	if words, err := f.List(); err != nil || len(words) != 0 {
		t.Errorf("half of what was refused was kept: %v, %v", words, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "words.txt"), []byte("\xff\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Words(); err == nil || !strings.Contains(err.Error(), "not UTF-8") {
		t.Errorf("a file that is no text: %v", err)
	}
	if _, err := wordlist.Open(dir).List(); err == nil {
		t.Error("a directory was read")
	}
}
