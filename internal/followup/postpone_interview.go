package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/letter"
)

// ErrNotCalledOff: nothing waits to be said about an interview that was called off.
var ErrNotCalledOff = errors.New("no interview was called off that waits for an answer")

// CalledOff is an interview that was called off, while nobody said yet whether it gets
// another time or is over.
type CalledOff struct {
	Interview interview.Interview
	At        time.Time // when it became known
	// Mails says that nothing but mails about it wait to be named: one answer does for all.
	Mails bool
}

// calledOff finds the interview of which it is to be said what follows. Any answer says
// it: the process is over, or goes on.
func calledOff(known situation, replies []IncomingMail) *CalledOff {
	if known.process.State != Active {
		return nil
	}
	cancelled := cadence.CancelledRounds(known.process.Process, known.events)
	var last *CalledOff
	for _, e := range known.events {
		switch {
		case e.Kind == cadence.Cancelled && cancelled[e.InterviewID]:
			if round, ok := known.process.Interview(e.InterviewID); ok {
				last = &CalledOff{Interview: round, At: e.At}
			}
		case e.Kind == cadence.Postponed, e.Kind == cadence.Moved, slices.Contains(cadence.Answers(), e.Kind):
			last = nil
		}
	}
	if last != nil {
		last.Mails = !slices.ContainsFunc(replies, func(m IncomingMail) bool { return m.Kind != letter.KindInvitation })
	}
	return last
}

// PostponeInterview records that an interview that was called off gets another time. The
// process goes on, and the new invitation is added when it comes. It is over otherwise:
// see NameReply.
func (s *Service) PostponeInterview(ctx context.Context, account AccountID, processID string) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, processID)
		if err != nil {
			return err
		}
		view, err := s.viewOf(ctx, tx, known)
		if err != nil {
			return err
		}
		if view.CalledOff == nil {
			return ErrNotCalledOff
		}
		events := []cadence.Event{{Kind: cadence.Postponed, At: s.Clock.Now(), InterviewID: view.CalledOff.Interview.ID}}
		if view.Paused && view.CalledOff.Mails {
			events = append(events, cadence.Event{Kind: cadence.Resumed, At: s.Clock.Now()})
		}
		for _, e := range events {
			if err := tx.AddEvent(ctx, processID, e); err != nil {
				return err
			}
		}
		known.events = append(known.events, events...)
		_, err = s.replanSituation(ctx, tx, &known)
		return err
	})
	if err != nil {
		return fmt.Errorf("note that the interview gets another time: %w", err)
	}
	return nil
}
