package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestEmbeddedFontsAreThoseOfThePackages compares what package card embeds with what npm
// installed, byte by byte.
func TestEmbeddedFontsAreThoseOfThePackages(t *testing.T) {
	const embedded = "../../internal/card/fonts"
	entries, err := os.ReadDir(embedded)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := files()
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Fatalf("embedded are %v\nwant %v", names, want)
	}
	if _, err := os.Stat("node_modules"); err != nil {
		t.Skip("the packages are not installed here: run npm ci --ignore-scripts in tools/fonts to compare the fonts with them")
	}
	for _, name := range want {
		original, err := os.ReadFile(filepath.Join("node_modules", source(name)))
		if err != nil {
			t.Fatal(err)
		}
		copied, err := os.ReadFile(filepath.Join(embedded, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(original, copied) {
			t.Errorf("%s is not the one of its package: run go generate ./internal/card", name)
		}
	}
}
