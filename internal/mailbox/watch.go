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

// Watch calls arrived once it is watching, for what came before, and then whenever
// something new may lie in Inbox, Junk or Archive. It returns why it ended: the end of ctx
// or what became of the connection. The caller starts it again.
//
// It goes in cycles of a minute and a half:
//
//  1. where the server has IDLE (RFC 2177) it listens, and news of the Inbox is passed on
//     at once; elsewhere it waits;
//  2. it asks for the STATUS of the three folders and compares it with the last one. That
//     finds what IDLE did not tell, mail in Junk and Archive, which IDLE does not cover, and
//     a dead connection, because every command has a limit.
//
// While arrived runs nothing is read, and what comes meanwhile is told in one call.
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
	found, err := s.folders(ctx)
	if err != nil {
		return fmt.Errorf("list the folders: %w", err)
	}
	if _, err := s.examine(ctx, found.inbox); err != nil {
		return fmt.Errorf("open the Inbox: %w", err)
	}
	last, err := s.states(ctx, found)
	if err != nil {
		return err
	}
	tell()
	wait := s.listen
	if s.caps.Has(imap.CapIdle) {
		wait = s.idle
	}
	for {
		if err := wait(ctx, c.limits.poll, news, arrived); err != nil {
			return err
		}
		now, err := s.states(ctx, found)
		if err != nil {
			return err
		}
		if now != last {
			tell()
		}
		last = now
	}
}

// state is what of a folder changes when a mail comes into it.
type state struct{ uidValidity, uidNext, messages uint32 }

// states asks for the state of Inbox, Junk and Archive, in this order. A folder that is
// gone has the zero state.
func (s *session) states(ctx context.Context, found folders) (states [3]state, err error) {
	for i, folder := range []string{found.inbox, found.junk, found.archive} {
		if folder == "" {
			continue
		}
		err := s.ask(ctx, func() error {
			data, err := s.client.Status(folder, &imap.StatusOptions{UIDValidity: true, UIDNext: true, NumMessages: true}).Wait()
			if err != nil {
				return err
			}
			states[i] = state{uidValidity: data.UIDValidity, uidNext: uint32(data.UIDNext)}
			if data.NumMessages != nil {
				states[i].messages = *data.NumMessages
			}
			return nil
		})
		if _, no := isNo(err); no && folder != found.inbox {
			continue
		}
		if err != nil {
			return states, fmt.Errorf("ask for news of %s: %w", folder, err)
		}
	}
	return states, nil
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
