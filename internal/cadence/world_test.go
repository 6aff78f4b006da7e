package cadence_test

import (
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/zone"
)

const (
	wei   = "wei.chen@globex.example"
	priya = "priya@globex.example"
	rae   = "rae@globex.example"
)

// at reads "2026-11-23 16:30" as the clock of a zone shows it.
func at(t testing.TB, place, s string) time.Time {
	t.Helper()
	loc, err := zone.Load(place)
	if err != nil {
		t.Fatal(err)
	}
	when, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func date(t testing.TB, s string) interview.Date {
	t.Helper()
	d, err := interview.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// round is an interview of ninety minutes with a hiring manager, a peer and a recruiter.
func round(t testing.TB, id, zone, ends string) interview.Interview {
	end := at(t, zone, ends)
	return interview.Interview{
		ID: id, Zone: zone, Starts: end.Add(-90 * time.Minute), Ends: end, Form: interview.Video,
		Panel: []interview.Interviewer{
			{Name: "Wei Chen", Email: wei, Role: interview.HiringManager},
			{Name: "Priya Nair", Email: priya, Role: interview.Peer},
			{Name: "Rae Ortiz", Email: rae, Role: interview.Recruiter},
		},
	}
}

func process(rounds ...interview.Interview) interview.Process {
	return interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: "ada@example.org"},
		Employer:  "Globex", Role: "Engineer", Interviews: rounds,
	}
}

func promised(in interview.Interview, d interview.Date) interview.Interview {
	in.Promise = &interview.Promise{Date: d}
	return in
}

// thanked is a thank-you to each of the panel, minutes apart.
func thanked(in interview.Interview, first time.Time) []note.Touch {
	var touches []note.Touch
	for i, who := range in.Panel {
		touches = append(touches, note.Touch{
			InterviewID: in.ID, Phase: note.Anchor, To: who.Email, At: first.Add(time.Duration(i) * 6 * time.Minute),
		})
	}
	return touches
}

// step finds the step of a phase to an address in the last round that has one.
func step(t testing.TB, steps []cadence.Step, phase note.Phase, email string) cadence.Step {
	t.Helper()
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].Phase == phase && steps[i].Email == email {
			return steps[i]
		}
	}
	t.Fatalf("the plan has no %s to %q", phase, email)
	return cadence.Step{}
}
