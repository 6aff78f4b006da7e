package followup

import (
	"context"
	"fmt"

	"afterword/internal/note"
)

// TakeBackApprovals makes a draft of every note that was approved, and asks about every
// one that was just leaving. It is for a database that was restored from a backup: what
// has left since the backup was made is not in it, and would leave a second time. why is
// one sentence that each of these notes shows. It returns how many there were.
func (s *Service) TakeBackApprovals(ctx context.Context, account AccountID, why string) (taken int, err error) {
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		taken = 0
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
				changed, err := takenBack(n, why)
				if err != nil {
					return err
				}
				if changed.State == n.State {
					continue
				}
				if err := tx.SaveNote(ctx, &changed); err != nil {
					return err
				}
				taken++
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("take back the approvals of a restored database: %w", err)
	}
	return taken, nil
}

// takenBack returns n as it may stand in a restored database.
func takenBack(n note.Note, why string) (note.Note, error) {
	var err error
	switch n.State {
	case note.Approved, note.Scheduled:
		n, err = n.Undo()
	case note.InDrafts:
		if n.Place.Folder != "" {
			return n, nil // the mailbox tells what became of it
		}
		return n.MarkUnknown(why)
	case note.Sending:
		return n.MarkUnknown(why)
	default:
		return n, nil
	}
	n.Trouble = why
	return n, err
}
