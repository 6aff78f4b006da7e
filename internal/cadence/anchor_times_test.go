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
