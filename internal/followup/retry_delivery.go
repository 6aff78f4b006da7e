package followup

import (
	"context"
	"errors"
)

// ErrNotOver: what still waits is tried again by itself, and what was taken needs no second
// time.
var ErrNotOver = errors.New("only what was given up can be sent again")

// RetryDelivery tells a webhook once more of what it did not take, at once, and returns how
// that fared. It is ErrNotOver where that was not given up.
func (s *Service) RetryDelivery(ctx context.Context, account AccountID, webhook, happening string) (Delivery, error) {
	hook, d, err := s.API.Delivery(ctx, account, webhook, happening)
	switch {
	case err != nil && !errors.Is(err, ErrSealed):
		return d, err
	case d.State != DeliveryOver:
		return d, ErrNotOver
	}
	if _, err := s.deliver(ctx, account, hook, d, true, err); err != nil && !errors.Is(err, ErrNotTaken) && !errors.Is(err, ErrSealed) {
		return d, err
	}
	_, d, err = s.API.Delivery(ctx, account, webhook, happening)
	if errors.Is(err, ErrSealed) {
		err = nil // the delivery says so
	}
	return d, err
}
