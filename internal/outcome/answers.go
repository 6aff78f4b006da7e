package outcome

import (
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

// Note is one note that reached somebody, and what came of it.
type Note struct {
	Employer string
	Person   string // name, or the address of somebody who is on no panel
	Phase    note.Phase
	At       time.Time
	// Lag is how long after its interview a thank-you left; 0 for other notes.
	Lag  time.Duration
	Fate Fate
	// Timed says that it is known when the answer came: Waited after the note. It is not
	// where they went on to another round without a mail.
	Timed  bool
	Waited time.Duration
}

// patience is after how long without a word a note counts as met with silence. An answer
// that comes later makes it answered all the same.
const patience = 14 * 24 * time.Hour

// answer is that somebody of the employer made themselves heard. What is empty is a mail
// that nobody has named yet.
type answer struct {
	what  cadence.EventKind
	at    time.Time
	email string
	named cadence.Event // the event that says what it was
}

// answers returns what was heard. A mail and the word that says what it was are one
// answer, at the time of the mail; a word without a mail came by telephone.
func answers(events []cadence.Event) (heard []answer) {
	unnamed := 0 // how many at the end wait for their name
	for _, e := range events {
		switch {
		case e.Kind == cadence.Replied:
			heard = append(heard, answer{at: e.At, email: e.Email})
			unnamed++
		case e.Kind == cadence.Resumed:
			unnamed = 0
		case slices.Contains(cadence.Answers(), e.Kind):
			if unnamed == 0 {
				heard = append(heard, answer{at: e.At})
				unnamed = 1
			}
			for i := len(heard) - unnamed; i < len(heard); i++ {
				heard[i].what, heard[i].named = e.Kind, e
			}
			unnamed = 0
		}
	}
	return heard
}

// theirs reports whether the employer was heard: to withdraw is the candidate's own word.
func (a answer) theirs() bool { return a.what != cadence.Withdrawn || a.email != "" }

func notes(p Process, now time.Time) []Note {
	cases := make([]Note, 0, len(p.Touches))
	for _, t := range p.Touches {
		c := Note{Employer: p.Employer, Person: person(p.Process, t.To), Phase: t.Phase, At: t.At, Fate: fateOf(p, t, now)}
		if round, ok := p.Interview(t.InterviewID); ok && t.Phase == note.Anchor {
			c.Lag = max(0, t.At.Sub(round.Ends))
		}
		cases = append(cases, c)
	}
	for _, a := range answers(p.Events) {
		if i := meant(p.Touches, a); a.theirs() && i >= 0 && !cases[i].Timed {
			cases[i].Fate, cases[i].Timed, cases[i].Waited = Answered, true, a.at.Sub(p.Touches[i].At)
		}
	}
	return cases
}

// meant returns the note that an answer is to: the last to whoever answers, else the last
// of all; -1 when there is none.
func meant(touches []note.Touch, a answer) int {
	last := -1
	for i, t := range slices.Backward(touches) {
		if t.At.After(a.at) {
			continue
		}
		if a.email != "" && strings.EqualFold(t.To, a.email) {
			return i
		}
		if last < 0 {
			last = i
		}
	}
	return last
}

// fateOf is what came of a note that no mail answers.
func fateOf(p Process, t note.Touch, now time.Time) Fate {
	for _, round := range p.Interviews {
		if round.Starts.After(t.At) && tookPlace(p, round, now) {
			return Answered // they went on to talk
		}
	}
	again := slices.ContainsFunc(p.Touches, func(u note.Touch) bool {
		return u.At.After(t.At) && u.InterviewID == t.InterviewID && strings.EqualFold(u.To, t.To)
	})
	if p.Over || again || now.Sub(t.At) >= patience {
		return Silent
	}
	return Open
}
