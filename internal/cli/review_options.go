package cli

import (
	"slices"

	"afterword/internal/review"
	"afterword/internal/wordlist"
)

// reviewOptions are how drafts are reviewed: what the settings and --off switch off, and
// the person's own words.
func (e *env) reviewOptions(off []string) (review.Options, error) {
	if err := knownChecks(off); err != nil {
		return review.Options{}, err
	}
	s, err := e.settings()
	if err != nil {
		return review.Options{}, err
	}
	if err := knownChecks(s.Off); err != nil {
		return review.Options{}, usagef("the settings switch a check off: %w", err)
	}
	words, err := wordlist.Open(s.Words).Words()
	if err != nil {
		return review.Options{}, &usageError{err}
	}
	return review.Options{Off: slices.Concat(s.Off, off), Words: words}, nil
}
