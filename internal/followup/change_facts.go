package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// changeFacts changes what the person said of a process, and everything that follows from
// it, in one transaction: drafts that nobody touched are written anew, approvals of notes
// that are not true any more are void, and the plan is derived again. A process that
// closed in silence goes on if there is something to go on with.
func (s *Service) changeFacts(ctx context.Context, account AccountID, processID string, change func(*interview.Process) error) error {
	return s.Store.Update(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, processID)
		if err != nil {
			return err
		}
		if p.State == Ended {
			return ErrOver
		}
		before := p.Process
		p.Interviews = slices.Clone(p.Interviews)
		p.Offers, p.WithdrawnOffers = slices.Clone(p.Offers), slices.Clone(p.WithdrawnOffers)
		if err := change(&p.Process); err != nil {
			return err
		}
		p.State = Active // planning closes it again if nothing is left to do
		if err := tx.SaveProcess(ctx, &p); err != nil {
			return err
		}
		events, err := tx.Events(ctx, p.ID)
		if err != nil {
			return err
		}
		if err := redraft(ctx, tx, asPromised(before, events), asPromised(p.Process, events)); err != nil {
			return err
		}
		if err := s.voidUntrue(ctx, tx, p); err != nil {
			return err
		}
		_, err = s.replan(ctx, tx, &p)
		return err
	})
}

// voidUntrue takes the approval of every note back that claims what is not recorded any
// more.
func (s *Service) voidUntrue(ctx context.Context, tx Tx, p Process) error {
	known, err := situationOf(ctx, tx, p)
	if err != nil {
		return err
	}
	for _, n := range known.notes {
		if n.State != note.Approved && n.State != note.Scheduled {
			continue
		}
		why, err := s.untrue(known, n)
		if err != nil || why == "" {
			if err != nil {
				return err
			}
			continue
		}
		if n, err = n.Undo(); err != nil {
			return err
		}
		n.Trouble = why
		if err := tx.SaveNote(ctx, &n); err != nil {
			return err
		}
	}
	return nil
}

// untrue says which claim of a note is not recorded, or not any more: an offer, that it
// still stands, a first choice. It is empty when there is none. It is looked at again at
// the moment of sending, for the person may have put the claim into their own words, and
// an offer ends by itself.
func (s *Service) untrue(known situation, n note.Note) (why string, err error) {
	o, err := s.reviewOptions()
	if err != nil {
		return "", err
	}
	c := s.contextOf(background{}, known, n, n.NotBefore)
	draft := draftOf(c.Interview, n)
	open, _ := review.Heeded(draft, review.Run(claimChecks(), draft, c, o), n.Ignored)
	for _, f := range open {
		if f.Severity == review.Block {
			return fmt.Sprintf("%s Read it again and approve it.", f.Message), nil
		}
	}
	return "", nil
}

// claimChecks are the checks of what a note may claim only while it is recorded.
var claimChecks = sync.OnceValue(func() []review.Check {
	return slices.DeleteFunc(checks.All(), func(c review.Check) bool {
		return !slices.Contains([]string{"offer-unrecorded", "offer-expired", "first-choice-unmarked"}, c.ID)
	})
})

// takeBackCheckIns takes the check-ins of a process out of the Drafts folder before facts
// change that they may speak of.
func (s *Service) takeBackCheckIns(ctx context.Context, account AccountID, processID string) error {
	var inDrafts []string
	err := s.Store.View(ctx, account, func(tx Tx) error {
		notes, err := tx.Notes(ctx, processID)
		for _, n := range notes {
			if n.Phase == note.CheckIn && n.State == note.InDrafts {
				inDrafts = append(inDrafts, n.ID)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range inDrafts {
		if _, err := s.takeBack(ctx, account, id); err != nil {
			return errors.Join(ErrStillInDrafts, err)
		}
	}
	return nil
}
