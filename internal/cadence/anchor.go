package cadence

import (
	"slices"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// The life of an anchor note, from the end of the interview (SPEC.md section 1).
const (
	anchorOpens  = time.Hour      // sooner looks automated
	anchorCloses = 24 * time.Hour // on time until then
	rescueCloses = 72 * time.Hour // late, and worth sending, until then
	// An interview longer ago is more likely a slip in the date than one to be thankful
	// for; however late the promised day, nothing is offered then.
	offerEnds = 60 * 24 * time.Hour
)

// lateness is how far the time of an anchor note has gone.
type lateness int

const (
	onTime  lateness = iota
	late             // past 24 hours: urged, with a warning
	offered          // past 72 hours: possible, not urged
	gone             // the check-in is open, or the interview was more than 60 days ago
)

// anchors plans one note to each of the panel, in order. Those who work at one place
// get theirs one after the other by its clock; of those who work elsewhere, each place
// has its own morning.
func (r round) anchors() []Step {
	end := r.Ends.In(r.loc)
	opens, closes, rescue := end.Add(anchorOpens), end.Add(anchorCloses), end.Add(rescueCloses)
	until := r.offeredUntil(rescue)

	planned := r.duesBy(closes, func(r round) time.Time {
		first, _ := r.courteous(opens, closes, true) // no night is longer than the window
		return first
	})
	lateness, last, dues := onTime, closes, planned
	switch {
	case !r.now.After(closes):
		dues = r.duesBy(closes, func(r round) time.Time { return r.dueWithin(opens, closes, true) })
	case !r.now.After(rescue):
		lateness, last = late, rescue
		dues = r.lateDues()
	case r.now.Before(until):
		lateness, last = offered, until
		dues = r.duesBy(until, func(r round) time.Time { return r.dueWithin(rescue, until, false) })
	default: // it stays at what was shown last
		lateness, last = gone, until
		before := r
		if until.After(rescue) {
			before.now = until.Add(-1)
			dues = before.duesBy(until, func(r round) time.Time { return r.dueWithin(rescue, until, false) })
		} else {
			before.now = rescue
			dues = before.lateDues()
		}
	}

	steps := make([]Step, 0, len(r.Panel))
	for i, who := range r.Panel {
		there := r.at(who)
		s := Step{
			Phase: note.Anchor, InterviewID: r.ID, Interviewer: who.Name, Email: who.Email,
			Opens: opens.In(there.loc), Due: dues[i], Closes: last.In(there.loc), Rescue: lateness == late || lateness == offered,
		}
		there.settleAnchor(&s, who, lateness)
		if s.Status == Done || s.Status == Stopped {
			s.Due, s.Closes, s.Rescue = planned[i], closes.In(there.loc), false
		}
		there.hold(&s, until)
		steps = append(steps, s)
	}
	return steps
}

// lateDues returns when each of the panel is thanked past 24 hours and before 72.
func (r round) lateDues() []time.Time {
	end := r.Ends.In(r.loc)
	closes, rescue := end.Add(anchorCloses), end.Add(rescueCloses)
	return r.duesBy(rescue, func(r round) time.Time { return r.dueWithin(closes, rescue, false) })
}

// duesBy returns when the note to each of the panel is due: those who work at one place
// from start on by its clock, one after the other. Where the notes to two places would
// leave among one another, the later place waits for the earlier, so that they are minutes
// apart all the same.
func (r round) duesBy(closes time.Time, start func(round) time.Time) []time.Time {
	places := r.places()
	if len(places) == 1 {
		there := r.at(r.Panel[0])
		return there.spread(r.Panel, start(there), closes)
	}
	dues := make([]time.Time, len(r.Panel))
	var first, last time.Time // of the places before
	for _, members := range places {
		var panel []interview.Interviewer
		for _, i := range members {
			panel = append(panel, r.Panel[i])
		}
		there := r.at(panel[0])
		from := start(there)
		if !last.IsZero() && !from.Before(first) && !from.After(last) {
			if moved, ok := there.courteous(last.Add(there.spacing(panel[0])), closes, false); ok {
				from = moved
			}
		}
		spread := there.spread(panel, from, closes)
		for n, i := range members {
			dues[i] = spread[n].In(there.loc)
			if first.IsZero() || dues[i].Before(first) {
				first = dues[i]
			}
			last = laterOf(last, dues[i])
		}
	}
	return dues
}

// places returns the panel by the places where its people work, as indices.
func (r round) places() (places [][]int) {
	for i, c := range r.clocks {
		at := slices.IndexFunc(places, func(members []int) bool {
			other := r.clocks[members[0]]
			return other.loc == c.loc && other.cal.Region() == c.cal.Region()
		})
		if at < 0 {
			at, places = len(places), append(places, nil)
		}
		places[at] = append(places[at], i)
	}
	return places
}

// settleAnchor gives an anchor step its status and reason.
func (r round) settleAnchor(s *Step, who interview.Interviewer, l lateness) {
	if t := r.touch(r.ID, note.Anchor, who.Email); t != nil {
		s.Status, s.Reason = Done, r.saySent(*t)
		return
	}
	if why := r.stopped(note.Anchor, who); why != "" {
		s.Status, s.Reason = Stopped, why
		return
	}
	if r.givesWay(who, s.Due, l) {
		s.Status, s.Reason = Missed, r.sayGivesWay(who)
		return
	}
	if l == gone {
		s.Status = Missed
	} else {
		s.Status = r.byClock(*s)
	}
	if who.Email == "" && s.Status == Ready {
		s.Status = Waiting
	}
	s.Reason = r.sayAnchor(*s, l)
}

// offeredUntil returns until when a thank-you that is more than 72 hours late is still
// offered: until the check-in opens, they want to talk again, the next round begins, or 60
// days have gone.
func (r round) offeredUntil(rescue time.Time) time.Time {
	until := r.firstCheckInOpens()
	if e := r.nextRound(); e != nil {
		until = earlierOf(until, e.At.In(r.loc))
	}
	if next := r.later(); next != nil {
		until = earlierOf(until, next.Starts.In(r.loc))
	}
	until = earlierOf(until, r.Ends.In(r.loc).Add(offerEnds))
	return laterOf(rescue, until)
}

// firstCheckInOpens returns when the check-in opened for the first time, or will. A later
// date or a role that is reopened gives it another time, and no second chance to thank.
func (r round) firstCheckInOpens() time.Time {
	for n, e := range r.events {
		if e.InterviewID != r.ID || e.Kind != NewDate && e.Kind != OnHold && e.Kind != Reopened {
			continue
		}
		before := r
		before.events = r.events[:n]
		before.pauses = before.replies()
		if opens := before.checkInOpens(); e.Kind != NewDate || !opens.After(e.At) {
			return opens
		}
	}
	return r.checkInOpens()
}

// checkInOpens is the first moment of the day of the check-in.
func (r round) checkInOpens() time.Time {
	contact := r.at(r.contact())
	day, _ := contact.checkInDay()
	return day.At(0, 0, contact.loc)
}

// tooLongAgo reports whether the interview was more than 60 days ago.
func (r round) tooLongAgo() bool { return r.now.After(r.Ends.Add(offerEnds)) }
