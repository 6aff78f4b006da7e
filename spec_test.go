package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"testing"
)

// TestSpecIsTheSharedOne keeps docs/SPEC.md the same as the page it is a copy of, where
// that page is at hand.
func TestSpecIsTheSharedOne(t *testing.T) {
	shared, err := os.ReadFile("../shared/SPEC.md")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared SPEC.md is not beside this repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	ours, err := os.ReadFile("docs/SPEC.md")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(ours, shared) {
		t.Error("docs/SPEC.md differs from the shared one: copy it anew")
	}
}
