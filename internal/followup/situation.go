package followup

import (
	"context"
	"fmt"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

// situation is everything that decides what happens next in one process. It is read once
// in a transaction, passed on, and kept in step with what is stored.
type situation struct {
	process Process
	notes   []note.Note
	events  []cadence.Event
	steps   []cadence.Step // the stored plan
}

func situationOf(ctx context.Context, tx Tx, p Process) (known situation, err error) {
	known.process = p
	if known.notes, err = tx.Notes(ctx, p.ID); err != nil {
		return known, err
	}
	if known.events, err = tx.Events(ctx, p.ID); err != nil {
		return known, err
	}
	known.steps, err = tx.Steps(ctx, p.ID)
	return known, err
}

// readSituation is situationOf with the process read, too.
func readSituation(ctx context.Context, tx Tx, processID string) (situation, error) {
	p, err := tx.Process(ctx, processID)
	if err != nil {
		return situation{}, err
	}
	return situationOf(ctx, tx, p)
}

// facts is what Tx.Facts tells of the same process as long as nobody else changed it.
func (k *situation) facts() Facts {
	f := Facts{Process: k.process.Version, Events: int64(len(k.events))}
	for _, n := range k.notes {
		f.Notes += n.Version
	}
	return f
}

func (k *situation) note(id string) (note.Note, error) {
	for _, n := range k.notes {
		if n.ID == id {
			return n, nil
		}
	}
	return note.Note{}, fmt.Errorf("note %q: %w", id, ErrNotFound)
}

// save stores a note.
func (k *situation) save(ctx context.Context, tx Tx, n *note.Note) error {
	if err := tx.SaveNote(ctx, n); err != nil {
		return err
	}
	for i := range k.notes {
		if k.notes[i].ID == n.ID {
			k.notes[i] = *n
			return nil
		}
	}
	k.notes = append(k.notes, *n)
	return nil
}
