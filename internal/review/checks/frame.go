package checks

import (
	"slices"

	"afterword/internal/review"
)

// program is one part of a frame, compiled: a list of steps, the first is where it starts.
// A step is small, and what most words are refused by, some bits, stands in it: programs
// are run from memory that is seldom at hand.
type program []step

type step struct {
	// bits are those of the words that may come here, see letterBit: of a place, of what
	// stands behind a gap, of all ways of a choice. All are set where any word may come.
	bits   uint64
	kind   stepKind
	n      int16   // of a gap: how many words; else the step to go on with
	hash   uint32  // of stepWord
	choice *choice // of stepOneOf and stepChoice
}

type stepKind uint8

const (
	stepWord   stepKind = iota // one certain word
	stepOneOf                  // one word out of the set of choice
	stepNumber                 // one word that starts with a digit
	stepGap                    // up to n words, as few as will do
	stepMaybe                  // go on with the next step, and if that fails with n
	stepChoice                 // one of the ways of choice
	stepJump                   // go on with n
	stepDone
)

// choice are several words that may stand in one place, or several ways to go on, in their
// order.
type choice struct {
	set   []uint32 // of stepOneOf: the words' hashes
	first wordBits // of stepChoice: the words that any of the ways may start with
	ways  []way
}

// way is one way to go on: with the step at. Where it starts with one certain word, hash is
// its hash, else 0.
type way struct {
	hash uint32
	at   int16
}

// words are those that may stand in one place of a frame. A word of a note is told to be one
// of them from its hash alone: of a million words that notes have and frames have not, one
// or two are taken for another, and a frame needs several.
type words struct {
	choice choice // its set are their hashes
	list   []string
	bits   wordBits
	cost   int // of trying a frame wherever one of them stands
}

const (
	// anyWord has the letterBits of all words, and noWord.
	anyWord = ^uint64(0)
	// noWord is the bit of what stands before and behind a sentence.
	noWord = uint64(1) << 63
)

// letterBit is a bit for the hash of a word, one of 63: most words that are none of a few are
// told by one look.
func letterBit(hash uint32) uint64 { return 1 << (hash >> 16 * 63 >> 16) }

// wordBits is the same with more room, for many words: those of a sentence, of a choice.
type wordBits [4]uint64

// short are the letterBits of the same words.
func (b *wordBits) short() uint64 { return b[0] | b[1] | b[2] | b[3] }

// everyWord has all bits.
var everyWord = wordBits{anyWord, anyWord, anyWord, anyWord}

func (b *wordBits) set(hash uint32)      { b[hash>>22&3] |= letterBit(hash) }
func (b *wordBits) has(hash uint32) bool { return b[hash>>22&3]&letterBit(hash) != 0 }

func (b *wordBits) meets(o *wordBits) bool { return b.shared(o) != 0 }

// shared is not 0 where both have one of their bits.
func (b *wordBits) shared(o *wordBits) uint64 {
	return b[0]&o[0] | b[1]&o[1] | b[2]&o[2] | b[3]&o[3]
}

func (b *wordBits) add(o *wordBits) {
	for i := range b {
		b[i] |= o[i]
	}
}

// fits returns where a program ends that goes on with step pc at words[at], 0 where it does
// not fit. The sentence ends before words[end].
func (p program) fits(words []review.Word, pc, at, end int) int {
	for {
		s := &p[pc]
		bit := noWord
		if at < end {
			bit = letterBit(words[at].Hash)
		}
		may := s.bits&bit != 0
		switch s.kind {
		case stepDone:
			return at
		case stepJump:
			pc = int(s.n)
			continue
		case stepMaybe:
			if may {
				if to := p.fits(words, pc+1, at, end); to > 0 {
					return to
				}
			}
			pc = int(s.n)
			continue
		case stepChoice:
			if !may {
				return 0
			}
			return p.fitsOneOf(words, s.choice, at, end)
		case stepGap:
			return p.fitsBehind(words, pc, at, end)
		case stepNumber:
			if at == end || words[at].Fold[0] < '0' || words[at].Fold[0] > '9' {
				return 0
			}
		case stepWord:
			if at == end || words[at].Hash != s.hash {
				return 0
			}
		case stepOneOf:
			if !may || !slices.Contains(s.choice.set, words[at].Hash) {
				return 0
			}
		}
		pc, at = pc+1, at+1
	}
}

// fitsOneOf is fits for a choice: the first way that leads to the end counts.
func (p program) fitsOneOf(words []review.Word, c *choice, at, end int) int {
	hash := uint32(0)
	if at < end {
		hash = words[at].Hash
	}
	if c.first != everyWord && (at == end || !c.first.has(hash)) {
		return 0
	}
	for i := range c.ways {
		way := &c.ways[i]
		if way.hash != 0 && way.hash != hash {
			continue
		}
		if to := p.fits(words, int(way.at), at, end); to > 0 {
			return to
		}
	}
	return 0
}

// fitsBehind is fits behind a gap.
func (p program) fitsBehind(words []review.Word, gap, at, end int) int {
	s := &p[gap]
	for last := at + int(s.n); at <= last && at <= end; at++ {
		if s.bits != anyWord && (at == end || s.bits&letterBit(words[at].Hash) == 0) {
			continue
		}
		if to := p.fits(words, gap+1, at, end); to > 0 {
			return to
		}
	}
	return 0
}
