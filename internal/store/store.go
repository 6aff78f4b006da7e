// Package store keeps every fact of every account in one database: it implements
// followup.Store on SQLite and on PostgreSQL, with one SQL text for both.
//
// What it promises:
//
//   - One transaction is all or nothing, and it is on disk when Update returns. A job
//     that package jobs puts into the same transaction shares its fate.
//   - A row is written over only by somebody who has seen its latest version; everybody
//     else gets followup.ErrStale.
//   - A transaction belongs to one account. Rows of another cannot be read, and foreign
//     keys led by the account refuse to point to them.
//     On PostgreSQL row-level security says the same a second time (rows.go).
//   - Two programs, `afterword serve` and the command line, may use one file at once; on
//     PostgreSQL as many nodes as the server has connections for. Writers of one account
//     wait for one another (postgres.go).
//   - A mailbox's password is sealed under a key file that is not in the database, so
//     that a copy of the database alone does not hold it. Whoever can read both can read
//     the password: that is the person and the system's administrator, nobody else.
//
// It decides nothing: what a process or note may become is the domain's business.
//
// Instants keep whole milliseconds and come back in UTC. Where a clock time was agreed
// on, in interviews and steps, they come back in their zone (see moment). A note's
// NotBefore comes back in its zone to the last nanosecond: the approval covers it.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/sqlitedialect"

	"afterword/internal/followup"
)

// Store is an open database.
type Store struct {
	writer  *bun.DB // on SQLite one connection: it has one writer; nil where nothing is written
	readers *bun.DB // cannot write
	keys    keyFile
	version int64
	shared  bool
	file    *openedFile // nil on PostgreSQL
}

var _ followup.Store = (*Store)(nil)

// Open opens a database and brings its schema up to date. database is the path of a file,
// which is made when it is not there and which only its owner can read; its key file is
// beside it. Or it is the URL of a PostgreSQL database, postgres://…, which must exist;
// see OpenWithKey for how it gets to its key file.
//
// Its errors name the database: one that is not a database, belongs to another program,
// or was written by a newer Afterword is left as it is.
func Open(ctx context.Context, database string) (*Store, error) {
	if IsURL(database) {
		return openPostgres(ctx, database, "")
	}
	return openFile(ctx, database, keyFileBeside(database))
}

// OpenWithKey is Open with the path of the key file that mailboxes' secrets are sealed
// under. Every node that works on one PostgreSQL database needs the same one: the first
// to come makes it, and a node that has another is refused.
func OpenWithKey(ctx context.Context, database, key string) (*Store, error) {
	if IsURL(database) {
		return openPostgres(ctx, database, keyFile(key))
	}
	return openFile(ctx, database, keyFile(key))
}

func openFile(ctx context.Context, path string, keys keyFile) (*Store, error) {
	if err := prepareFile(path); err != nil {
		return nil, fmt.Errorf("cannot use %s as the database: %w", path, err)
	}
	readers, err := sql.Open("sqlite", readerDSN(path))
	if err != nil {
		return nil, fmt.Errorf("cannot open the database %s: %w", path, err)
	}
	writer, err := sql.Open("sqlite", writerDSN(path))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cannot open the database %s: %w", path, err), readers.Close())
	}
	writer.SetMaxOpenConns(1)
	// A reader looks first: connecting to write turns the file into one with a
	// write-ahead log, even if it is another program's.
	err = refuseForeign(ctx, readers)
	var version int64
	if err == nil {
		version, err = migrate(ctx, writer)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cannot open the database %s: %w", path, explain(err)), readers.Close(), writer.Close())
	}
	file, err := openedAt(path)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cannot open the database %s: %w", path, err), readers.Close(), writer.Close())
	}
	readers.SetMaxOpenConns(maxReaders)
	readers.SetConnMaxIdleTime(time.Minute)
	return &Store{
		writer:  bun.NewDB(writer, sqlitedialect.New()),
		readers: bun.NewDB(readers, sqlitedialect.New()),
		keys:    keys,
		version: version,
		file:    file,
	}, nil
}

// Close waits for running transactions and closes the database. When nobody else has a
// file open, everything is in the one database file afterwards, so that a copy of it is
// complete.
func (s *Store) Close() error {
	// The writer goes last: the last connection folds the write-ahead log into the file,
	// and a reader is not allowed to.
	err := s.readers.Close()
	if s.writer != nil {
		err = errors.Join(err, s.writer.Close())
	}
	return err
}

// DB returns the writing connections, for the job queue that lives in the same database.
// In a file there is one, and a transaction of its own blocks every Update meanwhile.
func (s *Store) DB() *sql.DB { return s.writer.DB }

// Shared reports whether other nodes may be working on the same database: whether it is
// PostgreSQL.
func (s *Store) Shared() bool { return s.shared }

// Version is the number of the last migration the schema has.
func (s *Store) Version() int64 { return s.version }

// Update implements followup.Store. A panic in f rolls back and goes on.
func (s *Store) Update(ctx context.Context, account followup.AccountID, f func(followup.Tx) error) error {
	return s.run(ctx, account, false, followup.ReadAhead{}, f)
}

// View implements followup.Store.
func (s *Store) View(ctx context.Context, account followup.AccountID, f func(followup.Tx) error) error {
	return s.run(ctx, account, true, followup.ReadAhead{}, f)
}

func (s *Store) run(ctx context.Context, account followup.AccountID, view bool, what followup.ReadAhead, f func(followup.Tx) error) error {
	if account == "" {
		return errors.New("a transaction needs an account")
	}
	if s.writer == nil && !view {
		return ErrReadOnly
	}
	t := &tx{account: account, view: view, shared: s.shared, keys: s.keys}
	var err error
	if t.Tx, err = s.begin(ctx, t, what); err != nil {
		return fmt.Errorf("cannot begin a transaction: %w", explain(err))
	}
	return finish(t.Tx, func() error { return f(t) })
}

// begin begins the transaction t. A file has no round trips to save by reading ahead.
func (s *Store) begin(ctx context.Context, t *tx, what followup.ReadAhead) (bun.Tx, error) {
	switch {
	case s.shared:
		return s.beginShared(ctx, t, what)
	case t.view:
		return s.readers.BeginTx(ctx, nil)
	default:
		return s.writer.BeginTx(ctx, nil)
	}
}

// finish calls f and commits, or rolls back when f fails or panics.
func finish(dbTx bun.Tx, f func() error) (err error) {
	defer func() {
		// Nothing is left to roll back after a commit or a cancelled context.
		if undo := dbTx.Rollback(); undo != nil && !errors.Is(undo, sql.ErrTxDone) && err != nil {
			err = errors.Join(err, fmt.Errorf("cannot roll back: %w", undo))
		}
	}()
	if err := f(); err != nil {
		return err
	}
	if err := dbTx.Commit(); err != nil {
		var kept *keptError
		if errors.As(err, &kept) {
			return kept.error
		}
		return fmt.Errorf("cannot commit: %w", explain(err))
	}
	return nil
}

// DueProcesses implements followup.Store, the process that has waited longest first. It
// reads one index, in its order, and nothing else.
func (s *Store) DueProcesses(ctx context.Context, now time.Time) ([]followup.ProcessRef, error) {
	var refs []followup.ProcessRef
	err := s.across(ctx, doorDue, func(db bun.IDB) error {
		rows, err := db.QueryContext(ctx, dueSteps, now.UnixMilli())
		if err != nil {
			return err
		}
		defer rows.Close()
		seen := map[followup.ProcessRef]bool{}
		for rows.Next() {
			var ref followup.ProcessRef
			if err := rows.Scan(&ref.Account, &ref.ID); err != nil {
				return err
			}
			if !seen[ref] {
				seen[ref] = true
				refs = append(refs, ref)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("cannot look for due steps: %w", explain(err))
	}
	return refs, nil
}

// dueSteps does not group by process: SQLite would then read every step there is in the
// order of the primary key.
const dueSteps = `SELECT account_id, process_id FROM step WHERE look_at <= ? ORDER BY look_at, account_id, process_id`

// Mailboxes implements followup.Store.
func (s *Store) Mailboxes(ctx context.Context) ([]followup.AccountID, error) {
	accounts, err := s.accountsIn(ctx, doorMailboxes, "mailbox")
	if err != nil {
		return nil, fmt.Errorf("cannot list the mailboxes: %w", explain(err))
	}
	return accounts, nil
}

// accountsIn lists, over all accounts, those with a row in a table that has one for each.
func (s *Store) accountsIn(ctx context.Context, d door, table string) (accounts []followup.AccountID, err error) {
	err = s.across(ctx, d, func(db bun.IDB) error {
		return db.NewSelect().Table(table).Column("account_id").Order("account_id").Scan(ctx, &accounts)
	})
	return accounts, err
}

// across runs f, which reads over all accounts. On PostgreSQL that takes a door: see
// rows.go.
func (s *Store) across(ctx context.Context, d door, f func(db bun.IDB) error) error {
	if !s.shared {
		return f(s.readers)
	}
	dbTx, err := s.beginAcross(ctx, d)
	if err != nil {
		return err
	}
	return finish(dbTx, func() error { return f(dbTx) })
}

// tx is a transaction of one account: every query it makes names the account.
type tx struct {
	bun.Tx
	account followup.AccountID
	view    bool // refuses to write
	shared  bool // see Store.Shared
	keys    keyFile
	ahead   ahead // nil when nothing was read ahead
	hurried bool  // changes are kept for the next round trip
}

var _ followup.Tx = (*tx)(nil)

// SQLTx lends the transaction to the job queue, so that a job commits with the facts.
func (t *tx) SQLTx() *sql.Tx { return t.Tx.Tx }
