package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"
)

// atOnce is how many interrupted jobs are taken back in one go. There are never more
// than the workers of one program.
const atOnce = 100

// takeBack makes the jobs that were running when the program was stopped available
// again; River itself would wait for rescueAfter. It is called while nobody else works
// on this database. A job that was taken back wrongly would find its note in another
// state than scheduled and do nothing.
func (r *Runner) takeBack(ctx context.Context) error {
	now := time.Now()
	// The machine's clock may have been set back since a job began.
	horizon := now.AddDate(1, 0, 0)
	running, err := r.driver.GetExecutor().JobGetStuck(ctx, &riverdriver.JobGetStuckParams{Max: atOnce, StuckHorizon: horizon})
	if err != nil || len(running) == 0 {
		return err
	}
	back := &riverdriver.JobRescueManyParams{StuckHorizon: horizon}
	for _, job := range running {
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
	if _, err := r.driver.GetExecutor().JobRescueMany(ctx, back); err != nil {
		return err
	}
	r.log.Info("jobs taken up again that were interrupted", "jobs", len(running))
	return nil
}
