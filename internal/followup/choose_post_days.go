package followup

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"afterword/internal/channel"
)

// PostLinesError says which of a person's lines of how long letters take cannot be read.
type PostLinesError struct{ Err error }

func (e *PostLinesError) Error() string { return e.Err.Error() }
func (e *PostLinesError) Unwrap() error { return e.Err }

// longestPost is how long those lines may be, bytes.
const longestPost = 10_000

// ChoosePostDays keeps the person's own lines of how long letters take, in the form of
// channel.ReadTable; they come before those of the settings and the built-in ones. A
// *PostLinesError says what is wrong with them, and nothing is changed.
func (s *Service) ChoosePostDays(ctx context.Context, account AccountID, lines string) error {
	lines = strings.TrimSpace(lines)
	if len(lines) > longestPost || !utf8.ValidString(lines) {
		return &PostLinesError{fmt.Errorf("these lines are too long: %d characters are kept", longestPost)}
	}
	if _, err := channel.ReadTable("line", strings.NewReader(lines)); err != nil {
		return &PostLinesError{err}
	}
	err := s.changePreferences(ctx, account, func(set *Preferences) error {
		set.Post = lines
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep how long letters take: %w", err)
	}
	return nil
}

// PostDays is how long letters of an account take.
func (s *Service) PostDays(ctx context.Context, account AccountID) (channel.Table, error) {
	set, err := s.preferences(ctx, account)
	if err != nil {
		return channel.Table{}, fmt.Errorf("read how long letters take: %w", err)
	}
	return s.postTable(set)
}

func (s *Service) postTable(set Preferences) (table channel.Table, err error) {
	if s.PostTable != nil {
		if table, err = s.PostTable(); err != nil {
			return table, err
		}
	}
	if set.Post == "" {
		return table, nil
	}
	own, err := channel.ReadTable("your own lines", strings.NewReader(set.Post))
	return own.Before(table), err
}
