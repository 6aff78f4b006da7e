package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/followup"
	"afterword/internal/note"
)

func (s *suite) noteRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		s.process(t, a, "p")
		n := notes("p").Draw(t, "note")
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
		s.sameNote(t, a, n)
		changed := notes("p").Draw(t, "changed note")
		changed.ID, changed.Version = n.ID, n.Version
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &changed) })
		s.sameNote(t, a, changed)
		if changed.Version != 2 {
			t.Fatalf("the version after two saves is %d", changed.Version)
		}
	})
}

// notesInBrief holds the short list against the notes themselves, over two processes.
func (s *suite) notesInBrief(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, other := s.account(), s.account()
		s.process(t, other, "p")
		elsewhere := notes("p").Draw(t, "a note of another account")
		s.update(t, other, func(tx followup.Tx) error { return tx.SaveNote(ctx, &elsewhere) })
		var want []note.Note
		for _, process := range []string{"p", "q"} {
			s.process(t, a, process)
			for k := range 2 {
				n := notes(process).Draw(t, "note")
				n.ID, n.InterviewID = fmt.Sprintf("%s-%d", process, 9-k), fmt.Sprintf("round-%d", k)
				s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
			}
			s.view(t, a, func(tx followup.Tx) error {
				whole, err := tx.Notes(ctx, process)
				for _, n := range whole {
					want = append(want, note.Note{
						ID: n.ID, ProcessID: n.ProcessID, InterviewID: n.InterviewID, Phase: n.Phase, To: note.Address{Email: n.To.Email},
						State: n.State, MessageID: n.MessageID, ProviderID: n.ProviderID, Place: n.Place, SentAt: n.SentAt,
					})
				}
				return err
			})
		}
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.NotesInBrief(ctx)
			same(t, "the notes in brief", got, want)
			return err
		})
	})
}

func (s *suite) sameNote(t rapid.TB, a followup.AccountID, want note.Note) {
	t.Helper()
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Note(ctx, want.ID)
		if err != nil {
			return err
		}
		same(t, "the note", got, want)
		if got.NotBefore.Location().String() != want.NotBefore.Location().String() {
			t.Fatalf("the note leaves at a time of %s, want %s", got.NotBefore.Location(), want.NotBefore.Location())
		}
		all, err := tx.Notes(ctx, want.ProcessID)
		same(t, "the list", all, []note.Note{want})
		return err
	})
}

// noteApproval uses times as a machine's clock gives them, with nanoseconds.
func (s *suite) noteApproval(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	now := time.Date(2026, 11, 24, 9, 0, 0, 123_456_789, located("America/New_York"))
	n, err := someNote("p", "n", "wei.chen@globex.example").Approve(now, now.Add(10*time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	n.Thread = note.Thread{InReplyTo: "one@globex.example", References: []string{"zero@globex.example", "one@globex.example"}}
	n.Approval.Digest = n.Digest()
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
	s.update(t, a, func(tx followup.Tx) error {
		stored, err := tx.Note(ctx, "n")
		if err != nil {
			return err
		}
		if stored, err = stored.Schedule(); err != nil {
			return err
		}
		if err := tx.SaveNote(ctx, &stored); err != nil {
			return err
		}
		_, err = stored.StartSending("id@example.org", now, nil)
		return err
	})
}

func (s *suite) noteOrder(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	s.process(t, a, "q")
	for i, id := range []string{"n3", "n1", "other", "n2"} {
		n := someNote("p", id, id+"@globex.example")
		if id == "other" {
			n.ProcessID = "q"
		}
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
		if i == 1 { // a later save changes nothing in the order
			s.update(t, a, func(tx followup.Tx) error {
				second, err := tx.Note(ctx, "n1")
				if err != nil {
					return err
				}
				return tx.SaveNote(ctx, &second)
			})
		}
	}
	s.view(t, a, func(tx followup.Tx) error {
		all, err := tx.Notes(ctx, "p")
		var order []string
		for _, n := range all {
			order = append(order, n.ID)
		}
		if want := []string{"n3", "n1", "n2"}; !slices.Equal(order, want) {
			t.Errorf("notes are listed as %v, want %v", order, want)
		}
		return err
	})
}

func (s *suite) sentAnchors(t *testing.T) {
	a, b := s.account(), s.account()
	for _, id := range []string{"p", "q"} {
		s.process(t, a, id)
	}
	s.process(t, b, "p")
	begin := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	save := func(account followup.AccountID, process, id string, phase note.Phase, state note.State, sent int) {
		n := someNote(process, id, id+"@globex.example")
		n.Phase, n.State = phase, state
		if sent > 0 {
			n.SentAt = begin.Add(time.Duration(sent) * time.Minute)
		}
		s.update(t, account, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
	}
	save(a, "p", "third", note.Anchor, note.Sent, 30)
	save(a, "q", "first", note.Anchor, note.Sent, 10)
	save(a, "p", "second", note.Anchor, note.Sent, 20)
	save(a, "p", "later phase", note.CheckIn, note.Sent, 40)
	save(a, "p", "draft", note.Anchor, note.Draft, 0)
	save(a, "q", "unknown", note.Anchor, note.Unknown, 0)
	save(b, "p", "of another account", note.Anchor, note.Sent, 25)
	for most, want := range map[int][]string{0: nil, 2: {"second", "third"}, 9: {"first", "second", "third"}} {
		s.view(t, a, func(tx followup.Tx) error {
			sent, err := tx.SentAnchors(ctx, most)
			var ids []string
			for _, n := range sent {
				ids = append(ids, n.ID)
				if n.Body == "" || n.SentAt.IsZero() {
					t.Errorf("note %s came without its words or its time", n.ID)
				}
			}
			if !slices.Equal(ids, want) {
				t.Errorf("the latest %d are %v, want %v", most, ids, want)
			}
			return err
		})
	}
}

func (s *suite) noteVersions(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	n := someNote("p", "n", "wei.chen@globex.example")
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
	mine, theirs := n, n
	theirs.Subject = "Theirs"
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &theirs) })
	mine.Subject = "Mine"
	again := someNote("p", "n", "priya@globex.example")
	ahead := theirs
	ahead.Version += 7
	for what, stale := range map[string]note.Note{"an old version": mine, "a second insert": again, "a version of the future": ahead} {
		wantError(t, what, s.Update(ctx, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &stale) }), followup.ErrStale)
	}
	s.sameNote(t, a, theirs)
}

func (s *suite) noteOnce(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	first := someNote("p", "n1", "Wei.Chen@globex.example")
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &first) })
	second := someNote("p", "n2", "wei.chen@GLOBEX.example")
	err := s.Update(ctx, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &second) })
	if err == nil || errors.Is(err, followup.ErrStale) {
		t.Errorf("a second anchor note to one address: error %v, want a refusal that is not about versions", err)
	}
	later := someNote("p", "n3", "wei.chen@globex.example")
	later.Phase = note.CheckIn
	nextRound := someNote("p", "n4", "wei.chen@globex.example")
	nextRound.InterviewID = "final"
	nobody, nobodyElse := someNote("p", "n5", ""), someNote("p", "n6", "")
	for _, n := range []note.Note{later, nextRound, nobody, nobodyElse} {
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
	}
	nobody.Version, nobody.To.Email = 1, "WEI.CHEN@globex.example"
	if err := s.Update(ctx, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &nobody) }); err == nil {
		t.Error("a draft took over the address of another note of its interview and phase")
	}
}

// noteUnsettled lists what is open, over all processes of one account.
func (s *suite) noteUnsettled(t *testing.T) {
	a, b := s.account(), s.account()
	for _, account := range []followup.AccountID{a, b} {
		s.process(t, account, "p")
		s.process(t, account, "q")
	}
	begin := time.UnixMilli(1_795_600_000_000).UTC()
	for i, state := range []note.State{
		note.Draft, note.Approved, note.Scheduled, note.Sending, note.Sent, note.Unknown, note.Failed, note.Cancelled, note.Skipped, note.Sent,
	} {
		n := someNote("p", fmt.Sprintf("n%d", i), fmt.Sprintf("%d@globex.example", i))
		if i%2 == 0 {
			n.ProcessID = "q"
		}
		n.State = state
		n.Attempt.Since = begin.Add(-time.Duration(i) * time.Minute)
		n.Attempt.Message = "a message"
		if i == 9 {
			n.Attempt.Message = "" // its copy lies in Sent
		}
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveNote(ctx, &n) })
	}
	s.view(t, a, func(tx followup.Tx) error {
		open, err := tx.UnsettledNotes(ctx)
		var ids []string
		for _, n := range open {
			ids = append(ids, n.ID)
			if !n.Unsettled() {
				t.Errorf("note %s, which is %s, is listed and settled", n.ID, n.State)
			}
		}
		if want := []string{"n5", "n4", "n3"}; !slices.Equal(ids, want) {
			t.Errorf("what is open is listed as %v, want %v: the oldest attempt first", ids, want)
		}
		return err
	})
	s.view(t, a, func(tx followup.Tx) error {
		left, err := tx.Departures(ctx, begin.Add(-5*time.Minute))
		want := []time.Time{begin.Add(-5 * time.Minute), begin.Add(-4 * time.Minute), begin.Add(-3 * time.Minute)}
		if !slices.EqualFunc(left, want, time.Time.Equal) {
			t.Errorf("departures: got %v, want %v", left, want)
		}
		return err
	})
	s.view(t, b, func(tx followup.Tx) error {
		open, err := tx.UnsettledNotes(ctx)
		left, leftErr := tx.Departures(ctx, time.UnixMilli(0))
		if len(open)+len(left) != 0 {
			t.Errorf("another account sees %d open notes and %d departures", len(open), len(left))
		}
		return errors.Join(err, leftErr)
	})
}
