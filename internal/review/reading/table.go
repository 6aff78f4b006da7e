package reading

import (
	_ "embed"
	"encoding/binary"
	"math/bits"
	"strings"
	"sync"

	"afterword/internal/review"
)

//go:embed weights.bin
var packed []byte

//go:embed classes.txt
var classText string

// table is the learned weights, by the hash of the feature. A note asks for hundreds of
// features, each in another place, so the table is kept small enough to stay near the
// processor: the slots lie close together, in the order of the places that the lower bits of
// the keys name, and how many places before it are taken tells which slot is whose.
type table struct {
	bias   Scores
	taken  [1 << (placeBits - 6)]uint64 // a bit for each place
	before [1 << (placeBits - 6)]uint32 // how many are taken before these 64
	slots  []slot
	others []other // of keys that found their place taken, by hash; key 0 is free

	// What is told of classes, by their numbers, without a hash.
	classes, questions, classTokens [mostClasses]uint32 // numbers of slots
	meets                           [mostClasses]classSet
	meetings                        [mostClasses][mostClasses]uint32
}

// slot is the weights of one feature, each 128 too large so that it is no less than 0: four
// of a kind can then be added at once, see sum.
type slot struct {
	rest    uint16 // of the key: what its place does not tell, and whether others have that place
	weights [12]uint8
}

// other is a key that shares its place, and the number of its slot.
type other struct{ key, number uint32 }

// shared is the bit of slot.rest that says that the place belongs to keys of others as well.
const shared = 1 << 15

const placeBits = 19

// placeOf is where the bit of a key stands in taken.
func placeOf(key uint32) (at, bit uint32) { return key >> 6 & (1<<(placeBits-6) - 1), key & 63 }

// restOf is what the place of a key does not tell of it.
func restOf(key uint32) uint16 { return uint16(key >> placeBits) }

var weights = sync.OnceValue(func() *table { return unpack(packed) })

// Load unpacks the weights, which else the first sentence does.
func Load() { weights() }

// unpack reads what tools/reading wrote: a digest of the sentences, the number of features, the
// biases, then for each feature its hash and its weights.
func unpack(b []byte) *table {
	t := &table{others: make([]other, 4)}
	const digest, count, biases, size = 4, 4, 4 * Kinds, 4 + Kinds // size is of a feature
	if len(b) < digest+count+biases {
		return t
	}
	b = b[digest:]
	n := int(binary.LittleEndian.Uint32(b))
	if b = b[count:]; len(b) != biases+n*size {
		return t // of other kinds: tools/reading makes a new one
	}
	for k := range t.bias {
		t.bias[k] = int32(binary.LittleEndian.Uint32(b))
		b = b[4:]
	}
	for i := 0; i < len(b); i += size {
		at, bit := placeOf(binary.LittleEndian.Uint32(b[i:]))
		t.taken[at] |= 1 << bit
	}
	places := uint32(0)
	for at, taken := range t.taken {
		t.before[at] = places
		places += uint32(bits.OnesCount64(taken))
	}
	t.slots = make([]slot, places, n)
	filled := make([]bool, places)
	room := 4
	for room < 2*(n-int(places)) {
		room *= 2
	}
	t.others = make([]other, room)
	for ; len(b) > 0; b = b[size:] {
		key := binary.LittleEndian.Uint32(b)
		s := slot{rest: restOf(key)}
		for k, w := range b[4:size] {
			s.weights[k] = w ^ 128
		}
		at := t.at(key)
		if !filled[at] {
			t.slots[at], filled[at] = s, true
			continue
		}
		t.slots[at].rest |= shared
		t.slots = append(t.slots, s)
		*t.other(key) = other{key, uint32(len(t.slots))}
	}
	t.readClasses()
	return t
}

// readClasses looks up what is told of classes and of two that meet.
func (t *table) readClasses() {
	c := classes()
	for a := 1; a < len(c.hashes); a++ {
		t.classes[a], t.questions[a] = t.find(mix(aClass, c.hashes[a])), t.find(mix(aQuestion, c.hashes[a]))
		t.classTokens[a] = t.find(mix(aStem, c.hashes[a]))
		for b := 1; b < len(c.hashes); b++ {
			if a == b {
				continue
			}
			if t.meetings[a][b] = t.find(meetingOf(c.hashes[a], c.hashes[b])); t.meetings[a][b] > 0 {
				t.meets[a].add(uint8(b))
			}
		}
	}
}

// find returns the number of the slot of a feature and one, 0 where it has none, as key 0 has.
func (t *table) find(key uint32) uint32 {
	if t.mayHave(key) == 0 {
		return 0
	}
	number, has := t.look(key)
	return number * uint32(has)
}

// mayHave is 0 for nearly every key that is in no slot, else 1.
func (t *table) mayHave(key uint32) int {
	at, bit := placeOf(key)
	return int(t.taken[at] >> bit & 1)
}

// at is the index of the slot that belongs to the place of a key, which must be taken.
func (t *table) at(key uint32) uint32 {
	at, bit := placeOf(key)
	return t.before[at] + uint32(bits.OnesCount64(t.taken[at]&(1<<bit-1)))
}

// look is find for a key that the table may have; has is 1 where it has it, else 0.
func (t *table) look(key uint32) (number uint32, has int) {
	at := t.at(key)
	s := &t.slots[at]
	if unlike := uint32(s.rest ^ restOf(key)); unlike < shared {
		return at + 1, int((unlike - 1) >> 31) // 1 of 0
	}
	return t.otherThan(at, key)
}

// otherThan is look where others share the place of a key, slots[at].
func (t *table) otherThan(at, key uint32) (number uint32, has int) {
	if t.slots[at].rest == restOf(key)|shared {
		return at + 1, 1
	}
	if number = t.other(key).number; number == 0 {
		return 0, 0
	}
	return number, 1
}

// other is where a key that shares its place stands, or the free place where it would.
func (t *table) other(key uint32) *other {
	mask := uint32(len(t.others) - 1)
	for i := key >> 8 & mask; ; i = (i + 1) & mask {
		if o := &t.others[i]; o.key == key || o.key == 0 {
			return o
		}
	}
}

// sum adds up weights. It keeps four sums side by side in one number, 16 bits each, for as
// long as they have room.
type sum struct {
	total                               Scores
	even, odd, tailEven, tailOdd, count uint64
}

// mostAdded is how often a sum may be added to before it must be flushed: 257 times 255 are as
// much as 16 bits hold.
const mostAdded = 257

// makeRoom lets n more be added.
func (s *sum) makeRoom(n uint64) {
	if s.count+n > mostAdded {
		s.flush()
	}
}

// add adds the weights of a slot; number is as find returns it, and not 0.
func (s *sum) add(t *table, number uint32) {
	const everySecond = 0x00FF00FF00FF00FF
	slot := &t.slots[number-1]
	head, tail := binary.LittleEndian.Uint64(slot.weights[:]), uint64(binary.LittleEndian.Uint32(slot.weights[8:]))
	s.even += head & everySecond
	s.odd += head >> 8 & everySecond
	s.tailEven += tail & everySecond
	s.tailOdd += tail >> 8 & everySecond
	s.count++
}

// flush moves the sums to total.
func (s *sum) flush() {
	all := int32(128 * s.count)
	sums := [...]uint64{s.even, s.odd, s.tailEven, s.tailOdd}
	for k := range s.total {
		s.total[k] += int32(sums[k/8*2+k%2]>>(k%8/2*16)&0xFFFF) - all
	}
	s.even, s.odd, s.tailEven, s.tailOdd, s.count = 0, 0, 0, 0, 0
}

// mostClasses is more than there are, with those of numbers, money and names.
const mostClasses = 128

// classSet is a set of classes.
type classSet [mostClasses / 64]uint64

func (c *classSet) has(class uint8) bool { return c[class>>6]>>(class&63)&1 != 0 }
func (c *classSet) add(class uint8)      { c[class>>6] |= 1 << (class & 63) }

// classTable is the classes of words: a number for each from 1 on, and its hash.
type classTable struct {
	of     map[uint32]uint8 // by the hash of the folded word
	hashes []uint32

	number, money, name, you uint8

	roles [mostClasses]role // by the number of the class
}

// role is what a class does to the words behind it, see inScope.
type role uint8

const (
	_ role = iota
	aPersonNamed
	aNegation
	aSaying
	aCondition
)

func roleOf(class string) role {
	switch class {
	case "I", "ME", "MY", "WE", "OUR", "YOU", "YOUR", "THEY", "THEIR":
		return aPersonNamed
	case "NEG":
		return aNegation
	case "SAID", "ASK":
		return aSaying
	case "IF":
		return aCondition
	}
	return 0
}

var classes = sync.OnceValue(func() *classTable {
	c := &classTable{of: map[uint32]uint8{}, hashes: make([]uint32, 1, mostClasses)}
	c.number, c.money, c.name = c.add("#"), c.add("$#"), c.add("Name")
	for line := range strings.Lines(classText) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		class := c.add(name)
		c.roles[class] = roleOf(name)
		if name == "YOU" {
			c.you = class
		}
		for word := range strings.FieldsSeq(words) {
			if h := review.Hash(word); c.of[h] == 0 {
				c.of[h] = class
			}
		}
	}
	return c
})

// add returns the number of a class, a new one where it is new.
func (c *classTable) add(name string) uint8 {
	h := review.Hash(name)
	for i, known := range c.hashes {
		if i > 0 && known == h {
			return uint8(i)
		}
	}
	if len(c.hashes) == mostClasses {
		panic("there are more classes than mostClasses")
	}
	c.hashes = append(c.hashes, h)
	return uint8(len(c.hashes) - 1)
}
