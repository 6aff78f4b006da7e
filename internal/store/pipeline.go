package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// On PostgreSQL most of what a short transaction takes is the way to the server and back.
// So a connection of this package can do two things in one round trip that database/sql
// takes many for: begin a transaction together with its first statement, and ask several
// questions at once.

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
	return &frugalConn{conn}, nil
}

type frugalConn struct{ *stdlib.Conn }

// firstStatement is the key of a context under which BeginTx finds what to begin with.
type firstStatement struct{}

// beginningWith returns a context for beginning a transaction with a statement about one
// argument, which the statement calls %s.
func beginningWith(ctx context.Context, statement, argument string) context.Context {
	quoted := "'" + strings.ReplaceAll(argument, "'", "''") + "'"
	return context.WithValue(ctx, firstStatement{}, strings.ReplaceAll(statement, "%s", quoted))
}

// BeginTx implements driver.ConnBeginTx.
func (c *frugalConn) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	first, ok := ctx.Value(firstStatement{}).(string)
	if !ok {
		return c.Conn.BeginTx(ctx, options)
	}
	if c.Conn.Conn().IsClosed() {
		return nil, driver.ErrBadConn
	}
	begin := "BEGIN"
	if sql.IsolationLevel(options.Isolation) == sql.LevelRepeatableRead {
		begin += " ISOLATION LEVEL REPEATABLE READ"
	}
	if options.ReadOnly {
		begin += " READ ONLY"
	}
	tx, err := c.Conn.Conn().BeginTx(ctx, pgx.TxOptions{BeginQuery: begin + "; " + first})
	if err != nil {
		return nil, err
	}
	return begun{ctx, tx}, nil
}

// begun is a transaction as database/sql wants it.
type begun struct {
	ctx context.Context
	tx  pgx.Tx
}

func (b begun) Commit() error   { return b.tx.Commit(b.ctx) }
func (b begun) Rollback() error { return b.tx.Rollback(b.ctx) }

// question is a prepared statement and what takes each row that it finds: its columns as
// text, nil for NULL. One that writes finds none.
type question struct {
	statement prepared
	args      []any // strings, int64 and *int64
	row       func(columns [][]byte) error
}

// together asks several questions at once when it is the argument of an ExecContext.
type together []question

// ExecContext implements driver.ExecerContext.
func (c *frugalConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if len(args) == 1 {
		if questions, ok := args[0].Value.(together); ok {
			return driver.RowsAffected(0), questions.ask(ctx, c.Conn.Conn())
		}
	}
	return c.Conn.ExecContext(ctx, query, args)
}

func (questions together) ask(ctx context.Context, conn *pgx.Conn) (err error) {
	for _, q := range questions { // once for each connection
		if _, err := conn.Prepare(ctx, q.statement.name, q.statement.shared); err != nil {
			return err
		}
	}
	pipeline := conn.PgConn().StartPipeline(ctx)
	defer func() { err = errors.Join(err, pipeline.Close()) }()
	for _, q := range questions {
		values := make([][]byte, len(q.args))
		for i, arg := range q.args {
			switch arg := arg.(type) {
			case string:
				values[i] = []byte(arg)
			case int64:
				values[i] = strconv.AppendInt(nil, arg, 10)
			case *int64:
				if arg != nil {
					values[i] = strconv.AppendInt(nil, *arg, 10)
				}
			default:
				return fmt.Errorf("a question about a %T cannot be asked", arg)
			}
		}
		pipeline.SendQueryPrepared(q.statement.name, values, nil, nil)
	}
	if err := pipeline.Sync(); err != nil {
		return err
	}
	for _, q := range questions {
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
			if failed == nil {
				failed = q.row(rows.Values())
			}
		}
		if _, err := rows.Close(); err != nil || failed != nil {
			return errors.Join(err, failed)
		}
	}
	return nil
}
