package followup

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/note"
)

// EditNote gives a note other words. Any edit voids an approval. seen is the digest of
// the note as the person saw it before they typed (note.Note.Digest): when it says
// something else by now, nothing is overwritten and the error is ErrNotWhatWasSeen. A note
// that lies in the Drafts folder is taken out of there first.
func (s *Service) EditNote(ctx context.Context, account AccountID, id, seen, subject, body string) (note.Note, error) {
	if err := s.seenAs(ctx, account, id, seen); err != nil {
		return note.Note{}, fmt.Errorf("edit: %w", err)
	}
	if _, err := s.takeBack(ctx, account, id); err != nil {
		return note.Note{}, fmt.Errorf("edit: %w", errors.Join(ErrStillInDrafts, err))
	}
	return s.changeNote(ctx, account, id, "edit", func(n note.Note) (note.Note, error) {
		if n.Digest() != seen {
			return n, ErrNotWhatWasSeen
		}
		if n.State == note.InDrafts {
			return n, ErrStillInDrafts
		}
		return n.Edit(subject, body)
	})
}

// seenAs fails when a note says something else than the person saw.
func (s *Service) seenAs(ctx context.Context, account AccountID, id, seen string) error {
	return s.Store.View(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, id)
		if err == nil && n.Digest() != seen {
			err = ErrNotWhatWasSeen
		}
		return err
	})
}
