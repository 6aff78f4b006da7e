package storetest

import (
	"errors"
	"strings"
	"testing"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

// keptChanges holds transactions that read ahead, whose changes a store may keep for the
// way to the commit, to what holds of all: everything or nothing, in the order of the
// calls, and never over a version that nobody has seen.
func (s *suite) keptChanges(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	n := someNote("p", "n", "wei.chen@globex.example")
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
	what := followup.ReadAhead{Process: "p", Facts: "p", Cursors: true}

	old := n
	err := s.UpdateAhead(ctx, a, what, func(tx followup.Tx) error {
		n.Subject = "First"
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
		n.Subject = "Second"
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
		if stored, err := tx.Note(ctx, "n"); err != nil || stored.Subject != "Second" {
			t.Errorf("within the transaction the note says %q (%v), want what was saved last", stored.Subject, err)
		}
		n.Subject = "Third"
		return tx.SaveNote(ctx, &n)
	})
	if err != nil {
		t.Fatal(err)
	}
	s.sameNote(t, a, n)

	broken := errors.New("changed my mind")
	second := func(id string) note.Note {
		other := n
		other.ID, other.Version = id, 0
		return other
	}
	tests := []struct {
		what string
		want error
		says string
		do   func(tx followup.Tx) error
	}{
		{"an old version", followup.ErrStale, `note "n"`, func(tx followup.Tx) error { stale := old; return tx.SaveNote(ctx, &stale) }},
		{"a second insert", followup.ErrStale, `note "n"`, func(tx followup.Tx) error {
			again := someNote("p", "n", "priya@globex.example")
			return tx.SaveNote(ctx, &again)
		}},
		{"a second note of a phase", nil, "already", func(tx followup.Tx) error { other := second("o"); return tx.SaveNote(ctx, &other) }},
		{"a note of no process", followup.ErrNotFound, `note "o"`, func(tx followup.Tx) error {
			other := someNote("none", "o", "wei.chen@globex.example")
			return tx.SaveNote(ctx, &other)
		}},
		{"no mailbox", followup.ErrNotFound, "mailbox", func(tx followup.Tx) error { return tx.SaveReadAt(ctx, n.NotBefore) }},
		{"the steps of no process", followup.ErrNotFound, "", func(tx followup.Tx) error {
			return tx.SaveSteps(ctx, "none", []cadence.Step{{Phase: note.Anchor, Status: cadence.Waiting}})
		}},
		{"an error of the caller", broken, "", func(followup.Tx) error { return broken }},
	}
	for _, tt := range tests {
		for when, and := range map[string]func(tx followup.Tx) error{
			"at the end": func(followup.Tx) error { return nil },
			"before another question": func(tx followup.Tx) error {
				_, err := tx.Processes(ctx)
				return err
			},
		} {
			err := s.UpdateAhead(ctx, a, what, func(tx followup.Tx) error {
				changed := n
				changed.Subject = "Never"
				if err := errors.Join(tx.AddEvent(ctx, "p", cadence.Event{Kind: cadence.Courtesy}), tx.SaveNote(ctx, &changed)); err != nil {
					return err
				}
				if err := tt.do(tx); err != nil {
					return err
				}
				return and(tx)
			})
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s, %s: error %v, want %v that says %q", tt.what, when, err, tt.want, tt.says)
			}
			s.sameNote(t, a, n)
			s.view(t, a, func(tx followup.Tx) error {
				events, err := tx.Events(ctx, "p")
				if len(events) != 0 {
					t.Errorf("%s, %s: %d events were stored, want none", tt.what, when, len(events))
				}
				return err
			})
		}
	}

	// What need not be on disk at once is stored all the same.
	what.Repeatable = true
	err = s.UpdateAhead(ctx, a, what, func(tx followup.Tx) error { n.Subject = "Fourth"; return tx.SaveNote(ctx, &n) })
	if err != nil {
		t.Fatal(err)
	}
	s.sameNote(t, a, n)
}
