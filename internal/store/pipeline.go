package store

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// On PostgreSQL most of what a short transaction takes is the way to the server and back.
// So a connection of this package takes one round trip for what database/sql takes many
// for:
//
//   - a transaction begins together with its first statement and with the questions that
//     are known already (opening);
//   - several questions are asked at once (together);
//   - changes are kept until something else is asked or the transaction is committed, and
//     travel with that (later). The server makes them in order, and does not commit when
//     one is refused.

// frugal makes connections that save round trips.
type frugal struct{ driver.Connector }

// Connect implements driver.Connector.
func (f frugal) Connect(ctx context.Context) (driver.Conn, error) {
	opened, err := f.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	conn, ok := opened.(*stdlib.Conn)
	if !ok {
		return nil, errors.Join(fmt.Errorf("a %T is not a connection to PostgreSQL", opened), opened.Close())
	}
	return &frugalConn{Conn: conn}, nil
}

type frugalConn struct {
	*stdlib.Conn
	kept together // changes that were not sent yet
	over bool     // the transaction has ended on the server: all it was for was asked at once
}

// opening is what a transaction begins with.
type opening struct {
	enter  prepared // names the account, or the door
	about  string   // its one argument
	ask    together
	noMore bool // nothing else will be asked: the transaction ends with this
}

// openingKey is the key of a context under which BeginTx finds an opening.
type openingKey struct{}

func beginningWith(ctx context.Context, o opening) context.Context {
	return context.WithValue(ctx, openingKey{}, o)
}

var (
	beginWriting = prepare("BEGIN")
	beginReading = prepare("BEGIN READ ONLY")
	beginViewing = prepare("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
	commit       = prepare("COMMIT")
)

// BeginTx implements driver.ConnBeginTx.
func (c *frugalConn) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	o, ok := ctx.Value(openingKey{}).(opening)
	if !ok {
		return c.Conn.BeginTx(ctx, options)
	}
	if c.Conn.Conn().IsClosed() {
		return nil, driver.ErrBadConn
	}
	begin := beginWriting
	switch {
	case sql.IsolationLevel(options.Isolation) == sql.LevelRepeatableRead:
		begin = beginViewing
	case options.ReadOnly:
		begin = beginReading
	}
	all := append(together{{statement: begin}, {statement: o.enter, args: []any{o.about}}}, o.ask...)
	if o.noMore {
		all = append(all, question{statement: commit})
	}
	if err := all.ask(ctx, c.Conn.Conn()); err != nil {
		c.abandon()
		return nil, err
	}
	c.over = o.noMore
	return begun{ctx, c}, nil
}

// abandon leaves no transaction behind on the connection, and no lock.
func (c *frugalConn) abandon() {
	conn := c.Conn.Conn()
	if conn.IsClosed() || conn.PgConn().TxStatus() == 'I' {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if _, err := conn.Exec(ctx, "ROLLBACK"); err != nil {
		_ = conn.Close(ctx)
	}
}

// begun is a transaction as database/sql wants it.
type begun struct {
	ctx  context.Context
	conn *frugalConn
}

// Commit implements driver.Tx.
func (b begun) Commit() error {
	c := b.conn
	if c.over {
		c.over = false
		return nil
	}
	all := append(c.kept, question{statement: commit, tag: func(tag string) error {
		if tag == "ROLLBACK" {
			return pgx.ErrTxCommitRollback // a statement had failed before
		}
		return nil
	}})
	c.kept = nil
	err := all.ask(b.ctx, c.Conn.Conn())
	if err != nil {
		c.abandon()
	}
	return err
}

// Rollback implements driver.Tx.
func (b begun) Rollback() error {
	c := b.conn
	c.kept = nil
	if c.over {
		c.over = false
		return nil
	}
	conn := c.Conn.Conn()
	if _, err := conn.Exec(b.ctx, "ROLLBACK"); err != nil {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(b.ctx), time.Second)
		defer cancel()
		return errors.Join(err, conn.Close(ctx)) // nobody knows what state it is in
	}
	return nil
}

// question is a prepared statement and what takes each row that it finds: its columns as
// text, nil for NULL. One that writes finds none.
type question struct {
	statement prepared
	args      []any // strings, integers, and pointers to them
	row       func(columns [][]byte) error
	tag       func(tag string) error // looks at what the server says it did
	explain   func(err error) error  // says what a failure means
}

// together asks several questions at once when it is the argument of an ExecContext.
type together []question

// later keeps changes for the next round trip when it is the argument of an ExecContext.
type later []question

// errNotForeseen means that a view was told what would be asked, and was asked more.
var errNotForeseen = errors.New("this was not read ahead, and the view is over")

// ready sends what was kept, so that what follows sees it.
func (c *frugalConn) ready(ctx context.Context) error {
	if c.over {
		return errNotForeseen
	}
	if len(c.kept) == 0 {
		return nil
	}
	kept := c.kept
	c.kept = nil
	return kept.ask(ctx, c.Conn.Conn())
}

// ExecContext implements driver.ExecerContext.
func (c *frugalConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if len(args) == 1 {
		if changes, ok := args[0].Value.(later); ok {
			c.kept = append(c.kept, changes...)
			return driver.RowsAffected(0), nil
		}
	}
	if err := c.ready(ctx); err != nil {
		return nil, err
	}
	if len(args) == 1 {
		if questions, ok := args[0].Value.(together); ok {
			return driver.RowsAffected(0), questions.ask(ctx, c.Conn.Conn())
		}
	}
	return c.Conn.ExecContext(ctx, query, args)
}

// QueryContext implements driver.QueryerContext.
func (c *frugalConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if err := c.ready(ctx); err != nil {
		return nil, err
	}
	return c.Conn.QueryContext(ctx, query, args)
}

// PrepareContext implements driver.ConnPrepareContext.
func (c *frugalConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	if err := c.ready(ctx); err != nil {
		return nil, err
	}
	return c.Conn.PrepareContext(ctx, query)
}

// ask sends all questions, then reads all answers. It returns the first failure; the
// server does nothing of what follows it.
func (questions together) ask(ctx context.Context, conn *pgx.Conn) (err error) {
	for _, q := range questions { // once for each connection
		if _, err := conn.Prepare(ctx, q.statement.name, q.statement.shared); err != nil {
			return err
		}
	}
	values := make([][][]byte, len(questions))
	for i, q := range questions {
		if values[i], err = q.values(); err != nil {
			return err
		}
	}
	pipeline := conn.PgConn().StartPipeline(ctx)
	defer func() {
		// A refusal is told once more when the pipeline is closed.
		if closing := pipeline.Close(); err == nil {
			err = closing
		}
	}()
	for i, q := range questions {
		pipeline.SendQueryPrepared(q.statement.name, values[i], nil, nil)
	}
	if err := pipeline.Sync(); err != nil {
		return err
	}
	for _, q := range questions {
		if err := q.take(pipeline); err != nil {
			if q.explain != nil {
				return &keptError{q.explain(err)}
			}
			return err
		}
	}
	return nil
}

// keptError is why a change that was kept was refused, in its own words.
type keptError struct{ error }

func (e *keptError) Unwrap() error { return e.error }

func (q question) values() ([][]byte, error) {
	values := make([][]byte, len(q.args))
	for i, arg := range q.args {
		switch arg := arg.(type) {
		case string:
			values[i] = []byte(arg)
		case int64:
			values[i] = strconv.AppendInt(nil, arg, 10)
		case uint32:
			values[i] = strconv.AppendUint(nil, uint64(arg), 10)
		case *int64:
			if arg != nil {
				values[i] = strconv.AppendInt(nil, *arg, 10)
			}
		case *string:
			if arg != nil {
				values[i] = []byte(*arg)
			}
		default:
			return nil, fmt.Errorf("a question about a %T cannot be asked", arg)
		}
	}
	return values, nil
}

func (q question) take(pipeline *pgconn.Pipeline) error {
	results, err := pipeline.GetResults()
	if err != nil {
		return err
	}
	rows, ok := results.(*pgconn.ResultReader)
	if !ok {
		return fmt.Errorf("a question was answered by a %T", results)
	}
	var failed error
	for rows.NextRow() {
		if failed == nil && q.row != nil {
			failed = q.row(rows.Values())
		}
	}
	tag, err := rows.Close()
	if err == nil && failed == nil && q.tag != nil {
		failed = q.tag(tag.String())
	}
	return cmp.Or(err, failed)
}
