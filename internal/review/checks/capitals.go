package checks

import "afterword/internal/review"

// inParts is a list for each part of a note: for SubjectWords, and for Main.
type inParts[T any] struct{ subject, main []T }

// of is the list of a part, that of the main part for the body.
func (l *inParts[T]) of(part review.Part) []T {
	if part == review.Subject {
		return l.subject
	}
	return l.main
}

// capitalsIn are the places of the words that start with a capital letter: all that checks of names
// look at. Most words of a note are none.
var capitalsIn = review.OncePerNote(func(d *review.Doc, c *inParts[int]) {
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
func saysWord(d *review.Doc, fold string) bool { return allWords.Of(d).all.Has(review.Hash(fold)) }

// saysSmall is saysWord for a word without a capital letter.
func saysSmall(d *review.Doc, fold string) bool { return allWords.Of(d).small.Has(review.Hash(fold)) }

// wordsSaid are all words of a note, and those without a capital letter.
type wordsSaid struct{ all, small review.WordBits }

var allWords = review.OncePerNote(func(d *review.Doc, said *wordsSaid) {
	*said = wordsSaid{}
	for _, words := range [...][]review.Word{d.SubjectWords, d.Words} {
		for i := range words {
			if said.all.Add(words[i].Hash); !words[i].Capital {
				said.small.Add(words[i].Hash)
			}
		}
	}
})
