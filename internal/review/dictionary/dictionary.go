// Package dictionary knows the lower-case words of American and British English: whether a
// word is one, whether it is one that everybody uses, and what a misspelt one was meant
// to be.
//
// The lists are minimal automata: words that begin alike share their beginning, words that
// end alike their ending. They are read where they lie in the program, so nothing is
// loaded and a lookup allocates nothing. tools/dictionary compiles them out of the Hunspell
// dictionaries en_US and en_GB, and WordNet for the parts of speech, and says where they come from; modern.txt, slips.txt
// and unsaid.txt are our own.
//
// Words are looked up as package review folds them: lower case, without accents and
// without a possessive 's. Names are not here: whoever asks knows those.
package dictionary

import (
	_ "embed" // for the lists
	"strings"
	"sync"
)

//go:embed words.dawg
var words automaton

//go:embed common.dawg
var common automaton

//go:embed names.dawg
var names automaton

//go:embed modern.txt
var modernText string

//go:embed slips.txt
var slipsText string

//go:embed unsaid.txt
var unsaidText string

// Known reports whether a word is in the dictionary, or one of work and technology that
// dictionaries lack ("backend", "onboarding"), or one of these shortened ("they'd").
func Known(word string) bool {
	if wordOpenings().has(words, word) || modern()[word] {
		return true
	}
	base, tail := cutContraction(word)
	return tail != "" && (words.has(base) || modern()[base])
}

// cutContraction parts "they'd" into "they" and "'d"; tail is empty where there is none.
func cutContraction(word string) (base, tail string) {
	for _, tail := range [...]string{"'d", "'ll", "'ve", "'re", "'m", "n't"} {
		if base, ok := strings.CutSuffix(word, tail); ok {
			return base, tail
		}
	}
	return word, ""
}

// Common reports whether a word is one that everybody uses.
func Common(word string) bool { return common.has(word) }

// Name reports whether a word is one that is only written with a capital: a given name, a
// place, a nationality.
func Name(word string) bool { return names.has(word) }

// Slip returns the word, or two words, that a well-known misspelling stands for; empty
// when word is none. A few misspellings are rare words as well ("manger").
func Slip(word string) string {
	if meant := slips().meant[word]; meant != "" {
		return meant
	}
	return endingMeant(word)
}

// endingMeant returns the common word that one with an ending written as it sounds stands for:
// "companys", "hurryed", "lonelyness", "respectfull".
func endingMeant(word string) string {
	for _, ending := range [...][3]string{{"ys", "y", "ies"}, {"yed", "y", "ied"}, {"yness", "y", "iness"}, {"yer", "y", "ier"}, {"yest", "y", "iest"}, {"full", "ful", "ful"}, {"fullness", "ful", "fulness"}} {
		stem, ok := strings.CutSuffix(word, ending[0])
		if !ok || len(stem) < 3 || ending[1] == "y" && strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) {
			continue
		}
		if (Common(stem+ending[1]) || ending[0] == "full") && Known(stem+ending[2]) && !Known(word) {
			return stem + ending[2]
		}
	}
	return ""
}

// Slippery reports a rare word that is a well-known misspelling of an everyday one: it is
// known, and yet not what was meant.
func Slippery(word string) bool { return len(word) <= slips().longestRare && slips().rare[word] }

// wordOpenings speed up looking words up.
var wordOpenings = sync.OnceValue(words.openings)

// modern are the words of modern.txt.
var modern = sync.OnceValue(func() map[string]bool { return setOf(modernText) })

// unsaid are the words of unsaid.txt.
var unsaid = sync.OnceValue(func() map[string]bool { return setOf(unsaidText) })

// setOf are the words of a text, as a set.
func setOf(text string) map[string]bool {
	list := fields(text)
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[w] = true
	}
	return set
}

// misspellings are the lines of slips.txt.
type misspellings struct {
	meant       map[string]string
	rare        map[string]bool // words of the dictionary
	longestRare int
}

var slips = sync.OnceValue(func() misspellings {
	list := misspellings{meant: make(map[string]string, 1024), rare: map[string]bool{}}
	for line := range strings.Lines(slipsText) {
		if line[0] == '#' {
			continue
		}
		word, wrong, _ := strings.Cut(strings.TrimSpace(line), ":")
		for w := range strings.FieldsSeq(wrong) {
			list.meant[w] = word
			if words.has(w) {
				list.rare[w] = true
				list.longestRare = max(list.longestRare, len(w))
			}
		}
	}
	return list
})

// fields are the words of a text, without the lines that start with #.
func fields(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line[0] != '#' {
			all = append(all, strings.Fields(line)...)
		}
	}
	return all
}
