package followup

import (
	"context"
	"fmt"

	"afterword/internal/review"
)

// ListWords returns the person's own words as they wrote them, in the order they were added.
func (s *Service) ListWords(ctx context.Context, account AccountID) (words []string, err error) {
	if s.Words != nil {
		words, err = s.Words.List()
	} else {
		var set Preferences
		set, err = s.preferences(ctx, account)
		words = set.Words
	}
	if err != nil {
		return nil, fmt.Errorf("list the words: %w", err)
	}
	return words, nil
}

// OwnOptions are how drafts of an account are reviewed that no process is stored for: the
// person's own words count, and what the settings switch off.
func (s *Service) OwnOptions(ctx context.Context, account AccountID) (review.Options, error) {
	set, err := s.preferences(ctx, account)
	if err != nil {
		return review.Options{}, fmt.Errorf("read what is set: %w", err)
	}
	set.Off = nil
	return s.optionsOf(set)
}
