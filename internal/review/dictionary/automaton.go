package dictionary

// automaton is a list of words as tools/dictionary writes it: edges of three bytes, the
// edges of a state in a row. From the highest bit on, 5 bits are the letter's place in
// letters, 1 bit says that a word ends here, 1 that the edge is the last of its state, and
// 17 are the number of the first edge of the state it leads to; 0 where none does. The
// root's edges start at number 1.
type automaton string

// letters are the letters of words, the frequent ones first.
const letters = "esianrtolcdugmphbyfvkwzxjq'"

// rank is the place of each letter in letters plus one; 0 for what is no letter.
var rank = func() (r [256]byte) {
	for i := range len(letters) {
		r[letters[i]] = byte(i + 1)
	}
	return r
}()

const (
	root  = 1
	ends  = 1 << 18
	last  = 1 << 17
	first = 1<<17 - 1 // mask of the number of the next state's first edge
)

func (a automaton) edge(n int) int {
	e := a[3*n : 3*n+3]
	return int(e[0])<<16 | int(e[1])<<8 | int(e[2])
}

// follow returns the edge of a letter among those that start at number n; 0 for none.
func (a automaton) follow(n, letter int) int {
	if n == 0 {
		return 0
	}
	for ; ; n++ {
		edge := a.edge(n)
		if edge>>19 == letter {
			return edge
		}
		if edge&last != 0 {
			return 0
		}
	}
}

func (a automaton) has(word string) bool { return len(word) > 1 && a.hasFrom(0, 0, word) }

// hasFrom reports whether the automaton accepts word, of which the first from letters led
// to edge.
func (a automaton) hasFrom(edge, from int, word string) bool {
	n := root
	if from > 0 {
		n = edge & first
	}
	for i := from; i < len(word); i++ {
		letter := int(rank[word[i]]) - 1
		if letter < 0 || n == 0 {
			return false
		}
		if edge = a.follow(n, letter); edge == 0 {
			return false
		}
		n = edge & first
	}
	return edge&ends != 0
}

// openings are the edges that the first two letters of a word lead to: where an automaton
// is broad, a table is faster than a search.
type openings [len(letters)][len(letters)]int32

func (a automaton) openings() *openings {
	var o openings
	for i := range letters {
		n := a.follow(root, i) & first
		for j := range letters {
			o[i][j] = int32(a.follow(n, j))
		}
	}
	return &o
}

// has reports whether the automaton that the openings are of accepts a word.
func (o *openings) has(a automaton, word string) bool {
	if len(word) < 2 || rank[word[0]] == 0 || rank[word[1]] == 0 {
		return false
	}
	edge := int(o[rank[word[0]]-1][rank[word[1]]-1])
	return edge != 0 && a.hasFrom(edge, 2, word)
}
