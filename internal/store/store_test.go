package store_test

import (
	"path/filepath"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/store/storetest"
)

func TestStoreKeepsThePort(t *testing.T) {
	storetest.Run(t, func(t *testing.T) followup.Store { return open(t, filepath.Join(t.TempDir(), "afterword.db")) })
}

// open opens a store that the test closes.
func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path)
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
