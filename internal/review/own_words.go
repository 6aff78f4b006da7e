package review

import (
	"strings"
	"unicode/utf8"
)

// OwnWords is a person's own word list: names of tools, trades and places that are right
// as they write them. The nil value holds none.
type OwnWords map[string]bool

// NewOwnWords returns the list of the given words. Case and accents do not matter.
func NewOwnWords(words []string) OwnWords {
	own := OwnWords{}
	for _, text := range words {
		for _, w := range SplitWords(text) {
			own[w.Fold] = true
		}
	}
	return own
}

// allow reports whether every word of a text is on the list.
func (o OwnWords) allow(text string) bool {
	if len(o) == 0 {
		return false
	}
	words := SplitWords(text)
	for _, w := range words {
		if !o[w.Fold] {
			return false
		}
	}
	return len(words) > 0
}

// IsWord reports whether a text is one word, as a list of own words takes it.
func IsWord(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsAny(text, " \t\r\n#") && len(SplitWords(text)) == 1
}
