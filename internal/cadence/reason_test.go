package cadence_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

var update = flag.Bool("update", false, "write the golden files anew")

// story is one process seen at several moments; each moment may bring new facts.
type story struct {
	name    string
	zone    string
	process interview.Process
	moments []moment
}

type moment struct {
	now     string
	touches []note.Touch
	events  []cadence.Event
}

// TestPlanInWords holds the plan of each story, reasons included, against
// testdata/NAME.golden. Read the golden files: they are the timeline in examples.
func TestPlanInWords(t *testing.T) {
	for _, s := range append(stories(t), storiesOfAnswers(t)...) {
		t.Run(s.name, func(t *testing.T) {
			var h cadence.History
			var got strings.Builder
			for _, m := range s.moments {
				now := at(t, s.zone, m.now)
				for _, touch := range m.touches {
					h.Touches = append(h.Touches, touch)
					fmt.Fprintf(&got, "+ %s to %s, %s\n", touch.Phase, touch.To, touch.At.In(now.Location()).Format("Mon 2 Jan 15:04"))
				}
				for _, e := range m.events {
					h.Events = append(h.Events, e)
					fmt.Fprintf(&got, "+ %s, %s %s\n", e.Kind, e.At.In(now.Location()).Format("Mon 2 Jan 15:04"), e.Email)
				}
				fmt.Fprintf(&got, "\n%s\n", now.Format("Monday 2 January 2006, 15:04"))
				for _, st := range cadence.Plan(s.process, h, now) {
					got.WriteString(worded(st))
				}
				got.WriteString("\n")
			}
			golden(t, s.name, got.String())
		})
	}
}

func worded(st cadence.Step) string {
	const short = "Mon 2 Jan 15:04"
	rescue := ""
	if st.Rescue {
		rescue = " (rescue)"
	}
	return fmt.Sprintf("  %s %s: %s%s, opens %s, due %s, closes %s\n    %s\n", st.Phase, st.Interviewer, st.Status, rescue,
		st.Opens.Format(short), st.Due.Format(short+":05"), st.Closes.Format(short), st.Reason)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: run the test with -update to write it", err)
	}
	if got != string(want) {
		t.Errorf("the plan differs from %s; run with -update and read the difference. It is now:\n%s", file, got)
	}
}

func stories(t *testing.T) []story {
	const ny, manila, berlin, riyadh = "America/New_York", "Asia/Manila", "Europe/Berlin", "Asia/Riyadh"
	nyAt := func(s string) time.Time { return at(t, ny, s) }

	spec := promised(round(t, "onsite", manila, "2026-11-20 15:30"), date(t, "2026-11-27"))
	monday := promised(round(t, "onsite", ny, "2026-11-23 15:30"), date(t, "2026-12-01"))
	silent := round(t, "onsite", ny, "2026-11-23 15:30")
	touch := func(phase note.Phase, when string) note.Touch {
		return note.Touch{InterviewID: "onsite", Phase: phase, To: wei, At: nyAt(when)}
	}
	reply := func(when string) cadence.Event {
		return cadence.Event{Kind: cadence.Replied, At: nyAt(when), InterviewID: "onsite", Email: wei}
	}
	answer := func(kind cadence.EventKind, when string) cadence.Event {
		return cadence.Event{Kind: kind, At: nyAt(when), InterviewID: "onsite"}
	}
	away := func(when, back string) cadence.Event {
		e := cadence.Event{Kind: cadence.OutOfOffice, At: nyAt(when), InterviewID: "onsite", Email: wei}
		if back != "" {
			e.Date = date(t, back)
		}
		return e
	}
	newDate := answer(cadence.NewDate, "2026-12-02 09:30")
	newDate.Date = date(t, "2026-12-11")
	second := round(t, "second", ny, "2026-12-03 11:00")
	noAddress := round(t, "onsite", ny, "2026-11-23 15:30")
	noAddress.Panel = []interview.Interviewer{{Name: "Wei Chen", Role: interview.HiringManager}, {Name: "Priya Nair"}}
	unknown := round(t, "onsite", "UTC", "2026-12-24 15:30")

	return []story{
		{"silence", ny, process(monday), []moment{
			{now: "2026-11-22 12:00"},
			{now: "2026-11-23 15:45"},
			{now: "2026-11-23 16:40", touches: []note.Touch{{InterviewID: "onsite", Phase: note.Anchor, To: wei, At: nyAt("2026-11-23 16:31")}}},
			{now: "2026-11-23 22:00"},
			{now: "2026-11-30 12:00"},
			{now: "2026-12-02 10:00"},
			{now: "2026-12-02 23:00"},
			{now: "2026-12-04 17:01"},
			{now: "2026-12-21 10:00"},
		}},
		{"three-notes-then-moved-on", ny, process(silent), []moment{
			{now: "2026-11-24 10:00", touches: thanked(silent, nyAt("2026-11-23 16:30"))},
			{now: "2026-12-01 11:00", touches: []note.Touch{touch(note.CheckIn, "2026-12-01 10:00")}},
			{now: "2026-12-07 10:00"},
			{now: "2026-12-08 20:00", touches: []note.Touch{touch(note.FinalPulse, "2026-12-08 10:12")}},
			{now: "2026-12-15 10:00"},
		}},
		{"promise-over-a-holiday", manila, process(spec), []moment{
			{now: "2026-11-23 09:00", touches: thanked(spec, at(t, manila, "2026-11-20 16:30"))},
			{now: "2026-11-28 09:00"},
			{now: "2026-12-01 10:00"},
		}},
		{"late-thank-you", ny, process(silent), []moment{
			{now: "2026-11-24 12:00"},
			{now: "2026-11-24 15:31"},
			{now: "2026-11-25 23:00"},
			{now: "2026-11-26 15:31"},
			{now: "2026-12-01 00:00"},
			{now: "2026-12-17 00:00"},
		}},
		{"reply-is-a-courtesy", ny, process(silent), []moment{
			{now: "2026-11-30 12:00", touches: thanked(silent, nyAt("2026-11-23 16:30")), events: []cadence.Event{reply("2026-11-30 11:05")}},
			{now: "2026-12-09 12:00"},
			{now: "2026-12-09 12:01", events: []cadence.Event{answer(cadence.Courtesy, "2026-12-09 12:00")}},
		}},
		{"reply-names-a-new-date", ny, process(monday), []moment{
			{now: "2026-12-02 12:00", touches: thanked(monday, nyAt("2026-11-23 16:30")), events: []cadence.Event{reply("2026-12-01 18:00"), newDate}},
			{now: "2026-12-14 12:00"},
		}},
		{"next-round", ny, process(silent), []moment{
			{now: "2026-11-26 12:00", touches: thanked(silent, nyAt("2026-11-23 16:30")), events: []cadence.Event{reply("2026-11-25 11:05"), answer(cadence.NextRound, "2026-11-25 12:00")}},
		}},
		{"second-round-recorded", ny, process(silent, second), []moment{
			{now: "2026-11-26 12:00", touches: thanked(silent, nyAt("2026-11-23 16:30"))},
			{now: "2026-12-03 12:05"},
			{now: "2026-12-03 12:30", events: []cadence.Event{{Kind: cadence.Cancelled, At: nyAt("2026-12-03 12:20"), InterviewID: "second"}}},
		}},
		{"rejection", ny, process(silent), []moment{
			{now: "2026-11-24 12:00", events: []cadence.Event{reply("2026-11-24 09:00"), answer(cadence.Rejected, "2026-11-24 11:00")}},
		}},
		{"offer", ny, process(silent), []moment{
			{now: "2026-11-24 12:00", events: []cadence.Event{reply("2026-11-24 09:00"), answer(cadence.Offered, "2026-11-24 11:00")}},
		}},
		{"contact-away", ny, process(silent), []moment{
			{now: "2026-11-24 12:00", touches: thanked(silent, nyAt("2026-11-23 16:30")), events: []cadence.Event{away("2026-11-23 16:31", "")}},
			{now: "2026-11-24 12:05", events: []cadence.Event{away("2026-11-24 12:01", "2026-12-09")}},
			{now: "2026-12-10 10:20", touches: []note.Touch{touch(note.CheckIn, "2026-12-10 10:00")}, events: []cadence.Event{away("2026-12-10 10:01", "2027-06-01")}},
		}},
		{"bounce", ny, process(silent), []moment{
			{now: "2026-11-23 17:00", touches: thanked(silent, nyAt("2026-11-23 16:30")), events: []cadence.Event{{Kind: cadence.HardBounce, At: nyAt("2026-11-23 16:33"), Email: "Wei.Chen@globex.example"}}},
		}},
		{"no-address", ny, process(noAddress), []moment{
			{now: "2026-11-23 17:00"},
			{now: "2026-12-01 10:00"},
			{now: "2026-12-15 10:00"},
		}},
		{"sunday-in-berlin", berlin, process(round(t, "onsite", berlin, "2026-11-22 15:30")), []moment{
			{now: "2026-11-22 17:00"},
			{now: "2026-11-23 09:00"},
		}},
		{"weekend-in-riyadh", riyadh, process(round(t, "onsite", riyadh, "2026-09-16 14:00")), []moment{
			{now: "2026-09-16 14:30"},
		}},
		{"promise-on-christmas-day", ny, process(promised(round(t, "onsite", ny, "2026-12-14 15:30"), date(t, "2026-12-25"))), []moment{
			{now: "2026-12-14 15:45"},
		}},
		{"promise-on-christmas-day-in-berlin", berlin, process(promised(round(t, "onsite", berlin, "2026-12-14 15:30"), date(t, "2026-12-23"))), []moment{
			{now: "2026-12-14 15:45"},
		}},
		{"over-the-new-year", ny, process(round(t, "onsite", ny, "2026-12-23 15:30")), []moment{
			{now: "2026-12-23 15:45"},
			{now: "2027-01-02 12:00", touches: thanked(silent, nyAt("2026-12-23 16:30"))},
		}},
		{"golden-week", "Asia/Shanghai", process(promised(round(t, "onsite", "Asia/Shanghai", "2026-09-23 15:30"), date(t, "2026-09-30"))), []moment{
			{now: "2026-09-23 15:45"},
		}},
		{"a-year-ago", ny, process(promised(round(t, "onsite", ny, "2025-11-24 15:30"), date(t, "2026-12-01"))), []moment{
			{now: "2025-12-20 12:00"},
			{now: "2026-02-20 12:00"},
			{now: "2026-11-25 12:00"},
		}},
		{"christmas-nobody-knows-where", "UTC", process(unknown), []moment{
			{now: "2026-12-24 17:00"},
		}},
		{"christmas-in-berlin", berlin, process(round(t, "onsite", berlin, "2026-12-17 16:00")), []moment{
			{now: "2026-12-18 10:00", touches: thanked(round(t, "onsite", berlin, "2026-12-17 16:00"), at(t, berlin, "2026-12-17 17:00"))},
		}},
		{"christmas-in-vienna", "Europe/Vienna", process(round(t, "onsite", "Europe/Vienna", "2026-12-17 16:00")), []moment{
			{now: "2026-12-18 10:00", touches: thanked(round(t, "onsite", "Europe/Vienna", "2026-12-17 16:00"), at(t, "Europe/Vienna", "2026-12-17 17:00"))},
		}},
	}
}
