package cadence

import (
	"fmt"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/offer"
)

// offerNote is when the note about a competing offer may leave. It takes the place of the
// check-in, so that the contact never gets both.
type offerNote struct {
	held offer.Held
	day  interview.Date // the first on which it may leave
	why  move
}

// offerNote returns when a note about a competing offer may leave; ok is false when no
// offer is held for which it is not too late, and the check-in goes by its own rule.
//
// It waits neither for the fifth business day nor for the promised date: a deadline of
// somebody else is news, and a reason of its own. It leaves from the first business day
// after the interview on, and on another day than the thank-you where there is time for
// that. An absence moves it; where it ends too late, there is no such note.
func (r round) offerNote(thanks Step) (o offerNote, ok bool) {
	if len(r.process.Offers) == 0 || r.checkedIn() != nil {
		return o, false
	}
	who := r.contact()
	var thanked interview.Date // or planned to be
	switch t := r.touch(r.ID, note.Anchor, who.Email); {
	case t != nil:
		thanked = r.day(t.At)
	case thanks.waits():
		thanked = r.day(thanks.Due)
	case thanks.Rescue:
		thanked = r.day(r.lateThanks(who))
	}
	notice := r.absence(who.Email, func(Event) bool { return true })
	for _, held := range offer.Writable(r.process, r.cal) {
		day := r.cal.SendingDay(r.cal.Add(r.day(r.Ends), 1))
		if !thanked.IsZero() {
			if next := r.cal.SendingDay(r.cal.Add(thanked, 1)); !next.After(held.WriteBy) {
				day = lastOf(day, next)
			}
		}
		o = offerNote{held: held, day: day}
		if later := r.around(day, notice); later.After(day) {
			o.day, o.why.away = later, notice
		}
		if !o.day.After(held.WriteBy) && !r.now.After(held.WriteBy.At(workEnds, 0, r.loc)) {
			return o, true
		}
	}
	return offerNote{}, false
}

// lateThanks is when the late thank-you to somebody could leave first. It stays as it is
// while that moves on, so that the note about an offer, a working day later, stays, too.
func (r round) lateThanks(who interview.Interviewer) time.Time {
	r.now = r.Ends.Add(anchorCloses + 1)
	for i, due := range r.lateDues() {
		if r.Panel[i].Email == who.Email && r.Panel[i].Name == who.Name {
			return due
		}
	}
	return time.Time{}
}

// givesWay reports whether the late thank-you to the contact is no longer offered because the
// note about another offer has left, is open, or would be by the time it is due: as with the check-in, in whose place that
// stands. Two mails in one morning would be one too many.
func (r round) givesWay(who interview.Interviewer, due time.Time, l lateness) bool {
	contact := r.contact()
	if l == onTime || who.Email == "" || who.Email != contact.Email {
		return false
	}
	if sent := r.checkedIn(); sent != nil {
		return strings.EqualFold(sent.To, who.Email)
	}
	o, ok := r.at(contact).offerNote(Step{Rescue: true})
	opens := o.day.At(0, 0, r.at(contact).loc)
	return ok && !(r.now.Before(opens) && due.Before(opens))
}

// waits reports whether a thank-you is still to come, and on time.
func (s Step) waits() bool { return !s.Status.Over() && !s.Rescue }

// placeOfferNote gives the check-in the times of a note about an offer, its status and its
// reason. It waits for the thank-you while that is on time, and goes without one that is
// late or was missed.
func (r round) placeOfferNote(f *followUp, o offerNote, thanks Step) {
	f.day = o.day
	f.Opens = f.day.At(0, 0, r.loc)
	f.Due = f.day.At(followUpHour, 0, r.loc)
	f.Closes = o.held.WriteBy.At(workEnds, 0, r.loc)
	first := Done
	if thanks.waits() {
		first = thanks.Status
	}
	r.wait(f, first)
	f.day = r.day(f.Due) // the final pulse counts from when it really leaves
	f.Reason = r.sayOfferNote(*f, o, first)
}

// sayOfferNote words a note about an offer that was not sent and that nothing stops.
func (r round) sayOfferNote(f followUp, o offerNote, first Status) string {
	if f.Email == "" {
		return r.sayNoAddress(f)
	}
	basis := "You hold another offer, so this note takes the place of the check-in"
	switch {
	case f.Status == Ready:
		return fmt.Sprintf("%s. It can leave now, once you have approved it, until %s.", basis, r.clock(f.Closes))
	case first != Done:
		return fmt.Sprintf("%s. It waits for the thank-you to %s and leaves on %s at the earliest, until %s.", basis, f.name(), r.clock(f.Due), r.clock(f.Closes))
	case o.why.away != nil:
		return fmt.Sprintf("%s. %s It leaves on %s, once you have approved it.", basis, r.sayMoved(f.name(), o.why), r.clock(f.Due))
	default:
		return fmt.Sprintf("%s. It leaves on %s, once you have approved it.", basis, r.clock(f.Due))
	}
}

// sayGivesWay words why a late thank-you to the contact is no longer offered. It does not tell
// of the offer: others may read it (PublicReason).
func (r round) sayGivesWay(who interview.Interviewer) string {
	return fmt.Sprintf("It was late, and another note to %s has its turn now: two mails in one morning would be one too many. It is too late for a thank-you now.", nameOr(who.Name, "this interviewer"))
}

// quietly stands where the reason would tell of another offer.
const quietly = "A short note to the contact is due. The page of the process says why."

// PublicReason is the reason of a step of p for those who may not know that another offer is
// held: an assistant, or whoever reads a calendar along.
func (s Step) PublicReason(p interview.Process) string {
	if s.Phase != note.CheckIn || s.Status.Over() || s.Status == Paused {
		return s.Reason
	}
	in, _ := p.Interview(s.InterviewID)
	who, ok := in.Interviewer(s.Email)
	if !ok {
		return s.Reason
	}
	if _, about := offer.ForNote(p, in, who, s.Due); about {
		return quietly
	}
	return s.Reason
}
