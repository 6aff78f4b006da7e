package followup

import (
	"context"
	"fmt"
)

// ProbeMailbox sends one mail from the stored mailbox to itself, looks what the provider
// does with what is sent, and remembers that: whether it files the copy in Sent itself,
// and whether it replaces the Message-ID.
func (s *Service) ProbeMailbox(ctx context.Context, account AccountID) (Mailbox, error) {
	m, err := s.ShowMailbox(ctx, account)
	if err != nil {
		return m, fmt.Errorf("probe the mailbox: %w", err)
	}
	report, err := s.Mail.Probe(ctx, m)
	if err != nil {
		return m, fmt.Errorf("probe the mailbox %s: %w", m.Address, err)
	}
	err = s.Store.Update(ctx, account, func(tx Tx) (err error) {
		if m, err = tx.Mailbox(ctx); err != nil {
			return err
		}
		m.SentBy, m.RewritesIDs = report.SentBy, report.RewritesIDs
		return tx.SaveMailbox(ctx, m)
	})
	if err != nil {
		return m, fmt.Errorf("remember what the probe of %s found: %w", m.Address, err)
	}
	return m, nil
}
