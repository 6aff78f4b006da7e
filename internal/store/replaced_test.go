package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestAFileThatIsNotThereAnyMoreCannotBeWritten(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not let an open file be moved")
	}
	path := filepath.Join(t.TempDir(), "afterword.db")
	s := open(t, path)
	check(t, s.CanWrite(t.Context()))
	refused := func(want string) {
		t.Helper()
		if err := s.CanWrite(t.Context()); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("error %v, want one about %s that says %q", err, path, want)
		}
	}
	check(t, os.Rename(path, path+".away"))
	refused("removed")
	check(t, os.WriteFile(path, nil, 0o600))
	refused("replaced")
	check(t, os.Rename(path+".away", path))
	check(t, s.CanWrite(t.Context()))
}
