package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/store"
)

const secret = "correct horse battery staple"

func saveMailbox(t *testing.T, s *store.Store, account followup.AccountID, password string) {
	t.Helper()
	err := s.Update(t.Context(), account, func(tx followup.Tx) error {
		return tx.SaveMailbox(t.Context(), followup.Mailbox{Address: "ada@example.org", Password: password})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func password(t *testing.T, s *store.Store, account followup.AccountID) (string, error) {
	t.Helper()
	var m followup.Mailbox
	err := s.View(t.Context(), account, func(tx followup.Tx) (err error) {
		m, err = tx.Mailbox(t.Context())
		return err
	})
	return m.Password, err
}

// TestPasswordIsNowhereInTheDatabase looks at the bytes of every file but the key's.
func TestPasswordIsNowhereInTheDatabase(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "afterword.db"))
	saveMailbox(t, s, followup.Local, secret)
	if got, err := password(t, s, followup.Local); err != nil || got != secret {
		t.Fatalf("the password came back as %q, %v", got, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[entry.Name()] = true
		if bytes.Contains(content, []byte(secret)) {
			t.Errorf("%s holds the password as it is", entry.Name())
		}
		info, err := entry.Info()
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s can be read by others: %s", entry.Name(), info.Mode())
		}
	}
	if !found["afterword.key"] || !found["afterword.db-wal"] || len(found) != 4 {
		t.Errorf("the directory holds %v, want the database, its log, its shared memory and the key", found)
	}
}

// TestTheSameSecretIsSealedDifferently keeps two equal passwords from being seen to be
// equal, and one from being moved to another account.
func TestTheSameSecretIsSealedDifferently(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "afterword.db"))
	saveMailbox(t, s, "a", secret)
	saveMailbox(t, s, "b", secret)
	sealed := map[string]string{}
	for _, account := range []string{"a", "b"} {
		var text string
		err := s.DB().QueryRowContext(t.Context(), "SELECT password_sealed FROM mailbox WHERE account_id = ?", account).Scan(&text)
		if err != nil {
			t.Fatal(err)
		}
		sealed[account] = text
	}
	if sealed["a"] == sealed["b"] {
		t.Error("equal passwords look equal in the database")
	}
	if _, err := s.DB().ExecContext(t.Context(), "UPDATE mailbox SET password_sealed = ? WHERE account_id = 'b'", sealed["a"]); err != nil {
		t.Fatal(err)
	}
	if got, err := password(t, s, "b"); err == nil {
		t.Errorf("the password of another account was opened: %q", got)
	}
}

func TestKeyFileInTrouble(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(t *testing.T, key string)
		want  string
	}{
		{"missing", func(t *testing.T, key string) { check(t, os.Remove(key)) }, "missing"},
		{"of another database", func(t *testing.T, key string) {
			check(t, os.WriteFile(key, bytes.Repeat([]byte{7}, 32), 0o600))
		}, "not the one it was sealed with"},
		{"cut short", func(t *testing.T, key string) { check(t, os.Truncate(key, 31)) }, "has 31 bytes instead of 32"},
		{"readable by others", func(t *testing.T, key string) {
			if runtime.GOOS == "windows" {
				t.Skip("there are no such permissions on Windows")
			}
			check(t, os.Chmod(key, 0o644))
		}, "can be read by others"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, filepath.Join(dir, "afterword.db"))
			saveMailbox(t, s, followup.Local, secret)
			key := filepath.Join(dir, "afterword.key")
			tt.spoil(t, key)
			_, err := password(t, s, followup.Local)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), key) {
				t.Errorf("error %v, want one that says %q and names %s", err, tt.want, key)
			}
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("the error tells the password: %v", err)
			}
		})
	}
}

// TestAddingTheMailboxAgainMakesAKeyAgain is the way out when the key file was lost.
func TestAddingTheMailboxAgainMakesAKeyAgain(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "afterword.db"))
	saveMailbox(t, s, followup.Local, secret)
	check(t, os.Remove(filepath.Join(dir, "afterword.key")))
	saveMailbox(t, s, followup.Local, "another one")
	if got, err := password(t, s, followup.Local); err != nil || got != "another one" {
		t.Errorf("the password came back as %q, %v", got, err)
	}
}

func TestNoPasswordNeedsNoKey(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "afterword.db"))
	saveMailbox(t, s, followup.Local, "")
	if _, err := os.Stat(filepath.Join(dir, "afterword.key")); err == nil {
		t.Error("a key file was made for nothing")
	}
}

// TestViewLeavesNoTrace lets a view try to store a password: it says what is wrong and
// makes no key file.
func TestViewLeavesNoTrace(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "afterword.db"))
	err := s.View(t.Context(), followup.Local, func(tx followup.Tx) error {
		return tx.SaveMailbox(t.Context(), followup.Mailbox{Password: secret})
	})
	if err == nil || !strings.Contains(err.Error(), "a view cannot write") {
		t.Errorf("error %v, want that a view cannot write", err)
	}
	err = s.View(t.Context(), followup.Local, func(tx followup.Tx) error {
		return tx.SaveCursor(t.Context(), followup.Cursor{Folder: "INBOX"})
	})
	if err == nil || !strings.Contains(err.Error(), "a view cannot write") {
		t.Errorf("error %v, want that a view cannot write", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "afterword.key")); err == nil {
		t.Error("a view made a key file")
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
