package followup

import (
	"context"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// draftNotes writes the notes that the plan has a step for and that do not exist yet. It
// returns their number.
func (s *Service) draftNotes(ctx context.Context, tx Tx, p Process, steps []cadence.Step, notes []note.Note) (int, error) {
	panic("to be written")
}

// redraft writes the drafts anew that nobody has touched since they were drafted from
// what the process said before.
func (s *Service) redraft(ctx context.Context, tx Tx, before interview.Process, p Process) error {
	panic("to be written")
}
