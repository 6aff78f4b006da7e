package turns

import "afterword/internal/review"

// steps are a program while it is compiled, see program.
type steps []step

type step struct {
	kind stepKind
	n    int      // of a gap: how many words; of maybe and jump: the step to go on with
	set  []uint32 // of stepWord and stepOneOf: the hashes
	ways []int    // of stepChoice: the steps to go on with

	at int // where it stands in the program
}

// program compiles one part of a frame, and tells with which words it may start.
func (c *compiler) program(pieces []piece) (p program, first review.WordBits) {
	all := append(c.compile(c.scratch[:0], pieces), step{kind: stepDone})
	c.scratch, c.packed = all, all.pack(c.packed[:0])
	return c.programs.keep(c.packed), all.opening(0)
}

// opening is the bits of the words that the steps may go on with at pc.
func (s steps) opening(pc int) (all review.WordBits) {
	switch s[pc].kind {
	case stepWord, stepOneOf:
		for _, h := range s[pc].set {
			all.Add(h)
		}
		return all
	case stepJump:
		return s.opening(s[pc].n)
	case stepMaybe:
		all = s.opening(pc + 1)
		rest := s.opening(s[pc].n)
		all.AddAll(&rest)
		return all
	case stepChoice:
		for _, way := range s[pc].ways {
			one := s.opening(way)
			all.AddAll(&one)
		}
		return all
	}
	return everyWord
}

// compile appends the steps of a sequence.
func (c *compiler) compile(all steps, pieces []piece) steps {
	for i := range pieces {
		p, start := &pieces[i], len(all)
		if p.optional {
			all = append(all, step{kind: stepMaybe})
		}
		switch {
		case p.gap > 0:
			all = append(all, step{kind: stepGap, n: p.gap})
		case p.number:
			all = append(all, step{kind: stepNumber})
		case p.choices != nil:
			all = c.compileChoice(all, p.choices)
		default:
			s := step{kind: stepOneOf, set: p.words.set}
			if len(s.set) == 1 {
				s.kind = stepWord
			}
			all = append(all, s)
		}
		if p.optional {
			all[start].n = len(all)
		}
	}
	return all
}

// compileChoice lays the ways one behind the other; each but the last jumps behind all of
// them.
func (c *compiler) compileChoice(all steps, choices [][]piece) steps {
	if len(choices) == 1 {
		return c.compile(all, choices[0])
	}
	ways := c.at.ways.several(len(choices))
	all = append(all, step{kind: stepChoice, ways: ways})
	jumps := 0 // where the last one is; each leads to the one before
	for i, pieces := range choices {
		ways[i] = len(all)
		all = c.compile(all, pieces)
		if i < len(choices)-1 {
			all = append(all, step{kind: stepJump, n: jumps})
			jumps = len(all) - 1
		}
	}
	for jumps > 0 {
		s := &all[jumps]
		jumps, s.n = s.n, len(all)
	}
	return all
}

// pack appends the program that the steps make.
func (s steps) pack(p program) program {
	at := 0
	for i := range s {
		s[i].at = at
		at += s[i].length()
	}
	for i := range s {
		p = s.packStep(p, i)
	}
	return p
}

// length is how many numbers a step takes.
func (s *step) length() int {
	switch s.kind {
	case stepWord:
		return 2
	case stepOneOf:
		return behindBits + len(s.set)
	case stepChoice:
		return behindBits + 2*len(s.ways)
	case stepGap, stepMaybe:
		return behindBits
	}
	return 1
}

func (s steps) packStep(p program, i int) program {
	this, n := &s[i], 0
	var bits uint64
	switch this.kind {
	case stepWord:
		return append(p, uint32(stepWord), this.set[0])
	case stepNumber, stepDone:
		return append(p, uint32(this.kind))
	case stepJump:
		return append(p, uint32(stepJump)|uint32(s[this.n].at)<<8)
	case stepOneOf:
		n, bits = len(this.set), s.opensWith(i)
	case stepGap:
		n, bits = this.n, s.opensWith(i+1)
	case stepMaybe:
		n, bits = s[this.n].at, s.opensWith(i+1)
	case stepChoice:
		n, bits = len(this.ways), s.opensWith(i)
	}
	p = append(p, uint32(this.kind)|uint32(n)<<8, uint32(bits), uint32(bits>>32))
	p = append(p, this.set...)
	for _, way := range this.ways {
		hash := uint32(0)
		if s[way].kind == stepWord {
			hash = s[way].set[0]
		}
		p = append(p, hash, uint32(s[way].at))
	}
	return p
}

// opensWith are the word bits of what the steps may go on with at pc.
func (s steps) opensWith(pc int) uint64 {
	all := s.opening(pc)
	return shortOf(&all)
}
