package checks

import (
	"strings"

	"afterword/internal/review"
)

// StockPhrases lists the stock phrases of a text, mild ones, what a chat program leaves
// behind and words that tell of a machine among them, in lower case and in no order. It is
// for whoever holds two versions of a text against one another: what the second has and the
// first has not, somebody put in. The review's own check weighs them instead.
func StockPhrases(text string) []string {
	d := review.NewDoc(review.Draft{Body: text}, review.Context{})
	d.Main = d.Words // every part of it counts, a line that looks like a salutation, too
	var found []string
	for _, table := range []stock{flagFrames(), mildFrames(), residueFrames()} {
		for at := 0; ; {
			h, _, ok := table.next(d, at)
			if !ok {
				break
			}
			at = h.To
			place := h.Place(d.Main)
			found = append(found, strings.ToLower(text[place.Start:place.End]))
		}
	}
	for _, w := range d.Words {
		if tellingWords().HasWord(w) {
			found = append(found, w.Fold)
		}
	}
	return found
}

// IsFact reports a word that claims something by itself: a number, and a name, a day or a
// month, which is one that has a capital and opens no sentence.
func IsFact(w review.Word) bool { return isFact(w) }

// IsFunctionWord reports a folded word that carries grammar and says nothing by itself:
// "the", "of" and their like.
func IsFunctionWord(fold string) bool { return isFunctionWord(fold) }

// Negates reports a folded word that turns a sentence around: "not", "never", "won't".
func Negates(fold string) bool { return negations([]review.Word{{Fold: fold}}) > 0 }
