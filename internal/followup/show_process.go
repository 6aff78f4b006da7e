package followup

import (
	"context"
	"fmt"

	"afterword/internal/cadence"
	"afterword/internal/note"
	"afterword/internal/review"
)

// ProcessView is one process with everything a person wants to see of it.
type ProcessView struct {
	Process
	Steps []StepView
	Mails []IncomingMail
	// Paused says that a reply waits for the person to say what it was.
	Paused bool
}

// StepView is a step of the plan with its note, if one was drafted.
type StepView struct {
	cadence.Step
	Note     *note.Note
	Findings []review.Finding // of a note that can still be edited
	Verdict  review.Verdict
}

// ListProcesses returns every process of an account, the latest first.
func (s *Service) ListProcesses(ctx context.Context, account AccountID) ([]ProcessView, error) {
	var views []ProcessView
	err := s.Store.View(ctx, account, func(tx Tx) error {
		processes, err := tx.Processes(ctx)
		if err != nil {
			return err
		}
		for _, p := range processes {
			view, err := s.view(ctx, tx, p)
			if err != nil {
				return err
			}
			views = append(views, view)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list processes: %w", err)
	}
	return views, nil
}

// ShowProcess returns one process.
func (s *Service) ShowProcess(ctx context.Context, account AccountID, id string) (ProcessView, error) {
	var view ProcessView
	err := s.Store.View(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, id)
		if err != nil {
			return err
		}
		view, err = s.view(ctx, tx, p)
		return err
	})
	if err != nil {
		return ProcessView{}, fmt.Errorf("show process %s: %w", id, err)
	}
	return view, nil
}

func (s *Service) view(ctx context.Context, tx Tx, p Process) (ProcessView, error) {
	notes, err := tx.Notes(ctx, p.ID)
	if err != nil {
		return ProcessView{}, err
	}
	mails, err := tx.Mails(ctx, p.ID)
	if err != nil {
		return ProcessView{}, err
	}
	steps, err := s.plan(ctx, tx, p, notes)
	if err != nil {
		return ProcessView{}, err
	}
	view := ProcessView{Process: p, Mails: mails}
	for _, step := range steps {
		sv := StepView{Step: step}
		if n, ok := noteOf(notes, step); ok {
			sv.Note = &n
			switch n.State {
			case note.Draft, note.Approved, note.Scheduled:
				if sv.Findings, err = s.review(ctx, tx, p, notes, n); err != nil {
					return ProcessView{}, err
				}
				sv.Verdict = review.VerdictOf(sv.Findings)
			}
		}
		view.Paused = view.Paused || step.Status == cadence.Paused
		view.Steps = append(view.Steps, sv)
	}
	return view, nil
}
