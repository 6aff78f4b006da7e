package cadence

import (
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

// anchors plans one note to each of the panel, in order.
func (r round) anchors() []Step {
	end := r.Ends.In(r.loc)
	opens, closes, rescue := end.Add(anchorOpens), end.Add(anchorCloses), end.Add(rescueCloses)
	until := r.offeredUntil(rescue)

	first, _ := r.courteous(opens, closes, true) // no night is longer than the window
	planned := r.spread(first, closes)

	lateness, last, dues := onTime, closes, planned
	switch {
	case !r.now.After(closes):
		dues = r.spread(r.dueWithin(opens, closes, true), closes)
	case !r.now.After(rescue):
		lateness, last = late, rescue
		dues = r.spread(r.dueWithin(closes, rescue, false), rescue)
	case r.now.Before(until):
		lateness, last = offered, until
		dues = r.spread(r.dueWithin(rescue, until, false), until)
	default: // it stays at what was shown last
		lateness, last = gone, until
		before := r
		if until.After(rescue) {
			before.now = until.Add(-1)
			dues = r.spread(before.dueWithin(rescue, until, false), until)
		} else {
			before.now = rescue
			dues = r.spread(before.dueWithin(closes, rescue, false), rescue)
		}
	}

	steps := make([]Step, 0, len(r.Panel))
	for i, who := range r.Panel {
		s := Step{
			Phase: note.Anchor, InterviewID: r.ID, Interviewer: who.Name, Email: who.Email,
			Opens: opens, Due: dues[i], Closes: last, Rescue: lateness == late || lateness == offered,
		}
		r.settleAnchor(&s, who, lateness)
		if s.Status == Done || s.Status == Stopped {
			s.Due, s.Closes, s.Rescue = planned[i], closes, false
		}
		r.hold(&s, until)
		steps = append(steps, s)
	}
	return steps
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
// offered: until the check-in opens, the next round begins, or 60 days have gone.
func (r round) offeredUntil(rescue time.Time) time.Time {
	day, _ := r.checkInDay()
	until := day.At(0, 0, r.loc)
	if next := r.later(); next != nil {
		until = earlierOf(until, next.Starts.In(r.loc))
	}
	until = earlierOf(until, r.Ends.In(r.loc).Add(offerEnds))
	return laterOf(rescue, until)
}

// tooLongAgo reports whether the interview was more than 60 days ago.
func (r round) tooLongAgo() bool { return r.now.After(r.Ends.Add(offerEnds)) }
