package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"afterword/internal/followup"
)

const (
	// sharedWriters and sharedReaders bound the connections of one node. They are apart,
	// so that a view can be taken while every writer waits.
	sharedWriters = 12
	sharedReaders = 6
	// patience is for how long a transaction tries to begin while the server starts,
	// restarts or has no connection left. A file waits as long for another writer.
	patience = 10 * time.Second
	// firstTry is the pause before the second attempt to begin; it doubles.
	firstTry = 20 * time.Millisecond
	// setUpLock is the number of the advisory lock under which one node at a time brings
	// the schema up to date. It is drawn by lot.
	setUpLock = 3_907_216_450_817_293_551
)

// IsURL reports whether database is the URL of a PostgreSQL database and not the path of
// a file.
func IsURL(database string) bool {
	return strings.HasPrefix(database, "postgres://") || strings.HasPrefix(database, "postgresql://")
}

// nameOf is what errors call a database: its URL without password and options.
func nameOf(database string) string {
	u, err := url.Parse(database)
	if err != nil {
		return "the PostgreSQL database" // the text may hold a password: it is not shown
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// sharedPools makes pools of at most so many connections. more are run-time parameters.
func sharedPools(database string, more map[string]string) (pool func(limit int) *sql.DB, err error) {
	config, err := pgx.ParseConfig(database)
	if err != nil {
		return nil, fmt.Errorf("cannot open the database %s: its URL cannot be read, write it as postgres://role:password@host:5432/name (percent signs for what is special in a password)", nameOf(database))
	}
	// The text of bun's statements differs (values are written into it), so that preparing
	// them would cost a round trip each and gain nothing. Those of a send are prepared.
	config.DefaultQueryExecMode = pgx.QueryExecModeSimpleProtocol
	config.RuntimeParams["application_name"] = "afterword"
	// What is prepared reads rows by the front of an index, whatever the values are: planning
	// it for each of them anew, as the server else does, took longer than some of it runs.
	config.RuntimeParams["plan_cache_mode"] = "force_generic_plan"
	// A node that vanished must not hold its locks for hours.
	config.RuntimeParams["idle_in_transaction_session_timeout"] = "60s"
	config.RuntimeParams["tcp_keepalives_idle"] = "20"
	config.RuntimeParams["tcp_keepalives_interval"] = "5"
	config.RuntimeParams["tcp_keepalives_count"] = "4"
	maps.Copy(config.RuntimeParams, more)
	return func(limit int) *sql.DB {
		db := sql.OpenDB(frugal{stdlib.GetConnector(*config)})
		db.SetMaxOpenConns(limit)
		db.SetMaxIdleConns(limit)
		db.SetConnMaxIdleTime(time.Minute)
		return db
	}, nil
}

func openPostgres(ctx context.Context, database string, keys keyFile) (*Store, error) {
	pool, err := sharedPools(database, nil)
	if err != nil {
		return nil, err
	}
	s := &Store{
		writer:  bun.NewDB(pool(sharedWriters), pgdialect.New()),
		readers: bun.NewDB(pool(sharedReaders), pgdialect.New()),
		keys:    keys,
		shared:  true,
	}
	if err := s.setUp(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot open the database %s: %w", nameOf(database), explain(err)), s.Close())
	}
	return s, nil
}

// setUp makes the database ready. One node does it at a time; the others wait and find
// nothing left to do. The lock ends with the session, however the node ends.
func (s *Store) setUp(ctx context.Context) error {
	conn, err := retrying(ctx, func() (*sql.Conn, error) { return s.writer.DB.Conn(ctx) })
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := checkServer(ctx, conn); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock($1)", int64(setUpLock)); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", int64(setUpLock))
	if err := refuseForeignSchema(ctx, conn); err != nil {
		return err
	}
	// Text sorts by its bytes on both databases, and no index depends on the version of
	// the system's collations.
	migrations, err := migrationsAs(strings.NewReplacer(" text", ` text COLLATE "C"`))
	if err != nil {
		return err
	}
	if s.version, err = applyMigrations(ctx, goose.DialectPostgres, s.writer.DB, migrations); err != nil {
		return err
	}
	if err := lockRows(ctx, conn); err != nil {
		return fmt.Errorf("cannot set up row-level security: %w", err)
	}
	return s.proveKey(ctx, conn)
}

// checkServer refuses what would break a promise without anybody noticing: a role that
// row-level security does not bind, and a server that confirms what is not on disk.
func checkServer(ctx context.Context, conn *sql.Conn) error {
	var role, sync, flush string
	var above bool
	err := conn.QueryRowContext(ctx, `SELECT rolname, rolsuper OR rolbypassrls, current_setting('synchronous_commit'), current_setting('fsync')
		FROM pg_roles WHERE rolname = current_user`).Scan(&role, &above, &sync, &flush)
	switch {
	case err != nil:
		return err
	case above:
		return fmt.Errorf("the role %s may read every row (superuser or BYPASSRLS), use one that may not: CREATE ROLE afterword LOGIN", role)
	case sync == "off":
		return fmt.Errorf("the server confirms a commit before it is on disk, so that a note could be sent twice: ALTER ROLE %s SET synchronous_commit = on", role)
	case flush == "off":
		return errors.New("the server does not write to disk what it confirms, so that a note could be sent twice: set fsync = on in its configuration")
	}
	return nil
}

// refuseForeignSchema fails for a schema that has tables, but not ours.
func refuseForeignSchema(ctx context.Context, conn *sql.Conn) error {
	var tables, ours int
	err := conn.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE tablename = $1)
		FROM pg_tables WHERE schemaname = current_schema()`, versionTable).Scan(&tables, &ours)
	if err != nil {
		return err
	}
	if tables > 0 && ours == 0 {
		return errForeign
	}
	return nil
}

// beginShared begins a transaction of one account on PostgreSQL.
//
// A writer first takes the account's lock, which it holds until its transaction ends.
// Each of its statements then sees all that earlier writers of the account committed:
// what SQLite's one writer gives. Accounts do not wait for one another, and as every
// writer takes one such lock, first of all, no two can wait for each other.
//
// Only beginning is tried again. What f did cannot be: it may have told somebody.
//
// What is asked ahead is asked on the way. A view that asks ahead asks nothing else, so
// that it is over with that.
func (s *Store) beginShared(ctx context.Context, t *tx, what followup.ReadAhead) (bun.Tx, error) {
	db, options := s.writer, (*sql.TxOptions)(nil)
	o := opening{enter: enterAccount, about: string(t.account)}
	if t.view {
		db, options = s.readers, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
		o.enter = viewAccount
	}
	return retrying(ctx, func() (bun.Tx, error) {
		found := ahead{}
		if o.ask = questionsOf(string(t.account), what, found); len(o.ask) > 0 {
			t.ahead, t.hurried, o.noMore = found, !t.view, t.view
		}
		if what.Repeatable && !t.view {
			o.ask = append(together{{statement: syncLater}}, o.ask...)
		}
		return db.BeginTx(beginningWith(ctx, o), options)
	})
}

// The first statement of every transaction.
var (
	// hashtextextended is 64 bits wide; two accounts that share a number only wait for
	// each other.
	enterAccount = prepareShared(`SELECT set_config('afterword.account', $1, true), pg_advisory_xact_lock(hashtextextended($1, 0))`)
	viewAccount  = prepareShared(`SELECT set_config('afterword.account', $1, true)`)
	// syncLater lets a commit return before it is on disk. The next one that waits for the
	// disk, in whatever transaction, takes it along.
	syncLater = prepareShared(`SET LOCAL synchronous_commit TO off`)
	enterDoor = prepareShared(`SELECT set_config('afterword.door', $1, true)`)
)

// retrying calls begin until it succeeds, fails for good, or has been tried for long
// enough. begin must leave nothing behind when it fails.
func retrying[T any](ctx context.Context, begin func() (T, error)) (T, error) {
	deadline := time.Now().Add(patience)
	for pause := firstTry; ; pause *= 2 {
		begun, err := begin()
		if err == nil || !passes(err) || time.Now().Add(pause).After(deadline) {
			return begun, err
		}
		select {
		case <-ctx.Done():
			return begun, err
		case <-time.After(pause):
		}
	}
}
