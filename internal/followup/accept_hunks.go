package followup

import (
	"context"
	"fmt"

	"afterword/internal/note"
	"afterword/internal/polish"
)

// AcceptHunks puts the changes of these numbers, out of what a model replied about one
// paragraph, into a note. seen is the digest of the note as the person saw it, reply what
// Polishing.Reply was: it is judged anew, so that it does not matter through whose hands it
// went. As any edit does, it voids an approval; what the person had written stays with the
// note, and the review counts whose words are whose.
func (s *Service) AcceptHunks(ctx context.Context, account AccountID, id, seen string, number int, tone polish.Tone, reply string, numbers []int) (note.Note, error) {
	p, err := s.PreparePolish(ctx, account, id, number, tone)
	if err != nil {
		return note.Note{}, err
	}
	if p.Note.Digest() != seen {
		return note.Note{}, fmt.Errorf("accept changes: %w", ErrNotWhatWasSeen)
	}
	o, err := p.Request.Compare(reply)
	if err != nil {
		return note.Note{}, fmt.Errorf("accept changes: %w", err)
	}
	text, err := o.Accept(numbers...)
	if err != nil {
		return note.Note{}, fmt.Errorf("accept changes: %w", err)
	}
	return s.changeNote(ctx, account, id, "accept changes", func(n note.Note) (note.Note, error) {
		if n.Digest() != seen {
			return n, ErrNotWhatWasSeen
		}
		body, ok := polish.Replace(n.Body, number, text)
		if !ok {
			return n, ErrNoParagraph
		}
		return n.EditByMachine(body)
	})
}
