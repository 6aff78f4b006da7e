package followup

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// AllowModel records that the person agrees to send texts to the model that is used. shown
// is the model as they saw it: where another one is used by now, or it runs elsewhere, the
// error is ErrNotWhatWasSeen.
func (s *Service) AllowModel(ctx context.Context, account AccountID, shown Model) error {
	if s.Models == nil {
		return ErrAssistOff
	}
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		all, err := tx.Models(ctx)
		switch {
		case err != nil:
			return err
		case len(all) == 0:
			return ErrNoModel
		}
		m := all[0]
		if m.Endpoint != shown.Endpoint || m.Name != shown.Name || m.Runs != shown.Runs {
			return ErrNotWhatWasSeen
		}
		m.AllowedAt = s.Clock.Now()
		return tx.SaveModel(ctx, m)
	})
	if err != nil {
		return fmt.Errorf("allow the model: %w", err)
	}
	return nil
}

// RevokeModels takes every such agreement back: nothing is sent to any model until one is
// allowed again. It returns how many there were.
func (s *Service) RevokeModels(ctx context.Context, account AccountID) (taken int, err error) {
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		all, err := tx.Models(ctx)
		if err != nil && !errors.Is(err, ErrSealed) {
			return err
		}
		for _, m := range all {
			if m.AllowedAt.IsZero() {
				continue
			}
			m.AllowedAt = time.Time{}
			if err := tx.SaveModel(ctx, m); err != nil {
				return err
			}
			taken++
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("take the agreement back: %w", err)
	}
	return taken, nil
}
