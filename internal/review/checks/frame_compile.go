package checks

import "afterword/internal/review"

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
				s.maybe.set(review.Hash(w))
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
// them, what trying them costs, and how long the sequence can be.
func keysOf(pieces []piece) (best []key, lowest, longest int) {
	var words []string // of the best place, where it is a plain one
	before := 0
	for i := range pieces {
		p, length := &pieces[i], 1
		switch {
		case p.gap > 0:
			length = p.gap
		case p.number:
		case p.choices != nil:
			keys, cost, n := keysOfChoice(p.choices)
			length = n
			if !p.optional && len(keys) > 0 && (best == nil && words == nil || cost < lowest) {
				for i := range keys {
					keys[i].before += longest
				}
				best, words, lowest = keys, nil, cost
			}
		case !p.optional:
			if cost := costOf(p.words); best == nil && words == nil || cost < lowest {
				words, before, lowest = p.words, longest, cost
			}
		}
		longest += length
	}
	if words != nil {
		best = make([]key, len(words))
		for i, w := range words {
			best[i] = key{w, before}
		}
	}
	return best, lowest, longest
}

// costOf is how much it costs to try a frame wherever one of some words stands: words of
// grammar stand everywhere.
func costOf(words []string) int {
	cost, grammar := 2*len(words), functionSet()
	for _, w := range words {
		if grammar.Has(w) {
			cost += 40
		}
	}
	return cost
}

func keysOfChoice(choices [][]piece) (all []key, cost, longest int) {
	for _, c := range choices {
		keys, n, length := keysOf(c)
		if longest = max(longest, length); keys == nil {
			return nil, 0, longest // a choice that consists of gaps
		}
		all, cost = append(all, keys...), cost+n
	}
	return all, cost, longest
}
