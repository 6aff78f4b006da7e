package main

import (
	"fmt"
	"strings"
)

// letters are what words consist of, the frequent ones first: a state's edges are searched
// in this order.
const letters = "esianrtolcdugmphbyfvkwzxjq'"

// state is a state of the automaton while it is built.
type state struct {
	next  [len(letters)]*state
	final [len(letters)]bool // an edge that ends a word
	at    int                // number of its first edge; 0 is not placed
}

func (s *state) key() string {
	var b strings.Builder
	for i, next := range s.next {
		if next != nil || s.final[i] {
			fmt.Fprintf(&b, "%d.%t.%p ", i, s.final[i], next)
		}
	}
	return b.String()
}

// compile builds the minimal automaton of sorted words and writes it down: three bytes an
// edge, the edges of a state in a row. From the highest bit on: 5 bits letter, 1 bit "ends
// a word", 1 bit "last of its state", 17 bits number of the first edge of the state it
// leads to, 0 where none does. Edge 0 is empty; edge 1 is the first of the root.
func compile(words []string) ([]byte, error) {
	root := &state{}
	for _, w := range words {
		at := root
		for i := range len(w) {
			letter := strings.IndexByte(letters, w[i])
			if letter < 0 {
				return nil, fmt.Errorf("%q has a letter that no word has", w)
			}
			if i == len(w)-1 {
				at.final[letter] = true
				break
			}
			if at.next[letter] == nil {
				at.next[letter] = &state{}
			}
			at = at.next[letter]
		}
	}
	root = shared(root, map[string]*state{})
	edges := make([]byte, 3)
	if edges = place(root, edges); len(edges)/3 > 1<<17 {
		return nil, fmt.Errorf("%d edges do not fit into 17 bits", len(edges)/3)
	}
	link(root, edges, map[*state]bool{})
	return edges, nil
}

// shared replaces states that accept the same endings by one.
func shared(s *state, seen map[string]*state) *state {
	for i, next := range s.next {
		if next != nil {
			s.next[i] = shared(next, seen)
		}
	}
	key := s.key()
	if same := seen[key]; same != nil {
		return same
	}
	seen[key] = s
	return s
}

// place numbers the edges, a state before those it leads to.
func place(s *state, edges []byte) []byte {
	if s.at != 0 {
		return edges
	}
	s.at = len(edges) / 3
	for i, next := range s.next {
		if next != nil || s.final[i] {
			edges = append(edges, 0, 0, 0)
		}
	}
	for _, next := range s.next {
		if next != nil {
			edges = place(next, edges)
		}
	}
	return edges
}

// link fills the edges in.
func link(s *state, edges []byte, done map[*state]bool) {
	if done[s] {
		return
	}
	done[s] = true
	at, last := s.at*3, 0
	for i, next := range s.next {
		if next == nil && !s.final[i] {
			continue
		}
		edge := uint32(i) << 19
		if s.final[i] {
			edge |= 1 << 18
		}
		if next != nil {
			edge |= uint32(next.at)
		}
		edges[at], edges[at+1], edges[at+2] = byte(edge>>16), byte(edge>>8), byte(edge)
		at, last = at+3, at
		if next != nil {
			link(next, edges, done)
		}
	}
	edges[last] |= 1 << 1 // bit 17: last of its state
}
