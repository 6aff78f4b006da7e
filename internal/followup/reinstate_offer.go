package followup

import (
	"context"
	"fmt"
	"slices"

	"afterword/internal/interview"
)

// ReinstateOffer undoes WithdrawOffer.
func (s *Service) ReinstateOffer(ctx context.Context, account AccountID, processID, employer string) error {
	if err := s.takeBackCheckIns(ctx, account, processID); err != nil {
		return fmt.Errorf("reinstate an offer: %w", err)
	}
	err := s.changeFacts(ctx, account, processID, func(p *interview.Process) error {
		at := offerOf(p.WithdrawnOffers, employer)
		if at < 0 {
			return ErrNoOffer
		}
		p.Offers = append(p.Offers, p.WithdrawnOffers[at])
		p.WithdrawnOffers = slices.Delete(p.WithdrawnOffers, at, at+1)
		return nil
	})
	if err != nil {
		return fmt.Errorf("reinstate an offer: %w", err)
	}
	return nil
}
