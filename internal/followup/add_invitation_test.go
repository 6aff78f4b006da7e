package followup_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/note"
)

// event is one version of an invitation to an interview at Globex.
type event struct {
	uid, method, start, end, recurrence string // times on a clock in New York: "20261124T100000"
	sequence                            int
	stamp                               string
	people                              []string
	more                                string // lines
}

// ics is a calendar file of events.
func ics(events ...event) string {
	var b strings.Builder
	method := "REQUEST"
	if len(events) > 0 && events[0].method != "" {
		method = events[0].method
	}
	b.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" + method + "\r\n")
	for _, e := range events {
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:%d\r\nSUMMARY:Interview at Globex\r\n", e.uid, e.sequence)
		if e.stamp != "" {
			b.WriteString("DTSTAMP:" + e.stamp + "\r\n")
		}
		if e.recurrence != "" {
			b.WriteString("RECURRENCE-ID;TZID=America/New_York:" + e.recurrence + "\r\n")
		}
		if e.start != "" {
			b.WriteString("DTSTART;TZID=America/New_York:" + e.start + "\r\nDTEND;TZID=America/New_York:" + e.end + "\r\n")
		}
		people := e.people
		if people == nil {
			people = []string{"Wei Chen <wei@globex.example>"}
		}
		for _, who := range append(slices.Clone(people), "Ada Park <ada@example.org>") {
			name, address, _ := strings.Cut(strings.TrimSuffix(who, ">"), " <")
			b.WriteString("ATTENDEE;CN=" + name + ":mailto:" + address + "\r\n")
		}
		b.WriteString(e.more + "END:VEVENT\r\n")
	}
	b.WriteString("END:VCALENDAR\r\n")
	return b.String()
}

func (w *world) add(answer followup.InvitationAnswer, calendar string) []followup.Invited {
	w.t.Helper()
	done, err := w.tryAdd(answer, calendar)
	if err != nil {
		w.t.Fatal(err)
	}
	return done
}

func (w *world) tryAdd(answer followup.InvitationAnswer, calendar string) ([]followup.Invited, error) {
	w.t.Helper()
	all, err := invite.Read("i.ics", []byte(calendar), time.LoadLocation)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.AddInvitations(w.t.Context(), followup.Local, "", all, answer)
}

// says are all sentences about what was added.
func says(done []followup.Invited) string {
	var all []string
	for _, d := range done {
		all = append(all, d.Says...)
	}
	return strings.Join(all, "\n")
}

// fromInvitation is onlyWei with the invitation that it came from.
func fromInvitation() interview.Process {
	p := onlyWei()
	i := &p.Interviews[0]
	i.CalendarUID, i.Sequence, i.Stamped = "onsite@globex", 1, time.Date(2026, 11, 18, 10, 15, 0, 0, time.UTC)
	return p
}

// round is the only round of the only process.
func (w *world) round(id string) interview.Interview {
	w.t.Helper()
	rounds := w.show(id).Interviews
	if len(rounds) != 1 {
		w.t.Fatalf("there are %d rounds", len(rounds))
	}
	return rounds[0]
}

func TestAMovedInterviewMovesItsPlan(t *testing.T) {
	w := newWorld(t)
	id := w.record(fromInvitation()).ProcessID
	approved := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	done := w.add(followup.InvitationAnswer{}, ics(event{uid: "onsite@globex", sequence: 2, start: "20261124T100000", end: "20261124T113000"}))
	if done[0].Meaning != invite.Moved || done[0].Asks != nil {
		t.Fatalf("it was taken for %+v", done[0])
	}
	const want = "Moved from Monday 23 November, 14:00 to Tuesday 24 November, 10:00.\n" +
		"The thank-you to Wei Chen is now due on Tuesday 24 November, 12:30; its approval is void."
	if got := says(done); got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
	round := w.round(id)
	if !round.Starts.Equal(at(11, 24, 10, 0)) || !round.Ends.Equal(at(11, 24, 11, 30)) || round.Sequence != 2 || round.ID != "onsite" || len(round.Panel) != 1 || round.Panel[0].Debrief.Anchor == "" {
		t.Errorf("the round is %+v", round)
	}
	n := w.note(id, note.Anchor, "wei@globex.example")
	if n.ID != approved.ID || n.State != note.Draft || n.Approval != nil || !strings.Contains(n.Trouble, "moved after you approved") {
		t.Errorf("the note is %s, trouble %q", n.State, n.Trouble)
	}
	w.deliver(at(11, 25, 9, 0))
	if len(w.mail.sent) != 0 {
		t.Error("a note left whose approval was void")
	}
	w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	w.deliver(at(11, 25, 9, 30))
	if len(w.mail.sent) != 1 {
		t.Error("the note that was approved again did not leave")
	}
}

func TestVersionsOfAnInvitation(t *testing.T) {
	const uid = "onsite@globex"
	rows := []struct {
		name string
		e    event
		want invite.Meaning
		says string
		ends time.Time // of the round, afterwards
	}{
		{"older sequence", event{sequence: 0, start: "20261120T100000", end: "20261120T110000"}, invite.Older, "A newer version of that invitation is known already: the interview is on Monday 23 November, 14:00. Nothing was changed.", at(11, 23, 15, 30)},
		{"older stamp", event{sequence: 1, stamp: "20261117T000000Z", start: "20261120T100000", end: "20261120T110000"}, invite.Older, "A newer version", at(11, 23, 15, 30)},
		{"the same", event{sequence: 1, stamp: "20261118T101500Z", start: "20261123T140000", end: "20261123T153000"}, invite.Known, "known already", at(11, 23, 15, 30)},
		{"the same again, after its times were put right", event{sequence: 1, stamp: "20261118T101500Z", start: "20261123T133000", end: "20261123T143000"}, invite.Known, "known already", at(11, 23, 15, 30)},
		{"a later stamp", event{sequence: 1, stamp: "20261119T000000Z", start: "20261123T140000", end: "20261123T150000"}, invite.Moved, "The interview on Monday 23 November, 14:00 now ends at 15:00, not at 15:30.", at(11, 23, 15, 0)},
		{"another description", event{sequence: 2, start: "20261123T140000", end: "20261123T153000"}, invite.Changed, "its time is the same", at(11, 23, 15, 30)},
		{"an answer", event{method: "REPLY", sequence: 3, start: "20261124T140000", end: "20261124T153000"}, invite.Reply, "Nothing was changed", at(11, 23, 15, 30)},
		{"an old cancellation", event{method: "CANCEL", sequence: 0}, invite.Older, "Nothing was changed", at(11, 23, 15, 30)},
		{"a date of the series that is not ours", event{method: "CANCEL", sequence: 2, recurrence: "20261130T140000"}, invite.Unheard, "Nothing was changed", at(11, 23, 15, 30)},
		{"our date of a series", event{sequence: 2, recurrence: "20261123T140000", start: "20261123T150000", end: "20261123T160000"}, invite.Moved, "Moved from Monday 23 November, 14:00 to Monday 23 November, 15:00.", at(11, 23, 16, 0)},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			id := w.record(fromInvitation()).ProcessID
			row.e.uid = uid
			done := w.add(followup.InvitationAnswer{}, ics(row.e))
			if done[0].Meaning != row.want || !strings.Contains(says(done), row.says) {
				t.Errorf("%s: %s, want %s: %s", done[0].Meaning, says(done), row.want, row.says)
			}
			if got := w.round(id).Ends; !got.Equal(row.ends) {
				t.Errorf("it ends on %s, want %s", got, row.ends)
			}
		})
	}
}

func TestACancellationWithdrawsAndAsks(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(at(11, 23, 13, 0)) // what there is to say was written down beforehand
	p := fromInvitation()
	p.Interviews[0].Panel = globex().Interviews[0].Panel[:2]
	id := w.record(p).ProcessID
	w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	done := w.add(followup.InvitationAnswer{}, ics(event{method: "CANCEL", uid: "onsite@globex", sequence: 2}))
	const want = "Called off: the interview on Monday 23 November, 14:00.\n" +
		"Withdrawn, and sent to nobody: the thank-you to Wei Chen and the thank-you to Priya Raman.\nWill it get another time, or is it over?"
	if got := says(done); got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Cancelled {
		t.Errorf("the note is %s", n.State)
	}
	if v := w.show(id); v.CalledOff == nil || v.CalledOff.Interview.ID != "onsite" || v.State != followup.Active {
		t.Fatalf("what follows is not asked: %+v", v.CalledOff)
	}
	if again := w.add(followup.InvitationAnswer{}, ics(event{method: "CANCEL", uid: "onsite@globex", sequence: 2})); again[0].Meaning != invite.Known {
		t.Errorf("the same cancellation is %s", again[0].Meaning)
	}
	if err := w.PostponeInterview(t.Context(), followup.Local, id); err != nil {
		t.Fatal(err)
	}
	if v := w.show(id); v.CalledOff != nil {
		t.Error("it is asked again")
	}
	if err := w.PostponeInterview(t.Context(), followup.Local, id); !errors.Is(err, followup.ErrNotCalledOff) {
		t.Errorf("said twice: %v", err)
	}
	w.deliver(at(11, 25, 9, 0))
	if len(w.mail.sent) != 0 {
		t.Error("a note to somebody who was not met was sent")
	}
	// The new time comes under the same UID.
	w.clock.Set(at(11, 25, 10, 0))
	done = w.add(followup.InvitationAnswer{}, ics(event{uid: "onsite@globex", sequence: 3, start: "20261130T100000", end: "20261130T110000"}))
	if done[0].Meaning != invite.Moved || !strings.Contains(says(done), "to Monday 30 November, 10:00.") {
		t.Errorf("%s: %s", done[0].Meaning, says(done))
	}
	w.clock.Set(at(11, 30, 11, 30))
	w.record(p) // the debrief again, still with the old time
	if got := w.round(id).Starts; !got.Equal(at(11, 30, 10, 0)) {
		t.Errorf("the process file moved it back to %s", got)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Draft {
		t.Errorf("the note after the talk is %s", n.State)
	}
}

func TestItIsOver(t *testing.T) {
	w, id := upcoming(t)
	w.add(followup.InvitationAnswer{}, ics(event{method: "CANCEL", uid: "onsite@globex", sequence: 2}))
	w.name(id, cadence.Rejected, interview.Date{})
	if v := w.show(id); v.State != followup.Ended || v.CalledOff != nil {
		t.Errorf("the process is %s, asks %+v", v.State, v.CalledOff)
	}
	if _, err := w.tryAdd(followup.InvitationAnswer{}, ics(event{uid: "new@globex", start: "20261130T100000", end: "20261130T110000"})); !errors.Is(err, followup.ErrOver) {
		t.Errorf("an invitation to a process that ended: %v", err)
	}
}

// upcoming is a world before its interview.
func upcoming(t *testing.T) (*world, string) {
	w := newWorld(t)
	w.clock.Set(at(11, 20, 9, 0))
	p := fromInvitation()
	p.Interviews[0].Panel[0].Debrief, p.Interviews[0].Promise = interview.Debrief{}, nil
	return w, w.record(p).ProcessID
}

func TestIsItAReschedule(t *testing.T) {
	file := ics(event{uid: "other@globex", start: "20261125T090000", end: "20261125T100000"})
	w, id := upcoming(t)
	asked := w.add(followup.InvitationAnswer{}, file)
	if asked[0].Asks == nil || asked[0].Asks.Says != "An invitation for Wednesday 25 November, 09:00. Is it a reschedule of the interview on Monday 23 November, 14:00?" {
		t.Fatalf("it asks %+v", asked[0].Asks)
	}
	if got := w.round(id); got.CalendarUID != "onsite@globex" {
		t.Error("something was stored before it was answered")
	}
	if _, err := w.tryAdd(followup.InvitationAnswer{Place: invite.OneRound}, file); !errors.Is(err, followup.ErrNoSuchPlace) {
		t.Errorf("an answer that was not offered: %v", err)
	}
	w.add(followup.InvitationAnswer{Place: invite.Rescheduled}, file)
	if got := w.round(id); got.CalendarUID != "other@globex" || !got.Starts.Equal(at(11, 25, 9, 0)) || got.ID != "onsite" {
		t.Errorf("after a reschedule the round is %+v", got)
	}

	w, id = upcoming(t)
	done := w.add(followup.InvitationAnswer{Place: invite.NewRound}, file)
	v := w.show(id)
	if len(v.Interviews) != 2 || v.Interviews[1].ID != "2026-11-25T0900" || v.Interviews[1].Panel[0].Name != "Wei Chen" {
		t.Errorf("a new round: %+v", v.Interviews)
	}
	if !strings.Contains(says(done), "A new round on Wednesday 25 November, 09:00, until 10:00, in America/New_York.\nOn the panel: Wei Chen.") {
		t.Errorf("it says %s", says(done))
	}
}

// TestWhatWasHeldIsNotMoved: after a talk that took place, the next invitation is a new
// round, and nobody is asked.
func TestWhatWasHeldIsNotMoved(t *testing.T) {
	w, id, _ := thanked(t)
	done := w.add(followup.InvitationAnswer{}, ics(event{uid: "next@globex", start: "20261201T100000", end: "20261201T110000"}))
	if v := w.show(id); done[0].Asks != nil || len(v.Interviews) != 2 {
		t.Errorf("%+v, rounds %d", done[0].Asks, len(v.Interviews))
	}
}

func TestBlocksOfOneDay(t *testing.T) {
	block := event{uid: "second@globex", start: "20261123T154500", end: "20261123T163000", people: []string{"Priya Raman <priya@globex.example>"}}
	w, id := upcoming(t)
	asked := w.add(followup.InvitationAnswer{}, ics(block))
	if asked[0].Asks == nil || !strings.Contains(asked[0].Asks.Says, "one round, or two?") || len(asked[0].Asks.Places) != 3 || asked[0].Asks.Places[0].Place != invite.OneRound {
		t.Fatalf("it asks %+v", asked[0].Asks)
	}
	done := w.add(followup.InvitationAnswer{Place: invite.OneRound}, ics(block))
	round := w.round(id)
	if !round.Starts.Equal(at(11, 23, 14, 0)) || !round.Ends.Equal(at(11, 23, 16, 30)) || len(round.Panel) != 2 || len(round.Blocks) != 2 {
		t.Fatalf("%s\n%+v", says(done), round)
	}
	// An update of either invitation is known as one.
	block.sequence, block.end = 1, "20261123T170000"
	w.add(followup.InvitationAnswer{}, ics(block))
	if got := w.round(id).Ends; !got.Equal(at(11, 23, 17, 0)) {
		t.Errorf("after the second block was made longer it ends at %s", got)
	}
	w.add(followup.InvitationAnswer{}, ics(event{method: "CANCEL", uid: "second@globex", sequence: 2}))
	round = w.round(id)
	if !round.Ends.Equal(at(11, 23, 15, 30)) || len(round.Blocks) != 0 || round.CalendarUID != "onsite@globex" {
		t.Errorf("after the second block was called off: %+v", round)
	}
	if v := w.show(id); v.CalledOff != nil {
		t.Error("a part is not the interview")
	}

	w, id = upcoming(t)
	block.sequence, block.end = 0, "20261123T163000"
	w.add(followup.InvitationAnswer{Place: invite.NewRound}, ics(block))
	if v := w.show(id); len(v.Interviews) != 2 {
		t.Errorf("split, there are %d rounds", len(v.Interviews))
	}
}

func TestThePanelStaysUnlessThePersonSaysOtherwise(t *testing.T) {
	moved := event{uid: "onsite@globex", sequence: 2, start: "20261124T100000", end: "20261124T113000", people: []string{"Tomas Ruiz <tomas@globex.example>"}}
	w := newWorld(t)
	id := w.record(fromInvitation()).ProcessID
	done := w.add(followup.InvitationAnswer{}, ics(moved))
	if !done[0].PanelDiffers || !strings.Contains(says(done), "Invited, and not on your panel: Tomas Ruiz. On your panel, and not invited: Wei Chen.") {
		t.Errorf("it says %s", says(done))
	}
	if p := w.round(id).Panel; len(p) != 1 || p[0].Name != "Wei Chen" {
		t.Errorf("the panel is %+v", p)
	}
	moved.sequence = 3
	w.add(followup.InvitationAnswer{Panel: true}, ics(moved))
	if p := w.round(id).Panel; len(p) != 1 || p[0].Name != "Tomas Ruiz" {
		t.Errorf("the panel is %+v", p)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Cancelled {
		t.Errorf("the note to who was not there is %s", n.State)
	}
}

func TestAZoneIsAskedFor(t *testing.T) {
	w := newWorld(t)
	id := w.record(fromInvitation()).ProcessID
	floating := strings.ReplaceAll(ics(event{uid: "onsite@globex", sequence: 2, start: "20261124T100000", end: "20261124T113000"}), ";TZID=America/New_York", "")
	asked := w.add(followup.InvitationAnswer{}, floating)
	if asked[0].Asks == nil || !asked[0].Asks.Zone || !strings.Contains(asked[0].Asks.Says, "America/New_York") {
		t.Fatalf("it asks %+v", asked[0].Asks)
	}
	if _, err := w.tryAdd(followup.InvitationAnswer{Zone: "Local"}, floating); !errors.Is(err, followup.ErrNoSuchZone) {
		t.Errorf("a zone of no place: %v", err)
	}
	w.add(followup.InvitationAnswer{Zone: "America/Chicago"}, floating)
	if got := w.round(id); !got.Starts.Equal(at(11, 24, 11, 0)) || got.Zone != "America/Chicago" {
		t.Errorf("it starts at %s in %s", got.Starts, got.Zone)
	}
	// In UTC the instant is known, and a round that has a place keeps it.
	w.add(followup.InvitationAnswer{}, strings.NewReplacer(";TZID=America/New_York", "", "00\r\nDTEND", "00Z\r\nDTEND", "13000\r\n", "13000Z\r\n").Replace(
		ics(event{uid: "onsite@globex", sequence: 3, start: "20261125T180000", end: "20261125T213000"})))
	if got := w.round(id); !got.Starts.Equal(at(11, 25, 13, 0)) || got.Zone != "America/Chicago" {
		t.Errorf("it starts at %s in %s", got.Starts, got.Zone)
	}
}

func TestWhoseInvitationIsIt(t *testing.T) {
	w := newWorld(t)
	w.record(fromInvitation())
	if _, err := w.tryAdd(followup.InvitationAnswer{}, ics(event{uid: "x", start: "20261201T100000", end: "20261201T110000", people: []string{"Li Wu <li@initech.example>"}})); !errors.Is(err, followup.ErrNoProcess) {
		t.Errorf("another employer: %v", err)
	}
	other := onlyWei()
	other.Role = "Staff Engineer"
	other.Interviews[0].Starts, other.Interviews[0].Ends = at(11, 16, 10, 0), at(11, 16, 11, 0)
	w.record(other)
	if _, err := w.tryAdd(followup.InvitationAnswer{}, ics(event{uid: "x", start: "20261201T100000", end: "20261201T110000"})); !errors.Is(err, followup.ErrManyProcesses) {
		t.Errorf("two processes of one employer: %v", err)
	}
	if done := w.add(followup.InvitationAnswer{}, ics(event{uid: "onsite@globex", sequence: 2, start: "20261124T100000", end: "20261124T113000"})); done[0].Role != "Senior Software Engineer" {
		t.Errorf("the invitation of one was taken for one of %s", done[0].Role)
	}
	var crowd []string
	for n := range 51 {
		crowd = append(crowd, fmt.Sprintf("Person %d <p%d@globex.example>", n, n))
	}
	if _, err := w.tryAdd(followup.InvitationAnswer{}, ics(event{uid: "onsite@globex", sequence: 8, start: "20261201T100000", end: "20261201T110000", people: crowd})); !errors.Is(err, followup.ErrCrowd) {
		t.Errorf("the whole company: %v", err)
	}
	if _, err := w.tryAdd(followup.InvitationAnswer{}, ics(make([]event, 51)...)); !errors.Is(err, followup.ErrTooMany) {
		t.Errorf("a whole calendar: %v", err)
	}
	if _, err := w.tryAdd(followup.InvitationAnswer{}, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:onsite@globex\r\nSEQUENCE:9\r\nDTSTART;VALUE=DATE:20261126\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"); !errors.Is(err, followup.ErrNoTime) {
		t.Errorf("a whole day: %v", err)
	}
}

// TestWhatTookPlaceIsNotCalledOff: a calendar that is tidied up after the talk stops no
// follow-up.
func TestWhatTookPlaceIsNotCalledOff(t *testing.T) {
	w := newWorld(t)
	id := w.record(fromInvitation()).ProcessID // with its debrief
	w.clock.Set(at(11, 23, 13, 0))
	if done := w.add(followup.InvitationAnswer{}, ics(event{method: "CANCEL", uid: "onsite@globex", sequence: 0})); done[0].Meaning != invite.Older {
		t.Errorf("an older cancellation is %s", done[0].Meaning)
	}
	w.clock.Set(at(11, 25, 9, 0))
	done := w.add(followup.InvitationAnswer{}, ics(event{method: "CANCEL", uid: "onsite@globex", sequence: 2}))
	if done[0].Meaning != invite.TookPlace || done[0].Changed || w.show(id).CalledOff != nil {
		t.Errorf("%s: %s", done[0].Meaning, says(done))
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State == note.Cancelled {
		t.Error("the thank-you was withdrawn")
	}
}

// TestSplitInTheProcessFile: whoever joined two blocks writes them down as two rounds, and
// each invitation is that of its own round.
func TestSplitInTheProcessFile(t *testing.T) {
	w, id := upcoming(t)
	w.add(followup.InvitationAnswer{Place: invite.OneRound}, ics(event{uid: "second@globex", start: "20261123T154500", end: "20261123T163000", people: []string{"Priya Raman <priya@globex.example>"}}))
	p := fromInvitation()
	p.Interviews[0].Panel[0].Debrief, p.Interviews[0].Promise = interview.Debrief{}, nil
	p.Interviews = append(p.Interviews, interview.Interview{
		ID: "second", CalendarUID: "second@globex", Zone: "America/New_York", Starts: at(11, 23, 15, 45), Ends: at(11, 23, 16, 30),
		Panel: []interview.Interviewer{{Name: "Priya Raman", Email: "priya@globex.example"}},
	})
	w.record(p)
	w.add(followup.InvitationAnswer{}, ics(event{uid: "second@globex", sequence: 1, start: "20261124T100000", end: "20261124T110000", people: []string{"Priya Raman <priya@globex.example>"}}))
	rounds := w.show(id).Interviews
	if len(rounds) != 2 || len(rounds[0].Blocks) != 0 || !rounds[0].Ends.Equal(at(11, 23, 15, 30)) || !rounds[1].Starts.Equal(at(11, 24, 10, 0)) {
		t.Errorf("after the second was moved: %+v", rounds)
	}
}
