package followup

import (
	"context"
	"fmt"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

// putBack makes a scheduled note wait for its time.
func (s *Service) putBack(ctx context.Context, tx Tx, n note.Note, why string, finish func(context.Context, Tx) error) error {
	n, err := n.Wait(why)
	if err != nil {
		return err
	}
	if err := tx.SaveNote(ctx, &n); err != nil {
		return err
	}
	return finish(ctx, tx)
}

// backToDraft takes the approval of a note back that cannot be put into a message: only
// other words, or another address, will help. n is read anew, as it was before it started
// to leave.
func (s *Service) backToDraft(ctx context.Context, tx Tx, id string, cause error, finish func(context.Context, Tx) error) error {
	return s.unapprove(ctx, tx, id, fmt.Sprintf("It cannot be written as a mail: %v. Change it and approve it again.", cause), finish)
}

// unapprove takes the approval of a note back that was about to leave; why is for the
// person.
func (s *Service) unapprove(ctx context.Context, tx Tx, id, why string, finish func(context.Context, Tx) error) error {
	n, err := tx.Note(ctx, id)
	if err != nil {
		return err
	}
	if n, err = n.Undo(); err != nil {
		return err
	}
	n.Trouble = why
	if err := tx.SaveNote(ctx, &n); err != nil {
		return err
	}
	return finish(ctx, tx)
}

// mustWait says why a scheduled note may not leave right now; empty means it may.
func (s *Service) mustWait(known situation, n note.Note) string {
	if !known.process.Writes(n.Phase) {
		return fmt.Sprintf("the process is %s", known.process.State)
	}
	step, ok := stepOf(known.steps, n)
	switch {
	case !ok:
		return ErrNoStep.Error()
	case step.Status != cadence.Ready:
		return step.Reason
	case n.NotBefore.After(s.Clock.Now()):
		return "it was approved to leave no earlier than " + n.NotBefore.Format("Monday 2 January, 15:04")
	}
	why, _ := note.CapReached(touchesOf(known.process, known.notes), n.InterviewID, n.Phase, n.To.Email)
	return why
}
