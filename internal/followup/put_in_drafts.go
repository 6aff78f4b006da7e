package followup

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// draftGone is how long a draft that left the Drafts folder is looked for in Sent before
// the person is asked. Some mail programs file their copy late.
const draftGone = 24 * time.Hour

// A note that goes by way of the Drafts folder takes these steps:
//
//  1. SendNote holds it to all that sending is held to, then stores it as in drafts, with
//     its bytes and a Message-ID of its own, before anything is uploaded (startPlacing);
//  2. whoever stored that uploads it. Where that fails, whoever reads the mailbox next
//     claims it and tries again; a draft with that Message-ID is never uploaded twice;
//  3. each reading looks what became of it (settleDraft): other words there are taken over;
//     one that is gone and lies in Sent was sent (notice_sent.go); one that is gone and
//     lies nowhere is asked about after a day;
//  4. when it must not be sent any more, or the person wants it back, it is stored as being
//     withdrawn and taken out, if it is still ours. Only then is the note anything else: as
//     long as it is in drafts the person may send it, and nothing else does.

// startPlacing stores a note as about to be put into the Drafts folder.
func (s *Service) startPlacing(ctx context.Context, tx Tx, p Process, n note.Note, mailbox Mailbox) (*outgoing, error) {
	messageID, err := letter.NewMessageID(rand.Reader, mailbox.Address)
	if err != nil {
		return nil, err
	}
	if n, err = n.StartPlacing(messageID, s.Clock.Now()); err != nil {
		return nil, err
	}
	mailbox.RewritesIDs = false // what leaves is the mail program's own message
	bytes, err := letter.Build(messageOf(n, p.Candidate.Name, mailbox))
	if err != nil {
		return nil, &unwritable{err}
	}
	n.Attempt.Message = string(bytes)
	return &outgoing{note: n, mailbox: mailbox}, tx.SaveNote(ctx, &n)
}

// unwritable is a note that cannot be put into a message.
type unwritable struct{ error }

// place uploads a note that is stored as being placed, by this caller and no other.
func (s *Service) place(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	where, err := s.Mail.PutDraft(ctx, mailbox, n.MessageID, []byte(n.Attempt.Message), n.Attempt.ComposedAt)
	ctx = context.WithoutCancel(ctx) // what happened must be recorded
	if err != nil {
		return errors.Join(err, s.changeDraft(ctx, account, n, func(n note.Note) (note.Note, error) {
			if n.Attempt.Stage != note.Placing {
				return n, nil // it is being withdrawn
			}
			return n.NotPlaced(fmt.Sprintf("It could not be put into your Drafts folder yet: %v. It is tried again.", err))
		}))
	}
	kept := false
	err = s.changeDraft(ctx, account, n, func(n note.Note) (note.Note, error) { kept = true; return n.Lies(where) })
	if err == nil && !kept { // it was sent by hand, in the very moment
		_, err = s.Mail.RemoveDraft(ctx, mailbox, where)
	}
	return err
}

// changeDraft applies a transition to the newest version of a note, as long as it is still
// the same message in drafts: what happened in the mailbox is true whatever was decided
// meanwhile.
func (s *Service) changeDraft(ctx context.Context, account AccountID, was note.Note, change func(note.Note) (note.Note, error)) error {
	var changed note.Note
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, was.ID)
		if err != nil {
			return err
		}
		if changed = n; n.State != note.InDrafts || n.MessageID != was.MessageID {
			return nil
		}
		if changed, err = change(n); err != nil {
			return err
		}
		if err := tx.SaveNote(ctx, &changed); err != nil {
			return err
		}
		p, err := tx.Process(ctx, n.ProcessID)
		if err != nil {
			return err
		}
		_, err = s.replan(ctx, tx, &p)
		return err
	})
	if err == nil && (changed.State != was.State || changed.Attempt.Stage != was.Attempt.Stage) {
		s.Log.Info("a note in the Drafts folder", "note", was.ID, "phase", was.Phase, "state", changed.State, "stage", changed.Attempt.Stage)
	}
	return err
}

// settleDraft brings a note that is in drafts in step with the folder.
func (s *Service) settleDraft(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	age := s.since(n.Attempt.Since)
	switch {
	case n.Attempt.Stage == note.Placing && age < attemptLimit:
		return nil // it is being put there
	case n.Place.Folder == "" && n.Attempt.Stage != note.Withdrawing:
		return s.placeAgain(ctx, account, mailbox, n)
	}
	found, err := s.findDraft(ctx, account, mailbox, n)
	if err != nil {
		return err
	}
	if found.Place.Folder != "" && found.Place != n.Place {
		if err := s.changeDraft(ctx, account, n, func(n note.Note) (note.Note, error) { return asFound(n, found) }); err != nil {
			return err
		}
		n.Place = found.Place
	}
	switch gone := found.Place.Folder == ""; {
	case n.Attempt.Stage == note.Withdrawing && gone && n.Place.Folder == "":
		if age < attemptLimit {
			return nil // somebody may be putting it there right now
		}
		return s.changeDraft(ctx, account, n, note.Note.Withdrawn)
	case n.Attempt.Stage == note.Withdrawing && !gone:
		return s.takeOut(ctx, account, mailbox, n)
	case gone && age >= draftGone && (n.Attempt.Stage == note.Missing || n.Attempt.Stage == note.Withdrawing):
		return s.changeDraft(ctx, account, n, func(n note.Note) (note.Note, error) { return n.MarkUnknown(whatBecameOfDraft(n)) })
	case gone && n.Attempt.Stage == "":
		return s.changeDraft(ctx, account, n, func(n note.Note) (note.Note, error) { return n.Miss(s.Clock.Now()) })
	case !gone && n.Attempt.Stage == note.Missing:
		return s.changeDraft(ctx, account, n, func(n note.Note) (note.Note, error) { return n.Lies(found.Place) })
	}
	return nil
}

// lookForDraft looks for a note that was gone from Drafts and Sent: in Sent, where a copy
// may come late, and in Drafts, where a program that was not connected may have it.
func (s *Service) lookForDraft(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	found, err := s.findDraft(ctx, account, mailbox, n)
	if err != nil {
		return err
	}
	if found.Place.Folder == "" {
		return s.lookForCopy(ctx, account, mailbox, n)
	}
	_, err = s.changeAttempt(ctx, account, n, func(n note.Note) (note.Note, error) {
		n, err := n.Reappear(found.Place, s.Clock.Now())
		if err != nil || found.Bytes == nil {
			return n, err
		}
		return asFound(n, found)
	})
	return err
}

// placeAgain claims an upload that did not happen, or was cut off, and does it.
func (s *Service) placeAgain(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	n, err := n.PlaceAgain(s.Clock.Now())
	if err != nil {
		return err
	}
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		claimed := n
		return tx.SaveNote(ctx, &claimed) // ErrStale for all but one
	})
	if err != nil {
		return err
	}
	return s.place(ctx, account, mailbox, n)
}

// findDraft looks a note up in the Drafts folder, and keeps it apart from the drafts of
// other notes.
func (s *Service) findDraft(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) (FoundDraft, error) {
	wanted := DraftWanted{Place: n.Place, MessageID: n.MessageID, To: n.To.Email, InReplyTo: n.Thread.InReplyTo}
	err := s.Store.View(ctx, account, func(tx Tx) error {
		open, err := tx.UnsettledNotes(ctx)
		for _, o := range open {
			if o.ID != n.ID {
				wanted.Others = append(wanted.Others, o.MessageID, o.Place.MessageID)
			}
		}
		return err
	})
	if err != nil {
		return FoundDraft{}, err
	}
	wanted.Others = slices.DeleteFunc(wanted.Others, func(id string) bool { return id == "" })
	return s.Mail.FindDraft(ctx, mailbox, wanted)
}

// asFound returns n with the words and the place that the person gave it.
func asFound(n note.Note, found FoundDraft) (note.Note, error) {
	n, err := n.Lies(found.Place)
	if err != nil {
		return n, err
	}
	mail, err := letter.Parse(found.Bytes[:min(len(found.Bytes), letter.MaxMail)])
	if err != nil {
		return n, nil // nobody can read it, and it is theirs
	}
	same := func(a, b string) bool {
		return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
	}
	if same(mail.Subject, n.Subject) && same(mail.Text, n.Body) {
		return n, nil
	}
	return n.Reword(mail.Subject, mail.Text+"\n")
}

// takeOut removes a note that lies in the Drafts folder, if it is ours to remove.
func (s *Service) takeOut(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	if !n.Ours() {
		return s.changeDraft(ctx, account, n, func(n note.Note) (note.Note, error) {
			n, err := n.Withdrawn()
			n.Trouble = strings.TrimSpace(n.Trouble + " What you made of it is yours and stays in your Drafts folder.")
			return n, err
		})
	}
	removed, err := s.Mail.RemoveDraft(ctx, mailbox, n.Place)
	if err != nil || !removed {
		return err // gone in between: the next look tells
	}
	return s.changeDraft(context.WithoutCancel(ctx), account, n, note.Note.Withdrawn)
}

// tidyDraft takes the draft of a note away that was sent.
func (s *Service) tidyDraft(ctx context.Context, account AccountID, mailbox Mailbox, n note.Note) error {
	if _, err := s.Mail.RemoveDraft(ctx, mailbox, n.Place); err != nil {
		return err
	}
	_, err := s.changeAttempt(ctx, account, n, func(n note.Note) (note.Note, error) { return n.Forget(), nil })
	return err
}

// withdrawDrafts takes the notes back out of the Drafts folder that must not be sent any
// more: somebody answered, their time passed, or the plan has other dates.
func (s *Service) withdrawDrafts(ctx context.Context, tx Tx, steps []cadence.Step, notes []note.Note) error {
	for i, n := range notes {
		if n.State != note.InDrafts {
			continue
		}
		step, ok := stepOf(steps, n)
		after, why := note.Cancelled, step.Reason
		switch {
		case !ok:
			why = ErrNoStep.Error()
		case step.Status == cadence.Stopped, step.Status == cadence.Done:
		case step.Status == cadence.Missed:
			after = note.Skipped
		case step.Status == cadence.Paused:
			after, why = note.Draft, "Somebody answered, so it does not stay in your Drafts folder. Read it again and approve it if it is still to go."
		case step.Status == cadence.Waiting && step.Opens.After(s.Clock.Now()):
			after, why = note.Draft, "Its day is another one now, so it does not stay in your Drafts folder. Read it again and approve it."
		default:
			continue
		}
		if n.Attempt.Stage == note.Withdrawing && (after == note.Draft || after == n.After) {
			continue
		}
		n, err := n.Withdraw(after, s.Clock.Now(), why)
		if err != nil {
			return err
		}
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
		notes[i] = n
	}
	return nil
}

// takeBack takes a note out of the Drafts folder at the person's wish, and reports whether
// it was in there. It may still be, where it is not where it was a moment ago.
func (s *Service) takeBack(ctx context.Context, account AccountID, id string) (bool, error) {
	var n note.Note
	var mailbox Mailbox
	err := s.Store.Update(ctx, account, func(tx Tx) (err error) {
		if n, err = tx.Note(ctx, id); err != nil || n.State != note.InDrafts {
			return err
		}
		if mailbox, err = tx.Mailbox(ctx); err != nil {
			return err
		}
		if n.Attempt.Stage == note.Withdrawing && n.After == note.Draft {
			return nil
		}
		if n, err = n.Withdraw(note.Draft, s.Clock.Now(), ""); err != nil {
			return err
		}
		return tx.SaveNote(ctx, &n)
	})
	if err != nil || n.State != note.InDrafts {
		return false, err
	}
	return true, s.settleDraft(ctx, account, mailbox, n)
}

// ErrStillInDrafts means that a note could not be taken out of the Drafts folder yet. It is
// tried again whenever the mailbox is read.
var ErrStillInDrafts = errors.New("it is not taken out of your Drafts folder yet. Do not send it from there; if you did, it is noticed")

// whatBecameOfDraft asks the person what the program could not find out.
func whatBecameOfDraft(n note.Note) string {
	return fmt.Sprintf("It is gone from your Drafts folder, and no mail to %s with the subject “%s” was found in Sent within a day. "+
		"Did you send it? Say what you know; nothing is sent by itself.", n.To.Email, n.Subject)
}
