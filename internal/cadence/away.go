package cadence

import (
	"strings"

	"afterword/internal/interview"
)

// How far an absence moves a follow-up (SPEC.md section 1, out-of-office).
const (
	maxAwayDays     = 30 // calendar days at most, so that a misread date does no harm
	openEndAwayDays = 3  // business days, when nobody says when they return
)

// absence returns the notice that moves the follow-up to email: the last one that arrived
// since the interview began and that counts. Repeated notices do not add up.
func (r round) absence(email string, counts func(Event) bool) *Event {
	return r.last(func(e Event) bool {
		return e.Kind == OutOfOffice && email != "" && strings.EqualFold(e.Email, email) &&
			!e.At.Before(r.Starts) && counts(e)
	})
}

// around moves a follow-up out of an absence; notice may be nil. With a day of return it
// is planned no earlier than the first business day after that day, and moves by at most
// 30 days. Without one it moves by three business days.
//
// Anchors do not move: a thank-you may wait in the mailbox of somebody who is away, and
// being on time is its point.
func (r round) around(day interview.Date, notice *Event) interview.Date {
	if notice == nil {
		return day
	}
	moved := r.cal.Add(day, openEndAwayDays)
	if !notice.Date.IsZero() {
		moved = lastOf(day, r.cal.Add(notice.Date, 1))
	}
	moved = r.cal.SendingDay(moved)
	if limit := day.AddDays(maxAwayDays); moved.After(limit) {
		moved = limit
		for moved.After(day) && !r.cal.IsSendingDay(moved) {
			moved = moved.AddDays(-1)
		}
	}
	return moved
}
