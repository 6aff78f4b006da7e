package reading

import (
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
			for k, w := range s.head {
				want[k] += int32(w) - 128
			}
			want[8] += int32(s.tail&0xFF) - 128
			want[9] += int32(s.tail>>8) - 128
		}
		if got := r.Read(text, list, question); got != want {
			t.Fatalf("%v, want %v", got, want)
		}
	})
	if told == 0 {
		t.Error("no feature has a weight")
	}
}
