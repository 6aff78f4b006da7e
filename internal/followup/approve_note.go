package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/note"
	"afterword/internal/review"
)

// BlockedError means that the review stops an approval.
type BlockedError struct {
	To       string
	Findings []review.Finding
}

func (e *BlockedError) Error() string {
	for _, f := range e.Findings {
		if f.Severity == review.Block {
			return fmt.Sprintf("the note to %s cannot be approved yet: %s", e.To, f.Message)
		}
	}
	return fmt.Sprintf("the note to %s cannot be approved yet", e.To)
}

// ErrNotWhatWasSeen means that a note changed between being shown and being approved.
var ErrNotWhatWasSeen = errors.New("the note changed after it was shown: read it again, then approve it")

// ErrNoAddress means that nobody knows yet where a note is to go.
var ErrNoAddress = errors.New("there is no e-mail address for this person yet: find it out and record it")

// ErrNoStep means that the plan has no place for a note any more.
var ErrNoStep = errors.New("the plan has no step for this note any more")

// ApproveNote records a person's yes to exactly what they saw: seen is the digest of the
// note as it was shown to them (note.Note.Digest). The note leaves when its step is due,
// and never before the undo window has passed. It fails with ErrNotWhatWasSeen when the
// note says something else by now, and with a *BlockedError when the review blocks it.
func (s *Service) ApproveNote(ctx context.Context, account AccountID, id, seen string) (note.Note, error) {
	var approved note.Note
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		if n.Digest() != seen {
			return ErrNotWhatWasSeen
		}
		if n.To.Email == "" {
			return fmt.Errorf("%s: %w", n.To.Name, ErrNoAddress)
		}
		p, err := tx.Process(ctx, n.ProcessID)
		if err != nil {
			return err
		}
		notes, err := tx.Notes(ctx, p.ID)
		if err != nil {
			return err
		}
		findings, err := s.review(ctx, tx, p, notes, n)
		if err != nil {
			return err
		}
		if review.VerdictOf(findings) == review.Blocked {
			return &BlockedError{To: n.To.Name, Findings: findings}
		}
		steps, err := s.plan(ctx, tx, p, notes)
		if err != nil {
			return err
		}
		step, ok := stepOf(steps, n)
		switch {
		case !ok:
			return ErrNoStep
		case p.State != Active:
			return fmt.Errorf("%w: the process is %s", ErrNoStep, p.State)
		case step.Status.Over():
			return fmt.Errorf("%w: %s", ErrNoStep, step.Reason)
		}
		now := s.Clock.Now()
		if n, err = n.Approve(now, leaveAt(step, notes, now.Add(s.UndoWindow))); err != nil {
			return err
		}
		approved = n
		return tx.SaveNote(ctx, &approved)
	})
	if err != nil {
		return note.Note{}, fmt.Errorf("approve: %w", err)
	}
	return approved, nil
}

// apart is the least time between two notes of one panel (SPEC.md section 1: "4 to 11
// minutes").
const apart = 4 * time.Minute

// leaveAt returns when a note may leave: not before its step is due nor before earliest,
// and minutes apart from the other notes of its panel, so that a panel approved late does
// not get everything at once. It is in the recipient's zone.
func leaveAt(step cadence.Step, notes []note.Note, earliest time.Time) time.Time {
	at := step.Due
	if at.Before(earliest) {
		at = earliest.In(step.Due.Location())
	}
	var taken []time.Time
	for _, n := range notes {
		if n.InterviewID != step.InterviewID || n.Phase != step.Phase || strings.EqualFold(n.To.Email, step.Email) {
			continue
		}
		switch n.State {
		case note.Approved, note.Scheduled, note.Sending, note.Unknown:
			taken = append(taken, n.NotBefore)
		case note.Sent:
			taken = append(taken, n.SentAt)
		}
	}
	slices.SortFunc(taken, time.Time.Compare)
	for _, t := range taken {
		if at.After(t.Add(-apart)) && at.Before(t.Add(apart)) {
			at = t.Add(cadence.Spacing(step.InterviewID, step.Phase, step.Email)).In(at.Location())
		}
	}
	return at
}
