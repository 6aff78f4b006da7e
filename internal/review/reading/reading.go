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
	Kinds = 10
)

// Names are the kinds as the files of the training bank are named.
var Names = [Kinds]string{
	"ultimatum", "bidding", "offer-unrecorded", "first-choice", "perks", "presumption",
	"desperation", "guilt", "defensiveness", "worn-phrase",
}

// Scores is how much a sentence reads like each kind: the logarithm of the odds, in units
// of 1/Unit. At 0 it may as well be fine.
type Scores [Kinds]int32

// Unit is how many steps of a score are one: a score of 2*Unit stands for odds of 7 to 1.
const Unit = 32

// A Reader reads sentences, one after another, in memory that it keeps. It is for one
// goroutine at a time.
type Reader struct {
	tokens   []token
	features []uint32
}

// Read returns how a sentence reads: words is the sentence, text what their places count
// in, question whether it ends with a question mark.
func (r *Reader) Read(text string, words []review.Word, question bool) Scores {
	t := weights()
	r.readTokens(text, words[:min(len(words), longest)])
	r.inScope()
	s := sum{total: t.bias}
	var there classSet
	tokens := r.tokens
	for i := range tokens {
		k := &tokens[i]
		s.add(t, k.known)
		if k.class != 0 && !there.has(k.class) {
			s.add(t, t.classes[k.class])
			if question {
				s.add(t, t.questions[k.class])
			}
			for half, both := range t.meets[k.class] {
				for both &= there[half]; both != 0; both &= both - 1 {
					s.add(t, t.meetings[k.class][64*half+bits.TrailingZeros64(both)])
				}
			}
			there.add(k.class)
		}
		for _, key := range r.behind(i) {
			s.add(t, t.find(key))
		}
	}
	for _, key := range r.asWhole(question) {
		s.add(t, t.find(key))
	}
	s.flush()
	return s.total
}
