package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"
)

// atOnce is how many running jobs are looked at in one go: more than all nodes have
// workers.
const atOnce = 10_000

// takeOver makes the jobs of nodes that died available again; River itself would wait for
// rescueAfter.
func (r *Runner) takeOver(ctx context.Context) error {
	// The jobs that run are listed first: a node that begins meanwhile is then known.
	running, err := r.running(ctx)
	if err != nil || len(running) == 0 {
		return err
	}
	alive, err := r.Nodes.Alive(ctx)
	if err != nil {
		return err
	}
	return r.putBack(ctx, running, func(node string) bool { return alive[node] || node == r.Nodes.Name() })
}

// takeBack makes the jobs that were running when the program was stopped available
// again. It is called while nobody else works on this database.
func (r *Runner) takeBack(ctx context.Context) error {
	running, err := r.running(ctx)
	if err != nil {
		return err
	}
	return r.putBack(ctx, running, func(string) bool { return false })
}

// horizon is later than any job can have begun: the clock may have been set back since.
func horizon() time.Time { return time.Now().AddDate(1, 0, 0) }

func (r *Runner) running(ctx context.Context) ([]*rivertype.JobRow, error) {
	return r.driver.GetExecutor().JobGetStuck(ctx, &riverdriver.JobGetStuckParams{Max: atOnce, StuckHorizon: horizon()})
}

// putBack makes jobs available again, except those whose node is alive. A job that was
// put back wrongly will find its note in another state than scheduled and do nothing.
func (r *Runner) putBack(ctx context.Context, running []*rivertype.JobRow, alive func(node string) bool) error {
	now := time.Now()
	back := &riverdriver.JobRescueManyParams{StuckHorizon: horizon()}
	for _, job := range running {
		if n := len(job.AttemptedBy); n > 0 && alive(job.AttemptedBy[n-1]) {
			continue
		}
		why, err := json.Marshal(rivertype.AttemptError{At: now, Attempt: max(job.Attempt, 0), Error: "the program was stopped"})
		if err != nil {
			return fmt.Errorf("job %d: %w", job.ID, err)
		}
		back.ID = append(back.ID, job.ID)
		back.Error = append(back.Error, why)
		back.FinalizedAt = append(back.FinalizedAt, nil)
		back.ScheduledAt = append(back.ScheduledAt, now)
		back.State = append(back.State, string(rivertype.JobStateAvailable))
	}
	if len(back.ID) == 0 {
		return nil
	}
	if _, err := r.driver.GetExecutor().JobRescueMany(ctx, back); err != nil {
		return err
	}
	r.Log.Info("jobs taken up again that were interrupted", "jobs", len(back.ID))
	return nil
}
