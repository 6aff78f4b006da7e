package checks

import "afterword/internal/review"

// capitals are the places of the words that start with a capital letter, in SubjectWords and Main: all that
// checks of names look at. Most words of a note are none.
type capitals struct{ subject, main []int }

// of are those of a part of the note, of its main part for the body.
func (c *capitals) of(part review.Part) []int {
	if part == review.Subject {
		return c.subject
	}
	return c.main
}

var capitalsIn = review.OncePerNote(func(d *review.Doc, c *capitals) {
	c.subject, c.main = appendCapitals(c.subject[:0], d.SubjectWords), appendCapitals(c.main[:0], d.Main)
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
func saysWord(d *review.Doc, fold string) bool { return allWords.Of(d).all.has(review.Hash(fold)) }

// saysSmall is saysWord for a word without a capital letter.
func saysSmall(d *review.Doc, fold string) bool { return allWords.Of(d).small.has(review.Hash(fold)) }

// wordsSaid are all words of a note, and those without a capital letter.
type wordsSaid struct{ all, small wordBits }

var allWords = review.OncePerNote(func(d *review.Doc, said *wordsSaid) {
	*said = wordsSaid{}
	for _, words := range [...][]review.Word{d.SubjectWords, d.Words} {
		for i := range words {
			if said.all.set(words[i].Hash); !words[i].Capital {
				said.small.set(words[i].Hash)
			}
		}
	}
})
