package followup

import (
	"context"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/note"
)

// replan derives the plan of p from everything known about it, brings the notes in line
// and stores both. Every verb that records a fact calls it in the same transaction. It
// returns the number of notes it drafted.
func (s *Service) replan(ctx context.Context, tx Tx, p *Process) (drafts int, err error) {
	known, err := situationOf(ctx, tx, *p)
	if err != nil {
		return 0, err
	}
	drafts, err = s.replanSituation(ctx, tx, &known)
	*p = known.process
	return drafts, err
}

// replanSituation is replan for whoever has read everything already. It writes only what
// is different from what is stored.
func (s *Service) replanSituation(ctx context.Context, tx Tx, known *situation) (drafts int, err error) {
	p := &known.process
	steps := s.planOf(*p, known.notes, known.events)
	if !slices.EqualFunc(known.steps, steps, sameStep) {
		if err := tx.SaveSteps(ctx, p.ID, steps); err != nil {
			return 0, err
		}
	}
	known.steps = steps
	if err := endNotes(ctx, tx, known); err != nil {
		return 0, err
	}
	if err := s.withdrawDrafts(ctx, tx, steps, known.notes); err != nil {
		return 0, err
	}
	if err := s.tellByHand(ctx, tx, steps, known.notes); err != nil {
		return 0, err
	}
	if p.State == MovedOn {
		return 0, nil
	}
	if p.State == Active && closed(steps) {
		p.State = MovedOn
		return 0, tx.SaveProcess(ctx, p)
	}
	return s.draftNotes(ctx, tx, known)
}

// planOf is cadence.Plan over what the store holds.
func (s *Service) planOf(p Process, notes []note.Note, events []cadence.Event) []cadence.Step {
	return cadence.Plan(p.Process, cadence.History{Touches: touchesOf(p, notes), Events: events}, s.Clock.Now())
}

// touchesOf lists every note that reached somebody: by hand, or through us. One whose
// round nobody named belongs to the latest that had begun. A person gets one note of a
// phase in a round: one that is told of twice, because its time was corrected in the
// process file or because it was sent by us, counts once against the caps.
func touchesOf(p Process, notes []note.Note) []note.Touch {
	var touches []note.Touch
	add := func(t note.Touch) {
		touches = slices.DeleteFunc(touches, func(u note.Touch) bool {
			return u.InterviewID == t.InterviewID && u.Phase == t.Phase && strings.EqualFold(u.To, t.To)
		})
		touches = append(touches, t)
	}
	for _, t := range p.Touches {
		if t.InterviewID == "" {
			t.InterviewID, _ = roundBefore(p.Process, t.At)
		}
		add(t)
	}
	for _, n := range notes {
		if n.State == note.Sent {
			add(note.TouchOf(n))
		}
	}
	return touches
}

// endNotes withdraws or skips the unsent notes whose step will not happen any more.
func endNotes(ctx context.Context, tx Tx, known *situation) error {
	for _, n := range known.notes {
		step, ok := stepOf(known.steps, n)
		if !ok || n.State.Final() || n.State == note.Sending || n.State == note.Unknown || n.State == note.InDrafts {
			continue
		}
		var ended note.Note
		var err error
		switch step.Status {
		case cadence.Missed:
			ended, err = n.Skip(step.Reason)
		case cadence.Stopped:
			ended, err = n.Cancel(step.Reason)
		case cadence.Done: // sent by hand in the meantime
			ended, err = n.Cancel(step.Reason)
		default:
			continue
		}
		if err != nil {
			return err
		}
		if err := known.save(ctx, tx, &ended); err != nil {
			return err
		}
	}
	return nil
}

// closed reports whether the plan has come to its end in silence.
func closed(steps []cadence.Step) bool {
	return slices.ContainsFunc(steps, func(st cadence.Step) bool {
		return st.Phase == note.Close && st.Status == cadence.Done
	})
}

// stepOf finds the step that a note belongs to.
func stepOf(steps []cadence.Step, n note.Note) (cadence.Step, bool) {
	for _, st := range steps {
		if isFor(n, st) {
			return st, true
		}
	}
	return cadence.Step{}, false
}

// noteOf finds the note that a step has.
func noteOf(notes []note.Note, st cadence.Step) (note.Note, bool) {
	for _, n := range notes {
		if isFor(n, st) {
			return n, true
		}
	}
	return note.Note{}, false
}

// isFor reports whether n is the note of a step. People whose address is not known yet
// are told apart by their names.
func isFor(n note.Note, st cadence.Step) bool {
	return n.InterviewID == st.InterviewID && n.Phase == st.Phase && strings.EqualFold(n.To.Email, st.Email) &&
		(st.Email != "" || strings.EqualFold(n.To.Name, st.Interviewer))
}

func sameStep(a, b cadence.Step) bool {
	same := func(x, y time.Time) bool { return x.Equal(y) }
	if !same(a.Opens, b.Opens) || !same(a.Due, b.Due) || !same(a.Closes, b.Closes) {
		return false
	}
	a.Opens, a.Due, a.Closes = b.Opens, b.Due, b.Closes
	return a == b
}
