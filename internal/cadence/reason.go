package cadence

import (
	"fmt"
	"strings"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// This file is what the plan says to the candidate: one or two plain sentences for each
// step. Every time is the recipient's and says so; a holiday is named only where the table
// knows it (reason_days.go).

// words says a day, with its year where that is not this year: "Tuesday 1 December".
func (r round) words(d interview.Date) string {
	if d.Year != r.day(r.now).Year {
		return fmt.Sprintf("%s %d", d.Words(), d.Year)
	}
	return d.Words()
}

// clock words an instant: "Tuesday 1 December, 10:00 their time".
func (r round) clock(t time.Time) string {
	return r.words(r.day(t)) + ", " + t.In(r.loc).Format("15:04") + " their time"
}

// longAgo words an interview that was so long ago that its date may be a slip.
func (r round) longAgo() string {
	day := r.day(r.Ends)
	return fmt.Sprintf("That was on %s, %s ago: check the date.", r.words(day), span(day, r.day(r.now)))
}

// span words the time between two days in months, or in years from eleven months on.
func span(from, to interview.Date) string {
	days := int(to.At(0, 0, time.UTC).Sub(from.At(0, 0, time.UTC)) / (24 * time.Hour))
	n, unit := (days+5)/30, "month"
	if n > 11 {
		n, unit = (days+30)/365, "year"
	}
	small := []string{"", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}
	switch {
	case n <= 1:
		return "a " + unit
	case n < len(small):
		return small[n] + " " + unit + "s"
	default:
		return fmt.Sprintf("%d %ss", n, unit)
	}
}

func (r round) saySent(t note.Touch) string {
	return "It was sent on " + r.clock(t.At) + "."
}

// sayAnchor words a thank-you that was not sent.
func (r round) sayAnchor(s Step, l lateness) string {
	if l == gone && r.tooLongAgo() {
		return r.longAgo() + " It is too late for a thank-you now."
	}
	if s.Email == "" && s.Status == Missed {
		return fmt.Sprintf("The e-mail address of %s did not turn up in time. It is too late for a thank-you now.", nameOr(s.Interviewer, "this interviewer"))
	}
	if s.Email == "" {
		return fmt.Sprintf("The e-mail address of %s is not known yet. Add it, and the thank-you can leave.", nameOr(s.Interviewer, "this interviewer"))
	}
	day := r.words(r.day(r.Ends))
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
		return fmt.Sprintf("It could have left until %s, and it was not sent. It is too late for a thank-you now.", r.clock(s.Closes))
	}
}

// whyNotToday says why a thank-you does not leave on the day of the interview.
func (r round) whyNotToday(s Step) string {
	due, day := r.day(s.Due), r.day(r.Ends)
	switch {
	case !due.After(day):
		return ""
	case r.quality(s.Due) > r.quality(r.Ends):
		var off daysOff
		off.add(r, day)
		if words := off.words(r, due); words != "" {
			return words
		}
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
		basis = "They said " + r.words(p.Date)
		if again {
			basis = "They now say " + r.words(p.Date)
		}
	}
	byPromise := promised && r.cal.Add(p.Date, 1).After(r.cal.Add(r.begins(), checkInAfter))
	due := r.clock(f.Due) + r.skipped(r.checkInRule)
	who := f.name()
	if thanks.Status != Done { // while the thank-you is still possible, Due is to come
		due += fmt.Sprintf(", and then only if the thank-you to %s has been sent", who)
	}
	switch {
	case f.Status == Missed:
		return fmt.Sprintf("%s, and its time passed unsent on %s. Nothing more to do: the process closes by itself.", basis, r.clock(f.Closes))
	case f.Status == Ready:
		return fmt.Sprintf("%s, and no answer is recorded. The check-in can leave now, once you have approved it, until %s.", basis, r.clock(f.Closes))
	case r.day(f.Due).After(f.day):
		return fmt.Sprintf("%s, and no answer is recorded. Their working day is over: the check-in leaves on %s.", basis, r.clock(f.Due))
	case !why.named.IsZero() || why.away != nil:
		return fmt.Sprintf("%s Nothing to do until %s.", r.sayMoved(who, why), r.clock(f.Due))
	case byPromise || promised && !p.Date.Before(r.day(r.now)):
		return fmt.Sprintf("%s. Not late yet: nothing to do until %s.", basis, due)
	default:
		since := "the interview"
		if r.reopened() != nil {
			since = "the role was reopened"
		}
		return fmt.Sprintf("%s. A check-in waits five business days after %s: nothing to do until %s.", basis, since, due)
	}
}

// sayFinalPulse words a final pulse that was not sent and that nothing stops.
func (r round) sayFinalPulse(f, checkIn followUp, why move) string {
	if f.Email == "" {
		return r.sayNoAddress(f)
	}
	due := r.clock(f.Due) + r.skipped(func(cal workdays.Calendar) interview.Date { return r.pulseRule(cal, checkIn) })
	switch {
	case f.Status == Missed:
		return fmt.Sprintf("Its time passed unsent on %s. Nothing more to do: the process closes by itself.", r.clock(f.Closes))
	case checkIn.Status != Done:
		return fmt.Sprintf("The final pulse is planned for %s. It goes only if the check-in has been sent and nobody has answered.", due)
	case f.Status == Ready:
		return fmt.Sprintf("No answer to the check-in is recorded. The final pulse can leave now, once you have approved it, until %s; it is the last note.", r.clock(f.Closes))
	case r.day(f.Due).After(f.day):
		return fmt.Sprintf("No answer to the check-in is recorded. Their working day is over: the final pulse leaves on %s.", r.clock(f.Due))
	case !why.named.IsZero() || why.away != nil:
		return fmt.Sprintf("%s Nothing to do until %s.", r.sayMoved(f.name(), why), r.clock(f.Due))
	default:
		return fmt.Sprintf("The check-in left on %s. If nobody answers, the final pulse is due on %s.", r.words(checkIn.day), due)
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
		return fmt.Sprintf("You said on %s what their answer was, and they have been silent since.", r.words(r.day(why.named)))
	case why.away.Date.IsZero():
		return who + " is away and did not say until when."
	default:
		return fmt.Sprintf("%s is away until %s.", who, r.words(why.away.Date))
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
	on := r.words(r.day(r.ended.At))
	switch r.ended.Kind {
	case Offered:
		return "They made an offer on " + on + ". Nothing more is sent by plan."
	case Rejected:
		return "They decided against it on " + on + ". Nothing more is sent by plan; a gracious reply is yours to write."
	default:
		return "You stepped back on " + on + ". Nothing more is sent."
	}
}

func (r round) sayCancelled() string {
	return "The interview was cancelled on " + r.words(r.day(r.cancelled().At)) + ". Nothing is sent for it."
}

func (r round) sayRests() string {
	return "They put the role on hold on " + r.words(r.day(r.restsSince().At)) + ". Nothing is sent while it rests. Say when it is open again, and the plan goes on."
}

func (r round) sayLookAgain(rests Event) string {
	return fmt.Sprintf("They put the role on hold on %s and named %s. Nothing to do until then.", r.words(r.day(rests.At)), r.words(rests.Date))
}

func (r round) sayLookNow(rests Event) string {
	return fmt.Sprintf("They put the role on hold until %s. Find out how things stand, then say whether it is open again.", r.words(rests.Date))
}

func (r round) sayNobodyCame() string {
	return "Nobody called on " + r.words(r.day(r.Starts)) + ", so there was no talk to follow up on. When it has another time, add that."
}

func (r round) sayCameAfter() string {
	return "The talk took place after all, or it has another time. There is nothing to ask for."
}

func (r round) sayWroteInstead(answer Event) string {
	return "They wrote on " + r.clock(answer.At) + ", so the note is withdrawn."
}

// sayAnotherTime words the note that asks for another time, not sent and not stopped.
func (r round) sayAnotherTime(s Step) string {
	agreed := r.Starts.In(r.loc).Format("15:04")
	switch {
	case s.Status == Missed:
		return fmt.Sprintf("Nobody called at %s on %s. A short note was for that day only; now a call or a mail of your own is better.", agreed, r.words(r.day(r.Starts)))
	case s.Email == "":
		return fmt.Sprintf("Nobody called at %s. Add the e-mail address of %s, and a short note can ask for another time.", agreed, nameOr(s.Interviewer, "an interviewer"))
	case s.Status == Ready:
		return fmt.Sprintf("Nobody called at %s. A short note can ask for another time now, once you have approved it, until %s. It is withdrawn if they call or write.", agreed, r.clock(s.Closes))
	default:
		return fmt.Sprintf("Nobody called at %s. A short note can ask for another time from %s on, once you have approved it.", agreed, r.clock(s.Due))
	}
}

const noRejection = "You have said since that it was no rejection, so there is nothing to answer."

// sayGraciousReply words the reply to a rejection, not sent and not stopped.
func (r round) sayGraciousReply(s Step) string {
	switch s.Status {
	case Missed:
		return fmt.Sprintf("It could have left until %s. After that it looks late, so it stays unsent.", r.clock(s.Closes))
	case Ready:
		return fmt.Sprintf("It can leave now, once you have approved it, until %s. It is the last note.", r.clock(s.Closes))
	default:
		return fmt.Sprintf("It leaves on %s, once you have approved it. It is the last note.", r.clock(s.Due))
	}
}

func (r round) sayNextRound() string {
	return "They want to talk again, so this round is over. Add the next interview, and it gets its own plan."
}

func (r round) sayLaterRound(next interview.Interview) string {
	return "A later round, on " + r.words(interview.DateOf(next.Starts)) + ", took over."
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
	return fmt.Sprintf("No answer is recorded by %s, so the process has closed by itself.", r.clock(at))
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
