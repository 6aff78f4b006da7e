package followup

import (
	"context"
	"fmt"
	"slices"
	"time"

	"afterword/internal/review/checks"
)

// Preferences is what an account set for itself. The settings file says more, and what it
// says holds whatever stands here.
type Preferences struct {
	Off []string // ids of checks of the review that do not run
	// Undo is how long an approved note is held; nil means as long as the settings say.
	Undo *time.Duration
	// Words are right as the person writes them, where no file keeps them: see OwnWords.
	Words []string
	// Post is the person's own lines of how long letters take, in the form that
	// channel.ReadTable reads. They come before those of the settings.
	Post string
}

// preferences reads what an account set.
func (s *Service) preferences(ctx context.Context, account AccountID) (set Preferences, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		set, err = tx.Preferences(ctx)
		return err
	})
	return set, err
}

// changePreferences changes what an account set.
func (s *Service) changePreferences(ctx context.Context, account AccountID, change func(set *Preferences) error) error {
	return s.Store.Update(ctx, account, func(tx Tx) error {
		set, err := tx.Preferences(ctx)
		if err != nil {
			return err
		}
		if err := change(&set); err != nil {
			return err
		}
		return tx.SavePreferences(ctx, set)
	})
}

// ShowPreferences returns what an account set, and which checks the settings file switches
// off besides.
func (s *Service) ShowPreferences(ctx context.Context, account AccountID) (set Preferences, byFile []string, err error) {
	if set, err = s.preferences(ctx, account); err != nil {
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
	err := s.changePreferences(ctx, account, func(set *Preferences) error {
		set.Off = known
		return nil
	})
	if err != nil {
		return fmt.Errorf("switch checks: %w", err)
	}
	return nil
}
