package followup

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Pace is how many notes may leave from one mailbox. The zero value holds nothing back.
type Pace struct {
	Between time.Duration // from one note to the next
	PerDay  int           // within 24 hours
}

// UsualPace is well within what every provider takes from a person who writes by hand.
func UsualPace() Pace { return Pace{Between: 20 * time.Second, PerDay: 30} }

// day is what PerDay counts in: any 24 hours.
const day = 24 * time.Hour

// mostHeld bounds how long a job sleeps: what holds a note back may end sooner.
const mostHeld = time.Hour

// hold is why no note of an account may leave right now.
type hold struct {
	why   string // one sentence for the person
	wait  time.Duration
	quiet bool // it is over before anybody could read the sentence
}

// holdOf looks whether an account may send now; nil means that it may. lately is the
// beginning of the day that PerDay counts in, as it was read ahead.
func (s *Service) holdOf(ctx context.Context, tx Tx, mailbox Mailbox, now, lately time.Time) (*hold, error) {
	// A clock that was set back must not turn a short pause into a long one.
	if rest := mailbox.PausedUntil.Sub(now); rest > 0 && rest <= mostHeld {
		return &hold{
			why:  fmt.Sprintf("Your mail provider wants a pause until %s: %s The note waits.", clock(mailbox.PausedUntil, now), mailbox.PausedWhy),
			wait: rest,
		}, nil
	}
	left, err := tx.Departures(ctx, lately)
	if err != nil || len(left) == 0 {
		return nil, err
	}
	if s.Pace.PerDay > 0 && len(left) >= s.Pace.PerDay {
		free := left[len(left)-s.Pace.PerDay].Add(day)
		return &hold{
			why:  fmt.Sprintf("%d notes have left within a day, which is the limit that keeps your mailbox in good standing. The note waits until %s.", len(left), clock(free, now)),
			wait: min(max(free.Sub(now), time.Second), mostHeld),
		}, nil
	}
	last := left[len(left)-1]
	if rest := s.Pace.Between - now.Sub(last); rest > 0 && rest <= s.Pace.Between {
		return &hold{why: "another note has just left", wait: rest, quiet: true}, nil
	}
	return nil, nil
}

// clock writes a time of today or tomorrow, in the zone of now.
func clock(t, now time.Time) string { return t.In(now.Location()).Format("Monday 15:04") }

// pauseAccount remembers that the provider wants nothing sent for a while.
func (s *Service) pauseAccount(ctx context.Context, tx Tx, sendErr error) error {
	var refused *NotDelivered
	if !errors.As(sendErr, &refused) || refused.Pause <= 0 {
		return nil
	}
	mailbox, err := tx.Mailbox(ctx)
	if err != nil {
		return err
	}
	mailbox.PausedUntil = s.Clock.Now().Add(refused.Pause)
	mailbox.PausedWhy = fmt.Sprintf("%v.", sendErr)
	return tx.SaveMailbox(ctx, mailbox)
}
