package storetest

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

func (s *suite) events(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		s.process(t, a, "p")
		s.process(t, a, "q")
		want := some(eventsOf).Draw(t, "events")
		for _, e := range want {
			s.update(t, a, func(tx followup.Tx) error {
				if err := tx.AddEvent(ctx, "q", cadence.Event{Kind: cadence.Courtesy}); err != nil {
					return err
				}
				return tx.AddEvent(ctx, "p", e)
			})
		}
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.Events(ctx, "p")
			same(t, "the events", got, want)
			return err
		})
	})
}

func (s *suite) steps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		s.process(t, a, "p")
		other := []cadence.Step{{Phase: note.Close, Status: cadence.Waiting}}
		s.process(t, a, "q")
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveSteps(ctx, "q", other) })
		for range 2 {
			want := some(stepsOf).Draw(t, "steps")
			s.update(t, a, func(tx followup.Tx) error { return tx.SaveSteps(ctx, "p", want) })
			s.view(t, a, func(tx followup.Tx) error {
				got, err := tx.Steps(ctx, "p")
				same(t, "the steps", got, want)
				return err
			})
		}
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.Steps(ctx, "q")
			same(t, "the steps of another process", got, other)
			return err
		})
	})
}

func (s *suite) stepZones(t *testing.T) {
	a := s.account()
	s.process(t, a, "p")
	due := time.Date(2026, 11, 1, 5, 30, 0, 0, time.UTC).In(located("America/New_York"))
	step := cadence.Step{Phase: note.CheckIn, Status: cadence.Waiting, Due: due, Closes: due.Add(time.Hour)} // both show 01:30
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveSteps(ctx, "p", []cadence.Step{step}) })
	s.view(t, a, func(tx followup.Tx) error {
		got, err := tx.Steps(ctx, "p")
		if err != nil {
			return err
		}
		if len(got) != 1 || !got[0].Due.Equal(step.Due) || !got[0].Closes.Equal(step.Closes) || got[0].Due.Location().String() != "America/New_York" {
			t.Errorf("an hour that clocks show twice came back as %+v, want %+v", got, step)
		}
		return nil
	})
	nowhere := cadence.Step{Due: due.In(time.FixedZone("Nowhere", 3600)), Status: cadence.Waiting}
	if err := s.Update(ctx, a, func(tx followup.Tx) error { return tx.SaveSteps(ctx, "p", []cadence.Step{nowhere}) }); err == nil {
		t.Error("a step in a zone without an IANA name was stored")
	}
}

// due walks through the life of a step.
func (s *suite) due(t *testing.T) {
	now := time.Date(2026, 12, 1, 15, 0, 0, 0, time.UTC)
	before, after := now.Add(-time.Hour), now.Add(time.Hour)
	tests := []struct {
		name string
		step cadence.Step
		want bool
	}{
		{"waiting for its time", cadence.Step{Status: cadence.Waiting, Opens: after, Due: after, Closes: after.Add(time.Hour)}, false},
		{"open, and its draft may be written", cadence.Step{Status: cadence.Waiting, Opens: before, Due: after, Closes: after.Add(time.Hour)}, true},
		{"its time has come", cadence.Step{Status: cadence.Waiting, Opens: before, Due: now, Closes: after}, true},
		{"waiting past its time", cadence.Step{Status: cadence.Waiting, Due: before, Closes: after}, true},
		{"ready, and its note may be held back", cadence.Step{Status: cadence.Ready, Due: before, Closes: after}, true},
		{"ready before it is due", cadence.Step{Status: cadence.Ready, Opens: before, Due: after}, true},
		{"ready without a time", cadence.Step{Status: cadence.Ready}, true},
		{"late, and still possible", cadence.Step{Status: cadence.Ready, Due: before, Closes: before, Rescue: true}, true},
		{"it has closed and nobody noticed", cadence.Step{Status: cadence.Waiting, Due: before.Add(-time.Hour), Closes: before}, true},
		{"only its end is known", cadence.Step{Status: cadence.Waiting, Closes: before}, true},
		{"only its end is known and is to come", cadence.Step{Status: cadence.Waiting, Closes: after}, false},
		{"no time is known", cadence.Step{Status: cadence.Waiting}, false},
		{"the close of the process", cadence.Step{Phase: note.Close, Status: cadence.Waiting, Due: before}, true},
		{"done", cadence.Step{Status: cadence.Done, Due: before, Closes: after}, false},
		{"stopped", cadence.Step{Status: cadence.Stopped, Due: before, Closes: after}, false},
		{"missed", cadence.Step{Status: cadence.Missed, Due: before, Closes: before}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := s.account()
			s.process(t, a, "p")
			over := cadence.Step{Status: cadence.Done, Due: before}
			s.update(t, a, func(tx followup.Tx) error { return tx.SaveSteps(ctx, "p", []cadence.Step{over, tt.step}) })
			if got := s.isDue(t, a, now); got != tt.want {
				t.Errorf("due is %v, want %v", got, tt.want)
			}
			s.update(t, a, func(tx followup.Tx) error { return tx.SaveSteps(ctx, "p", []cadence.Step{over}) })
			if s.isDue(t, a, now) {
				t.Error("still due after the plan was replaced")
			}
		})
	}
}

func (s *suite) isDue(t *testing.T, a followup.AccountID, now time.Time) bool {
	t.Helper()
	refs, err := s.DueProcesses(ctx, now)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(refs, func(ref followup.ProcessRef) bool { return ref.Account == a })
}

func (s *suite) dueAccounts(t *testing.T) {
	now := time.Date(2026, 12, 1, 15, 0, 0, 0, time.UTC)
	step := func(ago time.Duration) cadence.Step {
		return cadence.Step{Status: cadence.Ready, Due: now.Add(-ago), Closes: now.Add(time.Hour)}
	}
	a, b := s.account(), s.account()
	plans := []struct {
		ref   followup.ProcessRef
		steps []cadence.Step
	}{
		{followup.ProcessRef{Account: a, ID: "p"}, []cadence.Step{step(time.Minute), step(2 * time.Minute)}},
		{followup.ProcessRef{Account: b, ID: "p"}, []cadence.Step{step(time.Hour)}},
		{followup.ProcessRef{Account: a, ID: "q"}, []cadence.Step{step(-time.Minute)}},
	}
	for _, plan := range plans {
		s.process(t, plan.ref.Account, plan.ref.ID)
		s.update(t, plan.ref.Account, func(tx followup.Tx) error { return tx.SaveSteps(ctx, plan.ref.ID, plan.steps) })
	}
	got, err := s.DueProcesses(ctx, now)
	if err != nil {
		t.Fatal(err)
	}
	if want := []followup.ProcessRef{plans[1].ref, plans[0].ref}; !slices.Equal(got, want) {
		t.Errorf("due are %v, want %v: the one that has waited longest first", got, want)
	}
}
