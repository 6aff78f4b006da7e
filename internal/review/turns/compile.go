package turns

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"afterword/internal/review"
)

// compiler makes programs of frames. What several frames share, a choice of words or an
// idiom, it makes once.
type compiler struct {
	language Language
	known    map[string]*words // by their list
	idioms   map[string][]piece
	grammar  *review.WordSet
	scratch  steps
	packed   program

	// at is where the pieces of the part at hand stand, and kept where those of idioms do.
	at, kept sheet

	// what frames are made of, side by side in memory
	programs slab[uint32]
	words    slab[words]
	hashes   slab[uint32]
}

// sheet is what parts of frames are taken down on, to make programs of. Most of a new
// process's time goes into memory that it touches first, so one sheet does for all frames.
type sheet struct {
	pieces  slab[piece]
	choices slab[[]piece]
	ways    slab[int]
}

func (s *sheet) wipe() {
	s.pieces.free, s.choices.free, s.ways.free = s.pieces.all, s.choices.all, s.ways.all
}

// copyOf copies a sequence: each place of a frame is a piece of its own.
func (s *sheet) copyOf(pieces []piece) []piece {
	pieces = s.pieces.keep(pieces)
	for i := range pieces {
		p := &pieces[i]
		if p.choices == nil {
			continue
		}
		p.choices = s.choices.keep(p.choices)
		for n := range p.choices {
			p.choices[n] = s.copyOf(p.choices[n])
		}
	}
	return pieces
}

// slab hands out memory in large pieces.
type slab[T any] struct{ free, all []T }

// several are n new items.
func (s *slab[T]) several(n int) []T {
	if n > len(s.free) {
		s.all = make([]T, max(1<<10, n))
		s.free = s.all
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}

// one is a new item.
func (s *slab[T]) one() *T { return &s.several(1)[0] }

// keep copies items to where they stay.
func (s *slab[T]) keep(items []T) []T {
	kept := s.several(len(items))
	copy(kept, items)
	return kept
}

func newCompiler(l Language) *compiler {
	return &compiler{known: make(map[string]*words, 1<<12), idioms: map[string][]piece{}, language: l, grammar: l.Grammar()}
}

// frame is one frame, compiled.
type frame struct {
	needs   needs           // besides the key
	first   review.WordBits // of the words it may start with
	opens   bool            // it stands at the opening of a sentence alone
	table   int32           // its number in the book
	program program
	label   string
}

// frame compiles a frame, and appends its keys: the places of which a note must hold one.
func (c *compiler) frame(s source, keys []key) (frame, []key) {
	c.at.wipe()
	pieces := c.parse(s.frame, &c.at)
	f := frame{label: s.label, opens: strings.HasPrefix(s.frame, "^")}
	f.program, f.first = c.program(pieces)
	at, _ := keyPlace(pieces)
	if at < 0 {
		panic(fmt.Sprintf("the frame %q has no word that it cannot do without", s.frame))
	}
	f.needs = neededBy(pieces, at)
	return f, allKeys(keys, pieces)
}

// allKeys appends the keys of a frame, or of each of the ways that are all that it is.
func allKeys(list []key, pieces []piece) []key {
	if p := &pieces[0]; len(pieces) == 1 && p.choices != nil && !p.optional {
		for _, way := range p.choices {
			list = allKeys(list, way)
		}
		return list
	}
	from := len(list)
	list = appendKeys(list, pieces, key{behind: anyWord, ahead: anyWord})
	if keys := list[from:]; mayStandElsewhere(pieces, keys) {
		for i := range keys {
			keys[i].fewest, keys[i].behind, keys[i].ahead = 0, anyWord, anyWord
		}
	}
	return list
}

// mayStandElsewhere reports that a word of the keys may also stand in another place of the
// frame, or in a gap. Such a frame is found where the first of them stands, whichever place
// that is, so that the longest of several frames is seen in time.
func mayStandElsewhere(pieces []piece, keys []key) bool {
	for i := range pieces {
		p := &pieces[i]
		if p.gap > 0 || p.number {
			return true
		}
		for _, c := range p.choices {
			if mayStandElsewhere(c, keys) {
				return true
			}
		}
		if p.choices == nil && slices.ContainsFunc(keys, func(k key) bool { return k.piece != p && k.words.shares(p.words) }) {
			return true
		}
	}
	return false
}

// shares reports a word that is in both.
func (s *words) shares(o *words) bool {
	return sharedBits(&s.bits, &o.bits) != 0 && slices.ContainsFunc(s.set, func(h uint32) bool { return o.bits.Has(h) && slices.Contains(o.set, h) })
}

// key is a place of a frame of whose words it needs one.
type key struct {
	piece  *piece // on the sheet, to tell places apart
	words  *words
	frame  int16  // its number in the index
	fewest int8   // words of the frame that stand before it
	most   int8   // at most
	behind uint64 // the word bits of what stands right before it
	ahead  uint64 // and right behind it
}

// keyPlace picks the piece of a sequence whose words stand least often in notes, -1 when it
// can do without any, and tells what trying it costs.
func keyPlace(pieces []piece) (at, lowest int) {
	at = -1
	for i := range pieces {
		p, cost := &pieces[i], 0
		switch {
		case p.optional, p.gap > 0, p.number:
			continue
		case p.choices != nil:
			for _, c := range p.choices {
				place, n := keyPlace(c)
				if cost += n; place < 0 {
					cost = -1 // a choice that consists of gaps
					break
				}
			}
		default:
			cost = p.words.cost
		}
		if cost >= 0 && (at < 0 || cost < lowest) {
			at, lowest = i, cost
		}
	}
	return at, lowest
}

// appendKeys appends the keys of a sequence that stands where around tells.
func appendKeys(list []key, pieces []piece, around key) []key {
	at, _ := keyPlace(pieces)
	for i := range pieces[:at] {
		fewest, most := lengths(&pieces[i])
		around.fewest, around.most = around.fewest+int8(fewest), around.most+int8(most)
	}
	around.behind, around.ahead = closingBits(pieces[:at], around.behind), openingBits(pieces[at+1:], around.ahead)
	if p := &pieces[at]; p.choices == nil {
		around.piece, around.words = p, p.words
		return append(list, around)
	}
	for _, choice := range pieces[at].choices {
		list = appendKeys(list, choice, around)
	}
	return list
}

// lengths is how many words may stand for a piece.
func lengths(p *piece) (fewest, most int) {
	switch {
	case p.gap > 0:
		most = p.gap
	case p.choices == nil:
		fewest, most = 1, 1
	}
	for n, c := range p.choices {
		few, many := 0, 0
		for i := range c {
			a, b := lengths(&c[i])
			few, many = few+a, many+b
		}
		if most = max(most, many); n == 0 || few < fewest {
			fewest = few
		}
	}
	if p.optional {
		fewest = 0
	}
	return fewest, most
}

// openingBits are the word bits of what a sequence may start with, behind which the words
// with the bits next may stand.
func openingBits(pieces []piece, next uint64) (all uint64) {
	for i := range pieces {
		bits, mayLack := bitsOf(&pieces[i], openingBits)
		if all |= bits; !mayLack {
			return all
		}
	}
	return all | next
}

// closingBits is openingBits for what a sequence may end with, before which the words with the
// bits last may stand.
func closingBits(pieces []piece, last uint64) (all uint64) {
	for i := len(pieces) - 1; i >= 0; i-- {
		bits, mayLack := bitsOf(&pieces[i], closingBits)
		if all |= bits; !mayLack {
			return all
		}
	}
	return all | last
}

// bitsOf are the word bits of a piece, at the end that edge looks at.
func bitsOf(p *piece, edge func(pieces []piece, beyond uint64) uint64) (all uint64, mayLack bool) {
	fewest, _ := lengths(p)
	switch {
	case p.gap > 0 || p.number:
		all = anyWord
	case p.choices == nil:
		all = shortOf(&p.words.bits)
	}
	for _, c := range p.choices {
		all |= edge(c, 0)
	}
	return all, fewest == 0
}

// needs are the bits of the words of several places, of each of which a sentence must hold one:
// those with the fewest bits, the fewest first. Behind the last have all bits.
type needs [3]review.WordBits

// metBy is 1 where a sentence with these words has one of each.
func (n *needs) metBy(sentence *review.WordBits) int {
	return oneIfAny(sharedBits(&n[0], sentence)) & oneIfAny(sharedBits(&n[1], sentence)) & oneIfAny(sharedBits(&n[2], sentence))
}

// neededBy are the needs of a sequence, but for the piece without.
func neededBy(pieces []piece, without int) needs {
	best := needs{everyWord, everyWord, everyWord}
	for i := range pieces {
		p := &pieces[i]
		if i == without || p.optional || p.gap > 0 || p.number {
			continue
		}
		var all review.WordBits
		if p.choices == nil {
			all = p.words.bits
		}
		for _, c := range p.choices {
			one := neededBy(c, -1)
			all.AddAll(&one[0])
		}
		for n, count := len(best)-1, countBits(&all); n >= 0 && count < countBits(&best[n]); n-- {
			if n+1 < len(best) {
				best[n+1] = best[n]
			}
			best[n] = all
		}
	}
	return best
}

func countBits(b *review.WordBits) (n int) {
	for _, bit := range b {
		n += bits.OnesCount64(bit)
	}
	return n
}
