// Package cadence is the timeline of SPEC.md section 1: it derives, from what happened
// and what was promised, which note is due when, to whom, and why.
package cadence

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// History is what has happened in a process so far.
type History struct {
	Touches []note.Touch
	Events  []Event
}

// Plan derives every step of a process.
func Plan(p interview.Process, h History, now time.Time) []Step { panic("to be written") }

// Spacing is how long after the note before it the note to email leaves, so that a panel
// does not get everything in one minute: 4 to 11 minutes, the same for the same note.
func Spacing(interviewID string, phase note.Phase, email string) time.Duration {
	panic("to be written")
}
