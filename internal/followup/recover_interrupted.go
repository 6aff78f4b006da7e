package followup

import (
	"context"
	"fmt"

	"afterword/internal/note"
)

// RecoverInterrupted marks the notes that a stopped program left in "sending" as
// unknown: nobody can tell whether they left, so they are never sent again by machine.
// It must run before any worker starts.
func (s *Service) RecoverInterrupted(ctx context.Context, account AccountID) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		processes, err := tx.Processes(ctx)
		if err != nil {
			return err
		}
		for _, p := range processes {
			notes, err := tx.Notes(ctx, p.ID)
			if err != nil {
				return err
			}
			for _, n := range notes {
				if n.State != note.Sending {
					continue
				}
				n, err := n.MarkUnknown("Afterword was stopped while this note was leaving. Look for it in your Sent folder, then say what you found.")
				if err != nil {
					return err
				}
				if err := tx.SaveNote(ctx, &n); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("recover notes that were being sent: %w", err)
	}
	return nil
}
