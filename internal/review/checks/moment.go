package checks

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

// zoneOf is the zone of the interview: the one its times carry.
func zoneOf(d *review.Doc) *time.Location {
	if at := d.Context.Interview.Ends; !at.IsZero() {
		return at.Location()
	}
	return d.Context.Leaves().Location()
}

// dayOf is the day of an instant at the place of the interview.
func dayOf(d *review.Doc, t time.Time) interview.Date { return interview.DateOf(t.In(zoneOf(d))) }

// when are the two days that matter to words like "today": of the interview and of the
// sending, at the interview's place. ok is false where one of them is not known.
func when(d *review.Doc) (held, leaves interview.Date, ok bool) {
	c := d.Context
	if c.Interview.Ends.IsZero() || c.Leaves().IsZero() || c.Leaves().Before(c.Interview.Ends) {
		return held, leaves, false
	}
	return dayOf(d, c.Interview.Ends), dayOf(d, c.Leaves()), true
}

// daysFrom counts the days from a to b.
func daysFrom(a, b interview.Date) int {
	return int(b.At(12, 0, time.UTC).Sub(a.At(12, 0, time.UTC)).Hours()) / 24
}

// daysApart counts the days between a and b, in any order.
func daysApart(a, b interview.Date) int { return max(daysFrom(a, b), daysFrom(b, a)) }

// besideAnOffer reports a check-in while an offer is recorded: what it threatens with is at
// hand, whether it is named or not.
func besideAnOffer(d *review.Doc) bool {
	return d.Draft.Phase == note.CheckIn && len(d.Context.Process.Offers) > 0
}

// inOfferNote reports a note in the place of the check-in that tells of a recorded offer:
// there a threat or a bid is no slip of tone any more, and stops it.
func inOfferNote(d *review.Doc) bool {
	return d.Draft.Phase == note.CheckIn && tellsOfAnOffer(d)
}

// tellsOfAnOffer reports a note about a competing offer that is recorded: its dates are the
// offer's, not the timeline's.
func tellsOfAnOffer(d *review.Doc) bool {
	return len(d.Context.Process.Offers) > 0 && *offerClaimed.Of(d)
}

// offerClaimed says that there is an offer of somebody else, whether one is recorded or not.
// Several checks ask.
var offerClaimed = review.OncePerNote(func(d *review.Doc, claimed *bool) { _, *claimed = nextOfferClaim(d, 0) })
