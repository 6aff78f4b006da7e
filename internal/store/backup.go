package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Contents is what a database file holds, in figures.
type Contents struct {
	Schema int64          // number of its last migration
	Rows   map[string]int // by table
}

// same reports whether two files hold as much of everything.
func (c Contents) same(d Contents) bool { return c.Schema == d.Schema && maps.Equal(c.Rows, d.Rows) }

// ErrExists means that a file stands where a new one would go.
var ErrExists = errors.New("there is a file of that name already")

// countTries bounds how often a copy is made because somebody wrote between the counting
// and the copying.
const countTries = 5

// Backup writes a copy of the database file at path to target and returns what it holds.
// It may run while other programs write: the copy is one moment. The copy is made beside
// target, opened and checked, put on disk, and only then given its name, so that target
// is whole or not there. Where target exists already the error is ErrExists, unless
// replace is set. The schema is copied as it is.
//
// tell, which may be nil, hears every now and then how many bytes of some were copied, and
// once that the copy is being checked: then both are 0.
//
// The key file is not part of the database: see CopyKey.
func Backup(ctx context.Context, path, target string, replace bool, tell func(copied, total int64)) (Contents, error) {
	held, err := backup(ctx, path, target, replace, tell)
	if err != nil {
		return Contents{}, fmt.Errorf("back up %s to %s: %w", path, target, err)
	}
	return held, nil
}

func backup(ctx context.Context, path, target string, replace bool, tell func(copied, total int64)) (held Contents, err error) {
	if tell == nil {
		tell = func(int64, int64) {}
	}
	if _, err := os.Lstat(target); err == nil && !replace {
		return Contents{}, ErrExists
	}
	if same, err := sameFile(path, target); err != nil || same {
		return Contents{}, errors.Join(err, errors.New("a backup cannot stand where the database is"))
	}
	db, err := openToRead(ctx, path)
	if err != nil {
		return Contents{}, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	temporary, err := reserve(target)
	if err != nil {
		return Contents{}, err
	}
	defer os.Remove(temporary) // is gone already when all went well
	for range countTries {
		before, err := count(ctx, db)
		if err != nil {
			return Contents{}, explain(err)
		}
		// VACUUM INTO wants no file or an empty one.
		if err := os.Truncate(temporary, 0); err != nil {
			return Contents{}, err
		}
		if err := copyInto(ctx, db, temporary, tell); err != nil {
			return Contents{}, explain(err)
		}
		tell(0, 0)
		after, err := count(ctx, db)
		if err != nil {
			return Contents{}, explain(err)
		}
		if held, err = Inspect(ctx, temporary); err != nil {
			return Contents{}, fmt.Errorf("the copy is not good: %w", err)
		}
		if held.same(before) || held.same(after) {
			return held, settle(temporary, target)
		}
	}
	return Contents{}, errors.New("the database is being written to all the time: try again in a while")
}

// lookAtCopy is how often it is looked how much of a copy is there.
const lookAtCopy = 200 * time.Millisecond

// copyInto copies the database into a file and tells how far that is. The size is that of
// the pages in use: what VACUUM writes is seldom larger.
func copyInto(ctx context.Context, db *sql.DB, file string, tell func(copied, total int64)) error {
	var total int64
	err := db.QueryRowContext(ctx, "SELECT (p.page_count - f.freelist_count) * s.page_size FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s").Scan(&total)
	if err != nil {
		return err
	}
	tell(0, total)
	ended := make(chan struct{})
	var looking sync.WaitGroup
	looking.Go(func() {
		look := time.NewTicker(lookAtCopy)
		defer look.Stop()
		for {
			select {
			case <-ended:
				return
			case <-look.C:
				if info, err := os.Stat(file); err == nil {
					tell(min(info.Size(), total), total)
				}
			}
		}
	})
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", "file:"+escapeURI(file))
	close(ended)
	looking.Wait()
	return err
}

// Inspect reads a database file without changing it, as when somebody else is using it:
// it holds every page and every reference against what they should be, and counts the
// rows. It fails for a file that is damaged, or none of Afterword's.
func Inspect(ctx context.Context, path string) (held Contents, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("check %s: %w", path, err)
		}
	}()
	db, err := openToRead(ctx, path)
	if err != nil {
		return Contents{}, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return Contents{}, explain(err)
	}
	if verdict != "ok" {
		return Contents{}, fmt.Errorf("it is damaged, restore a backup: %s", verdict)
	}
	var table string
	err = db.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table)
	if err == nil {
		return Contents{}, fmt.Errorf("it is damaged, restore a backup: a row of table %s belongs to nothing", table)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return Contents{}, explain(err)
	}
	if held, err = count(ctx, db); err != nil {
		return Contents{}, explain(err)
	}
	newest, err := newestSchema()
	if err != nil {
		return Contents{}, err
	}
	if held.Schema > newest {
		return Contents{}, fmt.Errorf("it was written by a newer Afterword (schema %d, this program knows %d): update the program", held.Schema, newest)
	}
	return held, nil
}

// newestSchema is the number of the last migration this program knows.
func newestSchema() (int64, error) {
	migrations, err := readMigrations()
	if err != nil || len(migrations) == 0 {
		return 0, fmt.Errorf("the program has no migrations: %w", err)
	}
	return migrations[len(migrations)-1].Version, nil
}

// UpToDate reports whether a database that holds c has the schema this program works on.
// An older one is brought up to date by Open.
func (c Contents) UpToDate() (bool, error) {
	newest, err := newestSchema()
	return c.Schema == newest, err
}

// openToRead opens a database of ours that exists already, to read.
func openToRead(ctx context.Context, path string) (*sql.DB, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no such file: %w", err)
	} else if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", backupDSN(path))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := refuseForeign(ctx, db); err != nil {
		return nil, errors.Join(explain(err), db.Close())
	}
	return db, nil
}

// backupDSN does not ask for query_only, which would forbid VACUUM INTO; mode=rw keeps it
// from making a file.
func backupDSN(path string) string {
	return "file:" + escapeURI(path) + "?mode=rw&_dqs=0&_busy_timeout=" + busyMillis
}

// escapeURI makes a path safe inside a file: URI.
func escapeURI(path string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
}

// count counts the rows of every table in one moment. The job queue's tables are left
// out: they change all the time and hold nothing that the notes do not say.
func count(ctx context.Context, db *sql.DB) (held Contents, err error) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return held, err
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }()
	tables, err := factTables(ctx, tx)
	if err != nil {
		return held, err
	}
	held.Rows = map[string]int{}
	for _, table := range tables {
		var n int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM "`+strings.ReplaceAll(table, `"`, `""`)+`"`).Scan(&n); err != nil {
			return held, err
		}
		held.Rows[table] = n
	}
	if !slices.Contains(tables, versionTable) {
		return held, errForeign
	}
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM "+versionTable).Scan(&held.Schema)
	return held, err
}

func factTables(ctx context.Context, tx *sql.Tx) (tables []string, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT name FROM sqlite_schema WHERE type = 'table'
		AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'river!_%' ESCAPE '!' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		tables = append(tables, name)
	}
	return tables, rows.Err()
}

// reserve makes an empty file beside target that only its owner can read.
func reserve(target string) (string, error) {
	file, err := os.CreateTemp(filepath.Dir(target), filepath.Base(target)+".*.part") // mode 0600
	if err != nil {
		return "", err
	}
	return file.Name(), file.Close()
}

// settle puts a finished file on disk and gives it its name.
func settle(temporary, target string) error {
	file, err := os.OpenFile(temporary, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(temporary, target); err != nil {
		return err
	}
	return syncDir(filepath.Dir(target))
}

func sameFile(a, b string) (bool, error) {
	first, err := os.Stat(a)
	if err != nil {
		return false, err
	}
	second, err := os.Stat(b)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(first, second), err
}
