package review

import (
	"math/bits"
	"strings"
)

// WordSet is a list of folded words, made once and never changed, that is asked about
// every word of every note: most are told from their hash alone.
type WordSet struct {
	slots []setSlot
	shift int
}

type setSlot struct {
	hash uint32
	used bool
	word string
}

// NewWordSet makes a set of the words of a list, parted by blanks. With form, of what form
// makes of each, for instance Stem.
func NewWordSet(list string, form func(string) string) *WordSet {
	words := strings.Fields(list)
	size := bits.Len(uint(4 * max(len(words), 2)))
	s := &WordSet{slots: make([]setSlot, 1<<size), shift: 32 - size}
	for _, word := range words {
		if form != nil {
			word = form(word)
		}
		h := Hash(word)
		i := s.find(h, word)
		s.slots[i] = setSlot{hash: h, used: true, word: word}
	}
	return s
}

// Has reports whether a folded word is in the set.
func (s *WordSet) Has(fold string) bool { return s.slots[s.find(Hash(fold), fold)].used }

// HasWord is Has for a word of a text: it need not be hashed again.
func (s *WordSet) HasWord(w Word) bool { return s.slots[s.find(w.Hash, w.Fold)].used }

// HasStem is Has for the stem of a word of a text.
func (s *WordSet) HasStem(w Word) bool { return s.slots[s.find(w.StemHash(), w.Stem())].used }

// find returns the slot that holds a word, or the free one where it would be.
func (s *WordSet) find(h uint32, word string) uint32 {
	mask := uint32(len(s.slots) - 1)
	for i := spread(h) >> s.shift; ; i = (i + 1) & mask {
		slot := &s.slots[i]
		if !slot.used || slot.hash == h && slot.word == word {
			return i
		}
	}
}

// Set is a set of words that is filled for one note, emptied for the next, and keeps its
// memory. The zero Set is empty.
type Set struct {
	slots []entry
	round uint32 // entries of an older round are free slots
	list  []string
}

type entry struct {
	round, hash uint32
	word        string
}

// keptEntries is the largest table that a Set keeps.
const keptEntries = 1 << 12

// Reset empties the set.
func (s *Set) Reset() {
	s.list = s.list[:0]
	if s.round++; s.round == 0 || len(s.slots) > keptEntries { // a huge note is not what comes next
		*s = Set{round: 1}
	}
}

// Add puts a word in and reports whether it was not there yet.
func (s *Set) Add(word string) bool { return s.add(Hash(word), word) }

// AddWord is Add for a word of a text.
func (s *Set) AddWord(w *Word) bool { return s.add(w.Hash, w.Fold) }

// AddStem is Add for the stem of a word of a text.
func (s *Set) AddStem(w *Word) bool { return s.add(w.StemHash(), w.Stem()) }

func (s *Set) add(h uint32, word string) bool {
	if 2*len(s.list) >= len(s.slots) {
		s.grow()
	}
	e := s.find(h, word)
	if e.round == s.round {
		return false
	}
	*e = entry{round: s.round, hash: h, word: word}
	s.list = append(s.list, word)
	return true
}

// Has reports whether a word is in the set.
func (s *Set) Has(word string) bool {
	return len(s.list) > 0 && s.find(Hash(word), word).round == s.round
}

// List lists the words in the order in which they came. It is good until Reset.
func (s *Set) List() []string { return s.list }

func (s *Set) find(h uint32, word string) *entry {
	mask := uint32(len(s.slots) - 1)
	for i := spread(h) >> 8 & mask; ; i = (i + 1) & mask {
		e := &s.slots[i]
		if e.round != s.round || e.hash == h && e.word == word {
			return e
		}
	}
}

func (s *Set) grow() {
	s.slots = make([]entry, max(256, 4*len(s.slots)))
	s.round = max(s.round, 1)
	for _, word := range s.list {
		h := Hash(word)
		*s.find(h, word) = entry{round: s.round, hash: h, word: word}
	}
}
