// Package reading tells how much a sentence reads like one of the faults of tact, by a
// table of weights that was learned from sentences.
//
// The frames of the checks know turns of phrase that somebody thought of. A reading knows
// none: it adds up what each word, each pair of neighbours and each meeting of two kinds of
// word says for and against a fault (a logistic regression, one for each Kind), so it hears a
// fault in words that nobody put together before. It cannot say which word made it one, and
// it is wrong more often than a frame. The checks use it beside their frames, see package
// checks.
//
// The table is made by tools/reading from internal/review/testdata/training; classes.txt
// says which words do the same work. The same sentence always reads the same.
package reading

import (
	"math/bits"

	"afterword/internal/review"
)

// Kind is what a sentence may read like.
type Kind uint8

// The kinds.
const (
	Ultimatum Kind = iota
	Bidding
	OtherOffer
	FirstChoice
	Perks
	Presumption
	Desperation
	Guilt
	Defensiveness
	WornPhrase
	NextStep // no fault: it looks ahead, as a note should
	Kinds    = 11
	Faults   = NextStep // the kinds before it
)

// Names are the kinds as the files of the training bank are named.
var Names = [Kinds]string{
	"ultimatum", "bidding", "offer-unrecorded", "first-choice", "perks", "presumption",
	"desperation", "guilt", "defensiveness", "worn-phrase", "next-step",
}

// Scores is how much a sentence reads like each kind: the logarithm of the odds, in units
// of 1/Unit. At 0 it may as well be fine.
type Scores [Kinds]int32

// Unit is how many steps of a score are one: a score of 2*Unit stands for odds of 7 to 1.
const Unit = 32

// A Reader reads sentences, one after another, in memory that it keeps. It is for one
// goroutine at a time.
type Reader struct {
	words    int     // of the sentence, as many as are read
	starts   []int32 // of each word and of the end: its first token
	tokens   []token
	asked    []neighbours // what the table knows of them, in the order of tokens
	askedOf  []int32      // for each token: where what is asked of it begins
	features []uint32
}

// neighbours are a token with some before it: what the table says of them is good for each
// part of the sentence that holds them all.
type neighbours struct {
	number       uint32 // of the slot of a feature; before it is looked up, the feature
	first, token uint8  // a sentence has no more, see longest
}

// Read returns how a sentence reads: words is the sentence, text what their places count
// in, question whether it ends with a question mark.
func (r *Reader) Read(text string, words []review.Word, question bool) Scores {
	r.readTokens(text, words[:min(len(words), longest)])
	r.inScope()
	t := weights()
	r.lookUp(t)
	return r.sum(t, 0, len(r.tokens), question)
}

// Part is Read for words[from:to] of the sentence that was read last, a clause of it, which
// what stands before it governs: "if" holds for the clauses behind it, too. What its words
// and neighbours are worth was looked up already. ok is false where the sentence
// is longer than what of it was read.
func (r *Reader) Part(from, to int, question bool) (s Scores, ok bool) {
	if to > r.words {
		return s, false
	}
	return r.sum(weights(), int(r.starts[from]), int(r.starts[to]), question), true
}

// lookUp finds the slots of what neighbours tell. Most of it is in no table: so it first
// gathers what may be in one, and then looks. Neither has a branch that the processor would
// have to guess, so that it waits for the memory of many at a time.
func (r *Reader) lookUp(t *table) {
	if most := len(behindReach) * len(r.tokens); cap(r.asked) < most+1 {
		r.asked = make([]neighbours, 2*most+1)
	}
	asked, n := r.asked[:cap(r.asked)], 0
	for i := range r.tokens {
		keys := r.behind(i)
		for k := range keys {
			asked[n] = neighbours{keys[k], uint8(i - behindReach[k]), uint8(i)}
			n += t.mayHave(keys[k])
		}
	}
	known := 0
	for _, a := range asked[:n] {
		number, has := t.look(a.number)
		a.number = number
		asked[known] = a // at its place or before it
		known += has
	}
	r.asked = asked[:known]
	r.askedOf = append(r.askedOf[:0], make([]int32, len(r.tokens)+1)...)
	for i, a := range r.asked {
		r.askedOf[a.token+1] = int32(i + 1)
	}
	for i := range r.tokens { // nothing is asked of some
		r.askedOf[i+1] = max(r.askedOf[i+1], r.askedOf[i])
	}
}

// sum adds up what tokens[from:to] are worth.
func (r *Reader) sum(t *table, from, to int, question bool) Scores {
	s := sum{total: t.bias}
	var there classSet
	for i := range r.tokens[from:to] {
		k := &r.tokens[from+i]
		s.makeRoom(mostClasses + 3)
		if k.known > 0 {
			s.add(t, k.known)
		}
		if k.class == 0 || there.has(k.class) {
			continue
		}
		if number := t.classes[k.class]; number > 0 {
			s.add(t, number)
		}
		if question && t.questions[k.class] > 0 {
			s.add(t, t.questions[k.class])
		}
		for half, both := range t.meets[k.class] {
			for both &= there[half]; both != 0; both &= both - 1 {
				s.add(t, t.meetings[k.class][64*half+bits.TrailingZeros64(both)])
			}
		}
		there.add(k.class)
	}
	for _, a := range r.asked[r.askedOf[from]:r.askedOf[to]] {
		if int(a.first) >= from {
			s.makeRoom(1)
			s.add(t, a.number)
		}
	}
	s.flush()
	for _, key := range asWhole(r.tokens[from:to], question) {
		if number := t.find(key); number > 0 {
			s.add(t, number)
		}
	}
	s.flush()
	return s.total
}
