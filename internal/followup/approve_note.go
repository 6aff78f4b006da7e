package followup

import (
	"context"
	"errors"
	"fmt"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/note"
	"afterword/internal/review"
)

// BlockedError means that the review stops an approval.
type BlockedError struct {
	To       string
	Findings []review.Finding
}

func (e *BlockedError) Error() string {
	for _, f := range e.Findings {
		if f.Severity == review.Block {
			return fmt.Sprintf("the note to %s cannot be approved yet: %s", e.To, f.Message)
		}
	}
	return fmt.Sprintf("the note to %s cannot be approved yet", e.To)
}

// ErrNoStep means that the plan has no place for a note any more.
var ErrNoStep = errors.New("the plan has no step for this note any more")

// ApproveNote records a person's yes to exactly what the note says now. The note leaves
// when its step is due, and never before the undo window has passed. It fails with a
// *BlockedError when the review blocks it.
func (s *Service) ApproveNote(ctx context.Context, account AccountID, id string) (note.Note, error) {
	var approved note.Note
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		p, err := tx.Process(ctx, n.ProcessID)
		if err != nil {
			return err
		}
		notes, err := tx.Notes(ctx, p.ID)
		if err != nil {
			return err
		}
		findings, err := s.review(ctx, tx, p, notes, n)
		if err != nil {
			return err
		}
		if review.VerdictOf(findings) == review.Blocked {
			return &BlockedError{To: n.To.Name, Findings: findings}
		}
		steps, err := s.plan(ctx, tx, p, notes)
		if err != nil {
			return err
		}
		step, ok := stepOf(steps, n)
		if !ok || p.State != Active || step.Status.Over() {
			return fmt.Errorf("%w: %s", ErrNoStep, step.Reason)
		}
		now := s.Clock.Now()
		if n, err = n.Approve(now, s.leaveAt(step, notes, now.Add(s.UndoWindow))); err != nil {
			return err
		}
		approved = n
		return tx.SaveNote(ctx, &approved)
	})
	if err != nil {
		return note.Note{}, fmt.Errorf("approve: %w", err)
	}
	return approved, nil
}

// leaveAt returns when a note may leave: not before its step is due nor before earliest,
// and minutes after the notes of the same panel that leave before it, so that a panel
// approved late does not get everything at once.
func (s *Service) leaveAt(step cadence.Step, notes []note.Note, earliest time.Time) time.Time {
	at := step.Due
	if at.Before(earliest) {
		at = earliest.In(step.Due.Location())
	}
	for _, n := range notes {
		if n.InterviewID != step.InterviewID || n.Phase != step.Phase || n.To.Email == step.Email {
			continue
		}
		switch n.State {
		case note.Approved, note.Scheduled, note.Sending, note.Unknown, note.Sent:
			gap := cadence.Spacing(step.InterviewID, step.Phase, step.Email)
			if after := n.NotBefore.Add(gap).In(at.Location()); after.After(at) && n.NotBefore.After(step.Due.Add(-gap)) {
				at = after
			}
		}
	}
	return at
}
