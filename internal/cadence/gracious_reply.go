package cadence

import (
	"slices"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// graciousOpenFor is for how many business days after a rejection a reply to it is a reply.
const graciousOpenFor = 5

// Thanked reports whether a courtesy is no more than the answer to a gracious reply, so
// that the rejection which last ended the process stands: who thanks somebody for feedback
// has not got the job.
func Thanked(ended *Event, touches []note.Touch, courtesy Event) bool {
	return ended != nil && ended.Kind == Rejected && slices.ContainsFunc(touches, func(t note.Touch) bool {
		return t.Phase == note.GraciousReply && !t.At.After(courtesy.At)
	})
}

// graciousReply plans the answer to a rejection: to whom the person chose, once, an hour
// after it was recorded at the earliest (sooner looks hurt), at a courteous moment. It is
// the last note of a process. ok is false where the person did not ask for one.
func (r round) graciousReply() (s Step, ok bool) {
	wanted := r.last(func(e Event) bool { return e.Kind == Gracious && e.InterviewID == r.ID })
	if wanted == nil {
		return s, false
	}
	r = r.at(interview.Interviewer{Name: r.nameAt(wanted.Email), Email: wanted.Email})
	s = Step{Phase: note.GraciousReply, InterviewID: r.ID, Interviewer: r.nameAt(wanted.Email), Email: wanted.Email}
	from := wanted.At
	if r.ended != nil && r.ended.Kind == Rejected {
		from = r.ended.At
	}
	s.Opens = from.In(r.loc)
	s.Closes = r.closingDay(r.day(from), graciousOpenFor).At(workEnds, 0, r.loc)
	s.Due = laterOf(s.Opens, earlierOf(r.dueWithin(s.Opens.Add(time.Hour), s.Closes, true), s.Closes))
	for _, t := range r.touches { // whoever got it
		if t.InterviewID == r.ID && t.Phase == note.GraciousReply {
			s.Status, s.Reason = Done, r.saySent(t)
			return s, true
		}
	}
	why, capped := note.CapReached(r.touches, r.ID, note.GraciousReply, s.Email)
	switch {
	case r.asked == nil:
		s.Status, s.Reason = Stopped, noRejection
	case r.bounced(s.Email) != nil:
		s.Status, s.Reason = Stopped, r.sayBounced(interview.Interviewer{Name: s.Interviewer, Email: s.Email})
	case capped:
		s.Status, s.Reason = Stopped, r.sayCapped(why)
	default:
		s.Status = r.byClock(s)
		s.Reason = r.sayGraciousReply(s)
		r.hold(&s, s.Closes)
	}
	return s, true
}
