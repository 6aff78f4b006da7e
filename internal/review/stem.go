package review

import (
	"math/bits"
	"strings"
)

// Stem cuts a folded word down to what its forms share: "migrations", "migrated" and
// "migrating" become one. It is light on purpose: two words that only a dictionary knows
// to be related stay apart. Small numbers written out become digits.
func Stem(fold string) string {
	if digit, ok := digits[fold]; ok {
		return digit
	}
	for i := range len(fold) {
		if fold[i] >= 0x80 || fold[i] <= '9' {
			return fold // not English, or a number
		}
	}
	s := fold
	for _, suffix := range [...]string{"ies", "sses", "xes", "ches", "shes", "s"} {
		if len(s) < 4 || s[len(s)-1] != 's' {
			break
		}
		if stem, ok := strings.CutSuffix(s, suffix); ok && len(stem) >= 2 {
			switch suffix {
			case "ies":
				s = stem + "y"
			case "s":
				if !strings.HasSuffix(stem, "s") && !strings.HasSuffix(stem, "u") {
					s = stem
				}
			default:
				s = stem + suffix[:len(suffix)-2]
			}
			break
		}
	}
	for _, suffix := range [...]string{"ional", "ments", "ment", "ing", "ings", "edly", "ed", "ion", "ly", "er", "or", "ize", "ise"} {
		if len(s) < 6 || s[len(s)-1] != suffix[len(suffix)-1] {
			continue // most are decided here
		}
		if stem, ok := strings.CutSuffix(s, suffix); ok && len(stem) >= 4 {
			s = stem
			break
		}
	}
	if n := len(s); n > 4 && s[n-1] == s[n-2] && !strings.ContainsRune("aeiousl", rune(s[n-1])) {
		s = s[:n-1] // planning, plan
	}
	if n := len(s); n > 4 && (s[n-1] == 'e' || s[n-1] == 'y' || s[n-1] == 'i') {
		s = s[:n-1]
	}
	return s
}

// digits is read only: the numbers people write out.
var digits = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
	"six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}

// Distance counts the insertions, deletions, substitutions and swaps of neighbours that
// turn a into b, no place touched twice (optimal string alignment). It counts runes, and
// stops counting at limit: anything further away is limit+1.
func Distance(a, b string, limit int) int {
	if n, ok := unlike(a, b); ok && n > 2*limit {
		return limit + 1 // an edit adds one letter and takes one away at most
	}
	var letters [2][shortWord]rune
	s, t := runesOf(a, letters[0][:0]), runesOf(b, letters[1][:0])
	if len(s)-len(t) > limit || len(t)-len(s) > limit {
		return limit + 1
	}
	var memory [3][shortWord + 1]int
	older, old, row := memory[0][:], memory[1][:], memory[2][:]
	if len(t) > shortWord {
		older, old, row = make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	}
	for j := range len(t) + 1 {
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
	return min(old[len(t)], limit+1)
}

// unlike counts the letters that only one of two words has; ok says that both are ASCII.
func unlike(a, b string) (n int, ok bool) {
	var has [2]uint64
	for i, word := range [2]string{a, b} {
		for j := range len(word) {
			if word[j] >= 0x80 {
				return 0, false
			}
			has[i] |= 1 << (word[j] & 63)
		}
	}
	return bits.OnesCount64(has[0] ^ has[1]), true
}

// shortWord is how many letters are compared without asking for memory.
const shortWord = 32

func runesOf(s string, into []rune) []rune {
	for _, r := range s {
		into = append(into, r)
	}
	return into
}
