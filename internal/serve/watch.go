package serve

import (
	"context"
	"sync"
	"time"

	"afterword/internal/followup"
)

const (
	// A watch that was lost is taken up again after a pause that doubles up to a limit.
	firstPause = 2 * time.Second
	lastPause  = 5 * time.Minute
)

// watchMailboxes keeps one watcher for each mailbox until ctx ends; of many nodes, each
// watches its share. Every so often it looks for mailboxes that were added, and for those
// of nodes that died.
func (a *App) watchMailboxes(ctx context.Context, n *node) {
	watching := map[followup.AccountID]*watcher{}
	defer func() {
		for _, w := range watching {
			w.end()
		}
	}()
	tick := time.NewTicker(a.tempo.look)
	defer tick.Stop()
	for {
		a.watchShare(ctx, n, watching)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// watchShare brings the watchers in line with the mailboxes that are to be watched here.
func (a *App) watchShare(ctx context.Context, n *node, watching map[followup.AccountID]*watcher) {
	var mine, surplus []followup.AccountID
	var err error
	if n != nil {
		mine, surplus, err = n.share(ctx)
	} else {
		mine, err = a.store.Mailboxes(ctx)
	}
	if err != nil {
		if ctx.Err() == nil {
			a.Log.Warn("the mailboxes could not be listed, it is tried again", "err", err)
		}
		return
	}
	wanted := map[followup.AccountID]bool{}
	for _, account := range mine {
		wanted[account] = true
		if watching[account] == nil {
			watching[account] = a.startWatcher(ctx, account)
		}
	}
	for account, w := range watching {
		if !wanted[account] {
			w.end()
			delete(watching, account)
		}
	}
	for _, account := range surplus {
		if err := n.drop(ctx, mailboxLeases+string(account)); err != nil && ctx.Err() == nil {
			a.Log.Warn("a mailbox could not be given to another node, it is tried again", "account", account, "err", err)
		}
	}
}

// watcher watches one mailbox until end.
type watcher struct {
	cancel context.CancelFunc
	done   sync.WaitGroup
}

func (a *App) startWatcher(ctx context.Context, account followup.AccountID) *watcher {
	w := &watcher{}
	ctx, w.cancel = context.WithCancel(ctx)
	w.done.Go(func() { a.watchMailbox(ctx, account) })
	return w
}

func (w *watcher) end() {
	w.cancel()
	w.done.Wait()
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
		a.Log.Warn("the mailbox is no longer watched, it will be again", "account", account, "err", err)
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
