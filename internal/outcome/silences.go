package outcome

import "time"

// Silence is one process in which at least one note was sent, and whether anybody
// answered.
type Silence struct {
	Employer string
	Notes    int // that reached somebody
	Fate     Fate
}

// silence reports false for a process without a note, and for one that the candidate left
// before anybody answered.
func silence(p Process) (s Silence, ok bool) {
	if len(p.Touches) == 0 {
		return s, false
	}
	first := p.Touches[0].At
	s = Silence{Employer: p.Employer, Notes: len(p.Touches), Fate: Open}
	withdrawn := false
	for _, a := range answers(p.Events) {
		switch {
		case !a.theirs():
			withdrawn = true
		case !a.at.Before(first):
			s.Fate = Answered
		}
	}
	if s.Fate == Open && wentOn(p, first) {
		s.Fate = Answered
	}
	if s.Fate == Open && withdrawn {
		return s, false
	}
	if s.Fate == Open && p.Over {
		s.Fate = Silent
	}
	return s, true
}

// wentOn reports whether a round was agreed on that begins after an instant.
func wentOn(p Process, since time.Time) bool {
	for _, round := range p.Interviews {
		if round.Starts.After(since) {
			return true
		}
	}
	return false
}
