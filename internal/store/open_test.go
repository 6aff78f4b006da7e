package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/store"
)

// save stores a process in the local account.
func save(t testing.TB, s *store.Store, id string) {
	t.Helper()
	err := s.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		return tx.SaveProcess(t.Context(), &followup.Process{Process: interview.Process{ID: id}, State: followup.Active})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// has reports whether the local account has a process.
func has(t testing.TB, s *store.Store, id string) bool {
	t.Helper()
	err := s.View(t.Context(), followup.Local, func(tx followup.Tx) error {
		_, err := tx.Process(t.Context(), id)
		return err
	})
	if err != nil && !errors.Is(err, followup.ErrNotFound) {
		t.Fatal(err)
	}
	return err == nil
}

func TestReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "dir", "what? #1 100%25 done.db")
	first, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	save(t, first, "p")
	version := first.Version()
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	// After Close the one file is everything: a copy of it alone is complete.
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	moved := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(moved, content, 0o644); err != nil {
		t.Fatal(err)
	}
	second := open(t, moved)
	if !has(t, second, "p") || second.Version() != version || version < 1 {
		t.Errorf("the copy has the process: %v; schema %d, want %d", has(t, second, "p"), second.Version(), version)
	}
	if runtime.GOOS != "windows" {
		info, err := os.Stat(moved)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("others can read the database: %v, %v", info.Mode(), err)
		}
	}
}

func TestManyOpenOneNewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "afterword.db")
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			s, err := store.Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	save(t, open(t, path), "p")
}

// TestFilesThatAreNotOurs expects an error that names the file and says what to do, and
// the file untouched.
func TestFilesThatAreNotOurs(t *testing.T) {
	tests := []struct {
		name string
		make func(t *testing.T, path string)
		want string
	}{
		{"not a database", func(t *testing.T, path string) {
			if err := os.WriteFile(path, bytes.Repeat([]byte("Dear diary. "), 1000), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "not an Afterword database"},
		{"of another program", func(t *testing.T, path string) {
			execute(t, path, "CREATE TABLE bookmarks (url text)", "INSERT INTO bookmarks VALUES ('https://example.org')")
		}, "another program"},
		{"of a newer Afterword", func(t *testing.T, path string) {
			s, err := store.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			execute(t, path, "INSERT INTO schema_version (version_id, is_applied) VALUES (9999, 1)")
		}, "newer Afterword"},
		{"damaged", func(t *testing.T, path string) {
			s, err := store.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for i := 100; i < len(content); i++ { // all but the header
				content[i] = 0xa5
			}
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}, "damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "some.db")
			tt.make(t, path)
			before := content(t, path)
			s, err := store.Open(t.Context(), path)
			if err == nil {
				s.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("error %q, want one that says %q and names %s", err, tt.want, path)
			}
			if !bytes.Equal(content(t, path), before) {
				t.Error("the file was changed")
			}
		})
	}
}

// execute runs statements on a database file that no store has open, and leaves no
// write-ahead log behind.
func execute(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range statements {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

func TestPlacesThatCannotHoldADatabase(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	paths := map[string]string{"a directory": dir, "below a file": filepath.Join(file, "afterword.db")}
	if os.Getuid() > 0 { // the administrator may write anywhere
		closed := filepath.Join(dir, "closed")
		if err := os.Mkdir(closed, 0o500); err != nil {
			t.Fatal(err)
		}
		paths["in a directory that cannot be written to"] = filepath.Join(closed, "afterword.db")
	}
	for name, path := range paths {
		s, err := store.Open(t.Context(), path)
		if err == nil {
			s.Close()
			t.Errorf("%s: a database was opened", name)
			continue
		}
		var failure *fs.PathError
		if !strings.Contains(err.Error(), path) || !errors.As(err, &failure) {
			t.Errorf("%s: error %q, want one that names %s and what the system says", name, err, path)
		}
	}
}

// TestFullDisk lets the database grow no further, as a full disk does.
func TestFullDisk(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "afterword.db"))
	save(t, s, "before")
	if _, err := s.DB().ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil { // SQLite: as it is now
		t.Fatal(err)
	}
	err := s.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		p := followup.Process{Process: interview.Process{ID: "big", Employer: strings.Repeat("Globex ", 100_000)}}
		return tx.SaveProcess(t.Context(), &p)
	})
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("error %v, want one that says that the disk is full", err)
	}
	if !has(t, s, "before") || has(t, s, "big") {
		t.Error("after the failure the database holds something else than before")
	}
	if _, err := s.DB().ExecContext(t.Context(), "PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	save(t, s, "after") // room was made
}
