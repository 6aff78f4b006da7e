package followup

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/note"
	"afterword/internal/polish"
)

// ErrNoParagraph: a note has no paragraph of that number.
var ErrNoParagraph = errors.New("the note has no such paragraph: look at the newest, and choose again")

// Polishing is a paragraph of a note on its way to a model or back.
type Polishing struct {
	Note    note.Note
	Number  int // of the paragraph, from 1
	Request polish.Request
	// Reply is what the model sent, Offer what of it may be taken. Empty before it was asked.
	Reply string
	Offer polish.Offer
}

// PreparePolish shows what would be sent to a model: one paragraph of a stored note, with
// what is masked in it. It sends nothing.
func (s *Service) PreparePolish(ctx context.Context, account AccountID, id string, number int, tone polish.Tone) (Polishing, error) {
	p := Polishing{Number: number}
	err := s.Store.View(ctx, account, func(tx Tx) error {
		n, r, err := s.reviewStored(ctx, tx, id)
		if err != nil {
			return err
		}
		p.Note = n
		if _, err := n.Edit(n.Subject, n.Body); err != nil {
			return err
		}
		paragraphs := polish.Paragraphs(n.Body)
		if number < 1 || number > len(paragraphs) {
			return ErrNoParagraph
		}
		p.Request, err = polish.Prepare(paragraphs[number-1], tone, r.draft, r.context)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("polish: %w", err)
	}
	return p, nil
}

// PolishParagraph sends one paragraph of a stored note to the model that is used, and says
// what of its reply may be taken. seen is the digest of the note as the person saw it. It
// changes nothing: see AcceptHunks.
func (s *Service) PolishParagraph(ctx context.Context, account AccountID, id, seen string, number int, tone polish.Tone) (Polishing, error) {
	p, err := s.PreparePolish(ctx, account, id, number, tone)
	if err != nil {
		return p, err
	}
	if p.Note.Digest() != seen {
		return p, fmt.Errorf("polish: %w", ErrNotWhatWasSeen)
	}
	if p.Reply, err = s.AskPolish(ctx, account, p.Request); err != nil {
		return p, err
	}
	if p.Offer, err = p.Request.Compare(p.Reply); err != nil {
		return p, fmt.Errorf("polish: %w", err)
	}
	return p, nil
}

// AskPolish sends a prepared paragraph to the model that is used and returns its reply as
// it came, to be given to Request.Compare.
func (s *Service) AskPolish(ctx context.Context, account AccountID, r polish.Request) (string, error) {
	reply, err := s.askModel(ctx, account, r.Messages())
	if err != nil {
		return "", fmt.Errorf("polish: %w", err)
	}
	return reply, nil
}
