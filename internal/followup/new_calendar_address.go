package followup

import (
	"context"
	"crypto/rand"
	"fmt"
)

// NewCalendarAddress gives the feed an address that nobody knows. One that it had before
// leads nowhere from now on.
func (s *Service) NewCalendarAddress(ctx context.Context, account AccountID) (Calendar, error) {
	secret := rand.Text() + rand.Text()
	c, err := s.renewSecrets(ctx, account, func(c *Calendar) { c.Secret = secret })
	if err != nil {
		return Calendar{}, fmt.Errorf("give the calendar feed a new address: %w", err)
	}
	return c, nil
}
