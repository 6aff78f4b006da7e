package cadence

import (
	"strings"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// finalPulse plans the last note to the contact. It goes only if the check-in was sent to
// them and nobody has answered: a last note to somebody who got no other is none.
func (r round) finalPulse(checkIn followUp) followUp {
	who := r.contact()
	f := followUp{Step: Step{Phase: note.FinalPulse, InterviewID: r.ID, Interviewer: who.Name, Email: who.Email}}
	day, why := r.pulseDay(checkIn)
	f.day = day
	if t := r.touch(r.ID, note.FinalPulse, who.Email); t != nil {
		f.Status, f.Reason = Done, r.saySent(*t)
		r.place(&f, pulseOpenFor)
		f.day = r.day(t.At)
		return f
	}
	r.place(&f, pulseOpenFor)
	if stop := r.stopped(note.FinalPulse, who); stop != "" {
		f.Status, f.Reason = Stopped, stop
		return f
	}
	if checkIn.Status == Missed || checkIn.Status == Stopped {
		f.Status, f.Reason = Stopped, r.sayNoCheckIn()
		return f
	}
	if checkIn.Status == Done && !strings.EqualFold(checkIn.Email, who.Email) {
		f.Status, f.Reason = Stopped, r.sayOtherContact(checkIn)
		return f
	}
	r.wait(&f, checkIn.Status)
	f.Reason = r.sayFinalPulse(f, checkIn, why)
	r.hold(&f.Step, f.Closes)
	return f
}

// pulseDay returns the day of the final pulse: 14 days after the interview, no less than
// four business days after the check-in (when it left, else when it is planned) and not
// before a new promise has passed, on a day on which a note may leave, then moved by what
// happened. An absence without a day of return moves it only if it answers the check-in;
// else it moved the check-in.
func (r round) pulseDay(checkIn followUp) (interview.Date, move) {
	before := r.checkedIn()
	sent := r.touch(r.ID, note.FinalPulse, checkIn.Email)
	notice := r.absence(checkIn.Email, func(e Event) bool {
		if sent != nil && !e.At.Before(sent.At) {
			return false
		}
		return !e.Date.IsZero() || before != nil && !e.At.Before(before.At)
	})
	return r.moved(r.pulseRule(r.cal, checkIn), pulseOpenFor, notice)
}

// pulseRule is the day of the final pulse by a calendar, before anything moved it.
func (r round) pulseRule(cal workdays.Calendar, checkIn followUp) interview.Date {
	day := lastOf(r.begins().AddDays(pulseAfter), cal.Add(checkIn.day, pulseAfterCheckIn))
	if p, _, ok := r.promise(); ok {
		day = lastOf(day, cal.Add(p.Date, 1))
	}
	return cal.SendingDay(day)
}
