package cadence

import (
	"fmt"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// This file is what the plan says to the candidate: one or two plain sentences for each
// step. Every time is the recipient's and says so; a holiday is named only where the table
// knows it.

// clock words an instant: "Tuesday 1 December, 10:00 their time".
func (r round) clock(t time.Time) string {
	return r.day(t).Words() + ", " + t.In(r.loc).Format("15:04") + " their time"
}

func (r round) saySent(t note.Touch) string {
	return "It was sent on " + r.clock(t.At) + "."
}

// sayAnchor words a thank-you that was not sent.
func (r round) sayAnchor(s Step, l lateness) string {
	if s.Email == "" && s.Status == Missed {
		return fmt.Sprintf("The e-mail address of %s did not turn up in time. It is too late for a thank-you now.", nameOr(s.Interviewer, "this interviewer"))
	}
	if s.Email == "" {
		return fmt.Sprintf("The e-mail address of %s is not known yet. Add it, and the thank-you can leave.", nameOr(s.Interviewer, "this interviewer"))
	}
	day := r.day(r.Ends).Words()
	switch l {
	case onTime:
		switch {
		case r.now.Before(r.Ends):
			return fmt.Sprintf("The interview has not ended yet. A thank-you leaves an hour after it at the earliest, this one on %s%s.", r.clock(s.Due), r.whyNotToday(s))
		case s.Status == Waiting:
			return fmt.Sprintf("It leaves on %s%s, once you have approved it.", r.clock(s.Due), r.whyNotToday(s))
		default:
			return fmt.Sprintf("It can leave now, once you have approved it. It is on time until %s.", r.clock(s.Closes))
		}
	case late:
		return fmt.Sprintf("It is late, and still worth sending until %s%s. Mind words such as “today”: the interview was on %s.", r.clock(s.Closes), r.fromMorning(s), day)
	case offered:
		return fmt.Sprintf("The interview was on %s, more than three days ago: you can still send a thank-you until %s%s, but you need not.", day, r.clock(s.Closes), r.fromMorning(s))
	default:
		return fmt.Sprintf("It was due on %s and was not sent. It is too late for a thank-you now.", r.clock(s.Due))
	}
}

// whyNotToday says why a thank-you does not leave on the day of the interview.
func (r round) whyNotToday(s Step) string {
	due, day := r.day(s.Due), r.day(r.Ends)
	switch {
	case !due.After(day):
		return ""
	case r.quality(s.Due) > r.quality(r.Ends):
		return " (a working day there)"
	default:
		return " (notes arrive between 08:30 and 20:00)"
	}
}

// fromMorning says when a late thank-you leaves if it is night there.
func (r round) fromMorning(s Step) string {
	if s.Status != Waiting {
		return ""
	}
	return fmt.Sprintf(" (it leaves from %s on)", r.clock(s.Due))
}

// sayCheckIn words a check-in that was not sent and that nothing stops.
func (r round) sayCheckIn(f followUp, thanks Step, why move) string {
	if f.Email == "" {
		return r.sayNoAddress(f)
	}
	basis := "They named no date"
	p, again, promised := r.promise()
	if promised {
		basis = "They said " + p.Date.Words()
		if again {
			basis = "They now say " + p.Date.Words()
		}
	}
	start := r.day(r.Ends)
	byPromise := promised && r.cal.Add(p.Date, 1).After(r.cal.Add(start, checkInAfter))
	if byPromise {
		start = p.Date
	}
	due := r.clock(f.Due) + r.skipped(start, r.day(f.Due))
	who := f.name()
	if thanks.Status != Done { // while the thank-you is still possible, Due is to come
		due += fmt.Sprintf(", and then only if the thank-you to %s has been sent", who)
	}
	switch {
	case f.Status == Missed:
		return fmt.Sprintf("%s, and its time passed unsent on %s. Nothing more to do: the process closes by itself.", basis, r.clock(f.Closes))
	case f.Status == Ready:
		return fmt.Sprintf("%s, and nobody has answered. The check-in can leave now, once you have approved it, until %s.", basis, r.clock(f.Closes))
	case r.day(f.Due).After(f.day):
		return fmt.Sprintf("%s, and nobody has answered. Their working day is over: the check-in leaves on %s.", basis, r.clock(f.Due))
	case !why.named.IsZero() || why.away != nil:
		return fmt.Sprintf("%s Nothing to do until %s.", r.sayMoved(who, why), r.clock(f.Due))
	case byPromise || promised && !p.Date.Before(r.day(r.now)):
		return fmt.Sprintf("%s. Not late yet: nothing to do until %s.", basis, due)
	default:
		return fmt.Sprintf("%s. A check-in waits five business days after the interview: nothing to do until %s.", basis, due)
	}
}

// sayFinalPulse words a final pulse that was not sent and that nothing stops.
func (r round) sayFinalPulse(f, checkIn followUp, why move) string {
	if f.Email == "" {
		return r.sayNoAddress(f)
	}
	due := r.clock(f.Due) + r.skipped(r.day(r.Ends).AddDays(pulseAfter-1), r.day(f.Due))
	switch {
	case f.Status == Missed:
		return fmt.Sprintf("Its time passed unsent on %s. Nothing more to do: the process closes by itself.", r.clock(f.Closes))
	case checkIn.Status != Done:
		return fmt.Sprintf("The final pulse is planned for %s. It goes only if the check-in has been sent and nobody has answered.", due)
	case f.Status == Ready:
		return fmt.Sprintf("Nobody has answered the check-in. The final pulse can leave now, once you have approved it, until %s; it is the last note.", r.clock(f.Closes))
	case r.day(f.Due).After(f.day):
		return fmt.Sprintf("Nobody has answered the check-in. Their working day is over: the final pulse leaves on %s.", due)
	case !why.named.IsZero() || why.away != nil:
		return fmt.Sprintf("%s Nothing to do until %s.", r.sayMoved(f.name(), why), r.clock(f.Due))
	default:
		return fmt.Sprintf("The check-in left on %s. If nobody answers, the final pulse is due on %s.", checkIn.day.Words(), due)
	}
}

// name returns who a follow-up goes to.
func (f followUp) name() string { return nameOr(f.Interviewer, f.Email) }

func (r round) sayNoAddress(f followUp) string {
	return fmt.Sprintf("Nobody on the panel has an e-mail address yet. Add that of %s, and this can leave on %s.", nameOr(f.Interviewer, "an interviewer"), r.clock(f.Due))
}

// sayMoved says what moved a follow-up to who.
func (r round) sayMoved(who string, why move) string {
	switch {
	case !why.named.IsZero():
		return fmt.Sprintf("You said on %s what their answer was, and they have been silent since.", r.day(why.named).Words())
	case why.away.Date.IsZero():
		return who + " is away and did not say until when."
	default:
		return fmt.Sprintf("%s is away until %s.", who, why.away.Date.Words())
	}
}

func (r round) sayNoThanks(who interview.Interviewer) string {
	return fmt.Sprintf("No thank-you to %s was sent, so there is nothing to follow up on.", nameOr(who.Name, "the contact"))
}

func (r round) sayNoCheckIn() string {
	return "No check-in was sent, so there is no final pulse either."
}

func (r round) sayOtherContact(checkIn followUp) string {
	return fmt.Sprintf("The check-in went to %s, who is not the contact any more. One is enough.", checkIn.name())
}

func (r round) sayEnded() string {
	on := r.day(r.ended.At).Words()
	switch r.ended.Kind {
	case Offered:
		return "They made an offer on " + on + ". Nothing more is sent by plan."
	case Rejected:
		return "They decided against it on " + on + ". Nothing more is sent by plan; a gracious answer is yours to write."
	default:
		return "You stepped back on " + on + ". Nothing more is sent."
	}
}

func (r round) sayCancelled() string {
	return "The interview was cancelled on " + r.day(r.cancelled().At).Words() + ". Nothing is sent for it."
}

func (r round) sayNextRound() string {
	return "They want to talk again, so this round is over. Add the next interview, and it gets its own plan."
}

func (r round) sayLaterRound(next interview.Interview) string {
	return "A later round, on " + interview.DateOf(next.Starts).Words() + ", took over."
}

func (r round) sayBounced(who interview.Interviewer) string {
	return fmt.Sprintf("Mail to %s came back: the address of %s does not exist. Find out the right one and change it.", who.Email, nameOr(who.Name, "this interviewer"))
}

func (r round) sayCapped(why string) string {
	return "Enough was sent: " + why + "."
}

func (r round) sayPaused(since time.Time) string {
	return "They answered on " + r.clock(since) + ". Say what the answer was, and the plan goes on from there."
}

func (r round) sayClosing(at time.Time) string {
	return fmt.Sprintf("If nobody answers by %s, the process closes by itself. There is nothing for you to do.", r.clock(at))
}

func (r round) sayClosed(at time.Time) string {
	return fmt.Sprintf("Nobody answered by %s, so the process has closed by itself. You have moved on.", r.clock(at))
}

// skipped names the holidays and soft days that pushed a follow-up from the days after
// from to due: " (Monday is a holiday there: Bonifacio Day)". Days of the week before due
// go by their weekday, earlier ones by their date. It is empty when there are none.
func (r round) skipped(from, due interview.Date) string {
	var days, names []string
	verb := "is a holiday there"
	for d := from.AddDays(1); d.Before(due); d = d.AddDays(1) {
		name, holiday := r.cal.Holiday(d)
		if !holiday || r.cal.IsWeekend(d) {
			continue
		}
		word := d.Words()
		if due.AddDays(-7).Before(d) {
			word = d.Weekday().String()
		}
		days = append(days, word)
		if len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	switch {
	case len(days) == 0:
		return r.skippedSoft(due)
	case len(days) > 3:
		return fmt.Sprintf(" (%d days before are holidays there)", len(days))
	case len(days) > 1:
		verb = "are holidays there"
	}
	return fmt.Sprintf(" (%s %s: %s)", join(days), verb, join(names))
}

// skippedSoft names the soft day just before due on which nothing is sent.
func (r round) skippedSoft(due interview.Date) string {
	for d := due.AddDays(-1); !r.cal.IsSendingDay(d); d = d.AddDays(-1) {
		if name, ok := r.cal.SoftDay(d); ok && r.cal.IsBusinessDay(d) {
			return fmt.Sprintf(" (nothing is sent on %s: %s)", d.Weekday(), name)
		}
	}
	return ""
}

func join(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return words[0]
}

func nameOr(name, instead string) string {
	if name == "" {
		return instead
	}
	return name
}
