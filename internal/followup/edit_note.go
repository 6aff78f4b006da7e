package followup

import (
	"context"

	"afterword/internal/note"
)

// EditNote gives a note other words. Any edit voids an approval. seen is the digest of
// the note as the person saw it before they typed (note.Note.Digest): when it says
// something else by now, nothing is overwritten and the error is ErrNotWhatWasSeen.
func (s *Service) EditNote(ctx context.Context, account AccountID, id, seen, subject, body string) (note.Note, error) {
	return s.changeNote(ctx, account, id, "edit", func(n note.Note) (note.Note, error) {
		if n.Digest() != seen {
			return n, ErrNotWhatWasSeen
		}
		return n.Edit(subject, body)
	})
}
