package followup

import (
	"context"
	"fmt"
)

// RemoveCalendarServer forgets the calendar server. The entries that lie there stay: whose
// calendar it is may delete them.
func (s *Service) RemoveCalendarServer(ctx context.Context, account AccountID) error {
	_, err := s.changeCalendar(ctx, account, func(c *Calendar) error {
		if c.Server.URL == "" {
			return errNoCalendarServer
		}
		c.Server, c.Trouble = CalendarServer{}, ""
		return nil
	})
	if err != nil {
		return fmt.Errorf("remove the calendar server: %w", err)
	}
	return nil
}
