package jobs

import (
	"context"
	"errors"

	"github.com/riverqueue/river/rivermigrate"
)

// migrateLock is the number of the advisory lock under which one node at a time migrates.
// It is drawn by lot.
const migrateLock = 1_150_377_620_914_483_267

// migrate brings River's own tables up to date. Each of its migrations is a transaction.
func (r *Runner) migrate(ctx context.Context) (err error) {
	if r.Nodes != nil {
		conn, failed := r.DB.Conn(ctx)
		if failed != nil {
			return failed
		}
		if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock($1)", int64(migrateLock)); err != nil {
			return errors.Join(err, conn.Close())
		}
		defer func() {
			_, unlocked := conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", int64(migrateLock))
			err = errors.Join(err, unlocked, conn.Close())
		}()
	}
	migrator, err := rivermigrate.New(r.driver, &rivermigrate.Config{Logger: quiet(r.Log)})
	if err != nil {
		return err
	}
	_, err = migrator.Migrate(ctx, rivermigrate.DirectionUp, nil)
	return err
}
