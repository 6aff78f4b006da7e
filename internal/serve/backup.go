package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"afterword/internal/followup"
	"afterword/internal/settings"
	"afterword/internal/store"
)

// errElsewhere answers whoever would back up a PostgreSQL database through a file.
var errElsewhere = errors.New("the database is on PostgreSQL, which has tools of its own for that: pg_dump --format=custom --file=FILE DATABASE makes a backup while Afterword runs, and pg_restore --clean --if-exists --single-transaction --dbname=DATABASE FILE goes back to it while every node is stopped; keep the key file of the data directory, too")

// lockName is the file in the data directory that a running serve holds.
const lockName = "afterword.lock"

// errRunning means that another program holds the lock.
var errRunning = errors.New("another Afterword is running on it: stop that one first")

// keySuffix follows the name of a backup in the name of the key file that belongs to it.
const keySuffix = ".key"

// Running reports whether somebody serves the database file of s. On PostgreSQL nobody
// can tell: other machines may.
func Running(s settings.Settings) (bool, error) {
	if s.Database != "" {
		return false, errElsewhere
	}
	path := filepath.Join(s.Data, lockName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	unlock, err := lock(path)
	if errors.Is(err, errRunning) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	unlock()
	return false, nil
}

// BackupReport is what Backup did.
type BackupReport struct {
	Held store.Contents
	Key  string // where the key file was copied to; empty when it was not
}

// Backup copies the database of s to file, also while it is being served, and the key
// file beside it when withKey is set. A file that exists is replaced only when replace is
// set. tell, which may be nil, hears how far it is, as store.Backup says.
func Backup(ctx context.Context, s settings.Settings, file string, withKey, replace bool, tell func(copied, total int64)) (BackupReport, error) {
	database := filepath.Join(s.Data, Database)
	var report BackupReport
	if s.Database != "" {
		return report, errElsewhere
	}
	if withKey {
		switch err := store.CheckKey(database); {
		case errors.Is(err, fs.ErrNotExist): // no password was ever stored
		case err != nil:
			return report, fmt.Errorf("back up the key file: %w", err)
		default:
			report.Key = file + keySuffix
		}
	}
	var err error
	if report.Held, err = store.Backup(ctx, database, file, replace, tell); err != nil {
		return BackupReport{}, err
	}
	if report.Key == "" {
		return report, nil
	}
	if err := store.CopyKey(store.KeyOf(database), report.Key, replace); err != nil {
		return BackupReport{}, fmt.Errorf("the database was backed up, its key file was not: %w", err)
	}
	return report, nil
}

// RestoreReport is what Restore did.
type RestoreReport struct {
	Held store.Contents
	// Kept is where the database that was replaced lies now; empty when there was none.
	Kept string
	// Key says that the key file was restored, too.
	Key bool
	// TakenBack is how many notes had been approved when the backup was made. They are
	// drafts again, or asked about: they may have left since.
	TakenBack int
}

// distrust is what a note says whose approval was taken back by a restore.
const distrust = "This comes from a backup, and the note may have left after that was made. Look for it in your Sent folder before you go on."

// Restore puts the backup in file in the place of the database of s, which nobody may be
// serving. A database that exists is replaced only when replace is set, and is kept under
// another name.
func Restore(ctx context.Context, s settings.Settings, file string, replace bool, log *slog.Logger) (report RestoreReport, err error) {
	if s.Database != "" {
		return report, errElsewhere
	}
	if err := os.MkdirAll(s.Data, 0o700); err != nil {
		return report, fmt.Errorf("make a place for the database: %w", err)
	}
	unlock, err := lock(filepath.Join(s.Data, lockName))
	if err != nil {
		return report, err
	}
	defer unlock()
	database := filepath.Join(s.Data, Database)
	report.Held, report.Kept, err = store.Restore(ctx, file, database, replace, func(copied string) error {
		report.TakenBack, err = takeBackApprovals(ctx, copied, log)
		return err
	})
	if err != nil {
		return RestoreReport{}, err
	}
	if report.Key, err = restoreKey(file+keySuffix, store.KeyOf(database)); err != nil {
		return RestoreReport{}, fmt.Errorf("the database was restored, its key file was not: %w", err)
	}
	return report, nil
}

func takeBackApprovals(ctx context.Context, path string, log *slog.Logger) (taken int, err error) {
	db, err := store.Open(ctx, path)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	accounts, err := db.Mailboxes(ctx)
	if err != nil {
		return 0, err
	}
	seen := map[followup.AccountID]bool{}
	service := &followup.Service{Store: db, Clock: followup.SystemClock{}, Log: log}
	for _, account := range append(accounts, followup.Local) {
		if seen[account] {
			continue
		}
		seen[account] = true
		n, err := service.TakeBackApprovals(ctx, account, distrust)
		if err != nil {
			return 0, err
		}
		taken += n
	}
	return taken, nil
}

// restoreKey copies the key file of a backup where there is one, and keeps a different
// one that stood there.
func restoreKey(source, target string) (bool, error) {
	key, err := os.ReadFile(source)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	before, err := os.ReadFile(target)
	if err == nil && bytes.Equal(before, key) {
		return true, nil
	}
	if err == nil {
		if err := store.CopyKey(target, target+".before-restore", false); err != nil {
			return false, err
		}
	}
	return true, store.CopyKey(source, target, true)
}
