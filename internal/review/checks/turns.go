package checks

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"afterword/internal/review"
)

// turns finds turns of phrase: frames of words with places that may be filled in several
// ways, within one sentence. A frame is written as
//
//	i (really|so)? need (this|the) (job|position)
//
// where (a|b c) is a choice, ? makes the word or choice before it optional, ~3 stands for
// up to three words of any kind, # for a number, and ^ at the start for the opening of a
// sentence. @name stands for a choice that several frames share (see idiom). Words are
// compared folded and without a possessive 's, so "it" stands for "it's" as well.
//
// Every frame has words that it cannot do without; only where one of these stands is the
// frame tried, so a note that has none of them costs one look at each of its words.
type turns struct {
	frames []frame
	slots  []slot // the index, by the words' hashes: half of them free
	used   int
	maybe  [64]uint64 // a bit for the hash of each word of the index, see keyBits

	meetings *turns // those of several parts, looked for when nothing else is left
}

// frame is one frame as a program: a list of steps, the first is where it starts.
type frame struct {
	label   string
	steps   []step
	opening bool           // must stand at the opening of a sentence
	first   wordBits       // of the words it may start with
	others  func() []frame // the other parts of a meeting; nil for a plain frame
	absent  bool           // a part that must not stand in the sentence
}

// slot is a word of the index with the frames to try where it stands, and how many words
// may stand before it in any of them. Without entries it is free.
type slot struct {
	hash    uint32
	before  int
	word    string
	entries []entry
}

// entry is a frame to try where a word of the index stands, and how many words of the
// frame may stand before it.
type entry struct{ frame, before int16 }

type stepKind uint8

const (
	stepWord   stepKind = iota // one word out of words
	stepNumber                 // one word that starts with a digit
	stepAny                    // any word
	stepFork                   // go on at x, and if that fails at y
	stepDone
)

type step struct {
	kind  stepKind
	words []string
	maybe wordBits // of words
	x, y  int16
}

// turnsOf compiles frames that need no telling apart.
func turnsOf(frames ...string) *turns { return newTurns().add("", frames...) }

func newTurns() *turns {
	return &turns{slots: make([]slot, 256), meetings: &turns{slots: make([]slot, 64)}}
}

// slot returns the slot of a word, or the free one where it would be.
func (t *turns) slot(h uint32, word string) *slot {
	mask := uint32(len(t.slots) - 1)
	for i := h * 0x9E3779B1 >> 8 & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.entries == nil || s.hash == h && s.word == word {
			return s
		}
	}
}

// enter adds a frame to the index.
func (t *turns) enter(word string, e entry) {
	if 2*t.used >= len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.entries != nil {
				*t.slot(s.hash, s.word) = s
			}
		}
	}
	h := review.Hash(word)
	s := t.slot(h, word)
	if s.entries == nil {
		t.used++
		s.hash, s.word = h, word
		t.maybe[h&keyBits>>6] |= 1 << (h & 63)
	}
	s.entries, s.before = append(s.entries, e), max(s.before, int(e.before))
}

// add compiles frames; label tells what was found when they fit.
func (t *turns) add(label string, frames ...string) *turns {
	for _, source := range frames {
		first, rest, several := strings.Cut(source, " & ")
		if several && t.meetings != nil {
			t.meetings.add(label, source)
			continue
		}
		f, pieces := frameOf(first)
		f.label, f.opening = label, strings.HasPrefix(source, "^")
		if several {
			f.others = sync.OnceValue(func() []frame { return othersOf(rest) })
		}
		keys, _, _ := keysOf(pieces)
		if len(keys) == 0 {
			panic(fmt.Sprintf("the frame %q has no word that it cannot do without", source))
		}
		for _, k := range keys {
			t.enter(k.word, entry{int16(len(t.frames)), int16(k.before)})
		}
		t.frames = append(t.frames, f)
	}
	return t
}

// frameOf compiles one part.
func frameOf(source string) (frame, []piece) {
	pieces := parseFrame(source)
	var f frame
	f.steps = append(compile(make([]step, 0, 2*len(pieces)+1), pieces), step{kind: stepDone})
	f.first = openingOf(f.steps, 0)
	return f, pieces
}

// othersOf compiles the parts of a meeting behind the first.
func othersOf(source string) []frame {
	var others []frame
	for part := range strings.SplitSeq(source, " & ") {
		bare, absent := strings.CutPrefix(part, "!")
		f, _ := frameOf(bare)
		f.absent = absent
		others = append(others, f)
	}
	return others
}

// wordBits has a bit for the hash of each of some words: most words that are none of them
// are told by one look.
type wordBits [4]uint64

func (b *wordBits) set(hash uint32)      { b[hash>>22&3] |= 1 << (hash >> 16 & 63) }
func (b *wordBits) has(hash uint32) bool { return b[hash>>22&3]>>(hash>>16&63)&1 == 1 }

// openingOf is the bits of the words that the program may start with at pc.
func openingOf(steps []step, pc int) wordBits {
	switch s := steps[pc]; s.kind {
	case stepWord:
		return s.maybe
	case stepFork:
		all, other := openingOf(steps, int(s.x)), openingOf(steps, int(s.y))
		for i := range all {
			all[i] |= other[i]
		}
		return all
	}
	return wordBits{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
}

// next finds the first turn at or after words[from], the longest of those that overlap;
// behind the last of them come the meetings. Where to go on says resume of the hit.
func (t *turns) next(text string, words []review.Word, from int) (h hit, ok bool) {
	pass := len(words) + 1
	if from < pass {
		if h, ok = t.nextIn(text, words, from); ok {
			return h, true
		}
		from = pass
	}
	if h, ok = t.meetings.nextIn(text, words, from-pass); ok {
		h.resume += pass
	}
	return h, ok
}

// nextIn is next among the plain frames, or among the meetings.
func (t *turns) nextIn(text string, words []review.Word, from int) (best hit, ok bool) {
	for i := from; i < len(words) && (!ok || i < best.to); i++ {
		if bit := words[i].Hash & keyBits; t.maybe[bit>>6]>>(bit&63)&1 == 0 {
			continue
		}
		s := t.slot(words[i].Hash, words[i].Fold)
		if s.entries == nil {
			continue
		}
		for start := max(from, i-s.before); start <= i; start++ {
			first := words[start].Hash
			for _, e := range s.entries {
				f := &t.frames[e.frame]
				if i-start > int(e.before) || !f.first.has(first) || f.opening && !words[start].Opens {
					continue
				}
				to := f.fits(text, words, 0, start, start)
				if to <= i || ok && (f.others != nil || to-start <= best.to-best.from) {
					continue
				}
				h := hit{from: start, to: to, resume: to, phrase: f.label}
				if f.others != nil {
					var met bool
					if h.from, h.to, met = f.meets(text, words, start, to); !met {
						continue
					}
					h.core, h.coreEnd = start, to
				}
				if !quoted(text, words[h.from].Start, words[h.to-1].End) {
					best, ok = h, true
				}
			}
		}
	}
	return best, ok
}

// fits returns where the frame ends that goes on with step pc at words[at], 0 where it
// does not fit.
func (f *frame) fits(text string, words []review.Word, pc, start, at int) int {
	for {
		s := &f.steps[pc]
		switch s.kind {
		case stepDone:
			return at
		case stepFork:
			if to := f.fits(text, words, int(s.x), start, at); to > 0 {
				return to
			}
			pc = int(s.y)
			continue
		}
		if at >= len(words) {
			return 0
		}
		w := &words[at]
		switch s.kind {
		case stepNumber:
			if w.Fold[0] < '0' || w.Fold[0] > '9' {
				return 0
			}
		case stepWord:
			if !s.maybe.has(w.Hash) || !slices.Contains(s.words, w.Fold) {
				return 0
			}
		}
		if at > start && sentenceEnds(text, &words[at-1], w) {
			return 0
		}
		pc, at = pc+1, at+1
	}
}

// sentenceEnds reports a full stop, a question or exclamation mark, a colon, a semicolon or
// the end of a paragraph between two words. A line end alone ends nothing.
func sentenceEnds(text string, a, b *review.Word) bool {
	gap := text[a.End:b.Start]
	if gap == " " || gap == "" {
		return false
	}
	lines := 0
	for i := range len(gap) {
		switch gap[i] {
		case '.', '!', '?':
			if b.Opens {
				return true
			}
		case ';', ':':
			return true
		case '\n':
			if lines++; lines > 1 {
				return true
			}
		case '-', '*':
			if lines > 0 {
				return true // a list
			}
		}
	}
	return strings.Contains(gap, "…") && b.Opens
}

// keyBits are the bits of a word's hash that tell whether it may be in an index.
const keyBits = 4095
