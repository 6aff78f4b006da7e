package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/calendar"
	"afterword/internal/followup"
	"afterword/internal/note"
)

func (s *suite) notFound(t *testing.T) {
	a := s.account()
	s.view(t, a, func(tx followup.Tx) error {
		_, err := tx.Process(ctx, "p")
		wantError(t, "a process", err, followup.ErrNotFound)
		_, err = tx.Note(ctx, "n")
		wantError(t, "a note", err, followup.ErrNotFound)
		_, err = tx.Mailbox(ctx)
		wantError(t, "a mailbox", err, followup.ErrNotFound)
		_, err = tx.Calendar(ctx)
		wantError(t, "a calendar", err, followup.ErrNotFound)
		return nil
	})
	for what, write := range orphans("p") {
		wantError(t, what+" of a process that is not there", s.Update(ctx, a, write), followup.ErrNotFound)
	}
}

// orphans are writes that need the process with the given id.
func orphans(processID string) map[string]func(followup.Tx) error {
	return map[string]func(followup.Tx) error{
		"a note": func(tx followup.Tx) error {
			n := someNote(processID, "orphan", "wei.chen@globex.example")
			return tx.SaveNote(ctx, &n)
		},
		"an event": func(tx followup.Tx) error {
			return tx.AddEvent(ctx, processID, cadence.Event{Kind: cadence.Replied})
		},
		"a step": func(tx followup.Tx) error {
			return tx.SaveSteps(ctx, processID, []cadence.Step{{Status: cadence.Waiting}})
		},
		"a mail": func(tx followup.Tx) error {
			_, err := tx.RememberMail(ctx, followup.IncomingMail{Key: "orphan", ProcessID: processID})
			return err
		},
	}
}

// fill stores one of everything in an account.
func (s *suite) fill(t *testing.T, a followup.AccountID, id string) {
	t.Helper()
	s.process(t, a, id)
	s.update(t, a, func(tx followup.Tx) error {
		n := someNote(id, id, "wei.chen@globex.example")
		n.Subject = "Of " + string(a)
		_, remembered := tx.RememberMail(ctx, followup.IncomingMail{Key: id, ProcessID: id})
		return errors.Join(
			tx.SaveNote(ctx, &n), remembered,
			tx.AddEvent(ctx, id, cadence.Event{Kind: cadence.Replied}),
			tx.SaveSteps(ctx, id, []cadence.Step{{Status: cadence.Waiting}}),
			tx.SaveMailbox(ctx, followup.Mailbox{Address: string(a) + "@example.org", Password: "of " + string(a)}),
			tx.SaveCursor(ctx, followup.Cursor{Folder: string(a)}),
			tx.SaveCalendar(ctx, followup.Calendar{Secret: "of " + string(a)}),
			tx.SaveCalendarEntry(ctx, followup.CalendarEntry{Entry: calendar.Entry{UID: id}}),
			tx.SaveModel(ctx, followup.Model{Endpoint: "https://models.example.org/v1", Name: "m", Key: "of " + string(a)}),
		)
	})
}

// counts says how much of everything an account sees, for a process and note id.
func (s *suite) counts(t *testing.T, a followup.AccountID, id string) string {
	t.Helper()
	var seen string
	s.view(t, a, func(tx followup.Tx) error {
		processes, err1 := tx.Processes(ctx)
		notes, err2 := tx.Notes(ctx, id)
		events, err3 := tx.Events(ctx, id)
		steps, err4 := tx.Steps(ctx, id)
		mails, err5 := tx.Mails(ctx, id)
		cursors, err6 := tx.Cursors(ctx)
		entries, err7 := tx.CalendarEntries(ctx)
		models, err8 := tx.Models(ctx)
		seen = fmt.Sprint(len(processes), len(notes), len(events), len(steps), len(mails), len(cursors), len(entries), len(models))
		return errors.Join(err1, err2, err3, err4, err5, err6, err7, err8)
	})
	return seen
}

func (s *suite) accounts(t *testing.T) {
	a, b, stranger := s.account(), s.account(), s.account()
	s.fill(t, a, "p") // the same ids in both
	s.fill(t, b, "p")
	for _, account := range []followup.AccountID{a, b} {
		if got := s.counts(t, account, "p"); got != "1 1 1 1 1 1 1 1" {
			t.Errorf("%s sees %s, want one of everything", account, got)
		}
		s.view(t, account, func(tx followup.Tx) error {
			n, err := tx.Note(ctx, "p")
			if n.Subject != "Of "+string(account) {
				t.Errorf("%s reads the note %q", account, n.Subject)
			}
			m, err2 := tx.Mailbox(ctx)
			if m.Password != "of "+string(account) {
				t.Errorf("%s reads another mailbox", account)
			}
			return errors.Join(err, err2)
		})
	}
	if got := s.counts(t, stranger, "p"); got != "0 0 0 0 0 0 0 0" {
		t.Errorf("a stranger sees %s, want nothing", got)
	}
	s.view(t, stranger, func(tx followup.Tx) error {
		_, err := tx.Process(ctx, "p")
		wantError(t, "another's process", err, followup.ErrNotFound)
		_, err = tx.Note(ctx, "p")
		wantError(t, "another's note", err, followup.ErrNotFound)
		return nil
	})
	for what, write := range orphans("p") {
		wantError(t, what+" of another's process", s.Update(ctx, stranger, write), followup.ErrNotFound)
	}
	stolen := someProcess("p")
	stolen.Version = 1
	wantError(t, "another's process", s.Update(ctx, stranger, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &stolen) }), followup.ErrStale)
	nothing := func(followup.Tx) error { return nil }
	if s.Update(ctx, "", nothing) == nil || s.View(ctx, "", nothing) == nil {
		t.Error("a transaction without an account began")
	}
}

func (s *suite) rollback(t *testing.T) {
	a := s.account()
	mine := errors.New("mine")
	err := s.Update(ctx, a, func(tx followup.Tx) error {
		p := someProcess("p")
		if err := tx.SaveProcess(ctx, &p); err != nil {
			return err
		}
		return mine
	})
	wantError(t, "update", err, mine)
	if got := s.counts(t, a, "p"); got != "0 0 0 0 0 0 0 0" {
		t.Errorf("after an error the account holds %s", got)
	}
	s.process(t, a, "p") // and the store still works
	wantError(t, "view", s.View(ctx, a, func(followup.Tx) error { return mine }), mine)
}

func (s *suite) panics(t *testing.T) {
	a := s.account()
	func() {
		defer func() {
			if p := recover(); p != "fault" {
				t.Errorf("the panic arrived as %v", p)
			}
		}()
		s.Update(ctx, a, func(tx followup.Tx) error {
			p := someProcess("p")
			if err := tx.SaveProcess(ctx, &p); err != nil {
				t.Error(err)
			}
			panic("fault")
		})
	}()
	if got := s.counts(t, a, "p"); got != "0 0 0 0 0 0 0 0" {
		t.Errorf("after a panic the account holds %s", got)
	}
	s.process(t, a, "p")
}

func (s *suite) cancelled(t *testing.T) {
	a := s.account()
	ending, end := context.WithCancel(ctx)
	err := s.Update(ending, a, func(tx followup.Tx) error {
		p := someProcess("p")
		if err := tx.SaveProcess(ctx, &p); err != nil {
			return err
		}
		end()
		return nil
	})
	if err == nil {
		t.Error("a transaction was committed for a context that had ended")
	}
	if got := s.counts(t, a, "p"); got != "0 0 0 0 0 0 0 0" {
		t.Errorf("the account holds %s", got)
	}
	s.process(t, a, "p")
}

func (s *suite) viewWrites(t *testing.T) {
	a := s.account()
	s.fill(t, a, "p")
	writes := orphans("p")
	writes["a process"] = func(tx followup.Tx) error {
		p := someProcess("q")
		return tx.SaveProcess(ctx, &p)
	}
	writes["a known note"] = func(tx followup.Tx) error {
		n, err := tx.Note(ctx, "p")
		if err != nil {
			t.Error(err)
		}
		return tx.SaveNote(ctx, &n)
	}
	writes["a mailbox"] = func(tx followup.Tx) error { return tx.SaveMailbox(ctx, followup.Mailbox{Password: "new"}) }
	writes["when the mailbox was read"] = func(tx followup.Tx) error { return tx.SaveReadAt(ctx, time.UnixMilli(1)) }
	writes["a cursor"] = func(tx followup.Tx) error { return tx.SaveCursor(ctx, followup.Cursor{Folder: "new"}) }
	writes["a calendar"] = func(tx followup.Tx) error { return tx.SaveCalendar(ctx, followup.Calendar{Secret: "new"}) }
	writes["a model"] = func(tx followup.Tx) error { return tx.SaveModel(ctx, followup.Model{Name: "new", Key: "new"}) }
	writes["a model's end"] = func(tx followup.Tx) error { return tx.RemoveModel(ctx, "p", "p") }
	writes["a calendar entry"] = func(tx followup.Tx) error {
		return tx.SaveCalendarEntry(ctx, followup.CalendarEntry{Entry: calendar.Entry{UID: "new"}})
	}
	writes["no steps"] = func(tx followup.Tx) error { return tx.SaveSteps(ctx, "p", nil) }
	for what, write := range writes {
		err := s.View(ctx, a, func(tx followup.Tx) error {
			if write(tx) == nil {
				t.Errorf("%s was written in a view", what)
			}
			return nil // even where the error is swallowed, nothing may remain
		})
		if err != nil {
			t.Errorf("%s: the view failed after a refusal: %v", what, err)
		}
	}
	if got := s.counts(t, a, "p"); got != "1 1 1 1 1 1 1 1" {
		t.Errorf("after views that tried to write the account holds %s", got)
	}
}

func (s *suite) viewSnapshot(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	s.view(t, a, func(tx followup.Tx) error {
		before, err := tx.Process(ctx, "p")
		if err != nil {
			return err
		}
		s.update(t, a, func(tx followup.Tx) error {
			p, err := tx.Process(ctx, "p")
			if err != nil {
				return err
			}
			p.Role = "changed meanwhile"
			return errors.Join(tx.SaveProcess(ctx, &p), tx.AddEvent(ctx, "p", cadence.Event{Kind: cadence.Replied}))
		})
		after, err := tx.Process(ctx, "p")
		if err != nil {
			return err
		}
		events, err := tx.Events(ctx, "p")
		same(t, "the process", after, before)
		if len(events) != 0 {
			t.Errorf("the view sees %d events that came after it began", len(events))
		}
		return err
	})
}

// writers change one note at the same time, each reading it in its transaction: nobody's
// change is lost and nobody fails.
func (s *suite) writers(t *testing.T) {
	const writers, each = 8, 10
	a := s.account()
	s.process(t, a, "p")
	n := someNote("p", "n", "wei.chen@globex.example")
	n.State, n.NotBefore = note.Approved, time.UnixMilli(0)
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
	var group sync.WaitGroup
	for range writers {
		group.Go(func() {
			for range each {
				err := s.Update(ctx, a, func(tx followup.Tx) error {
					n, err := tx.Note(ctx, "n")
					if err != nil {
						return err
					}
					n.NotBefore = n.NotBefore.Add(time.Second)
					return tx.SaveNote(ctx, &n)
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	s.view(t, a, func(tx followup.Tx) error {
		n, err := tx.Note(ctx, "n")
		if n.NotBefore.Unix() != writers*each || n.Version != 1+writers*each {
			t.Errorf("after %d changes the note says %d at version %d", writers*each, n.NotBefore.Unix(), n.Version)
		}
		return err
	})
}
