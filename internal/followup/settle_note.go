package followup

import (
	"context"
	"fmt"

	"afterword/internal/note"
)

// SettleNote records what the person found out about a note whose fate was unknown: it
// is in their Sent folder, or it is not. A note that did not leave is over for the
// machine; the person may write it by hand.
func (s *Service) SettleNote(ctx context.Context, account AccountID, id string, sent bool) (note.Note, error) {
	settled, err := s.changeNote(ctx, account, id, "settle", func(n note.Note) (note.Note, error) {
		if n.State != note.Unknown {
			return n, &note.TransitionError{From: n.State, Verb: "settle"}
		}
		if sent {
			return n.MarkSent(s.Clock.Now())
		}
		if n.Way == note.Drafts {
			return n.NeverSent()
		}
		return n.Fail("You looked and it had not left.")
	})
	if err != nil {
		return note.Note{}, err
	}
	// A check-in may be due for drafting now.
	return settled, s.Replan(ctx, account, settled.ProcessID)
}

// Replan brings the plan of one process up to date with the clock.
func (s *Service) Replan(ctx context.Context, account AccountID, processID string) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, processID)
		if err != nil {
			return err
		}
		_, err = s.replan(ctx, tx, &p)
		return err
	})
	if err != nil {
		return fmt.Errorf("plan process %s anew: %w", processID, err)
	}
	return nil
}
