package review

import "strings"

// OneOf reports whether a word is in a list of words parted by blanks. It takes no memory. For a long
// list that many words are looked up in, see WordSet.
func OneOf(word, list string) bool {
	if word == "" || len(word) >= len(list) {
		return word != "" && word == list
	}
	for at := 0; ; at++ {
		next := strings.Index(list[at:], word)
		if next < 0 {
			return false
		}
		at += next
		end := at + len(word)
		if (at == 0 || list[at-1] == ' ') && (end == len(list) || list[end] == ' ') {
			return true
		}
	}
}
