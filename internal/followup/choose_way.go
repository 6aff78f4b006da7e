package followup

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

// ChooseWay sets how notes go that are approved from now on. What was approved before
// keeps the way it was approved for.
func (s *Service) ChooseWay(ctx context.Context, account AccountID, way note.Way) (Mailbox, error) {
	var m Mailbox
	err := s.Store.Update(ctx, account, func(tx Tx) (err error) {
		if !slices.Contains(note.Ways(), way) {
			return fmt.Errorf("%q is no way that notes go", way)
		}
		if m, err = tx.Mailbox(ctx); errors.Is(err, ErrNotFound) {
			return errNoMailbox
		} else if err != nil {
			return err
		}
		m.Way = way
		return tx.SaveMailbox(ctx, m)
	})
	if err != nil {
		return Mailbox{}, fmt.Errorf("choose how notes go: %w", err)
	}
	return m, nil
}

// wayOf is the way a note goes that is approved for way, or without a word about it.
func wayOf(ctx context.Context, tx Tx, way note.Way) (note.Way, error) {
	if way != "" {
		if !slices.Contains(note.Ways(), way) {
			return "", fmt.Errorf("%q is no way that notes go", way)
		}
		return way, nil
	}
	m, err := tx.Mailbox(ctx)
	if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrSealed) {
		return "", err
	}
	return cmp.Or(m.Way, note.Send), nil
}

// tellByHand tells the person when a note that they send by hand is due, and takes that
// back when it is not any more.
func (s *Service) tellByHand(ctx context.Context, tx Tx, steps []cadence.Step, notes []note.Note) error {
	for i, n := range notes {
		step, ok := stepOf(steps, n)
		if !ok || n.State != note.Approved || n.Way != note.ByHand {
			continue
		}
		tell := ""
		if step.Status == cadence.Ready && !n.NotBefore.After(s.Clock.Now()) {
			tell = fmt.Sprintf("It is time: send it to %s from your own mail program. Afterword finds it in your Sent folder.", n.To.Email)
			if n.Thread.InReplyTo != "" {
				tell += " Answer your last mail to them, so that it stays in one thread."
			}
		}
		if n.Trouble == tell {
			continue
		}
		n.Trouble = tell
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
		notes[i] = n
	}
	return nil
}
