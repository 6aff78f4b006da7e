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
	switch d.Draft.Phase {
	case note.Anchor:
	case note.GraciousReply: // thanks, their own words, a question, an open door
		return limits{short: 8, long: 120, tooLong: 160}
	default:
		return limits{short: 8, long: 80, tooLong: 120}
	}
	l := limits{short: 25, long: 130, tooLong: 175}
	if _, asked := missedOf(d); asked {
		l.long, l.tooLong = l.long+60, l.tooLong+60 // a paragraph for the missed question
	}
	return l
}

// Room is how much room a draft takes, in words of its main part: without salutation and
// sign-off.
type Room struct {
	Words int
	// Edge is how many fit on a thank-you card, and Most from how many on it is too long.
	Edge, Most int
}

// RoomOf measures a draft, by what the check of its length goes by.
func RoomOf(draft review.Draft, c review.Context) Room {
	d := review.NewDoc(draft, c)
	l := limitsOf(d)
	return Room{Words: d.Length(), Edge: l.long, Most: l.tooLong}
}
