package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// versionTable is where goose counts the migrations that were applied.
const versionTable = "schema_version"

// errForeign means that the file is a database, but none of Afterword's.
var errForeign = errors.New("it is the database of another program: name another file")

// migrate brings the schema up to date and returns its version.
//
// Another program may be doing the same to the same new file. Each migration is one
// transaction, so the slower of the two fails cleanly on a table that exists already;
// it then looks again and finds nothing left to do.
func migrate(ctx context.Context, db *sql.DB) (version int64, err error) {
	const tries = 3
	for try := 1; ; try++ {
		version, err = migrateOnce(ctx, db)
		if err == nil || try == tries || sqliteCode(err) == 0 {
			return version, err
		}
	}
}

func migrateOnce(ctx context.Context, db *sql.DB) (int64, error) {
	migrations, err := readMigrations()
	if err != nil {
		return 0, err
	}
	return applyMigrations(ctx, goose.DialectSQLite3, db, migrations)
}

func applyMigrations(ctx context.Context, dialect goose.Dialect, db *sql.DB, migrations []*goose.Migration) (int64, error) {
	provider, err := goose.NewProvider(dialect, db, nil,
		goose.WithGoMigrations(migrations...),
		goose.WithTableName(versionTable),
		goose.WithDisableGlobalRegistry(true),
		goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return 0, fmt.Errorf("cannot read the migrations: %w", err)
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return 0, fmt.Errorf("cannot read the schema's version: %w", err)
	}
	if current > target {
		return 0, fmt.Errorf("it was written by a newer Afterword (schema %d, this program knows %d): update the program", current, target)
	}
	if current == target {
		return current, nil
	}
	if _, err := provider.Up(ctx); err != nil {
		return 0, fmt.Errorf("cannot bring the schema up to date: %w", err)
	}
	return target, nil
}

// refuseForeign fails for a database that has tables, but not ours.
func refuseForeign(ctx context.Context, db *sql.DB) error {
	var tables, ours int
	err := db.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE name = ?)
		FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'`, versionTable).Scan(&tables, &ours)
	if err != nil {
		return err
	}
	if tables > 0 && ours == 0 {
		return errForeign
	}
	return nil
}

// readMigrations returns the embedded migrations as SQLite is to run them. The files are
// written for PostgreSQL; the text differs in what a whole number is called, and SQLite
// checks the types of a table only when told to.
func readMigrations() ([]*goose.Migration, error) {
	return migrationsAs(strings.NewReplacer("bigint", "INTEGER", "\n);", "\n) STRICT;"))
}

// migrationsAs returns the embedded migrations with their text changed for one database.
func migrationsAs(change *strings.Replacer) ([]*goose.Migration, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var migrations []*goose.Migration
	for _, name := range names {
		version, err := goose.NumericComponent(name)
		if err != nil {
			return nil, fmt.Errorf("migration %s: %w", name, err)
		}
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		statements := change.Replace(string(text))
		migrations = append(migrations, goose.NewGoMigration(version, &goose.GoFunc{
			RunTx: func(ctx context.Context, tx *sql.Tx) error {
				_, err := tx.ExecContext(ctx, statements)
				return err
			},
		}, nil))
	}
	return migrations, nil
}
