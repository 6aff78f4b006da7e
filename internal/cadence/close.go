package cadence

import "afterword/internal/note"

// close plans the end of the process in silence: five business days after the final pulse
// (when it left, else when it was planned), after its window, and never less than five
// business days after the last thing that happened, so that a process does not close on
// the day on which its last round is cancelled or a reply turns out to be a courtesy.
//
// It does not ask whether anything was sent: a process in which every note was missed
// closes as well.
func (r round) close(checkIn, pulse followUp) Step {
	day := r.cal.Add(pulse.day, closeAfter)
	if pulse.Status != Done {
		day = lastOf(day, r.cal.Add(r.day(pulse.Closes), 1))
	}
	if !checkIn.Status.Over() { // a note about an offer may still leave long after the interview
		day = lastOf(day, r.cal.Add(r.day(checkIn.Closes), 1))
	}
	for _, e := range r.events {
		day = lastOf(day, r.cal.Add(r.day(e.At), closeAfter))
	}
	at := day.At(followUpHour, 0, r.loc)
	s := Step{Phase: note.Close, InterviewID: r.ID, Opens: at, Due: at, Closes: at}
	switch {
	case r.ended != nil:
		s.Status, s.Reason = Stopped, r.sayEnded()
	case r.cancelled() != nil:
		s.Status, s.Reason = Stopped, r.sayCancelled()
	case r.restsSince() != nil:
		s.Status, s.Reason = Stopped, r.sayRests()
		r.awaitWord(&s)
	case r.nextRound() != nil:
		s.Status, s.Reason = Stopped, r.sayNextRound()
	case r.now.Before(at):
		s.Status, s.Reason = Waiting, r.sayClosing(at)
	default:
		s.Status, s.Reason = Done, r.sayClosed(at)
	}
	if since := r.paused(); !since.IsZero() && s.Status != Stopped {
		s.Status, s.Reason = Paused, r.sayPaused(since)
	}
	return s
}
