package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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

// TestBackupWhileWriting copies a database that is being written to: every copy is one
// moment, whole, and only its owner's.
func TestBackupWhileWriting(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "afterword.db")
	s := open(t, path)
	save(t, s, "first")
	ctx, stop := context.WithCancel(t.Context())
	var writer sync.WaitGroup
	writer.Go(func() {
		for n := 0; ctx.Err() == nil; n++ {
			err := s.Update(ctx, followup.Local, func(tx followup.Tx) error {
				return tx.SaveProcess(ctx, &followup.Process{Process: interview.Process{ID: fmt.Sprint("later-", n)}, State: followup.Active})
			})
			if err != nil && ctx.Err() == nil {
				t.Error(err)
			}
		}
	})
	defer writer.Wait()
	defer stop()
	made := 0
	for n := range 5 {
		target := filepath.Join(dir, fmt.Sprintf("what? #%d.db", n))
		held, err := store.Backup(t.Context(), path, target, false, nil)
		if err != nil {
			if _, statErr := os.Stat(target); !errors.Is(statErr, fs.ErrNotExist) {
				t.Errorf("a backup that failed (%v) left a file", err)
			}
			continue
		}
		made++
		again, err := store.Inspect(t.Context(), target)
		if err != nil || again.Rows["process"] != held.Rows["process"] || held.Rows["process"] < 1 || held.Schema != s.Version() {
			t.Errorf("the copy holds %v, %v; the backup said %v", again, err, held)
		}
		if info, err := os.Stat(target); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("others can read the copy: %v, %v", info, err)
		}
	}
	stop()
	writer.Wait()
	held, err := store.Backup(t.Context(), path, filepath.Join(dir, "calm.db"), false, nil)
	if err != nil || held.Rows["process"] < 1+made/5 {
		t.Errorf("with nobody writing: %v, %v", held, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.part")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestRestoreKeepsWhatItReplaces goes back to a backup: the newer row is gone from the
// database and there in the one that was kept.
func TestRestoreKeepsWhatItReplaces(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "afterword.db"), filepath.Join(dir, "copy.db")
	s := open(t, path)
	save(t, s, "old")
	if _, err := store.Backup(t.Context(), path, copied, false, nil); err != nil {
		t.Fatal(err)
	}
	save(t, s, "new")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	nothing := func(string) error { return nil }
	if _, _, err := store.Restore(t.Context(), copied, path, false, nothing); !errors.Is(err, store.ErrExists) {
		t.Errorf("restoring over a database: %v, want ErrExists", err)
	}
	refuses := errors.New("no")
	if _, _, err := store.Restore(t.Context(), copied, path, true, func(string) error { return refuses }); !errors.Is(err, refuses) {
		t.Errorf("a correction that failed: %v", err)
	}
	if held, err := store.Inspect(t.Context(), path); err != nil || held.Rows["process"] != 2 {
		t.Fatalf("a restore that failed changed the database: %v, %v", held, err)
	}
	_, kept, err := store.Restore(t.Context(), copied, path, true, nothing)
	if err != nil {
		t.Fatal(err)
	}
	if s := open(t, path); !has(t, s, "old") || has(t, s, "new") {
		t.Error("the database is not the backup")
	}
	if s := open(t, kept); !has(t, s, "new") {
		t.Error("what was replaced is not whole")
	}
	// A second restore keeps the first one's victim, too.
	_, second, err := store.Restore(t.Context(), copied, path, true, nothing)
	if err != nil || second == kept {
		t.Errorf("the second restore kept the database as %q: %v", second, err)
	}
}

// TestBackupsThatAreNotGood expects a refusal that says why, and nothing written.
func TestBackupsThatAreNotGood(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "afterword.db")
	s := open(t, whole)
	for n := range 200 {
		save(t, s, fmt.Sprint(n, strings.Repeat("x", 300)))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	half := content[:len(content)/2]
	scribbled := bytes.Clone(content)
	for i := len(scribbled) / 2; i < len(scribbled)/2+8192; i++ {
		scribbled[i] = 0xa5
	}
	for name, damaged := range map[string][]byte{"half": half, "scribbled": scribbled, "empty": nil, "text": []byte(strings.Repeat("Dear diary. ", 999))} {
		file := filepath.Join(t.TempDir(), "backup.db")
		if err := os.WriteFile(file, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(t.TempDir(), "afterword.db")
		_, _, err := store.Restore(t.Context(), file, target, true, func(string) error { return nil })
		if err == nil || !strings.Contains(err.Error(), "backup.db") {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(target), "*")); len(left) > 0 {
			t.Errorf("%s: left %v", name, left)
		}
	}
}

// TestBackupTellsHowFar hears how many bytes there are before any is copied, and that the
// copy is checked; one that is stopped meanwhile leaves nothing behind.
func TestBackupTellsHowFar(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "afterword.db")
	s := open(t, path)
	save(t, s, "first")
	type heard struct{ copied, total int64 }
	var all []heard
	if _, err := store.Backup(t.Context(), path, filepath.Join(dir, "copy.db"), false, func(copied, total int64) { all = append(all, heard{copied, total}) }); err != nil {
		t.Fatal(err)
	}
	if len(all) < 2 || all[0].copied != 0 || all[0].total < 10_000 || all[len(all)-1] != (heard{}) {
		t.Errorf("it tells %v", all)
	}
	ctx, stop := context.WithCancel(t.Context())
	if _, err := store.Backup(ctx, path, filepath.Join(dir, "stopped.db"), false, func(int64, int64) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it ends with %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "stopped*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
