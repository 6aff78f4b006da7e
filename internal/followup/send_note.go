package followup

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// retryAfter is how long a note waits after an attempt that certainly delivered nothing.
const retryAfter = time.Minute

// WaitError means that a note could not leave yet and stays in the queue.
type WaitError struct {
	Why        string
	RetryAfter time.Duration
}

func (e *WaitError) Error() string { return "the note waits: " + e.Why }

// SendNote sends one scheduled note, in this order:
//
//  1. read the mailbox, so that an answer that just arrived is known;
//  2. in one transaction, look again whether the note may leave: the plan, the caps, the
//     approval; then commit the state "sending" before the first byte goes out;
//  3. submit the message to the person's own server;
//  4. in one transaction, record how that ended, plan anew and draft what comes next;
//  5. file the copy in Sent.
//
// A note found in any other state than scheduled is left alone, so a job that runs twice
// sends once. finish, which may be nil, runs inside the transaction that ends the job's
// work. A *WaitError asks to call again later.
func (s *Service) SendNote(ctx context.Context, account AccountID, id string, finish func(context.Context, Tx) error) error {
	if finish == nil {
		finish = func(context.Context, Tx) error { return nil }
	}
	if err := s.sendNote(ctx, account, id, finish); err != nil {
		return fmt.Errorf("send note %s: %w", id, err)
	}
	return nil
}

func (s *Service) sendNote(ctx context.Context, account AccountID, id string, finish func(context.Context, Tx) error) error {
	if err := s.ReadMailbox(ctx, account); err != nil {
		return s.waitForMailbox(ctx, account, id, err, finish)
	}
	out, err := s.startSending(ctx, account, id, finish)
	if err != nil || out == nil {
		return err
	}
	sendErr := s.Mail.Send(ctx, out.mailbox, out.note.To.Email, out.bytes)

	// What happened must be recorded even if the program is being stopped.
	ctx = context.WithoutCancel(ctx)
	if err := s.recordOutcome(ctx, account, out.note, sendErr, finish); err != nil {
		return err
	}
	if sendErr == nil {
		s.fileSent(ctx, account, out)
	}
	return nil
}

// outgoing is a note that was committed as sending, with the bytes it leaves as.
type outgoing struct {
	note    note.Note
	mailbox Mailbox
	bytes   []byte
}

// startSending decides on the newest facts. It returns nil without an error when there is
// nothing to send.
func (s *Service) startSending(ctx context.Context, account AccountID, id string, finish func(context.Context, Tx) error) (*outgoing, error) {
	var out *outgoing
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		out = nil
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		if n.State != note.Scheduled {
			return finish(ctx, tx)
		}
		p, err := tx.Process(ctx, n.ProcessID)
		if err != nil {
			return err
		}
		// replan withdraws or skips the note if its step is over.
		if _, err := s.replan(ctx, tx, &p); err != nil {
			return err
		}
		if n, err = tx.Note(ctx, id); err != nil {
			return err
		}
		if n.State != note.Scheduled {
			return finish(ctx, tx)
		}
		if why := s.mustWait(ctx, tx, p, n); why != "" {
			if n, err = n.Wait(why); err != nil {
				return err
			}
			if err := tx.SaveNote(ctx, &n); err != nil {
				return err
			}
			return finish(ctx, tx)
		}
		mailbox, err := tx.Mailbox(ctx)
		if err != nil {
			return err
		}
		messageID := n.MessageID
		if messageID == "" {
			if messageID, err = letter.NewMessageID(rand.Reader, mailbox.Address); err != nil {
				return err
			}
		}
		if n, err = n.StartSending(messageID); errors.Is(err, note.ErrNotApproved) {
			if n, err = n.Wait(note.ErrNotApproved.Error()); err != nil {
				return err
			}
			if err := tx.SaveNote(ctx, &n); err != nil {
				return err
			}
			return finish(ctx, tx)
		} else if err != nil {
			return err
		}
		bytes, err := letter.Build(messageOf(n, p.Candidate.Name, mailbox.Address, s.Clock.Now()))
		if err != nil {
			return s.backToDraft(ctx, tx, id, err, finish)
		}
		out = &outgoing{note: n, mailbox: mailbox, bytes: bytes}
		return tx.SaveNote(ctx, &out.note)
	})
	return out, err
}

// backToDraft takes the approval of a note back that cannot be put into a message: only
// other words, or another address, will help. n is read anew, as it was before it started
// to leave.
func (s *Service) backToDraft(ctx context.Context, tx Tx, id string, cause error, finish func(context.Context, Tx) error) error {
	n, err := tx.Note(ctx, id)
	if err != nil {
		return err
	}
	if n, err = n.Undo(); err != nil {
		return err
	}
	n.Trouble = fmt.Sprintf("It cannot be written as a mail: %v. Change it and approve it again.", cause)
	if err := tx.SaveNote(ctx, &n); err != nil {
		return err
	}
	return finish(ctx, tx)
}

// mustWait says why a scheduled note may not leave right now; empty means it may.
func (s *Service) mustWait(ctx context.Context, tx Tx, p Process, n note.Note) string {
	if p.State != Active {
		return fmt.Sprintf("the process is %s", p.State)
	}
	steps, err := tx.Steps(ctx, p.ID)
	if err != nil {
		return fmt.Sprintf("the plan could not be read: %v", err)
	}
	step, ok := stepOf(steps, n)
	switch {
	case !ok:
		return ErrNoStep.Error()
	case step.Status != cadence.Ready:
		return step.Reason
	case n.NotBefore.After(s.Clock.Now()):
		return "it was approved to leave no earlier than " + n.NotBefore.Format("Monday 2 January, 15:04")
	}
	notes, err := tx.Notes(ctx, p.ID)
	if err != nil {
		return fmt.Sprintf("the notes could not be read: %v", err)
	}
	why, _ := note.CapReached(touchesOf(p, notes), n.InterviewID, n.Phase, n.To.Email)
	return why
}

func messageOf(n note.Note, name, address string, now time.Time) letter.Message {
	return letter.Message{
		From:       letter.Address{Name: name, Email: address},
		To:         letter.Address{Name: n.To.Name, Email: n.To.Email},
		Subject:    n.Subject,
		Body:       n.Body,
		Date:       now.In(n.NotBefore.Location()),
		MessageID:  n.MessageID,
		InReplyTo:  n.Thread.InReplyTo,
		References: n.Thread.References,
	}
}

// recordOutcome stores how an attempt ended.
func (s *Service) recordOutcome(ctx context.Context, account AccountID, n note.Note, sendErr error, finish func(context.Context, Tx) error) error {
	var refused *NotDelivered
	var wait *WaitError
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		var err error
		switch {
		case sendErr == nil:
			n, err = n.MarkSent(s.Clock.Now())
		case errors.As(sendErr, &refused) && refused.Permanent:
			n, err = n.Fail(fmt.Sprintf("The server refused it, nothing was delivered: %v.", sendErr))
		case errors.As(sendErr, &refused):
			n, err = n.NotSent(fmt.Sprintf("Not sent yet, nothing was delivered: %v. It will be tried again.", sendErr))
			wait = &WaitError{Why: sendErr.Error(), RetryAfter: retryAfter}
		default:
			n, err = n.MarkUnknown(fmt.Sprintf("It may or may not have left: %v. Look for it in your Sent folder, then say what you found.", sendErr))
		}
		if err != nil {
			return err
		}
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
		p, err := tx.Process(ctx, n.ProcessID)
		if err != nil {
			return err
		}
		if _, err := s.replan(ctx, tx, &p); err != nil {
			return err
		}
		if wait != nil {
			return nil // the job goes on
		}
		return finish(ctx, tx)
	})
	if err != nil {
		return err
	}
	s.Log.Info("note attempted", "note", n.ID, "phase", n.Phase, "state", n.State)
	if wait != nil {
		return wait
	}
	return nil
}

// fileSent puts the copy into Sent where the provider does not. The note has left by
// now: a failure is told to the person, never a reason to send again.
func (s *Service) fileSent(ctx context.Context, account AccountID, out *outgoing) {
	if out.mailbox.SentBy == SentByProvider {
		return
	}
	err := s.Mail.FileSent(ctx, out.mailbox, out.note.MessageID, out.bytes, s.Clock.Now())
	if err == nil {
		return
	}
	s.Log.Warn("the copy could not be filed in Sent", "note", out.note.ID, "err", err)
	_, err = s.changeNote(ctx, account, out.note.ID, "tell", func(n note.Note) (note.Note, error) {
		n.Trouble = "It was sent, but the copy could not be filed in your Sent folder."
		return n, nil
	})
	if err != nil {
		s.Log.Warn("the missing copy could not be recorded", "note", out.note.ID, "err", err)
	}
}

// waitForMailbox records that a note waits because nobody can tell whether an answer has
// come (SPEC.md, promise 3). A note that is not to be sent any more does not wait.
func (s *Service) waitForMailbox(ctx context.Context, account AccountID, id string, cause error, finish func(context.Context, Tx) error) error {
	why := fmt.Sprintf("Your mailbox could not be read, so nobody can tell whether they have answered: %v. The note waits.", cause)
	waits := false
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		if waits = n.State == note.Scheduled; !waits {
			return finish(ctx, tx)
		}
		if n.Trouble == why {
			return nil // said already
		}
		n.Trouble = why
		return tx.SaveNote(ctx, &n)
	})
	if err != nil || !waits {
		return err
	}
	return &WaitError{Why: cause.Error(), RetryAfter: retryAfter}
}
