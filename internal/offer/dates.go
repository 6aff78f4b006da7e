package offer

import (
	"fmt"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
)

// Dates are what one offer asks of the calendar, each date with its reason in one or two
// plain sentences.
type Dates struct {
	Offer interview.Offer
	// Stands says that there still is a day on which it can be answered.
	Stands bool
	// AnswerBy is the last business day of the other employer on which the offer stands.
	AnswerBy  interview.Date
	AnswerWhy string
	// NeededBy is when this employer's word is needed: the business day here before
	// AnswerBy. Zero when the offer does not stand.
	NeededBy  interview.Date
	NeededWhy string
	// WriteBy is the last day on which a note about it may leave; zero when that is over.
	WriteBy interview.Date
	// AskOn is when to ask the other employer for more time, AskUntil until when. Both are
	// zero when there is no need, or no time left to ask.
	AskOn, AskUntil interview.Date
	AskWhy          string
}

// Plan computes the dates of every offer that is held, in their order, as seen at now. in
// is the round that is waited for, with the promise that counts now, and who its contact.
func Plan(p interview.Process, in interview.Interview, who interview.Interviewer, now time.Time) []Dates {
	here, today, late := clockOf(p, in, who, now)
	var all []Dates
	for _, o := range p.Offers {
		if o.Expires.IsZero() {
			all = append(all, Dates{Offer: o, AnswerWhy: sayNoExpiry()})
			continue
		}
		all = append(all, planOf(p, in, o, here, today, late))
	}
	return all
}

func planOf(p interview.Process, in interview.Interview, o interview.Offer, here workdays.Calendar, today interview.Date, late bool) Dates {
	there := Days(o, p, here)
	d := Dates{Offer: o, AnswerBy: AnswerBy(o, there)}
	if d.Stands = !d.AnswerBy.Before(today); !d.Stands {
		d.AnswerWhy = sayOver(d.AnswerBy, today)
		return d
	}
	d.AnswerWhy = sayAnswer(d, there, today)
	d.NeededBy = here.Add(d.AnswerBy, -1)
	if d.NeededBy.Before(today) || d.NeededBy == today && late {
		d.NeededBy = d.AnswerBy
	}
	d.NeededWhy = sayNeeded(p.Employer, d, here, today)
	if by := WriteBy(o, there, here); !by.Before(today) && !(by == today && late) {
		d.WriteBy = by
	}
	d.ask(p, in, here, there, today)
	return d
}

// ask decides whether to ask for more time: not where the date that this employer named
// leaves time enough.
func (d *Dates) ask(p interview.Process, in interview.Interview, here, there workdays.Calendar, today interview.Date) {
	promise := interview.Date{}
	if in.Promise != nil && !in.Promise.Date.Before(today) {
		promise = in.Promise.Date
	}
	if !promise.IsZero() && !promise.After(d.NeededBy) && promise.Before(d.AnswerBy) {
		d.AskWhy = sayNoNeed(p.Employer, words(promise, today))
		return
	}
	on := today
	if !there.IsBusinessDay(on) {
		on = there.Add(on, 1)
	}
	if on.After(d.AnswerBy) {
		d.AskWhy = sayNoTime(words(d.AnswerBy, today))
		return
	}
	until := there.Add(d.AnswerBy, withoutDate)
	if !promise.IsZero() {
		if until = there.Add(promise, afterPromise); !until.After(d.AnswerBy) {
			until = there.Add(d.AnswerBy, 1)
		}
	}
	capped := false
	if most := there.Add(d.AnswerBy, mostPostponed); until.After(most) {
		until, capped = most, true
	}
	d.AskOn, d.AskUntil = on, until
	d.AskWhy = sayAsk(p.Employer, *d, promise, capped, today)
}

// What the dates are for, in words. The other employer is not named: these sentences are
// shown where others may read along.

func sayNoExpiry() string {
	return "Nobody said until when this offer stands. Ask, and record the day: without it there is nothing to plan by."
}

func sayOver(last, today interview.Date) string {
	return fmt.Sprintf("This offer could be answered until %s. No note speaks of it any more; if you were given more time, record the new day.", words(last, today))
}

// words says a day as seen today: with its year where that is another.
func words(d, today interview.Date) string {
	if d.Year != today.Year {
		return fmt.Sprintf("%s %d", d.Words(), d.Year)
	}
	return d.Words()
}

func sayAnswer(d Dates, there workdays.Calendar, today interview.Date) string {
	until := words(d.Offer.Expires, today)
	if d.AnswerBy == d.Offer.Expires {
		return fmt.Sprintf("The offer stands until %s: your answer is due by then.", until)
	}
	return fmt.Sprintf("The offer stands until %s, %s: answer by %s, the last working day there.", until, whyOff(d.Offer.Expires, there), words(d.AnswerBy, today))
}

// whyOff says why nobody works on a day.
func whyOff(d interview.Date, cal workdays.Calendar) string {
	if name, ok := cal.Holiday(d); ok && !cal.IsWeekend(d) {
		return "a holiday there (" + name + ")"
	}
	return "a day off there"
}

func sayNeeded(employer string, d Dates, here workdays.Calendar, today interview.Date) string {
	if d.NeededBy == d.AnswerBy {
		return fmt.Sprintf("%s would have to tell you on that very day: call them, a note is too slow.", employer)
	}
	reason := "the working day before, so that you can decide"
	for day := d.AnswerBy.AddDays(-1); day.After(d.NeededBy); day = day.AddDays(-1) {
		if name, ok := here.Holiday(day); ok && !here.IsWeekend(day) {
			reason += fmt.Sprintf(" (%s is a holiday there: %s)", day.Weekday(), name)
		}
	}
	return fmt.Sprintf("%s would have to tell you by %s, %s.", employer, words(d.NeededBy, today), reason)
}

func sayNoNeed(employer, promise string) string {
	return fmt.Sprintf("%s said %s, which leaves you time to decide: there is no need to ask the other side for more.", employer, promise)
}

func sayNoTime(by string) string {
	return fmt.Sprintf("Nobody is at work there any more before %s is over: call them if you need more time.", by)
}

func sayAsk(employer string, d Dates, promise interview.Date, capped bool, today interview.Date) string {
	on := "on " + words(d.AskOn, today)
	if d.AskOn == today {
		on = "today"
	}
	why := fmt.Sprintf("%s has named no date that is still to come, and a week more is a fair thing to ask", employer)
	switch {
	case capped:
		why = fmt.Sprintf("%s said %s, which is longer than most employers wait, and two weeks more are the most to ask for", employer, words(promise, today))
	case !promise.IsZero():
		why = fmt.Sprintf("%s said %s, and you need a day or two after that", employer, words(promise, today))
	}
	return fmt.Sprintf("Ask the other side %s for time until %s: %s.", on, words(d.AskUntil, today), why)
}
