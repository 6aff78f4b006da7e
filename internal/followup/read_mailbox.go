package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/letter"
)

// lookBack is how far before the first interview a mailbox is read the first time.
const lookBack = 24 * time.Hour

// ReadMailbox fetches what arrived since the last time and takes it in: answers pause
// their process, absence notices move the next step, bounces stop their recipient.
// Reading changes nothing in the mailbox. It fails when the mailbox cannot be read to the
// end; what was taken in until then stays, and the next call goes on from there.
//
// Then it settles what is open about notes that left, or may have: see settleAttempts.
func (s *Service) ReadMailbox(ctx context.Context, account AccountID) error {
	var from readingPlace
	err := s.Store.View(ctx, account, func(tx Tx) (err error) {
		from, err = readingPlaceOf(ctx, tx)
		return err
	})
	if err != nil {
		return fmt.Errorf("read the mailbox: %w", err)
	}
	if from.nothing() {
		return nil
	}
	if err := s.fetch(ctx, account, from); err != nil {
		return err
	}
	err = s.Store.Update(ctx, account, func(tx Tx) error { return tx.SaveReadAt(ctx, s.Clock.Now()) })
	if err != nil {
		return fmt.Errorf("note that the mailbox %s was read: %w", from.mailbox.Address, err)
	}
	s.settleAttempts(ctx, account)
	return nil
}

// fetch takes in what arrived.
func (s *Service) fetch(ctx context.Context, account AccountID, from readingPlace) error {
	defer s.Progress.readAll(account)
	at := map[string]Cursor{} // where this reading stands, by folder
	for _, c := range from.cursors {
		at[c.Folder] = c
	}
	reading := WithReading(ctx, func(f FolderReading) {
		s.Progress.folder(account, f)
		TellReading(ctx, f)
	})
	err := s.Mail.Fetch(reading, from.mailbox, from.cursors, from.since, func(batch []RawMail, next Cursor) error {
		// Without a mail it is only about where to read on: at worst from here again.
		what := ReadAhead{Cursors: true, Repeatable: len(batch) == 0}
		err := s.Store.UpdateAhead(ctx, account, what, func(tx Tx) error {
			unrelated, err := s.takeIn(ctx, tx, from.mailbox, batch)
			if err != nil {
				return err
			}
			advanced, err := advance(ctx, tx, at[next.Folder], next)
			if err != nil || !advanced || unrelated == 0 { // another reading counts them
				return err
			}
			return tx.CountUnrelated(ctx, unrelated)
		})
		if err != nil {
			return fmt.Errorf("take in the mail of %s: %w", from.mailbox.Address, err)
		}
		at[next.Folder] = next
		s.Progress.read(account, len(batch))
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the mailbox of %s: %w", from.mailbox.Address, err)
	}
	return nil
}

// readingPlace is where a mailbox is to be read from.
type readingPlace struct {
	mailbox Mailbox
	cursors []Cursor
	since   time.Time // zero when there is no interview yet
}

// nothing reports whether there is nothing to wait for.
func (p readingPlace) nothing() bool { return p.since.IsZero() }

// errNoMailbox means that nobody said yet where mail is sent from and read.
var errNoMailbox = errors.New("no mailbox has been added: run afterword mailbox add")

func readingPlaceOf(ctx context.Context, tx Tx) (from readingPlace, err error) {
	if from.mailbox, err = tx.Mailbox(ctx); errors.Is(err, ErrNotFound) {
		return from, errNoMailbox
	} else if err != nil {
		return from, err
	}
	if from.cursors, err = tx.Cursors(ctx); err != nil {
		return from, err
	}
	first, err := tx.FirstInterview(ctx)
	if err == nil && !first.IsZero() {
		from.since = first.Add(-lookBack)
	}
	return from, err
}

// advance stores how far a folder was read. A cursor that changed while it was being read
// stays: another reading has stored its own, or somebody asked to read again from the
// start, and to read a mail twice does no harm. It reports whether the cursor did not stay.
func advance(ctx context.Context, tx Tx, from, to Cursor) (bool, error) {
	cursors, err := tx.Cursors(ctx)
	if err != nil {
		return false, err
	}
	var current Cursor
	for _, c := range cursors {
		if c.Folder == to.Folder {
			current = c
		}
	}
	if current != from {
		return false, nil
	}
	return true, tx.SaveCursor(ctx, to)
}

// readAgain makes the next reading begin at the interviews again: mail that was nobody's
// concern when it was read may be the answer of somebody who is known only now (SPEC.md,
// promise 3). A cursor without UIDVALIDITY is none. What nobody is concerned with is counted
// anew, too.
func (s *Service) readAgain(ctx context.Context, tx Tx, p Process) error {
	if len(p.Interviews) == 0 || p.Interviews[0].Starts.After(s.Clock.Now()) {
		return nil // nobody can have answered yet
	}
	cursors, err := tx.Cursors(ctx)
	if err != nil {
		return err
	}
	for _, c := range cursors {
		if err := tx.SaveCursor(ctx, Cursor{Folder: c.Folder}); err != nil {
			return err
		}
	}
	counted, err := tx.Unrelated(ctx)
	if err != nil || counted == 0 {
		return err
	}
	return tx.CountUnrelated(ctx, -counted)
}

// widens reports whether mail that was unrelated to before may be related to after.
func widens(before, after Process) bool {
	was, is := known(before, Mailbox{}, sentMessageIDs(before, nil)), known(after, Mailbox{}, sentMessageIDs(after, nil))
	lacks := func(had []string) func(string) bool {
		return func(s string) bool {
			return !slices.ContainsFunc(had, func(t string) bool { return strings.EqualFold(s, t) })
		}
	}
	return is.Since.Before(was.Since) || slices.ContainsFunc(is.Interviewers, lacks(was.Interviewers)) ||
		slices.ContainsFunc(is.MessageIDs, lacks(was.MessageIDs))
}

// known is what a process knows about its correspondence.
func known(p Process, mailbox Mailbox, messageIDs []string) letter.Known {
	k := letter.Known{
		Own:        []string{mailbox.Address},
		Employer:   p.Employer,
		MessageIDs: messageIDs,
	}
	if p.Candidate.Email != "" {
		k.Own = append(k.Own, p.Candidate.Email)
	}
	for _, i := range p.Interviews {
		if k.Since.IsZero() || i.Starts.Before(k.Since) {
			k.Since = i.Starts
		}
		for _, person := range i.Panel {
			if person.Email != "" {
				k.Interviewers = append(k.Interviewers, person.Email)
			}
		}
		if i.Organizer != "" {
			k.Interviewers = append(k.Interviewers, i.Organizer)
		}
	}
	return k
}
