package checks

import (
	"math/bits"

	"afterword/internal/review"
)

// phrases finds any of a list of phrases in one pass: a tree of words, each phrase a path.
// The tree is one table of its edges. Nearly every word of a note starts no phrase, which
// its hash alone tells; where one may start, the hash of the second word mostly tells.
type phrases struct {
	starts hashes // of first words
	alone  hashes // of phrases of one word
	pairs  hashes // of the first two words of the others
	edges  []edge
	shift  int
	ends   []string // for each node, the phrase that ends there; empty when none does
}

// edge leads from a node by a word to another node; the first node is 0.
type edge struct {
	from, to int32 // to is 0 where the slot is free
	hash     uint32
	word     string
}

// hashes is a set of hashes, cut down to ten bits: it may say yes too often, never no.
type hashes [1024 / 64]uint64

func (s *hashes) add(h uint32) { s[h%1024/64] |= 1 << (h % 64) }

func (s *hashes) has(h uint32) bool { return s[h%1024/64]&(1<<(h%64)) != 0 }

// pairHash is the hash of two words in a row.
func pairHash(first, second uint32) uint32 { return (first*31 + second) * 0x9E3779B1 >> 16 }

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
		first := split[i][0].Hash
		p.starts.add(first)
		if len(split[i]) == 1 {
			p.alone.add(first)
		} else {
			p.pairs.add(pairHash(first, split[i][1].Hash))
		}
	}
	return p
}

// starting reports whether a phrase may start at words[i].
func (p *phrases) starting(words []review.Word, i int) bool {
	h := words[i].Hash
	return p.starts.has(h) && (p.alone.has(h) || i+1 < len(words) && p.pairs.has(pairHash(h, words[i+1].Hash)))
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

// hit is a phrase found: words[from:to].
type hit struct {
	from, to int
	phrase   string

	// Of turns: where to look on, and where the first part of a meeting stands; coreEnd is 0
	// for a plain frame.
	resume, core, coreEnd int
}

// in lists where the phrases stand in words, the longest at each place, none overlapping.
func (p *phrases) in(words []review.Word) []hit {
	return p.appendHits(nil, words)
}

// inMain is in for the main part of a note, in memory that the next note uses again.
func (p *phrases) inMain(d *review.Doc) []hit {
	hits := mainHits.Of(d)
	from := len(*hits)
	*hits = p.appendHits(*hits, d.Main)
	return (*hits)[from:len(*hits):len(*hits)]
}

// mainHits is the memory for all that inMain finds in a note.
var mainHits = review.OncePerNote(func(_ *review.Doc, hits *[]hit) { *hits = (*hits)[:0] })

func (p *phrases) appendHits(hits []hit, words []review.Word) []hit {
	for i := 0; i < len(words); i++ {
		if !p.starts.has(words[i].Hash) || !p.starting(words, i) {
			continue
		}
		if h, ok := p.at(words, i); ok {
			hits = append(hits, h)
			i = h.to - 1
		}
	}
	return hits
}

// at finds the longest phrase that starts at words[i].
func (p *phrases) at(words []review.Word, i int) (h hit, ok bool) {
	at := int32(0)
	for j := i; j < len(words); j++ {
		if at = p.edge(at, words[j]).to; at == 0 {
			break
		}
		if p.ends[at] != "" {
			h, ok = hit{from: i, to: j + 1, phrase: p.ends[at]}, true
		}
	}
	return h, ok
}

// place is where a hit stands in the text.
func (h hit) place(words []review.Word) review.Span { return span(words[h.from], words[h.to-1]) }

// mentioned reports whether every word of weight in the hit, or in the first part of a
// meeting, stands in the recipient's debrief: then it was a topic of the talk.
func (h hit) mentioned(d *review.Doc, words []review.Word) bool {
	weighty, first, last := false, h.from, h.to
	if h.coreEnd > 0 {
		first, last = h.core, h.coreEnd
	}
	for _, w := range words[first:last] {
		if isFunctionWord(w.Fold) {
			continue
		}
		if !d.Mentioned(w.Fold) {
			return false
		}
		weighty = true
	}
	return weighty
}
