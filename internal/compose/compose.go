// Package compose assembles drafts out of a debrief.
package compose

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// Draft is a note before anybody touched it.
type Draft struct {
	Phase   note.Phase
	To      interview.Interviewer
	Subject string
	Body    string // plain text, one line per paragraph, \n line ends
	Gaps    []Gap  // what only the candidate can fill, in the order of the body
}

// Gap is a place in a draft that only the candidate can fill. It stands in the body as
// the question in square brackets, so that it is seen, and the review blocks it.
type Gap struct {
	Part     Part
	Question string
}

// Part is a part of a note (SPEC.md section 2).
type Part string

// The parts that may have a gap.
const (
	Hook  Part = "hook"
	Value Part = "value"
)

// Request is what a draft is written from.
type Request struct {
	Process   interview.Process
	Interview interview.Interview
	Phase     note.Phase
	To        interview.Interviewer
	// Leaves is when the note is planned to leave: words such as "today" follow it.
	Leaves time.Time
	// ThreadSubject is the subject of the first note of the thread; empty when there is
	// none, and for anchor notes.
	ThreadSubject string
}

// Write drafts one note.
func Write(r Request) Draft { panic("to be written") }
