package followup

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/note"
)

// RecoverInterrupted takes up the notes that a stopped program left in "sending". One that
// was only composed certainly did not leave and goes back into the queue; for one that was
// being handed over the person's own copy is looked for, and it is never sent again by
// machine. Copies that were being filed are taken up as well.
//
// It takes every attempt for interrupted, so it must run before any worker starts, where
// one program works on the database. Where many do, ReadMailbox takes up what became too
// old to be still going on.
func (s *Service) RecoverInterrupted(ctx context.Context, account AccountID) error {
	var open []note.Note
	err := s.Store.View(ctx, account, func(tx Tx) (err error) {
		open, err = tx.UnsettledNotes(ctx)
		return err
	})
	for _, n := range open {
		if n.State == note.Sending && n.Attempt.Stage != note.Looking {
			_, changed := s.changeAttempt(ctx, account, n, s.interrupted)
			err = errors.Join(err, changed)
		}
		if n.State == note.Sent && !n.Attempt.Filing.IsZero() {
			_, changed := s.changeAttempt(ctx, account, n, func(n note.Note) (note.Note, error) { return n.StopFiling(), nil })
			err = errors.Join(err, changed)
		}
	}
	for _, n := range open {
		if n.State == note.InDrafts && n.Attempt.Stage == note.Placing {
			err = errors.Join(err, s.changeDraft(ctx, account, n, func(n note.Note) (note.Note, error) {
				return n.NotPlaced("Afterword was stopped while it put this note into your Drafts folder. It looks there again.")
			}))
		}
	}
	if err != nil {
		return fmt.Errorf("recover notes that were being sent: %w", err)
	}
	return nil
}
