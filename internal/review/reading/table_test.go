package reading

import (
	"encoding/binary"
	"testing"

	"pgregory.net/rapid"

	"afterword/internal/review"
)

// TestReadAddsUpItsFeatures wants of Read, which knows much by number and adds several weights at
// once, what the weights of the listed features come to one by one.
func TestReadAddsUpItsFeatures(t *testing.T) {
	words := []string{"I", "you", "offer", "by", "Friday", "don't", "won't", "I'd", "we'll", "unless", "pay", "$500", "12", "Okafor", "pump", "waiting", "still", "hired", "job", "please", "sorry", "not"}
	table, told := weights(), 0
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, word := range rapid.SliceOfN(rapid.SampledFrom(words), 1, 90).Draw(t, "words") {
			text += word + " "
		}
		list, question := review.SplitWords(text), rapid.Bool().Draw(t, "question")
		var r Reader
		want := table.bias
		for _, key := range r.Features(text, list, question) {
			number := table.find(key)
			if number == 0 {
				continue
			}
			told++
			s := &table.slots[number-1]
			for k := range want {
				want[k] += int32(s.weights[k]) - 128
			}
		}
		if got := r.Read(text, list, question); got != want {
			t.Fatalf("%v, want %v", got, want)
		}
	})
	if told == 0 {
		t.Error("no feature has a weight")
	}
}

// TestEveryFeatureIsFound wants of the table what was packed, for each feature its own weights,
// and nothing for a feature that was not.
func TestEveryFeatureIsFound(t *testing.T) {
	table, data := weights(), packed
	n := int(binary.LittleEndian.Uint32(data[4:]))
	data = data[8+4*Kinds:]
	keys, others := map[uint32]bool{}, 0
	for range n {
		key := binary.LittleEndian.Uint32(data)
		number := table.find(key)
		if number == 0 {
			t.Fatalf("feature %08x is not found", key)
		}
		s := &table.slots[number-1]
		if s.rest&^shared != restOf(key) {
			t.Fatalf("feature %08x is taken for another", key)
		}
		if number-1 != table.at(key) {
			others++
		}
		for k, w := range s.weights[:Kinds] {
			if int8(w^128) != int8(data[4+k]) {
				t.Fatalf("feature %08x weighs %d for %s, packed is %d", key, int8(w^128), Names[k], int8(data[4+k]))
			}
		}
		keys[key] = true
		data = data[4+Kinds:]
	}
	if others == 0 {
		t.Error("no feature shares the place of another")
	}
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.Uint32().Draw(t, "key")
		if number := table.find(key); (number > 0) != keys[key] {
			t.Fatalf("slot %d for feature %08x", number, key)
		}
	})
}
