package storetest

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/followup"
)

func (s *suite) processRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		p := processes.Draw(t, "process")
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &p) })
		s.sameProcess(t, a, p)
		changed := processes.Draw(t, "changed process")
		changed.ID, changed.Version = p.ID, p.Version
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &changed) })
		s.sameProcess(t, a, changed)
	})
}

// sameProcess fails unless want is the one process of an account.
func (s *suite) sameProcess(t rapid.TB, a followup.AccountID, want followup.Process) {
	t.Helper()
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Process(ctx, want.ID)
		if err != nil {
			return err
		}
		same(t, "the process", got, want)
		for i, round := range got.Interviews {
			if !round.Starts.IsZero() && round.Starts.Location().String() != round.Zone {
				t.Fatalf("interview %d starts in %s, want %s", i, round.Starts.Location(), round.Zone)
			}
		}
		all, err := tx.Processes(ctx)
		same(t, "the list", all, []followup.Process{want})
		return err
	})
}

func (s *suite) processOrder(t *testing.T) {
	a := s.account()
	for i, hours := range []int{5, 48, -100} {
		p := someProcess(string(rune('a' + i)))
		first := p.Interviews[0]
		first.ID, first.Starts, first.Ends = "first", first.Starts.AddDate(-1, 0, 0), first.Ends.AddDate(-1, 0, 0)
		p.Interviews[0].Ends = p.Interviews[0].Ends.Add(time.Duration(hours) * time.Hour)
		p.Interviews = append(p.Interviews, first) // not in order: the latest one counts
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &p) })
	}
	none := someProcess("d")
	none.Interviews = nil
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &none) })
	s.view(t, a, func(tx followup.Tx) error {
		all, err := tx.Processes(ctx)
		var order []string
		for _, p := range all {
			order = append(order, p.ID)
		}
		if want := []string{"b", "a", "c", "d"}; !slices.Equal(order, want) {
			t.Errorf("processes are listed as %v, want %v", order, want)
		}
		return err
	})
}

func (s *suite) processVersions(t *testing.T) {
	a := s.account()
	p := s.process(t, a, "p")
	if p.Version != 1 {
		t.Fatalf("the version after the first save is %d, want 1", p.Version)
	}
	mine, theirs := p, p
	theirs.Role = "Senior Engineer"
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, &theirs) })

	mine.Role = "Manager"
	again := someProcess("p")
	for what, stale := range map[string]*followup.Process{"an old version": &mine, "a second insert": &again} {
		version := stale.Version
		err := s.Update(ctx, a, func(tx followup.Tx) error { return tx.SaveProcess(ctx, stale) })
		wantError(t, what, err, followup.ErrStale)
		if stale.Version != version {
			t.Errorf("%s was refused and still counted up to version %d", what, stale.Version)
		}
	}
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Process(ctx, "p")
		same(t, "the process", got, theirs)
		return err
	})
}

func (s *suite) processZone(t *testing.T) {
	for _, name := range []string{"", "Local", "Mars/Olympus"} {
		p := someProcess("p")
		p.Interviews[0].Zone = name
		if err := s.Update(ctx, s.account(), func(tx followup.Tx) error { return tx.SaveProcess(ctx, &p) }); err == nil {
			t.Errorf("an interview in the zone %q was stored: nobody can say later when it was", name)
		}
	}
}
