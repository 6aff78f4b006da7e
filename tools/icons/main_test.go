package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestIconsAreUpToDate draws the icons anew and compares them with the ones that the
// program ships.
func TestIconsAreUpToDate(t *testing.T) {
	dir := t.TempDir()
	if err := run([]string{dir}); err != nil {
		t.Fatal(err)
	}
	for name := range icons() {
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join("..", "..", "internal", "web", "assets", name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs (%v): run go generate ./internal/web", name, err)
		}
		if len(want) > 20<<10 {
			t.Errorf("%s has %d bytes", name, len(want))
		}
	}
}
