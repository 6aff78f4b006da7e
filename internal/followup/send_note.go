package followup

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
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
//  1. look whether the account may send now: its pace, its daily cap, a pause that the
//     provider asked for;
//  2. read the mailbox, so that an answer that just arrived is known, and see where its
//     folders end, so that a copy of the note will be known by its number;
//  3. in one transaction, look again whether the note may leave: the plan, the caps, the
//     approval; then commit it as composed, with its bytes, before the first byte goes out;
//  4. submit the message to the person's own server. Just before the final dot, in another
//     transaction, look once more whether it may leave and commit it as committing;
//  5. in one transaction, record how that ended, plan anew and draft what comes next;
//  6. settle what is open: file the copy in Sent, or look for it where no answer came.
//
// A note found in any other state than scheduled is left alone, so a job that runs twice
// sends once. A note that is sending belonged to a worker that was given up, or else there
// would be no second job: it is taken over after a while, see takeOver. Whoever lost the note in the meantime, to a person or to another node,
// finds out in step 4 and drops the connection before the dot. finish, which may be nil,
// runs inside the transaction that ends the job's work. A *WaitError asks to call again
// later.
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
	if err := s.takeOver(ctx, account, id); err != nil {
		return err
	}
	held, err := s.heldBack(ctx, account)
	if err != nil {
		return err
	}
	if held != nil {
		return s.wait(ctx, account, id, *held, finish)
	}
	marks, err := s.lookAtMailbox(ctx, account)
	if err != nil {
		return s.wait(ctx, account, id, hold{
			why:  fmt.Sprintf("Your mailbox could not be read, so nobody can tell whether they have answered: %v. The note waits.", err),
			wait: retryAfter,
		}, finish)
	}
	out, err := s.startSending(ctx, account, id, marks, finish)
	if err != nil || out == nil {
		return err
	}
	if out.note.State == note.InDrafts {
		if err := s.place(ctx, account, out.mailbox, out.note); err != nil {
			s.Log.Warn("a note could not be put into the Drafts folder, it is tried again", "note", id, "err", err)
		}
		return nil
	}
	sendErr := s.Mail.Send(ctx, out.mailbox, out.note.To.Email, []byte(out.note.Attempt.Message), func() error {
		return s.commitSending(ctx, account, out)
	})

	// What happened must be recorded even if the program is being stopped.
	ctx = context.WithoutCancel(ctx)
	if err := s.recordOutcome(ctx, account, out, sendErr, finish); err != nil {
		return err
	}
	s.settleAttempts(ctx, account)
	return nil
}

// lostAfter is how old an attempt must be before another worker takes its note over.
const lostAfter = time.Minute

// takeOver takes a note from the worker that was sending it. That is safe even where the
// worker still lives: before the final dot it looks whether the note is still its own, and
// what it hands over after that is found by its copy, or recorded when it hears the answer.
func (s *Service) takeOver(ctx context.Context, account AccountID, id string) error {
	var n note.Note
	err := s.Store.View(ctx, account, func(tx Tx) (err error) {
		n, err = tx.Note(ctx, id)
		return err
	})
	if err != nil || n.State != note.Sending || n.Attempt.Stage == note.Looking {
		return err
	}
	if age := s.since(n.Attempt.Since); age < lostAfter {
		return &WaitError{Why: "another worker is sending it", RetryAfter: lostAfter - age}
	}
	err = s.changeAttempt(ctx, account, n, s.interrupted)
	if errors.Is(err, ErrStale) {
		return nil // it came to its end meanwhile
	}
	return err
}

// lookAtMailbox reads what came in and says where the folders end after that.
func (s *Service) lookAtMailbox(ctx context.Context, account AccountID) ([]note.Mark, error) {
	if err := s.ReadMailbox(ctx, account); err != nil {
		return nil, err
	}
	var mailbox Mailbox
	err := s.Store.View(ctx, account, func(tx Tx) (err error) {
		mailbox, err = tx.Mailbox(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.Mail.Marks(ctx, mailbox)
}

// outgoing is a note that was committed as sending.
type outgoing struct {
	note    note.Note
	mailbox Mailbox
}

// startSending decides on the newest facts. It returns nil without an error when there is
// nothing to send.
func (s *Service) startSending(ctx context.Context, account AccountID, id string, marks []note.Mark, finish func(context.Context, Tx) error) (*outgoing, error) {
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
			return s.putBack(ctx, tx, n, why, finish)
		}
		mailbox, err := tx.Mailbox(ctx)
		if err != nil {
			return err
		}
		// Another worker may have sent one in the meantime.
		if held, err := s.holdOf(ctx, tx, mailbox); err != nil {
			return err
		} else if held != nil {
			return &WaitError{Why: held.why, RetryAfter: held.wait}
		}
		if n.Way == note.Drafts {
			return s.startInDrafts(ctx, tx, p, n, mailbox, &out, finish)
		}
		messageID := n.MessageID
		if messageID == "" {
			if messageID, err = letter.NewMessageID(rand.Reader, mailbox.Address); err != nil {
				return err
			}
		}
		if n, err = n.StartSending(messageID, s.Clock.Now(), marks); errors.Is(err, note.ErrNotApproved) {
			return s.putBack(ctx, tx, n, note.ErrNotApproved.Error(), finish)
		} else if err != nil {
			return err
		}
		bytes, err := letter.Build(messageOf(n, p.Candidate.Name, mailbox))
		if err != nil {
			return s.backToDraft(ctx, tx, id, err, finish)
		}
		n.Attempt.Message = string(bytes)
		out = &outgoing{note: n, mailbox: mailbox}
		return tx.SaveNote(ctx, &out.note)
	})
	return out, err
}

// startInDrafts is the end of startSending for a note that goes by way of the Drafts
// folder. Its job is done with that: whoever reads the mailbox sees to the rest.
func (s *Service) startInDrafts(ctx context.Context, tx Tx, p Process, n note.Note, mailbox Mailbox, out **outgoing, finish func(context.Context, Tx) error) error {
	started, err := s.startPlacing(ctx, tx, p, n, mailbox)
	var cannot *unwritable
	switch {
	case errors.Is(err, note.ErrNotApproved):
		return s.putBack(ctx, tx, n, note.ErrNotApproved.Error(), finish)
	case errors.As(err, &cannot):
		return s.backToDraft(ctx, tx, n.ID, cannot.error, finish)
	case err != nil:
		return err
	}
	*out = started
	return finish(ctx, tx)
}

// commitSending stores, just before the final dot, that the note may be gone from here
// on. It fails, and so keeps the note from leaving, when the note is not ours to send any
// more, or when something came in while it was handed over.
func (s *Service) commitSending(ctx context.Context, account AccountID, out *outgoing) error {
	return s.Store.Update(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, out.note.ID)
		if err != nil {
			return err
		}
		if n.Version != out.note.Version {
			return ErrStale
		}
		p, err := tx.Process(ctx, n.ProcessID)
		if err != nil {
			return err
		}
		if _, err := s.replan(ctx, tx, &p); err != nil {
			return err
		}
		if why := s.mustWait(ctx, tx, p, n); why != "" {
			return errors.New(why)
		}
		if n, err = n.Commit(s.Clock.Now()); err != nil {
			return err
		}
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
		out.note = n
		return nil
	})
}

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

func messageOf(n note.Note, name string, mailbox Mailbox) letter.Message {
	m := letter.Message{
		From:       letter.Address{Name: name, Email: mailbox.Address},
		To:         letter.Address{Name: n.To.Name, Email: n.To.Email},
		Subject:    n.Subject,
		Body:       n.Body,
		Date:       n.Attempt.ComposedAt.In(n.NotBefore.Location()),
		MessageID:  n.MessageID,
		InReplyTo:  n.Thread.InReplyTo,
		References: n.Thread.References,
	}
	if mailbox.RewritesIDs {
		// Our id survives there, at the end, where answers carry it on and the copy shows it.
		m.References = append(slices.Clone(m.References), n.MessageID)
	}
	return m
}

// recordOutcome stores how an attempt ended.
func (s *Service) recordOutcome(ctx context.Context, account AccountID, out *outgoing, sendErr error, finish func(context.Context, Tx) error) error {
	var state note.State
	var wait *WaitError
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		wait = nil
		n, err := tx.Note(ctx, out.note.ID)
		if err != nil {
			return err
		}
		if n.Version != out.note.Version && sendErr != nil {
			// Its copy or an answer was seen meanwhile, or another node took it over: they
			// know at least as much as a broken connection tells.
			state = n.State
			return finish(ctx, tx)
		}
		if n, wait, err = s.outcome(n, sendErr); err != nil {
			return err
		}
		state = n.State
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
		if err := s.pauseAccount(ctx, tx, sendErr); err != nil {
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
	s.Log.Info("note attempted", "note", out.note.ID, "phase", out.note.Phase, "state", state)
	if wait != nil {
		return wait
	}
	return nil
}

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
