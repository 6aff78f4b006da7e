package checks

import (
	"fmt"
	"math/bits"
	"strings"
	"sync"

	"afterword/internal/review"
)

// compiler makes programs of frames. What several frames share, a choice of words or an
// idiom, it makes once.
type compiler struct {
	mu      sync.Mutex // the parts of meetings are compiled late
	choices map[string]*words
	idioms  map[string][]piece
	grammar *review.WordSet
	scratch []step
}

func newCompiler() *compiler {
	return &compiler{choices: make(map[string]*words, 1<<12), idioms: map[string][]piece{}, grammar: functionSet()}
}

// source compiles a frame; keys are the places of which a note must hold one.
func (c *compiler) source(s source) (frame, []key) {
	first, rest, several := strings.Cut(s.frame, " & ")
	f, pieces := c.part(first)
	f.label, f.opening = s.label, strings.HasPrefix(s.frame, "^")
	if several {
		f.meeting = &meeting{compile: func() []part { return c.partsOf(rest) }}
	}
	keys, at, _, _ := keysOf(pieces)
	if len(keys) == 0 {
		panic(fmt.Sprintf("the frame %q has no word that it cannot do without", s.frame))
	}
	f.needs = neededBy(pieces, at)
	return f, keys
}

// part compiles one part of a frame.
func (c *compiler) part(source string) (frame, []piece) {
	pieces := c.parse(source)
	c.scratch = append(compile(c.scratch[:0], pieces), step{kind: stepDone})
	f := frame{steps: append([]step(nil), c.scratch...)}
	f.first = openingOf(f.steps, 0)
	for pc := range f.steps {
		if s := &f.steps[pc]; s.kind == stepGap {
			if next := openingOf(f.steps, pc+1); next != everyWord {
				s.words = &words{bits: next}
			}
		}
	}
	return f, pieces
}

// openingOf is the bits of the words that the program may start with at pc.
func openingOf(steps []step, pc int) wordBits {
	switch s := steps[pc]; s.kind {
	case stepWord:
		return s.words.bits
	case stepFork:
		all, other := openingOf(steps, int(s.x)), openingOf(steps, int(s.y))
		all.add(&other)
		return all
	}
	return everyWord
}

// compile appends the program of a sequence to steps.
func compile(steps []step, pieces []piece) []step {
	for i := range pieces {
		p, fork := &pieces[i], len(steps)
		if p.optional {
			steps = append(steps, step{kind: stepFork})
		}
		switch {
		case p.gap > 0:
			steps = append(steps, step{kind: stepGap, x: int16(p.gap)})
		case p.number:
			steps = append(steps, step{kind: stepNumber})
		case p.choices != nil:
			steps = compileChoice(steps, p.choices)
		default:
			steps = append(steps, step{kind: stepWord, words: p.words})
		}
		if p.optional {
			steps[fork].x, steps[fork].y = int16(fork+1), int16(len(steps))
		}
	}
	return steps
}

// compileChoice lays the choices one behind the other; each but the last goes on behind
// all of them by a fork whose ways are the same.
func compileChoice(steps []step, choices [][]piece) []step {
	ends := -1 // the last fork to go on from; each leads to the one before
	for n, c := range choices {
		fork := len(steps)
		if n < len(choices)-1 {
			steps = append(steps, step{kind: stepFork, x: int16(fork + 1)})
		}
		steps = compile(steps, c)
		if n < len(choices)-1 {
			steps = append(steps, step{kind: stepFork, x: int16(ends)})
			ends = len(steps) - 1
			steps[fork].y = int16(len(steps))
		}
	}
	for ends >= 0 {
		s := &steps[ends]
		ends = int(s.x)
		s.x, s.y = int16(len(steps)), int16(len(steps))
	}
	return steps
}

// key is a place of a frame of whose words it needs one, and how many words may stand
// before it.
type key struct {
	words  *words
	before int
}

// keysOf picks the place of a sequence whose words stand least often in notes, and returns
// what may stand there, which piece it is, what trying it costs, and how long the sequence
// can be.
func keysOf(pieces []piece) (best []key, at, lowest, longest int) {
	at = -1
	for i := range pieces {
		p, length := &pieces[i], 1
		switch {
		case p.gap > 0:
			length = p.gap
		case p.number:
		case p.choices != nil:
			keys, cost, n := keysOfChoice(p.choices)
			length = n
			if !p.optional && len(keys) > 0 && (at < 0 || cost < lowest) {
				for i := range keys {
					keys[i].before += longest
				}
				best, at, lowest = keys, i, cost
			}
		case !p.optional:
			if at < 0 || p.words.cost < lowest {
				best, at, lowest = append(best[:0], key{p.words, longest}), i, p.words.cost
			}
		}
		longest += length
	}
	return best, at, lowest, longest
}

func keysOfChoice(choices [][]piece) (all []key, cost, longest int) {
	for _, c := range choices {
		keys, _, n, length := keysOf(c)
		if longest = max(longest, length); keys == nil {
			return nil, 0, longest // a choice that consists of gaps
		}
		all, cost = append(all, keys...), cost+n
	}
	return all, cost, longest
}

// neededBy is the bits of the words of one place of a sequence, of which it needs one: of
// the place with the fewest, but for the piece without. All bits when there is none.
func neededBy(pieces []piece, without int) wordBits {
	best, fewest := everyWord, 256
	for i := range pieces {
		p := &pieces[i]
		if i == without || p.optional || p.gap > 0 || p.number {
			continue
		}
		var all wordBits
		if p.choices == nil {
			all = p.words.bits
		}
		for _, c := range p.choices {
			one := neededBy(c, -1)
			all.add(&one)
		}
		if n := all.count(); n < fewest {
			best, fewest = all, n
		}
	}
	return best
}

func (b *wordBits) count() (n int) {
	for _, bit := range b {
		n += bits.OnesCount64(bit)
	}
	return n
}
