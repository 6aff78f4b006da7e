package followup

import (
	"context"
	"errors"
	"fmt"
	"time"

	"afterword/internal/note"
)

const (
	// lookFor is how long the witness of a note is looked for before the person is asked.
	lookFor = 15 * time.Minute
	// attemptLimit is the longest that one attempt can take; package jobs ends it then. One
	// that is older was interrupted, on whatever node it ran.
	attemptLimit = 16 * time.Minute
	// keepLooking is how long an unknown note, which the person was asked about, is looked
	// for besides.
	keepLooking = 7 * 24 * time.Hour
)

// settleAttempts brings what is open about past attempts further: it looks for the copies
// of notes that may have left, files those of notes that did, puts notes back that an
// interruption kept from leaving, and asks the person where nothing was found in time. It
// runs whenever the mailbox is read. What fails is tried again then.
func (s *Service) settleAttempts(ctx context.Context, account AccountID) {
	var open []note.Note
	var mailbox Mailbox
	err := s.Store.View(ctx, account, func(tx Tx) (err error) {
		if open, err = tx.UnsettledNotes(ctx); err != nil || len(open) == 0 {
			return err
		}
		mailbox, err = tx.Mailbox(ctx)
		return err
	})
	if err != nil {
		s.Log.Warn("what is open about notes that left could not be read", "err", err)
		return
	}
	s.settleEach(ctx, account, mailbox, open)
}

func (s *Service) settleEach(ctx context.Context, account AccountID, mailbox Mailbox, open []note.Note) {
	for _, n := range open {
		s.warnUnsettled(n, s.settleAttempt(ctx, account, mailbox, n))
	}
}

// warnUnsettled logs why a note could not be settled. That somebody else changed it in the
// meantime is no reason.
func (s *Service) warnUnsettled(n note.Note, err error) {
	if err != nil && !errors.Is(err, ErrStale) {
		s.Log.Warn("what became of a note could not be settled, it is tried again", "note", n.ID, "state", n.State, "err", err)
	}
}

func (s *Service) settleAttempt(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	age := s.since(n.Attempt.Since)
	switch {
	case n.State == note.InDrafts:
		return s.settleDraft(ctx, account, mailbox, n)
	case n.State == note.Sent && n.Place.Folder != "":
		return s.tidyDraft(ctx, account, mailbox, n)
	case n.State == note.Sent:
		return s.fileCopy(ctx, account, mailbox, n)
	case n.State == note.Unknown && n.Way == note.Drafts && n.Place.Folder != "" && age < keepLooking:
		return s.lookForDraft(ctx, account, mailbox, n)
	case n.State == note.Unknown && age < keepLooking, n.State == note.Sending && n.Attempt.Stage == note.Looking:
		return s.lookForCopy(ctx, account, mailbox, n)
	case n.State == note.Sending && age >= attemptLimit:
		_, err := s.changeAttempt(ctx, account, n, s.interrupted)
		return err
	}
	return nil // an attempt that is going on, or one that only the person can settle
}

// since is how long ago t was. A clock that was set back is no reason to wait longer.
func (s *Service) since(t time.Time) time.Duration { return s.Clock.Now().Sub(t).Abs() }

// lookForCopy looks for the copy of a note that may have left: if there is one, it did,
// and the copy is filed. Where none appears in time the person is asked.
func (s *Service) lookForCopy(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	seen, err := s.Mail.FileSent(ctx, mailbox, CopyWanted{MessageID: n.MessageID, Marks: n.Attempt.Marks, Leave: true})
	if err == nil && seen.Folder != "" {
		n, err := s.changeAttempt(ctx, account, n, func(n note.Note) (note.Note, error) {
			n, err := n.MarkSent(s.notAfterNow(seen.Received))
			if err != nil {
				return n, err
			}
			if n.Way == note.Drafts { // the person's mail program filed it
				return n.Filed(providerID(n, seen))
			}
			return n.StartFiling(s.Clock.Now())
		})
		if err != nil || n.Way == note.Drafts {
			return err
		}
		return s.file(ctx, account, mailbox, n)
	}
	if n.State == note.Sending && s.since(n.Attempt.Since) >= lookFor {
		_, asked := s.changeAttempt(ctx, account, n, func(n note.Note) (note.Note, error) {
			return n.MarkUnknown(whatToLookFor(n))
		})
		return errors.Join(err, asked)
	}
	return err
}

// whatToLookFor tells the person how to find out what the program could not.
func whatToLookFor(n note.Note) string {
	at := n.Attempt.ComposedAt.In(n.NotBefore.Location())
	return fmt.Sprintf("It may or may not have left: the connection ended before your server confirmed it, and no copy was found within 15 minutes. "+
		"Look in your Sent folder for a mail to %s with the subject “%s”, around %s, then say what you found. It is never sent again by itself.",
		n.To.Email, n.Subject, at.Format("Monday 2 January, 15:04"))
}

// fileCopy sees to the copy of a note that has left, unless somebody does already.
func (s *Service) fileCopy(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	if filedWithoutUs(mailbox) || mailbox.SentBy == SentByProvider && s.overdue(n) {
		_, err := s.changeAttempt(ctx, account, n, func(n note.Note) (note.Note, error) { return n.Filed("") })
		return err
	}
	now := s.Clock.Now()
	if n.Attempt.BeingFiled(now) {
		return nil
	}
	n, err := s.changeAttempt(ctx, account, n, func(n note.Note) (note.Note, error) { return n.StartFiling(now) })
	if err != nil {
		return err
	}
	return s.file(ctx, account, mailbox, n)
}

// overdue reports whether the copy of a note that has left should have appeared.
func (s *Service) overdue(n note.Note) bool { return s.since(n.SentAt) >= lookFor }

// file files the copy of a note, which nobody else does at this moment. The note is sent,
// whatever happens here: a failure is told to the person, never a reason to send again.
func (s *Service) file(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	filed, err := s.Mail.FileSent(ctx, mailbox, CopyWanted{
		MessageID: n.MessageID, Marks: n.Attempt.Marks, Message: []byte(n.Attempt.Message), At: n.SentAt,
		Upload: mailbox.SentBy == SentByUpload || mailbox.SentBy == SentByUs && s.overdue(n),
	})
	_, changed := s.changeAttempt(ctx, account, n, func(n note.Note) (note.Note, error) {
		n = n.StopFiling()
		switch {
		case err != nil:
			n.Trouble = "It was sent, but the copy could not be filed in your Sent folder yet. It is tried again."
		case filed.Folder != "":
			n.Trouble = ""
			return n.Filed(providerID(n, filed))
		}
		return n, nil
	})
	return errors.Join(err, changed)
}

// providerID is the Message-ID that a copy carries in place of ours; empty where it is ours.
func providerID(n note.Note, filed Copy) string {
	if filed.MessageID == n.MessageID {
		return ""
	}
	return filed.MessageID
}

// interrupted returns a note whose attempt was cut off by the end of the program or of its
// node. Before the dot nothing can have left; after it the copy decides.
func (s *Service) interrupted(n note.Note) (note.Note, error) {
	if n.Attempt.Stage == note.Composed {
		return n.NotSent("Afterword was stopped before this note had left. It will be tried again.")
	}
	return n.Look(s.Clock.Now(), "Afterword was stopped while this note was leaving. It looks for its copy in your mailbox.")
}

// changeAttempt applies one transition to a note, if nobody else changed it since it was
// read, and plans anew. It returns the note as it is stored then.
func (s *Service) changeAttempt(ctx context.Context, account AccountID, n note.Note, change func(note.Note) (note.Note, error)) (saved note.Note, err error) {
	changed, err := change(n)
	if err != nil {
		return n, err
	}
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		saved = changed
		if err := tx.SaveNote(ctx, &saved); err != nil {
			return err
		}
		if changed.State == n.State && changed.ProviderID == n.ProviderID {
			return nil // the plan does not depend on what else there is of an attempt
		}
		p, err := tx.Process(ctx, n.ProcessID)
		if err != nil {
			return err
		}
		if _, err = s.replan(ctx, tx, &p); err != nil || changed.ProviderID == n.ProviderID {
			return err
		}
		return rethread(ctx, tx, changed)
	})
	if err == nil && changed.State != n.State {
		s.Log.Info("note settled", "note", n.ID, "phase", n.Phase, "state", changed.State)
	}
	return saved, err
}

// rethread lets the drafts that follow a note up answer the id that its provider gave it.
func rethread(ctx context.Context, tx Tx, sent note.Note) error {
	notes, err := tx.Notes(ctx, sent.ProcessID)
	if err != nil {
		return err
	}
	for _, n := range notes {
		if n.State != note.Draft || n.Thread.InReplyTo != sent.MessageID {
			continue
		}
		if n, err = n.Rethread(sent.MessageID, sent.ProviderID); err != nil {
			return err
		}
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
	}
	return nil
}

// notAfterNow is t, or now where a server's clock is ahead.
func (s *Service) notAfterNow(t time.Time) time.Time {
	if now := s.Clock.Now(); t.IsZero() || t.After(now) {
		return now
	}
	return t
}
