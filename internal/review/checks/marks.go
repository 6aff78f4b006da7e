package checks

import "afterword/internal/review"

// mark says which checks look closer at a word. Nearly every check passes nearly every word
// over, and to tell so from its letters is most of what walking a note costs. So it is told
// once for each word that notes use, and a check tests a bit.
type mark uint32

// The agreement of a word, and behind it its confusion.
const (
	confusionFrom = 4

	mayDisagree  mark = 0xF
	mayBeAnother mark = 0xF << confusionFrom
)

// The other marks.
const (
	isArticle    mark = 1 << (8 + iota)
	mayBeCapital      // it has a capital, or is nearly a word that has
	isDrawnOut        // "soooo"
	isSentAlong
	mayTellWorth
	mayHintWorth
	mayPraise
	mayNameRole
	mayNameDay
	mayFillGap
	isTitling  // "Dr", "captain"
	isNumbered // starts with a digit

	formFrom = 8 + iota // behind all of these
)

// What may be wrong with the form of a verb beside a word, and with a small word.
const (
	smallFrom = formFrom + 4

	mayBeMisformed  mark = 0xF << formFrom
	mayBeWrongSmall mark = 0xF << smallFrom
)

func agreementIn(m mark) agreement { return agreement(m & mayDisagree) }
func formIn(m mark) formAsked      { return formAsked(m & mayBeMisformed >> formFrom) }
func smallIn(m mark) smallAsked    { return smallAsked(m & mayBeWrongSmall >> smallFrom) }
func confusionIn(m mark) confusion { return confusion(m & mayBeAnother >> confusionFrom) }

var marksOf = review.OncePerWord(review.Marks, func(w review.Word) uint32 {
	m := mark(agreementOf(w.Fold)) | mark(confusionOf(w.Fold))<<confusionFrom | mark(formAskedOf(w.Fold))<<formFrom | mark(smallAskedOf(w.Fold))<<smallFrom
	for _, k := range [...]struct {
		is  bool
		bit mark
	}{
		{w.Fold == "a" || w.Fold == "an", isArticle},
		{isI(w.Fold) || wantsCapital(w.Fold), mayBeCapital},
		{drawnOut(w.Fold), isDrawnOut},
		{sendsAlong(w.Fold), isSentAlong},
		{opensWorth(w.Fold), mayTellWorth},
		{hintAtWorth(w.Fold) != noHint, mayHintWorth},
		{beginsPraise(w), mayPraise},
		{besideTitle(w.Fold), mayNameRole},
		{beginsDay(w.Fold), mayNameDay},
		{placeholderPhrases().opens(w) || w.Fold[0] == 'x', mayFillGap},
		{review.IsTitle(w.Fold), isTitling},
		{'0' <= w.Fold[0] && w.Fold[0] <= '9', isNumbered},
	} {
		if k.is {
			m |= k.bit
		}
	}
	return uint32(m)
})

// isTitle is review.IsTitle for a word of a text.
func isTitle(w *review.Word) bool { return mark(marksOf.Of(w))&isTitling != 0 }

// noteMarks are the marks of the words of a note, side by side.
type noteMarks struct{ subject, main []mark }

// of are the marks of a part of the note, its main part for the body.
func (n *noteMarks) of(part review.Part) []mark {
	if part == review.Subject {
		return n.subject
	}
	return n.main
}

var marksIn = review.OncePerNote(func(d *review.Doc, n *noteMarks) {
	n.subject, n.main = appendMarks(n.subject[:0], d.SubjectWords), appendMarks(n.main[:0], d.Main)
})

func appendMarks(marks []mark, words []review.Word) []mark {
	for i := range words {
		marks = append(marks, mark(marksOf.Of(&words[i])))
	}
	return marks
}
