package storetest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/followup"
	"afterword/internal/letter"
)

func (s *suite) mailbox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		for range 2 { // the second replaces the first
			want := mailboxes.Draw(t, "mailbox")
			s.update(t, a, func(tx followup.Tx) error { return tx.SaveMailbox(ctx, want) })
			want.Account = a // whatever was given
			s.view(t, a, func(tx followup.Tx) error {
				got, err := tx.Mailbox(ctx)
				same(t, "the mailbox", got, want)
				return err
			})
		}
		all, err := s.Mailboxes(ctx)
		if err != nil || !slices.Contains(all, a) {
			t.Fatalf("the mailboxes are %v (%v), want %s among them", all, err, a)
		}
		if slices.Contains(all, s.account()) {
			t.Fatal("an account without a mailbox is listed")
		}
	})
}

func (s *suite) cursors(t *testing.T) {
	a := s.account()
	inbox := followup.Cursor{Folder: "INBOX", UIDValidity: 4294967295, LastUID: 4294967294}
	junk := followup.Cursor{Folder: "Junk/Spam'", UIDValidity: 1, LastUID: 0}
	err := s.Update(ctx, a, func(tx followup.Tx) error { return tx.SaveCursor(ctx, inbox) })
	wantError(t, "a cursor without a mailbox", err, followup.ErrNotFound)

	m := followup.Mailbox{
		Address: "ada@example.org", Username: "ada", Password: "one",
		IMAP: followup.Server{Host: "imap.example.org", Port: 993, Security: followup.TLS},
	}
	wantCursors := func(what string, want ...followup.Cursor) {
		t.Helper()
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.Cursors(ctx)
			if !slices.Equal(got, want) {
				t.Errorf("%s: cursors are %v, want %v", what, got, want)
			}
			return err
		})
	}
	save := func(m followup.Mailbox, cursors ...followup.Cursor) {
		t.Helper()
		s.update(t, a, func(tx followup.Tx) error {
			if err := tx.SaveMailbox(ctx, m); err != nil {
				return err
			}
			for _, c := range cursors {
				if err := tx.SaveCursor(ctx, c); err != nil {
					return err
				}
			}
			return nil
		})
	}
	save(m, junk, inbox)
	wantCursors("saved", inbox, junk)
	junk.LastUID = 12
	save(m, junk)
	wantCursors("saved again", inbox, junk)
	m.Password, m.ReadAt = "two", time.UnixMilli(1_800_000_000_000)
	save(m)
	wantCursors("another password, the same mailbox", inbox, junk)
	m.IMAP.Host = "imap.example.net"
	save(m)
	wantCursors("another server")
}

func (s *suite) mails(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		s.process(t, a, "p")
		arrived := some(mailsOf("p")).Draw(t, "mails")
		known := map[string]bool{}
		var want []followup.IncomingMail
		for _, m := range append(arrived, arrived...) {
			s.update(t, a, func(tx followup.Tx) error {
				fresh, err := tx.RememberMail(ctx, m)
				if fresh == known[m.Key] {
					t.Fatalf("fresh is %v for a mail that was seen before: %v", fresh, known[m.Key])
				}
				return err
			})
			if !known[m.Key] {
				known[m.Key] = true
				want = append(want, m)
			}
		}
		slices.SortFunc(want, func(x, y followup.IncomingMail) int {
			if c := at(x).Compare(at(y)); c != 0 {
				return c
			}
			return strings.Compare(x.Key, y.Key)
		})
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.Mails(ctx, "p")
			same(t, "the mail", got, want)
			return err
		})
		if len(want) == 0 {
			return
		}
		one := rapid.IntRange(0, len(want)-1).Draw(t, "which")
		want[one].Invitation = rapid.SampledFrom([]followup.InvitationState{followup.Added, followup.Ignored}).Draw(t, "became")
		s.update(t, a, func(tx followup.Tx) error { return tx.SettleInvitation(ctx, want[one].Key, want[one].Invitation) })
		err := s.Update(ctx, s.account(), func(tx followup.Tx) error { return tx.SettleInvitation(ctx, want[one].Key, followup.Waiting) })
		wantError(t, "the invitation of another account", err, followup.ErrNotFound)
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.Mails(ctx, "p")
			same(t, "the mail with its invitation settled", got, want)
			return err
		})
	})
	a := s.account()
	s.process(t, a, "p")
	s.update(t, a, func(tx followup.Tx) error {
		fresh, err := tx.RememberMail(ctx, followup.IncomingMail{Key: "k", Kind: letter.KindUnrelated})
		if !fresh {
			t.Error("an unrelated mail was not remembered")
		}
		return err
	})
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Mails(ctx, "p")
		if len(got) != 0 {
			t.Errorf("an unrelated mail is listed with a process: %v", got)
		}
		return err
	})
	if err := s.Update(ctx, a, func(tx followup.Tx) error {
		_, err := tx.RememberMail(ctx, followup.IncomingMail{ProcessID: "p"})
		return err
	}); err == nil {
		t.Error("a mail without a key was remembered: the next one would be taken for it")
	}
}

// at is where a mail stands among others; one without a time comes with the year 1970.
func at(m followup.IncomingMail) time.Time {
	if m.At.IsZero() {
		return time.UnixMilli(0)
	}
	return m.At
}

// brokenMail keeps a mail from outside, which may hold anything, from stopping the
// reading of a mailbox for good.
func (s *suite) brokenMail(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	broken := "caf\xe9\x00 and more"
	m := followup.IncomingMail{
		Key: broken, ProcessID: "p", Kind: letter.KindReply, Subject: broken, Text: broken, MessageID: broken,
		From: letter.Address{Name: broken, Email: broken},
	}
	for _, want := range []bool{true, false} {
		s.update(t, a, func(tx followup.Tx) error {
			fresh, err := tx.RememberMail(ctx, m)
			if fresh != want {
				t.Errorf("fresh is %v, want %v", fresh, want)
			}
			return err
		})
	}
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Mails(ctx, "p")
		if len(got) != 1 || !strings.HasPrefix(got[0].Text, "caf") || !strings.HasSuffix(got[0].Text, " and more") {
			t.Errorf("what can be read of a broken mail came back as %+v", got)
		}
		return err
	})
}
