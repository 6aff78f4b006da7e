package followup

import (
	"context"
	"errors"
	"fmt"
)

// ProcessPage is one page of the list of processes. Its views are without what the review
// says of their notes.
type ProcessPage struct {
	Going, Over []ProcessView
	// More reports whether further processes are over.
	More bool
	// Found is how many invitations came by mail that belong to no process.
	Found int
}

// ListPage returns the processes that go on or need the person, and of those that are over as many as asked
// for, after those to skip.
func (s *Service) ListPage(ctx context.Context, account AccountID, skip, most int) (ProcessPage, error) {
	var page ProcessPage
	err := s.Store.View(ctx, account, func(tx Tx) error {
		page = ProcessPage{}
		own, err := ownAddress(ctx, tx)
		if err != nil && !errors.Is(err, ErrSealed) {
			return err
		}
		now := s.Clock.Now()
		going, err := tx.Going(ctx, now.Add(-lateReplies))
		if err != nil {
			return err
		}
		shown := map[string]bool{}
		for _, standing := range going {
			v := s.stands(standing, own)
			if v.State == Active || len(v.Needs(now)) > 0 {
				page.Going, shown[v.ID] = append(page.Going, v), true
			}
		}
		over, err := tx.Over(ctx, skip, most+1)
		if err != nil {
			return err
		}
		if page.More = len(over) > most; page.More {
			over = over[:most]
		}
		for _, standing := range over {
			if !shown[standing.ID] {
				page.Over = append(page.Over, s.stands(standing, own))
			}
		}
		var found Today
		err = found.addFound(ctx, tx, s, own)
		page.Found = len(found.Found)
		return err
	})
	if err != nil {
		return ProcessPage{}, fmt.Errorf("list processes: %w", err)
	}
	return page, nil
}
