package reading_test

import (
	"testing"

	"pgregory.net/rapid"

	"afterword/internal/review"
	"afterword/internal/review/reading"
)

func read(text string) reading.Scores {
	var r reading.Reader
	doc := review.NewDoc(review.Draft{Body: "Dear Wei,\n\n" + text + "\n"}, review.Context{})
	return r.Read(doc.Draft.Body, doc.Main, text[len(text)-1] == '?')
}

// TestAFaultReadsMoreLikeItselfThanAFineSentence takes sentences that stand in no file of
// the bank: a fault and one of the same words that is none.
func TestAFaultReadsMoreLikeItselfThanAFineSentence(t *testing.T) {
	for _, c := range []struct {
		kind        reading.Kind
		fault, fine string
	}{
		{reading.Ultimatum, "Unless a contract reaches me by Wednesday evening I will go to the other practice.", "The contract for the new practice reached you on Wednesday evening, as you said."},
		{reading.Bidding, "They pay a thousand more, so what can you put against it?", "A thousand pallets a week pass your gate, so one list would help."},
		{reading.OtherOffer, "Meanwhile a second hospital has given me a written contract.", "Meanwhile the second hospital has given up the written list."},
		{reading.FirstChoice, "Out of the six schools that I saw, yours is the one I want most.", "Out of the six schools that I taught in, the smallest had the most books."},
		{reading.Perks, "How many days of leave would I get, and is the overtime paid?", "How many days did the crew need, and was the crane free?"},
		{reading.Presumption, "Please send my contract and tell me at which gate I should report on my first day.", "On my first day at the old port I reported at the wrong gate."},
		{reading.Desperation, "I have been out of work since May and would take any job at any pay.", "I have been at the port since May and take the early bus."},
		{reading.Guilt, "You promised to call on Tuesday and I am still waiting for a word from you.", "You said that you would call the mill on Tuesday, and I hope they answered."},
		{reading.Defensiveness, "The question was unclear and with more time I would have answered it.", "You asked a clear question, and the answer is below."},
		{reading.WornPhrase, "I am just checking in to see whether there is any update on my application.", "The check of the pumps each morning is an idea that I took home."},
	} {
		fault, fine := read(c.fault), read(c.fine)
		if fault[c.kind] <= 0 || fine[c.kind] >= 0 {
			t.Errorf("%s: %.1f for %q, %.1f for %q", reading.Names[c.kind], float64(fault[c.kind])/reading.Unit, c.fault, float64(fine[c.kind])/reading.Unit, c.fine)
		}
	}
}

// TestReadersKeepNothing wants the same scores from a used reader as from a new one.
func TestReadersKeepNothing(t *testing.T) {
	var used reading.Reader
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([A-Za-z'’$é]{1,9}[ ,]){0,80}[a-z0-9]+`).Draw(t, "text")
		words, question := review.SplitWords(text), rapid.Bool().Draw(t, "question")
		var fresh reading.Reader
		if a, b := used.Read(text, words, question), fresh.Read(text, words, question); a != b {
			t.Fatalf("%v and %v", a, b)
		}
		end := 0
		if len(words) > 0 {
			for _, c := range reading.Clauses(nil, text, words) {
				if c.From < end || c.To <= c.From || c.To > len(words) {
					t.Fatalf("the clause %v stands behind %d of %d", c, end, len(words))
				}
				end = c.To
			}
		}
	})
}

// TestAPartReadsLikeItsWordsAlone wants of Part, which looks nothing up anew, what Read says of
// the same words, where nothing before them governs them.
func TestAPartReadsLikeItsWordsAlone(t *testing.T) {
	const governs, plain = `I|you|don't|I'll|if|said`, `offer|the|\$5|Friday|b[a-z]{1,8}`
	var whole, alone reading.Reader
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringMatching(`((`+plain+`)[ ,]){0,30}`).Draw(t, "before")
		text := before + rapid.StringMatching(`((`+governs+`|`+plain+`)[ ,]){4,40}`).Draw(t, "text")
		words, question := review.SplitWords(text), rapid.Bool().Draw(t, "question")
		whole.Read(text, words, rapid.Bool().Draw(t, "question of the whole"))
		from := rapid.IntRange(0, len(review.SplitWords(before))).Draw(t, "from")
		to := rapid.IntRange(from+1, len(words)).Draw(t, "to")
		part, ok := whole.Part(from, to, question)
		if want := alone.Read(text, words[from:to], question); ok && part != want {
			t.Fatalf("%v as a part, %v alone", part, want)
		}
		if !ok && to <= 60 {
			t.Fatalf("words %d to %d of %d are not read", from, to, len(words))
		}
	})
}

// TestWhatStandsBeforeAPartGovernsIt wants a clause behind "if" to read otherwise than the
// same words alone.
func TestWhatStandsBeforeAPartGovernsIt(t *testing.T) {
	text := "If I were to join, I would start with the reindex"
	words := review.SplitWords(text)
	var whole, alone reading.Reader
	whole.Read(text, words, false)
	part, ok := whole.Part(5, len(words), false)
	if !ok || part == alone.Read(text, words[5:], false) {
		t.Errorf("behind the condition it reads as it does alone: %v", part)
	}
}

func BenchmarkRead(b *testing.B) {
	text := "Unless I hear from you by Friday, I will have to accept the other offer that I hold."
	words := review.SplitWords(text)
	var r reading.Reader
	b.ReportAllocs()
	for b.Loop() {
		r.Read(text, words, false)
	}
}
