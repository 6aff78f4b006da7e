package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Word is one word of a text: letters and digits, apostrophes inside. A hyphen parts two
// words; a Chinese or Japanese character is a word of its own.
type Word struct {
	Start, End int    // bytes of the text
	Fold       string // as it is compared, see Fold, without a possessive 's
	BareEnd    int    // byte at which the word without its possessive 's ends
	Capital    bool   // starts with a capital letter
	Opens      bool   // first of a sentence or of a line
	CJK        bool   // one character of a script that writes without spaces
}

// SplitWords takes a text apart. It sets no Opens. Bytes that are not UTF-8 belong to no
// word.
func SplitWords(text string) []Word {
	words := make([]Word, 0, len(text)/6+1)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case isCJK(r):
			words = append(words, Word{Start: i, End: i + size, BareEnd: i + size, Fold: text[i : i+size], CJK: true})
			i += size
		case isWordRune(r):
			end, bare := wordEnd(text, i+size)
			words = append(words, Word{Start: i, End: end, BareEnd: bare, Fold: Fold(text[i:bare]), Capital: unicode.IsUpper(r) || unicode.IsTitle(r)})
			i = end
		default:
			i += size
		}
	}
	return words
}

// wordEnd returns where the word that was begun before i ends, with and without a
// possessive 's.
func wordEnd(text string, i int) (end, bare int) {
	apostrophe := -1
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if isWordRune(r) && !isCJK(r) {
			i += size
			continue
		}
		if r == '\'' || r == '’' {
			if next, _ := utf8.DecodeRuneInString(text[i+size:]); isWordRune(next) && !isCJK(next) {
				apostrophe = i
				i += size
				continue
			}
		}
		break
	}
	if apostrophe >= 0 && (text[apostrophe:i] == "'s" || text[apostrophe:i] == "’s") {
		return i, apostrophe
	}
	return i, i
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func isCJK(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// abbreviations end in a full stop that ends no sentence.
const abbreviations = " dr prof mr mrs ms mx st jr sr eg ie vs no approx "

// markOpenings sets Opens on the first word of every sentence (UAX #29) and line. A full
// stop after a title ("Dr. Chen") opens nothing.
func markOpenings(text string, words []Word) {
	next := 0
	for i := sentences.FromString(text); i.Next(); {
		for next < len(words) && words[next].Start < i.Start() {
			next++
		}
		if next == len(words) {
			return
		}
		if words[next].Start >= i.End() {
			continue // a sentence without a word
		}
		after := next > 0 && strings.Contains(abbreviations, " "+words[next-1].Fold+" ")
		words[next].Opens = !after || strings.Contains(text[words[next-1].End:words[next].Start], "\n")
	}
}

// text is one part of a draft with what spans need.
type text struct {
	raw   string
	ascii bool
	marks []int // UTF-16 offset of the first rune boundary at or after each block of bytes
}

// block is how many bytes lie between two remembered UTF-16 offsets.
const block = 256

func newText(raw string) *text {
	t := &text{raw: raw, ascii: true}
	for i := range len(raw) {
		if raw[i] >= utf8.RuneSelf {
			t.ascii = false
			break
		}
	}
	return t
}

// span returns the range as a Span, pulled into the text.
func (t *text) span(start, end int) Span {
	start = min(max(start, 0), len(t.raw))
	end = min(max(end, start), len(t.raw))
	return Span{Start: start, End: end, StartUTF16: t.utf16(start), EndUTF16: t.utf16(end)}
}

// utf16 counts the UTF-16 code units before a byte offset. A byte that is not UTF-8
// counts as one, as it does when it is decoded to U+FFFD.
func (t *text) utf16(offset int) int {
	if t.ascii {
		return offset
	}
	if t.marks == nil {
		units, next := 0, 0
		for i, r := range t.raw {
			for ; next <= i; next += block {
				t.marks = append(t.marks, units)
			}
			units += unitsOf(r)
		}
		for ; next <= len(t.raw); next += block {
			t.marks = append(t.marks, units)
		}
	}
	from := offset / block
	units, at := t.marks[from], from*block
	for at < offset && !t.boundary(at) {
		at++ // the mark counts up to here already
	}
	for at < offset {
		r, size := utf8.DecodeRuneInString(t.raw[at:])
		units += unitsOf(r)
		at += size
	}
	return units
}

// boundary reports whether a rune starts at i.
func (t *text) boundary(i int) bool {
	if i == 0 || i >= len(t.raw) || utf8.RuneStart(t.raw[i]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && i-back >= 0; back++ {
		if utf8.RuneStart(t.raw[i-back]) {
			_, size := utf8.DecodeRuneInString(t.raw[i-back:])
			return size <= back
		}
	}
	return true
}

func unitsOf(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}
