package soak_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/zone"
)

// clockVariable is the environment variable that names the clock's file to the program.
const clockVariable = "AFTERWORD_TEST_CLOCK"

// wound is the machine's clock, set forward or back by what a file says.
type wound struct{ file string }

// Now reads the file each time: a jump is seen at once, in every process.
func (w wound) Now() time.Time {
	text, err := os.ReadFile(w.file)
	if err != nil {
		panic(err)
	}
	by, err := time.ParseDuration(string(text))
	if err != nil {
		panic(err)
	}
	return time.Now().Add(by)
}

// set sets the clock, in one piece.
func (w wound) set(t testing.TB, by time.Duration) {
	t.Helper()
	fresh := w.file + ".new"
	if err := os.WriteFile(fresh, []byte(by.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(fresh, w.file); err != nil {
		t.Fatal(err)
	}
}

// setTo sets the clock to a time.
func (w wound) setTo(t testing.TB, at time.Time) {
	t.Helper()
	w.set(t, time.Until(at))
}

func newWound(t testing.TB) wound {
	t.Helper()
	w := wound{filepath.Join(t.TempDir(), "clock")}
	w.set(t, 0)
	return w
}

// later is a clock that goes so much ahead of another.
type later struct {
	followup.Clock
	by time.Duration
}

func (l later) Now() time.Time { return l.Clock.Now().Add(l.by) }

// nextChange is the next time after now at which a zone's clocks are set by as much.
func nextChange(t testing.TB, zone *time.Location, now time.Time, by time.Duration) time.Time {
	t.Helper()
	offset := func(at time.Time) int { _, seconds := at.In(zone).Zone(); return seconds }
	for at := now.Truncate(time.Hour).Add(time.Hour); at.Before(now.AddDate(2, 0, 0)); at = at.Add(time.Hour) {
		if offset(at)-offset(at.Add(-time.Hour)) == int(by.Seconds()) {
			return at
		}
	}
	t.Fatalf("the clocks of %s are not set by %s within two years", zone, by)
	return now
}

// acrossChange approves a note in the evening before the clocks are set. It is due the
// next morning at 08:30 as clocks there show it then: not an hour sooner, and once.
func (s *send) acrossChange(by time.Duration) {
	s.Helper()
	zone, err := zone.Load("America/New_York")
	if err != nil {
		s.Fatal(err)
	}
	// The clocks are set on a Sunday at 02:00; no working day is within 24 hours.
	change := nextChange(s, zone, time.Now(), by).In(zone)
	saturday := change.AddDate(0, 0, -1)
	evening := time.Date(saturday.Year(), saturday.Month(), saturday.Day(), 20, 30, 0, 0, zone)
	due := time.Date(change.Year(), change.Month(), change.Day(), 8, 30, 0, 0, zone)
	clock := newWound(s.T)
	clock.setTo(s, evening)
	s.clock = clock
	s.newData()
	s.prepare(zone.String(), evening.Add(-150*time.Minute))
	if !s.note.NotBefore.Equal(due) {
		s.Fatalf("approved on Saturday evening the note may leave on %s, want %s", s.note.NotBefore.In(zone), due)
	}

	// At this hour it was or will be 08:30 by the other time.
	clock.setTo(s, due.Add(-time.Minute))
	n := s.at(0, func(verbs *followup.Service) {
		if err := s.try(verbs); err != nil {
			s.Error(err)
		}
	})
	if n.State != note.Approved || n.Attempt.Stage != "" {
		s.Errorf("a minute before 08:30 the note is %s, want it to wait", n.State)
	}
	clock.setTo(s, due.Add(time.Minute))
	program := s.start()
	defer program.kill()
	s.judge(s.await(program, settled), arrives)
}
