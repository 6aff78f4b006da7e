package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"reflect"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
)

// prepared is a statement whose text never changes, so that PostgreSQL reads and plans it
// once for each connection. The statements of a send are prepared; the others have their
// values written into them by bun, and are read anew each time.
type prepared struct {
	file, shared string
	name         string // on a connection to PostgreSQL
}

// prepare takes the text with question marks, as SQLite reads it, and numbers them for
// PostgreSQL.
func prepare(text string) prepared {
	parts := strings.Split(text, "?")
	var numbered strings.Builder
	for i, part := range parts {
		if i > 0 {
			numbered.WriteString("$" + strconv.Itoa(i))
		}
		numbered.WriteString(part)
	}
	p := prepareShared(numbered.String())
	p.file = text
	return p
}

// prepareShared takes a text that only PostgreSQL understands.
func prepareShared(text string) prepared {
	digest := sha256.Sum256([]byte(text))
	return prepared{shared: text, name: "afterword_" + hex.EncodeToString(digest[:12])}
}

// orFail is a statement that changes one row, for PostgreSQL, as one that fails where
// there is no such row: what follows it in the same round trip is then not done.
func (p prepared) orFail() prepared {
	return prepareShared("WITH done AS (" + p.shared + " RETURNING 1) SELECT 1 / count(*) FROM done")
}

// of is the text and the arguments for the database of t.
func (p prepared) of(t *tx, args []any) (string, []any) {
	if !t.shared {
		return p.file, args
	}
	return p.shared, append([]any{pgx.QueryExecModeCacheStatement}, args...)
}

// readAll returns the rows that p finds. R is a struct whose fields are p's columns.
func readAll[R any](ctx context.Context, t *tx, p prepared, args ...any) ([]R, error) {
	if t.ahead != nil {
		key := p.about(args)
		if found, ok := t.ahead[key].([]R); ok {
			delete(t.ahead, key) // the caller's own now
			return found, nil
		}
	}
	text, args := p.of(t, args)
	rows, err := t.Tx.Tx.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns := columnsIn(*new(R))
	var all []R
	for rows.Next() {
		var row R
		if err := rows.Scan(columns.places(&row)...); err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, rows.Err()
}

// readOne returns the one row that p finds, or sql.ErrNoRows.
func readOne[R any](ctx context.Context, t *tx, p prepared, args ...any) (row R, err error) {
	rows, err := readAll[R](ctx, t, p, args...)
	if err != nil || len(rows) == 0 {
		return row, cmp.Or(err, sql.ErrNoRows)
	}
	return rows[0], nil
}

// change is a prepared statement that writes, for (*tx).write.
type change struct {
	t    *tx
	p    prepared
	args []any
}

// Exec implements statement.
func (c change) Exec(ctx context.Context, _ ...any) (sql.Result, error) {
	text, args := c.p.of(c.t, c.args)
	return c.t.Tx.Tx.ExecContext(ctx, text, args...)
}

// errUntouched means that there was no row to change.
var errUntouched = errors.New("there is no such row")

// rowChange changes one row.
type rowChange struct {
	change prepared
	orFail prepared // see prepared.orFail
	args   []any
	means  func(err error) error // what a failure means, errUntouched included
}

// changeRow makes a change, or keeps it for the next round trip where there are any: then
// a failure comes with what is asked next, at the latest with the commit.
func (t *tx) changeRow(ctx context.Context, r rowChange) error {
	if !t.hurried {
		rows, err := t.write(ctx, change{t, r.change, r.args})
		if err == nil && rows == 0 {
			err = errUntouched
		}
		if err != nil {
			return r.means(err)
		}
		return nil
	}
	t.ahead = nil
	return t.keep(ctx, later{{statement: r.orFail, args: r.args, explain: func(err error) error {
		if postgresCode(err) == codeDivisionByZero {
			return r.means(errUntouched)
		}
		return r.means(explain(err))
	}}})
}

func (t *tx) keep(ctx context.Context, changes later) error {
	if t.view {
		return errView
	}
	_, err := t.Tx.Tx.ExecContext(ctx, "changes for later", changes)
	return err
}

// writeTogether is write for several statements, in one round trip where there are any.
func (t *tx) writeTogether(ctx context.Context, changes []change) error {
	if t.view {
		return errView
	}
	t.ahead = nil
	var all together
	for _, c := range changes {
		if t.shared {
			all = append(all, question{statement: c.p, args: c.args})
		} else if _, err := t.write(ctx, c); err != nil {
			return err
		}
	}
	if len(all) == 0 {
		return nil
	}
	if t.hurried {
		for i := range all {
			all[i].explain = explain
		}
		return t.keep(ctx, later(all))
	}
	_, err := t.Tx.Tx.ExecContext(ctx, "several changes at once", all)
	return explain(err)
}

// columns are the columns of a row type, by its bun tags, and where their values are.
type columns struct {
	names  []string
	fields []int
}

func columnsIn(row any, except ...string) (c columns) {
	of := reflect.TypeOf(row)
next:
	for i := range of.NumField() {
		name, _, _ := strings.Cut(of.Field(i).Tag.Get("bun"), ",")
		if of.Field(i).Anonymous {
			continue
		}
		for _, e := range except {
			if e == name {
				continue next
			}
		}
		c.names, c.fields = append(c.names, name), append(c.fields, i)
	}
	return c
}

// list is the columns as SELECT names them.
func (c columns) list() string { return strings.Join(c.names, ", ") }

// set is the columns as UPDATE assigns them.
func (c columns) set() string { return strings.Join(c.names, " = ?, ") + " = ?" }

// marks are the question marks of VALUES.
func (c columns) marks() string { return strings.Repeat("?, ", len(c.names)-1) + "?" }

// excluded is the columns as ON CONFLICT DO UPDATE assigns them.
func (c columns) excluded() string {
	set := make([]string, len(c.names))
	for i, name := range c.names {
		set[i] = name + " = EXCLUDED." + name
	}
	return strings.Join(set, ", ")
}

// values are those of a row, in the order of the columns.
func (c columns) values(row any) []any {
	v := reflect.ValueOf(row)
	values := make([]any, len(c.fields))
	for i, field := range c.fields {
		f := v.Field(field)
		if f.Kind() == reflect.String {
			values[i] = f.String() // whatever the domain calls it
			continue
		}
		values[i] = f.Interface()
	}
	return values
}

// places is where to put the values of a row, in the order of the columns.
func (c columns) places(row any) []any {
	v := reflect.ValueOf(row).Elem()
	places := make([]any, len(c.fields))
	for i, field := range c.fields {
		places[i] = v.Field(field).Addr().Interface()
	}
	return places
}
