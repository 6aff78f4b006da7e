package followup

import (
	"context"
	"fmt"
	"slices"
)

// RemoveModel forgets the models of a name with their keys and agreements; endpoint says
// which where several have it, and may be empty.
func (s *Service) RemoveModel(ctx context.Context, account AccountID, name, endpoint string) error {
	all, err := s.ListModels(ctx, account)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(m Model) bool { return m.Name != name || endpoint != "" && m.Endpoint != endpoint })
	if len(all) == 0 {
		return fmt.Errorf("there is no model %q: afterword model list shows them: %w", name, ErrNotFound)
	}
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		for _, m := range all {
			if err := tx.RemoveModel(ctx, m.Endpoint, m.Name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("remove the model: %w", err)
	}
	return nil
}
