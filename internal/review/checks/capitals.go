package checks

import "afterword/internal/review"

// capitals are the places of the words that start with a capital letter, in order: all that
// checks of names look at. Most words of a note are none.
type capitals struct {
	subject, main []int // in SubjectWords and Main
	body          []int // in Words
}

// of are those of a part of the note, of its main part for the body.
func (c *capitals) of(part review.Part) []int {
	if part == review.Subject {
		return c.subject
	}
	return c.main
}

var capitalsIn = review.OncePerNote(func(d *review.Doc, c *capitals) {
	c.subject, c.main, c.body = appendCapitals(c.subject[:0], d.SubjectWords), appendCapitals(c.main[:0], d.Main), appendCapitals(c.body[:0], d.Words)
})

func appendCapitals(places []int, words []review.Word) []int {
	for i := range words {
		if words[i].Capital {
			places = append(places, i)
		}
	}
	return places
}

// saysWord tells of most words that a note has them neither in the subject nor in the body.
func saysWord(d *review.Doc, fold string) bool { return allWords.Of(d).has(review.Hash(fold)) }

var allWords = review.OncePerNote(func(d *review.Doc, bits *wordBits) {
	*bits = wordBits{}
	for _, words := range [...][]review.Word{d.SubjectWords, d.Words} {
		for i := range words {
			bits.set(words[i].Hash)
		}
	}
})
