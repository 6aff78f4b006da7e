// Package calendar says what a person's calendar shows of their processes, and writes it
// as iCalendar (RFC 5545): the feed that calendar programs subscribe to, and the single
// events that are pushed to a calendar server.
//
//  1. Of turns a process and its stored plan into entries: a note that is due, the day on
//     which an answer is promised, and, if wanted, the interviews themselves.
//  2. Renew holds the entries against those that were told before. One that changed keeps
//     its UID and gets the next SEQUENCE; one that is not wanted any more is cancelled; one
//     that stayed the same is left alone to the last byte.
//  3. Feed and Event write what Renew answered.
//
// An entry names people and employers. It holds no words of a note or a mail, and no
// e-mail address. Times are in UTC, so that no program has to know a zone's rules.
//
// The package is pure: no clock and no I/O. Whoever calls it stores what was told.
package calendar

import (
	"time"

	"afterword/internal/interview"
)

// Entry is one thing that a calendar shows, as it was told last.
type Entry struct {
	// UID never changes, whatever happens to the entry (RFC 5545 section 3.8.4.7).
	UID string
	// Starts and Ends are in UTC, to the second; both are zero where the entry takes a Day.
	Starts, Ends time.Time
	Day          interview.Date
	Summary      string
	Description  string // may be empty
	Tentative    bool   // it waits until the person has said what an answer was
	Busy         bool   // it takes the person's time
	Cancelled    bool
	// Sequence counts the changes since the entry was first told (RFC 5545 section
	// 3.8.7.4), and Changed is when it last did, in UTC, to the second.
	Sequence int
	Changed  time.Time
}

// says reports whether two entries tell the same, whenever they were told.
func (e Entry) says(other Entry) bool {
	return e.UID == other.UID && e.Starts.Equal(other.Starts) && e.Ends.Equal(other.Ends) && e.Day == other.Day &&
		e.Summary == other.Summary && e.Description == other.Description &&
		e.Tentative == other.Tentative && e.Busy == other.Busy && e.Cancelled == other.Cancelled
}

// over is the instant from which on the entry is past everywhere.
func (e Entry) over() time.Time {
	if e.Starts.IsZero() {
		return e.Day.AddDays(2).At(0, 0, time.UTC)
	}
	return e.Ends
}
