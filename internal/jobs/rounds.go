package jobs

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"afterword/internal/followup"
)

// readTime bounds the reading of one mailbox, so that a dead server does not keep the
// others from being read.
const readTime = 5 * time.Minute

// every calls do now and then after each pause, until ctx ends. A round that takes long
// delays the next one; two never run at once.
func every(ctx context.Context, pause time.Duration, do func(context.Context)) {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for ctx.Err() == nil {
		do(ctx)
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// handOverDue is one round of handing over. Of many nodes the one on duty does it, after
// it has taken back what dead nodes were doing.
func (r *Runner) handOverDue(ctx context.Context) {
	if r.Nodes != nil {
		onDuty, err := r.Nodes.OnDuty(ctx)
		if err == nil && onDuty {
			err = r.takeOver(ctx)
		}
		if err != nil && ctx.Err() == nil {
			r.Log.Warn("the jobs of other nodes could not be looked at, it is tried again", "err", err)
		}
		if !onDuty {
			return
		}
	}
	err := unpanicked(func() error { return r.Verbs.HandOverDue(ctx) })
	if err != nil && ctx.Err() == nil {
		r.Log.Warn("not everything that is due could be handed over, it is tried again", "err", err)
	}
}

// dropOldPermissions is one round of forgetting what providers were asked long ago.
func (r *Runner) dropOldPermissions(ctx context.Context) {
	if !r.onDuty(ctx) {
		return
	}
	err := unpanicked(func() error { return r.Verbs.DropOldPermissions(ctx) })
	if err != nil && ctx.Err() == nil {
		r.Log.Warn("old questions to providers could not be forgotten, it is tried again", "err", err)
	}
}

// mailReader reads every mailbox, and remembers which ones could not be read, so that a
// day without a network is two lines in the log and not a thousand.
type mailReader struct {
	runner  *Runner
	failing map[followup.AccountID]bool
}

// readAll is one round over all mailboxes.
func (m *mailReader) readAll(ctx context.Context) {
	accounts, err := m.runner.Mailboxes.Mailboxes(ctx)
	if err != nil {
		if ctx.Err() == nil {
			m.runner.Log.Warn("the mailboxes could not be listed, it is tried again", "err", err)
		}
		return
	}
	for _, account := range accounts {
		m.read(ctx, account)
	}
}

func (m *mailReader) read(ctx context.Context, account followup.AccountID) {
	reading, cancel := context.WithTimeout(ctx, readTime)
	defer cancel()
	err := unpanicked(func() error { return m.runner.Verbs.ReadMailbox(reading, account) })
	switch {
	case ctx.Err() != nil:
	case err != nil && !m.failing[account]:
		m.failing[account] = true
		m.runner.Log.Warn("a mailbox cannot be read, it is tried again", "account", account, "err", err)
	case err == nil && m.failing[account]:
		delete(m.failing, account)
		m.runner.Log.Info("the mailbox can be read again", "account", account)
	}
}

// unpanicked turns a panic of one round into an error: the next one may go better, and a
// note of another process must not wait for the program to be started again.
func unpanicked(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a fault in the program, please report it: %v\n%s", p, debug.Stack())
		}
	}()
	return do()
}
