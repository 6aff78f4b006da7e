package cadence

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// Courteous hours, by the clock of the interview's place: notes arrive from 08:30 to
// 20:00 (SPEC.md section 1).
const (
	morningHour, morningMinute = 8, 30
	eveningHour                = 20
)

// How good a day is for a note to arrive.
const (
	dayOff = iota
	softDay
	workingDay
)

func (r round) quality(t time.Time) int {
	day := r.day(t)
	switch {
	case r.cal.IsSendingDay(day):
		return workingDay
	case r.cal.IsBusinessDay(day):
		return softDay
	default:
		return dayOff
	}
}

// courteous returns the first moment from from to until, both included, at which a note
// may arrive. With preferWork, the first one on a working day wins, then on a soft day,
// then any. ok is false when there is none.
func (r round) courteous(from, until time.Time, preferWork bool) (at time.Time, ok bool) {
	best := -1
	for day := r.day(from); ; day = day.AddDays(1) {
		moment := laterOf(from.In(r.loc), day.At(morningHour, morningMinute, r.loc))
		if moment.After(until) {
			return at, best >= 0
		}
		if moment.After(day.At(eveningHour, 0, r.loc)) {
			continue
		}
		if quality := r.quality(moment); quality > best {
			at, best = moment, quality
		}
		if !preferWork {
			return at, true
		}
	}
}

// dueWithin returns the first courteous moment between opens and closes. Once the evening
// of that day has come it moves on to the following morning, and so on, as long as there
// is one before closes; else it stays at the last, for late in the evening is better than
// too late.
func (r round) dueWithin(opens, closes time.Time, preferWork bool) time.Time {
	due, ok := r.courteous(opens, closes, preferWork)
	if !ok {
		due = opens.In(r.loc)
	}
	today := r.day(r.now)
	mornings := []interview.Date{today}
	if r.now.After(today.At(eveningHour, 0, r.loc)) {
		mornings = []interview.Date{today.AddDays(1), today}
	}
	for _, day := range mornings {
		hours := day.At(morningHour, morningMinute, r.loc)
		if !hours.After(due) {
			continue
		}
		if moved, ok := r.courteous(hours, closes, preferWork); ok {
			return moved
		}
	}
	return due
}

// spread returns when the note to each of panel is due: the first at start, each of the
// others its Spacing after the one before. What would leave after 20:00 goes on the next
// morning; what would leave after closes leaves then.
func (r round) spread(panel []interview.Interviewer, start, closes time.Time) []time.Time {
	dues := make([]time.Time, len(panel))
	for i, who := range panel {
		if i == 0 {
			dues[i] = start
			continue
		}
		next := dues[i-1].Add(r.spacing(who))
		if next.After(r.day(dues[i-1]).At(eveningHour, 0, r.loc)) || next.After(closes) {
			moved, ok := r.courteous(next, closes, false)
			if !ok {
				moved = laterOf(dues[i-1], earlierOf(r.day(dues[i-1]).At(eveningHour, 0, r.loc), closes.In(r.loc)))
			}
			next = moved
		}
		dues[i] = next
	}
	return dues
}

// spacing is how long after the note before it that to who is due.
func (r round) spacing(who interview.Interviewer) time.Duration {
	key := who.Email
	if key == "" {
		key = who.Name // keeps its place until the address is known
	}
	return Spacing(r.ID, note.Anchor, key)
}

func laterOf(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func earlierOf(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
