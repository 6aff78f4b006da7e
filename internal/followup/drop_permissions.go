package followup

import (
	"context"
	"errors"
	"fmt"
)

// DropOldPermissions forgets, over all accounts, the questions to providers that are over for
// an hour, with the secrets that were typed for them, and those that cannot be opened any
// more.
func (s *Service) DropOldPermissions(ctx context.Context) error {
	accounts, err := s.Store.PermissionRequests(ctx)
	if err != nil {
		return fmt.Errorf("forget old questions to providers: %w", err)
	}
	var failed []error
	for _, account := range accounts {
		failed = append(failed, s.dropOldPermission(ctx, account))
	}
	return errors.Join(failed...)
}

// dropOldPermission forgets the question where it is too old to be read.
func (s *Service) dropOldPermission(ctx context.Context, account AccountID) error {
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		r, err := tx.PermissionRequest(ctx)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		if err == nil && !r.tooOld(s.Clock.Now()) {
			return nil
		}
		return tx.DropPermissionRequest(ctx)
	})
	if err != nil {
		return fmt.Errorf("forget an old question to a provider: %w", err)
	}
	return nil
}
