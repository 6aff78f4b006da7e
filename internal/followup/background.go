package followup

import (
	"context"
	"maps"
	"slices"
	"sync"

	"afterword/internal/note"
	"afterword/internal/review"
)

// background is what a review knows of an account beside the process at hand.
type background struct {
	processes []Process
	// sent are the latest anchor notes of all processes, the latest last: a note is not to
	// be one of them again.
	sent []note.Note
	// set is what the account set.
	set Preferences
	// options are how notes are reviewed, worked out when the first is: they stand in files.
	options func() (review.Options, error)
}

// anchorsRemembered is how many sent anchor notes a draft is held against.
const anchorsRemembered = 40

// processesRemembered is how many processes that are over a draft is held against: a name
// that slips in is one of these years, not of all times.
const processesRemembered = 200

// readBackground reads it once for all notes that a transaction reviews.
func (s *Service) readBackground(ctx context.Context, tx Tx) (background, error) {
	processes, err := tx.Recent(ctx, processesRemembered)
	if err != nil {
		return background{}, err
	}
	sent, err := tx.SentAnchors(ctx, anchorsRemembered)
	if err != nil {
		return background{}, err
	}
	set, err := tx.Preferences(ctx)
	options := func() (review.Options, error) { return s.optionsOf(set) }
	return background{processes, sent, set, sync.OnceValues(options)}, err
}

// optionsOf are how notes are reviewed of somebody who set this.
func (s *Service) optionsOf(set Preferences) (review.Options, error) {
	o, err := s.reviewOptions()
	o.Off = append(slices.Clip(o.Off), set.Off...)
	if s.Words == nil && len(set.Words) > 0 {
		own := review.NewOwnWords(set.Words)
		maps.Copy(own, o.Words)
		o.Words = own
	}
	return o, err
}

func (s *Service) reviewOptions() (review.Options, error) {
	if s.ReviewOptions == nil {
		return review.Options{}, nil
	}
	return s.ReviewOptions()
}
