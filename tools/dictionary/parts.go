package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// partLists are the lists of the words that are nouns, verbs and adjectives.
var partLists = [...]string{"nouns.dawg", "verbs.dawg", "adjectives.dawg"}

const (
	// fewCounts is how often a word must have been met for its counts to say something.
	fewCounts = 5
	// manyCounts is how often it must have been met for what it never was to be nothing that it is.
	manyCounts = 50
	// rarely is one use in so many: what a word is as rarely, it is not said to be.
	rarely = 25
)

// readParts reads index.sense of WordNet, which has a line for each meaning of a word: the word, what part of speech it is
// there, and how often it was met so in a million words that were read by hand. It returns the words of each of
// partLists, of those in known. A noun is listed where it is rare, too, since an article before it tells that it is
// one; a verb or an adjective must be met as one more than rarely.
func readParts(dir string, known map[string]bool) (parts [len(partLists)]map[string]bool, err error) {
	type counts [len(partLists)]struct{ met, listed int }
	words := map[string]*counts{}
	err = eachLine(filepath.Join(dir, "index.sense"), func(line string) error {
		fields := strings.Fields(line)
		if len(fields) != 4 {
			return fmt.Errorf("it has %d fields and not 4", len(fields))
		}
		word, key, keyed := strings.Cut(fields[0], "%")
		if !keyed || key == "" {
			return fmt.Errorf("%q says no part of speech", fields[0])
		}
		met, err := strconv.Atoi(fields[3])
		if err != nil {
			return err
		}
		part := strings.IndexByte("123", key[0])
		if key[0] == '5' {
			part = 2 // an adjective that is like another
		}
		if part < 0 || !known[word] {
			return nil
		}
		if words[word] == nil {
			words[word] = new(counts)
		}
		words[word][part].met += met
		words[word][part].listed++
		return nil
	})
	for part := range parts {
		parts[part] = map[string]bool{}
		for word, c := range words {
			total := c[0].met + c[1].met + c[2].met
			if c[part].listed > 0 && (total < fewCounts || c[part].met*rarely >= total || part == 0 && (c[part].met > 0 || total < manyCounts)) {
				parts[part][word] = true
			}
		}
	}
	return parts, err
}
