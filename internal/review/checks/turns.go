package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
)

// turns are turns of phrase that one check looks for: frames of words with places that may
// be filled in several ways, within one sentence. A frame is written as
//
//	i (really|so)? need (this|the) (job|position)
//
// where (a|b c) is a choice, ? makes the word or choice before it optional, ~3 stands for
// up to three words of any kind, # for a number, and ^ at the start for the opening of a
// sentence. @name stands for a choice that several frames share (see idiom). Words are compared folded and without a
// possessive 's, so "it" stands for "it's" as well.
//
// How the frames of all checks are found in one pass over a note: see book.
type turns struct {
	sources []source

	bind   sync.Once
	book   *book
	number int // of the table in its book
}

// source is a frame as it is written, with what tells that it was found.
type source struct{ label, frame string }

// turnsOf makes a table of frames that need no telling apart.
func turnsOf(frames ...string) *turns { return newTurns().add("", frames...) }

func newTurns() *turns { return &turns{} }

// add adds frames; label tells what was found when they fit.
func (t *turns) add(label string, frames ...string) *turns {
	for _, frame := range frames {
		t.sources = append(t.sources, source{label, frame})
	}
	return t
}

// everyNote are the tables that are asked about every note, followUp those about the later
// notes alone. The first of them belong to the checks that hear the note as well (see heard): their
// frames are tried in the sentences that read a little like the fault. A table that stands in neither is a book of its own: it works as well, and costs a pass over
// the note.
var (
	everyNote = sync.OnceValue(func() *book {
		b := bookOf(review.Frames,
			ultimatums(), bids(), offerClaims(), firstChoices(), perks(), pleas(), presumptions(), defences(),
			sorries(), objections(), silences(), flagFrames().turns, mildFrames().turns, residueFrames().turns,
		)
		b.wanted = wantedBy("ultimatum", "bidding-war", "offer-unrecorded", "first-choice-unmarked", "perks-too-early", "desperation", "presumes-offer", "defensive")
		return b
	})
	followUp = sync.OnceValue(func() *book {
		b := bookOf(review.FollowUpFrames, reproaches(), wornPhrases())
		b.wanted = wantedBy("guilt", "worn-phrase")
		return b
	})
)

// bound is the book that a table is part of.
func (t *turns) bound() *book {
	everyNote()
	followUp()
	t.bind.Do(func() {
		if t.book == nil {
			bookOf(review.Unkept, t)
		}
	})
	return t.book
}

// next finds the first turn of the main part at or after word from, the longest of those
// that overlap.
func (t *turns) next(d *review.Doc, from int) (h hit, ok bool) {
	b := t.bound()
	r := b.pass.Of(d)
	return r.longest(b.read(), r.found[t.number], from)
}

// in is next for one sentence of any text, words[from:to].
func (t *turns) in(text string, words []review.Word, from, to int) (h hit, ok bool) {
	var fits [8]place
	found := [...][]place{fits[:0]}
	b := t.bound()
	if len(b.tables) > 1 {
		panic(fmt.Sprintf("the table of %q is read with others", t.sources[0].frame))
	}
	x, s := b.read(), sentence{from: from, to: to, bits: anyWord, holds: everyWord}
	var memory [32]trial
	trials := memory[:0]
	for i := from; i < to; i++ {
		if number := b.number.Of(&words[i]); number > 0 {
			trials = x.gather(trials, words, i, number, &s, allTables)
		}
	}
	x.try(trials, words, found[:])
	r := pass{text: text, words: words}
	return r.longest(b.read(), found[0], from)
}
