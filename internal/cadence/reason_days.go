package cadence

import (
	"fmt"
	"slices"
	"strings"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
)

// mostSkipped is how many days off a reason names.
const mostSkipped = 3

// skipped names the holidays and soft days that moved the day which a rule gives: those
// without which it would be another. " (Monday is a holiday there: Bonifacio Day)". It is
// empty when there are none.
func (r round) skipped(rule func(workdays.Calendar) interview.Date) string {
	due := rule(r.cal)
	var off daysOff
	for d := r.day(r.Ends).AddDays(1); d.Before(due); d = d.AddDays(1) {
		if r.isNamed(d) && rule(r.cal.Without(d)) != due {
			off.add(r, d)
		}
	}
	for _, d := range []interview.Date{due.AddDays(-1), due.AddDays(1)} {
		off.addNear(r, d)
	}
	return off.words(r, due)
}

// isNamed reports whether d is a holiday or a soft day, and not on a weekend anyway.
func (r round) isNamed(d interview.Date) bool {
	_, holiday := r.cal.Holiday(d)
	_, soft := r.cal.SoftDay(d)
	return (holiday || soft) && !r.cal.IsWeekend(d)
}

// daysOff are the days that moved a date: three at most are kept, the others counted.
type daysOff struct {
	holidays, soft skippedDays
	more           int
	estimates      []string // names of those whose date may still move
	near           []string // holidays beside the date that may still move onto it
}

// add puts d to its kind; a day that has no name is none to speak of.
func (o *daysOff) add(r round, d interview.Date) {
	if !r.isNamed(d) {
		return
	}
	if len(o.holidays.days)+len(o.soft.days) == mostSkipped {
		o.more++
		return
	}
	name, holiday := r.cal.Holiday(d)
	of := &o.holidays
	if !holiday {
		name, _ = r.cal.SoftDay(d)
		of = &o.soft
	}
	name = bareName(name)
	of.add(d, name)
	if r.cal.Estimated(d) && !slices.Contains(o.estimates, name) {
		o.estimates = append(o.estimates, name)
	}
}

// addNear adds a holiday that moved nothing and still may: its date is an estimate, and it
// stands beside the one that was found.
func (o *daysOff) addNear(r round, d interview.Date) {
	name, holiday := r.cal.Holiday(d)
	name = bareName(name)
	if holiday && r.cal.Estimated(d) && !slices.Contains(o.estimates, name) {
		o.near = append(o.near, fmt.Sprintf("%s, expected on %s, can still move", name, r.words(d)))
	}
}

// bareName is the name of a holiday without what the table adds to it.
func bareName(name string) string {
	for _, added := range []string{" (observed)", " (estimated)", " (observed, estimated)"} {
		name = strings.TrimSuffix(name, added)
	}
	return name
}

// words says the days as seen from due, in brackets; empty when there are none. In the
// four days before due they go by their weekday, else by their date.
func (o *daysOff) words(r round, due interview.Date) string {
	var parts []string
	if words := o.soft.words(r, due); len(words) > 0 {
		if o.more > 0 && len(o.holidays.days) == 0 {
			words = append(words, fmt.Sprintf("%d more", o.more))
		}
		parts = append(parts, fmt.Sprintf("nothing is sent on %s: %s", join(words), join(o.soft.names)))
	}
	if words := o.holidays.words(r, due); len(words) > 0 {
		verb := "is a holiday there"
		if len(words)+o.more > 1 {
			verb = "are holidays there"
		}
		if o.more > 0 {
			words = append(words, fmt.Sprintf("%d more", o.more))
		}
		parts = append(parts, fmt.Sprintf("%s %s: %s", join(words), verb, join(o.holidays.names)))
	}
	switch len(o.estimates) {
	case 0:
	case 1:
		parts = append(parts, fmt.Sprintf("the date of %s is an estimate and can move", o.estimates[0]))
	default:
		parts = append(parts, fmt.Sprintf("the dates of %s are estimates and can move", join(o.estimates)))
	}
	parts = append(parts, o.near...)
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// skippedDays are days of one kind, with their names, each once.
type skippedDays struct {
	days  []interview.Date
	names []string
}

func (s *skippedDays) add(d interview.Date, name string) {
	s.days = append(s.days, d)
	if !slices.Contains(s.names, name) {
		s.names = append(s.names, name)
	}
}

// words says the days as seen from due; when one of them needs its date, all have it.
func (s skippedDays) words(r round, due interview.Date) []string {
	var words []string
	far := len(s.days) > 0 && s.days[0].Before(due.AddDays(-4)) // past a weekend, "Friday" might be the next one
	for _, d := range s.days {
		if far {
			words = append(words, r.words(d))
		} else {
			words = append(words, d.Weekday().String())
		}
	}
	return words
}
