//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/reviewtest"
)

// wanted is how many notes are reviewed.
const wanted = 1000

// sample is one of the notes, with its context.
type sample struct {
	draft   review.Draft
	context review.Context
}

func (s sample) text() string { return s.draft.Subject + "\n\n" + s.draft.Body }

func (s sample) words() int { return len(strings.Fields(s.draft.Body)) }

// makeNotes makes the notes out of those of the review's tests: careful ones and such with
// a fault. Most of those are shorter than a note that people send, so each gets paragraphs
// of others until it has about ninety words, which makes them all different, and the same
// in every run.
func makeNotes(root string) ([]sample, error) {
	var files []string
	for _, set := range [...]string{"careful", "second", filepath.Join("labelled", "*")} {
		more, err := filepath.Glob(filepath.Join(root, "internal", "review", "testdata", set, "*.txtar"))
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	var found []reviewtest.Case
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		cases, err := reviewtest.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		found = append(found, cases...)
	}
	var paragraphs []string
	for _, c := range found {
		for _, p := range strings.Split(c.Draft.Body, "\n\n") {
			if n := len(strings.Fields(p)); n >= 15 && n <= 60 {
				paragraphs = append(paragraphs, strings.TrimSpace(p))
			}
		}
	}
	if len(found) == 0 || len(paragraphs) == 0 {
		return nil, fmt.Errorf("no notes in %s: is that the module's root?", root)
	}
	notes := make([]sample, wanted)
	for i := range notes {
		c := found[i%len(found)]
		s := sample{draft: c.Draft, context: c.Context}
		parts := strings.Split(strings.TrimSpace(s.draft.Body), "\n\n")
		for n := i; s.words() < 88; n += 7 {
			at := max(1, len(parts)-1) // before the sign-off
			parts = append(parts[:at:at], append([]string{paragraphs[n*13%len(paragraphs)]}, parts[at:]...)...)
			s.draft.Body = strings.Join(parts, "\n\n") + "\n"
		}
		notes[i] = s
	}
	return notes, nil
}
