package followup

import (
	"context"
	"fmt"

	"afterword/internal/interview"
)

// MarkFirstChoice records whether the employer of a process is the person's first choice.
// Only then a note may say so; one that does loses its approval when the mark is taken
// back.
func (s *Service) MarkFirstChoice(ctx context.Context, account AccountID, processID string, is bool) error {
	if err := s.takeBackCheckIns(ctx, account, processID); err != nil {
		return fmt.Errorf("mark the first choice: %w", err)
	}
	err := s.changeFacts(ctx, account, processID, func(p *interview.Process) error {
		p.FirstChoice = is
		return nil
	})
	if err != nil {
		return fmt.Errorf("mark the first choice: %w", err)
	}
	return nil
}
