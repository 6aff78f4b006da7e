package turns

import (
	"slices"
	"strings"

	"afterword/internal/review"
)

// program is one part of a frame, compiled: what to do step by step, as numbers that lie side
// by side, with the hashes of the words that may come. A note runs some twenty of the
// thousands of programs, each of which has seldom been run lately, so what counts is how little of
// the memory it takes. A step is
//
//	word     hash
//	one of   bits, hashes: as many as n
//	number
//	gap      bits: up to n words, as few as will do
//	maybe    bits: go on behind them, and if that fails at n
//	choice   bits, hash and place of each way to go on: as many as n, in their order
//	jump     go on at n
//	done
//
// Each begins with its kind and n in one number. The bits are word bits, in two numbers: of
// the words that may come here; all are set where any word may come. The hash of a way is that of
// the one word that it starts with, and 0 where there are several.
type program []uint32

type stepKind uint8

const (
	stepWord stepKind = iota
	stepOneOf
	stepNumber
	stepGap
	stepMaybe
	stepChoice
	stepJump
	stepDone
)

// behindBits is where what follows the bits of a step stands.
const behindBits = 3

// words are those that may stand in one place of a frame. A word of a note is told to be one
// of them from its hash alone: of a million words that notes have and frames have not, one
// or two are taken for another, and a frame needs several.
type words struct {
	set  []uint32 // their hashes
	list string   // as it is written, with bars between
	bits review.WordBits
	cost int // of trying a frame wherever one of them stands
}

// each yields the words with their hashes. They are compared as words of a text are: "it's" is
// "it".
func (w *words) each(yield func(hash uint32, word string) bool) {
	rest := w.list
	for _, hash := range w.set {
		var word string
		word, rest, _ = strings.Cut(rest, "|")
		if !yield(hash, strings.TrimSuffix(word, "'s")) {
			return
		}
	}
}

const (
	// anyWord has the word bits of all words, and noWord.
	anyWord = ^uint64(0)
	// noWord is the bit of what stands before and behind a sentence.
	noWord = uint64(1) << 63
)

// shortOf are the word bits of several words.
func shortOf(b *review.WordBits) uint64 { return b[0] | b[1] | b[2] | b[3] }

// everyWord has all bits.
var everyWord = review.WordBits{anyWord, anyWord, anyWord, anyWord}

// sharedBits is not 0 where both have one of their bits.
func sharedBits(a, b *review.WordBits) uint64 {
	return a[0]&b[0] | a[1]&b[1] | a[2]&b[2] | a[3]&b[3]
}

// may reports that the step at pc lets words[at] come, as far as its bits tell.
func (p program) may(pc int, words []review.Word, at, end int) bool {
	bit := noWord
	if at < end {
		bit = review.WordBit(words[at].Hash)
	}
	return (uint64(p[pc+1])|uint64(p[pc+2])<<32)&bit != 0
}

// fits returns where a program ends that goes on with the step at pc at words[at], 0 where it
// does not fit. The sentence ends before words[end].
func (p program) fits(words []review.Word, pc, at, end int) int {
	for {
		n := int(p[pc] >> 8)
		switch stepKind(p[pc]) {
		case stepDone:
			return at
		case stepJump:
			pc = n
		case stepWord:
			if at == end || words[at].Hash != p[pc+1] {
				return 0
			}
			pc, at = pc+2, at+1
		case stepOneOf:
			rest := pc + behindBits + n
			if !p.may(pc, words, at, end) || !slices.Contains(p[pc+behindBits:rest], words[at].Hash) {
				return 0
			}
			pc, at = rest, at+1
		case stepNumber:
			if at == end || words[at].Fold[0] < '0' || words[at].Fold[0] > '9' {
				return 0
			}
			pc, at = pc+1, at+1
		case stepMaybe:
			if p.may(pc, words, at, end) {
				if to := p.fits(words, pc+behindBits, at, end); to > 0 {
					return to
				}
			}
			pc = n
		case stepChoice:
			if !p.may(pc, words, at, end) {
				return 0
			}
			return p.fitsOneOf(words, p[pc+behindBits:pc+behindBits+2*n], at, end)
		case stepGap:
			return p.fitsBehind(words, pc, at, end)
		}
	}
}

// fitsOneOf is fits for the ways of a choice: the first that leads to the end counts.
func (p program) fitsOneOf(words []review.Word, ways []uint32, at, end int) int {
	hash := uint32(0)
	if at < end {
		hash = words[at].Hash
	}
	for ; len(ways) > 1; ways = ways[2:] {
		if ways[0] != 0 && ways[0] != hash {
			continue
		}
		if to := p.fits(words, int(ways[1]), at, end); to > 0 {
			return to
		}
	}
	return 0
}

// fitsBehind is fits behind a gap.
func (p program) fitsBehind(words []review.Word, gap, at, end int) int {
	for last := at + int(p[gap]>>8); at <= last && at <= end; at++ {
		if !p.may(gap, words, at, end) {
			continue
		}
		if to := p.fits(words, gap+behindBits, at, end); to > 0 {
			return to
		}
	}
	return 0
}
