package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
)

// TestOpenToRead: what is stored is there, nothing can be written, and the file keeps its
// bytes while somebody else may write.
func TestOpenToRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "afterword.db")
	if _, err := store.OpenToRead(t.Context(), path, ""); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("no file: %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Fatal("a database was made where there was none")
	}
	writer, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	save(t, writer, "p")
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := store.OpenToRead(t.Context(), path, "")
	if err != nil {
		t.Fatal(err)
	}
	if !has(t, reader, "p") {
		t.Error("what was stored is not there")
	}
	for name, update := range map[string]func() error{
		"Update": func() error {
			return reader.Update(t.Context(), followup.Local, func(followup.Tx) error { return nil })
		},
		"UpdateAhead": func() error {
			return reader.UpdateAhead(t.Context(), followup.Local, followup.ReadAhead{}, func(followup.Tx) error { return nil })
		},
	} {
		if err := update(); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("%s: %v", name, err)
		}
	}
	err = reader.View(t.Context(), followup.Local, func(tx followup.Tx) error {
		p, err := tx.Process(t.Context(), "p")
		if err != nil {
			t.Error(err)
		}
		return tx.SaveProcess(t.Context(), &p)
	})
	if err == nil {
		t.Error("a view wrote")
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file changed by being read (%v)", err)
	}
	// Somebody else writes meanwhile; the reader sees it.
	if writer, err = store.Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	save(t, writer, "q")
	if !has(t, reader, "q") {
		t.Error("what was written meanwhile is not seen")
	}
	if err := errors.Join(reader.Close(), writer.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestOpenToReadAnotherVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "afterword.db")
	writer, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for statement, want := range map[string]string{
		"INSERT INTO schema_version (version_id, is_applied, tstamp) VALUES (99999, 1, '2026-01-01')": "newer Afterword",
		"DELETE FROM schema_version WHERE version_id > 3":                                             "run afterword list once",
	} {
		if _, err := writer.DB().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
		if _, err := store.OpenToRead(t.Context(), path, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
		if _, err := writer.DB().ExecContext(t.Context(), "DELETE FROM schema_version WHERE version_id = 99999"); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestOpenToReadPostgres: the same on a server.
func TestOpenToReadPostgres(t *testing.T) {
	url, key := postgrestest.Database(t), newKey(t)
	if s, err := store.OpenToRead(t.Context(), url, key); err == nil {
		t.Error("a database without a schema was opened to be read")
		_ = s.Close()
	}
	save(t, openShared(t, url, key), "p")
	reader, err := store.OpenToRead(t.Context(), url, key)
	if err != nil {
		t.Fatal(err)
	}
	if !has(t, reader, "p") {
		t.Error("what was stored is not there")
	}
	if err := reader.Update(t.Context(), followup.Local, func(followup.Tx) error { return nil }); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("Update: %v", err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
}
