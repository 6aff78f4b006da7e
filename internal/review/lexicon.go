package review

import (
	"strings"
	"unicode/utf8"
)

// A lexicon remembers what follows from the letters of a word: its folded form, its stem,
// its hash. Notes say the same few thousand words, so that a review that has seen some
// takes the next one apart without folding or allocating anything. It is a cache: one that
// has grown too large begins anew, and the answer is the same.
type lexicon struct {
	slots []lexiconSlot // open addressing, half of them free at least
	words int

	// Lexemes and letters lie side by side in the order in which notes said them first: the
	// common words come early, and few lines of the processor's memory hold them all.
	lexemes []lexeme // those to come
	letters strings.Builder
}

// lexiconSlot holds the hash of a word beside its lexeme: the word that is looked for is told
// from others without a look at them.
type lexiconSlot struct {
	rawHash uint32
	lexeme  *lexeme // nil in a free slot
}

// lexeme is a word as it was written, without its possessive 's. What most words are asked
// for stands first: it is in one line of the processor's memory.
type lexeme struct {
	hash, stemHash uint32          // stemHash is 0 in loneLexeme
	aspects        [aspects]uint32 // see PerWord
	lone           bool            // see loneLexeme
	tongue         tongue

	raw, fold, stem string
}

// loneLexeme stands for every word that is in no lexicon. It knows nothing and is never
// written to.
var loneLexeme = lexeme{lone: true}

const (
	fewestSlots   = 1 << 10
	mostSlots     = 1 << 15 // a thousand notes use some 7,000 words
	longestLexeme = 48      // bytes; longer words are links and accidents
	lexemesAtOnce = 128
	lettersAtOnce = 1 << 10
)

// lookUp returns the lexeme of a word; h is the hash of raw.
func (l *lexicon) lookUp(raw string, h uint32) *lexeme {
	mask := uint32(len(l.slots) - 1)
	for i := spread(h) >> 16 & mask; int(i) < len(l.slots); i = (i + 1) & mask {
		slot := &l.slots[i]
		if slot.lexeme == nil {
			break
		}
		if slot.rawHash == h && slot.lexeme.raw == raw {
			return slot.lexeme
		}
	}
	return l.learn(raw, h)
}

// learn adds a word that is not there yet, with a copy of its letters: it outlives the text.
func (l *lexicon) learn(raw string, h uint32) *lexeme {
	if len(raw) > longestLexeme {
		known := lexemeOf(raw)
		return &known
	}
	if 2*l.words >= len(l.slots) {
		l.grow()
	}
	if len(l.lexemes) == 0 {
		l.lexemes = make([]lexeme, lexemesAtOnce)
	}
	if l.letters.Cap()-l.letters.Len() < len(raw) {
		l.letters = strings.Builder{}
		l.letters.Grow(lettersAtOnce)
	}
	from := l.letters.Len()
	l.letters.WriteString(raw)
	known := &l.lexemes[0]
	*known, l.lexemes = lexemeOf(l.letters.String()[from:]), l.lexemes[1:]
	l.enter(lexiconSlot{rawHash: h, lexeme: known})
	l.words++
	return known
}

// grow makes room for more words. Where there are too many it forgets them all.
func (l *lexicon) grow() {
	if len(l.slots) == mostSlots {
		*l = lexicon{}
	}
	old := l.slots
	l.slots = make([]lexiconSlot, max(fewestSlots, 2*len(old)))
	for _, slot := range old {
		if slot.lexeme != nil {
			l.enter(slot)
		}
	}
}

// enter puts a word that is not there yet into a free slot.
func (l *lexicon) enter(slot lexiconSlot) {
	mask := uint32(len(l.slots) - 1)
	i := spread(slot.rawHash) >> 16 & mask
	for l.slots[i].lexeme != nil {
		i = (i + 1) & mask
	}
	l.slots[i] = slot
}

func lexemeOf(raw string) lexeme {
	fold := foldWord(raw)
	stem := Stem(fold)
	return lexeme{raw: raw, fold: fold, stem: stem, hash: Hash(fold), stemHash: Hash(stem), tongue: tongueOf(fold)}
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
