package turns

import (
	"strings"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// Sentences are those of the main part, as frames and SentenceEnds see them: a colon ends
// one, a line end alone does not.
type Sentences struct {
	List []Sentence
	At   []int32 // of each word: its sentence
}

// Sentence is words[From:To], with a bit for each.
type Sentence struct {
	From, To int
	bits     uint64 // the word bits of its words
	holds    review.WordBits
}

// Of is the sentence that words[word] stands in.
func (s *Sentences) Of(word int) *Sentence { return &s.List[s.At[word]] }

// SentencesIn are those of a note.
var SentencesIn = review.OncePerNote(func(d *review.Doc, s *Sentences) {
	text, words := d.Draft.Body, d.Main
	s.List, s.At = s.List[:0], s.At[:0]
	for i := range words {
		if i == 0 || SentenceEnds(text, &words[i-1], &words[i]) {
			s.List = append(s.List, Sentence{From: i})
		}
		last := &s.List[len(s.List)-1]
		last.To = i + 1
		last.bits |= review.WordBit(words[i].Hash)
		last.holds.Add(words[i].Hash)
		s.At = append(s.At, int32(len(s.List)-1))
	}
})

// SentenceEnds reports a full stop, a question or exclamation mark, a colon, a semicolon or
// the end of a paragraph between two words. A line end alone ends nothing.
func SentenceEnds(text string, a, b *review.Word) bool {
	gap := text[a.End:b.Start]
	if gap == " " || gap == "" {
		return false
	}
	lines := 0
	for i := range len(gap) {
		switch gap[i] {
		case '.', '!', '?':
			if b.Opens || gap == ". " && endsInSmall(a.Fold) {
				return true
			}
		case ';', ':':
			return true
		case '\n':
			if lines++; lines > 1 {
				return true
			}
		case '-', '*':
			if lines > 0 {
				return true // a list
			}
		}
	}
	return strings.Contains(gap, "…") && b.Opens
}

// endsInSmall reports a word behind which a full stop ends a sentence although the next begins
// with a small letter, as people write on a telephone: no abbreviation.
func endsInSmall(fold string) bool {
	return len(fold) > 2 && !abbreviations().Has(fold) &&
		dictionary.Known(fold)
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = sync.OnceValue(func() *review.WordSet {
	return review.NewWordSet("etc incl approx max min dept inc ltd corp vol est ext fig art sec misc hrs mins yrs tel apt ave blvd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun resp esp orig", nil)
})
