package invite_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/zone"
)

// TestNewestVersionWins takes in the versions of one invitation in any order, some of them
// twice: in the end the round is where the newest version says, and taking any of them in
// again does nothing.
func TestNewestVersionWins(t *testing.T) {
	start := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		var versions []invite.Invitation
		for n := range rapid.IntRange(1, 6).Draw(t, "versions") {
			begins := start.Add(time.Duration(n) * 24 * time.Hour)
			versions = append(versions, invite.Invitation{
				UID: "u", Sequence: n / 2, Stamped: start.Add(time.Duration(n-100) * time.Hour), Starts: begins, Ends: begins.Add(time.Hour),
				Zone: invite.Zone{Name: "UTC", Source: invite.FromIANA},
			})
		}
		newest := versions[len(versions)-1]
		order := rapid.Permutation(append(slices.Clone(versions), versions...)).Draw(t, "order")
		first := order[0]
		p := interview.Process{Interviews: []interview.Interview{{
			ID: "r", CalendarUID: "u", Sequence: first.Sequence, Stamped: first.Stamped, Starts: first.Starts, Ends: first.Ends, Zone: "UTC",
		}}}
		take := func(i invite.Invitation) invite.Meaning {
			m := i.Match(p, invite.Past{})
			if m.Meaning == invite.Moved || m.Meaning == invite.Changed {
				p.Interviews[0] = m.Apply(i, p.Interviews[0])
			}
			return m.Meaning
		}
		for _, i := range order[1:] {
			take(i)
		}
		if got := p.Interviews[0]; !got.Starts.Equal(newest.Starts) || !got.Ends.Equal(newest.Ends) || got.Sequence != newest.Sequence {
			t.Fatalf("the round is on %s, version %d, want %s, version %d", got.Starts, got.Sequence, newest.Starts, newest.Sequence)
		}
		for _, i := range versions {
			if m := take(i); m != invite.Known && m != invite.Older {
				t.Fatalf("version %d again is %s", i.Sequence, m)
			}
		}
	})
}

// TestNear says what a fresh invitation may be but a round of its own.
func TestNear(t *testing.T) {
	newYork, err := zone.Load("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, newYork) }
	p := interview.Process{Interviews: []interview.Interview{{ID: "r", CalendarUID: "u", Starts: at(23, 14, 0), Ends: at(23, 15, 0)}}}
	never, held, called := invite.Past{}, invite.Past{Held: map[string]bool{"r": true}}, invite.Past{Called: map[string]bool{"r": true}}
	tests := []struct {
		name         string
		starts, ends time.Time
		past         invite.Past
		want         []invite.Place
	}{
		{"the next day", at(24, 14, 0), at(24, 15, 0), never, []invite.Place{invite.Rescheduled}},
		{"a week earlier", at(16, 14, 0), at(16, 15, 0), never, []invite.Place{invite.Rescheduled}},
		{"after it was called off", at(24, 14, 0), at(24, 15, 0), called, []invite.Place{invite.Rescheduled}},
		{"two weeks and an hour later", at(30, 14, 0).AddDate(0, 0, 7).Add(time.Hour), at(30, 15, 0).AddDate(0, 0, 7).Add(time.Hour), never, nil},
		{"after it was held", at(24, 14, 0), at(24, 15, 0), held, nil},
		{"right behind it", at(23, 15, 0), at(23, 16, 0), never, []invite.Place{invite.OneRound, invite.Rescheduled}},
		{"right before it", at(23, 13, 0), at(23, 14, 0), never, []invite.Place{invite.OneRound, invite.Rescheduled}},
		{"right behind what was held", at(23, 15, 45), at(23, 16, 0), held, []invite.Place{invite.OneRound}},
		{"right behind what was called off", at(23, 15, 0), at(23, 16, 0), called, []invite.Place{invite.Rescheduled}},
		{"after lunch", at(23, 16, 1), at(23, 17, 0), held, nil},
	}
	for _, tt := range tests {
		var got []invite.Place
		for _, near := range (invite.Invitation{UID: "x", Starts: tt.starts, Ends: tt.ends}).Match(p, tt.past).Near {
			got = append(got, near.As)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestRecurrenceID is the same date however it is written.
func TestRecurrenceID(t *testing.T) {
	for line, want := range map[string]string{
		"RECURRENCE-ID;TZID=America/New_York:20261123T140000":      "20261123T190000Z",
		"RECURRENCE-ID;TZID=Eastern Standard Time:20261123T140000": "20261123T190000Z",
		"RECURRENCE-ID:20261123T190000Z":                           "20261123T190000Z",
		"RECURRENCE-ID;VALUE=DATE:20261123":                        "20261123",
		"RECURRENCE-ID:20261123T140000":                            "20261123T140000", // on a clock nobody knows
	} {
		if got := one(t, calendar("", "DTSTART:20261123T190000Z", line)).RecurrenceID; got != want {
			t.Errorf("%s is %q, want %q", line, got, want)
		}
	}
}

// TestConcerns tells whose invitation it is.
func TestConcerns(t *testing.T) {
	p := interview.Process{Candidate: interview.Candidate{Email: "ada@example.org"}, Interviews: []interview.Interview{{
		ID: "r", CalendarUID: "u", Organizer: "notifications@greenhouse.io",
		Panel: []interview.Interviewer{{Name: "Wei", Email: "wei@globex.example"}, {Name: "Li", Email: "li@gmail.com"}},
	}}}
	for line, want := range map[string]bool{
		"ATTENDEE:mailto:priya@eu.globex.example":                                true,
		"ORGANIZER:mailto:rae@globex.example":                                    true,
		"ATTENDEE:mailto:li@gmail.com":                                           true,
		"ATTENDEE:mailto:somebody@gmail.com":                                     false,
		"ATTENDEE:mailto:ada@example.org":                                        false,
		"ORGANIZER:mailto:notifications@greenhouse.io":                           false,
		"ATTENDEE:mailto:wei@initech.example":                                    false,
		"UID:u\r\nORGANIZER;CN=Zoom:mailto:no-reply@zoom.example\r\nSUMMARY:any": true,
	} {
		file := "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + line + "\r\nDTSTART:20261123T190000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
		if got := one(t, file).Concerns(p); got != want {
			t.Errorf("%s: %v, want %v", line, got, want)
		}
	}
}
