package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/place"
)

// ErrNoInterviewer: nobody of the panels is called so.
var ErrNoInterviewer = errors.New("nobody who interviewed you is called so, or several are")

// PlaceInterviewer records where an interviewer works, as the person says: from then on
// the clock and the holidays of that place count for every note to them. who is their name
// or address, where a city, a region or a time zone (place.Read); an empty where takes
// the person's word back.
//
// A note that was approved keeps its earliest time: it was a yes to that time.
func (s *Service) PlaceInterviewer(ctx context.Context, account AccountID, processID, who, where string) error {
	where = strings.TrimSpace(where)
	if where != "" {
		if _, err := place.Read(where); err != nil {
			return refusef("say where %s works: %w", who, err)
		}
	}
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, processID)
		if err != nil {
			return err
		}
		if !placed(&p, who, where) {
			return ErrNoInterviewer
		}
		if err := tx.SaveProcess(ctx, &p); err != nil {
			return err
		}
		_, err = s.replan(ctx, tx, &p)
		return err
	})
	if err != nil {
		return fmt.Errorf("say where %s works: %w", who, err)
	}
	return nil
}

// placed puts down where who works, in every round they held, and reports whether there
// is one.
func placed(p *Process, who, where string) (found bool) {
	for i := range p.Interviews {
		round := &p.Interviews[i]
		named, ok := round.Interviewer(who)
		if !ok {
			continue
		}
		found = true
		for k := range round.Panel {
			if round.Panel[k].SameAs(named) {
				round.Panel[k].Place = where
			}
		}
	}
	return found
}

// sighted puts down what a mail that an interviewer wrote tells of where they are, and
// reports whether that is news.
func sighted(p *Process, m arrival) bool {
	if m.From.Email == "" {
		return false
	}
	news := false
	for i := range p.Interviews {
		panel := p.Interviews[i].Panel
		for k := range panel {
			if !strings.EqualFold(panel[k].Email, m.From.Email) || m.at.Before(panel[k].Sighting.At) {
				continue
			}
			seen := panel[k].Sighting
			if m.offset != 0 && m.offset != seen.Offset {
				seen.Offset, seen.At = m.offset, m.at.UTC()
			}
			city, country := place.Sign(m.Reply, panel[k].Name)
			if city != "" {
				seen.City = city
			}
			if country != "" {
				seen.Country = country
			}
			news = news || seen != panel[k].Sighting
			panel[k].Sighting = seen
		}
	}
	return news
}

// withSightings returns the panel of a process file with what the mails of its people
// told: a file does not say it.
func withSightings(old, panel []interview.Interviewer) []interview.Interviewer {
	panel = slices.Clone(panel)
	for k := range panel {
		at := slices.IndexFunc(old, panel[k].SameAs)
		if at < 0 {
			continue
		}
		panel[k].Sighting = old[at].Sighting
	}
	return panel
}
