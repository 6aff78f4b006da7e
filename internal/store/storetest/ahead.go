package storetest

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

// everything is what a transaction tells of a process, its notes and the mailbox.
func everything(t rapid.TB, tx followup.Tx, noteID string, since time.Time) string {
	t.Helper()
	var all []any
	keep := func(v any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	n, err := tx.Note(ctx, noteID)
	keep(n, err)
	p, err := tx.Process(ctx, "p")
	keep(p, err)
	notes, err := tx.Notes(ctx, "p")
	keep(notes, err)
	events, err := tx.Events(ctx, "p")
	keep(events, err)
	steps, err := tx.Steps(ctx, "p")
	keep(steps, err)
	m, err := tx.Mailbox(ctx)
	m.OAuth.Token = followup.Token{} // a token does not show itself
	keep(m, err)
	left, err := tx.Departures(ctx, since)
	keep(left, err)
	cursors, err := tx.Cursors(ctx)
	keep(cursors, err)
	first, err := tx.FirstInterview(ctx)
	keep(first, err)
	open, err := tx.UnsettledNotes(ctx)
	keep(open, err)
	facts, err := tx.Facts(ctx, "p")
	keep(facts, err)
	return dump(t, all)
}

func (s *suite) readAhead(t *testing.T) {
	since := time.UnixMilli(1_000_000_000_000)
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		p := processes.Draw(t, "process")
		p.ID = "p"
		n := notes("p").Draw(t, "note")
		m := mailboxes.Draw(t, "mailbox")
		s.update(t, a, func(tx followup.Tx) error {
			if err := tx.SaveProcess(ctx, &p); err != nil {
				return err
			}
			if err := tx.SaveNote(ctx, &n); err != nil {
				return err
			}
			for _, e := range some(eventsOf).Draw(t, "events") {
				if err := tx.AddEvent(ctx, "p", e); err != nil {
					return err
				}
			}
			if err := tx.SaveSteps(ctx, "p", some(stepsOf).Draw(t, "steps")); err != nil {
				return err
			}
			if err := tx.SaveMailbox(ctx, m); err != nil {
				return err
			}
			return tx.SaveCursor(ctx, followup.Cursor{Folder: "Sent 'é", UIDValidity: 1<<32 - 1, LastUID: 7})
		})
		var want, got, changed string
		s.view(t, a, func(tx followup.Tx) error { want = everything(t, tx, n.ID, since); return nil })
		what := followup.ReadAhead{Note: n.ID, Process: "p", Facts: "p", Mailbox: true, Departures: since, Reading: true}
		err := s.ViewAhead(ctx, a, what, func(tx followup.Tx) error { got = everything(t, tx, n.ID, since); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Fatalf("in a view that read ahead the answers are\n%s\nwant\n%s", got, want)
		}
		err = s.UpdateAhead(ctx, a, what, func(tx followup.Tx) error { got = everything(t, tx, n.ID, since); return nil })
		if err != nil {
			t.Fatal(err)
		}
		// What was read ahead and not asked for yet is forgotten by a change.
		err = s.UpdateAhead(ctx, a, what, func(tx followup.Tx) error {
			if err := tx.AddEvent(ctx, "p", cadence.Event{Kind: cadence.Courtesy}); err != nil {
				return err
			}
			changed = everything(t, tx, n.ID, since)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Fatalf("after reading ahead the answers are\n%s\nwant\n%s", got, want)
		}
		s.view(t, a, func(tx followup.Tx) error { want = everything(t, tx, n.ID, since); return nil })
		if changed != want {
			t.Fatalf("after a change the answers are\n%s\nwant\n%s", changed, want)
		}
	})
}

func (s *suite) facts(t *testing.T) {
	a := s.account()
	p := s.process(t, a, "p")
	s.process(t, a, "q")
	n := someNote("p", "n", "wei.chen@globex.example")
	other := someNote("q", "o", "wei.chen@globex.example")
	var before followup.Facts
	changes := []struct {
		what    string
		changes bool
		do      func(tx followup.Tx) error
	}{
		{"nothing", true, func(followup.Tx) error { return nil }}, // the first look
		{"nothing", false, func(followup.Tx) error { return nil }},
		{"a new note", true, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) }},
		{"a changed note", true, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) }},
		{"a changed process", true, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &p) }},
		{"an event", true, func(tx followup.Tx) error { return tx.AddEvent(ctx, "p", cadence.Event{Kind: cadence.Courtesy}) }},
		{"a note of another process", false, func(tx followup.Tx) error { return tx.SaveNote(ctx, &other) }},
		{"an event of another process", false, func(tx followup.Tx) error { return tx.AddEvent(ctx, "q", cadence.Event{Kind: cadence.Courtesy}) }},
	}
	for _, c := range changes {
		s.update(t, a, c.do)
		s.view(t, a, func(tx followup.Tx) error {
			now, err := tx.Facts(ctx, "p")
			if (now != before) != c.changes {
				t.Errorf("after %s the facts are %+v, before %+v", c.what, now, before)
			}
			before = now
			return err
		})
	}
	err := s.View(ctx, a, func(tx followup.Tx) error { _, err := tx.Facts(ctx, "none"); return err })
	wantError(t, "the facts of no process", err, followup.ErrNotFound)
}

func (s *suite) firstInterview(t *testing.T) {
	a := s.account()
	first := func() (at time.Time) {
		s.view(t, a, func(tx followup.Tx) (err error) { at, err = tx.FirstInterview(ctx); return err })
		return at
	}
	none := followup.Process{State: followup.Active, Process: interview.Process{ID: "none"}}
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &none) })
	if at := first(); !at.IsZero() {
		t.Errorf("without an interview the first starts at %s", at)
	}
	p := s.process(t, a, "p")
	earlier := someProcess("q")
	second := earlier.Interviews[0]
	second.ID, second.Starts = "second", second.Starts.AddDate(0, -1, 0)
	earlier.Interviews = append(earlier.Interviews, second)
	if at := first(); !at.Equal(p.Interviews[0].Starts) {
		t.Errorf("the first interview starts at %s, want %s", at, p.Interviews[0].Starts)
	}
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &earlier) })
	if at := first(); !at.Equal(second.Starts) {
		t.Errorf("the first interview starts at %s, want %s", at, second.Starts)
	}
}

func (s *suite) readAt(t *testing.T) {
	a := s.account()
	at := time.UnixMilli(1_800_000_000_000).UTC()
	save := func(tx followup.Tx) error { return tx.SaveReadAt(ctx, at) }
	wantError(t, "no mailbox was read", s.Update(ctx, a, save), followup.ErrNotFound)
	m := followup.Mailbox{Address: "ada@example.org", Password: "secret", SentBy: followup.SentByUs}
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveMailbox(ctx, m) })
	s.update(t, a, save)
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Mailbox(ctx)
		want := m
		want.Account, want.ReadAt = a, at
		same(t, "the mailbox", got, want)
		return err
	})
}
