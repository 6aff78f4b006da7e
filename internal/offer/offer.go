// Package offer computes the dates that a competing offer sets: until when it must be
// answered, by when this employer's word is needed for that, the last day on which a note
// about it makes sense, and how long a postponement to ask the other employer for.
//
//	      write by          needed by         answer by        expires
//	─────────┼─────────────────┼─────────────────┼────────────────┼───
//	a business day here   the business day    the last business   may be a
//	at the latest         here before         day there           weekend
//
// Days are counted in the working days of both: of the one whom the note goes to, and of
// the employer who made the offer. When the note leaves is package cadence's business,
// what it says is package compose's. Nothing here names the other employer.
package offer

import (
	"cmp"
	"slices"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/place"
	"afterword/internal/zone"
)

// How much time to ask the other employer for, in business days there.
const (
	afterPromise  = 2  // after the date that this employer named: one for their word, one to decide
	withoutDate   = 5  // where this employer named none
	mostPostponed = 10 // more is rarely given
)

// AnswerBy returns the last day on which the other employer is at work and the offer
// stands, by their working days.
func AnswerBy(o interview.Offer, there workdays.Calendar) interview.Date {
	day := o.Expires
	for !there.IsBusinessDay(day) {
		day = day.AddDays(-1)
	}
	return day
}

// WriteBy returns the last day on which a note about the offer may leave: one on which
// notes leave here, before the day on which the answer is due. On that day itself a note
// is too slow.
func WriteBy(o interview.Offer, there, here workdays.Calendar) interview.Date {
	day := AnswerBy(o, there).AddDays(-1)
	for !here.IsSendingDay(day) {
		day = day.AddDays(-1)
	}
	return day
}

// Days returns the working days of the employer who made an offer: of their place, else
// of where the candidate is, else those of here.
func Days(o interview.Offer, p interview.Process, here workdays.Calendar) workdays.Calendar {
	for _, where := range []string{o.Place, p.Candidate.Place} {
		if at, err := place.Read(where); err == nil {
			return at.Calendar()
		}
	}
	return here
}

// Held is an offer with the last day on which a note may speak of it.
type Held struct {
	interview.Offer
	WriteBy interview.Date
}

// Writable lists the offers that have an expiry, the one that must be written about first
// comes first. here are the working days of whom the note goes to.
func Writable(p interview.Process, here workdays.Calendar) []Held {
	var held []Held
	for _, o := range p.Offers {
		if !o.Expires.IsZero() {
			held = append(held, Held{o, WriteBy(o, Days(o, p, here), here)})
		}
	}
	slices.SortStableFunc(held, func(a, b Held) int { return cmp.Compare(a.WriteBy.String(), b.WriteBy.String()) })
	return held
}

// ForNote returns the offer that a note to somebody of a round speaks of when it leaves at
// an instant: the first that must be answered of those for which it is not too late. ok is
// false when there is none; the note is an ordinary check-in then.
func ForNote(p interview.Process, in interview.Interview, who interview.Interviewer, leaves time.Time) (interview.Offer, bool) {
	if len(p.Offers) == 0 || leaves.IsZero() {
		return interview.Offer{}, false
	}
	here, day, late := clockOf(p, in, who, leaves)
	for _, o := range Writable(p, here) {
		if o.WriteBy.After(day) || o.WriteBy == day && !late {
			return o.Offer, true
		}
	}
	return interview.Offer{}, false
}

// workEnds is the hour after which no follow-up leaves, by the clock of whom it goes to.
const workEnds = 17

// clockOf returns the working days of who, which day it is there, and whether its work is
// over.
func clockOf(p interview.Process, in interview.Interview, who interview.Interviewer, at time.Time) (cal workdays.Calendar, today interview.Date, late bool) {
	where := place.Of(p, in, who)
	cal = workdays.OfInterview(in)
	if where.Zone != in.Zone || where.Region != "" {
		cal = where.Calendar()
	}
	loc, err := zone.Load(where.Zone)
	if err != nil { // package place names none that is unknown
		loc = in.Ends.Location()
	}
	today = interview.DateOf(at.In(loc))
	return cal, today, at.After(today.At(workEnds, 0, loc))
}
