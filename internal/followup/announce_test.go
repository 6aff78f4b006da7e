package followup_test

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/store"
)

// hooks answers what it is told to, and counts.
type hooks struct {
	status, posts int
}

func (h *hooks) Post(context.Context, followup.HookMessage) (followup.HookAnswer, error) {
	h.posts++
	return followup.HookAnswer{Status: h.status, Start: "busy"}, nil
}

func (h *hooks) Check(string, bool) error { return nil }

// telling is a real database with one webhook, a note and a process.
type telling struct {
	*testing.T
	*followup.Service
	hooks *hooks
	clock *followuptest.Clock
	hook  followup.Webhook
}

func newTelling(t *testing.T) *telling {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	w := &telling{T: t, hooks: &hooks{status: 503}, clock: followuptest.ClockAt(time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))}
	w.Service = &followup.Service{
		Store: followup.Announcing{Store: s, Clock: w.clock}, API: s, Hooks: w.hooks, Clock: w.clock, Log: slog.New(slog.DiscardHandler),
	}
	if w.hook, err = w.AddWebhook(t.Context(), followup.Local, "https://one.example/", nil, false); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *telling) save(f func(tx followup.Tx) error) {
	w.Helper()
	if err := w.Store.Update(w.Context(), followup.Local, f); err != nil {
		w.Fatal(err)
	}
}

func (w *telling) told() []followup.Delivery {
	w.Helper()
	all, err := w.ListDeliveries(w.Context(), followup.Local, w.hook.ID, 100)
	if err != nil {
		w.Fatal(err)
	}
	return all
}

// finish tells everything that waits, for the last time.
func (w *telling) finish() {
	w.Helper()
	for _, d := range w.told() {
		ref := followup.DeliveryRef{Account: followup.Local, Webhook: w.hook.ID, Happening: d.ID}
		if _, err := w.Deliver(w.Context(), ref, true); err != nil && !errors.Is(err, followup.ErrNotTaken) {
			w.Fatal(err)
		}
	}
}

// TestNothingIsToldTwice: what was told is dropped after a month, and saving the note or the
// process again later is no news. What became so later than that is.
func TestNothingIsToldTwice(t *testing.T) {
	w := newTelling(t)
	ctx := t.Context()
	p := followup.Process{State: followup.Active, Process: interview.Process{ID: "p", Employer: "Globex"}}
	notes := map[string]*note.Note{}
	for _, id := range []string{"sent", "unknown", "later"} {
		notes[id] = &note.Note{ID: id, ProcessID: "p", InterviewID: "onsite", Phase: note.Anchor, State: note.Draft, To: note.Address{Email: id + "@globex.example"}}
	}
	saveAll := func() {
		t.Helper()
		w.save(func(tx followup.Tx) error {
			if err := tx.SaveProcess(ctx, &p); err != nil {
				return err
			}
			for _, n := range notes {
				if err := tx.SaveNote(ctx, n); err != nil {
					return err
				}
			}
			return nil
		})
	}
	saveAll()
	p.State = followup.MovedOn
	notes["sent"].State, notes["sent"].SentAt = note.Sent, w.clock.Now()
	notes["unknown"].State = note.Unknown
	saveAll()
	saveAll()
	w.finish()
	if n := len(w.told()); n != 6 { // three drafts, one sent, one unknown, one closed
		t.Fatalf("%d things were told, want 6", n)
	}

	w.clock.Pass(31 * 24 * time.Hour)
	if err := w.DropDeliveries(ctx); err != nil || len(w.told()) != 0 {
		t.Fatalf("%d deliveries are left after a month: %v", len(w.told()), err)
	}
	saveAll()
	if told := w.told(); len(told) != 0 {
		t.Errorf("told again: %v", told)
	}
	// A note that is found to have left long ago is news all the same.
	notes["later"].State, notes["later"].SentAt = note.Sent, w.clock.Now().Add(-40*24*time.Hour)
	saveAll()
	if told := w.told(); len(told) != 1 || told[0].Kind != followup.NoteSent || told[0].Note != "later" {
		t.Errorf("told %v, want that one note was sent", told)
	}
}

// TestRetryDelivery: only what was given up is sent again, and once for each press.
func TestRetryDelivery(t *testing.T) {
	w := newTelling(t)
	w.save(func(tx followup.Tx) error {
		return tx.Announce(t.Context(), followup.Happening{ID: "evt", Kind: followup.NoteSent, At: w.clock.Now()})
	})
	retry := func(account followup.AccountID) (followup.Delivery, error) {
		return w.RetryDelivery(t.Context(), account, w.hook.ID, "evt")
	}
	if _, err := retry(followup.Local); !errors.Is(err, followup.ErrNotOver) || w.hooks.posts != 0 {
		t.Errorf("what waits is sent again: %v, %d posts", err, w.hooks.posts)
	}
	w.finish()
	if d, err := retry(followup.Local); err != nil || d.State != followup.DeliveryOver || d.Tries != 2 || d.Status != 503 || d.Answer != "busy" {
		t.Errorf("a receiver that still refuses: %+v, %v", d, err)
	}
	if _, err := retry("ben"); !errors.Is(err, followup.ErrNotFound) {
		t.Errorf("somebody else's: %v", err)
	}
	w.hooks.status = 200
	if d, err := retry(followup.Local); err != nil || d.State != followup.Delivered || d.Tries != 3 {
		t.Errorf("a receiver that takes it: %+v, %v", d, err)
	}
	if _, err := retry(followup.Local); !errors.Is(err, followup.ErrNotOver) || w.hooks.posts != 3 {
		t.Errorf("what was taken is sent again: %v, %d posts", err, w.hooks.posts)
	}
}
