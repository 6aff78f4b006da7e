package followup

import (
	"context"
	"errors"
	"fmt"
)

// AddMailbox checks that a mailbox can be signed in to and stores it. Nothing is stored
// when the check fails. A mailbox that was there before is replaced; where it is the same one,
// its provider's pause goes on.
func (s *Service) AddMailbox(ctx context.Context, account AccountID, m Mailbox) (MailboxReport, error) {
	report, err := s.Mail.Check(ctx, m)
	if err != nil {
		return MailboxReport{}, fmt.Errorf("check %s: %w", m.Address, err)
	}
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		before, err := tx.Mailbox(ctx)
		switch {
		case err == nil, errors.Is(err, ErrSealed): // to add it again is the remedy
			return tx.SaveMailbox(ctx, m.afterwards(before))
		case errors.Is(err, ErrNotFound):
			return tx.SaveMailbox(ctx, m)
		}
		return err
	})
	if err != nil {
		return MailboxReport{}, fmt.Errorf("store the mailbox %s: %w", m.Address, err)
	}
	return report, nil
}

// CheckMailbox signs in to the stored mailbox and says what is there.
func (s *Service) CheckMailbox(ctx context.Context, account AccountID) (Mailbox, MailboxReport, error) {
	m, err := s.ShowMailbox(ctx, account)
	if errors.Is(err, ErrNotFound) {
		return m, MailboxReport{}, errNoMailbox
	}
	if err != nil {
		return m, MailboxReport{}, fmt.Errorf("check the mailbox: %w", err)
	}
	report, err := s.Mail.Check(ctx, m)
	if err != nil {
		return m, MailboxReport{}, fmt.Errorf("check %s: %w", m.Address, err)
	}
	return m, report, nil
}
