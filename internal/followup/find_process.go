package followup

import (
	"context"
	"fmt"
	"strings"
)

// mostMeant is how many processes are read whole where what was typed can mean many: who
// typed it is asked to type more.
const mostMeant = 20

// FindProcess returns the processes that a person can mean by what they typed: an id or
// the end of one, else an employer's name, else a part of it. They mean one where it is
// one. Of very many it returns the latest.
func (s *Service) FindProcess(ctx context.Context, account AccountID, typed string) ([]ProcessView, error) {
	var views []ProcessView
	err := s.Store.View(ctx, account, func(tx Tx) error {
		views = nil
		names, err := tx.Names(ctx)
		if err != nil {
			return err
		}
		meant := meantBy(names, typed)
		if len(meant) == 0 {
			return nil
		}
		all, err := s.readBackground(ctx, tx)
		if err != nil {
			return err
		}
		for _, id := range meant[:min(len(meant), mostMeant)] {
			p, err := tx.Process(ctx, id)
			if err != nil {
				return err
			}
			view, err := s.view(ctx, tx, all, p)
			if err != nil {
				return err
			}
			views = append(views, view)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find the process %q: %w", typed, err)
	}
	return views, nil
}

// meantBy are the ids of the processes that what was typed can mean.
func meantBy(names []ProcessName, typed string) []string {
	var byID, byName, byPart []string
	for _, p := range names {
		if MeansID(p.ID, typed) {
			byID = append(byID, p.ID)
		}
		if strings.EqualFold(p.Employer, typed) {
			byName = append(byName, p.ID)
		}
		if typed != "" && strings.Contains(strings.ToLower(p.Employer), strings.ToLower(typed)) {
			byPart = append(byPart, p.ID)
		}
	}
	switch {
	case len(byID) > 0:
		return byID
	case len(byName) > 0:
		return byName
	}
	return byPart
}

// minTyped is how much of an id must be typed at least.
const minTyped = 4

// MeansID reports whether what was typed is an id or the end of it.
func MeansID(id, typed string) bool {
	return id == typed || len(typed) >= minTyped && strings.HasSuffix(id, strings.ToLower(typed))
}
