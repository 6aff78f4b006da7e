package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"afterword/internal/followup"
)

// errConnectionLost means that the server or the network ended the watch.
var errConnectionLost = errors.New("the connection was lost")

// Watch calls arrived once it is watching, for what came before, and then whenever the
// server tells of a change in the Inbox. It returns why it ended: the end of ctx or what
// became of the connection. The caller starts it again.
//
// Where the server has IDLE (RFC 2177) it is told at once; each IDLE ends after nine
// minutes, which also finds a dead connection. Elsewhere it asks every minute. While
// arrived runs nothing is read, and what comes meanwhile is told in one call.
func (c *Client) Watch(ctx context.Context, m followup.Mailbox, arrived func()) error {
	password, err := c.password(ctx, m)
	if err != nil {
		return err
	}
	err = c.watch(ctx, m, password, arrived)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return withoutPassword(explain(imapName, m.IMAP, err), password)
}

func (c *Client) watch(ctx context.Context, m followup.Mailbox, password string, arrived func()) error {
	news := make(chan struct{}, 1)
	tell := func() {
		select {
		case news <- struct{}{}:
		default: // one is waiting already
		}
	}
	s, err := c.openIMAP(ctx, m, password, &imapclient.UnilateralDataHandler{
		Mailbox: func(data *imapclient.UnilateralDataMailbox) {
			if data.NumMessages != nil {
				tell()
			}
		},
	})
	if err != nil {
		return err
	}
	defer s.close()
	if _, err := s.examine(ctx, "INBOX"); err != nil {
		return fmt.Errorf("open the Inbox: %w", err)
	}
	tell()
	wait := s.pause
	limit := c.limits.poll
	if s.caps.Has(imap.CapIdle) {
		wait, limit = s.idle, c.limits.idle
	}
	for {
		if err := wait(ctx, limit, news, arrived); err != nil {
			return err
		}
	}
}

// idle lets the server talk for at most limit and passes its news on.
func (s *session) idle(ctx context.Context, limit time.Duration, news <-chan struct{}, arrived func()) error {
	var idling *imapclient.IdleCommand
	err := s.ask(ctx, func() (err error) {
		idling, err = s.client.Idle()
		return err
	})
	if err != nil {
		return fmt.Errorf("wait for mail: %w", err)
	}
	waitErr := s.listen(ctx, limit, news, arrived)
	err = s.ask(context.WithoutCancel(ctx), func() error {
		return errors.Join(idling.Close(), idling.Wait())
	})
	if waitErr != nil {
		return waitErr
	}
	if err != nil {
		return fmt.Errorf("wait for mail: %w", err)
	}
	return nil
}

// pause waits and then asks whether anything is new.
func (s *session) pause(ctx context.Context, limit time.Duration, news <-chan struct{}, arrived func()) error {
	if err := s.listen(ctx, limit, news, arrived); err != nil {
		return err
	}
	if err := s.ask(ctx, func() error { return s.client.Noop().Wait() }); err != nil {
		return fmt.Errorf("ask for new mail: %w", err)
	}
	return nil
}

// listen passes news on until limit is over, or ctx or the connection ends.
func (s *session) listen(ctx context.Context, limit time.Duration, news <-chan struct{}, arrived func()) error {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	for {
		select {
		case <-news:
			arrived()
		case <-timer.C:
			return nil
		case <-s.client.Closed():
			return errConnectionLost
		case <-ctx.Done():
			return &stopped{context.Cause(ctx)}
		}
	}
}
