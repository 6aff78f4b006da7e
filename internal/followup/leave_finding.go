package followup

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/note"
	"afterword/internal/review"
)

// ErrNoFinding means that the review does not say of a note what the person wants to
// leave, or does not say it any more.
var ErrNoFinding = errors.New("the review does not say that of this note, or not any more: look at the newest")

// ErrFirmFinding means that a finding cannot be left: SPEC.md section 2 blocks a gap until
// it is filled.
var ErrFirmFinding = errors.New("this cannot be left as it is: it waits for your own words")

// ErrBlocking means that a finding blocks, and that the person did not say that they know.
var ErrBlocking = errors.New("this stops the note from being approved: say that you know, if it is to be left as it is")

// LeaveFinding records a person's word that what the review says of one place in a draft
// is to be left as it is. key is the digest of the finding (review.IgnoreOf); a finding
// that blocks is left only when the person says that they know. It changes no word of the
// note, and what was left is shown again with the approval.
func (s *Service) LeaveFinding(ctx context.Context, account AccountID, id, key string, knowing bool) (note.Note, error) {
	var changed note.Note
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		n, r, err := s.reviewStored(ctx, tx, id)
		if err != nil {
			return err
		}
		for _, f := range r.open {
			ignore, ok := review.IgnoreOf(r.draft, f, s.Clock.Now())
			switch {
			case ignore.Digest != key:
				continue
			case !ok:
				return ErrFirmFinding
			case f.Severity == review.Block && !knowing:
				return ErrBlocking
			}
			if changed, err = n.Leave(ignore); err != nil {
				return err
			}
			return tx.SaveNote(ctx, &changed)
		}
		return ErrNoFinding
	})
	if err != nil {
		return note.Note{}, fmt.Errorf("leave as it is: %w", err)
	}
	return changed, nil
}

// HeedFinding takes back what LeaveFinding recorded under the same key: the review says it
// again.
func (s *Service) HeedFinding(ctx context.Context, account AccountID, id, key string) (note.Note, error) {
	return s.changeNote(ctx, account, id, "say it again", func(n note.Note) (note.Note, error) { return n.Heed(key) })
}

// reviewStored reads a note and what the review says of it.
func (s *Service) reviewStored(ctx context.Context, tx Tx, id string) (note.Note, reviewed, error) {
	n, err := tx.Note(ctx, id)
	if err != nil {
		return n, reviewed{}, err
	}
	known, err := readSituation(ctx, tx, n.ProcessID)
	if err != nil {
		return n, reviewed{}, err
	}
	all, err := s.readBackground(ctx, tx)
	if err != nil {
		return n, reviewed{}, err
	}
	step, _ := stepOf(s.planOf(known.process, known.notes, known.events), n)
	r, err := s.review(all, known, n, step.Due)
	return n, r, err
}
