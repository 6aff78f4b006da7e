package followup

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"

	"github.com/google/uuid"
)

// Recorded says what RecordInterview did.
type Recorded struct {
	ProcessID string
	New       bool // false when a process of the same employer and role was updated
	Drafts    int  // notes drafted by this call
	// Kept says which times of rounds were not taken from the file, and why, in sentences.
	Kept []string
}

// RecordInterview stores what a person wrote down about a process, plans it and drafts
// its first notes. A process with the same employer and role is updated: rounds that are
// the same (same_round.go) are replaced, others kept, and drafts that nobody has touched
// are written anew from the new debrief. One that closed in silence goes on if there is
// something to go on with; one that ended takes no new round, which begins a process of
// its own. touches are notes the person sent by hand.
//
// Whoever is named for the first time may have answered already: the mailbox is then read
// again from the interview on.
func (s *Service) RecordInterview(ctx context.Context, account AccountID, p interview.Process, touches []note.Touch) (Recorded, error) {
	var done Recorded
	err := s.Store.Update(ctx, account, func(tx Tx) (err error) {
		done, err = s.record(ctx, tx, p, touches)
		return err
	})
	if err != nil {
		return Recorded{}, fmt.Errorf("record %s at %s: %w", p.Role, p.Employer, err)
	}
	return done, nil
}

// record is RecordInterview in a transaction that is open already.
func (s *Service) record(ctx context.Context, tx Tx, p interview.Process, touches []note.Touch) (Recorded, error) {
	given := p.Interviews
	stored, p, touches, found, err := findSame(ctx, tx, p, touches)
	if err != nil {
		return Recorded{}, err
	}
	if !found {
		p.ID = newID()
		stored = Process{Process: p, State: Active}
	}
	old := stored
	before := stored.Process
	stored.Process = merge(before, p)
	stored.Touches = mergeTouches(stored.Touches, touches)
	if stored.State == MovedOn {
		stored.State = Active // planning closes it again if nothing is left to do
	}
	if err := tx.SaveProcess(ctx, &stored); err != nil {
		return Recorded{}, err
	}
	if !found || widens(old, stored) {
		if err := s.readAgain(ctx, tx, stored); err != nil {
			return Recorded{}, err
		}
	}
	if found {
		events, err := tx.Events(ctx, stored.ID)
		if err != nil {
			return Recorded{}, err
		}
		if err := redraft(ctx, tx, asPromised(before, events), asPromised(stored.Process, events)); err != nil {
			return Recorded{}, err
		}
	}
	drafts, err := s.replan(ctx, tx, &stored)
	done := Recorded{ProcessID: stored.ID, New: !found, Drafts: drafts, Kept: keptTimes(given, p.Interviews)}
	return done, err
}

// keptTimes says which rounds of a process file stay where an invitation moved them.
func keptTimes(given, called []interview.Interview) (kept []string) {
	if len(given) != len(called) {
		return nil // only its new rounds were taken
	}
	for n, round := range called {
		if !round.Starts.Equal(given[n].Starts) {
			kept = append(kept, fmt.Sprintf("The file has an interview on %s. A newer invitation moved it: it stays on %s.", when(given[n].Starts), when(round.Starts)))
		}
	}
	return kept
}

// findSame finds the process that p is about: the active one that is the same, else one that is over and knows one of its rounds. p and touches come back with the
// rounds called as they are stored. Rounds of a process that ended with an answer are
// never planned a second time: where p has new ones, it comes back with these alone.
func findSame(ctx context.Context, tx Tx, p interview.Process, touches []note.Touch) (same Process, _ interview.Process, _ []note.Touch, found bool, err error) {
	all, err := tx.Processes(ctx)
	if err != nil {
		return same, p, touches, false, err
	}
	all = slices.DeleteFunc(all, func(q Process) bool {
		return !isSameProcess(q.Process, p)
	})
	for _, state := range []ProcessState{Active, MovedOn, Ended} {
		for _, q := range all {
			if q.State != state {
				continue
			}
			called, sent := asCalled(q.Process, p, touches)
			fresh := newRounds(q.Process, called)
			switch {
			case state == Active, state == MovedOn && len(fresh) < len(called.Interviews), state == Ended && len(fresh) == 0:
				return q, called, sent, true, nil
			case state == Ended && len(fresh) < len(called.Interviews):
				called.Interviews = fresh
				p, touches = called, ofRounds(sent, fresh)
			}
		}
	}
	return same, p, touches, false, nil
}

// merge returns after under before's identity, with the rounds that only before has, and
// with the offers and missed questions of before where after lists none: those may have
// been recorded elsewhere than in the file.
func merge(before, after interview.Process) interview.Process {
	after.ID = before.ID
	if len(after.Offers)+len(after.WithdrawnOffers) == 0 {
		after.Offers, after.WithdrawnOffers = before.Offers, before.WithdrawnOffers
	}
	after.Interviews = slices.Clone(after.Interviews)
	for _, old := range before.Interviews {
		at := slices.IndexFunc(after.Interviews, func(i interview.Interview) bool { return i.ID == old.ID })
		if at < 0 {
			after.Interviews = append(after.Interviews, old)
			continue
		}
		after.Interviews[at].Panel = withSightings(old.Panel, after.Interviews[at].Panel)
		if after.Interviews[at].Missed == nil {
			after.Interviews[at] = after.Interviews[at].WithMissedQuestions(old.MissedQuestions())
		}
	}
	slices.SortStableFunc(after.Interviews, func(a, b interview.Interview) int { return a.Starts.Compare(b.Starts) })
	return after
}

func mergeTouches(before, after []note.Touch) []note.Touch {
	merged := slices.Clone(before)
	for _, t := range after {
		same := func(u note.Touch) bool {
			return u.Phase == t.Phase && strings.EqualFold(u.To, t.To) && u.At.Equal(t.At)
		}
		if !slices.ContainsFunc(merged, same) {
			merged = append(merged, t)
		}
	}
	return merged
}

// newID returns a UUIDv7: it sorts by the time it was made.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
