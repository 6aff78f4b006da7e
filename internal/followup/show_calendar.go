package followup

import (
	"context"
	"fmt"
)

// ShowCalendar returns how the account's calendar is offered; the zero value when it is not.
func (s *Service) ShowCalendar(ctx context.Context, account AccountID) (c Calendar, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		c, err = readCalendar(ctx, tx)
		return err
	})
	if err != nil {
		return Calendar{}, fmt.Errorf("show the calendar: %w", err)
	}
	return c, nil
}
