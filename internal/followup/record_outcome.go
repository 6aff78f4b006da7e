package followup

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/note"
)

// recordOutcome stores how an attempt ended.
func (s *Service) recordOutcome(ctx context.Context, account AccountID, out *outgoing, sendErr error, finish func(context.Context, Tx) error) error {
	var state note.State
	var wait *WaitError
	err := s.Store.UpdateAhead(ctx, account, ReadAhead{Facts: out.note.ProcessID}, func(tx Tx) error {
		wait, out.filing = nil, false
		known, err := s.knownAfter(ctx, tx, out)
		if err != nil {
			return err
		}
		n, err := known.note(out.note.ID)
		if err != nil {
			return err
		}
		if !out.isOurs(n) && sendErr != nil {
			// Its copy or an answer was seen meanwhile, or another node took it over: they
			// know at least as much as a broken connection tells.
			state, out.note = n.State, n
			return finish(ctx, tx)
		}
		if n, wait, err = s.outcome(n, sendErr); err != nil {
			return err
		}
		if sendErr == nil && n.State == note.Sent && n.Attempt.Message != "" {
			switch now := s.Clock.Now(); {
			case filedWithoutUs(out.mailbox):
				n, err = n.Filed("")
			case !n.Attempt.BeingFiled(now):
				out.filing = true
				n, err = n.StartFiling(now)
			}
			if err != nil {
				return err
			}
		}
		if wait == nil { // else the job goes on
			if err := finish(ctx, tx); err != nil {
				return err
			}
		}
		// What is stored last travels with the commit.
		if err := known.save(ctx, tx, &n); err != nil {
			return err
		}
		state, out.note = n.State, n
		if err := s.pauseAccount(ctx, tx, sendErr); err != nil {
			return err
		}
		_, err = s.replanSituation(ctx, tx, &known)
		return err
	})
	if err != nil {
		return err
	}
	s.Log.Info("note attempted", "note", out.note.ID, "phase", out.note.Phase, "state", state)
	if wait != nil {
		return wait
	}
	return nil
}

// knownAfter is what is known of the process of a note after the attempt to send it: read
// anew only where somebody changed it.
func (s *Service) knownAfter(ctx context.Context, tx Tx, out *outgoing) (situation, error) {
	facts, err := tx.Facts(ctx, out.note.ProcessID)
	if err != nil || facts == out.known.facts() {
		return out.known, err
	}
	return readSituation(ctx, tx, out.note.ProcessID)
}

// filedWithoutUs reports whether the copy of a note lies in Sent as soon as it has left,
// and nothing is to be learnt from it.
func filedWithoutUs(m Mailbox) bool { return m.SentBy == SentByProvider && !m.RewritesIDs }

// outcome returns n as it is after an attempt, and what its job has to wait for.
func (s *Service) outcome(n note.Note, sendErr error) (note.Note, *WaitError, error) {
	now := s.Clock.Now()
	var refused *NotDelivered
	var err error
	switch {
	case sendErr == nil && n.State != note.Sending && n.State != note.Unknown:
		// Seen as sent already, or the person settled it: there is nothing to add.
	case sendErr == nil:
		n, err = n.MarkSent(now)
	case errors.As(sendErr, &refused) && refused.Permanent:
		n, err = n.Fail(fmt.Sprintf("The server refused it, nothing was delivered: %v.", sendErr))
	case errors.As(sendErr, &refused):
		n, err = n.NotSent(fmt.Sprintf("Not sent yet, nothing was delivered: %v. It will be tried again.", sendErr))
		return n, &WaitError{Why: sendErr.Error(), RetryAfter: max(retryAfter, refused.Pause)}, err
	default:
		n, err = n.Look(now, fmt.Sprintf("It may or may not have left: %v. Afterword looks for its copy in your mailbox.", sendErr))
	}
	return n, nil, err
}

// wait records why a note waits, once. A note that is not to be sent any more does not
// wait.
func (s *Service) wait(ctx context.Context, account AccountID, id string, held hold, finish func(context.Context, Tx) error) error {
	waits := false
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		if waits = n.State == note.Scheduled; !waits {
			return finish(ctx, tx)
		}
		if held.quiet || n.Trouble == held.why {
			return nil // not worth a word, or said already
		}
		n.Trouble = held.why
		return tx.SaveNote(ctx, &n)
	})
	if err != nil || !waits {
		return err
	}
	return &WaitError{Why: held.why, RetryAfter: held.wait}
}
