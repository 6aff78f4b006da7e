package followup

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

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
	before, err := s.look(ctx, account, id)
	if err != nil {
		return err
	}
	if n := before.note; n.State == note.Sending && n.Attempt.Stage != note.Looking {
		if err := s.takeOver(ctx, account, n); err != nil {
			return err
		}
		if before, err = s.look(ctx, account, id); err != nil {
			return err
		}
	}
	if before.held != nil {
		return s.wait(ctx, account, id, *before.held, finish)
	}
	marks, err := s.lookAtMailbox(ctx, account, before)
	if err != nil {
		return s.wait(ctx, account, id, hold{
			why:  fmt.Sprintf("Your mailbox could not be read, so nobody can tell whether they have answered: %v. The note waits.", err),
			wait: retryAfter,
		}, finish)
	}
	out, err := s.startSending(ctx, account, before, marks, finish)
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
	if !out.note.Unsettled() {
		return nil
	}
	if out.filing {
		s.warnUnsettled(out.note, s.file(ctx, account, out.mailbox, out.note))
		return nil
	}
	s.settleEach(ctx, account, out.mailbox, []note.Note{out.note})
	return nil
}

// before is what there is to know before a note starts to leave.
type before struct {
	note    note.Note
	held    *hold // nil when the account may send now
	from    readingPlace
	fromErr error       // why there is nothing to read
	open    []note.Note // what is to be settled of earlier notes
}

// look reads everything that is to be known before the mailbox is read.
func (s *Service) look(ctx context.Context, account AccountID, id string) (b before, err error) {
	now := s.Clock.Now()
	lately := now.Add(-day)
	what := ReadAhead{Note: id, Mailbox: true, Departures: lately, Reading: true}
	err = s.Store.ViewAhead(ctx, account, what, func(tx Tx) (err error) {
		if b.note, err = tx.Note(ctx, id); err != nil {
			return err
		}
		if b.from, err = readingPlaceOf(ctx, tx); errors.Is(err, errNoMailbox) {
			b.fromErr = fmt.Errorf("read the mailbox: %w", err)
			return nil
		} else if errors.Is(err, ErrSealed) { // without where the key file should be
			b.fromErr = fmt.Errorf("%w, restore the key file or add the mailbox again", ErrSealed)
			return nil
		} else if err != nil {
			return err
		}
		if b.held, err = s.holdOf(ctx, tx, b.from.mailbox, now, lately); err != nil || b.held != nil {
			return err
		}
		b.open, err = tx.UnsettledNotes(ctx)
		return err
	})
	return b, err
}

// lostAfter is how old an attempt must be before another worker takes its note over.
const lostAfter = time.Minute

// takeOver takes a note from the worker that was sending it. That is safe even where the
// worker still lives: before the final dot it looks whether the note is still its own, and
// what it hands over after that is found by its copy, or recorded when it hears the answer.
func (s *Service) takeOver(ctx context.Context, account AccountID, n note.Note) error {
	if age := s.since(n.Attempt.Since); age < lostAfter {
		return &WaitError{Why: "another worker is sending it", RetryAfter: lostAfter - age}
	}
	_, err := s.changeAttempt(ctx, account, n, s.interrupted)
	if errors.Is(err, ErrStale) {
		return nil // it came to its end meanwhile
	}
	return err
}

// lookAtMailbox reads what came in, settles what is open, and says where the folders end
// after that.
func (s *Service) lookAtMailbox(ctx context.Context, account AccountID, b before) ([]note.Mark, error) {
	if b.fromErr != nil {
		return nil, b.fromErr
	}
	if !b.from.nothing() {
		if err := s.fetch(ctx, account, b.from); err != nil {
			return nil, err
		}
		s.settleEach(ctx, account, b.from.mailbox, b.open)
	}
	return s.Mail.Marks(ctx, b.from.mailbox)
}

// outgoing is a note that was committed as sending.
type outgoing struct {
	note    note.Note
	mailbox Mailbox
	known   situation // as it was stored with the note
	decided time.Time // when it was found that the note may leave
	filing  bool      // it left, and its copy is ours to file
	tried   int64     // the version as which it was to be committing, when nobody knows whether it is
}

// isOurs reports whether n, read anew, is the note as this attempt left it. Nobody else
// makes a note committing, so that one which is was stored by us, although we heard of a
// failure.
func (o *outgoing) isOurs(n note.Note) bool {
	return n.Version == o.note.Version || n.Version == o.tried && n.State == note.Sending && n.Attempt.Stage == note.Committing
}

// stillTrue is for how long a plan holds while no fact changes. Its steps change with the
// clock, too, but by the hour.
const stillTrue = time.Minute

// unchanged reports whether everything still is as it was when the note was last stored,
// so that nothing has to be decided anew.
func (o *outgoing) unchanged(ctx context.Context, tx Tx, now time.Time) (bool, error) {
	facts, err := tx.Facts(ctx, o.note.ProcessID)
	if err != nil || facts != o.known.facts() {
		return false, err
	}
	step, ok := stepOf(o.known.steps, o.note)
	return ok && (step.Closes.IsZero() || now.Before(step.Closes)) && now.Sub(o.decided).Abs() < stillTrue, nil
}

// startSending decides on the newest facts. It returns nil without an error when there is
// nothing to send.
func (s *Service) startSending(ctx context.Context, account AccountID, b before, marks []note.Mark, finish func(context.Context, Tx) error) (*outgoing, error) {
	var out *outgoing
	id := b.note.ID
	lately := s.Clock.Now().Add(-day) // the transaction may have to wait for its turn
	what := ReadAhead{Process: b.note.ProcessID, Mailbox: true, Departures: lately}
	err := s.Store.UpdateAhead(ctx, account, what, func(tx Tx) error {
		out = nil
		now := s.Clock.Now()
		known, err := readSituation(ctx, tx, b.note.ProcessID)
		if err != nil {
			return err
		}
		mailbox, err := tx.Mailbox(ctx)
		if err != nil {
			return err
		}
		// Another worker may have sent one in the meantime.
		held, err := s.holdOf(ctx, tx, mailbox, now, lately)
		if err != nil {
			return err
		}
		if !b.from.nothing() {
			if err := tx.SaveReadAt(ctx, now); err != nil {
				return err
			}
		}
		n, err := known.note(id)
		if err != nil {
			return err
		}
		if n.State != note.Scheduled {
			return finish(ctx, tx)
		}
		// This withdraws or skips the note if its step is over.
		if _, err := s.replanSituation(ctx, tx, &known); err != nil {
			return err
		}
		if n, err = known.note(id); err != nil {
			return err
		}
		if n.State != note.Scheduled {
			return finish(ctx, tx)
		}
		if why := s.mustWait(known, n); why != "" {
			return s.putBack(ctx, tx, n, why, finish)
		}
		if why, err := s.untrue(known, n); err != nil {
			return err
		} else if why != "" {
			return s.unapprove(ctx, tx, id, why, finish)
		}
		if held != nil {
			return &WaitError{Why: held.why, RetryAfter: held.wait}
		}
		if n.Way == note.Drafts {
			return s.startInDrafts(ctx, tx, known.process, n, mailbox, &out, finish)
		}
		messageID := n.MessageID
		if messageID == "" {
			if messageID, err = letter.NewMessageID(rand.Reader, mailbox.Address); err != nil {
				return err
			}
		}
		if n, err = n.StartSending(messageID, now, marks); errors.Is(err, note.ErrNotApproved) {
			return s.putBack(ctx, tx, n, note.ErrNotApproved.Error(), finish)
		} else if err != nil {
			return err
		}
		bytes, err := letter.Build(messageOf(n, known.process.Candidate.Name, mailbox))
		if err != nil {
			return s.backToDraft(ctx, tx, id, err, finish)
		}
		n.Attempt.Message = string(bytes)
		if err := known.save(ctx, tx, &n); err != nil {
			return err
		}
		out = &outgoing{note: n, mailbox: mailbox, known: known, decided: now}
		return nil
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
// more, or when something came in while it was handed over. Only where a fact was changed
// is everything decided anew.
func (s *Service) commitSending(ctx context.Context, account AccountID, out *outgoing) error {
	var committed *outgoing
	err := s.Store.UpdateAhead(ctx, account, ReadAhead{Facts: out.note.ProcessID}, func(tx Tx) error {
		committed = nil
		now := s.Clock.Now()
		same, err := out.unchanged(ctx, tx, now)
		if err != nil {
			return err
		}
		known := out.known
		known.notes = slices.Clone(known.notes)
		if !same {
			if known, err = s.decideAgain(ctx, tx, out.note); err != nil {
				return err
			}
		}
		// Saving it is refused where somebody else changed it.
		n, err := out.note.Commit(now)
		if err != nil {
			return err
		}
		if err := known.save(ctx, tx, &n); err != nil {
			return err
		}
		committed = &outgoing{note: n, mailbox: out.mailbox, known: known, decided: now}
		return nil
	})
	switch {
	case err == nil:
		*out = *committed
	case committed != nil:
		out.tried = committed.note.Version
	}
	return err
}

// decideAgain looks on the newest facts whether a note that is sending may leave.
func (s *Service) decideAgain(ctx context.Context, tx Tx, n note.Note) (situation, error) {
	known, err := readSituation(ctx, tx, n.ProcessID)
	if err != nil {
		return known, err
	}
	current, err := known.note(n.ID)
	if err != nil {
		return known, err
	}
	if current.Version != n.Version {
		return known, ErrStale
	}
	if _, err := s.replanSituation(ctx, tx, &known); err != nil {
		return known, err
	}
	if why := s.mustWait(known, n); why != "" {
		return known, errors.New(why)
	}
	why, err := s.untrue(known, n)
	if err == nil && why != "" {
		err = errors.New(why)
	}
	return known, err
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
