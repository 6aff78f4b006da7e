package followup

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/note"
)

// ErrLeaving: what is on its way cannot be called back, and its outcome is to be known.
var ErrLeaving = errors.New("a note is just leaving: wait a minute, then delete everything")

// DeleteEverything deletes all that is stored of an account: processes, notes, what came
// in, the mailbox with its sign-in, the calendar, models and what was set. Nothing leaves
// after that. What stays is outside: mails in the mailbox, entries on a calendar server,
// backups, and the files of settings and words.
func (s *Service) DeleteEverything(ctx context.Context, account AccountID) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		open, err := tx.UnsettledNotes(ctx)
		if err != nil {
			return err
		}
		for _, n := range open {
			if n.State == note.Sending {
				return ErrLeaving
			}
		}
		return tx.DeleteAccount(ctx)
	})
	if err != nil {
		return fmt.Errorf("delete everything: %w", err)
	}
	s.Log.Info("everything of an account was deleted", "account", account)
	return nil
}
