package web

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

// leftView is a note whose step has left the plan: somebody is no longer on the panel, or
// another person became the contact. It is told quietly, and stays told.
type leftView struct {
	card
	Phase string
}

// leftNotes returns the notes of a process that belong to no step of its plan.
func (s *site) leftNotes(ctx context.Context, v followup.ProcessView) ([]note.Note, error) {
	var left []note.Note
	err := s.Service.Store.View(ctx, s.Account, func(tx followup.Tx) error {
		notes, err := tx.Notes(ctx, v.ID)
		if err != nil {
			return err
		}
		left = slices.DeleteFunc(notes, func(n note.Note) bool {
			_, planned := noteIn(v, n.ID)
			return planned
		})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find the notes that left the plan of process %s: %w", v.ID, err)
	}
	return left, nil
}

// leftOf puts the notes that left the plan into words.
func leftOf(p followup.Process, notes []note.Note, zone *time.Location, now time.Time, t turn) []leftView {
	var all []leftView
	for _, n := range notes {
		gone := followup.StepView{Note: &n, Step: cadence.Step{
			InterviewID: n.InterviewID, Phase: n.Phase, Interviewer: n.To.Name, Email: n.To.Email,
			Due: n.NotBefore.In(zone), Status: cadence.Stopped,
		}}
		title, _ := phaseWords(n.Phase)
		all = append(all, leftView{cardOf("", gone, p, now, t), strings.ToLower(title)})
	}
	return all
}
