package review

import "unicode/utf8"

// A lexicon remembers what follows from the letters of a word: its folded form, its stem,
// its hash. Notes say the same few thousand words, so that a review that has seen some
// takes the next one apart without folding or allocating anything. It is a cache of a
// fixed size: what it does not remember is worked out, and the answer is the same.
type lexicon struct {
	slots []*lexeme
}

// lexeme is a word as it was written, without its possessive 's. What most words are asked
// for stands first: it is in one line of the processor's memory.
type lexeme struct {
	rawHash, hash, stemHash uint32

	lone    bool // see loneLexeme
	tongue  tongue
	known   uint8 // a bit for each aspect that was worked out
	aspects [aspects]uint32

	raw, fold, stem string
}

// loneLexeme stands for every word that is in no lexicon. It knows nothing and is never
// written to.
var loneLexeme = lexeme{lone: true}

const (
	lexiconBits   = 13 // slots, as a power of two: notes use some 4,000 words
	lexiconProbes = 8  // slots looked at before one is given up
	longestLexeme = 48 // bytes; longer words are links and accidents
)

// lookUp returns the lexeme of a word; h is the hash of raw.
func (l *lexicon) lookUp(raw string, h uint32) *lexeme {
	if len(raw) > longestLexeme {
		return newLexeme(raw, h)
	}
	if l.slots == nil {
		l.slots = make([]*lexeme, 1<<lexiconBits)
	}
	home := spread(h) >> (32 - lexiconBits)
	for i := range uint32(lexiconProbes) {
		slot := &l.slots[(home+i)&(1<<lexiconBits-1)]
		if *slot == nil {
			*slot = newLexeme(string([]byte(raw)), h) // a copy: it outlives the text
			return *slot
		}
		if (*slot).rawHash == h && (*slot).raw == raw {
			return *slot
		}
	}
	entry := newLexeme(string([]byte(raw)), h)
	l.slots[home] = entry
	return entry
}

func newLexeme(raw string, h uint32) *lexeme {
	fold := foldWord(raw)
	stem := Stem(fold)
	return &lexeme{raw: raw, fold: fold, stem: stem, rawHash: h, hash: Hash(fold), stemHash: Hash(stem), tongue: tongueOf(fold)}
}

// foldWord is Fold for a word: a character of Chinese or Japanese stays as it is.
func foldWord(raw string) string {
	if raw[0] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(raw); isCJK(r) {
			return raw
		}
	}
	return Fold(raw)
}

// FNV-1a, 32 bit.
const (
	hashStart = 2166136261
	hashPrime = 16777619
)

// Hash is the number that Word.Hash holds: the same for equal folded words. It does not
// differ from run to run.
func Hash(fold string) uint32 {
	h := uint32(hashStart)
	for i := range len(fold) {
		h = (h ^ uint32(fold[i])) * hashPrime
	}
	return h
}

// spread mixes a hash so that its upper bits are good for a table.
func spread(h uint32) uint32 { return h * 0x9E3779B1 }
