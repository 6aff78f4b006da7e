package followup

import (
	"context"
	"fmt"
)

// ShowInterviews says whether the calendar shows the interviews besides what is due. Whoever
// got an invitation has them already.
func (s *Service) ShowInterviews(ctx context.Context, account AccountID, shown bool) error {
	_, err := s.changeCalendar(ctx, account, func(c *Calendar) error {
		c.Interviews = shown
		return nil
	})
	if err != nil {
		return fmt.Errorf("choose what the calendar shows: %w", err)
	}
	return nil
}
