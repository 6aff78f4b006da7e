package cadence_test

import (
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/zone"

	"pgregory.net/rapid"
)

// TestEachByTheirOwnClock plans a panel in New York, Munich and Tokyo.
func TestEachByTheirOwnClock(t *testing.T) {
	in := round(t, "onsite", newYork, "2026-12-29 15:30")
	in.Panel[0].Place = "Munich"
	in.Panel[1].Place = "Tokyo"
	steps := cadence.Plan(process(in), cadence.History{}, in.Ends)
	for i, want := range []string{"2026-12-30 08:30 CET", "2026-12-30 08:30 JST", "2026-12-29 16:30 EST"} {
		if got := steps[i].Due.Format("2006-01-02 15:04 MST"); got != want {
			t.Errorf("the thank-you to %s is due %s, want %s", steps[i].Interviewer, got, want)
		}
	}
	// Epiphany is a holiday in Munich, and not in New York.
	checkIn := step(t, steps, note.CheckIn, wei)
	if got := checkIn.Due.Format("2006-01-02 15:04 MST"); got != "2027-01-07 10:00 CET" {
		t.Errorf("the check-in is due %s: %s", got, checkIn.Reason)
	}
	if got := steps[len(steps)-1].Due.Location().String(); got != "Europe/Berlin" {
		t.Errorf("the process closes by the clock of %s", got)
	}
}

// TestPlacesAreMinutesApart: the notes to two cities of one clock do not leave at once.
func TestPlacesAreMinutesApart(t *testing.T) {
	in := round(t, "onsite", "Europe/Berlin", "2026-11-23 14:00")
	in.Panel[1].Place = "Vienna"
	steps := cadence.Plan(process(in), cadence.History{}, in.Ends)
	for i := range steps[:3] {
		for k := range i {
			if apart := steps[i].Due.Sub(steps[k].Due).Abs(); apart < 4*time.Minute {
				t.Errorf("the notes to %s and %s leave %s apart", steps[i].Interviewer, steps[k].Interviewer, apart)
			}
		}
	}
}

// TestTenIsTenEverywhere plans interviews around every change of the clock in every zone:
// follow-ups are due at 10:00 and close at 17:00 by the wall, and no window is negative.
func TestTenIsTenEverywhere(t *testing.T) {
	for _, name := range zone.Names() {
		loc, err := zone.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range changes(loc) {
			for _, before := range []int{7, 1, 0} {
				end := interview.DateOf(change.In(loc)).AddDays(-before).At(15, 30, loc)
				in := interview.Interview{ID: "onsite", Zone: name, Starts: end.Add(-time.Hour), Ends: end, Panel: []interview.Interviewer{{Name: "Wei Chen", Email: wei}}}
				holdsWall(t, in, loc)
			}
		}
	}
}

func holdsWall(t *testing.T, in interview.Interview, loc *time.Location) {
	t.Helper()
	for _, s := range cadence.Plan(process(in), cadence.History{}, in.Ends.Add(time.Minute)) {
		if s.Due.Before(s.Opens) || s.Closes.Before(s.Due) {
			t.Fatalf("%s, interview %s: %s opens %s, due %s, closes %s", loc, in.Ends, s.Phase, s.Opens, s.Due, s.Closes)
		}
		wall, closes := s.Due.In(loc).Format("15:04:05"), s.Closes.In(loc).Format("15:04:05")
		switch {
		case s.Phase == note.Anchor && (wall < "08:30" || wall > "20:00:00"):
			t.Fatalf("%s, interview %s: the thank-you is due at %s", loc, in.Ends, wall)
		case s.Phase == note.Anchor:
		case wall != "10:00:00" || s.Phase != note.Close && closes != "17:00:00":
			t.Fatalf("%s, interview %s: the %s is due at %s and closes at %s", loc, in.Ends, s.Phase, wall, closes)
		}
	}
}

// changes returns the days in 2026 and 2027 on which the clocks of a zone are set, and one
// day for a zone that has none.
func changes(loc *time.Location) []time.Time {
	found := []time.Time{time.Date(2026, time.June, 15, 12, 0, 0, 0, loc)}
	day := time.Date(2026, time.January, 1, 12, 0, 0, 0, time.UTC)
	_, was := day.In(loc).Zone()
	for ; day.Year() < 2028; day = day.AddDate(0, 0, 1) {
		if _, is := day.In(loc).Zone(); is != was {
			was = is
			found = append(found, day)
		}
	}
	return found
}

// TestTheMachinesZoneDoesNotCount plans for people in drawn places on a machine in
// another.
func TestTheMachinesZoneDoesNotCount(t *testing.T) {
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	places := []string{"", "", "Munich", "Tokyo", "US-CA", "Sydney", "Asia/Kathmandu", "BR"}
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for i := range w.process.Interviews {
			for k := range w.process.Interviews[i].Panel {
				w.process.Interviews[i].Panel[k].Place = rapid.SampledFrom(places).Draw(t, "place")
			}
		}
		time.Local = time.UTC
		want := w.plan()
		elsewhere, err := zone.Load(rapid.SampledFrom(zones).Draw(t, "elsewhere"))
		if err != nil {
			t.Fatal(err)
		}
		time.Local = elsewhere
		for i, s := range w.plan() {
			if s != want[i] {
				t.Fatalf("on a machine in %s a step is %+v, want %+v", elsewhere, s, want[i])
			}
			if s.Due.Before(s.Opens) || s.Closes.Before(s.Due) {
				t.Fatalf("%s to %s opens %s, due %s, closes %s", s.Phase, s.Email, s.Opens, s.Due, s.Closes)
			}
		}
	})
}
