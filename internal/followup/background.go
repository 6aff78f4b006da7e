package followup

import (
	"context"

	"afterword/internal/note"
)

// background is what a review knows of an account beside the process at hand.
type background struct {
	processes []Process
	// sent are the latest anchor notes of all processes, the latest last: a note is not to
	// be one of them again.
	sent []note.Note
}

// anchorsRemembered is how many sent anchor notes a draft is held against.
const anchorsRemembered = 40

// processesRemembered is how many processes that are over a draft is held against: a name
// that slips in is one of these years, not of all times.
const processesRemembered = 200

// readBackground reads it once for all notes that a transaction reviews.
func readBackground(ctx context.Context, tx Tx) (background, error) {
	processes, err := tx.Recent(ctx, processesRemembered)
	if err != nil {
		return background{}, err
	}
	sent, err := tx.SentAnchors(ctx, anchorsRemembered)
	return background{processes, sent}, err
}
