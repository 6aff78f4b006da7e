package checks

import "afterword/internal/review"

// frame is one frame as a program: a list of steps, the first is where it starts.
type frame struct {
	label   string
	steps   []step
	opening bool     // must stand at the opening of a sentence
	list    int32    // of a pass: where its places go
	first   wordBits // of the words it may start with
	needs   wordBits // of words of which it needs one, besides its keys
	meeting *meeting // the other parts of a meeting; nil for a plain frame
}

type stepKind uint8

const (
	stepWord   stepKind = iota // one word out of words
	stepNumber                 // one word that starts with a digit
	stepGap                    // up to x words, as few as will do
	stepFork                   // go on at x, and if that fails at y
	stepDone
)

type step struct {
	kind  stepKind
	x, y  int16
	words *words // of stepWord; behind a gap, what may follow, nil when anything may
}

// words are those that may stand in one place of a frame.
type words struct {
	bits   wordBits
	hashes []uint32
	list   []string
	cost   int // of trying a frame wherever one of them stands
}

func (s *words) has(w *review.Word) bool {
	if !s.bits.has(w.Hash) {
		return false
	}
	for i, h := range s.hashes {
		if h == w.Hash && s.list[i] == w.Fold {
			return true
		}
	}
	return false
}

// wordBits has a bit for the hash of each of some words: most words that are none of them
// are told by one look.
type wordBits [4]uint64

// everyWord has all bits.
var everyWord = wordBits{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

func (b *wordBits) set(hash uint32)      { b[hash>>22&3] |= 1 << (hash >> 16 & 63) }
func (b *wordBits) has(hash uint32) bool { return b[hash>>22&3]>>(hash>>16&63)&1 == 1 }

func (b *wordBits) meets(o *wordBits) bool {
	return b[0]&o[0]|b[1]&o[1]|b[2]&o[2]|b[3]&o[3] != 0
}

func (b *wordBits) add(o *wordBits) {
	for i := range b {
		b[i] |= o[i]
	}
}

// fits returns where the frame ends that goes on with step pc at words[at], 0 where it
// does not fit. The sentence ends before words[end].
func (f *frame) fits(words []review.Word, pc, at, end int) int {
	for {
		s := &f.steps[pc]
		switch s.kind {
		case stepDone:
			return at
		case stepFork:
			if to := f.fits(words, int(s.x), at, end); to > 0 {
				return to
			}
			pc = int(s.y)
			continue
		case stepGap:
			return f.fitsBehind(words, s, pc+1, at, end)
		}
		if at >= end {
			return 0
		}
		switch w := &words[at]; s.kind {
		case stepNumber:
			if w.Fold[0] < '0' || w.Fold[0] > '9' {
				return 0
			}
		case stepWord:
			if !s.words.has(w) {
				return 0
			}
		}
		pc, at = pc+1, at+1
	}
}

// fitsBehind is fits behind a gap.
func (f *frame) fitsBehind(words []review.Word, gap *step, pc, at, end int) int {
	for last := at + int(gap.x); at <= last && at <= end; at++ {
		if gap.words != nil && (at == end || !gap.words.bits.has(words[at].Hash)) {
			continue
		}
		if to := f.fits(words, pc, at, end); to > 0 {
			return to
		}
	}
	return 0
}
