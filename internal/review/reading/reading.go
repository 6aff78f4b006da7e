// Package reading tells how much a sentence reads like one of the faults of tact, by a
// table of weights that was learned from sentences.
//
// The frames of the checks know turns of phrase that somebody thought of. A reading knows
// none: it adds up what each word, each pair of neighbours and each meeting of two kinds of
// word says for and against a fault (a logistic regression, one for each Kind), so it hears a
// fault in words that nobody put together before. It cannot say which word made it one, and
// it is wrong more often than a frame. The checks use it beside their frames, see package
// checks.
//
// The table is made by tools/reading from internal/review/testdata/training; classes.txt
// says which words do the same work. The same sentence always reads the same.
package reading

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"

	"afterword/internal/review"
)

// Kind is what a sentence may read like.
type Kind uint8

// The kinds.
const (
	Ultimatum Kind = iota
	Bidding
	OtherOffer
	FirstChoice
	Perks
	Presumption
	Desperation
	Guilt
	Defensiveness
	WornPhrase
	Kinds = 10
)

// Names are the kinds as the files of the training bank are named.
var Names = [Kinds]string{
	"ultimatum", "bidding", "offer-unrecorded", "first-choice", "perks", "presumption",
	"desperation", "guilt", "defensiveness", "worn-phrase",
}

// Scores is how much a sentence reads like each kind: the logarithm of the odds, in units
// of 1/Unit. At 0 it may as well be fine.
type Scores [Kinds]int32

// Unit is how many steps of a score are one: a score of 2*Unit stands for odds of 7 to 1.
const Unit = 32

//go:embed weights.bin
var packed string

//go:embed classes.txt
var classText string

// row is the weights of one feature.
type row [Kinds]int8

// table is the learned weights, by the hash of the feature.
type table struct {
	bias  Scores
	maybe []uint64 // a bit for the lower bits of each key
	keys  []uint32 // open addressing; 0 is a free slot
	rows  []uint16 // of the slot
	all   []row
}

const maybeBits = 17

var weights = sync.OnceValue(func() *table { return unpack(packed) })

// unpack reads what tools/reading wrote: a digest of the sentences, the number of features, the biases, then for each
// feature its hash and its weights.
func unpack(data string) *table {
	b := []byte(data)
	t := &table{maybe: make([]uint64, 1<<maybeBits/64)}
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
	for size < 2*n {
		size *= 2
	}
	t.keys, t.rows, t.all = make([]uint32, size), make([]uint16, size), make([]row, n)
	for i := range t.all {
		key := binary.LittleEndian.Uint32(b)
		b = b[4:]
		for k := range Kinds {
			t.all[i][k] = int8(b[k])
		}
		b = b[Kinds:]
		slot := int(key>>8) & (size - 1)
		for t.keys[slot] != 0 {
			slot = (slot + 1) & (size - 1)
		}
		t.keys[slot], t.rows[slot] = key, uint16(i)
		t.maybe[key>>6&(1<<(maybeBits-6)-1)] |= 1 << (key & 63)
	}
	return t
}

// row returns the weights of a feature, nil where it has none.
func (t *table) row(key uint32) *row {
	if t.maybe[key>>6&(1<<(maybeBits-6)-1)]>>(key&63)&1 == 0 {
		return nil
	}
	for slot := int(key>>8) & (len(t.keys) - 1); t.keys[slot] != 0; slot = (slot + 1) & (len(t.keys) - 1) {
		if t.keys[slot] == key {
			return &t.all[t.rows[slot]]
		}
	}
	return nil
}

// A Reader reads sentences, one after another, in memory that it keeps. It is for one
// goroutine at a time.
type Reader struct {
	tokens   []token
	features []uint32
}

// Read returns how a sentence reads: words is the sentence, text what their places count
// in, question whether it ends with a question mark.
func (r *Reader) Read(text string, words []review.Word, question bool) Scores {
	t := weights()
	sum := t.bias
	for _, key := range r.Features(text, words, question) {
		if w := t.row(key); w != nil {
			for k := range Kinds {
				sum[k] += int32(w[k])
			}
		}
	}
	return sum
}

// classes maps the hash of a folded word to its class.
var classes = sync.OnceValue(func() map[uint32]uint32 {
	m := map[uint32]uint32{}
	for line := range strings.Lines(classText) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		for word := range strings.FieldsSeq(words) {
			if _, taken := m[review.Hash(word)]; !taken {
				m[review.Hash(word)] = review.Hash(name)
			}
		}
	}
	return m
})
