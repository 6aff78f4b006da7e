package followup

import (
	"context"
	"fmt"
	"slices"
)

// RemoveWords takes words off the person's own list and returns those that were on it.
func (s *Service) RemoveWords(ctx context.Context, account AccountID, words ...string) (removed []string, err error) {
	if s.Words != nil {
		if removed, err = s.Words.Remove(words...); err != nil {
			return nil, fmt.Errorf("remove words: %w", err)
		}
		return removed, nil
	}
	err = s.changePreferences(ctx, account, func(set *Preferences) error {
		set.Words = slices.DeleteFunc(set.Words, func(word string) bool {
			if slices.Contains(words, word) {
				removed = append(removed, word)
				return true
			}
			return false
		})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("remove words: %w", err)
	}
	return removed, nil
}
