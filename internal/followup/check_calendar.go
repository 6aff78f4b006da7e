package followup

import (
	"context"
	"fmt"
)

// CheckCalendar signs in to the calendar server and looks for the calendar. It changes
// nothing.
func (s *Service) CheckCalendar(ctx context.Context, account AccountID) (FoundCalendar, error) {
	c, err := s.ShowCalendar(ctx, account)
	if err == nil && c.Server.URL == "" {
		err = errNoCalendarServer
	}
	var found FoundCalendar
	if err == nil {
		found, err = s.Calendars.Find(ctx, c.Server)
	}
	if err != nil {
		return FoundCalendar{}, fmt.Errorf("check the calendar server: %w", err)
	}
	return found, nil
}
