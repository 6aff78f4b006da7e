package store

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// Figures count what the database holds, over all accounts, for whoever watches over a
// running Afterword. Nobody can be told from them.
type Figures struct {
	Notes      map[note.State]int
	Due        int // steps to look at by now
	Mailboxes  int
	LongestAgo time.Time      // when the mailbox that waits longest was read; zero when one never was, or there is none
	Jobs       map[string]int // by River's state
}

// Figures counts. It costs one pass over the notes' states and one over the jobs': ask
// now and then, not with every request.
func (s *Store) Figures(ctx context.Context, now time.Time) (Figures, error) {
	f := Figures{Notes: map[note.State]int{}, Jobs: map[string]int{}}
	var never int
	var oldest *int64
	steps := []struct {
		door  door
		count func(db bun.IDB) error
	}{
		{doorFigures, func(db bun.IDB) error {
			return countBy(ctx, db, "SELECT state, count(*) FROM note GROUP BY state", func(state string, n int) { f.Notes[note.State(state)] = n })
		}},
		{doorDue, func(db bun.IDB) error {
			return db.QueryRowContext(ctx, "SELECT count(*) FROM step WHERE look_at <= ?", now.UnixMilli()).Scan(&f.Due)
		}},
		{doorMailboxes, func(db bun.IDB) error {
			return db.QueryRowContext(ctx, "SELECT count(*), count(*) - count(read_at), min(read_at) FROM mailbox").Scan(&f.Mailboxes, &never, &oldest)
		}},
		{doorFigures, func(db bun.IDB) error {
			return countBy(ctx, db, "SELECT state, count(*) FROM river_job GROUP BY state", func(state string, n int) { f.Jobs[state] = n })
		}},
	}
	for _, step := range steps {
		if err := s.across(ctx, step.door, step.count); err != nil {
			return Figures{}, fmt.Errorf("cannot count what there is: %w", explain(err))
		}
	}
	if never == 0 {
		f.LongestAgo = instant(oldest)
	}
	return f, nil
}

func countBy(ctx context.Context, db bun.IDB, query string, put func(key string, n int)) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key string
		var n int
		if err := rows.Scan(&key, &n); err != nil {
			return err
		}
		put(key, n)
	}
	return rows.Err()
}

// CanWrite takes the lock that a writer needs and gives it back: it fails where nothing
// can be recorded, and so nothing may be sent. What goes into a file that is not where it
// was opened any more is as good as not recorded.
func (s *Store) CanWrite(ctx context.Context) error {
	if s.file != nil {
		if err := s.file.stillThere(); err != nil {
			return err
		}
	}
	return s.Update(ctx, followup.Local, func(followup.Tx) error { return nil })
}
