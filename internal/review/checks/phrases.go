package checks

import "afterword/internal/review"

// phrases finds any of a list of phrases in one pass: a tree of words, each phrase a path.
type phrases struct {
	next   map[string]*phrases
	phrase string // the phrase that ends here; empty when none does
}

// phrasesOf builds the tree. Phrases are compared folded, word by word, so line breaks,
// case and kinds of apostrophe do not matter.
func phrasesOf(list ...string) *phrases {
	root := &phrases{next: map[string]*phrases{}}
	for _, phrase := range list {
		at := root
		for _, w := range review.SplitWords(phrase) {
			if at.next[w.Fold] == nil {
				at.next[w.Fold] = &phrases{next: map[string]*phrases{}}
			}
			at = at.next[w.Fold]
		}
		at.phrase = phrase
	}
	return root
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
	var hits []hit
	for i := 0; i < len(words); i++ {
		if h, ok := p.at(words, i); ok {
			hits = append(hits, h)
			i = h.to - 1
		}
	}
	return hits
}

// at finds the longest phrase that starts at words[i].
func (p *phrases) at(words []review.Word, i int) (h hit, ok bool) {
	for j := i; j < len(words); j++ {
		if p = p.next[words[j].Fold]; p == nil {
			break
		}
		if p.phrase != "" {
			h, ok = hit{from: i, to: j + 1, phrase: p.phrase}, true
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
