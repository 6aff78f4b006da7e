package followup

import (
	"context"
	"fmt"
	"slices"

	"afterword/internal/note"
	"afterword/internal/review/checks"
)

// Typed is what a person has typed into a note and not stored yet.
type Typed struct{ Subject, Body string }

// TypedView is what the review says of a note as it was typed.
type TypedView struct {
	StepView             // its note says what was typed
	Stored   string      // digest of the note as it is stored (note.Note.Digest)
	Beside   []string    // ids of the notes of Panel.Beside, in their order
	Room     checks.Room // how long it is
}

// ReviewTyped reviews notes of a process as they would read with what was typed, by the id
// of each note, and stores nothing. of are the notes that are asked about; the others of
// typed are what those are compared with. A note that is not typed is read as it is
// stored. The answer is in the order of the plan, without notes that it has no step for.
func (s *Service) ReviewTyped(ctx context.Context, account AccountID, processID string, of []string, typed map[string]Typed) ([]TypedView, error) {
	var views []TypedView
	err := s.Store.View(ctx, account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, processID)
		if err != nil {
			return err
		}
		all, err := s.readBackground(ctx, tx)
		if err != nil {
			return err
		}
		stored := map[string]string{}
		known.notes = slices.Clone(known.notes)
		for i := range known.notes {
			n := &known.notes[i]
			stored[n.ID] = n.Digest()
			if words, ok := typed[n.ID]; ok {
				if edited, err := n.Edit(words.Subject, words.Body); err == nil {
					n.Before = edited.Before // what a machine wrote and they wrote over is theirs
				}
				n.Subject, n.Body = words.Subject, words.Body
			}
		}
		for _, step := range s.planOf(known.process, known.notes, known.events) {
			n, ok := noteOf(known.notes, step)
			if !ok || !slices.Contains(of, n.ID) {
				continue
			}
			view, err := s.typedView(all, known, StepView{Step: step, Note: &n})
			if err != nil {
				return err
			}
			view.Stored = stored[n.ID]
			views = append(views, view)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("review what is typed in process %s: %w", processID, err)
	}
	return views, nil
}

func (s *Service) typedView(all background, known situation, step StepView) (TypedView, error) {
	view := TypedView{StepView: step}
	n := *step.Note
	if n.State != note.Draft && n.State != note.Approved && n.State != note.Scheduled {
		return view, nil // its words are past changing
	}
	r, err := s.review(all, known, n, step.Due)
	if err != nil {
		return TypedView{}, err
	}
	view.say(r)
	for _, other := range known.notes {
		if isBeside(n, other) {
			view.Beside = append(view.Beside, other.ID)
		}
	}
	view.Room = checks.RoomOf(r.draft, r.context)
	return view, nil
}
