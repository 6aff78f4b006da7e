package checks

import (
	"math/bits"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

// phrases finds the longest of a list of phrases that starts at a word: a tree of words, each phrase a path.
// The tree is one table of its edges.
type phrases struct {
	edges []edge
	shift int
	first review.WordBits // of the words that phrases start with
	ends  []string        // for each node, the phrase that ends there; empty when none does
}

// edge leads from a node by a word to another node; the first node is 0.
type edge struct {
	from, to int32 // to is 0 where the slot is free
	hash     uint32
	word     string
}

// phrasesOf builds the tree. Phrases are compared folded, word by word, so line breaks,
// case and kinds of apostrophe do not matter.
func phrasesOf(list ...string) *phrases {
	split, n := make([][]review.Word, len(list)), 0
	for i, phrase := range list {
		split[i] = review.SplitWords(phrase)
		n += len(split[i])
	}
	size := bits.Len(uint(2 * max(n, 2)))
	p := &phrases{edges: make([]edge, 1<<size), shift: 32 - size, ends: []string{""}}
	for i, phrase := range list {
		at := int32(0)
		if len(split[i]) > 0 {
			p.first.Add(split[i][0].Hash)
		}
		for _, w := range split[i] {
			e := p.edge(at, w)
			if e.to == 0 {
				*e = edge{from: at, to: int32(len(p.ends)), hash: w.Hash, word: w.Fold}
				p.ends = append(p.ends, "")
			}
			at = e.to
		}
		if at == 0 {
			continue // a phrase without a word
		}
		p.ends[at] = phrase
	}
	return p
}

// edge returns the edge from a node by a word, or the free slot where it would be.
func (p *phrases) edge(from int32, w review.Word) *edge {
	mask := uint32(len(p.edges) - 1)
	for i := (w.Hash ^ uint32(from)*0x85EBCA6B) * 0x9E3779B1 >> p.shift; ; i = (i + 1) & mask {
		e := &p.edges[i]
		if e.to == 0 || e.from == from && e.hash == w.Hash && e.word == w.Fold {
			return e
		}
	}
}

// opens reports a word that a phrase starts with.
func (p *phrases) opens(w review.Word) bool { return p.edge(0, w).to > 0 }

// at finds the longest phrase that starts at words[i].
func (p *phrases) at(words []review.Word, i int) (h turns.Hit, ok bool) {
	if !p.first.Has(words[i].Hash) {
		return h, false
	}
	at := int32(0)
	for j := i; j < len(words); j++ {
		if at = p.edge(at, words[j]).to; at == 0 {
			break
		}
		if p.ends[at] != "" {
			h, ok = turns.Hit{From: i, To: j + 1, Phrase: p.ends[at]}, true
		}
	}
	return h, ok
}

// mentioned reports whether every one of some words that has weight stands in the recipient's debrief:
// then they were a topic of the talk.
func mentioned(d *review.Doc, words []review.Word) bool {
	weighty := false
	for i := range words {
		w := &words[i]
		if kindOf.Of(w)&functional != 0 {
			continue
		}
		if !d.Mentioned(w.Fold) {
			return false
		}
		weighty = true
	}
	return weighty
}
