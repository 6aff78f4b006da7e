package polish

import (
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// allMisspelt reports that every word that came is one that went, put right.
func allMisspelt(out, in []piece) bool {
	if len(out) != len(in) {
		return false
	}
	for i := range in {
		if !misspelt(out[i], in[i]) {
			return false
		}
	}
	return true
}

// misspelt reports that one word is the other, put right.
func misspelt(was, is piece) bool {
	if dictionary.Known(was.fold) && !dictionary.Slippery(was.fold) {
		return confused(was.norm, is.norm)
	}
	if meant := meantBy(was.fold); meant != "" {
		return meant == is.fold
	}
	return len(was.fold) == 3 && swapped(was.fold) == is.fold
}

// swapped is a word of three letters with the last two in the other order: "teh".
func swapped(fold string) string { return fold[:1] + fold[2:] + fold[1:2] }

// confusedPairs are known words that are often written for one another.
const confusedPairs = `its:it's your:you're there:their then:than loose:lose affect:effect weather:whether
	advise:advice accept:except quiet:quite whose:who's were:where to:too principle:principal`

func confused(a, b string) bool {
	for pair := range strings.FieldsSeq(confusedPairs) {
		x, y, _ := strings.Cut(pair, ":")
		if a == x && b == y || a == y && b == x {
			return true
		}
	}
	return false
}

// turned reports that one word is the other with its meaning turned around.
func turned(a, b string) bool {
	for _, pair := range [][2]string{{a, b}, {b, a}} {
		for _, prefix := range []string{"un", "in", "im", "dis", "non", "ir", "il", "mis", "de", "anti"} {
			if rest, ok := strings.CutPrefix(pair[1], prefix); ok && len(rest) > 2 && (rest == pair[0] || review.Stem(rest) == review.Stem(pair[0])) {
				return true
			}
		}
		if rest, ok := strings.CutSuffix(pair[1], "less"); ok && strings.HasPrefix(pair[0], rest) {
			return true
		}
	}
	return false
}
