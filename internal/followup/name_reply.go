package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
)

// Errors of NameReply.
var (
	// ErrNoReply: nobody has answered, so there is no courtesy to go on from.
	ErrNoReply = errors.New("no reply is waiting to be named")
	// ErrAnotherReply: the answer was given without having seen the newest reply.
	ErrAnotherReply = errors.New("another reply came in meanwhile: read it, then say what the answer is")
	// ErrNotOnHold: what never rested cannot be reopened.
	ErrNotOnHold = errors.New("the role is not on hold and the process is not over: there is nothing to reopen")
	// ErrPromiseDate: nobody can promise that day.
	ErrPromiseDate = errors.New("a promised date lies between today and a year from now")
)

// NameReply records what an answer was: the process resumes, gets a new date, rests, or ends. An
// answer may also have come by telephone, and a later answer corrects an earlier one, so
// every answer is possible at any time but a courtesy that nobody showed.
//
// seen is the key of the newest mail that waited when the person decided
// (ProcessView.Newest), empty when none did. date is the new promise of cadence.NewDate;
// cadence.OnHold may have the day to look again and cadence.Reopened a new promise. It is
// zero otherwise.
func (s *Service) NameReply(ctx context.Context, account AccountID, processID, seen string, answer cadence.EventKind, date interview.Date) error {
	if !slices.Contains(cadence.Answers(), answer) {
		return fmt.Errorf("name the reply: %q is not one of %s", answer, answerWords())
	}
	if answer == cadence.NewDate && date.IsZero() {
		return fmt.Errorf("name the reply: %q goes with a date", cadence.NewDate)
	}
	if !mayHaveDate(answer) && !date.IsZero() {
		return fmt.Errorf("name the reply: %q goes without a date", answer)
	}
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, processID)
		if err != nil {
			return err
		}
		view, err := s.viewOf(ctx, tx, known)
		if err != nil {
			return err
		}
		p, events := known.process, known.events
		switch {
		case seen != view.Newest():
			return ErrAnotherReply
		case answer == cadence.Courtesy && !view.Paused && p.State != Ended && !correctable(view.Answer):
			return ErrNoReply
		case answer == cadence.Reopened && view.Rests == nil && p.State == Active:
			return ErrNotOnHold
		}
		event := cadence.Event{Kind: answer, At: s.Clock.Now(), Date: date}
		if n := len(view.Replies); answer == cadence.Rejected && n > 0 {
			event.Email = view.Replies[n-1].From.Email // who wrote it may be thanked for it
		}
		if round, ok := roundBefore(p.Process, event.At); ok {
			event.InterviewID = round
		}
		if !date.IsZero() {
			today := interview.DateOf(event.At.In(zoneOf(p.Process, event.InterviewID)))
			if date.Before(today) || date.After(today.AddDays(365)) {
				return fmt.Errorf("%w: %s does not", ErrPromiseDate, date)
			}
		}
		if err := tx.AddEvent(ctx, p.ID, event); err != nil {
			return err
		}
		before, after := asPromised(p.Process, events), asPromised(p.Process, append(events, event))
		if err := redraft(ctx, tx, before, after); err != nil {
			return err
		}
		state := stateAfter(answer)
		if answer == cadence.Courtesy && cadence.Thanked(lastEnding(known.events), touchesOf(p, known.notes), event) {
			state = Ended
		}
		if state != p.State {
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

// correctable reports whether an answer stopped something, so that going on after all is
// an answer, too.
func correctable(last *cadence.Event) bool { return last != nil && last.Kind == cadence.NextRound }

// lastEnding is the answer that a process ended with last, unless it went on since.
func lastEnding(events []cadence.Event) (ended *cadence.Event) {
	for i, e := range events {
		switch {
		case stateAfter(e.Kind) == Ended:
			ended = &events[i]
		case e.Kind != cadence.Courtesy && slices.Contains(cadence.Answers(), e.Kind):
			ended = nil
		}
	}
	return ended
}

// mayHaveDate reports whether a date can come with an answer.
func mayHaveDate(answer cadence.EventKind) bool {
	return answer == cadence.NewDate || answer == cadence.OnHold || answer == cadence.Reopened
}

// zoneOf is where the clocks of a round are.
func zoneOf(p interview.Process, round string) *time.Location {
	if i, ok := p.Interview(round); ok {
		return i.Ends.Location()
	}
	return time.UTC
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
