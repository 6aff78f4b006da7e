package followup

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
)

// Errors of AddWebhook.
var (
	// ErrNoSuchHappening: webhooks are not told of that.
	ErrNoSuchHappening = errors.New("webhooks are told of note.sent, note.unknown, approval.needed, reply.received and process.closed")
	// ErrManyWebhooks: more would not be of use to one person.
	ErrManyWebhooks = errors.New("there are 20 webhooks already: remove one first")
)

// UnreachableError says why a webhook's URL is not posted to.
type UnreachableError struct{ Err error }

func (e *UnreachableError) Error() string { return e.Err.Error() }
func (e *UnreachableError) Unwrap() error { return e.Err }

const mostWebhooks = 20

// AddWebhook makes a webhook: what happens is posted to url from now on. kinds are those
// it wants to hear of, none for all; private allows a receiver in a private network. The
// returned webhook carries its secret, which is not shown again.
func (s *Service) AddWebhook(ctx context.Context, account AccountID, url string, kinds []HappeningKind, private bool) (Webhook, error) {
	kinds = slices.Compact(slices.Sorted(slices.Values(kinds)))
	for _, kind := range kinds {
		if !slices.Contains(HappeningKinds(), kind) {
			return Webhook{}, fmt.Errorf("%q: %w", kind, ErrNoSuchHappening)
		}
	}
	if err := s.Hooks.Check(url, private); err != nil {
		return Webhook{}, &UnreachableError{err}
	}
	all, err := s.API.Webhooks(ctx, account)
	if err != nil {
		return Webhook{}, err
	}
	if len(all) >= mostWebhooks {
		return Webhook{}, ErrManyWebhooks
	}
	w := Webhook{ID: newID(), URL: url, Kinds: kinds, Secret: newHookSecret(), Private: private, Made: s.Clock.Now()}
	if err := s.API.AddWebhook(ctx, account, w); err != nil {
		return Webhook{}, err
	}
	return w, nil
}

// ListWebhooks returns the webhooks of an account, the oldest first, without their secrets.
func (s *Service) ListWebhooks(ctx context.Context, account AccountID) ([]Webhook, error) {
	return s.API.Webhooks(ctx, account)
}

// RemoveWebhook forgets a webhook and what it was told.
func (s *Service) RemoveWebhook(ctx context.Context, account AccountID, id string) error {
	return s.API.RemoveWebhook(ctx, account, id)
}

// ListDeliveries returns what a webhook was told, and how that fared: the latest first, at
// most so many.
func (s *Service) ListDeliveries(ctx context.Context, account AccountID, webhook string, most int) ([]Delivery, error) {
	return s.API.Deliveries(ctx, account, webhook, most)
}

// TestWebhook tells a webhook of a test at once, and returns how that fared. It is not
// tried again.
func (s *Service) TestWebhook(ctx context.Context, account AccountID, webhook string) (Delivery, error) {
	d := Delivery{Webhook: webhook, State: DeliveryWaiting, Happening: Happening{ID: "evt_test_" + rand.Text(), Kind: HookTest, At: s.Clock.Now()}}
	if err := s.API.AddDelivery(ctx, account, d); err != nil {
		return d, err
	}
	ref := DeliveryRef{Account: account, Webhook: webhook, Happening: d.ID}
	if _, err := s.Deliver(ctx, ref, true); err != nil && !errors.Is(err, ErrNotTaken) {
		return d, err
	}
	_, d, err := s.API.Delivery(ctx, account, webhook, d.ID)
	return d, err
}
