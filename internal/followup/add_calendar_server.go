package followup

import (
	"context"
	"fmt"
)

// AddCalendarServer finds a calendar on a server and keeps how to reach it, in place of one
// that was added before. The address that is kept is the calendar's own. What was pushed
// to another one stays there.
func (s *Service) AddCalendarServer(ctx context.Context, account AccountID, server CalendarServer) (FoundCalendar, error) {
	found, err := s.Calendars.Find(ctx, server)
	if err != nil {
		return FoundCalendar{}, fmt.Errorf("add the calendar server: %w", err)
	}
	server.URL = found.URL
	if _, err := s.renewSecrets(ctx, account, func(c *Calendar) { c.Server, c.Trouble = server, "" }); err != nil {
		return FoundCalendar{}, fmt.Errorf("add the calendar server: %w", err)
	}
	return found, nil
}
