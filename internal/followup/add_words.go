package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"afterword/internal/review"
)

// Errors of AddWords.
var (
	// ErrNotOneWord: the list holds single words.
	ErrNotOneWord = errors.New("that is not one word of at most 60 letters")
	// ErrManyWords: more than anybody needs, and each review reads them.
	ErrManyWords = errors.New("there are 2,000 words already: remove some first")
)

const (
	longestWord = 60
	mostWords   = 2000
)

// AddWords puts words on the person's own list, so that no review calls them misspelt again,
// and returns those that were not on it. Where one is none, nothing is added: ErrNotOneWord.
//
// On one's own machine the list is a file; where many come in, each has one in the database.
func (s *Service) AddWords(ctx context.Context, account AccountID, words ...string) (added []string, err error) {
	words = slices.Clone(words) // the caller's stay as they are
	for i, word := range words {
		words[i] = strings.TrimSpace(word)
		if !review.IsWord(words[i]) || utf8.RuneCountInString(words[i]) > longestWord {
			return nil, fmt.Errorf("%q: %w", words[i], ErrNotOneWord)
		}
	}
	if s.Words != nil {
		if added, err = s.Words.Add(words...); err != nil {
			return nil, fmt.Errorf("add words: %w", err)
		}
		return added, nil
	}
	err = s.changePreferences(ctx, account, func(set *Preferences) error {
		for _, word := range words {
			if !slices.Contains(set.Words, word) {
				set.Words, added = append(set.Words, word), append(added, word)
			}
		}
		if len(set.Words) > mostWords {
			return ErrManyWords
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("add words: %w", err)
	}
	return added, nil
}
