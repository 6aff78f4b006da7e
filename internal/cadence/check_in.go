package cadence

import (
	"strings"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// checkIn plans the check-in with the contact. It goes only if the thank-you to the
// contact was sent, the promise has passed and nobody has answered. While an offer of
// somebody else is held, a note about that takes its place (offer_note.go).
func (r round) checkIn(anchors []Step) followUp {
	who := r.contact()
	f := followUp{Step: Step{Phase: note.CheckIn, InterviewID: r.ID, Interviewer: who.Name, Email: who.Email}}
	day, why := r.checkInDay()
	f.day = day
	if t := r.checkedIn(); t != nil {
		if !strings.EqualFold(t.To, who.Email) { // somebody else is the contact now
			f.Interviewer, f.Email = r.nameAt(t.To), t.To
		}
		f.Status, f.Reason = Done, r.saySent(*t)
		r.place(&f, checkInOpenFor)
		f.day = r.day(t.At)
		return f
	}
	r.place(&f, checkInOpenFor)
	if stop := r.stopped(note.CheckIn, who); stop != "" {
		f.Status, f.Reason = Stopped, stop
		return f
	}
	thanks := anchorTo(anchors, who)
	if o, ok := r.offerNote(thanks); ok && thanks.Status != Stopped {
		r.placeOfferNote(&f, o, thanks)
		r.hold(&f.Step, f.Closes)
		return f
	}
	if thanks.Status == Missed || thanks.Status == Stopped {
		f.Status, f.Reason = Stopped, r.sayNoThanks(who)
		return f
	}
	r.wait(&f, thanks.Status)
	f.Reason = r.sayCheckIn(f, thanks, why)
	r.hold(&f.Step, f.Closes)
	return f
}

// checkInDay returns the day of the check-in: the later of the fifth business day after
// the interview (or after the role was reopened) and the first after the promise, on a day on which a note may leave, then
// moved by what happened.
func (r round) checkInDay() (interview.Date, move) {
	who := r.contact()
	sent := r.checkedIn()
	notice := r.absence(who.Email, func(e Event) bool { return sent == nil || e.At.Before(sent.At) })
	return r.moved(r.checkInRule(r.cal), checkInOpenFor, notice)
}

// checkInRule is the day of the check-in by a calendar, before anything happened.
func (r round) checkInRule(cal workdays.Calendar) interview.Date {
	day := cal.Add(r.begins(), checkInAfter)
	if p, _, ok := r.promise(); ok {
		day = lastOf(day, cal.Add(p.Date, 1))
	}
	return cal.SendingDay(day)
}

// checkedIn returns the check-in of this round, whoever got it: there is one, also when
// the contact changes.
func (r round) checkedIn() *note.Touch {
	for i, t := range r.touches {
		if t.InterviewID == r.ID && t.Phase == note.CheckIn {
			return &r.touches[i]
		}
	}
	return nil
}

// nameAt returns the name of who of the panel has an address; empty when nobody has.
func (r round) nameAt(email string) string {
	who, _ := r.Interview.Interviewer(email)
	return who.Name
}

// contact returns who gets the follow-ups of the round. When nobody of the panel has an
// address, it is whoever would be the contact if they had; then Email is empty.
func (r round) contact() interview.Interviewer {
	if who, ok := r.Contact(); ok {
		return who
	}
	in := r.Interview
	in.Panel = make([]interview.Interviewer, len(r.Panel))
	for i, who := range r.Panel {
		who.Email = "unknown"
		in.Panel[i] = who
	}
	who, _ := in.Contact()
	who.Email = ""
	return who
}

// anchorTo finds the step of the thank-you to who.
func anchorTo(anchors []Step, who interview.Interviewer) Step {
	for _, s := range anchors {
		if s.Email == who.Email && s.Interviewer == who.Name {
			return s
		}
	}
	return Step{Status: Missed}
}
