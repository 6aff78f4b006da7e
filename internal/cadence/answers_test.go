package cadence_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"

	"pgregory.net/rapid"
)

// storiesOfAnswers are what comes after an answer, told as the other stories are: read
// their golden files.
func storiesOfAnswers(t *testing.T) []story {
	nyAt := func(s string) time.Time { return at(t, newYork, s) }
	monday := promised(round(t, "onsite", newYork, "2026-11-23 15:30"), date(t, "2026-12-01"))
	second := round(t, "second", newYork, "2026-12-14 11:00")
	thanks := thanked(monday, nyAt("2026-11-23 16:30"))
	event := func(kind cadence.EventKind, when string) cadence.Event {
		return cadence.Event{Kind: kind, At: nyAt(when), InterviewID: "onsite"}
	}
	on := func(e cadence.Event, day string) cadence.Event {
		e.Date = date(t, day)
		return e
	}
	by := func(e cadence.Event, email string) cadence.Event {
		e.Email = email
		return e
	}
	touch := func(phase note.Phase, to, when string) note.Touch {
		return note.Touch{InterviewID: "onsite", Phase: phase, To: to, At: nyAt(when)}
	}
	gracious := by(event(cadence.Gracious, "2026-11-27 18:30"), "hr@globex.example")

	return []story{
		{"gracious-reply", newYork, process(monday), []moment{
			{now: "2026-11-27 18:35", touches: thanks, events: []cadence.Event{
				by(event(cadence.Replied, "2026-11-27 17:50"), "hr@globex.example"), event(cadence.Rejected, "2026-11-27 18:00"), gracious,
			}},
			{now: "2026-11-27 19:00"},
			{now: "2026-11-30 09:00"},
			{now: "2026-12-01 10:00", touches: []note.Touch{touch(note.GraciousReply, "hr@globex.example", "2026-12-01 09:12")}},
		}},
		{"gracious-reply-capped", newYork, process(monday), []moment{
			{
				now: "2026-12-16 12:00", touches: append(slices.Clone(thanks), touch(note.CheckIn, wei, "2026-12-02 10:00"), touch(note.FinalPulse, wei, "2026-12-08 10:00")),
				events: []cadence.Event{event(cadence.Rejected, "2026-12-16 10:00"), by(event(cadence.Gracious, "2026-12-16 10:30"), wei)},
			},
		}},
		{"gracious-reply-too-late", newYork, process(monday), []moment{
			{now: "2026-12-04 17:01", touches: thanks, events: []cadence.Event{event(cadence.Rejected, "2026-11-27 18:00"), gracious}},
		}},
		{"gracious-reply-to-no-rejection", newYork, process(monday), []moment{
			{now: "2026-11-28 12:00", touches: thanks, events: []cadence.Event{
				event(cadence.Rejected, "2026-11-27 18:00"), gracious, event(cadence.Courtesy, "2026-11-28 11:00"),
			}},
		}},
		{"gracious-reply-overtaken", newYork, process(monday), []moment{
			{now: "2026-11-30 12:00", touches: thanks, events: []cadence.Event{
				event(cadence.Rejected, "2026-11-27 18:00"), gracious, by(event(cadence.Replied, "2026-11-30 11:00"), wei),
			}},
		}},
		{"on-hold-and-reopened", newYork, process(monday), []moment{
			{now: "2026-11-25 12:00", touches: thanks, events: []cadence.Event{on(event(cadence.OnHold, "2026-11-25 11:00"), "2027-01-11")}},
			{now: "2026-12-24 12:00"},
			{now: "2027-01-11 10:00"},
			{now: "2027-01-12 12:00", events: []cadence.Event{event(cadence.Reopened, "2027-01-12 11:30")}},
			{now: "2027-01-20 10:00"},
		}},
		{"on-hold-after-the-check-in", newYork, process(monday), []moment{
			{
				now: "2026-12-03 12:00", touches: append(slices.Clone(thanks), touch(note.CheckIn, wei, "2026-12-02 10:00")),
				events: []cadence.Event{event(cadence.OnHold, "2026-12-03 11:00")},
			},
			{now: "2027-03-01 12:00", events: []cadence.Event{on(event(cadence.Reopened, "2027-03-01 11:00"), "2027-03-05")}},
		}},
		{"on-hold-and-they-write", newYork, process(monday), []moment{
			{now: "2026-12-10 12:00", touches: thanks, events: []cadence.Event{
				event(cadence.OnHold, "2026-11-25 11:00"), by(event(cadence.Replied, "2026-12-10 11:00"), wei),
			}},
			{now: "2026-12-10 13:00", events: []cadence.Event{event(cadence.Courtesy, "2026-12-10 12:30")}},
		}},
		{"on-hold-and-a-new-round", newYork, process(monday, second), []moment{
			{now: "2026-12-10 12:00", touches: thanks, events: []cadence.Event{event(cadence.OnHold, "2026-11-25 11:00")}},
		}},
		{"nobody-called", newYork, process(monday), []moment{
			{now: "2026-11-23 14:14", events: []cadence.Event{event(cadence.NobodyCame, "2026-11-23 14:14")}},
			{now: "2026-11-23 14:20"},
			{now: "2026-11-23 14:40", touches: []note.Touch{touch(note.AnotherTime, wei, "2026-11-23 14:31")}},
			{now: "2026-11-24 10:00"},
		}},
		{"nobody-called-and-then-they-wrote", newYork, process(monday), []moment{
			{now: "2026-11-23 14:30", events: []cadence.Event{
				event(cadence.NobodyCame, "2026-11-23 14:20"), by(event(cadence.Replied, "2026-11-23 14:25"), wei),
			}},
		}},
		{"nobody-called-and-then-they-did", newYork, process(monday), []moment{
			{now: "2026-11-23 16:40", events: []cadence.Event{event(cadence.NobodyCame, "2026-11-23 14:20"), event(cadence.CameAfter, "2026-11-23 14:25")}},
		}},
		{"nobody-called-said-a-day-late", newYork, process(monday), []moment{
			{now: "2026-11-24 09:00", events: []cadence.Event{event(cadence.NobodyCame, "2026-11-24 09:00")}},
		}},
	}
}

// TestNothingLeavesWhileTheRoleRests: whatever happens meanwhile, but for what says that
// it goes on, no note may leave and the process does not close.
func TestNothingLeavesWhileTheRoleRests(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		last := w.process.Interviews[len(w.process.Interviews)-1]
		hold := cadence.Event{Kind: cadence.OnHold, At: last.Ends.Add(time.Hour)}
		w.history.Events = append(w.history.Events, hold)
		for range rapid.IntRange(0, 3).Draw(t, "events after") {
			e := drawEvent(t, hold.At.Add(time.Hour))
			switch e.Kind {
			case cadence.NewDate, cadence.NextRound, cadence.Reopened, cadence.Offered, cadence.Rejected, cadence.Withdrawn:
				continue
			}
			w.history.Events = append(w.history.Events, e)
		}
		w.now = hold.At.Add(time.Duration(rapid.IntRange(2, 400*24).Draw(t, "hours")) * time.Hour)
		for _, s := range w.plan() {
			switch {
			case s.Phase == note.LookAgain, s.Status == cadence.Paused:
			case s.Phase == note.Close && s.Status == cadence.Done:
				t.Fatalf("the process closed although the role rests: %s", s.Reason)
			case s.Status == cadence.Ready, s.Status == cadence.Waiting && s.Phase.HasNote():
				t.Fatalf("the %s to %s is %s while the role rests: %s", s.Phase, s.Email, s.Status, s.Reason)
			}
		}
	})
}

// TestWhateverHappens lets a drawn life happen, in which everything that may leave does
// leave, and holds it against the promises: never more touches than the caps, never the
// same note twice, never a follow-up to somebody who answered, never a step without a
// reason.
func TestWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		w.history = cadence.History{}
		w.now = w.process.Interviews[0].Starts
		waits := false // a reply waits to be named
		for range rapid.IntRange(5, 40).Draw(t, "moments") {
			w.now = w.now.Add(time.Duration(rapid.IntRange(5, 5*24*60).Draw(t, "minutes later")) * time.Minute)
			if rapid.IntRange(0, 2).Draw(t, "something happens") == 0 {
				e := drawEvent(t, w.now)
				if e.Kind == cadence.Gracious && e.Email == "" || e.Kind == cadence.HardBounce {
					continue // the verb asks for an address; what came back reached nobody
				}
				w.history.Events = append(w.history.Events, e)
				switch {
				case e.Kind == cadence.Replied:
					waits = true
				case e.Kind == cadence.Resumed || slices.Contains(cadence.Answers(), e.Kind):
					waits = false
				}
			}
			for _, s := range w.plan() {
				if s.Reason == "" {
					t.Fatalf("the %s to %q is %s for no reason", s.Phase, s.Email, s.Status)
				}
				if s.Status != cadence.Ready || !s.Phase.HasNote() {
					continue
				}
				begun := slices.ContainsFunc(w.process.Interviews, func(in interview.Interview) bool {
					return w.history.Events != nil && in.Starts.After(lastReply(w.history.Events)) && !in.Starts.After(w.now)
				})
				if waits && !begun {
					t.Fatalf("a %s may leave although a reply waits: %s", s.Phase, s.Reason)
				}
				for _, touch := range w.history.Touches {
					if touch.InterviewID == s.InterviewID && touch.Phase == s.Phase && strings.EqualFold(touch.To, s.Email) {
						t.Fatalf("a second %s to %s may leave", s.Phase, s.Email)
					}
				}
				w.history.Touches = append(w.history.Touches, note.Touch{InterviewID: s.InterviewID, Phase: s.Phase, To: s.Email, At: w.now})
				break // the plan is made anew
			}
			budget := cadence.BudgetOf(w.process, w.history)
			if budget.Used > note.MaxTouchesPerProcess || budget.Used+budget.Left != note.MaxTouchesPerProcess {
				t.Fatalf("%d touches of the process, %d left", budget.Used, budget.Left)
			}
			for _, p := range budget.People {
				if p.Used > note.MaxTouchesPerRecipient {
					t.Fatalf("%d touches to %s in round %s", p.Used, p.Email, p.InterviewID)
				}
			}
		}
	})
}

func lastReply(events []cadence.Event) (at time.Time) {
	for _, e := range events {
		if e.Kind == cadence.Replied {
			at = e.At
		}
	}
	return at
}
