package dictionary

import "strings"

// longest is how many letters a word has at most for which others are looked for.
const longest = 24

// Near lists the words that a misspelt one was probably meant to be, the likeliest first,
// at most three: those one slip away (a letter missing, added, wrong, or two swapped), and
// where there is none the common ones two slips away. Of a word that is made of known ones
// only the first are looked for. What is near by chance only is not listed, and nothing is
// where the likeliest is a word that nobody wants to be told.
func Near(word string) []string {
	if len(word) > longest {
		return nil
	}
	s := search{word: word, limit: 1}
	s.walk(words, root, 0)
	if len(s.best) == 0 && len(word) >= 5 && !Derived(word) {
		s.limit = 2
		s.walk(common, root, 0)
		if len(s.best) == 0 && len(word) >= 7 {
			s.walk(words, root, 0)
		}
	}
	if len(s.best) > 0 && unsaid()[s.best[0].word] {
		return nil
	}
	near := make([]string, 0, len(s.best))
	for _, c := range s.best {
		if !byChance(word, c) && !unsaid()[c.word] {
			near = append(near, c.word)
		}
	}
	return near
}

// byChance reports a candidate that is rather another word than the one that was meant. A word of
// a trade is near some word of the dictionary, as every word is: "octant" near "octane".
func byChance(wrote string, c candidate) bool {
	const long = 7 // from here on few words are near by chance
	another := wrote[0] != c.word[0] && len(wrote) < long && !strings.HasPrefix(c.word, swappedStart(wrote))
	if Common(c.word) {
		return another || len(wrote) < long && c.cost > twoSlips && consonants(wrote) != consonants(c.word)
	}
	return another || c.cost > forgotten+rare || strings.HasPrefix(c.word, wrote)
}

// swappedStart are the first two letters of a word the other way round.
func swappedStart(word string) string {
	if len(word) < 2 {
		return word
	}
	return word[1:2] + word[:1]
}

// Sure returns the common word that a misspelt one certainly was meant to be, out of what
// Near found; empty when that cannot be told. It is evident when the slip is one that
// fingers make: letters swapped, doubled, a letter lost.
func Sure(word string, near []string) (meant string, evident bool) {
	if len(word) < 4 || len(near) == 0 || !Common(near[0]) || word[1:] == near[0] && word[0] != word[1] || !strings.ContainsAny(word, "aeiouy") && len(word) < 6 {
		return "", false // "mmap" and "gcc" are no slips of "map" and "cc"
	}
	c := cost(word, near[0])
	if c > oneSlip && (len(word) < 7 || c > twoSlips) || len(word) == 4 && c > swapped || len(word) == 5 && c > forgotten {
		return "", false
	}
	return near[0], c <= forgotten && len(word) >= 5 || c <= swapped
}

// MayBeTerm reports a short word that is not the common one that Sure told, but may be one of a trade:
// one that differs by another letter or one too many, "coaming" and "strake" beside "coming" and
// "strike". Fingers rather swap, double or lose letters.
func MayBeTerm(word, meant string) bool {
	const long = 7 // from here on few words are near by chance
	return len(word) <= long && len(word) >= len(meant) && cost(word, meant) > swapped && !strikesAgain(word, meant)
}

// strikesAgain reports a letter too many that stands two places off as well: "bridgde".
func strikesAgain(word, meant string) bool {
	for i := 2; i < len(word); i++ {
		if word[i] == word[i-2] && (word[:i]+word[i+1:] == meant || word[:i-2]+word[i-1:] == meant) {
			return true
		}
	}
	return false
}

// Derived reports a word that is made of known ones by the rules everybody knows: with a
// prefix ("reimplement"), of two words ("codebase"), or with an ending ("mergeable").
func Derived(word string) bool {
	for _, prefix := range [...]string{
		"re", "un", "non", "pre", "sub", "de", "auto", "multi", "micro", "inter", "over", "under", "anti", "post", "co", "semi", "super", "mis", "out", "bio", "geo", "tele", "cyber", "hyper", "mini", "meta", "neuro", "cardio", "electro", "hydro", "photo", "psycho", "socio", "ultra", "mid", "self", "counter",
	} {
		if base, ok := strings.CutPrefix(word, prefix); ok && len(base) >= 4 && Known(base) {
			return true
		}
	}
	for i := 3; i <= len(word)-3; i++ {
		if len(word) >= 7 && words.has(word[:i]) && Common(word[i:]) && (Common(word[:i]) || i > 3) && !small(word[:i]) && !small(word[i:]) {
			return true
		}
	}
	for _, ending := range [...][2]string{
		{"able", ""},
		{"able", "e"},
		{"ability", ""},
		{"ability", "e"},
		{"er", ""},
		{"er", "e"},
		{"ers", ""},
		{"ers", "e"},
		{"ize", ""},
		{"ized", ""},
		{"izing", ""},
		{"ise", ""},
		{"ised", ""},
		{"ising", ""},
		{"ness", ""},
		{"less", ""},
		{"like", ""},
		{"wise", ""},
		{"ish", ""},
		{"ings", ""},
		{"ings", "e"},
		{"ly", ""},
		{"s", ""},
		{"es", ""},
		{"ed", ""},
		{"d", ""},
		{"ing", ""},
		{"ist", ""},
		{"ist", "e"},
	} {
		if base, ok := strings.CutSuffix(word, ending[0]); ok && len(base) >= 4 && Known(base+ending[1]) && !(ending[0] == "ing" && base[len(base)-1] == 'e') {
			return true
		}
	}
	return false
}

// small reports a word of grammar: glued to another it is a lost blank, no compound.
func small(word string) bool {
	switch word {
	case "the", "and", "for", "you", "your", "that", "this", "with", "was", "are", "our", "have", "had", "has", "but", "not", "its", "his", "her", "from",
		"were", "would", "they", "them", "what", "when", "which", "about", "there", "their", "been", "will", "can", "could", "very", "all", "any", "who", "how", "did", "does", "she", "him",
		"ing", "ment", "tion", "ion", "ate", "ant", "ent", "ness", "able", "ible", "ally", "ions", "ted", "ting", "ring", "red", "rely", "lies", "ling", "led":
		return true
	}
	return false
}

// search looks for the words of an automaton that are at most limit slips from word
// (optimal string alignment), walking the automaton and one row of the table of distances
// per letter.
type search struct {
	word  string
	limit int
	made  [longest + 3]byte // the letters walked so far
	rows  [longest + 4][longest + 1]int8
	best  []candidate // at most three, cheapest first
}

type candidate struct {
	word string
	cost int
}

func (s *search) walk(a automaton, n, depth int) {
	if depth == 0 {
		for j := range s.word {
			s.rows[0][j+1] = int8(j + 1)
		}
	}
	if depth >= len(s.word)+s.limit {
		return
	}
	for ; ; n++ {
		edge := a.edge(n)
		s.made[depth] = letters[edge>>19]
		if s.row(depth+1) <= s.limit {
			if edge&ends != 0 && int(s.rows[depth+1][len(s.word)]) <= s.limit {
				s.keep(string(s.made[:depth+1]))
			}
			if next := edge & first; next != 0 {
				s.walk(a, next, depth+1)
			}
		}
		if edge&last != 0 {
			return
		}
	}
}

// row fills in the distances of the letters walked, depth of them, to each beginning of
// word, and returns the least.
func (s *search) row(depth int) int {
	letter := s.made[depth-1]
	row, old := &s.rows[depth], &s.rows[depth-1]
	row[0] = int8(depth)
	least := row[0]
	for j := range s.word {
		d := old[j]
		if s.word[j] != letter {
			d = min(old[j], old[j+1], row[j]) + 1
			if j > 0 && depth > 1 && s.word[j-1] == letter && s.word[j] == s.made[depth-2] {
				d = min(d, s.rows[depth-2][j-1]+1)
			}
		}
		row[j+1] = d
		least = min(least, d)
	}
	return int(least)
}

// keep puts a candidate in its place, if it is among the best three.
func (s *search) keep(word string) {
	c := candidate{word, cost(s.word, word)}
	at := len(s.best)
	for at > 0 && s.best[at-1].cost > c.cost {
		at--
	}
	if at == 3 {
		return
	}
	s.best = append(s.best, candidate{})
	copy(s.best[at+1:], s.best[at:])
	s.best[at] = c
	if len(s.best) > 3 {
		s.best = s.best[:3]
	}
}

// The costs of a slip. A word that is not common costs more, so that a plain word wins
// over a rare one of the same shape.
const (
	swapped    = 2 // two letters the wrong way round, a letter doubled or not
	forgotten  = 3 // a letter missing; one vowel for another
	otherSlip  = 4
	firstWrong = 3
	rare       = 3
	oneSlip    = otherSlip + firstWrong // at most, and with a common word
	twoSlips   = 10
)

// cost says how unlikely it is that somebody who means one word writes another.
func cost(wrote, meant string) int {
	from, to, end := 0, len(wrote), len(meant)
	for from < to && from < end && wrote[from] == meant[from] {
		from++
	}
	for to > from && end > from && wrote[to-1] == meant[end-1] {
		to, end = to-1, end-1
	}
	a, b := wrote[from:to], meant[from:end]
	total := otherSlip
	switch {
	case len(a) == 0 && len(b) == 1:
		total = forgotten
		if from > 0 && wrote[from-1] == b[0] {
			total = swapped
		}
	case len(a) == 1 && len(b) == 0:
		if from > 0 && wrote[from-1] == a[0] {
			total = swapped
		}
	case len(a) == 1 && len(b) == 1:
		if vowel(a[0]) && vowel(b[0]) && to < len(wrote) { // the last one is rather another language ("crudo")
			total = forgotten
		}
	case len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]:
		total = swapped
	default:
		total = twoSlips
		if consonants(wrote) != consonants(meant) {
			total++
		}
		if len(a) != len(b) {
			total++
		}
	}
	if from == 0 {
		total += firstWrong
	}
	if !Common(meant) {
		total += rare
	}
	return total
}

func vowel(letter byte) bool {
	switch letter {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// consonants is a word without its vowels and without letters doubled.
func consonants(word string) string {
	var kept [longest + 3]byte
	n := 0
	for i := range word {
		if n < len(kept) && !vowel(word[i]) && (n == 0 || kept[n-1] != word[i]) {
			kept[n] = word[i]
			n++
		}
	}
	return string(kept[:n])
}
