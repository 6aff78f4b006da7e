package followup

import (
	"context"
	"strings"
)

// FindProcess returns the processes that a person can mean by what they typed: an id or
// the end of one, else an employer's name, else a part of it. They mean one where it is
// one.
func (s *Service) FindProcess(ctx context.Context, account AccountID, typed string) ([]ProcessView, error) {
	all, err := s.ListProcesses(ctx, account)
	if err != nil {
		return nil, err
	}
	var byID, byName, byPart []ProcessView
	for _, p := range all {
		if MeansID(p.ID, typed) {
			byID = append(byID, p)
		}
		if strings.EqualFold(p.Employer, typed) {
			byName = append(byName, p)
		}
		if typed != "" && strings.Contains(strings.ToLower(p.Employer), strings.ToLower(typed)) {
			byPart = append(byPart, p)
		}
	}
	switch {
	case len(byID) > 0:
		return byID, nil
	case len(byName) > 0:
		return byName, nil
	}
	return byPart, nil
}

// minTyped is how much of an id must be typed at least.
const minTyped = 4

// MeansID reports whether what was typed is an id or the end of it.
func MeansID(id, typed string) bool {
	return id == typed || len(typed) >= minTyped && strings.HasSuffix(id, strings.ToLower(typed))
}
