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
	scratch program
}

func newCompiler() *compiler {
	return &compiler{choices: make(map[string]*words, 1<<12), idioms: map[string][]piece{}, grammar: functionSet()}
}

// frame is one frame, compiled.
type frame struct {
	label   string
	program program
	list    int      // of a pass: where its places go
	meeting *meeting // the other parts of a meeting; nil for a plain frame
}

// frame compiles a frame. keys are the places of which a note must hold one; try is what to
// enter where one of their words stands.
func (c *compiler) frame(s source) (f frame, keys []key, try entry) {
	first, rest, several := strings.Cut(s.frame, " & ")
	pieces := c.parse(first)
	f = frame{label: s.label, program: c.program(pieces)}
	if several {
		f.meeting = &meeting{compile: func() []part { return c.partsOf(rest) }}
	}
	keys, at, _, _ := keysOf(pieces)
	if len(keys) == 0 {
		panic(fmt.Sprintf("the frame %q has no word that it cannot do without", s.frame))
	}
	return f, keys, entry{first: opening(pieces), needs: neededBy(pieces, at), opens: strings.HasPrefix(s.frame, "^")}
}

// program compiles one part of a frame.
func (c *compiler) program(pieces []piece) program {
	c.scratch = append(compile(c.scratch[:0], pieces), step{kind: stepDone})
	p := append(program(nil), c.scratch...)
	for pc := range p {
		switch s := &p[pc]; s.kind {
		case stepMaybe, stepGap:
			s.bits = p.opening(pc + 1)
		case stepChoice:
			s.bits = p.opening(pc)
			for i := range s.ways {
				if first := &p[s.ways[i].at]; first.kind == stepWord && len(first.set.list) == 1 {
					s.ways[i].hash = first.set.hashes[0]
				}
			}
		}
	}
	return p
}

// opening is the bits of the words that the program may go on with at pc.
func (p program) opening(pc int) (all uint64) {
	switch s := &p[pc]; s.kind {
	case stepWord:
		return s.set.short
	case stepJump:
		return p.opening(int(s.n))
	case stepMaybe:
		return p.opening(pc+1) | p.opening(int(s.n))
	case stepChoice:
		for i := range s.ways {
			all |= p.opening(int(s.ways[i].at))
		}
		return all
	}
	return anyWord
}

// compile appends the program of a sequence to steps.
func compile(steps program, pieces []piece) program {
	for i := range pieces {
		p, start := &pieces[i], len(steps)
		if p.optional {
			steps = append(steps, step{kind: stepMaybe})
		}
		switch {
		case p.gap > 0:
			steps = append(steps, step{kind: stepGap, n: int16(p.gap)})
		case p.number:
			steps = append(steps, step{kind: stepNumber, bits: anyWord})
		case p.choices != nil:
			steps = compileChoice(steps, p.choices)
		default:
			steps = append(steps, step{kind: stepWord, set: p.words, bits: p.words.short})
		}
		if p.optional {
			steps[start].n = int16(len(steps))
		}
	}
	return steps
}

// compileChoice lays the ways one behind the other; each but the last jumps behind all of
// them.
func compileChoice(steps program, choices [][]piece) program {
	if len(choices) == 1 {
		return compile(steps, choices[0])
	}
	ways := make([]way, len(choices))
	steps = append(steps, step{kind: stepChoice, ways: ways})
	jumps := 0 // where the last one is; each leads to the one before
	for i, c := range choices {
		ways[i].at = int16(len(steps))
		steps = compile(steps, c)
		if i < len(choices)-1 {
			steps = append(steps, step{kind: stepJump, n: int16(jumps)})
			jumps = len(steps) - 1
		}
	}
	for jumps > 0 {
		s := &steps[jumps]
		jumps = int(s.n)
		s.n = int16(len(steps))
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

// opening is the bits of the words that a sequence may start with.
func opening(pieces []piece) (all wordBits) {
	for i := range pieces {
		p := &pieces[i]
		switch {
		case p.gap > 0 || p.number:
			return everyWord
		case p.choices == nil:
			all.add(&p.words.bits)
		}
		for _, c := range p.choices {
			one := opening(c)
			all.add(&one)
		}
		if !p.optional && !mayBeEmpty(p) {
			return all
		}
	}
	return everyWord
}

// mayBeEmpty reports a choice that needs no word.
func mayBeEmpty(p *piece) bool {
	for _, c := range p.choices {
		empty := true
		for i := range c {
			empty = empty && (c[i].optional || c[i].gap > 0 || mayBeEmpty(&c[i]))
		}
		if empty {
			return true
		}
	}
	return false
}
