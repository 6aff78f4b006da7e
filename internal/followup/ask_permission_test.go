package followup_test

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// yes is a provider whose person has answered; what happens while it is asked for the token
// is up to the test.
type yes struct {
	asked     atomic.Int32
	meanwhile func()
	troubles  []error // what it answers first
}

func (*yes) Known(string) (followup.OAuth, bool) { return followup.OAuth{}, false }

func (*yes) PageOf(followup.Mailbox, string, string, string) (string, error) {
	return "https://provider.example/", nil
}

func (*yes) Exchange(context.Context, followup.Mailbox, string, string, string) (followup.Token, error) {
	return followup.Token{}, errors.New("nobody was to come back from a page")
}

func (*yes) CodeFor(context.Context, followup.Mailbox) (followup.DeviceCode, error) {
	return followup.DeviceCode{Page: "https://provider.example/", Code: "ABCD", Secret: "device", Lasts: 10 * time.Minute, Every: 5 * time.Second}, nil
}

func (y *yes) TokenFor(context.Context, followup.Mailbox, string) (followup.Token, error) {
	asked := int(y.asked.Add(1))
	if asked <= len(y.troubles) {
		return followup.Token{}, y.troubles[asked-1]
	}
	if asked > len(y.troubles)+1 {
		return followup.Token{}, &followup.ProviderRefusal{Code: "invalid_grant", Err: errors.New("the code was used")}
	}
	if y.meanwhile != nil {
		y.meanwhile()
	}
	return followup.Token{Access: "new", Refresh: "renewed"}, nil
}

func (*yes) Refused(followup.Mailbox, string, string) error { return errors.New("refused") }

// asks begins to ask by a code, and lets the time pass until the provider may be asked.
func (y *yes) asks(t *testing.T, w *world, ask followup.PermissionAsk) {
	t.Helper()
	w.Permissions, ask.ByCode = y, true
	if _, err := w.AskPermission(t.Context(), followup.Local, ask); err != nil {
		t.Fatal(err)
	}
	w.clock.Set(w.clock.Now().Add(5 * time.Second))
}

var allowed = followup.Mailbox{Address: "ada@example.org", Username: "ada@example.org", OAuth: followup.OAuth{ClientID: "mine", TokenURL: "https://provider.example/token"}}

// TestOneAsksForTheAnswer has many pages ask at once: the provider is asked by one, and
// the mailbox is kept.
func TestOneAsksForTheAnswer(t *testing.T) {
	w := newWorld(t)
	y := new(yes)
	y.asks(t, w, followup.PermissionAsk{Mailbox: allowed})
	var pages sync.WaitGroup
	for range 8 {
		pages.Go(func() {
			if _, err := w.ContinuePermission(t.Context(), followup.Local); err != nil {
				t.Error(err)
			}
		})
	}
	pages.Wait()
	r, err := w.ShowPermission(t.Context(), followup.Local)
	if err != nil || !r.Done || y.asked.Load() != 1 {
		t.Errorf("asked %d times, and it is done: %v, %v", y.asked.Load(), r.Done, err)
	}
	if m, err := w.ShowMailbox(t.Context(), followup.Local); err != nil || m.OAuth.Token.Refresh != "renewed" {
		t.Errorf("the mailbox is not kept: %v", err)
	}
}

// TestNobodyAsksDuringTheSignIn has another page ask while the mail servers are signed in
// to: the code is used by then, and asking with it again must not end what was just given.
func TestNobodyAsksDuringTheSignIn(t *testing.T) {
	w := newWorld(t)
	y := new(yes)
	y.asks(t, w, followup.PermissionAsk{Mailbox: allowed})
	w.mail.onCheck = func() {
		w.clock.Set(w.clock.Now().Add(time.Minute))
		if r, err := w.ContinuePermission(t.Context(), followup.Local); err != nil || !r.Open() {
			t.Errorf("to another page it is open: %v, %v", r.Open(), err)
		}
	}
	r, err := w.ContinuePermission(t.Context(), followup.Local)
	if err != nil || !r.Done || y.asked.Load() != 1 {
		t.Errorf("asked %d times, and it is done: %v, %v", y.asked.Load(), r.Done, err)
	}
}

// TestAskedAgain answers in every way that is none yet: the provider is asked again after its
// own pause, and not before.
func TestAskedAgain(t *testing.T) {
	for name, row := range map[string]struct {
		trouble error
		pause   time.Duration
	}{
		"nobody answered": {followup.ErrStillAsking, 5 * time.Second},
		"too often":       {followup.ErrAskedTooOften, 10 * time.Second},
		"nobody is there": {&followup.ProviderUnreachable{Host: "provider.example", Err: io.EOF}, 5 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			y := &yes{troubles: []error{row.trouble}}
			y.asks(t, w, followup.PermissionAsk{Mailbox: allowed})
			for _, turn := range []struct {
				wait  time.Duration
				asked int32
			}{{0, 1}, {row.pause - time.Second, 1}, {time.Second, 2}} {
				w.clock.Set(w.clock.Now().Add(turn.wait))
				r, err := w.ContinuePermission(t.Context(), followup.Local)
				if err != nil || y.asked.Load() != turn.asked || r.Done != (turn.asked == 2) {
					t.Errorf("after %s more: asked %d times, want %d; it is done: %v, %v", turn.wait, y.asked.Load(), turn.asked, r.Done, err)
				}
			}
		})
	}
}

// TestOldQuestionsGo lets an hour pass after a question that nobody answered, and after one
// that was refused: their secrets go when it is looked at, and without that with the round.
func TestOldQuestionsGo(t *testing.T) {
	for name, trouble := range map[string]error{
		"not answered": followup.ErrStillAsking,
		"refused":      &followup.ProviderRefusal{Code: followup.EndedDeclined, Err: errors.New("no")},
	} {
		for _, looks := range []bool{true, false} {
			w := newWorld(t)
			y := &yes{troubles: []error{trouble}}
			y.asks(t, w, followup.PermissionAsk{Mailbox: allowed})
			if _, err := w.ContinuePermission(t.Context(), followup.Local); err != nil {
				t.Fatal(err)
			}
			for _, turn := range []struct {
				wait time.Duration
				kept int
			}{{69 * time.Minute, 1}, {2 * time.Minute, 0}} {
				w.clock.Set(w.clock.Now().Add(turn.wait))
				var err error
				if looks {
					if _, err = w.ShowPermission(t.Context(), followup.Local); turn.kept == 0 && errors.Is(err, followup.ErrNotFound) {
						err = nil
					}
				} else {
					err = w.DropOldPermissions(t.Context())
				}
				kept, listErr := w.Store.PermissionRequests(t.Context())
				if err = errors.Join(err, listErr); err != nil || len(kept) != turn.kept {
					t.Errorf("%s, looked at %v, after %s more: %d kept, want %d; %v", name, looks, turn.wait, len(kept), turn.kept, err)
				}
			}
		}
	}
}

// TestSigningInAnewKeepsWhatCameToPass signs in to the mailbox that is there in another way,
// while its provider wants a pause: it goes on, and so does what the person chose meanwhile.
func TestSigningInAnewKeepsWhatCameToPass(t *testing.T) {
	w := newWorld(t)
	stored := func() followup.Mailbox {
		t.Helper()
		m, err := w.ShowMailbox(t.Context(), followup.Local)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	anew := stored()
	anew.Account = ""
	byToken := anew
	byToken.Password, byToken.OAuth = "", allowed.OAuth
	pause, read := w.clock.Now().Add(time.Hour).UTC().Truncate(time.Second), w.clock.Now().Add(-time.Hour).UTC().Truncate(time.Second)
	comesToPass := func(m followup.Mailbox) {
		t.Helper()
		err := w.Store.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
			m.PausedUntil, m.PausedWhy, m.ReadAt = pause, "too many", read
			return tx.SaveMailbox(t.Context(), m)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	holds := func(which string, way note.Way) {
		t.Helper()
		m := stored()
		if !m.PausedUntil.Equal(pause) || m.PausedWhy != "too many" || !m.ReadAt.Equal(read) || m.Way != way {
			t.Errorf("%s: paused until %s (%s), read at %s, way %q", which, m.PausedUntil, m.PausedWhy, m.ReadAt, m.Way)
		}
	}

	comesToPass(stored())
	if _, err := w.AddMailbox(t.Context(), followup.Local, anew); err != nil {
		t.Fatal(err)
	}
	holds("added again", "")

	y := &yes{meanwhile: func() {
		if _, err := w.ChooseWay(t.Context(), followup.Local, note.Drafts); err != nil {
			t.Error(err)
		}
	}}
	y.asks(t, w, followup.PermissionAsk{Mailbox: byToken})
	if r, err := w.ContinuePermission(t.Context(), followup.Local); err != nil || !r.Done {
		t.Fatalf("done: %v, %v", r.Done, err)
	}
	holds("asked at the provider", note.Drafts)
	if !stored().OAuth.Used() {
		t.Error("the mailbox is signed in to as before")
	}

	// The pause begins while the question is open.
	anew.Way = note.Drafts
	y = &yes{}
	anew.Address = "ada@elsewhere.example"
	if _, err := w.AddMailbox(t.Context(), followup.Local, anew); err != nil {
		t.Fatal(err)
	}
	if m := stored(); !m.PausedUntil.IsZero() || m.PausedWhy != "" || !m.ReadAt.IsZero() {
		t.Errorf("another mailbox is paused until %s", m.PausedUntil)
	}
	byToken.Address = anew.Address
	y.asks(t, w, followup.PermissionAsk{Mailbox: byToken})
	comesToPass(stored())
	if r, err := w.ContinuePermission(t.Context(), followup.Local); err != nil || !r.Done {
		t.Fatalf("done: %v, %v", r.Done, err)
	}
	holds("paused meanwhile", note.Drafts)
}

// TestPermissionMeanwhile lets the person do something else while the provider answers:
// what they did last holds.
func TestPermissionMeanwhile(t *testing.T) {
	other := allowed
	other.Address, other.OAuth, other.Password = "ada@elsewhere.example", followup.OAuth{}, "hush"
	for name, row := range map[string]struct {
		again     bool
		meanwhile func(w *world) error
		address   string // of the mailbox that is there afterwards
		token     string
		ended     string
	}{
		"dropped": {false, func(w *world) error { return w.DropPermission(t.Context(), followup.Local) }, "ada@example.org", "old", ""},
		"asked anew": {false, func(w *world) error {
			_, err := w.AskPermission(t.Context(), followup.Local, followup.PermissionAsk{Mailbox: allowed, ByCode: true})
			return err
		}, "ada@example.org", "old", ""},
		"another mailbox": {true, func(w *world) error {
			_, err := w.AddMailbox(t.Context(), followup.Local, other)
			return err
		}, "ada@elsewhere.example", "", followup.EndedReplaced},
		"nothing": {true, func(*world) error { return nil }, "ada@example.org", "renewed", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			before := allowed
			before.OAuth.Token = followup.Token{Access: "a", Refresh: "old"}
			if _, err := w.AddMailbox(t.Context(), followup.Local, before); err != nil {
				t.Fatal(err)
			}
			y := &yes{meanwhile: func() {
				if err := row.meanwhile(w); err != nil {
					t.Error(err)
				}
			}}
			y.asks(t, w, followup.PermissionAsk{Mailbox: allowed, Again: row.again})
			r, err := w.ContinuePermission(t.Context(), followup.Local)
			if err != nil && !errors.Is(err, followup.ErrNotFound) {
				t.Fatal(err)
			}
			m, err := w.ShowMailbox(t.Context(), followup.Local)
			if err != nil || m.Address != row.address || m.OAuth.Token.Refresh != row.token {
				t.Errorf("the mailbox is %s with the token %q: %v", m.Address, m.OAuth.Token.Refresh, err)
			}
			if row.ended != "" && (r.Ended == nil || r.Ended.Code != row.ended) {
				t.Errorf("it ended with %+v", r.Ended)
			}
		})
	}
}
