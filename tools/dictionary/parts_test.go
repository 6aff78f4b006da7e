package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReadParts is about what a word is called that is mostly something else.
func TestReadParts(t *testing.T) {
	lines := "boss%1:18:01:: 1 1 6\nboss%2:35:00:: 2 1 0\n" + // a verb that nobody met
		"bear%2:42:01:: 3 1 60\nbear%1:05:00:: 4 1 1\n" + // a noun that is rare
		"go%2:38:00:: 5 1 90\ngo%1:04:00:: 6 4 0\n" + // and one that is none
		"moose%1:05:00:: 7 1 0\nkind%5:00:00:good:01 8 1 9\nxyzzy%1:03:00:: 9 1 1\n"
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.sense"), []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	parts, err := readParts(dir, map[string]bool{"boss": true, "bear": true, "go": true, "moose": true, "kind": true})
	if err != nil {
		t.Fatal(err)
	}
	for part, want := range [...]map[string]bool{{"boss": true, "bear": true, "moose": true}, {"bear": true, "go": true}, {"kind": true}} {
		if len(parts[part]) != len(want) {
			t.Errorf("%s: %v, want %v", partLists[part], parts[part], want)
		}
		for word := range want {
			if !parts[part][word] {
				t.Errorf("%s lacks %q", partLists[part], word)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "index.sense"), []byte("no key here 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readParts(dir, map[string]bool{"no": true}); err == nil {
		t.Error("a line without a key must be refused")
	}
}
