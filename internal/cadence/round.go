package cadence

import (
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/place"
	"afterword/internal/zone"
)

// Times of day and numbers of days, by the clock and calendar of the interview's place.
// The table of SPEC.md section 1 is their source where it gives one.
const (
	followUpHour      = 10 // a check-in or final pulse is due at 10:00
	workEnds          = 17 // and does not leave, nor close, later than 17:00
	checkInAfter      = 5  // business days after the interview
	checkInOpenFor    = 2  // business days
	pulseAfter        = 14 // calendar days after the interview
	pulseAfterCheckIn = 4  // business days
	pulseOpenFor      = 3  // business days
	closeAfter        = 5  // business days after the final pulse
)

// round is one interview with the clock and the calendar of a place: that of the
// interview, or of an interviewer who works elsewhere (at).
type round struct {
	interview.Interview
	facts
	index int
	loc   *time.Location
	cal   workdays.Calendar
	// clocks are those of the panel, in its order.
	clocks []clock
}

// clock is what the wall and the calendar say where somebody works.
type clock struct {
	loc *time.Location
	cal workdays.Calendar
}

func newRound(f facts, index int) round {
	in := f.rounds[index]
	r := round{Interview: in, facts: f, index: index, loc: in.Ends.Location(), cal: workdays.OfInterview(in)}
	for _, who := range in.Panel {
		r.clocks = append(r.clocks, r.clockOf(who))
	}
	return r
}

// at returns the round by the clock and calendar of who is on the panel.
func (r round) at(who interview.Interviewer) round {
	for i, p := range r.Panel {
		if p.Name == who.Name && (p.Email == who.Email || who.Email == "") {
			r.loc, r.cal = r.clocks[i].loc, r.clocks[i].cal
			break
		}
	}
	return r
}

// clockOf is the clock of who; that of the interview where nothing else is known.
func (r round) clockOf(who interview.Interviewer) clock {
	held := clock{r.loc, r.cal}
	if r.Zone == "" {
		return held
	}
	p := place.Of(r.process, r.Interview, who)
	switch {
	case p.Zone == r.Zone && p.Region == "":
		return held
	case p.Zone == r.Zone:
		return clock{r.loc, p.Calendar()}
	}
	loc, err := zone.Load(p.Zone)
	if err != nil { // package place names none that is unknown; the interview's does no harm
		return held
	}
	return clock{loc, p.Calendar()}
}

// day returns the day of t at the interview's place.
func (r round) day(t time.Time) interview.Date { return interview.DateOf(t.In(r.loc)) }

// later returns the next round that starts after this one and was not cancelled.
func (r round) later() *interview.Interview {
	for i := r.index + 1; i < len(r.rounds); i++ {
		if next := r.rounds[i]; next.Starts.After(r.Starts) && r.facts.cancelled(next) == nil {
			return &r.rounds[i]
		}
	}
	return nil
}

// cancelled returns the event that cancelled this round.
func (r round) cancelled() *Event { return r.facts.cancelled(r.Interview) }

// nextRound returns the event that ended this round because they want to talk again.
func (r round) nextRound() *Event {
	answer := r.last(func(e Event) bool {
		switch e.Kind {
		case NextRound:
			return e.InterviewID == r.ID
		case Courtesy, NewDate, Resumed, OnHold, Reopened: // a later answer corrects an earlier one
			return e.InterviewID == r.ID || e.InterviewID == ""
		}
		return false
	})
	if answer == nil || answer.Kind != NextRound {
		return nil
	}
	return answer
}

// promise returns by when they said they would answer: the latest new date, else what the
// interview says. again is true for a new date.
func (r round) promise() (p interview.Promise, again, ok bool) {
	e := r.last(func(e Event) bool {
		return e.InterviewID == r.ID && (e.Kind == OnHold || (e.Kind == NewDate || e.Kind == Reopened) && !e.Date.IsZero())
	})
	switch {
	case e != nil && e.Kind == OnHold: // what they said before is void
		return interview.Promise{}, false, false
	case e != nil:
		return interview.Promise{Date: e.Date, Said: e.Words}, true, true
	}
	if r.Promise == nil || r.Promise.Date.IsZero() {
		return interview.Promise{}, false, false
	}
	return *r.Promise, false, true
}

// stopped says why a follow-up step (check-in, final pulse) of this round will not
// happen, whatever the time; empty when nothing stops it.
func (r round) stopped(phase note.Phase, who interview.Interviewer) string {
	next := r.later()
	switch {
	case r.ended != nil:
		return r.sayEnded()
	case r.cancelled() != nil:
		return r.sayCancelled()
	case phase != note.AnotherTime && r.nobodyCame(r.Interview) != nil:
		return r.sayNobodyCame()
	case r.restsSince() != nil:
		return r.sayRests()
	case phase != note.Anchor && r.nextRound() != nil:
		return r.sayNextRound()
	case phase != note.Anchor && next != nil:
		return r.sayLaterRound(*next)
	case r.bounced(who.Email) != nil:
		return r.sayBounced(who)
	}
	if who.Email == "" {
		return ""
	}
	if why, reached := note.CapReached(r.touches, r.ID, phase, who.Email); reached {
		return r.sayCapped(why)
	}
	return ""
}

// followUp is a check-in or final pulse, with the day it was planned for.
type followUp struct {
	Step
	day interview.Date
}

// place puts a follow-up on its day: it opens when the day begins, is due at 10:00 and
// closes a number of business days later at 17:00, on a day on which a note may leave.
func (r round) place(f *followUp, openFor int) {
	f.Opens = f.day.At(0, 0, r.loc)
	f.Due = f.day.At(followUpHour, 0, r.loc)
	f.Closes = r.closingDay(f.day, openFor).At(workEnds, 0, r.loc)
}

func (r round) closingDay(day interview.Date, openFor int) interview.Date {
	return r.cal.SendingDay(r.cal.Add(day, openFor))
}

// wait gives an unsent follow-up that nothing stops the status that the clock gives it.
// While its window is open and unused, Due moves on to 10:00 of the next day on which a
// note may leave, so that nothing leaves at night or on a day off. first is the note that
// must have been sent before.
func (r round) wait(f *followUp, first Status) {
	last := r.day(f.Closes)
	for due := f.day; due.Before(last) && !r.now.Before(due.At(workEnds, 0, r.loc)) && !r.now.After(f.Closes); {
		due = r.cal.SendingDay(due.AddDays(1))
		f.Due = due.At(followUpHour, 0, r.loc)
	}
	f.Status = r.byClock(f.Step)
	if first != Done && f.Status == Ready {
		f.Status = Waiting
	}
}

// byClock is the status of an unsent step that nothing but the clock holds.
func (r round) byClock(s Step) Status {
	switch {
	case r.now.Before(s.Due):
		return Waiting
	case r.now.After(s.Closes):
		return Missed
	default:
		return Ready
	}
}

// hold pauses a step that a reply overtook. A step whose time had passed before the reply
// stays missed.
func (r round) hold(s *Step, lastChance time.Time) {
	since := r.paused()
	if since.IsZero() || s.Status == Done || s.Status == Stopped || s.Status == Missed && since.After(lastChance) {
		return
	}
	s.Status, s.Reason = Paused, r.sayPaused(since)
}

// move says why a follow-up is planned later than the rule for it asks; the zero value
// means that it is not.
type move struct {
	away  *Event    // the recipient is away
	named time.Time // a reply waited until then for the person to say what it was
}

// moved applies to the day of a follow-up what happened since: it leaves the absence that
// notice, which may be nil, tells of, and where it was due while a reply waited to be
// named it goes on the first day after that on which a note may leave.
func (r round) moved(day interview.Date, openFor int, notice *Event) (interview.Date, move) {
	var why move
	if later := r.around(day, notice); later.After(day) {
		day, why.away = later, notice
	}
	for _, p := range r.pauses {
		due, closes := day.At(followUpHour, 0, r.loc), r.closingDay(day, openFor).At(workEnds, 0, r.loc)
		if !p.to.IsZero() && !p.from.After(closes) && !p.to.Before(due) {
			day, why.named = r.cal.SendingDay(r.day(p.to).AddDays(1)), p.to
		}
	}
	return day, why
}

// lastOf returns the latest of days; the zero day, which is none, comes before all others.
func lastOf(days ...interview.Date) interview.Date {
	var last interview.Date
	for _, d := range days {
		if last.IsZero() || d.After(last) {
			last = d
		}
	}
	return last
}
