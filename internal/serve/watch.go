package serve

import (
	"context"
	"sync"
	"time"

	"afterword/internal/followup"
)

const (
	// lookForMailboxes is how often a mailbox that was added meanwhile is noticed.
	lookForMailboxes = 15 * time.Second
	// A watch that was lost is taken up again after a pause that doubles up to a limit.
	firstPause = 2 * time.Second
	lastPause  = 5 * time.Minute
)

// watchMailboxes keeps one watcher for each mailbox until ctx ends.
func (a *App) watchMailboxes(ctx context.Context) {
	var watchers sync.WaitGroup
	defer watchers.Wait()
	watched := map[followup.AccountID]bool{}
	tick := time.NewTicker(lookForMailboxes)
	defer tick.Stop()
	for {
		accounts, err := a.store.Mailboxes(ctx)
		if err != nil && ctx.Err() == nil {
			a.Log.Warn("the mailboxes could not be listed", "err", err)
		}
		for _, account := range accounts {
			if !watched[account] {
				watched[account] = true
				watchers.Go(func() { a.watchMailbox(ctx, account) })
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// watchMailbox reads a mailbox whenever its server says that something came in. The
// queue reads it every minute or two besides, so a lost watch delays and loses nothing.
func (a *App) watchMailbox(ctx context.Context, account followup.AccountID) {
	pause := firstPause
	for ctx.Err() == nil {
		started := time.Now()
		err := a.Service.WatchMailbox(ctx, account)
		if ctx.Err() != nil {
			return
		}
		a.Log.Warn("the mailbox is no longer watched, it will be again", "err", err)
		if time.Since(started) > lastPause {
			pause = firstPause
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
		pause = min(2*pause, lastPause)
	}
}
