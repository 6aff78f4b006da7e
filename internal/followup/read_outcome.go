package followup

import (
	"context"
	"errors"
	"fmt"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/outcome"
	"afterword/internal/place"
	"afterword/internal/zone"
)

// ErrProofSpan: a proof was asked for from a day to an earlier one.
var ErrProofSpan = errors.New("the first day is after the last one")

// ReadOutcome returns what came of the notes of an account. It reads when mails came and
// from whom, and no mail's words.
func (s *Service) ReadOutcome(ctx context.Context, account AccountID) (report outcome.Report, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		processes, _, err := s.outcomes(ctx, tx)
		report = outcome.Of(processes, s.Clock.Now())
		return err
	})
	if err != nil {
		return outcome.Report{}, fmt.Errorf("read what came of the notes: %w", err)
	}
	return report, nil
}

// ReadProof returns what an account did to find work from one day to another, both
// included, on the candidate's own calendar. A zero day is the first of this month, or
// today.
func (s *Service) ReadProof(ctx context.Context, account AccountID, from, to interview.Date) (proof outcome.Proof, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		processes, home, err := s.outcomes(ctx, tx)
		if err != nil {
			return err
		}
		now := s.Clock.Now()
		if to.IsZero() {
			to = interview.DateOf(now.In(home))
		}
		if from.IsZero() {
			from = interview.Date{Year: to.Year, Month: to.Month, Day: 1}
		}
		if from.After(to) {
			return fmt.Errorf("%w: %s comes after %s", ErrProofSpan, from, to)
		}
		proof = outcome.ProofOf(processes, from, to, home, now)
		return nil
	})
	if err != nil {
		return outcome.Proof{}, fmt.Errorf("read what you did to find work: %w", err)
	}
	return proof, nil
}

// outcomes reads every process as package outcome sees it, and where the candidate's
// calendar hangs: where they say they are, else where this machine is.
func (s *Service) outcomes(ctx context.Context, tx Tx) (all []outcome.Process, home *time.Location, err error) {
	stored, err := tx.Processes(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range stored {
		notes, err := tx.Notes(ctx, p.ID)
		if err != nil {
			return nil, nil, err
		}
		events, err := tx.Events(ctx, p.ID)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, outcome.Process{
			Process: p.Process, Events: events, Over: p.State != Active,
			Touches: cadence.Reached(p.Process, cadence.History{Touches: touchesOf(p, notes), Events: events}),
		})
		if home == nil {
			home = placeOf(p.Candidate)
		}
	}
	if home == nil {
		home = s.Clock.Now().Location()
	}
	return all, home, nil
}

// HomeOf is where a candidate's clock hangs: where they say they are, else where this
// machine is.
func (s *Service) HomeOf(c interview.Candidate) *time.Location {
	if home := placeOf(c); home != nil {
		return home
	}
	return s.Clock.Now().Location()
}

// placeOf is the zone of where a candidate says they are; nil when they do not.
func placeOf(c interview.Candidate) *time.Location {
	at, err := place.Read(c.Place)
	if err != nil {
		return nil
	}
	loc, err := zone.Load(at.Zone)
	if err != nil {
		return nil
	}
	return loc
}
