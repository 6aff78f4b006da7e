package followup

import (
	"context"
	"fmt"
	"slices"

	"afterword/internal/review/checks"
)

// Preferences is what an account set for itself. The settings file says more, and what it
// says holds whatever stands here.
type Preferences struct {
	Off []string // ids of checks of the review that do not run
}

// ShowPreferences returns what an account set, and which checks the settings file switches
// off besides.
func (s *Service) ShowPreferences(ctx context.Context, account AccountID) (set Preferences, byFile []string, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		set, err = tx.Preferences(ctx)
		return err
	})
	if err != nil {
		return set, nil, fmt.Errorf("show what is set: %w", err)
	}
	options, err := s.reviewOptions()
	if err != nil {
		return set, nil, fmt.Errorf("show what is set: %w", err)
	}
	return set, options.Off, nil
}

// SwitchChecks sets which checks do not run. Ids that no check has are left out.
func (s *Service) SwitchChecks(ctx context.Context, account AccountID, off []string) error {
	var known []string
	for _, check := range checks.All() {
		if slices.Contains(off, check.ID) {
			known = append(known, check.ID)
		}
	}
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		set, err := tx.Preferences(ctx)
		if err != nil {
			return err
		}
		set.Off = known
		return tx.SavePreferences(ctx, set)
	})
	if err != nil {
		return fmt.Errorf("switch checks: %w", err)
	}
	return nil
}
