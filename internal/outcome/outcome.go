// Package outcome tells a person what came of their notes: how soon the first one left,
// what was answered and how fast, which promises were kept, and where silence was the
// answer.
//
//  1. Of goes through the facts of each process and makes cases of them: one for each
//     interview, note, promise and process (first_note.go, answers.go, promises.go,
//     silences.go).
//  2. Figures counts the cases. A figure says its number of cases, and names a rate or a
//     median only of Enough of them; of fewer it shows each (figures.go).
//  3. DrawSVG makes a picture of a figure, with the same numbers that its table has
//     (draw.go).
//
// ProofOf is another look at the same facts: what was done to find work, day by day, for
// whoever has to show it (proof.go).
//
// Nothing here has ever seen a mail: that one came, from whom and when, is an event. It
// counts what happened and does not claim that one thing caused another.
package outcome

import (
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// Enough is of how many cases at least a rate or a median is named. Below it one case more
// or less would turn the sentence around.
const Enough = 5

// Process is what is known of one process.
type Process struct {
	interview.Process
	// Touches are the notes that reached somebody, oldest first, each with its round
	// (cadence.Reached).
	Touches []note.Touch
	// Events are in the order in which they became known.
	Events []cadence.Event
	// Over says that nothing more is planned: it ended, or closed in silence.
	Over bool
}

// Report is every case of a person's processes, in the order they were given.
type Report struct {
	FirstNotes []FirstNote
	Notes      []Note
	Promises   []Promise
	Silences   []Silence
}

// Fate is what came of a note, or of all the notes of a process.
type Fate string

// The fates.
const (
	Answered Fate = "answered"
	Silent   Fate = "silence"
	Open     Fate = "still open" // an answer may yet come
)

// Of makes the cases of processes as of the instant now.
func Of(processes []Process, now time.Time) Report {
	var r Report
	for _, p := range processes {
		r.FirstNotes = append(r.FirstNotes, firstNotes(p, now)...)
		r.Notes = append(r.Notes, notes(p, now)...)
		r.Promises = append(r.Promises, promises(p, now)...)
		if s, ok := silence(p); ok {
			r.Silences = append(r.Silences, s)
		}
	}
	return r
}

// person is what somebody who was written to is called: by name where a panel has them.
func person(p interview.Process, email string) string {
	for _, round := range p.Interviews {
		for _, who := range round.Panel {
			if who.Email != "" && strings.EqualFold(who.Email, email) {
				return who.Name
			}
		}
	}
	return email
}

// tookPlace reports whether a round is over, was not called off, and somebody called.
func tookPlace(p Process, round interview.Interview, now time.Time) bool {
	return !round.Ends.After(now) && !cadence.CancelledRounds(p.Process, p.Events)[round.ID] && !cadence.MissedRounds(p.Process, p.Events)[round.ID]
}
