package store_test

import (
	"path/filepath"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
	"afterword/internal/store/storetest"
)

func TestStoreKeepsThePort(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		storetest.Run(t, func(t *testing.T) followup.Store { return open(t, filepath.Join(t.TempDir(), "afterword.db")) })
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		storetest.Run(t, func(t *testing.T) followup.Store { return openShared(t, postgrestest.Database(t), newKey(t)) })
	})
}

// open opens a store in a file that the test closes.
func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	return closing(t, s, err)
}

// openShared opens a store on PostgreSQL that the test closes.
func openShared(t testing.TB, url, key string) *store.Store {
	t.Helper()
	s, err := store.OpenWithKey(t.Context(), url, key)
	return closing(t, s, err)
}

// newKey is the path of a key file that is not there yet.
func newKey(t testing.TB) string { return filepath.Join(t.TempDir(), "afterword.key") }

func closing(t testing.TB, s *store.Store, err error) *store.Store {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
