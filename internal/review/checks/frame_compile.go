package checks

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
				s.maybe.set(wordHash(w))
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
