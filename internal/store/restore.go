package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// beforeRestore is what the name of a database that was replaced ends in.
const beforeRestore = ".before-restore"

// Restore puts the backup at source in the place of the database at path. Nobody else may
// have the database open. The backup is checked, copied beside path and checked again
// before anything is touched; correct is then called with the path of that copy, to put
// right in it what a restored database must not believe. Where a database stands already
// the error is ErrExists, unless replace is set; the one that is replaced is kept beside
// it under kept, empty when there was none.
func Restore(ctx context.Context, source, path string, replace bool, correct func(copied string) error) (held Contents, kept string, err error) {
	held, kept, err = restore(ctx, source, path, replace, correct)
	if err != nil {
		return Contents{}, "", fmt.Errorf("restore %s to %s: %w", source, path, err)
	}
	return held, kept, nil
}

func restore(ctx context.Context, source, path string, replace bool, correct func(string) error) (held Contents, kept string, err error) {
	if held, err = Inspect(ctx, source); err != nil {
		return held, "", err
	}
	_, err = os.Lstat(path)
	exists := err == nil
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return held, "", err
	case exists && !replace:
		return held, "", ErrExists
	case exists:
		same, err := sameFile(source, path)
		if err != nil {
			return held, "", err
		}
		if same {
			return held, "", errors.New("that is the database itself, not a backup of it")
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return held, "", err
	}
	temporary := path + ".restoring"
	// A restore that was interrupted leaves nothing worth keeping.
	if err := removeDatabase(temporary); err != nil {
		return held, "", err
	}
	defer func() { err = errors.Join(err, removeDatabase(temporary)) }()
	// Copied by SQLite and not byte by byte: a backup that somebody has opened since may
	// have part of its pages in a log beside it.
	if held, err = backup(ctx, source, temporary, false, nil); err != nil {
		return held, "", err
	}
	if err := correct(temporary); err != nil {
		return held, "", err
	}
	again, err := Inspect(ctx, temporary)
	if err != nil {
		return held, "", fmt.Errorf("the restored copy is not good: %w", err)
	}
	if exists {
		if kept, err = moveAway(path); err != nil {
			return held, "", err
		}
	}
	return again, kept, settle(temporary, path)
}

// moveAway renames a database out of the way, with the log that may lie beside it: a log
// of one database next to the file of another would ruin it.
func moveAway(path string) (kept string, err error) {
	kept = path + beforeRestore
	for n := 2; ; n++ {
		if _, err := os.Lstat(kept); errors.Is(err, fs.ErrNotExist) {
			break
		} else if err != nil {
			return "", err
		}
		kept = fmt.Sprintf("%s%s.%d", path, beforeRestore, n)
	}
	// The log goes first: without its file it means nothing, and nobody misses it.
	for _, part := range []string{"-wal", "-shm"} {
		if err := os.Rename(path+part, kept+part); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if err := os.Rename(path, kept); err != nil {
		return "", err
	}
	return kept, nil
}

func removeDatabase(path string) error {
	var errs []error
	for _, part := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + part); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// KeyOf returns the path of the key file that belongs to the database at path.
func KeyOf(path string) string { return string(keyFileBeside(path)) }

// CheckKey says what is wrong with the key file of the database at path. Where there is
// none, which is right as long as no password was stored, the error is fs.ErrNotExist.
func CheckKey(path string) error {
	_, err := keyFileBeside(path).read()
	if errors.Is(err, errNoKey) {
		return fmt.Errorf("%w: %w", fs.ErrNotExist, err)
	}
	return err
}

// CopyKey copies a key file, whole or not at all, so that only its owner can read it.
// Where target exists already the error is ErrExists, unless replace is set.
func CopyKey(source, target string, replace bool) error {
	if err := copyKey(source, target, replace); err != nil {
		return fmt.Errorf("copy the key file %s to %s: %w", source, target, err)
	}
	return nil
}

func copyKey(source, target string, replace bool) error {
	if _, err := os.Lstat(target); err == nil && !replace {
		return ErrExists
	}
	in, err := os.Open(source)
	if err != nil {
		return err
	}
	defer in.Close()
	key, err := io.ReadAll(io.LimitReader(in, keySize+1))
	if err != nil {
		return err
	}
	if len(key) != keySize {
		return fmt.Errorf("it is not a key file: it has not %d bytes", keySize)
	}
	temporary, err := reserve(target)
	if err != nil {
		return err
	}
	defer os.Remove(temporary)
	if err := os.WriteFile(temporary, key, 0o600); err != nil {
		return err
	}
	return settle(temporary, target)
}

// Alone reports whether only their owner can read a file or directory; on systems
// without such permissions always.
func Alone(info fs.FileInfo) bool {
	return runtime.GOOS == "windows" || info.Mode().Perm()&0o077 == 0
}

// sealedColumns are what is sealed with the key file and cannot be had anew from it.
var sealedColumns = []struct{ of, table, column string }{
	{"mailbox", "mailbox", "password_sealed"},
	{"mailbox", "mailbox", "client_secret_sealed"},
	{"mailbox", "mailbox", "token_sealed"},
	{"calendar", "calendar", "secret_sealed"},
	{"calendar", "calendar", "password_sealed"},
	{"model", "model", "key_sealed"},
}

// SealedIn names what a database file holds secrets of. It changes nothing.
func SealedIn(ctx context.Context, path string) (of []string, err error) {
	db, err := openToRead(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, c := range sealedColumns {
		if slices.Contains(of, c.of) {
			continue
		}
		n := 0
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM "+c.table+" WHERE "+c.column+" != ''").Scan(&n); err != nil {
			return of, fmt.Errorf("look for secrets in %s: %w", path, explain(err))
		}
		if n > 0 {
			of = append(of, c.of)
		}
	}
	return of, nil
}
