package review

import (
	"unicode"
	"unicode/utf8"
)

// Word is one word of a text: letters and digits, apostrophes inside. A hyphen parts two
// words; a Chinese or Japanese character is a word of its own.
type Word struct {
	Start, End int    // bytes of the text
	Fold       string // as it is compared, see Fold, without a possessive 's
	BareEnd    int    // byte at which the word without its possessive 's ends
	Hash       uint32 // of Fold, see Hash: words with other hashes are other words
	Capital    bool   // starts with a capital letter
	Opens      bool   // first of a sentence or of a line
	CJK        bool   // one character of a script that writes without spaces

	lexeme *lexeme
}

// Stem is the stem of the word, see the function Stem.
func (w *Word) Stem() string {
	if w.lexeme.stem != "" {
		return w.lexeme.stem
	}
	return Stem(w.Fold)
}

// StemHash is the hash of the stem.
func (w *Word) StemHash() uint32 {
	if h := w.lexeme.stemHash; h != 0 {
		return h
	}
	return w.hashStem()
}

// hashStem is StemHash for a word that is in no lexicon.
func (w *Word) hashStem() uint32 { return Hash(Stem(w.Fold)) }

// SplitWords takes a text apart. It sets no Opens. Bytes that are not UTF-8 belong to no
// word.
func SplitWords(text string) []Word {
	return appendWords(make([]Word, 0, len(text)/6+1), text, nil)
}

// appendWords is SplitWords with the memory of those before: the words go behind words, and
// lexicon, where there is one, knows most of them.
func appendWords(words []Word, text string, lex *lexicon) []Word {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if !isASCIIWord(c) {
				i++
				continue
			}
			start, h := i, uint32(hashStart)
			for i < len(text) && isASCIIWord(text[i]) {
				h = (h ^ uint32(text[i])) * hashPrime
				i++
			}
			end := i
			if i < len(text) && (text[i] == '\'' || text[i] >= utf8.RuneSelf) { // it may go on
				i, end = wordEnd(text, i)
				h = Hash(text[start:end])
			}
			words = appendWord(words, text, start, i, end, h, lex)
			words[len(words)-1].Capital = 'A' <= c && c <= 'Z'
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isCJK(r):
			words = appendWord(words, text, i, i+size, i+size, Hash(text[i:i+size]), lex)
			words[len(words)-1].CJK = true
			i += size
		case isWordRune(r):
			end, bare := wordEnd(text, i+size)
			words = appendWord(words, text, i, end, bare, Hash(text[i:bare]), lex)
			words[len(words)-1].Capital = unicode.IsUpper(r) || unicode.IsTitle(r)
			i = end
		default:
			i += size
		}
	}
	return words
}

// appendWord appends the word text[start:bare]; h is its hash as it is written.
func appendWord(words []Word, text string, start, end, bare int, h uint32, lex *lexicon) []Word {
	known, raw := &loneLexeme, text[start:bare]
	fold := ""
	if lex != nil {
		known = lex.lookUp(raw, h)
		fold, h = known.fold, known.hash
	} else if fold = foldWord(raw); fold != raw {
		h = Hash(fold)
	}
	n := len(words)
	if n < cap(words) {
		words = words[:n+1]
	} else {
		words = append(words, Word{})
	}
	w := &words[n] // in its place: a Word is large
	w.Start, w.End, w.BareEnd, w.Fold, w.Hash, w.lexeme = start, end, bare, fold, h, known
	w.Capital, w.Opens, w.CJK = false, false, false
	return words
}

func isASCIIWord(c byte) bool { return c|0x20-'a' < 26 || c-'0' < 10 }

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
		return isASCIIWord(byte(r))
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func isCJK(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// text is one part of a draft with what spans need.
type text struct {
	raw   string
	read  bool // ascii and marks are known
	ascii bool
	marks []int // UTF-16 offset of the first rune boundary at or after each block of bytes
}

// block is how many bytes lie between two remembered UTF-16 offsets.
const block = 256

func (t *text) reset(raw string) { t.raw, t.read, t.marks = raw, false, t.marks[:0] }

// readUnits counts the text's UTF-16 units, once, when the first span asks for them.
func (t *text) readUnits() {
	if t.read, t.ascii = true, isASCII(t.raw); t.ascii {
		return
	}
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

// span returns the range as a Span, pulled into the text and out to whole characters.
func (t *text) span(start, end int) Span {
	start = min(max(start, 0), len(t.raw))
	end = min(max(end, start), len(t.raw))
	for !t.boundary(start) {
		start--
	}
	for !t.boundary(end) {
		end++
	}
	return Span{Start: start, End: end, StartUTF16: t.utf16(start), EndUTF16: t.utf16(end)}
}

// utf16 counts the UTF-16 code units before a byte offset. A byte that is not UTF-8
// counts as one, as it does when it is decoded to U+FFFD.
func (t *text) utf16(offset int) int {
	if !t.read {
		t.readUnits()
	}
	if t.ascii {
		return offset
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
