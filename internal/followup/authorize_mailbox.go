package followup

import (
	"context"
	"errors"
	"fmt"
)

// AuthorizeMailbox lets Afterword into the stored mailbox again, after the permission was
// taken back or has run out: ask asks the person at their provider, the new token is tried,
// and then stored. Nothing else about the mailbox changes, and nothing at all when it fails.
func (s *Service) AuthorizeMailbox(ctx context.Context, account AccountID, ask func(context.Context, Mailbox) (Token, error)) (Mailbox, MailboxReport, error) {
	m, err := s.ShowMailbox(ctx, account)
	switch {
	case errors.Is(err, ErrNotFound):
		return m, MailboxReport{}, errNoMailbox
	case err != nil:
		return m, MailboxReport{}, fmt.Errorf("authorize the mailbox: %w", err)
	case !m.OAuth.Used():
		return m, MailboxReport{}, fmt.Errorf("the mailbox %s is signed in to without OAuth: add it again with a client id to change that", m.Address)
	}
	token, err := ask(ctx, m)
	if err != nil {
		return m, MailboxReport{}, fmt.Errorf("authorize %s: %w", m.Address, err)
	}
	m.OAuth.Token = token
	tried := m
	tried.Account = "" // the token is not stored yet: it must not be renewed
	report, err := s.Mail.Check(ctx, tried)
	if err != nil {
		return m, MailboxReport{}, fmt.Errorf("check %s: %w", m.Address, err)
	}
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		current, err := tx.Mailbox(ctx)
		if err != nil {
			return err
		}
		if current.OAuth.ClientID != m.OAuth.ClientID || current.Address != m.Address {
			return fmt.Errorf("the mailbox was replaced meanwhile: %w", ErrStale)
		}
		current.OAuth.Token = token
		return tx.SaveMailbox(ctx, current)
	})
	if err != nil {
		return m, MailboxReport{}, fmt.Errorf("store the mailbox %s: %w", m.Address, err)
	}
	return m, report, nil
}
