package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"afterword/internal/interview"
)

// ErrEmployerKind: there is no such kind.
var ErrEmployerKind = errors.New("that is no kind of employer")

// NameEmployerKind records what sort of house an employer is, as the person says; empty
// takes their word back, and it is guessed again.
func (s *Service) NameEmployerKind(ctx context.Context, account AccountID, processID string, kind interview.EmployerKind) error {
	if kind != "" && !slices.Contains(interview.EmployerKinds(), kind) {
		return fmt.Errorf("say what sort of employer it is: %q: %w", kind, ErrEmployerKind)
	}
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, processID)
		if err != nil || p.Kind == kind {
			return err
		}
		p.Kind = kind
		return tx.SaveProcess(ctx, &p)
	})
	if err != nil {
		return fmt.Errorf("say what sort of employer it is: %w", err)
	}
	return nil
}
