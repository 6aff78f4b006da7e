package outcome

import (
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
)

// Promise is one date that an employer gave, and what became of it.
type Promise struct {
	Employer string
	Date     interview.Date
	Kept     PromiseFate
	// Late is how many days after the date they answered; 0 unless Kept is Late.
	Late int
}

// PromiseFate is what became of a promise.
type PromiseFate string

// What becomes of promises.
const (
	Kept    PromiseFate = "kept"              // they said what they had to say by that day
	Changed PromiseFate = "changed in time"   // by that day they gave another one
	Late    PromiseFate = "late"              // they answered after it
	Broken  PromiseFate = "passed in silence" // it is over, and nobody has answered
	Pending PromiseFate = "still to come"     // the day is not over
)

// given is a promise with when it was made.
type given struct {
	date  interview.Date
	at    time.Time
	round interview.Interview
}

// promises leaves out those that nobody had to keep any more: the round was called off, the
// candidate withdrew, or another round began and nobody knows when they said so.
func promises(p Process, now time.Time) (cases []Promise) {
	heard := answers(p.Events)
	for _, g := range promisesGiven(p, heard) {
		if cadence.CancelledRounds(p.Process, p.Events)[g.round.ID] {
			continue
		}
		c := Promise{Employer: p.Employer, Date: g.date}
		var ok bool
		if c.Kept, c.Late, ok = g.becameOf(p, heard, now); ok {
			cases = append(cases, c)
		}
	}
	return cases
}

func promisesGiven(p Process, heard []answer) (all []given) {
	for _, round := range p.Interviews {
		if round.Promise != nil {
			all = append(all, given{round.Promise.Date, round.Ends, round})
		}
	}
	for i, a := range heard {
		if a.what != cadence.NewDate || i > 0 && heard[i-1].named == a.named {
			continue // several mails that were named at once
		}
		round, ok := p.Interview(a.named.InterviewID)
		if !ok && len(p.Interviews) > 0 {
			round, ok = p.Interviews[len(p.Interviews)-1], true
		}
		if ok {
			all = append(all, given{a.named.Date, a.named.At, round})
		}
	}
	return all
}

// becameOf looks for the first answer that says more than thanks. Of one that nobody has named
// yet it is not known whether it does.
func (g given) becameOf(p Process, heard []answer, now time.Time) (fate PromiseFate, late int, ok bool) {
	loc := g.round.Ends.Location()
	over := g.date.AddDays(1).At(0, 0, loc)
	for _, a := range heard {
		if a.what == cadence.Courtesy || !a.at.After(g.at) {
			continue
		}
		switch {
		case a.what == "" && now.Before(over):
			return Pending, 0, !p.Over
		case a.what == "":
			return "", 0, false
		case !a.theirs():
			return Broken, 0, !a.at.Before(over)
		case !a.at.Before(over):
			return Late, daysBetween(g.date, interview.DateOf(a.at.In(loc))), true
		case a.what == cadence.NewDate:
			return Changed, 0, true
		}
		return Kept, 0, true
	}
	for _, round := range p.Interviews {
		if !round.Starts.After(g.round.Ends) || round.Starts.Before(g.at) {
			continue
		}
		if round.Starts.Before(over) || !round.Stamped.IsZero() && round.Stamped.Before(over) {
			return Kept, 0, true // they had asked for the next talk by then
		}
		return "", 0, false
	}
	if now.Before(over) {
		return Pending, 0, !p.Over
	}
	return Broken, 0, true
}

// daysBetween counts the calendar days from one day to a later one.
func daysBetween(from, to interview.Date) int {
	return int(to.At(12, 0, time.UTC).Sub(from.At(12, 0, time.UTC)).Hours()+0.5) / 24
}
