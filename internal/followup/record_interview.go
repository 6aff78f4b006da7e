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
}

// RecordInterview stores what a person wrote down about a process, plans it and drafts
// its first notes. An active process with the same employer and role is updated: rounds
// with the same id are replaced, others kept, and drafts that nobody has touched are
// written anew from the new debrief. touches are notes the person sent by hand.
func (s *Service) RecordInterview(ctx context.Context, account AccountID, p interview.Process, touches []note.Touch) (Recorded, error) {
	var done Recorded
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		stored, found, err := findSame(ctx, tx, p)
		if err != nil {
			return err
		}
		if !found {
			p.ID = newID()
			stored = Process{Process: p, State: Active}
		}
		before := stored.Process
		stored.Process = merge(before, p)
		stored.Touches = mergeTouches(stored.Touches, touches)
		if err := tx.SaveProcess(ctx, &stored); err != nil {
			return err
		}
		if found {
			events, err := tx.Events(ctx, stored.ID)
			if err != nil {
				return err
			}
			if err := redraft(ctx, tx, asPromised(before, events), asPromised(stored.Process, events)); err != nil {
				return err
			}
		}
		drafts, err := s.replan(ctx, tx, &stored)
		done = Recorded{ProcessID: stored.ID, New: !found, Drafts: drafts}
		return err
	})
	if err != nil {
		return Recorded{}, fmt.Errorf("record %s at %s: %w", p.Role, p.Employer, err)
	}
	return done, nil
}

func findSame(ctx context.Context, tx Tx, p interview.Process) (Process, bool, error) {
	all, err := tx.Processes(ctx)
	if err != nil {
		return Process{}, false, err
	}
	for _, q := range all {
		if q.State == Active && strings.EqualFold(q.Employer, p.Employer) && strings.EqualFold(q.Role, p.Role) {
			return q, true, nil
		}
	}
	return Process{}, false, nil
}

// merge returns after under before's identity, with the rounds that only before has.
func merge(before, after interview.Process) interview.Process {
	after.ID = before.ID
	for _, old := range before.Interviews {
		if _, kept := after.Interview(old.ID); !kept {
			after.Interviews = append(after.Interviews, old)
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
