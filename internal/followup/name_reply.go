package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/cadence"
	"afterword/internal/interview"
)

// ErrNoReply means that a process waits for no answer to be named.
var ErrNoReply = errors.New("no reply is waiting to be named")

// NameReply records what a reply was: the process resumes, gets a new date, or ends.
// date is the new promise of cadence.NewDate and zero otherwise.
func (s *Service) NameReply(ctx context.Context, account AccountID, processID string, answer cadence.EventKind, date interview.Date) error {
	if !slices.Contains(cadence.Answers(), answer) {
		return fmt.Errorf("name the reply: %q is not one of %s", answer, answerWords())
	}
	if (answer == cadence.NewDate) == date.IsZero() {
		return fmt.Errorf("name the reply: %q goes with a date, and no other answer does", cadence.NewDate)
	}
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, processID)
		if err != nil {
			return err
		}
		if p.State == Ended {
			return fmt.Errorf("the process is %s", p.State)
		}
		events, err := tx.Events(ctx, p.ID)
		if err != nil {
			return err
		}
		if answer != cadence.Withdrawn && !slices.ContainsFunc(events, func(e cadence.Event) bool { return e.Kind == cadence.Replied }) {
			return ErrNoReply
		}
		event := cadence.Event{Kind: answer, At: s.Clock.Now(), Date: date}
		if round, ok := roundBefore(p.Process, event.At); ok {
			event.InterviewID = round
		}
		if err := tx.AddEvent(ctx, p.ID, event); err != nil {
			return err
		}
		before, after := asPromised(p.Process, events), asPromised(p.Process, append(events, event))
		if err := redraft(ctx, tx, before, after); err != nil {
			return err
		}
		if state := stateAfter(answer); state != p.State {
			p.State = state
			if err := tx.SaveProcess(ctx, &p); err != nil {
				return err
			}
		}
		_, err = s.replan(ctx, tx, &p)
		return err
	})
	if err != nil {
		return fmt.Errorf("name the reply: %w", err)
	}
	return nil
}

// stateAfter is what an answer makes of a process. One that was closed in silence goes on
// when they want to go on.
func stateAfter(answer cadence.EventKind) ProcessState {
	switch answer {
	case cadence.Offered, cadence.Rejected, cadence.Withdrawn:
		return Ended
	default:
		return Active
	}
}

func answerWords() string {
	var words []string
	for _, a := range cadence.Answers() {
		words = append(words, string(a))
	}
	return strings.Join(words, ", ")
}
