package followup

import (
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// Process is a process as stored: the domain's value, and what the program knows of it.
type Process struct {
	interview.Process
	State   ProcessState
	Touches []note.Touch // notes the person sent by hand and told us of
	Version int64
}

// ProcessName is what a person calls a process by.
type ProcessName struct{ ID, Employer string }

// Standing is a process with all that tells where it stands, but its stored plan: that
// follows from the rest.
type Standing struct {
	Process
	Notes  []note.Note
	Events []cadence.Event
	Mails  []IncomingMail
}

// ReadAhead says what will be asked for. The zero value asks for nothing.
type ReadAhead struct {
	Note       string    // the note with this id
	Process    string    // the process with this id, its notes, events and steps
	Facts      string    // the facts of the process with this id
	Mailbox    bool      // the mailbox
	Departures time.Time // the departures since then
	Cursors    bool      // the cursors
	Reading    bool      // cursors, first interview, unsettled notes
	// Repeatable: what the transaction does will be done again when the machine loses it, so
	// that nobody has to wait until it is on disk. It is there before anything later is.
	Repeatable bool
}

// Facts is how often what decides the plan of a process was stored. Together they never
// come back, so that equal facts mean that nothing was changed: the numbers only grow, and
// whoever removes an event saves the process, too.
type Facts struct {
	Process int64 // its version
	Notes   int64 // the versions of all its notes together
	Events  int64 // how many there are
}

// ProcessState is whether a process still goes on.
type ProcessState string

// The states of a process.
const (
	Active  ProcessState = "active"
	MovedOn ProcessState = "moved on" // closed by itself after silence
	Ended   ProcessState = "ended"    // offer, rejection, withdrawn
)

// Writes reports whether a note of a phase may still be written and leave: in a process
// that has ended only the reply to a rejection, which is what it ended with.
func (p Process) Writes(phase note.Phase) bool {
	return p.State == Active || p.State == Ended && phase == note.GraciousReply
}
