package turns

import (
	"fmt"
	"math/bits"
	"slices"
	"sync"

	"afterword/internal/review"
)

// Book finds the frames of several tables in one pass over a note. It works in steps, each of
// which leaves less for the next:
//
//  1. Where it is told which tables are wanted in a sentence, the others are not tried: a check
//     that hears a note as well would not believe a frame in a sentence that does not read like
//     the fault.
//  2. Each frame has words that it cannot do without. Those that stand least often are its
//     keys, and one table over the keys of all frames tells of a word which frames to try
//     where it stands. What a word is in that table is kept with the word (review.PerWord),
//     so a note asks for most of its words by a pointer.
//  3. What stands beside the key must be what the frame has there. A word has one of 64 bits,
//     a place of a frame those of all words that may stand in it: where the two share none,
//     the frame is not there. Other places that must be filled are told in the same way,
//     with 256 bits, from the words of the whole sentence.
//  4. So is the word where the frame would start.
//  5. Only then the frame, a program of a few steps, is run, see program.fits.
//
// What fits is kept by table, in the order in which the keys stand. A check then takes its
// hits from there, see Next.
type Book struct {
	tables []*Table
	read   func() *index   // compiles the frames when a note asks first
	number *review.PerWord // of the span of a word
	pass   *review.PerNote[pass]
	wanted Wanted

	language Language
}

// Wanted appends, for each sentence of a note, which tables of a book to try in it.
type Wanted func(bits []TableBits, d *review.Doc, s *Sentences) []TableBits

// TableBits has a bit for each table of a book, in the order in which they were bound.
type TableBits uint32

// mostTables is how many have a bit.
const mostTables = 32

// AllTables has all bits.
const AllTables = ^TableBits(0)

// Bind binds tables together, at most 32, each to one book. Aspect is where words keep what they are to
// the book; wanted may be nil, then all tables are tried everywhere.
func Bind(l Language, aspect review.Aspect, wanted Wanted, tables ...*Table) *Book {
	b := &Book{language: l, tables: tables, wanted: wanted}
	if len(tables) > mostTables {
		panic(fmt.Sprintf("%d tables are too many for one book", len(tables)))
	}
	for n, t := range tables {
		if t.book != nil {
			panic(fmt.Sprintf("the table of %q is of another book", t.sources[0].frame))
		}
		t.book, t.number = b, n
	}
	b.read = sync.OnceValue(func() *index { return compileIndex(b.language, b.tables) })
	b.number = review.OncePerWord(aspect, func(w review.Word) uint32 { return b.read().numberOf(w.Hash, w.Fold) })
	b.pass = review.OncePerNote(b.readNote)
	return b
}

// Compile makes the frames ready, which else the first note does.
func (b *Book) Compile() { b.read() }

// Words yields the words of all frames with their hashes. It compiles the frames anew: a test asks
// whether two words have one hash, for then a frame would take one for the other.
func (b *Book) Words(yield func(hash uint32, word string) bool) {
	c := newCompiler(b.language)
	for _, t := range b.tables {
		for _, s := range t.sources {
			c.frame(s, nil)
		}
	}
	for _, words := range c.known {
		for hash, word := range words.each {
			if !yield(hash, word) {
				return
			}
		}
	}
}

// Next finds the first turn of a table of the book, in the main part of d at or after word from: the
// longest of those that overlap. What stands in quotation marks is somebody's words, and none.
func (b *Book) Next(d *review.Doc, t *Table, from int) (h Hit, ok bool) {
	if t.book != b {
		panic(fmt.Sprintf("the table of %q is of another book", t.sources[0].frame))
	}
	p := b.pass.Of(d)
	return p.longest(b.read(), p.found[t.number], from)
}

// In is Next for one sentence of any text, words[from:to], and the only table of the book.
func (b *Book) In(text string, words []review.Word, from, to int) (h Hit, ok bool) {
	if len(b.tables) > 1 {
		panic(fmt.Sprintf("the table of %q is read with others", b.tables[0].sources[0].frame))
	}
	var fits [8]place
	found := [...][]place{fits[:0]}
	x, s := b.read(), Sentence{From: from, To: to, bits: anyWord, holds: everyWord}
	var memory [32]trial
	trials := memory[:0]
	for i := from; i < to; i++ {
		if number := b.number.Of(&words[i]); number > 0 {
			trials = x.gather(trials, words, i, number, &s, AllTables)
		}
	}
	x.try(trials, words, found[:])
	p := pass{text: text, words: words}
	return p.longest(x, found[0], from)
}

// index is the frames of a book, by their keys.
type index struct {
	frames  []frame
	entries []entry
	spans   []entrySpan // of the words of the index; none has number 0
	slots   []slot      // by the words' hashes: half of them free
}

// slot is a word of the index and the number of its span; it is free where that is 0.
type slot struct {
	hash   uint32
	number uint32
	word   string
}

// entrySpan are the frames to try where a word stands: entries[from:to]. A note comes here by
// the number that is kept with its word, and so they lie close together.
type entrySpan struct {
	from, to int32
	tables   TableBits // of the entries
}

// entry is a frame to try where a word of the index stands, with all that most are refused
// by: frames are many and seldom at hand.
type entry struct {
	behind, ahead uint64 // as those of its key
	need          uint64 // the word bits of the rarest of its frame's needs
	table         TableBits
	fewest, most  int8
	frame         int16
}

// add makes of an entry one for two places of its frame.
func (e *entry) add(o entry) {
	e.behind, e.ahead = e.behind|o.behind, e.ahead|o.ahead
	e.fewest, e.most = min(e.fewest, o.fewest), max(e.most, o.most)
}

// compileIndex compiles the frames of tables.
func compileIndex(l Language, tables []*Table) *index {
	n := 0
	for _, t := range tables {
		n += len(t.sources)
	}
	// A frame has two or three keys and brings two words along.
	x := &index{frames: make([]frame, 0, n), spans: make([]entrySpan, 1, 1+5*n/2), slots: make([]slot, 1<<bits.Len(uint(4*n)))}
	c, keys := newCompiler(l), make([]key, 0, 3*n)
	for number, t := range tables {
		for _, s := range t.sources {
			var f frame
			from := len(keys)
			f, keys = c.frame(s, keys)
			for i := range keys[from:] {
				keys[from+i].frame = int16(len(x.frames))
			}
			f.table = int32(number)
			x.frames = append(x.frames, f)
		}
	}
	x.enter(keys)
	return x
}

// enter fills the spans with the keys of the frames: it counts the entries of each, and
// then lays them one behind the other.
func (x *index) enter(keys []key) {
	numbers := make([]uint32, 0, 3*len(keys)) // of the spans of all words of the keys, one behind the other
	for i := range keys {
		for hash, word := range keys[i].words.each {
			number := x.numberFor(hash, word)
			x.spans[number].to++
			numbers = append(numbers, number)
		}
	}
	x.entries = make([]entry, len(numbers))
	n := int32(0)
	for i := range x.spans {
		s := &x.spans[i]
		s.from, s.to, n = n, n, n+s.to
	}
	for i := range keys {
		k := &keys[i]
		f := &x.frames[k.frame]
		e := entry{behind: k.behind, ahead: k.ahead, need: shortOf(&f.needs[0]), table: 1 << f.table, fewest: k.fewest, most: k.most, frame: k.frame}
		words := len(k.words.set)
		for _, number := range numbers[:words] {
			s := &x.spans[number]
			s.tables |= e.table
			if s.to > s.from && x.entries[s.to-1].frame == e.frame {
				x.entries[s.to-1].add(e) // in another place of the same frame
				continue
			}
			x.entries[s.to] = e
			s.to++
		}
		numbers = numbers[words:]
	}
}

// numberFor returns the number of the span of a word; it makes one where there is none.
func (x *index) numberFor(hash uint32, word string) uint32 {
	s := &x.slots[x.find(hash, word)]
	if s.number > 0 {
		return s.number
	}
	number := uint32(len(x.spans))
	*s = slot{hash: hash, number: number, word: word}
	x.spans = append(x.spans, entrySpan{})
	if 2*len(x.spans) > len(x.slots) {
		x.growSlots()
	}
	return number
}

func (x *index) growSlots() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.number > 0 {
			x.slots[x.find(s.hash, s.word)] = s
		}
	}
}

// find returns the place of the slot of a word, or of the free one where it would be.
func (x *index) find(hash uint32, word string) uint32 {
	mask := uint32(len(x.slots) - 1)
	for i := hash * 0x9E3779B1 >> 8 & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; s.number == 0 || s.hash == hash && s.word == word {
			return i
		}
	}
}

// numberOf returns the number of the span of a word; 0 for a word that is no key.
func (x *index) numberOf(hash uint32, word string) uint32 { return x.slots[x.find(hash, word)].number }

// pass is what one pass over a note found.
type pass struct {
	text      string
	words     []review.Word
	sentences *Sentences
	wanted    []TableBits // of each sentence, where the book tells
	trials    []trial
	found     [][]place // by table
}

// place is where a frame fits: words[from:to], by its key at words[key].
type place struct{ key, from, to, frame int32 }

// readNote makes the pass over the main part of d.
func (b *Book) readNote(d *review.Doc, p *pass) {
	p.text, p.words, p.sentences = d.Draft.Body, d.Main, SentencesIn.Of(d)
	if p.found == nil {
		p.found = make([][]place, len(b.tables))
	}
	for i := range p.found {
		p.found[i] = p.found[i][:0]
	}
	if p.wanted = p.wanted[:0]; b.wanted != nil {
		p.wanted = b.wanted(p.wanted, d, p.sentences)
	}
	x, tables := b.read(), AllTables
	p.trials = p.trials[:0]
	for n := range p.sentences.List {
		s := &p.sentences.List[n]
		if b.wanted != nil {
			tables = p.wanted[n]
		}
		if tables == 0 {
			continue
		}
		for i := s.From; i < s.To; i++ {
			if number := b.number.Of(&p.words[i]); number > 0 {
				p.trials = x.gather(p.trials, p.words, i, number, s, tables)
			}
		}
	}
	x.try(p.trials, p.words, p.found)
}

// trial is a frame to try where its key stands.
type trial struct {
	entry    *entry
	sentence *Sentence
	key      int // the word
}

// gather appends to trials the frames of some tables that have words[i], a word of the
// sentence s, for a key, and that nothing near it refuses. Nobody can guess which frame is
// refused by what, so that a processor that tried would be wrong as often as right: all is
// looked at without a branch.
func (x *index) gather(trials []trial, words []review.Word, i int, number uint32, s *Sentence, tables TableBits) []trial {
	span := &x.spans[number]
	if span.tables&tables == 0 {
		return trials
	}
	behind, ahead := noWord, noWord
	if i > s.From {
		behind = review.WordBit(words[i-1].Hash)
	}
	if i+1 < s.To {
		ahead = review.WordBit(words[i+1].Hash)
	}
	entries := x.entries[span.from:span.to]
	n := len(trials)
	trials = slices.Grow(trials, len(entries))[:n+len(entries)]
	for k := range entries {
		e := &entries[k]
		trials[n] = trial{e, s, i}
		n += oneIfAny(e.ahead&ahead) & oneIfAny(e.behind&behind) & oneIfAny(e.need&s.bits) & oneIfAny(uint64(e.table&tables))
	}
	return trials[:n]
}

// oneIfAny is 1 where any bit is set.
func oneIfAny(bits uint64) int { return int((bits | -bits) >> 63) }

// try tries frames in the order of their keys. First it leaves out, again without a branch,
// those that need words which the sentence lacks; the others are run.
func (x *index) try(trials []trial, words []review.Word, found [][]place) {
	n := 0
	for _, t := range trials {
		trials[n] = t
		n += x.frames[t.entry.frame].needs.metBy(&t.sentence.holds)
	}
	for _, t := range trials[:n] {
		e, i, s := t.entry, t.key, t.sentence
		f := &x.frames[e.frame]
		for start := max(s.From, i-int(e.most)); start <= i-int(e.fewest); start++ {
			if w := &words[start]; !f.first.Has(w.Hash) || f.opens && !w.Opens {
				continue
			}
			if to := f.program.fits(words, 0, start, s.To); to > i {
				found[f.table] = addPlace(found[f.table], place{key: int32(i), from: int32(start), to: int32(to), frame: int32(e.frame)})
			}
		}
	}
}

// addPlace keeps the places of one key in the order in which they start.
func addPlace(list []place, p place) []place {
	list = append(list, p)
	for i := len(list) - 1; i > 0 && list[i-1].key == p.key && list[i-1].from > p.from; i-- {
		list[i-1], list[i] = p, list[i-1]
	}
	return list
}

// firstFrom is the first of a list whose key stands at or after word from.
func firstFrom(list []place, from int) []place {
	low, high := 0, len(list)
	for low < high {
		if middle := (low + high) / 2; int(list[middle].key) < from {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return list[low:]
}

// longest is the first of the frames in list at or after word from, the longest of
// those that overlap.
func (p *pass) longest(x *index, list []place, from int) (best Hit, ok bool) {
	for _, at := range firstFrom(list, from) {
		if ok && int(at.key) >= best.To {
			break
		}
		start, to := int(at.from), int(at.to)
		if start < from || ok && to-start <= best.To-best.From || review.Quoted(p.text, p.words[start].Start, p.words[to-1].End) {
			continue
		}
		best, ok = Hit{From: start, To: to, Phrase: x.frames[at.frame].label}, true
	}
	return best, ok
}
