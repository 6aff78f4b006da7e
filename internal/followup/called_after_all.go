package followup

import (
	"context"
	"fmt"

	"afterword/internal/cadence"
)

// CalledAfterAll takes back that nobody called: they did, later. The note that asks for
// another time is withdrawn, and the round is followed up on as any other.
func (s *Service) CalledAfterAll(ctx context.Context, account AccountID, processID string) error {
	err := s.recordCall(ctx, account, processID, func(known situation) (cadence.Event, error) {
		missed, _ := missedTalks(known, s.Clock.Now())
		if missed == nil {
			return cadence.Event{}, ErrCalled
		}
		return cadence.Event{Kind: cadence.CameAfter, At: s.Clock.Now(), InterviewID: missed.ID}, nil
	})
	if err != nil {
		return fmt.Errorf("note that they called after all: %w", err)
	}
	return nil
}
