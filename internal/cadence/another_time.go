package cadence

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// Patience is how long after the agreed time nobody has to have called before it is worth
// a word: a quarter of an hour is nothing.
const Patience = 15 * time.Minute

// nobodyCame returns the event that says that a round did not take place because nobody
// called; nil when somebody did after all, or the round has got another time since.
func (f facts) nobodyCame(in interview.Interview) *Event {
	last := f.last(func(e Event) bool {
		if e.InterviewID != in.ID {
			return false
		}
		// Also a file that says another time, without an invitation, has moved it.
		return e.Kind == NobodyCame || e.Kind == CameAfter || e.Kind == Moved || e.Kind == Cancelled
	})
	if last == nil || last.Kind != NobodyCame || in.Starts.After(last.At) {
		return nil
	}
	return last
}

// MissedRounds returns, by their ids, the rounds of p at which nobody called, and which
// have no other time since.
func MissedRounds(p interview.Process, events []Event) map[string]bool {
	f, missed := gather(p, History{Events: events}, time.Time{}), map[string]bool{}
	for _, in := range f.rounds {
		if f.nobodyCame(in) != nil && f.cancelled(in) == nil {
			missed[in.ID] = true
		}
	}
	return missed
}

// anotherTime plans the note that asks for another time: to the contact, on the same day
// by their clock, at a courteous hour, once. It is no check-in: it asks about the talk and
// not about a decision, and a thank-you still opens the follow-ups. As a note that reaches
// somebody it counts as a touch. ok is false where nobody said that nobody called.
func (r round) anotherTime() (s Step, ok bool) {
	missed := r.last(func(e Event) bool { return e.Kind == NobodyCame && e.InterviewID == r.ID })
	if missed == nil {
		return s, false
	}
	who := r.contact()
	s = Step{Phase: note.AnotherTime, InterviewID: r.ID, Interviewer: who.Name, Email: who.Email}
	s.Opens = r.Starts.Add(Patience).In(r.loc)
	day := r.day(s.Opens)
	s.Closes = laterOf(s.Opens, day.At(eveningHour, 0, r.loc))
	s.Due = laterOf(s.Opens, earlierOf(day.At(morningHour, morningMinute, r.loc), s.Closes))
	if t := r.touch(r.ID, note.AnotherTime, who.Email); t != nil {
		s.Status, s.Reason = Done, r.saySent(*t)
		return s, true
	}
	answered := r.last(func(e Event) bool { return e.Kind == Replied && !e.At.Before(r.Starts) })
	switch {
	case r.cancelled() != nil:
		s.Status, s.Reason = Stopped, r.sayCancelled()
	case r.nobodyCame(r.Interview) == nil:
		s.Status, s.Reason = Stopped, r.sayCameAfter()
	case answered != nil:
		s.Status, s.Reason = Stopped, r.sayWroteInstead(*answered)
	default:
		if why := r.stopped(note.AnotherTime, who); why != "" {
			s.Status, s.Reason = Stopped, why
			return s, true
		}
		s.Status = r.byClock(s)
		if s.Email == "" && s.Status == Ready {
			s.Status = Waiting
		}
		s.Reason = r.sayAnotherTime(s)
		r.hold(&s, s.Closes) // a reply to an earlier round is no answer to this call, and waits to be named
	}
	return s, true
}
