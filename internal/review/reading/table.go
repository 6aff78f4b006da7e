package reading

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"

	"afterword/internal/review"
)

//go:embed weights.bin
var packed []byte

//go:embed classes.txt
var classText string

// table is the learned weights, by the hash of the feature.
type table struct {
	bias  Scores
	maybe []uint64 // a bit for the lower bits of each key
	slots []slot   // open addressing

	// What is told of classes, by their numbers, without a hash.
	classes, questions, classTokens [mostClasses]uint32 // numbers of slots
	meets                           [mostClasses]classSet
	meetings                        [mostClasses][mostClasses]uint32
}

// slot is the weights of one feature, each 128 too large so that it is no less than 0: four
// of a kind can then be added at once, see sum. It is free where key is 0.
type slot struct {
	key  uint32
	tail uint16   // of the last two kinds
	_    uint16   // 16 bytes are a fourth of what the processor fetches
	head [8]uint8 // of the first eight
}

const maybeBits = 18

// pageOfSlots is how many slots a page of memory has. A page that is read before it is written
// to costs twice: the system gives a shared one of zeros first and has to take it back.
const pageOfSlots = 4096 / 16

var weights = sync.OnceValue(func() *table { return unpack(packed) })

// Load unpacks the weights, which else the first sentence does.
func Load() { weights() }

// unpack reads what tools/reading wrote: a digest of the sentences, the number of features, the
// biases, then for each feature its hash and its weights.
func unpack(b []byte) *table {
	t := &table{maybe: make([]uint64, 1<<maybeBits/64), slots: make([]slot, 4)}
	if len(b) < 8 {
		return t
	}
	b = b[4:] // the digest of the sentences, see tools/reading
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	for k := range t.bias {
		t.bias[k] = int32(binary.LittleEndian.Uint32(b))
		b = b[4:]
	}
	size := 4
	for 2*size < 3*n {
		size *= 2
	}
	t.slots = make([]slot, size)
	for i := 0; i < size; i += pageOfSlots {
		t.slots[i].key = 0
	}
	for range n {
		s := slot{key: binary.LittleEndian.Uint32(b)}
		b = b[4:]
		for k := range s.head {
			s.head[k] = b[k] ^ 128
		}
		s.tail = binary.LittleEndian.Uint16(b[len(s.head):]) ^ 128<<8 ^ 128
		b = b[Kinds:]
		i := int(s.key>>8) & (size - 1)
		for t.slots[i].key != 0 {
			i = (i + 1) & (size - 1)
		}
		t.slots[i] = s
		t.maybe[s.key>>6&(1<<(maybeBits-6)-1)] |= 1 << (s.key & 63)
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
	return t.look(key)
}

// mayHave is 0 for nearly every key that is in no slot, else 1.
func (t *table) mayHave(key uint32) int {
	return int(t.maybe[key>>6&(1<<(maybeBits-6)-1)] >> (key & 63) & 1)
}

// look is find for a key that the table may have.
func (t *table) look(key uint32) uint32 {
	mask := uint32(len(t.slots) - 1)
	for i := key >> 8 & mask; t.slots[i].key != 0; i = (i + 1) & mask {
		if t.slots[i].key == key {
			return i + 1
		}
	}
	return 0
}

// sum adds up weights. It keeps four sums side by side in one number, 16 bits each, for as
// long as they have room.
type sum struct {
	total                  Scores
	even, odd, tail, count uint64
}

// add adds the weights of a slot; number is as find returns it.
func (s *sum) add(t *table, number uint32) {
	if number == 0 {
		return
	}
	const everySecond = 0x00FF00FF00FF00FF
	slot := &t.slots[number-1]
	head, tail := binary.LittleEndian.Uint64(slot.head[:]), uint64(slot.tail)
	s.even += head & everySecond
	s.odd += head >> 8 & everySecond
	s.tail += (tail | tail<<8) & everySecond
	if s.count++; s.count == 256 { // 257 times 255 are as much as 16 bits hold
		s.flush()
	}
}

// flush moves the sums to total.
func (s *sum) flush() {
	all := int32(128 * s.count)
	for k := range 4 {
		s.total[2*k] += int32(s.even>>(16*k)&0xFFFF) - all
		s.total[2*k+1] += int32(s.odd>>(16*k)&0xFFFF) - all
	}
	s.total[8] += int32(s.tail&0xFFFF) - all
	s.total[9] += int32(s.tail>>16&0xFFFF) - all
	s.even, s.odd, s.tail, s.count = 0, 0, 0, 0
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
