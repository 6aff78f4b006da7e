package followup

import (
	"context"
	"fmt"
	"slices"

	"afterword/internal/interview"
)

// WithdrawOffer records that the person holds an offer no more: they declined it, or it
// was never one. A note that speaks of it loses its approval. It can be reinstated.
func (s *Service) WithdrawOffer(ctx context.Context, account AccountID, processID, employer string) error {
	if err := s.takeBackCheckIns(ctx, account, processID); err != nil {
		return fmt.Errorf("withdraw an offer: %w", err)
	}
	err := s.changeFacts(ctx, account, processID, func(p *interview.Process) error {
		at := offerOf(p.Offers, employer)
		if at < 0 {
			return ErrNoOffer
		}
		p.WithdrawnOffers = slices.DeleteFunc(p.WithdrawnOffers, func(old interview.Offer) bool { return sameOffer(old, employer) })
		p.WithdrawnOffers = append(p.WithdrawnOffers, p.Offers[at])
		p.Offers = slices.Delete(p.Offers, at, at+1)
		return nil
	})
	if err != nil {
		return fmt.Errorf("withdraw an offer: %w", err)
	}
	return nil
}
