package store

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"afterword/internal/followup"
)

const (
	// maxReaders bounds the memory of idle connections, each with its own page cache.
	maxReaders = 4
	// busyMillis is how long a writer waits for another program to finish writing.
	busyMillis = "10000"
)

// writerDSN asks for a write-ahead log that is synced at every commit, and for
// transactions that take the write lock at once: one that took it only at its first
// write could find that its snapshot is old, and fail.
func writerDSN(path string) string {
	return dsn(path, url.Values{
		"_busy_timeout": {busyMillis},
		"_journal_mode": {"WAL"},
		"_synchronous":  {"FULL"},
		"_foreign_keys": {"on"},
		"_txlock":       {"immediate"},
		"_dqs":          {"0"},
	})
}

// readerDSN asks for connections that refuse to write.
func readerDSN(path string) string {
	return dsn(path, url.Values{
		"_busy_timeout": {busyMillis},
		"_query_only":   {"on"},
		"_dqs":          {"0"},
	})
}

func dsn(path string, options url.Values) string {
	// SQLite reads the name as a URI: what means something there must be escaped.
	escaped := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
	return "file:" + escaped + "?" + options.Encode()
}

// prepareFile sees to it that the directory and the file exist and that the file is its
// owner's alone. SQLite gives its log and shared memory the file's permissions.
func prepareFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Chmod(path, 0o600)
}

// explainSQLite puts what SQLite says into words that tell what to do.
func explainSQLite(err error) error {
	switch code := sqliteCode(err); code & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("it is not an Afterword database, move it away or name another file: %w", err)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("it is damaged, restore a backup: %w", err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("the disk is full, make room and try again: %w", err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return fmt.Errorf("it cannot be written to, check the permissions of the file and its directory: %w", err)
	case sqlite3.SQLITE_BUSY:
		return fmt.Errorf("another program has been writing to it for too long, try again: %w", err)
	}
	if sqliteCode(err) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY {
		return fmt.Errorf("what the row belongs to is %w in this account", followup.ErrNotFound)
	}
	return err
}

// sqliteCode is the extended result code of SQLite, or 0.
func sqliteCode(err error) int {
	var failure *sqlite.Error
	if errors.As(err, &failure) {
		return failure.Code()
	}
	return 0
}
