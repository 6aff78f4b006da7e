package checks

import "afterword/internal/review"

// mark says which checks look closer at a word. Nearly every check passes nearly every word
// over, and to tell so from its letters is most of what walking a note costs. So it is told
// once for each word that notes use, and a check tests a bit.
type mark uint32

const (
	mayBeCapital mark = 1 << iota // it has a capital, or is nearly a word that has
	isDrawnOut                    // "soooo"
	isSentAlong
	mayTellWorth
	mayHintWorth
	mayPraise
	mayNameRole
	mayNameDay
	mayFillGap
	mayOpenTemplate // "Your Name", with a capital
	isTitling       // "Dr", "captain"
	isNumbered      // starts with a digit
)

var marksOf = review.OncePerWord(review.Marks, func(w review.Word) uint32 {
	var m mark
	for _, k := range [...]struct {
		is  bool
		bit mark
	}{
		{review.SpeaksOfWriter(w.Fold) || wantsCapital(w.Fold), mayBeCapital},
		{drawnOut(w.Fold), isDrawnOut},
		{sendsAlong(w.Fold), isSentAlong},
		{opensWorth(w.Fold), mayTellWorth},
		{hintAtWorth(w.Fold) != noHint, mayHintWorth},
		{beginsPraise(w), mayPraise},
		{besideTitle(w.Fold), mayNameRole},
		{beginsDay(w.Fold), mayNameDay},
		{placeholderPhrases().opens(w) || w.Fold[0] == 'x', mayFillGap},
		{opensTemplate(w.Fold), mayOpenTemplate},
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

// marksIn are the marks of the words of a note, side by side.
var marksIn = review.OncePerNote(func(d *review.Doc, n *inParts[mark]) {
	n.subject, n.main = appendMarks(n.subject[:0], d.SubjectWords), appendMarks(n.main[:0], d.Main)
})

func appendMarks(marks []mark, words []review.Word) []mark {
	for i := range words {
		marks = append(marks, mark(marksOf.Of(&words[i])))
	}
	return marks
}
