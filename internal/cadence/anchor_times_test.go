package cadence_test

import (
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// TestUnsentThankYouNeverJumpsBack looks at an unsent thank-you hour by hour, from the
// interview until after it is missed: what was shown as due and as its end only moves on.
func TestUnsentThankYouNeverJumpsBack(t *testing.T) {
	for _, in := range []interview.Interview{
		round(t, "onsite", newYork, "2026-11-23 15:30"),
		round(t, "onsite", newYork, "2026-11-20 21:00"),
		promised(round(t, "onsite", newYork, "2026-11-23 15:30"), date(t, "2026-12-01")),
	} {
		var due, closes time.Time
		missed := false
		for hours := range 24 * 14 {
			now := in.Ends.Add(time.Duration(hours) * time.Hour)
			s := step(t, cadence.Plan(process(in), cadence.History{}, now), note.Anchor, wei)
			if s.Due.Before(due) || s.Closes.Before(closes) {
				t.Errorf("at %s it is due %s until %s, before that it was due %s until %s", now, s.Due, s.Closes, due, closes)
			}
			due, closes, missed = s.Due, s.Closes, missed || s.Status == cadence.Missed
		}
		if !missed {
			t.Error("it was never missed")
		}
	}
}

// TestMissedThankYouStaysMissed: what gives the check-in another time, or ends the round,
// does not offer a thank-you again that was missed.
func TestMissedThankYouStaysMissed(t *testing.T) {
	monday := promised(round(t, "onsite", newYork, "2026-11-23 15:30"), date(t, "2026-12-01"))
	event := func(kind cadence.EventKind, when, day string) cadence.Event {
		e := cadence.Event{Kind: kind, At: at(t, newYork, when), InterviewID: "onsite"}
		if day != "" {
			e.Date = date(t, day)
		}
		return e
	}
	for name, c := range map[string]struct {
		now    string
		events []cadence.Event
		want   cadence.Status
	}{
		"open until the check-in is":       {"2026-12-01 12:00", nil, cadence.Ready},
		"missed once it is":                {"2026-12-02 12:00", nil, cadence.Missed},
		"a later date in time":             {"2026-12-03 12:00", []cadence.Event{event(cadence.NewDate, "2026-11-30 10:00", "2026-12-04")}, cadence.Ready},
		"a later date too late":            {"2026-12-03 12:00", []cadence.Event{event(cadence.NewDate, "2026-12-02 10:00", "2026-12-14")}, cadence.Missed},
		"reopened after it was missed":     {"2026-12-10 12:00", []cadence.Event{event(cadence.OnHold, "2026-12-03 10:00", ""), event(cadence.Reopened, "2026-12-10 10:00", "")}, cadence.Missed},
		"on hold before, reopened after":   {"2026-12-10 12:00", []cadence.Event{event(cadence.OnHold, "2026-11-25 10:00", ""), event(cadence.Reopened, "2026-12-10 10:00", "2026-12-18")}, cadence.Missed},
		"reopened while it is offered":     {"2026-12-01 12:00", []cadence.Event{event(cadence.OnHold, "2026-11-25 10:00", ""), event(cadence.Reopened, "2026-11-30 10:00", "2026-12-18")}, cadence.Ready},
		"reopened, and they talk again":    {"2026-12-10 12:00", []cadence.Event{event(cadence.OnHold, "2026-12-03 10:00", ""), event(cadence.Reopened, "2026-12-08 10:00", ""), event(cadence.NextRound, "2026-12-09 10:00", "")}, cadence.Missed},
		"they talk again while offered":    {"2026-12-01 12:00", []cadence.Event{event(cadence.NextRound, "2026-11-30 10:00", "")}, cadence.Missed},
		"they talk again and it is urgent": {"2026-11-25 12:00", []cadence.Event{event(cadence.NextRound, "2026-11-24 18:00", "")}, cadence.Ready},
	} {
		steps := cadence.Plan(process(monday), cadence.History{Events: c.events}, at(t, newYork, c.now))
		if s := step(t, steps, note.Anchor, wei); s.Status != c.want {
			t.Errorf("%s: the thank-you is %s, want %s: %s", name, s.Status, c.want, s.Reason)
		}
	}
}
