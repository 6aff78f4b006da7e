package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/reading"
)

// keptBack is how many lines of natural writing there are to one that is never learned from.
const keptBack = 10

// isKeptBack reports that a line is one of those: the review is measured on them, see
// internal/review/natural_test.go.
func isKeptBack(line string) bool { return review.Hash(line)%keptBack == 0 }

// readNatural takes in sentences written as they would stand in a note: training/natural has a
// folder for each author, and in it a file for each kind and one of fine sentences. A line is a
// sentence as it stands.
func (l *learner) readNatural(dir string) error {
	authors, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return err
	}
	for n, author := range authors {
		for k, name := range reading.Names {
			if err := l.readLines(filepath.Join(author, name+".txt"), name, n+1, reading.Kind(k), true); err != nil {
				return err
			}
		}
		if err := l.readLines(filepath.Join(author, "fine.txt"), "fine", n+1, 0, false); err != nil {
			return err
		}
	}
	return nil
}

// readLines reads a file of one author. A fault may well be one of another kind, too; what
// is fine is no fault of any.
func (l *learner) readLines(path, name string, author int, kind reading.Kind, fault bool) error {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // not every author wrote of every kind
	}
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSpace(line); {
		case line == "-- fine --":
			fault = false
			continue
		case line == "" || isKeptBack(line):
			continue
		}
		is := fineInAll
		switch {
		case kind == reading.NextStep && name != "fine":
			is[reading.WornPhrase], is[kind] = 0, -1
			if fault {
				is[kind] = 1
			}
		case fault:
			is = [reading.Kinds]int8{}
			is[kind] = 1
		}
		l.groups++
		l.author = author
		l.addSentence(line, "natural", name, is, 1)
		l.author = 0
	}
	return nil
}
