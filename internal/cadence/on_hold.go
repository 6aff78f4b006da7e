package cadence

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// A role that is on hold rests: nothing is sent for the rounds that had begun, and the
// process does not close by itself, for nobody is silent who said "not now". Where they
// said when to look again, that day is a step of the plan. Once it is reopened, the
// timeline of the round begins again on that day; what was sent before is not sent again,
// and what was promised before is void.

// restsSince returns since when a round rests; nil when it does not. An interview that
// begins later tells that the role does not.
func (r round) restsSince() *Event {
	if r.rests == nil || r.Starts.After(r.rests.At) {
		return nil
	}
	return r.rests
}

// RestsSince returns the event that put the role of a process on hold; nil when it goes on.
func RestsSince(p interview.Process, events []Event) *Event {
	f := gather(p, History{Events: events}, time.Time{})
	for i := range f.rounds {
		if r := newRound(f, i); i == f.closing {
			return r.restsSince()
		}
	}
	return nil
}

// begins is the day from which the follow-ups of a round count: that of the interview, or
// that on which the role was reopened.
func (r round) begins() interview.Date {
	if e := r.reopened(); e != nil {
		return lastOf(r.day(r.Ends), r.day(e.At))
	}
	return r.day(r.Ends)
}

// reopened returns the last event that reopened the role after this round had begun.
func (r round) reopened() *Event {
	return r.last(func(e Event) bool { return e.Kind == Reopened && e.InterviewID == r.ID })
}

// lookAgain is the day on which to look again at a role that is on hold; ok is false where
// nobody named one. It is the person's turn then, and nobody else's.
func (r round) lookAgain() (s Step, ok bool) {
	rests := r.restsSince()
	if rests == nil || rests.Date.IsZero() || r.ended != nil {
		return s, false
	}
	at := rests.Date.At(followUpHour, 0, r.loc)
	s = Step{Phase: note.LookAgain, InterviewID: r.ID, Opens: at, Due: at, Closes: at, Status: Waiting}
	s.Reason = r.sayLookAgain(*rests)
	if !r.now.Before(at) {
		s.Status, s.Reason = Ready, r.sayLookNow(*rests)
	}
	r.awaitWord(&s)
	return s, true
}

// awaitWord pauses a step without a time to miss.
func (r round) awaitWord(s *Step) {
	if since := r.paused(); !since.IsZero() {
		s.Status, s.Reason = Paused, r.sayPaused(since)
	}
}
