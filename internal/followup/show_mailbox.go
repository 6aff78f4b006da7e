package followup

import "context"

// ShowMailbox returns the stored mailbox without reaching for it, ErrNotFound when none
// was added. With ErrSealed it returns it without its secrets.
func (s *Service) ShowMailbox(ctx context.Context, account AccountID) (m Mailbox, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		m, err = tx.Mailbox(ctx)
		return err
	})
	return m, err
}
