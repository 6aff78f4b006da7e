// Package slip measures how far a slip of the pen lies from the word that was meant. It is
// the one edit distance of the program: a misspelt name and a mistyped key are told by it.
package slip

import (
	"math/bits"
	"unicode/utf8"
)

// wordRunes is the length of words that are measured without taking memory.
const wordRunes = 32

// Distance counts the insertions, deletions, substitutions and swaps of neighbours that
// turn a into b, no place touched twice (optimal string alignment). It counts runes, and
// stops counting at limit: anything further away is limit+1.
func Distance(a, b string, limit int) int {
	if n, ok := unlike(a, b); ok && n > 2*limit {
		return limit + 1 // an edit adds one letter and takes one away at most
	}
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if n-m > limit || m-n > limit {
		return limit + 1
	}
	var runes [2][wordRunes]rune
	s, t := appendRunes(runes[0][:0], a), appendRunes(runes[1][:0], b)
	var cells [3][wordRunes + 1]int
	older, old, row := cells[0][:], cells[1][:], cells[2][:]
	if m > wordRunes {
		older, old, row = make([]int, m+1), make([]int, m+1), make([]int, m+1)
	}
	for j := range m + 1 {
		old[j] = j
	}
	for i := range s {
		row[0] = i + 1
		best := row[0]
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			d := min(old[j]+cost, old[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				d = min(d, older[j-1]+1)
			}
			row[j+1] = d
			best = min(best, d)
		}
		if best > limit {
			return limit + 1
		}
		older, old, row = old, row, older
	}
	return min(old[m], limit+1)
}

// unlike counts the letters that only one of two words has; ok says that both are ASCII.
func unlike(a, b string) (n int, ok bool) {
	var has [2]uint64
	for i, word := range [2]string{a, b} {
		for j := range len(word) {
			if word[j] >= utf8.RuneSelf {
				return 0, false
			}
			has[i] |= 1 << (word[j] & 63)
		}
	}
	return bits.OnesCount64(has[0] ^ has[1]), true
}

func appendRunes(to []rune, s string) []rune {
	for _, r := range s {
		to = append(to, r)
	}
	return to
}
