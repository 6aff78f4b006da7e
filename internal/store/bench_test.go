package store_test

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
)

// eachStore runs a benchmark on an empty store of each kind.
func eachStore(b *testing.B, bench func(b *testing.B, s *store.Store, database string)) {
	b.Run("SQLite", func(b *testing.B) {
		path := filepath.Join(b.TempDir(), "afterword.db")
		bench(b, open(b, path), path)
	})
	b.Run("PostgreSQL", func(b *testing.B) {
		url := postgrestest.Database(b)
		bench(b, openShared(b, url, newKey(b)), url)
	})
}

// BenchmarkNoteTransition is one durable commit of a note's next state, the most
// frequent write: read, change, save, sync.
func BenchmarkNoteTransition(b *testing.B) {
	eachStore(b, func(b *testing.B, s *store.Store, _ string) {
		addNote(b, s, followup.Local)
		for b.Loop() {
			transition(b, s, followup.Local)
		}
	})
}

// BenchmarkNoteTransitionOfMany is the same for many accounts at once: a file has one
// writer for all, PostgreSQL one for each account.
func BenchmarkNoteTransitionOfMany(b *testing.B) {
	eachStore(b, func(b *testing.B, s *store.Store, _ string) {
		var next atomic.Int64
		b.SetParallelism(8)
		b.RunParallel(func(pb *testing.PB) {
			account := followup.AccountID(fmt.Sprintf("account-%d", next.Add(1)))
			addNote(b, s, account)
			for pb.Next() {
				transition(b, s, account)
			}
		})
	})
}

func addNote(b *testing.B, s *store.Store, account followup.AccountID) {
	b.Helper()
	n := note.Note{ID: "n", ProcessID: "p", InterviewID: "onsite", Phase: note.Anchor, State: note.Draft, To: note.Address{Email: "wei.chen@globex.example"}}
	update(b, s, account, func(tx followup.Tx) error {
		p := followup.Process{State: followup.Active, Process: interview.Process{ID: "p"}}
		return errors.Join(tx.SaveProcess(b.Context(), &p), tx.SaveNote(b.Context(), &n))
	})
}

func transition(b *testing.B, s *store.Store, account followup.AccountID) {
	b.Helper()
	update(b, s, account, func(tx followup.Tx) error {
		n, err := tx.Note(b.Context(), "n")
		if err != nil {
			return err
		}
		return tx.SaveNote(b.Context(), &n)
	})
}

// BenchmarkDueProcesses finds 5 due processes among future steps, as every hand-over
// round does. A hundred times as many future steps must not cost more than half as much
// again.
func BenchmarkDueProcesses(b *testing.B) {
	for _, steps := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprintf("%d", steps), func(b *testing.B) {
			eachStore(b, func(b *testing.B, s *store.Store, database string) {
				foresee(b, s, database, steps)
				for b.Loop() {
					refs, err := s.DueProcesses(b.Context(), noon)
					if err != nil || len(refs) != dueNow {
						b.Fatalf("%d processes are due (%v), want %d", len(refs), err, dueNow)
					}
				}
			})
		})
	}
}

// dueNow processes of foresee are due at noon.
const dueNow = 5

var noon = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)

// foresee stores processes with five steps each in the local account, all but dueNow of
// them in the coming month. It writes rows and not values: a million of those take long.
func foresee(t testing.TB, s *store.Store, database string, steps int) {
	t.Helper()
	db := s.DB()
	if s.Shared() {
		db = raw(t, postgrestest.Superuser(t, database))
	}
	const each = 5
	number := fmt.Sprintf("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ", steps/each-1)
	for _, statement := range []string{
		`INSERT INTO process (account_id, id, employer, role, state, latest_at, document, version) ` + number +
			`SELECT 'local', 'p' || i, 'Globex', 'Engineer', 'active', 0, '{}', 1 FROM n`,
		// Each step is looked at an hour and more from now, spread over a month by a
		// multiplication that mixes; the first processes have one that is due.
		`INSERT INTO step (account_id, process_id, position, phase, interview_id, interviewer, email, zone, opens_local, due_local, closes_local, status, rescue, reason, look_at) ` + number +
			`SELECT 'local', 'p' || i, k, 'check-in', 'onsite', 'Wei Chen', 'wei.chen@globex.example', '', '', '', '', 'waiting', 0, 'not yet', ` +
			fmt.Sprintf(`CASE WHEN i < %d AND k = 0 THEN %d - i ELSE %d + (CAST(i AS bigint) * 5 + k) * 7919 %% 2592000 * 1000 END `, dueNow, noon.UnixMilli(), noon.Add(time.Hour).UnixMilli()) +
			`FROM n CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) AS five`,
		`ANALYZE`,
	} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDueProcessesReadOneIndex asks both databases how they look for what is due.
func TestDueProcessesReadOneIndex(t *testing.T) {
	const query = `SELECT account_id, process_id FROM step WHERE look_at <= 1796126400000 ORDER BY look_at, account_id, process_id`
	plan := func(t *testing.T, db *sql.DB, first, explain string) string {
		tx, err := db.BeginTx(t.Context(), nil)
		check(t, err)
		defer tx.Rollback()
		_, err = tx.Exec(first)
		check(t, err)
		rows, err := tx.Query(explain + query)
		check(t, err)
		defer rows.Close()
		columns, err := rows.Columns()
		check(t, err)
		var text strings.Builder
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			check(t, rows.Scan(values...))
			fmt.Fprintln(&text, *values[len(values)-1].(*any))
		}
		check(t, rows.Err())
		return text.String()
	}
	holds := func(t *testing.T, plan string) {
		t.Helper()
		if !strings.Contains(plan, "step_to_look_at") || strings.Contains(strings.ToLower(plan), "sort") || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("due steps are found this way, want the index step_to_look_at in its order:\n%s", plan)
		}
	}
	t.Run("SQLite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "afterword.db")
		s := open(t, path)
		foresee(t, s, path, 10_000)
		holds(t, plan(t, s.DB(), "SELECT 1", "EXPLAIN QUERY PLAN "))
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		url := postgrestest.Database(t)
		foresee(t, openShared(t, url, newKey(t)), url, 10_000)
		holds(t, plan(t, raw(t, url), "SELECT set_config('afterword.door', 'due steps', true)", "EXPLAIN "))
	})
}

func update(b *testing.B, s *store.Store, account followup.AccountID, f func(followup.Tx) error) {
	b.Helper()
	if err := s.Update(b.Context(), account, f); err != nil {
		b.Fatal(err)
	}
}
