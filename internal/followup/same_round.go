package followup

import (
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// isSameProcess reports whether p is about the same application as stored: it has its
// employer and role, or, where the spelling of these was put right, one of its rounds, for
// nobody is interviewed twice by the same people at the same time.
func isSameProcess(stored, p interview.Process) bool {
	if strings.EqualFold(stored.Employer, p.Employer) && strings.EqualFold(stored.Role, p.Role) {
		return true
	}
	return slices.ContainsFunc(stored.Interviews, func(old interview.Interview) bool {
		return len(old.Panel) > 0 && slices.ContainsFunc(p.Interviews, func(round interview.Interview) bool {
			return round.Starts.Equal(old.Starts) && samePeople(old, round)
		})
	})
}

// asCalled returns p and touches with every round that stored has under another id called
// as it is there, so that its notes stay its notes. Of an invitation that is older than
// the stored one (RFC 5545 section 3.8.7.4) the times do not count, nor do those that the
// round had before an invitation moved it.
func asCalled(stored, p interview.Process, touches []note.Touch) (interview.Process, []note.Touch) {
	p.Interviews, touches = slices.Clone(p.Interviews), slices.Clone(touches)
	for i := range p.Interviews {
		round := &p.Interviews[i]
		old, ok := sameRound(stored, p, *round)
		if !ok {
			continue
		}
		for t := range touches {
			if touches[t].InterviewID == round.ID {
				touches[t].InterviewID = old.ID
			}
		}
		round.ID = old.ID
		older := round.CalendarUID == old.CalendarUID && old.CalendarUID != "" && round.Sequence < old.Sequence
		beforeMove := !old.MovedFrom.IsZero() && round.Starts.Equal(old.MovedFrom)
		if older || beforeMove {
			round.Starts, round.Ends, round.Zone = old.Starts, old.Ends, old.Zone
		}
		if older || beforeMove || round.CalendarUID == "" || round.CalendarUID == old.CalendarUID && round.Sequence == old.Sequence {
			// What only the invitation knows.
			round.CalendarUID, round.Sequence, round.RecurrenceID, round.Stamped = old.CalendarUID, old.Sequence, old.RecurrenceID, old.Stamped
			round.MovedFrom = old.MovedFrom
			if older || beforeMove || len(round.Blocks) == 0 {
				round.Blocks = blocksWithout(old.Blocks, p, *round)
			}
		}
	}
	return p, touches
}

// blocksWithout returns the blocks of a round without those that p has as rounds of their
// own: the person split it.
func blocksWithout(blocks []interview.Block, p interview.Process, round interview.Interview) []interview.Block {
	kept := slices.DeleteFunc(slices.Clone(blocks), func(b interview.Block) bool {
		return b.CalendarUID != "" && slices.ContainsFunc(p.Interviews, func(other interview.Interview) bool {
			return other.ID != round.ID && other.CalendarUID == b.CalendarUID && other.RecurrenceID == b.RecurrenceID
		})
	})
	if len(kept) < 2 {
		return nil // one block is the round itself
	}
	return kept
}

// sameRound finds the stored round that a round of p is: the one of the same invitation,
// else of the same id, else, where neither says anything because the id was made of a
// start that was corrected, the one on the same day with the same people.
func sameRound(stored, p interview.Process, round interview.Interview) (interview.Interview, bool) {
	free := func(old interview.Interview) bool { // no other round of p claims it
		_, taken := p.Interview(old.ID)
		return !taken || old.ID == round.ID
	}
	for _, old := range stored.Interviews {
		if round.CalendarUID != "" && old.CalendarUID == round.CalendarUID && free(old) {
			return old, true
		}
	}
	if old, ok := stored.Interview(round.ID); ok {
		return old, true
	}
	for _, old := range stored.Interviews {
		sameDay := interview.DateOf(old.Starts) == interview.DateOf(round.Starts.In(old.Starts.Location()))
		otherInvitation := old.CalendarUID != "" && round.CalendarUID != ""
		if sameDay && !otherInvitation && free(old) && (old.Starts.Equal(round.Starts) || samePeople(old, round)) {
			return old, true
		}
	}
	return interview.Interview{}, false
}

func samePeople(a, b interview.Interview) bool {
	return len(a.Panel) == len(b.Panel) && !slices.ContainsFunc(a.Panel, func(p interview.Interviewer) bool {
		return !slices.ContainsFunc(b.Panel, p.SameAs)
	})
}

// newRounds lists the rounds of p that stored does not have.
func newRounds(stored, p interview.Process) []interview.Interview {
	return slices.DeleteFunc(slices.Clone(p.Interviews), func(i interview.Interview) bool {
		_, known := stored.Interview(i.ID)
		return known
	})
}

// ofRounds lists the touches of the given rounds.
func ofRounds(touches []note.Touch, rounds []interview.Interview) []note.Touch {
	return slices.DeleteFunc(slices.Clone(touches), func(t note.Touch) bool {
		if t.InterviewID != "" {
			return !slices.ContainsFunc(rounds, func(i interview.Interview) bool { return i.ID == t.InterviewID })
		}
		return !slices.ContainsFunc(rounds, func(i interview.Interview) bool { return !t.At.Before(i.Starts) })
	})
}
