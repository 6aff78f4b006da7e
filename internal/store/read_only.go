package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/dialect/sqlitedialect"
)

// ErrReadOnly: the database was opened to be read.
var ErrReadOnly = errors.New("the database is open to be read only")

// OpenToRead opens a database that is there already and writes nothing to it, whatever is
// asked: every Update fails with ErrReadOnly. It makes no file and brings no schema up to
// date; one of another version is an error that says what to do. key is the path of the
// key file; for a file it may be empty and is the one beside it then.
func OpenToRead(ctx context.Context, database, key string) (*Store, error) {
	if IsURL(database) {
		return openPostgresToRead(ctx, database, keyFile(key))
	}
	keys := keyFile(key)
	if key == "" {
		keys = keyFileBeside(database)
	}
	readers, err := openFileToRead(ctx, database)
	if err != nil {
		return nil, fmt.Errorf("cannot read the database %s: %w", database, err)
	}
	return &Store{readers: bun.NewDB(readers, sqlitedialect.New()), keys: keys, version: newestMigration()}, nil
}

func openFileToRead(ctx context.Context, path string) (*sql.DB, error) {
	// It says whether the file is there and one of ours.
	first, err := openToRead(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := first.Close(); err != nil {
		return nil, err
	}
	// mode=ro keeps the last connection from folding the write-ahead log into the file.
	readers, err := sql.Open("sqlite", readerDSN(path)+"&mode=ro")
	if err != nil {
		return nil, err
	}
	readers.SetMaxOpenConns(maxReaders)
	if err := sameVersion(ctx, readers); err != nil {
		return nil, errors.Join(err, readers.Close())
	}
	return readers, nil
}

func openPostgresToRead(ctx context.Context, database string, keys keyFile) (*Store, error) {
	pool, err := sharedPools(database, map[string]string{"default_transaction_read_only": "on"})
	if err != nil {
		return nil, err
	}
	readers := pool(sharedReaders)
	conn, err := retrying(ctx, func() (*sql.Conn, error) { return readers.Conn(ctx) })
	if err == nil {
		err = errors.Join(checkServer(ctx, conn), conn.Close())
	}
	if err == nil {
		err = sameVersion(ctx, readers)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cannot read the database %s: %w", nameOf(database), explain(err)), readers.Close())
	}
	return &Store{readers: bun.NewDB(readers, pgdialect.New()), keys: keys, version: newestMigration(), shared: true}, nil
}

// sameVersion fails for a schema that this program does not know.
func sameVersion(ctx context.Context, db *sql.DB) error {
	var version int64
	if err := db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM "+versionTable+" WHERE is_applied").Scan(&version); err != nil {
		return explain(err)
	}
	switch newest := newestMigration(); {
	case version > newest:
		return fmt.Errorf("it was written by a newer Afterword (schema %d, this program knows %d): update the program", version, newest)
	case version < newest:
		return fmt.Errorf("it was written by an older Afterword (schema %d, this program knows %d): run afterword list once, which brings it up to date", version, newest)
	}
	return nil
}

// newestMigration is the number of the last migration that this program has.
func newestMigration() (newest int64) {
	names, _ := migrationFiles.ReadDir("migrations") // it is embedded
	for _, entry := range names {
		if version, err := goose.NumericComponent(entry.Name()); err == nil && strings.HasSuffix(entry.Name(), ".sql") {
			newest = max(newest, version)
		}
	}
	return newest
}
