package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// Errors of NobodyCalled and CalledAfterAll.
var (
	// ErrNoSuchTalk: no interview was agreed for that time.
	ErrNoSuchTalk = errors.New("no interview was to take place by now")
	// ErrTalked: somebody was thanked for it.
	ErrTalked = errors.New("a note about that interview has left already, so it took place")
	// ErrCalled: nobody said that nobody called.
	ErrCalled = errors.New("no interview is recorded at which nobody called")
)

// PatienceError means that it is too early to say that nobody called.
type PatienceError struct{ Until time.Time }

func (e *PatienceError) Error() string {
	return fmt.Sprintf("give them until %s: a quarter of an hour is nothing", e.Until.Format("15:04"))
}

// offerMissed is for how long after the agreed time a page asks whether nobody called.
const offerMissed = 24 * time.Hour

// NobodyCalled records that the agreed time of a round passed and nobody was there. Nothing
// of that round is followed up on; a short note that asks for another time is drafted, for
// the same day. round is its id; empty means the latest that was to have begun.
func (s *Service) NobodyCalled(ctx context.Context, account AccountID, processID, round string) error {
	err := s.recordCall(ctx, account, processID, func(known situation) (cadence.Event, error) {
		now := s.Clock.Now()
		in, ok := known.process.Interview(round)
		if round == "" {
			in, ok = latestAgreed(known, now)
		}
		switch {
		case !ok || cadence.CancelledRounds(known.process.Process, known.events)[in.ID]:
			return cadence.Event{}, ErrNoSuchTalk
		case now.Before(in.Starts.Add(cadence.Patience)):
			return cadence.Event{}, &PatienceError{in.Starts.Add(cadence.Patience)}
		case left(known, in.ID):
			return cadence.Event{}, ErrTalked
		}
		return cadence.Event{Kind: cadence.NobodyCame, At: now, InterviewID: in.ID}, nil
	})
	if err != nil {
		return fmt.Errorf("note that nobody called: %w", err)
	}
	return nil
}

// recordCall stores what became of a call and plans anew.
func (s *Service) recordCall(ctx context.Context, account AccountID, processID string, event func(situation) (cadence.Event, error)) error {
	return s.Store.Update(ctx, account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, processID)
		if err != nil {
			return err
		}
		if known.process.State != Active {
			return fmt.Errorf("the process is %s: %w", known.process.State, ErrNoSuchTalk)
		}
		e, err := event(known)
		if err != nil {
			return err
		}
		if err := tx.AddEvent(ctx, processID, e); err != nil {
			return err
		}
		known.events = append(known.events, e)
		_, err = s.replanSituation(ctx, tx, &known)
		return err
	})
}

// latestAgreed is the latest round that was to have begun.
func latestAgreed(known situation, now time.Time) (latest interview.Interview, ok bool) {
	for _, in := range known.process.Interviews {
		if !in.Starts.After(now) && (!ok || in.Starts.After(latest.Starts)) {
			latest, ok = in, true
		}
	}
	return latest, ok
}

// left reports whether a note about a talk has left, or is leaving.
func left(known situation, round string) bool {
	about := func(phase note.Phase) bool { return slices.Contains(note.Practice(), phase) }
	return slices.ContainsFunc(touchesOf(known.process, known.notes), func(t note.Touch) bool { return t.InterviewID == round && about(t.Phase) }) ||
		slices.ContainsFunc(known.notes, func(n note.Note) bool {
			return n.InterviewID == round && about(n.Phase) && (n.State == note.Sending || n.State == note.Unknown)
		})
}

// missedTalks says of which round it is known that nobody called, and of which it may be
// asked; nil where there is none.
func missedTalks(known situation, now time.Time) (missed, perhaps *interview.Interview) {
	if known.process.State != Active {
		return nil, nil
	}
	in, ok := latestAgreed(known, now)
	if !ok {
		return nil, nil
	}
	if cadence.MissedRounds(known.process.Process, known.events)[in.ID] {
		return &in, nil
	}
	since := now.Sub(in.Starts)
	if since < cadence.Patience || since > offerMissed || left(known, in.ID) || cadence.CancelledRounds(known.process.Process, known.events)[in.ID] {
		return nil, nil
	}
	return nil, &in
}
