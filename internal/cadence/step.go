package cadence

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// Step is one thing the plan foresees: a note to somebody, or the close of the process.
type Step struct {
	Phase       note.Phase
	InterviewID string
	Interviewer string // name; empty for Close
	Email       string // empty for LookAgain and Close, and for an interviewer whose address is not known
	// Opens, Due and Closes are in the recipient's zone, Opens ≤ Due ≤ Closes. Due is the
	// earliest instant at which the note may leave; where it was not used it moves on, so
	// that nothing leaves at night or, a follow-up, on a day off. Closes is the last
	// instant at which the step is urged, or a late anchor note (Rescue) is possible.
	Opens, Due, Closes time.Time
	Status             Status
	// Rescue says that the 24 hours after the interview are over: the anchor note is late.
	// Closes is then 72 hours after the interview; past these, when it is offered and no
	// longer urged, Closes is when the check-in opens, or 60 days after the interview. A
	// thank-you that was missed keeps the times it had last.
	Rescue bool
	// Reason says in one or two plain sentences why this date and what it waits for.
	Reason string
}

// Urged reports whether the person should be reminded of the step, which is one of round:
// it is not over, and not a thank-you that is so late that it is only offered.
func (s Step) Urged(round interview.Interview) bool {
	return !s.Status.Over() && !(s.Rescue && s.Closes.After(round.Ends.Add(rescueCloses)))
}

// Status is what can be done about a step now.
type Status string

// The statuses of a step.
const (
	Waiting Status = "waiting" // before Due, or a condition is not met yet
	Ready   Status = "ready"   // an approved note may leave now
	Done    Status = "done"    // the touch happened, or the process closed
	Paused  Status = "paused"  // somebody answered: the person says what it was
	Stopped Status = "stopped" // will not happen: ended, answered, bounced, capped
	Missed  Status = "missed"  // its time passed unsent
)

// Over reports whether nothing can come of the step any more.
func (s Status) Over() bool { return s == Done || s == Stopped || s == Missed }
