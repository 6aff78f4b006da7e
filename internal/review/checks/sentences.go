package checks

import (
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// sentences are those of the main part, as frames and sentenceEnds see them: a colon ends
// one, a line end alone does not.
type sentences struct {
	list []sentence
	at   []int32 // of each word: its sentence
}

// sentence is words[from:to], with a bit for each.
type sentence struct {
	from, to int
	bits     uint64 // the word bits of its words
	holds    review.WordBits
}

func (s *sentences) of(word int) *sentence { return &s.list[s.at[word]] }

var sentencesIn = review.OncePerNote(func(d *review.Doc, s *sentences) {
	text, words := d.Draft.Body, d.Main
	s.list, s.at = s.list[:0], s.at[:0]
	for i := range words {
		if i == 0 || sentenceEnds(text, &words[i-1], &words[i]) {
			s.list = append(s.list, sentence{from: i})
		}
		last := &s.list[len(s.list)-1]
		last.to = i + 1
		last.bits |= review.WordBit(words[i].Hash)
		last.holds.Add(words[i].Hash)
		s.at = append(s.at, int32(len(s.list)-1))
	}
})

// sentenceEnds reports a full stop, a question or exclamation mark, a colon, a semicolon or
// the end of a paragraph between two words. A line end alone ends nothing.
func sentenceEnds(text string, a, b *review.Word) bool {
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
	return len(fold) > 2 && !oneOf(fold, "etc incl approx max min dept inc ltd corp vol est ext fig art sec misc hrs mins yrs tel apt ave blvd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun resp esp orig") &&
		dictionary.Known(fold)
}
