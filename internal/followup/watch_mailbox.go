package followup

import (
	"context"
	"fmt"
)

// WatchMailbox reads the mailbox whenever its server says that something came in, until
// ctx ends or the connection is lost; it then returns why.
func (s *Service) WatchMailbox(ctx context.Context, account AccountID) error {
	m, err := s.ShowMailbox(ctx, account)
	if err != nil {
		return fmt.Errorf("watch the mailbox: %w", err)
	}
	err = s.Mail.Watch(ctx, m, func() {
		if err := s.ReadMailbox(ctx, account); err != nil && ctx.Err() == nil {
			s.Log.Warn("the mailbox could not be read", "err", err)
		}
	})
	return fmt.Errorf("watch the mailbox of %s: %w", m.Address, err)
}
