package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"afterword/internal/followup"
)

// Deliveries tells webhooks what happened. *followup.Service does it.
type Deliveries interface {
	NewDeliveries(ctx context.Context) ([]followup.DeliveryRef, error)
	QueuedDelivery(ctx context.Context, ref followup.DeliveryRef) error
	Deliver(ctx context.Context, ref followup.DeliveryRef, last bool) (followup.DeliveryState, error)
	DropDeliveries(ctx context.Context) error
}

const (
	hookQueue   = "webhook"
	hookWorkers = 4
	hookTime    = time.Minute
	// hookTries are over after about half a day: see backoff.
	hookTries = 20
	// dropPause is how long it is between two looks for what can be forgotten.
	dropPause = time.Hour
)

// deliverArgs names what a webhook is to be told.
type deliverArgs struct {
	Account   followup.AccountID `json:"account"`
	Webhook   string             `json:"webhook"`
	Happening string             `json:"happening"`
}

// Kind is the job's name in the queue's table.
func (deliverArgs) Kind() string { return "deliver" }

// InsertOpts keeps a delivery to one job. Slow receivers have workers of their own and hold
// up no note.
func (deliverArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{
		Queue: hookQueue, MaxAttempts: hookTries,
		UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
			rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
			rivertype.JobStateRetryable, rivertype.JobStateScheduled,
		}},
	}
}

// deliver is the worker that tells webhooks.
type deliver struct {
	river.WorkerDefaults[deliverArgs]
	runner *Runner
}

// Timeout implements river.Worker.
func (w *deliver) Timeout(*river.Job[deliverArgs]) time.Duration { return hookTime }

// Work tells one webhook of one happening. An error brings the job back, later each time.
func (w *deliver) Work(ctx context.Context, job *river.Job[deliverArgs]) error {
	ref := followup.DeliveryRef{Account: job.Args.Account, Webhook: job.Args.Webhook, Happening: job.Args.Happening}
	_, err := w.runner.Deliveries.Deliver(ctx, ref, job.Attempt >= job.MaxAttempts)
	if errors.Is(err, followup.ErrNotFound) {
		return river.JobCancel(err) // the webhook was removed
	}
	if err != nil {
		w.runner.Log.Info("a webhook was not told, it is tried again", "webhook", ref.Webhook, "attempt", job.Attempt)
	}
	return err
}

// queueDeliveries gives the queue what it does not have yet. A job that was inserted and
// not noted is found by its arguments the next time, and not inserted again.
func (r *Runner) queueDeliveries(ctx context.Context) {
	if !r.onDuty(ctx) {
		return
	}
	err := unpanicked(func() error {
		refs, err := r.Deliveries.NewDeliveries(ctx)
		if err != nil {
			return err
		}
		for _, ref := range refs {
			if _, err := r.client.Insert(ctx, deliverArgs(ref), nil); err != nil {
				return err
			}
			if err := r.Deliveries.QueuedDelivery(ctx, ref); err != nil && !errors.Is(err, followup.ErrNotFound) {
				return err
			}
		}
		return nil
	})
	if err != nil && ctx.Err() == nil {
		r.Log.Warn("what webhooks are to be told could not be queued, it is tried again", "err", err)
	}
}

// dropDeliveries forgets what webhooks were told long ago.
func (r *Runner) dropDeliveries(ctx context.Context) {
	if !r.onDuty(ctx) {
		return
	}
	err := unpanicked(func() error { return r.Deliveries.DropDeliveries(ctx) })
	if err != nil && ctx.Err() == nil {
		r.Log.Warn("old deliveries could not be dropped, it is tried again", "err", err)
	}
}

// onDuty reports whether rounds for all nodes are this one's to do. Where that cannot be
// known they are not, and the round that hands over says what is the matter.
func (r *Runner) onDuty(ctx context.Context) bool {
	if r.Nodes == nil {
		return true
	}
	onDuty, err := r.Nodes.OnDuty(ctx)
	return err == nil && onDuty
}
