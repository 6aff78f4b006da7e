package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"

	"afterword/internal/followup"
)

// errView means that a verb tried to change something in a View.
var errView = errors.New("a view cannot write")

// statement is any of bun's writing queries.
type statement interface {
	Exec(ctx context.Context, dest ...any) (sql.Result, error)
}

// write runs a statement and returns how many rows it touched. Every write of this
// package goes through it.
func (t *tx) write(ctx context.Context, q statement) (int64, error) {
	if t.view {
		return 0, errView
	}
	t.ahead = nil
	done, err := q.Exec(ctx)
	if err != nil {
		return 0, explain(err)
	}
	rows, err := done.RowsAffected()
	if err != nil {
		return 0, fmt.Errorf("cannot tell what was written: %w", err)
	}
	return rows, nil
}

// seen is what explains a failed read: no row is followup.ErrNotFound.
func seen(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return followup.ErrNotFound
	}
	return explain(err)
}

// text is s as a database can keep it: PostgreSQL has no place for a NUL, which only
// broken mail contains.
func text(s string) string { return strings.ReplaceAll(s, "\x00", "\ufffd") }

// explain puts what the database says into words that tell what to do.
func explain(err error) error {
	if sqliteCode(err) != 0 {
		return explainSQLite(err)
	}
	return explainPostgres(err)
}

// sameKey reports whether err is the refusal of a second row with the same primary key.
func sameKey(err error) bool {
	return sqliteCode(err) == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || postgresRefusal(err) == refusedPrimaryKey
}

// notUnique reports whether err is the refusal of a second row with the same unique key.
func notUnique(err error) bool {
	return sqliteCode(err) == sqlite3.SQLITE_CONSTRAINT_UNIQUE || postgresRefusal(err) == refusedUnique
}
