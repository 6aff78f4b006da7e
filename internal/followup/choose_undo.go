package followup

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrUndo: a note that is held too long would come too late.
var ErrUndo = errors.New("a note is held for at most two hours")

const longestUndo = 2 * time.Hour

// ChooseUndo sets how long notes are held that are approved from now on, so that the approval
// can be taken back; nil means as long as the settings say. ErrUndo where that is less than
// nothing or more than two hours.
func (s *Service) ChooseUndo(ctx context.Context, account AccountID, undo *time.Duration) error {
	if undo != nil && (*undo < 0 || *undo > longestUndo) {
		return ErrUndo
	}
	err := s.changePreferences(ctx, account, func(set *Preferences) error {
		set.Undo = undo
		return nil
	})
	if err != nil {
		return fmt.Errorf("choose the time to undo: %w", err)
	}
	return nil
}

// HoldFor is how long a note of an account is held after it is approved.
func (s *Service) HoldFor(set Preferences) time.Duration {
	if set.Undo != nil {
		return *set.Undo
	}
	return s.UndoWindow
}
