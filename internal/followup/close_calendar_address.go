package followup

import (
	"context"
	"fmt"
)

// CloseCalendarAddress takes the feed's address away: it leads nowhere from now on.
func (s *Service) CloseCalendarAddress(ctx context.Context, account AccountID) error {
	_, err := s.changeCalendar(ctx, account, func(c *Calendar) error {
		c.Secret = ""
		return nil
	})
	if err != nil {
		return fmt.Errorf("close the address of the calendar feed: %w", err)
	}
	return nil
}
