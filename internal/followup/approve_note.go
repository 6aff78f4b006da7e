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

// ErrNotWhatWasSeen means that a note changed between being shown and being approved or
// edited.
var ErrNotWhatWasSeen = errors.New("the note changed after it was shown: read it again and decide again")

// ErrEarlier means that a note would leave on an earlier day than was shown. It is an
// ErrNotWhatWasSeen, too.
var ErrEarlier = fmt.Errorf("it would leave on an earlier day than was shown: %w", ErrNotWhatWasSeen)

// ErrNoAddress means that nobody knows yet where a note is to go.
var ErrNoAddress = errors.New("there is no e-mail address for this person yet: find it out and record it")

// ErrNoStep means that the plan has no place for a note any more.
var ErrNoStep = errors.New("the plan has no step for this note any more")

// ApproveNote is ApproveNoteWay for a note that goes the usual way of the mailbox.
func (s *Service) ApproveNote(ctx context.Context, account AccountID, id, seen string) (note.Note, error) {
	return s.ApproveNoteWay(ctx, account, id, seen, "")
}

// ApproveNoteWay is ApproveNoteSeen where no time was shown. seen is the digest.
func (s *Service) ApproveNoteWay(ctx context.Context, account AccountID, id, seen string, way note.Way) (note.Note, error) {
	return s.ApproveNoteSeen(ctx, account, id, Seen{Digest: seen}, way)
}

// Seen is a note as it was shown to the person.
type Seen struct {
	Digest string    // note.Note.Digest
	Leaves time.Time // when it was said to leave; zero where nothing was said
}

// ApproveNoteSeen records a person's yes to exactly what they saw. way is how the note goes;
// empty means the usual way of the mailbox. The note leaves when its step is due, never
// before the undo window has passed, and never before it was said to: an earlier one of its
// panel that is left out does not bring it forward. It fails with ErrNotWhatWasSeen when the
// note says something else by now, with ErrEarlier when its step moved to an earlier day, and
// with a *BlockedError when the review blocks it.
func (s *Service) ApproveNoteSeen(ctx context.Context, account AccountID, id string, seen Seen, way note.Way) (note.Note, error) {
	var approved note.Note
	stale := false // it was shown in the words for another day than it would leave on
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		if n.Digest() != seen.Digest {
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
		all, err := s.readBackground(ctx, tx)
		if err != nil {
			return err
		}
		events, err := tx.Events(ctx, p.ID)
		if err != nil {
			return err
		}
		step, ok := stepOf(s.planOf(p, notes, events), n)
		r, err := s.review(all, situation{process: p, notes: notes, events: events}, n, step.Due)
		if err != nil {
			return err
		}
		if r.verdict() == review.Blocked {
			return &BlockedError{To: n.To.Name, Findings: r.open}
		}
		switch {
		case !ok:
			return ErrNoStep
		case !p.Writes(n.Phase):
			return fmt.Errorf("%w: the process is %s", ErrNoStep, p.State)
		case step.Status.Over():
			return fmt.Errorf("%w: %s", ErrNoStep, step.Reason)
		}
		now := s.Clock.Now()
		leaves := leaveAt(step, notes, now.Add(s.HoldFor(all.set)))
		if leaves.Before(seen.Leaves) {
			if interview.DateOf(leaves) != interview.DateOf(seen.Leaves.In(leaves.Location())) {
				return ErrEarlier
			}
			leaves = leaveAt(step, notes, seen.Leaves)
		}
		reworded, other, err := followedDay(asPromised(p.Process, events), notes, n, leaves)
		if err != nil {
			return err
		}
		if stale = other; stale {
			return tx.SaveNote(ctx, &reworded)
		}
		goes, err := wayOf(ctx, tx, way)
		if err != nil {
			return err
		}
		if n, err = n.ApproveWay(now, leaves, goes); err != nil {
			return err
		}
		approved = n
		return tx.SaveNote(ctx, &approved)
	})
	if err == nil && stale {
		err = ErrNotWhatWasSeen
	}
	if err != nil {
		return note.Note{}, fmt.Errorf("approve: %w", err)
	}
	return approved, nil
}

// apart is the least time between two notes of one panel (SPEC.md section 1: "4 to 11
// minutes").
const apart = 4 * time.Minute

// leaveAt returns when a note may leave: not before its step is due nor before earliest,
// after the notes of its panel that come before it and minutes apart from all of them, so
// that a panel approved late does not get everything at once, and gets it in order. notes
// are in the order of the panel. The result is in the recipient's zone.
func leaveAt(step cadence.Step, notes []note.Note, earliest time.Time) time.Time {
	at := step.Due
	if at.Before(earliest) {
		at = earliest.In(step.Due.Location())
	}
	spacing := cadence.Spacing(step.InterviewID, step.Phase, step.Email)
	var later []time.Time // when those leave that come after this one and are approved
	passed := false
	for _, n := range notes {
		if n.InterviewID != step.InterviewID || n.Phase != step.Phase {
			continue
		}
		if strings.EqualFold(n.To.Email, step.Email) {
			passed = true
			continue
		}
		leaves := n.NotBefore
		switch n.State {
		case note.Approved, note.Scheduled, note.Sending, note.Unknown, note.InDrafts:
		case note.Sent:
			leaves = n.SentAt
		default:
			continue
		}
		switch {
		case passed:
			later = append(later, leaves)
		case at.Before(leaves.Add(apart)):
			at = leaves.Add(spacing).In(at.Location())
		}
	}
	slices.SortFunc(later, time.Time.Compare)
	for _, t := range later {
		if at.After(t.Add(-apart)) && at.Before(t.Add(apart)) {
			at = t.Add(spacing).In(at.Location())
		}
	}
	return at
}
