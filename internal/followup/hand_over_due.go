package followup

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

// HandOverDue looks at every process with a step whose time has come: it brings the plan
// up to date, closes what ended in silence, and hands the approved notes that may leave
// now to the queue. One process that cannot be read does not keep the others waiting.
func (s *Service) HandOverDue(ctx context.Context) error {
	if s.Queue == nil {
		return errors.New("look for due steps: this program has no queue to hand notes over to")
	}
	refs, err := s.Store.DueProcesses(ctx, s.Clock.Now())
	if err != nil {
		return fmt.Errorf("look for due steps: %w", err)
	}
	var failures []error
	for _, ref := range refs {
		if err := s.handOver(ctx, ref); err != nil {
			failures = append(failures, fmt.Errorf("hand over what is due in process %s: %w", ref.ID, err))
		}
	}
	return errors.Join(failures...)
}

func (s *Service) handOver(ctx context.Context, ref ProcessRef) error {
	return s.Store.Update(ctx, ref.Account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, ref.ID)
		if err != nil {
			return err
		}
		if _, err := s.replanSituation(ctx, tx, &known); err != nil {
			return err
		}
		for _, n := range known.notes {
			if !known.process.Writes(n.Phase) {
				continue
			}
			if err := s.handOverNote(ctx, tx, ref.Account, known.steps, n); err != nil {
				return err
			}
		}
		return nil
	})
}

// handOverNote enqueues one note if it may leave now. A note that is scheduled already is
// enqueued again: the queue knows it and takes it once, and a job that got lost is
// replaced.
func (s *Service) handOverNote(ctx context.Context, tx Tx, account AccountID, steps []cadence.Step, n note.Note) error {
	step, ok := stepOf(steps, n)
	if !ok || step.Status != cadence.Ready || n.NotBefore.After(s.Clock.Now()) {
		return nil
	}
	switch n.State {
	case note.Approved:
		if n.Way == note.ByHand {
			return nil // the person was told (choose_way.go)
		}
		scheduled, err := n.Schedule()
		if err != nil {
			return err
		}
		if err := tx.SaveNote(ctx, &scheduled); err != nil {
			return err
		}
	case note.Scheduled:
	default:
		return nil
	}
	return s.Queue.EnqueueSend(ctx, tx, account, n.ID)
}
