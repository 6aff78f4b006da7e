package followup

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// AddModel asks a server what it is and keeps the model, as the one that is used. m.Runs is
// what the person says of where it runs; it counts where the server does not tell, and where
// nobody does the error is ErrWhere. Nothing is sent to it before AllowModel.
func (s *Service) AddModel(ctx context.Context, account AccountID, m Model) (Model, error) {
	if s.Models == nil {
		return Model{}, ErrAssistOff
	}
	m.Endpoint = strings.TrimRight(strings.TrimSpace(m.Endpoint), "/")
	if err := s.placeModel(ctx, &m); err != nil {
		return Model{}, fmt.Errorf("add the model: %w", err)
	}
	m.AddedAt = s.Clock.Now()
	err := s.Store.Update(ctx, account, func(tx Tx) error { return tx.SaveModel(ctx, m) })
	if err != nil {
		return Model{}, fmt.Errorf("add the model: %w", err)
	}
	return m, nil
}

// placeModel finds out that a model is there and where it runs.
func (s *Service) placeModel(ctx context.Context, m *Model) error {
	names, err := s.Models.List(ctx, *m)
	if err != nil {
		return err
	}
	if len(names) > 0 && !slices.Contains(names, m.Name) {
		return fmt.Errorf("there is no model %q: it has %s", m.Name, strings.Join(names[:min(len(names), 12)], ", "))
	}
	where, err := s.Models.Where(ctx, *m)
	switch {
	case err != nil:
		return err
	case where != Untold:
		m.Runs, m.SaidBy = where, ByServer
	case m.Runs == Untold:
		return ErrWhere
	default:
		m.SaidBy = ByPerson
	}
	return nil
}

// CheckModel asks the server of the model that is used whether it is there, and where it
// runs. It sends no text. What the person said is kept where the server does not tell; a
// model that turns out to run somewhere else than it was said to is no longer allowed. The
// error is ErrNoModel where it was removed meanwhile.
func (s *Service) CheckModel(ctx context.Context, account AccountID) (Model, error) {
	found, err := s.UsedModel(ctx, account)
	if err != nil {
		return Model{}, err
	}
	if err := s.placeModel(ctx, &found); err != nil {
		return Model{}, fmt.Errorf("check the model: %w", err)
	}
	var m Model
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		all, err := tx.Models(ctx)
		if err != nil {
			return err
		}
		// The server was waited for: the person may have taken their yes back since.
		at := slices.IndexFunc(all, func(m Model) bool { return m.Endpoint == found.Endpoint && m.Name == found.Name })
		if at < 0 {
			return ErrNoModel
		}
		m = all[at]
		if m.Runs != found.Runs {
			m.AllowedAt = time.Time{}
		}
		m.Runs, m.SaidBy = found.Runs, found.SaidBy
		return tx.SaveModel(ctx, m)
	})
	if err != nil {
		return Model{}, fmt.Errorf("check the model: %w", err)
	}
	return m, nil
}
