package followup

import (
	"context"
	"fmt"
	"time"
)

// keepDeliveries is for how long it is kept what a webhook was told.
const keepDeliveries = 30 * 24 * time.Hour

// DropDeliveries forgets what webhooks were told so long ago that nobody looks any more. What
// still waits to be told stays.
func (s *Service) DropDeliveries(ctx context.Context) error {
	if s.API == nil {
		return nil
	}
	if _, err := s.API.DropDeliveries(ctx, s.Clock.Now().Add(-keepDeliveries)); err != nil {
		return fmt.Errorf("drop old deliveries: %w", err)
	}
	return nil
}
