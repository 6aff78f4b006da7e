package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"

	"afterword/internal/followup"
)

// sendArgs names the note of a job, never what it says.
type sendArgs struct {
	Account followup.AccountID `json:"account"`
	Note    string             `json:"note"`
}

// Kind is the job's name in the queue's table.
func (sendArgs) Kind() string { return "send_note" }

// InsertOpts keeps a note to one job at a time. A job that is finished, however it
// ended, does not stand in the way: a note may be taken back, approved and handed over
// again.
func (sendArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{
		Queue: queue,
		UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
			rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
			rivertype.JobStateRetryable, rivertype.JobStateScheduled,
		}},
	}
}

// sendNote is the worker that sends.
type sendNote struct {
	river.WorkerDefaults[sendArgs]
	runner *Runner
}

// Work sends the note of one job. The job is completed in the transaction that records
// the outcome; an error before that brings the job back later, and the note's state then
// says what is left to do.
func (w *sendNote) Work(ctx context.Context, job *river.Job[sendArgs]) error {
	if !w.runner.leaving.begin(job.Args.Account) {
		return river.JobSnooze(oneAtATime)
	}
	defer w.runner.leaving.end(job.Args.Account)
	finish := func(ctx context.Context, tx followup.Tx) error { return w.complete(ctx, tx, job) }
	err := w.runner.Verbs.SendNote(ctx, job.Args.Account, job.Args.Note, finish)
	var wait *followup.WaitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wait):
		w.runner.Log.Info("note waits", "note", job.Args.Note, "retry_after", wait.RetryAfter)
		return river.JobSnooze(max(wait.RetryAfter, 0))
	case errors.Is(err, followup.ErrNotFound):
		w.runner.Log.Error("note cannot be sent, something it needs is gone", "note", job.Args.Note, "err", err)
		return river.JobCancel(err)
	default:
		w.runner.Log.Warn("sending a note failed, it is tried again", "note", job.Args.Note, "attempt", job.Attempt, "err", err)
		return err
	}
}

// complete marks the job as done inside the store's transaction. A job that somebody
// took for lost meanwhile is not running any more: that must not undo what the
// transaction says about the note, and the second run will find nothing to do.
func (w *sendNote) complete(ctx context.Context, tx followup.Tx, job *river.Job[sendArgs]) error {
	lent, err := sqlTx(tx)
	if err != nil {
		return err
	}
	_, err = river.JobCompleteTx[riverdriver.Driver[*sql.Tx], *sql.Tx](ctx, lent, job)
	if errors.Is(err, rivertype.ErrNotFound) {
		w.runner.Log.Warn("a job was taken for lost while it ran", "note", job.Args.Note)
		return nil
	}
	if err != nil {
		return fmt.Errorf("complete the job: %w", err)
	}
	return nil
}

// backoff is when a failed job is tried again: after 10 seconds, then twice as long each
// time, up to an hour.
type backoff struct{}

const (
	firstRetry = 10 * time.Second
	lastRetry  = time.Hour
)

// NextRetry implements river.ClientRetryPolicy.
func (backoff) NextRetry(job *rivertype.JobRow) time.Time {
	pause := firstRetry
	for range job.Attempt - 1 {
		if pause *= 2; pause >= lastRetry {
			pause = lastRetry
			break
		}
	}
	return time.Now().Add(pause)
}
