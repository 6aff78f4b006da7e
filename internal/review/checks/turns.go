package checks

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	index  map[string][]entry
	maybe  [64]uint64 // a bit for the hash of each word of the index
}

// frame is one frame as a program: a list of steps, the first is where it starts.
type frame struct {
	label   string
	steps   []step
	opening bool   // must stand at the opening of a sentence
	first   uint64 // the bits of the words it may start with
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
	maybe uint64 // a bit for the hash of each of words
	x, y  int16
}

// turnsOf compiles frames that need no telling apart.
func turnsOf(frames ...string) *turns { return newTurns().add("", frames...) }

func newTurns() *turns { return &turns{index: make(map[string][]entry, 256)} }

// add compiles frames; label tells what was found when they fit.
func (t *turns) add(label string, frames ...string) *turns {
	for _, source := range frames {
		pieces := parseFrame(source)
		f := frame{label: label, opening: strings.HasPrefix(source, "^")}
		f.steps = append(compile(make([]step, 0, 4*len(pieces)+8), pieces), step{kind: stepDone})
		f.first = openingOf(f.steps, 0)
		keys, _ := keysOf(pieces)
		if len(keys) == 0 {
			panic(fmt.Sprintf("the frame %q has no word that it cannot do without", source))
		}
		for _, k := range keys {
			t.index[k.word] = append(t.index[k.word], entry{int16(len(t.frames)), int16(k.before)})
			bit := wordHash(k.word)
			t.maybe[bit>>6] |= 1 << (bit & 63)
		}
		t.frames = append(t.frames, f)
	}
	return t
}

// openingOf is the bits of the words that the program may start with at pc.
func openingOf(steps []step, pc int) uint64 {
	switch s := steps[pc]; s.kind {
	case stepWord:
		return s.maybe
	case stepFork:
		return openingOf(steps, int(s.x)) | openingOf(steps, int(s.y))
	}
	return ^uint64(0)
}

// next finds the first turn at or after words[from], the longest of those that overlap.
func (t *turns) next(text string, words []review.Word, from int) (best hit, ok bool) {
	for i := from; i < len(words) && (!ok || i < best.to); i++ {
		fold := words[i].Fold
		if bit := wordHash(fold); t.maybe[bit>>6]&(1<<(bit&63)) == 0 {
			continue
		}
		entries, before := t.index[fold], 0
		for _, e := range entries {
			before = max(before, int(e.before))
		}
		for start := max(from, i-before); start <= i; start++ {
			first := uint64(1) << (wordHash(words[start].Fold) & 63)
			for _, e := range entries {
				f := &t.frames[e.frame]
				if f.first&first == 0 || i-start > int(e.before) || f.opening && !words[start].Opens {
					continue
				}
				to := f.fits(text, words, 0, start, start)
				if to > i && (!ok || to-start > best.to-best.from) {
					best, ok = hit{from: start, to: to, phrase: f.label}, true
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
		switch fold := words[at].Fold; s.kind {
		case stepNumber:
			if fold[0] < '0' || fold[0] > '9' {
				return 0
			}
		case stepWord:
			if s.maybe>>(wordHash(fold)&63)&1 == 0 || !slices.Contains(s.words, fold) {
				return 0
			}
		}
		if at > start && sentenceEnds(text, words[at-1], words[at]) {
			return 0
		}
		pc, at = pc+1, at+1
	}
}

// sentenceEnds reports a full stop, a question or exclamation mark, a colon, a semicolon or
// the end of a paragraph between two words. A line end alone ends nothing.
func sentenceEnds(text string, a, b review.Word) bool {
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

func wordHash(fold string) uint {
	n := len(fold)
	return (uint(fold[0])*131 + uint(fold[n-1])*29 + uint(fold[n/2])*7 + uint(n)*601) & 4095
}

// piece is one place of a frame: a choice of words, a choice of whole sequences, a number
// or a gap.
type piece struct {
	words    []string
	choices  [][]piece
	number   bool
	gap      int
	optional bool
}

// compile appends the program of a sequence to steps.
func compile(steps []step, pieces []piece) []step {
	for _, p := range pieces {
		fork := len(steps)
		if p.optional {
			steps = append(steps, step{kind: stepFork})
		}
		switch {
		case p.gap > 0:
			steps = compileGap(steps, p.gap)
		case p.number:
			steps = append(steps, step{kind: stepNumber})
		case p.choices != nil:
			steps = compileChoice(steps, p.choices)
		default:
			s := step{kind: stepWord, words: p.words}
			for _, w := range p.words {
				s.maybe |= 1 << (wordHash(w) & 63)
			}
			steps = append(steps, s)
		}
		if p.optional {
			steps[fork].x, steps[fork].y = int16(fork+1), int16(len(steps))
		}
	}
	return steps
}

// compileGap lets as few words pass as will do, and at most n.
func compileGap(steps []step, n int) []step {
	first := len(steps)
	end := first + 2*n
	for i := range n {
		steps = append(steps, step{kind: stepFork, x: int16(end), y: int16(first + 2*i + 1)}, step{kind: stepAny})
	}
	return steps
}

// compileChoice lays the choices one behind the other; each but the last goes on behind
// all of them by a fork whose ways are the same.
func compileChoice(steps []step, choices [][]piece) []step {
	var ends []int
	for n, c := range choices {
		fork := len(steps)
		if n < len(choices)-1 {
			steps = append(steps, step{kind: stepFork, x: int16(fork + 1)})
		}
		steps = compile(steps, c)
		if n < len(choices)-1 {
			ends = append(ends, len(steps))
			steps = append(steps, step{kind: stepFork})
			steps[fork].y = int16(len(steps))
		}
	}
	for _, end := range ends {
		steps[end].x, steps[end].y = int16(len(steps)), int16(len(steps))
	}
	return steps
}

// key is a word of which a frame needs one, and how many words may stand before it.
type key struct {
	word   string
	before int
}

// keysOf picks the place of a sequence whose words stand least often in notes, and returns
// them and how long the sequence can be.
func keysOf(pieces []piece) (best []key, longest int) {
	lowest := 0
	for _, p := range pieces {
		length := 1
		switch {
		case p.gap > 0:
			length = p.gap
		case p.number:
		case p.choices != nil:
			keys, n := keysOfChoice(p.choices)
			length = n
			cost := 0
			for i := range keys {
				cost += costOf(keys[i].word)
				keys[i].before += longest
			}
			if !p.optional && len(keys) > 0 && (best == nil || cost < lowest) {
				best, lowest = keys, cost
			}
		case !p.optional:
			cost := 0
			for _, w := range p.words {
				cost += costOf(w)
			}
			if best == nil || cost < lowest {
				best, lowest = make([]key, len(p.words)), cost
				for i, w := range p.words {
					best[i] = key{w, longest}
				}
			}
		}
		longest += length
	}
	return best, longest
}

// costOf is how much it costs to try a frame wherever a word stands: words of grammar
// stand everywhere.
func costOf(word string) int {
	if isFunctionWord(word) {
		return 42
	}
	return 2
}

func keysOfChoice(choices [][]piece) (all []key, longest int) {
	for _, c := range choices {
		keys, length := keysOf(c)
		if longest = max(longest, length); keys == nil {
			return nil, max(longest, length) // a choice that consists of gaps
		}
		all = append(all, keys...)
	}
	return all, longest
}

// parseFrame reads the notation of turns. The frames are constants of this package: one
// that cannot be read is a mistake of the programmer and panics on first use, in a test.
func parseFrame(source string) []piece {
	p := frameParser{rest: strings.TrimPrefix(source, "^"), source: source}
	pieces := p.sequence()
	if p.rest != "" {
		panic(fmt.Sprintf("frame %q: unexpected %q", source, p.rest))
	}
	return pieces
}

type frameParser struct{ rest, source string }

func (p *frameParser) sequence() []piece {
	pieces := make([]piece, 0, 4)
	for {
		p.rest = strings.TrimLeft(p.rest, " \t\n")
		if p.rest == "" || p.rest[0] == ')' || p.rest[0] == '|' {
			return pieces
		}
		next := p.piece()
		if strings.HasPrefix(p.rest, "?") {
			p.rest, next.optional = p.rest[1:], true
		}
		pieces = append(pieces, next)
	}
}

func (p *frameParser) piece() piece {
	switch p.rest[0] {
	case '(':
		p.rest = p.rest[1:]
		return p.choice()
	case '#':
		p.rest = p.rest[1:]
		return piece{number: true}
	}
	end := strings.IndexAny(p.rest, " \t\n()|?")
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	if name, ok := strings.CutPrefix(word, "@"); ok {
		idiom := idiom(name)
		if idiom == "" {
			panic(fmt.Sprintf("frame %q: there is no idiom %q", p.source, name))
		}
		return piece{choices: [][]piece{parseFrame(idiom)}}
	}
	if gap, ok := strings.CutPrefix(word, "~"); ok {
		n, err := strconv.Atoi(gap)
		if err != nil || n < 1 {
			panic(fmt.Sprintf("frame %q: %q is no gap", p.source, word))
		}
		return piece{gap: n}
	}
	return piece{words: []string{word}}
}

// choice reads what follows an opening bracket. Single words become one place; they are
// tried last, so that "(hear back|hear)" takes both words where both stand.
func (p *frameParser) choice() piece {
	words := make([]string, 0, 1+strings.Count(p.rest[:max(0, strings.IndexByte(p.rest, ')'))], "|"))
	var choices [][]piece
	for {
		end := strings.IndexAny(p.rest, " \t\n()|?")
		if end > 0 && (p.rest[end] == '|' || p.rest[end] == ')') && strings.IndexByte("@#~", p.rest[0]) < 0 {
			words, p.rest = append(words, p.rest[:end]), p.rest[end:]
		} else {
			choices = append(choices, p.sequence())
		}
		if p.rest == "" {
			panic(fmt.Sprintf("frame %q: a bracket is open", p.source))
		}
		last := p.rest[0] == ')'
		if p.rest = p.rest[1:]; last {
			break
		}
	}
	switch {
	case choices == nil:
		return piece{words: words}
	case len(words) > 0:
		choices = append(choices, []piece{{words: words}})
	}
	return piece{choices: choices}
}
