package followup_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// lossy is a store of which the next transaction that reads ahead seems to fail.
type lossy struct {
	followup.Store
	stores bool // it is stored, and only the confirmation is lost
	failed bool
}

func (l *lossy) UpdateAhead(ctx context.Context, account followup.AccountID, what followup.ReadAhead, f func(followup.Tx) error) error {
	if l.failed {
		return l.Store.UpdateAhead(ctx, account, what, f)
	}
	l.failed = true
	lost := errors.New("the connection to the database was lost")
	err := l.Store.UpdateAhead(ctx, account, what, func(tx followup.Tx) error {
		if err := f(tx); err != nil || l.stores {
			return err
		}
		return lost
	})
	if err == nil {
		err = lost
	}
	return err
}

// TestALostConfirmationBeforeTheDotIsNoLostNote breaks the database's connection while a
// note is being stored as committing. Nothing left, whatever was stored: the note goes
// back and leaves with the next attempt, once.
func TestALostConfirmationBeforeTheDotIsNoLostNote(t *testing.T) {
	for name, stores := range map[string]bool{"nothing was stored": false, "it was stored": true} {
		t.Run(name, func(t *testing.T) {
			w, id, before := scheduled(t)
			sound := w.Store
			w.mail.onDot = func() { w.Store = &lossy{Store: sound, stores: stores}; w.mail.onDot = nil }
			var wait *followup.WaitError
			if err := w.work(); !errors.As(err, &wait) {
				t.Fatalf("the job says %v, want that it waits", err)
			}
			n := w.note(id, note.Anchor, "wei@globex.example")
			if n.State != note.Scheduled || !strings.Contains(n.Trouble, "nothing was delivered") || len(w.mail.sent) != 0 {
				t.Fatalf("the note is %s (%s): %q, and %d left", n.State, n.Attempt.Stage, n.Trouble, len(w.mail.sent))
			}
			w.clock.Set(before.NotBefore.Add(2 * time.Minute))
			if err := w.work(); err != nil {
				t.Fatal(err)
			}
			w.wantNote(id, note.Sent, "")
			if len(w.mail.sent) != 1 {
				t.Errorf("%d notes left, want 1", len(w.mail.sent))
			}
		})
	}
}
