package followup

import (
	"context"
	"fmt"
	"slices"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// DebriefView is what was written down of one interview of a process, as it stands.
type DebriefView struct {
	Process
	Interview interview.Interview
	// Notes are those of the interview.
	Notes []note.Note
}

// ShowDebrief returns what was written down of an interview. Without an id it is the one
// that ended last, or the first to come where none has ended.
func (s *Service) ShowDebrief(ctx context.Context, account AccountID, processID, interviewID string) (DebriefView, error) {
	var view DebriefView
	err := s.Store.View(ctx, account, func(tx Tx) (err error) {
		if view.Process, err = tx.Process(ctx, processID); err != nil {
			return err
		}
		round, ok := view.Process.Interview(interviewID)
		if interviewID == "" {
			round, ok = lastEnded(view.Interviews, s.Clock.Now())
		}
		if !ok {
			return fmt.Errorf("%w: %w", ErrNotFound, ErrNoRound)
		}
		view.Interview = round
		notes, err := tx.Notes(ctx, processID)
		view.Notes = slices.DeleteFunc(notes, func(n note.Note) bool { return n.InterviewID != round.ID })
		return err
	})
	if err != nil {
		return DebriefView{}, fmt.Errorf("show what was written down of an interview: %w", err)
	}
	return view, nil
}

// lastEnded is the round to write down now.
func lastEnded(rounds []interview.Interview, now time.Time) (round interview.Interview, ok bool) {
	for _, r := range rounds {
		if !ok || !r.Ends.After(now) {
			round, ok = r, true
		}
	}
	return round, ok
}
