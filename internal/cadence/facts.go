package cadence

import (
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// facts is everything one plan is derived from, in order and put to its round.
type facts struct {
	now     time.Time
	process interview.Process
	rounds  []interview.Interview // by start
	touches []note.Touch          // each with its round; without those that bounced
	events  []Event               // each with its round, except those of the whole process
	// closing is the round after which the process closes: the last that was not
	// cancelled, else the last.
	closing int
	ended   *Event  // the last offer, rejection or withdrawal: the process is over
	rests   *Event  // since when the role is on hold; nil while it is not
	asked   *Event  // the wish to answer the rejection that counts; nil without one
	pauses  []pause // in order; the last may still go on
}

// pause is a time in which a reply waited for the person to say what it was.
type pause struct {
	from time.Time
	to   time.Time // zero while it goes on
}

func gather(p interview.Process, h History, now time.Time) facts {
	f := facts{now: now, process: p, rounds: byStart(p.Interviews), closing: len(p.Interviews) - 1}
	f.events = slices.Clone(h.Events)
	for i := range f.events {
		e := &f.events[i]
		switch e.Kind {
		case NewDate, NextRound, OnHold, Reopened, Rejected, Gracious, NobodyCame, CameAfter:
			if e.InterviewID == "" {
				e.InterviewID = f.roundAt(e.At)
			}
		}
		switch e.Kind {
		case Courtesy:
			if !Thanked(f.ended, h.Touches, *e) {
				f.ended = nil
			}
		case NewDate, NextRound, Resumed, Reopened:
			f.ended = nil // a later answer corrects an earlier one
		case Offered, Rejected, Withdrawn:
			f.ended = e
		}
		switch e.Kind {
		case OnHold:
			f.rests, f.ended = e, nil
		case NewDate, NextRound, Reopened, Offered, Rejected, Withdrawn: // a courtesy is none of them
			f.rests = nil
		}
		switch {
		case slices.Contains(Answers(), e.Kind):
			f.asked = nil
		case e.Kind == Gracious && f.ended != nil && f.ended.Kind == Rejected:
			f.asked = e
		}
	}
	f.touches = f.reached(h.Touches)
	f.pauses = f.replies()
	for i, r := range f.rounds {
		if f.cancelled(r) == nil {
			f.closing = i
		}
	}
	return f
}

func byStart(rounds []interview.Interview) []interview.Interview {
	rounds = slices.Clone(rounds)
	slices.SortStableFunc(rounds, func(a, b interview.Interview) int { return a.Starts.Compare(b.Starts) })
	return rounds
}

// roundAt returns the latest round that had begun at t, else the first.
func (f facts) roundAt(t time.Time) (id string) {
	for i, r := range f.rounds {
		if i == 0 || !r.Starts.After(t) {
			id = r.ID
		}
	}
	return id
}

// reached returns the touches, each with its round, except those that a hard bounce took
// back: for each bounce the last one to that address before it.
func (f facts) reached(touches []note.Touch) []note.Touch {
	touches = slices.Clone(touches)
	for i := range touches {
		if touches[i].InterviewID == "" {
			touches[i].InterviewID = f.roundAt(touches[i].At)
		}
	}
	slices.SortStableFunc(touches, func(a, b note.Touch) int { return a.At.Compare(b.At) })
	for _, e := range f.events {
		if e.Kind != HardBounce {
			continue
		}
		for i, t := range slices.Backward(touches) {
			if strings.EqualFold(t.To, e.Email) && !t.At.After(e.At) {
				touches = slices.Delete(touches, i, i+1)
				break
			}
		}
	}
	return touches
}

// replies returns the times in which a reply waited, or waits, to be named. A reply from
// before the start of the latest round that has begun does not wait: they went on to
// talk, so it was about that.
func (f facts) replies() []pause {
	var begun time.Time
	for _, r := range f.rounds {
		if r.Starts.After(f.now) {
			break
		}
		// A talk that did not take place answers nothing.
		if begun.IsZero() || f.cancelled(r) == nil && f.nobodyCame(r) == nil {
			begun = r.Starts
		}
	}
	var pauses []pause
	var open *pause
	for _, e := range f.events {
		switch e.Kind {
		case Replied:
			if begun.IsZero() || e.At.Before(begun) {
				continue
			}
			if open == nil {
				open = &pause{from: e.At}
			}
		case Courtesy, NewDate, NextRound, OnHold, Reopened, Offered, Rejected, Withdrawn, Resumed:
			if open != nil {
				open.to = e.At
				pauses = append(pauses, *open)
				open = nil
			}
		}
	}
	if open != nil {
		pauses = append(pauses, *open)
	}
	return pauses
}

// paused returns since when a reply has been waiting to be named; zero when none is.
func (f facts) paused() time.Time {
	if n := len(f.pauses); n > 0 && f.pauses[n-1].to.IsZero() {
		return f.pauses[n-1].from
	}
	return time.Time{}
}

// touch returns the first touch of the given round, phase and address.
func (f facts) touch(interviewID string, phase note.Phase, email string) *note.Touch {
	for i, t := range f.touches {
		if email != "" && t.InterviewID == interviewID && t.Phase == phase && strings.EqualFold(t.To, email) {
			return &f.touches[i]
		}
	}
	return nil
}

// cancelled returns the event that cancelled a round, unless it was moved since and takes
// place after all. A cancellation that names no round is of those that had not begun.
func (f facts) cancelled(r interview.Interview) *Event {
	last := f.last(func(e Event) bool {
		return e.Cancels(r) || e.Kind == Moved && e.InterviewID == r.ID
	})
	if last == nil || last.Kind != Cancelled {
		return nil
	}
	return last
}

// CancelledRounds returns, by their ids, the rounds of p that were cancelled and not moved
// since.
func CancelledRounds(p interview.Process, events []Event) map[string]bool {
	f, cancelled := facts{events: events}, map[string]bool{}
	for _, r := range p.Interviews {
		if f.cancelled(r) != nil {
			cancelled[r.ID] = true
		}
	}
	return cancelled
}

// Reached returns the touches of h that reached somebody, oldest first, each with its
// round: without those that a hard bounce took back.
func Reached(p interview.Process, h History) []note.Touch {
	f := facts{rounds: slices.Clone(p.Interviews), events: h.Events}
	slices.SortStableFunc(f.rounds, func(a, b interview.Interview) int { return a.Starts.Compare(b.Starts) })
	return f.reached(h.Touches)
}

// bounced returns the last hard bounce of an address.
func (f facts) bounced(email string) *Event {
	return f.last(func(e Event) bool { return e.Kind == HardBounce && email != "" && strings.EqualFold(e.Email, email) })
}

// last returns the last event that is so.
func (f facts) last(is func(Event) bool) *Event {
	for i, e := range slices.Backward(f.events) {
		if is(e) {
			return &f.events[i]
		}
	}
	return nil
}
