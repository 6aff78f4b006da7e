package storetest

import (
	"slices"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// names holds that processes are named latest first, and only those of the account.
func (s *suite) names(t *testing.T) {
	a := s.account()
	s.process(t, s.account(), "elsewhere")
	for i, id := range []string{"earlier", "latest"} {
		p := someProcess(id)
		p.Employer = "Müller & Söhne " + id
		p.Interviews[0].Starts = p.Interviews[0].Starts.Add(time.Duration(i) * time.Hour)
		p.Interviews[0].Ends = p.Interviews[0].Ends.Add(time.Duration(i) * time.Hour)
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &p) })
	}
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Names(ctx)
		same(t, "the names", got, []followup.ProcessName{{ID: "latest", Employer: "Müller & Söhne latest"}, {ID: "earlier", Employer: "Müller & Söhne earlier"}})
		return err
	})
	s.view(t, s.account(), func(tx followup.Tx) error {
		got, err := tx.Names(ctx)
		if len(got) != 0 {
			t.Errorf("an empty account has %v", got)
		}
		return err
	})
}

// standing holds which processes Going, Over and Recent list, and that what they bring is
// what the single questions answer.
func (s *suite) standing(t *testing.T) {
	a, other := s.account(), s.account()
	noon := time.UnixMilli(1_796_126_400_000).UTC()
	s.process(t, other, "goes-on-elsewhere")
	for i, id := range []string{"active", "moved-on", "ended", "unknown", "answered", "answered-before", "reply-drafted", "reply-approved", "reply-scheduled", "reply-sending", "reply-sent"} {
		p := someProcess(id)
		p.Interviews[0].Starts = p.Interviews[0].Starts.Add(-time.Duration(i) * time.Hour)
		p.Interviews[0].Ends = p.Interviews[0].Ends.Add(-time.Duration(i) * time.Hour)
		if p.State = followup.MovedOn; id == "active" {
			p.State = followup.Active
		}
		state := note.Sent
		if id == "unknown" {
			state = note.Unknown
		}
		n := note.Note{ID: "note-" + id, ProcessID: id, InterviewID: "onsite", Phase: note.Anchor, State: state, To: note.Address{Email: "wei@globex.example"}}
		if reply, ok := map[string]note.State{
			"reply-drafted": note.Draft, "reply-approved": note.Approved, "reply-scheduled": note.Scheduled, "reply-sending": note.Sending, "reply-sent": note.Sent,
		}[id]; ok {
			n.Phase, n.State = note.GraciousReply, reply
		}
		s.update(t, a, func(tx followup.Tx) error {
			if err := tx.SaveProcess(ctx, &p); err != nil {
				return err
			}
			if err := tx.SaveNote(ctx, &n); err != nil {
				return err
			}
			at := noon
			switch id {
			case "answered-before":
				at = noon.Add(-time.Millisecond)
			case "answered":
			default:
				return nil
			}
			if _, err := tx.RememberMail(ctx, followup.IncomingMail{Key: "mail-" + id, ProcessID: id, Kind: letter.KindReply, At: at}); err != nil {
				return err
			}
			return tx.AddEvent(ctx, id, cadence.Event{Kind: cadence.Replied, At: at, Email: "wei@globex.example"})
		})
	}
	s.view(t, a, func(tx followup.Tx) error {
		going, err := tx.Going(ctx, noon)
		wantStanding(t, "what goes on", going, "active", "unknown", "answered", "reply-drafted", "reply-approved", "reply-scheduled", "reply-sending")
		for _, one := range going {
			p, err1 := tx.Process(ctx, one.ID)
			same(t, "the process", one.Process, p)
			notes, err2 := tx.Notes(ctx, one.ID)
			same(t, "its notes", one.Notes, notes)
			events, err3 := tx.Events(ctx, one.ID)
			same(t, "its events", one.Events, events)
			mails, err4 := tx.Mails(ctx, one.ID)
			same(t, "its mails", one.Mails, mails)
			for _, err := range []error{err1, err2, err3, err4} {
				if err != nil {
					return err
				}
			}
		}
		return err
	})
	s.view(t, a, func(tx followup.Tx) error {
		first, err := tx.Over(ctx, 0, 2)
		wantStanding(t, "the first that are over", first, "moved-on", "ended")
		if err != nil {
			return err
		}
		rest, err := tx.Over(ctx, 2, 10)
		wantStanding(t, "the rest that is over", rest, "unknown", "answered", "answered-before", "reply-drafted", "reply-approved", "reply-scheduled", "reply-sending", "reply-sent")
		return err
	})
	s.view(t, a, func(tx followup.Tx) error {
		recent, err := tx.Recent(ctx, 1)
		var ids []string
		for _, p := range recent {
			ids = append(ids, p.ID)
		}
		if !slices.Equal(ids, []string{"active", "moved-on"}) {
			t.Errorf("recent are %v", ids)
		}
		return err
	})
	s.view(t, s.account(), func(tx followup.Tx) error {
		none, err := tx.Going(ctx, noon)
		wantStanding(t, "what goes on in an empty account", none)
		return err
	})
}

func wantStanding(t *testing.T, what string, got []followup.Standing, want ...string) {
	t.Helper()
	var ids []string
	for _, p := range got {
		ids = append(ids, p.ID)
	}
	if !slices.Equal(ids, want) {
		t.Errorf("%s is %v, want %v", what, ids, want)
	}
}

// waitingMails holds that only invitations are listed that wait and belong to no process.
func (s *suite) waitingMails(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	at := time.UnixMilli(1_796_126_400_000).UTC()
	want := followup.IncomingMail{
		Key: "later", Kind: letter.KindInvitation, From: letter.Address{Name: "Jo Bloom", Email: "jo@stark.example"}, Subject: "Interview",
		MessageID: "1@stark.example", At: at, Calendar: "BEGIN:VCALENDAR", Invitation: followup.Waiting,
	}
	s.update(t, a, func(tx followup.Tx) error {
		for _, m := range []followup.IncomingMail{
			want,
			{Key: "earlier", Kind: letter.KindInvitation, At: at.Add(-time.Hour), Calendar: "x", Invitation: followup.Waiting},
			{Key: "of a process", ProcessID: "p", Kind: letter.KindInvitation, At: at, Calendar: "x", Invitation: followup.Waiting},
			{Key: "ignored", Kind: letter.KindInvitation, At: at, Calendar: "x", Invitation: followup.Ignored},
			{Key: "unrelated", Kind: letter.KindUnrelated, At: at},
		} {
			if _, err := tx.RememberMail(ctx, m); err != nil {
				return err
			}
		}
		return nil
	})
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.WaitingMails(ctx)
		if len(got) != 2 || got[0].Key != "earlier" {
			t.Fatalf("waiting are %+v", got)
		}
		same(t, "the invitation", got[1], want)
		return err
	})
	s.update(t, a, func(tx followup.Tx) error { return tx.SettleInvitation(ctx, "later", followup.Ignored) })
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.WaitingMails(ctx)
		if len(got) != 1 {
			t.Errorf("after one was ignored, %d wait", len(got))
		}
		return err
	})
}
