package cadence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

const newYork = "America/New_York"

// TestFirstCourteousMoment: when the first thank-you of a panel is due.
func TestFirstCourteousMoment(t *testing.T) {
	tests := []struct{ name, zone, ends, due string }{
		{"the same day", newYork, "2026-11-23 15:30", "2026-11-23 16:30"},
		{"at 20:00 it is still the same day", newYork, "2026-11-23 19:00", "2026-11-23 20:00"},
		{"past 20:00 it is the next morning", newYork, "2026-11-23 19:01", "2026-11-24 08:30"},
		{"before 08:30 it waits for the morning", newYork, "2026-11-23 06:00", "2026-11-23 08:30"},
		{"just after midnight it is the same morning", newYork, "2026-11-24 00:10", "2026-11-24 08:30"},
		{"Friday afternoon leaves on Friday", newYork, "2026-11-20 15:30", "2026-11-20 16:30"},
		{"Friday night has only Saturday", newYork, "2026-11-20 21:00", "2026-11-21 08:30"},
		{"Saturday has no working day in reach", newYork, "2026-11-21 11:00", "2026-11-21 12:00"},
		{"Sunday afternoon has Monday morning in reach", newYork, "2026-11-22 15:30", "2026-11-23 08:30"},
		{"Sunday too early for Monday stays Sunday", newYork, "2026-11-22 07:30", "2026-11-22 08:30"},
		{"a holiday gives way to the day after", newYork, "2026-11-26 15:30", "2026-11-27 08:30"},
		{"a soft day is better than a holiday", newYork, "2026-12-24 15:30", "2026-12-24 16:30"},
		{"Friday is a day off in Riyadh, and so is Saturday", "Asia/Riyadh", "2026-09-11 15:30", "2026-09-11 16:30"},
		{"Saturday afternoon in Riyadh has Sunday, a working day", "Asia/Riyadh", "2026-09-12 15:30", "2026-09-13 08:30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := round(t, "onsite", tt.zone, tt.ends)
			got := step(t, cadence.Plan(process(in), cadence.History{}, in.Starts), note.Anchor, wei)
			if want := at(t, tt.zone, tt.due); !got.Due.Equal(want) {
				t.Errorf("due %s, want %s", got.Due, want)
			}
		})
	}
}

// TestDaylightSaving holds instants, not clock faces: a day may have 23 or 25 hours.
func TestDaylightSaving(t *testing.T) {
	tests := []struct{ name, zone, ends, anchorCloses, checkIn string }{
		{"New York, before the clocks go forward", newYork, "2026-03-07 15:00", "2026-03-08T20:00:00Z", "2026-03-13T14:00:00Z"},
		{"New York, before the clocks go back", newYork, "2026-10-31 15:00", "2026-11-01T19:00:00Z", "2026-11-06T15:00:00Z"},
		{"Berlin, before the clocks go back", "Europe/Berlin", "2026-10-23 15:00", "2026-10-24T13:00:00Z", "2026-10-30T09:00:00Z"},
		{"Lord Howe moves by half an hour", "Australia/Lord_Howe", "2026-10-02 15:00", "2026-10-03T04:30:00Z", "2026-10-08T23:00:00Z"},
		{"Kathmandu is at a quarter to", "Asia/Kathmandu", "2026-06-01 15:00", "2026-06-02T09:15:00Z", "2026-06-08T04:15:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := round(t, "onsite", tt.zone, tt.ends)
			steps := cadence.Plan(process(in), cadence.History{}, in.Starts)
			if got := step(t, steps, note.Anchor, wei).Closes.UTC().Format(time.RFC3339); got != tt.anchorCloses {
				t.Errorf("the anchor closes at %s, want %s", got, tt.anchorCloses)
			}
			if got := step(t, steps, note.CheckIn, wei).Due.UTC().Format(time.RFC3339); got != tt.checkIn {
				t.Errorf("the check-in is due at %s, want %s", got, tt.checkIn)
			}
		})
	}
}

func TestPanelLeavesMinutesApartInOrder(t *testing.T) {
	for _, ends := range []string{"2026-11-23 15:30", "2026-11-23 18:52"} { // the second runs into the evening
		in := round(t, "onsite", newYork, ends)
		steps := cadence.Plan(process(in), cadence.History{}, in.Starts)
		for i := 1; i < len(in.Panel); i++ {
			before, s := steps[i-1], steps[i]
			if s.Email != in.Panel[i].Email {
				t.Fatalf("step %d is to %s, want %s", i, s.Email, in.Panel[i].Email)
			}
			gap := s.Due.Sub(before.Due)
			morning := s.Due.Format("15:04") == "08:30" && s.Due.Day() != before.Due.Day()
			if gap != cadence.Spacing("onsite", note.Anchor, s.Email) && !morning {
				t.Errorf("interview until %s: %s leaves %s after %s", ends, s.Email, gap, before.Email)
			}
			if clock := s.Due.Format("15:04:05"); clock < "08:30:00" || clock > "20:00:00" {
				t.Errorf("interview until %s: %s leaves at %s", ends, s.Email, clock)
			}
		}
	}
}

// TestRegionDecidesHolidays: the region, else the country of the zone, else weekends only.
func TestRegionDecidesHolidays(t *testing.T) {
	tests := []struct{ name, zone, region, due string }{
		{"the zone's country", newYork, "", "2026-12-01 10:00"},
		{"a subdivision has its country's holidays", newYork, "US-NY", "2026-12-01 10:00"},
		{"the region beats the zone", newYork, "DE", "2026-11-30 10:00"},
		{"an unknown region leaves the zone", newYork, "QQ-1", "2026-12-01 10:00"},
		{"a zone of no country knows weekends", "UTC", "", "2026-11-30 10:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := round(t, "onsite", tt.zone, "2026-11-23 15:30")
			in.Region = tt.region
			got := step(t, cadence.Plan(process(in), cadence.History{}, in.Starts), note.CheckIn, wei)
			if !got.Due.Equal(at(t, tt.zone, tt.due)) {
				t.Errorf("the check-in is due %s, want %s", got.Due, tt.due)
			}
			if claims := strings.Contains(got.Reason, "Thanksgiving"); claims != (tt.due == "2026-12-01 10:00") {
				t.Errorf("the reason must name Thanksgiving exactly when it counts: %s", got.Reason)
			}
		})
	}
}

// TestStatus: what may leave in one situation after another.
func TestStatus(t *testing.T) {
	in := round(t, "onsite", newYork, "2026-11-23 15:30")
	second := round(t, "second", newYork, "2026-12-01 15:30")
	ny := func(s string) time.Time { return at(t, newYork, s) }
	thanks := thanked(in, ny("2026-11-23 16:30"))
	sent := func(phase note.Phase, to, when string) note.Touch {
		return note.Touch{Phase: phase, To: to, At: ny(when)}
	}
	event := func(kind cadence.EventKind, when string) cadence.Event {
		return cadence.Event{Kind: kind, At: ny(when), Email: wei}
	}
	bounce := func(to, when string) cadence.Event {
		return cadence.Event{Kind: cadence.HardBounce, At: ny(when), Email: to}
	}
	const checkInTime, anchorTime = "2026-12-01 10:00", "2026-11-23 16:45"

	tests := []struct {
		name    string
		now     string
		touches []note.Touch
		events  []cadence.Event
		rounds  []interview.Interview // besides the first
		phase   note.Phase
		email   string
		want    cadence.Status
	}{
		{"a thank-you in its time", anchorTime, nil, nil, nil, note.Anchor, wei, cadence.Ready},
		{"not before its hour", "2026-11-23 16:29", nil, nil, nil, note.Anchor, wei, cadence.Waiting},
		{"not at night", "2026-11-23 23:00", nil, nil, nil, note.Anchor, wei, cadence.Waiting},
		{"late, by day", "2026-11-25 12:00", nil, nil, nil, note.Anchor, wei, cadence.Ready},
		{"a touch without a round belongs to the round before it", anchorTime, []note.Touch{sent(note.Anchor, "WEI.chen@globex.example", "2026-11-23 16:31")}, nil, nil, note.Anchor, wei, cadence.Done},
		{"a thank-you may go to somebody away", anchorTime, nil, []cadence.Event{event(cadence.OutOfOffice, "2026-11-23 16:00")}, nil, note.Anchor, wei, cadence.Ready},
		{"a reply pauses the thank-yous", anchorTime, nil, []cadence.Event{event(cadence.Replied, "2026-11-23 16:00")}, nil, note.Anchor, priya, cadence.Paused},
		{"a bounce stops its recipient", anchorTime, nil, []cadence.Event{bounce(wei, "2026-11-23 16:32")}, nil, note.Anchor, wei, cadence.Stopped},
		{"and nobody else", anchorTime, nil, []cadence.Event{bounce(wei, "2026-11-23 16:32")}, nil, note.Anchor, priya, cadence.Ready},
		{"what bounced did not reach", anchorTime, thanks, []cadence.Event{bounce(wei, "2026-11-23 16:32")}, nil, note.Anchor, wei, cadence.Stopped},

		{"what was sent after a bounce did", anchorTime, []note.Touch{sent(note.Anchor, wei, "2026-11-23 16:40")}, []cadence.Event{bounce(wei, "2026-11-23 16:32")}, nil, note.Anchor, wei, cadence.Done},

		{"the check-in in its time", checkInTime, thanks, nil, nil, note.CheckIn, wei, cadence.Ready},
		{"not at night", "2026-12-01 17:00", thanks, nil, nil, note.CheckIn, wei, cadence.Waiting},
		{"past its window", "2026-12-03 17:01", thanks, nil, nil, note.CheckIn, wei, cadence.Missed},
		{"not without the thank-you to the contact", checkInTime, thanks[1:], nil, nil, note.CheckIn, wei, cadence.Stopped},
		{"not after a reply of anybody", checkInTime, thanks, []cadence.Event{{Kind: cadence.Replied, At: ny("2026-11-30 09:00"), Email: "careers@globex.example"}}, nil, note.CheckIn, wei, cadence.Paused},
		{"a reply the mail server dates ahead of us counts", checkInTime, thanks, []cadence.Event{event(cadence.Replied, "2026-12-01 10:07")}, nil, note.CheckIn, wei, cadence.Paused},
		{"a reply from before the interview does not", checkInTime, thanks, []cadence.Event{event(cadence.Replied, "2026-11-20 09:00")}, nil, note.CheckIn, wei, cadence.Ready},
		{"a courtesy resumes", checkInTime, thanks, []cadence.Event{event(cadence.Replied, "2026-11-24 09:00"), event(cadence.Courtesy, "2026-11-24 10:00")}, nil, note.CheckIn, wei, cadence.Ready},
		{"the person resumes", checkInTime, thanks, []cadence.Event{event(cadence.Replied, "2026-11-24 09:00"), event(cadence.Resumed, "2026-11-24 10:00")}, nil, note.CheckIn, wei, cadence.Ready},
		{
			"an answer does not name a reply that became known after it", checkInTime, thanks,
			[]cadence.Event{event(cadence.Replied, "2026-11-24 09:00"), event(cadence.Courtesy, "2026-11-24 12:00"), event(cadence.Replied, "2026-11-24 11:00")},
			nil, note.CheckIn, wei, cadence.Paused,
		},
		{"what was missed before a reply stays missed", "2026-12-05 12:00", thanks, []cadence.Event{event(cadence.Replied, "2026-12-04 09:00")}, nil, note.CheckIn, wei, cadence.Missed},
		{"what would have been missed since a reply waits with it", "2026-12-05 12:00", thanks, []cadence.Event{event(cadence.Replied, "2026-12-03 09:00")}, nil, note.CheckIn, wei, cadence.Paused},
		{"rejected", checkInTime, thanks, []cadence.Event{event(cadence.Rejected, "2026-11-24 10:00")}, nil, note.CheckIn, wei, cadence.Stopped},
		{"withdrawn", checkInTime, thanks, []cadence.Event{event(cadence.Withdrawn, "2026-11-24 10:00")}, nil, note.CheckIn, wei, cadence.Stopped},
		{"they want to talk again", checkInTime, thanks, []cadence.Event{event(cadence.NextRound, "2026-11-24 10:00")}, nil, note.CheckIn, wei, cadence.Stopped},
		{"a thank-you is still due then", anchorTime, nil, []cadence.Event{event(cadence.NextRound, "2026-11-23 16:00")}, nil, note.Anchor, wei, cadence.Ready},
		{"cancelled", checkInTime, thanks, []cadence.Event{{Kind: cadence.Cancelled, At: ny("2026-11-22 10:00")}}, nil, note.CheckIn, wei, cadence.Stopped},
		{"cancelled, and takes place after all", checkInTime, thanks, []cadence.Event{{Kind: cadence.Cancelled, At: ny("2026-11-22 10:00"), InterviewID: in.ID}, {Kind: cadence.Moved, At: ny("2026-11-22 11:00"), InterviewID: in.ID}}, nil, note.CheckIn, wei, cadence.Ready},
		{"moved, then cancelled", checkInTime, thanks, []cadence.Event{{Kind: cadence.Moved, At: ny("2026-11-22 10:00"), InterviewID: in.ID}, {Kind: cadence.Cancelled, At: ny("2026-11-22 11:00"), InterviewID: in.ID}}, nil, note.CheckIn, wei, cadence.Stopped},
		{"a round that was held is not cancelled by a message without its name", checkInTime, thanks, []cadence.Event{{Kind: cadence.Cancelled, At: ny("2026-11-24 10:00")}}, nil, note.CheckIn, wei, cadence.Ready},
		{"the cap of three", checkInTime, append(slices.Clone(thanks), thanks[0], thanks[0]), nil, nil, note.CheckIn, wei, cadence.Stopped},

		{"the final pulse in its time", "2026-12-07 10:00", append(slices.Clone(thanks), sent(note.CheckIn, wei, "2026-12-01 10:00")), nil, nil, note.FinalPulse, wei, cadence.Ready},
		{"four business days after a late check-in", "2026-12-08 10:00", append(slices.Clone(thanks), sent(note.CheckIn, wei, "2026-12-03 16:00")), nil, nil, note.FinalPulse, wei, cadence.Waiting},
		{"not without the check-in", "2026-12-07 10:00", thanks, nil, nil, note.FinalPulse, wei, cadence.Stopped},

		{"silence closes", "2026-12-14 10:00", nil, nil, nil, note.Close, "", cadence.Done},
		{"a rejection closes nothing by itself", "2026-12-14 10:00", nil, []cadence.Event{event(cadence.Rejected, "2026-11-24 10:00")}, nil, note.Close, "", cadence.Stopped},
		{"an unnamed reply keeps it open", "2027-12-14 10:00", nil, []cadence.Event{event(cadence.Replied, "2026-11-24 10:00")}, nil, note.Close, "", cadence.Paused},
		{"a late courtesy starts the silence anew", "2026-12-14 10:00", nil, []cadence.Event{event(cadence.Replied, "2026-12-10 09:00"), event(cadence.Courtesy, "2026-12-11 09:00")}, nil, note.Close, "", cadence.Waiting},
		{"a reply before the second round was about it", "2026-12-01 17:00", thanks, []cadence.Event{event(cadence.Replied, "2026-11-25 09:00")}, []interview.Interview{second}, note.Anchor, rae, cadence.Ready},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%s: %s", tt.phase, tt.name), func(t *testing.T) {
			p := process(append([]interview.Interview{in}, tt.rounds...)...)
			got := step(t, cadence.Plan(p, cadence.History{Touches: tt.touches, Events: tt.events}, ny(tt.now)), tt.phase, tt.email)
			if got.Status != tt.want {
				t.Errorf("%s, want %s: %s", got.Status, tt.want, got.Reason)
			}
		})
	}
}

// TestAbsence: when the follow-ups to somebody who is away are due.
func TestAbsence(t *testing.T) {
	ny := func(s string) time.Time { return at(t, newYork, s) }
	away := func(when, back string) cadence.Event {
		e := cadence.Event{Kind: cadence.OutOfOffice, At: ny(when), Email: wei}
		if back != "" {
			e.Date = date(t, back)
		}
		return e
	}
	tests := []struct {
		name, ends     string
		notices        []cadence.Event
		checkInSent    string
		checkIn, pulse string
	}{
		{"nobody away", "2026-10-26 15:30", nil, "", "2026-11-02", "2026-11-09"},
		{"back in time", "2026-10-26 15:30", []cadence.Event{away("2026-10-27 09:00", "2026-10-30")}, "", "2026-11-02", "2026-11-09"},
		{"the business day after the return", "2026-10-26 15:30", []cadence.Event{away("2026-10-27 09:00", "2026-11-06")}, "", "2026-11-09", "2026-11-16"},
		{"30 days at most", "2026-10-26 15:30", []cadence.Event{away("2026-10-27 09:00", "2030-01-01")}, "", "2026-12-02", "2027-01-07"},
		{"30 days would be a Saturday", "2026-10-29 15:30", []cadence.Event{away("2026-10-30 09:00", "2030-01-01")}, "", "2026-12-04", "2027-01-08"},
		{"without a date three business days", "2026-10-26 15:30", []cadence.Event{away("2026-10-27 09:00", "")}, "", "2026-11-05", "2026-11-12"},
		{"two notices do not add up", "2026-10-26 15:30", []cadence.Event{away("2026-10-27 09:00", ""), away("2026-10-28 09:00", "")}, "", "2026-11-05", "2026-11-12"},
		{"a notice of before the interview is over", "2026-10-26 15:30", []cadence.Event{away("2026-10-20 09:00", "")}, "", "2026-11-02", "2026-11-09"},
		{"a notice that answers the check-in moves the final pulse", "2026-10-26 15:30", []cadence.Event{away("2026-11-02 10:01", "")}, "2026-11-02 10:00", "2026-11-02", "2026-11-13"},
		{"one from before it does not", "2026-10-26 15:30", []cadence.Event{away("2026-10-27 09:00", "")}, "2026-11-02 10:00", "2026-11-05", "2026-11-09"},
		{"unless it says until when", "2026-10-26 15:30", []cadence.Event{away("2026-10-27 09:00", "2026-11-17")}, "2026-11-02 10:00", "2026-11-18", "2026-11-18"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := round(t, "onsite", newYork, tt.ends)
			h := cadence.History{Touches: thanked(in, in.Ends.Add(time.Hour)), Events: tt.notices}
			if tt.checkInSent != "" {
				h.Touches = append(h.Touches, note.Touch{InterviewID: "onsite", Phase: note.CheckIn, To: wei, At: ny(tt.checkInSent)})
			}
			steps := cadence.Plan(process(in), h, in.Ends.Add(2*time.Hour))
			for phase, want := range map[note.Phase]string{note.CheckIn: tt.checkIn, note.FinalPulse: tt.pulse} {
				if got := step(t, steps, phase, wei); !got.Due.Equal(ny(want + " 10:00")) {
					t.Errorf("the %s is due %s, want %s: %s", phase, got.Due, want, got.Reason)
				}
			}
		})
	}
}

// TestCloseWaitsForTheFinalPulse: in the week of Sukkot nothing is sent, so the window of
// the final pulse reaches past its fifth business day.
func TestCloseWaitsForTheFinalPulse(t *testing.T) {
	in := round(t, "onsite", "Asia/Jerusalem", "2026-09-08 15:30")
	steps := cadence.Plan(process(in), cadence.History{}, in.Ends)
	pulse, last := step(t, steps, note.FinalPulse, wei), step(t, steps, note.Close, "")
	if want := at(t, "Asia/Jerusalem", "2026-10-04 17:00"); !pulse.Closes.Equal(want) {
		t.Errorf("the final pulse closes %s, want %s", pulse.Closes, want)
	}
	if !last.Due.After(pulse.Closes) {
		t.Errorf("the process closes %s, before the final pulse at %s", last.Due, pulse.Closes)
	}
}

func TestThankYouIsNotOfferedOnceTheNextRoundBegan(t *testing.T) {
	in, next := round(t, "onsite", newYork, "2026-11-23 15:30"), round(t, "second", newYork, "2026-11-27 15:30")
	for now, want := range map[string]cadence.Status{"2026-11-27 13:59": cadence.Ready, "2026-11-27 14:00": cadence.Missed} {
		got := cadence.Plan(process(in, next), cadence.History{}, at(t, newYork, now))[0]
		if got.InterviewID != "onsite" || got.Status != want {
			t.Errorf("at %s the thank-you of round %s is %s, want %s", now, got.InterviewID, got.Status, want)
		}
	}
}

func TestLaterRoundEndsTheOlder(t *testing.T) {
	first, second := round(t, "first", newYork, "2026-11-23 15:30"), round(t, "second", newYork, "2026-12-03 15:30")
	steps := cadence.Plan(process(second, first), cadence.History{}, first.Ends) // in whatever order they come
	var order []string
	for _, s := range steps {
		order = append(order, s.InterviewID+" "+string(s.Phase))
		followUp := s.Phase == note.CheckIn || s.Phase == note.FinalPulse
		if s.InterviewID == "first" && followUp && s.Status != cadence.Stopped {
			t.Errorf("the %s of the older round is %s", s.Phase, s.Status)
		}
	}
	want := []string{
		"first anchor", "first anchor", "first anchor", "first check-in", "first final-pulse",
		"second anchor", "second anchor", "second anchor", "second check-in", "second final-pulse", "second close",
	}
	if !slices.Equal(order, want) {
		t.Errorf("steps in the order %v, want %v", order, want)
	}
}

func TestNothingToPlan(t *testing.T) {
	if steps := cadence.Plan(process(), cadence.History{}, at(t, newYork, "2026-11-23 15:30")); len(steps) != 0 {
		t.Errorf("a process without rounds has %d steps", len(steps))
	}
	in := round(t, "onsite", newYork, "2026-11-23 15:30")
	in.Panel = nil
	steps := cadence.Plan(process(in), cadence.History{}, in.Ends)
	if len(steps) != 1 || steps[0].Phase != note.Close {
		t.Errorf("a round without a panel has the steps %v, want the close alone", steps)
	}
}

func TestCorrectedAddressStartsAnew(t *testing.T) {
	in := round(t, "onsite", newYork, "2026-11-23 15:30")
	h := cadence.History{
		Touches: thanked(in, at(t, newYork, "2026-11-23 16:30")),
		Events:  []cadence.Event{{Kind: cadence.HardBounce, At: at(t, newYork, "2026-11-23 16:33"), Email: wei}},
	}
	in.Panel[0].Email = "w.chen@globex.example"
	got := step(t, cadence.Plan(process(in), h, at(t, newYork, "2026-11-23 17:00")), note.Anchor, "w.chen@globex.example")
	if got.Status != cadence.Ready {
		t.Errorf("the thank-you to the right address is %s: %s", got.Status, got.Reason)
	}
}

// TestOneCheckInWhoeverIsTheContact: somebody else who becomes the contact does not get a
// second one, nor a last note without a first.
func TestOneCheckInWhoeverIsTheContact(t *testing.T) {
	in := round(t, "onsite", newYork, "2026-11-23 15:30")
	h := cadence.History{Touches: append(thanked(in, at(t, newYork, "2026-11-23 16:30")),
		note.Touch{InterviewID: in.ID, Phase: note.CheckIn, To: wei, At: at(t, newYork, "2026-12-01 10:00")})}
	in.Panel[0].Role, in.Panel[1].Role = interview.Peer, interview.HiringManager
	for _, now := range []string{"2026-12-02 10:00", "2026-12-08 10:00"} {
		steps := cadence.Plan(process(in), h, at(t, newYork, now))
		if got := step(t, steps, note.CheckIn, wei); got.Status != cadence.Done || got.Interviewer != "Wei Chen" {
			t.Errorf("at %s the check-in is %s, to %q", now, got.Status, got.Interviewer)
		}
		if got := step(t, steps, note.FinalPulse, priya); got.Status != cadence.Stopped {
			t.Errorf("at %s the final pulse to the new contact is %s: %s", now, got.Status, got.Reason)
		}
	}
}

// TestACancelledTalkAnswersNothing: a reply from before a round that was cancelled waits
// on when the time of that round has come.
func TestACancelledTalkAnswersNothing(t *testing.T) {
	first, second := round(t, "onsite", newYork, "2026-11-23 15:30"), round(t, "panel", newYork, "2026-11-30 15:30")
	h := cadence.History{Touches: thanked(first, at(t, newYork, "2026-11-23 16:30")), Events: []cadence.Event{
		{Kind: cadence.Cancelled, At: at(t, newYork, "2026-11-27 09:00"), InterviewID: "panel"},
		{Kind: cadence.Replied, At: at(t, newYork, "2026-11-27 09:05"), Email: wei},
	}}
	steps := cadence.Plan(process(first, second), h, at(t, newYork, "2026-12-01 10:00"))
	for _, s := range steps {
		if s.InterviewID == "onsite" && s.Phase == note.CheckIn && s.Status != cadence.Paused {
			t.Errorf("the check-in is %s: %s", s.Status, s.Reason)
		}
	}
}
