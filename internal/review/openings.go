package review

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markOpenings sets Opens on the first word of every sentence and line. A full stop after
// a title ("Dr. Chen") opens nothing. It follows the sentence boundaries of UAX #29, of
// which only those between two words count: so it looks at what stands between words, once,
// and its time is linear whatever that is. A test holds it against a whole implementation.
func markOpenings(text string, words []Word) {
	for n := range words {
		if n == 0 {
			words[0].Opens = true
			continue
		}
		from, to := words[n-1].End, words[n].Start
		if to-from == 1 && text[from] == ' ' || !mayPart(text[from:to]) || !parted(text, words, n) {
			continue
		}
		words[n].Opens = !isAbbreviation(words[n-1].Fold, text[to]) || strings.IndexByte(text[from:to], '\n') >= 0
	}
}

// isAbbreviation reports words that end in a full stop which ends no sentence; next is the byte that
// the next word starts with: "no. 5" and "p. 4", not "the answer was no."
func isAbbreviation(fold string, next byte) bool {
	switch fold {
	case "dr", "prof", "mr", "mrs", "ms", "mx", "st", "jr", "sr", "eg", "ie", "vs", "approx":
		return true
	case "no", "nos", "p", "pp", "vol", "fig", "ch":
		return '0' <= next && next <= '9'
	}
	return false
}

// mayPart reports whether a gap holds anything that could end a sentence.
func mayPart(gap string) bool {
	for i := range len(gap) {
		switch c := gap[i]; c {
		case '.', '!', '?', '\n', '\r':
			return true
		default:
			if c >= utf8.RuneSelf {
				return true
			}
		}
	}
	return false
}

// breakClass is what a character between words is to a sentence: the Sentence_Break
// property of UAX #29.
type breakClass int

const (
	other     breakClass = iota
	separator            // ends a line
	stopper              // ! and ?: STerm
	fullStop             // may stand in an abbreviation: ATerm
	closer               // quotation marks and brackets
	blank
	continuer // comma, colon, dash
	ignored   // invisible: Format
)

func breakClassOf(r rune) breakClass {
	switch r {
	case '\n', '\r', 0x85, 0x2028, 0x2029:
		return separator
	case '.', 0x2024, 0xFE52, 0xFF0E:
		return fullStop
	case ' ', '\t', '\v', '\f', 0xA0:
		return blank
	case '!', '?':
		return stopper
	case ',', '-', ':', ';', 0x37E, 0x55D, 0x60C, 0x60D, 0x7F8, 0x1802, 0x1808, 0x2013, 0x2014, 0x3001, 0xFE10, 0xFE11, 0xFE13, 0xFE14,
		0xFE31, 0xFE32, 0xFE50, 0xFE51, 0xFE54, 0xFE55, 0xFE58, 0xFE63, 0xFF0C, 0xFF0D, 0xFF1A, 0xFF1B, 0xFF64:
		return continuer
	case '"', '\'', '(', ')', '[', ']', '{', '}':
		return closer
	}
	switch {
	case r < utf8.RuneSelf || r == utf8.RuneError:
		return other
	case unicode.Is(unicode.STerm, r):
		return stopper
	case unicode.Is(unicode.White_Space, r):
		return blank
	case unicode.In(r, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf) || 0x275B <= r && r <= 0x2760:
		return closer
	case unicode.Is(unicode.Cf, r):
		return ignored
	}
	return other
}

// parted reports whether a sentence or a line ends between words[n-1] and words[n].
func parted(text string, words []Word, n int) bool {
	from, to := words[n-1].End, words[n].Start
	gap := text[from:to]
	var ended breakClass // stopper or fullStop once one has come
	bare, spaced, visible := false, false, 0
	for i, r := range gap {
		class := breakClassOf(r)
		if class != ignored {
			visible++
		}
		switch {
		case class == separator: // rule SB4
			return true
		case class == ignored: // SB5
		case class == stopper, class == fullStop: // SB8a
			ended, bare, spaced = class, true, false
		case ended == other:
		case class == continuer: // SB8a
			ended = other
		case class == blank: // SB10
			bare, spaced = false, true
		case class == closer && !spaced: // SB9
			bare = false
		case ended == fullStop && lowerFollows(text, from+i, words, n): // SB8
			ended = other
		default: // SB11; whatever else stands in the gap belongs to the new sentence
			return true
		}
	}
	if ended != fullStop {
		return ended == stopper
	}
	first := edgeLetter(text[to:words[n].End], false)
	last := edgeLetter(text[words[n-1].Start:from], true)
	switch {
	case bare && unicode.IsDigit(first): // SB6: "3.14"
		return false
	case bare && visible == 1 && isCased(last) && isUpper(first): // SB7: "U.S"
		return false
	}
	return !lowerFollows(text, to, words, n) // SB8: "approx. five"
}

// lowerFollows reports whether the next letter from a place before or at words[n] on is a
// small one, in the same sentence.
func lowerFollows(text string, at int, words []Word, n int) bool {
	for {
		for _, r := range text[at:words[n].Start] {
			switch breakClassOf(r) {
			case separator, stopper, fullStop:
				return false
			}
		}
		for _, r := range text[words[n].Start:words[n].End] {
			if unicode.IsLetter(r) {
				return unicode.IsLower(r)
			}
		}
		at = words[n].End
		if n++; n == len(words) {
			return false
		}
	}
}

// edgeLetter is the first or the last character of a word that is no accent.
func edgeLetter(word string, last bool) rune {
	for word != "" {
		r, size := utf8.DecodeRuneInString(word)
		rest := word[size:]
		if last {
			r, size = utf8.DecodeLastRuneInString(word)
			rest = word[:len(word)-size]
		}
		if !unicode.IsMark(r) {
			return r
		}
		word = rest
	}
	return utf8.RuneError
}

func isUpper(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

func isCased(r rune) bool { return isUpper(r) || unicode.IsLower(r) }
