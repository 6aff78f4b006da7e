package followup

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/note"
)

// UndoApproval takes an approval back. It is possible until the note starts to leave;
// the note is a draft again. One that lies in the Drafts folder is taken out of there.
func (s *Service) UndoApproval(ctx context.Context, account AccountID, id string) (note.Note, error) {
	takenOut, err := s.takeBack(ctx, account, id)
	if err != nil {
		return note.Note{}, fmt.Errorf("undo: %w", errors.Join(ErrStillInDrafts, err))
	}
	return s.changeNote(ctx, account, id, "undo", func(n note.Note) (note.Note, error) {
		switch {
		case n.State == note.InDrafts:
			return n, ErrStillInDrafts
		case n.State == note.Draft && takenOut:
			return n, nil
		}
		return n.Undo()
	})
}

// changeNote applies one transition of a note in a transaction of its own.
func (s *Service) changeNote(ctx context.Context, account AccountID, id, verb string, change func(note.Note) (note.Note, error)) (note.Note, error) {
	var changed note.Note
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		if changed, err = change(n); err != nil {
			return err
		}
		return tx.SaveNote(ctx, &changed)
	})
	if err != nil {
		return note.Note{}, fmt.Errorf("%s: %w", verb, err)
	}
	return changed, nil
}
