package storetest

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// corrections keeps what a mail was taken for, and takes the one event back that it was.
func (s *suite) corrections(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		s.process(t, a, "p")
		s.process(t, a, "q")
		m := mailsOf("p").Draw(t, "mail")
		event := eventsOf.Draw(t, "event")
		s.update(t, a, func(tx followup.Tx) error {
			_, err := tx.RememberMail(ctx, m)
			return err
		})
		m.Kind, m.ProcessID = letter.KindUnrelated, rapid.SampledFrom([]string{"", "q"}).Draw(t, "process")
		m.TakenFor = &followup.TakenFor{Kind: letter.KindReply, ProcessID: "p", Invitation: followup.Waiting}
		if rapid.Bool().Draw(t, "with event") {
			m.TakenFor.Event = &event
		}
		s.update(t, a, func(tx followup.Tx) error { return tx.CorrectMail(ctx, m) })
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.Mail(ctx, m.Key)
			same(t, "the corrected mail", got, m)
			if err != nil {
				return err
			}
			box, err := tx.Inbox(ctx, 0, 5)
			same(t, "the inbox", box, []followup.IncomingMail{m})
			return err
		})
	})
	a := s.account()
	p := s.process(t, a, "p")
	wei, again := cadence.Event{Kind: cadence.Replied, Email: "wei@globex.example"}, cadence.Event{Kind: cadence.Replied, Email: "priya@globex.example"}
	for _, e := range []cadence.Event{wei, again, wei, {Kind: cadence.Courtesy}} {
		s.update(t, a, func(tx followup.Tx) error { return tx.AddEvent(ctx, "p", e) })
	}
	s.update(t, a, func(tx followup.Tx) error {
		if err := tx.RemoveEvent(ctx, "p", wei); err != nil {
			return err
		}
		return tx.SaveProcess(ctx, &p)
	})
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Events(ctx, "p")
		if !slices.EqualFunc(got, []cadence.Event{wei, again, {Kind: cadence.Courtesy}}, func(x, y cadence.Event) bool { return x.Kind == y.Kind && x.Email == y.Email }) {
			t.Errorf("after the last of Wei's replies was removed there are %+v", got)
		}
		return err
	})
	for what, do := range map[string]func(tx followup.Tx) error{
		"an event that never was": func(tx followup.Tx) error {
			return tx.RemoveEvent(ctx, "p", cadence.Event{Kind: cadence.HardBounce})
		},
		"a mail that never came": func(tx followup.Tx) error {
			return tx.CorrectMail(ctx, followup.IncomingMail{Key: "none", Kind: letter.KindReply})
		},
		"its key": func(tx followup.Tx) error {
			_, err := tx.Mail(ctx, "none")
			return err
		},
	} {
		wantError(t, what, s.Update(ctx, a, do), followup.ErrNotFound)
	}
	s.countUnrelated(t, a)
}

func (s *suite) countUnrelated(t *testing.T, a followup.AccountID) {
	want := func(count int) {
		t.Helper()
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.Unrelated(ctx)
			if got != count {
				t.Errorf("%d mails are unrelated, want %d", got, count)
			}
			return err
		})
	}
	more := func(tx followup.Tx) error { return tx.CountUnrelated(ctx, 2) }
	s.update(t, a, more)
	want(0) // there is no mailbox that they could have come to
	s.update(t, a, func(tx followup.Tx) error {
		return tx.SaveMailbox(ctx, followup.Mailbox{Address: "ada@example.org", Username: "ada", Password: "one"})
	})
	s.update(t, a, more)
	s.update(t, a, more)
	s.update(t, a, func(tx followup.Tx) error {
		return tx.SaveMailbox(ctx, followup.Mailbox{Address: "ada@example.org", Username: "ada", Password: "two"})
	})
	want(4)
}

// deleteAccount leaves nothing of an account, and everything of another.
func (s *suite) deleteAccount(t *testing.T) {
	accounts := []followup.AccountID{s.account(), s.account()}
	for _, a := range accounts {
		s.process(t, a, "p")
		n := someNote("p", "n", "wei.chen@globex.example")
		s.update(t, a, func(tx followup.Tx) error {
			_, err := tx.RememberMail(ctx, followup.IncomingMail{Key: "k", ProcessID: "p", Kind: letter.KindReply})
			return errors.Join(err,
				tx.SaveNote(ctx, &n),
				tx.AddEvent(ctx, "p", cadence.Event{Kind: cadence.Replied}),
				tx.SaveSteps(ctx, "p", []cadence.Step{{Phase: note.Anchor, InterviewID: "onsite"}}),
				tx.SaveMailbox(ctx, followup.Mailbox{Address: "ada@example.org", Username: "ada", Password: "one"}),
				tx.SaveCursor(ctx, followup.Cursor{Folder: "INBOX", UIDValidity: 1}),
				tx.SavePreferences(ctx, followup.Preferences{Off: []string{"no-anchor"}}),
				tx.SavePreferences(ctx, followup.Preferences{Off: []string{"guilt"}}),
			)
		})
	}
	gone, stays := accounts[0], accounts[1]
	s.update(t, gone, func(tx followup.Tx) error { return tx.DeleteAccount(ctx) })
	for a, want := range map[followup.AccountID]int{gone: 0, stays: 1} {
		s.view(t, a, func(tx followup.Tx) error {
			processes, err := tx.Processes(ctx)
			if err != nil {
				return err
			}
			box, err := tx.Inbox(ctx, 0, 10)
			if err != nil {
				return err
			}
			set, err := tx.Preferences(ctx)
			if len(processes) != want || len(box) != want || len(set.Off) != want {
				t.Errorf("%d processes, %d mails and %d preferences are there, want %d of each", len(processes), len(box), len(set.Off), want)
			}
			return err
		})
	}
	s.process(t, gone, "p") // and the account goes on as a new one
}
