package checks

import (
	"afterword/internal/note"
	"afterword/internal/review"
)

// limits are how long a note may be, in words of its main part. Published good thank-you
// notes have 88 in the median, one in ten more than 132, none more than 175 (DESIGN.md).
// A check-in has two to four sentences (SPEC.md section 2).
type limits struct{ short, long, tooLong int }

func limitsOf(d *review.Doc) limits {
	if d.Draft.Phase != note.Anchor {
		return limits{short: 8, long: 80, tooLong: 120}
	}
	l := limits{short: 25, long: 130, tooLong: 175}
	if _, asked := missedOf(d); asked {
		l.long, l.tooLong = l.long+60, l.tooLong+60 // a paragraph for the missed question
	}
	return l
}
