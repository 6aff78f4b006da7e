package followup

import (
	"errors"
	"fmt"
)

// ErrNoWords means that this Afterword keeps no word list: several people share it.
var ErrNoWords = errors.New("no word list is kept here")

// AddWord puts a word on the person's own list, so that no review calls it misspelt again.
func (s *Service) AddWord(word string) error {
	if s.Words == nil {
		return ErrNoWords
	}
	if _, err := s.Words.Add(word); err != nil {
		return fmt.Errorf("add a word: %w", err)
	}
	return nil
}
