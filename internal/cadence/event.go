package cadence

import (
	"time"

	"afterword/internal/interview"
)

// Event is something that happened in a process and that moves its plan. Notes that were
// sent are not events but touches (note.Touch).
type Event struct {
	Kind EventKind
	At   time.Time
	// InterviewID is the round it belongs to; empty for the whole process.
	InterviewID string
	// Email is who it came from or is about; may be empty.
	Email string
	// Date is the day of return of OutOfOffice, the promised day of NewDate and Reopened and
	// the day to look again of OnHold; zero when none was given.
	Date interview.Date
	// Words is what was said: the words of the promise that NewDate makes, the person's own
	// for a Gracious reply; may be empty.
	Words string
}

// Cancels reports whether e says that round does not take place: it alone, or every round
// that had not begun.
func (e Event) Cancels(round interview.Interview) bool {
	return e.Kind == Cancelled && (e.InterviewID == round.ID || e.InterviewID == "" && round.Starts.After(e.At))
}

// EventKind says what happened.
type EventKind string

// What can happen. Replied pauses the process until one of the answers (Courtesy to
// Withdrawn) says what the reply was. What is alike is kept apart: Moved is another time of
// an interview, NewDate another date of their answer, OnHold no date at all until Reopened.
const (
	Replied     EventKind = "replied"       // a human, or the employer's hiring system, wrote
	Courtesy    EventKind = "courtesy"      // the reply was "thanks, we will be in touch": resume
	NewDate     EventKind = "new date"      // the reply named another date: a new promise
	NextRound   EventKind = "next round"    // they want to talk again: this round ends
	OnHold      EventKind = "on hold"       // the role rests: nothing is sent until it is Reopened
	Reopened    EventKind = "reopened"      // the role that rested goes on, with a new timeline
	Offered     EventKind = "offer"         // the reply was an offer
	Rejected    EventKind = "rejection"     // the reply was a rejection
	Withdrawn   EventKind = "withdrawn"     // the candidate stepped back
	OutOfOffice EventKind = "out of office" // an automatic reply
	HardBounce  EventKind = "hard bounce"   // the address does not exist
	Cancelled   EventKind = "cancelled"     // the invitation was cancelled
	Moved       EventKind = "moved"         // the invitation has another time, or the round takes place after all
	Postponed   EventKind = "postponed"     // the person said: what was cancelled will get another time
	Resumed     EventKind = "resumed"       // the person said: go on, whatever paused it
	NobodyCame  EventKind = "nobody called" // the agreed time passed, and nobody was there
	CameAfter   EventKind = "called after all"
	Gracious    EventKind = "gracious reply" // the person wants to answer a rejection
)

// Answers lists the kinds that say what a reply was, in the order a person is offered
// them.
func Answers() []EventKind {
	return []EventKind{Courtesy, NewDate, NextRound, OnHold, Reopened, Offered, Rejected, Withdrawn}
}
