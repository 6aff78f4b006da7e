package soak_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// smallDisk makes dir a disk of its own that holds some MiB, until the test ends.
func smallDisk(t testing.TB, dir string, mebibytes int) {
	t.Helper()
	if err := syscall.Mount("none", dir, "tmpfs", 0, fmt.Sprintf("size=%dm,mode=755", mebibytes)); err != nil {
		t.Fatalf("make a small disk for the test: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("take the small disk away: %v", err)
		}
	})
}

// fill leaves no room on the disk of a directory. The returned function makes room again.
func fill(t testing.TB, dir string) (makeRoom func()) {
	t.Helper()
	name := filepath.Join(dir, "something-large")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for piece := make([]byte, 64<<10); len(piece) > 0; {
		if _, err := file.Write(piece); errors.Is(err, syscall.ENOSPC) {
			piece = piece[:len(piece)/2]
		} else if err != nil {
			t.Fatal(err)
		}
	}
	return func() {
		if err := os.Remove(name); err != nil {
			t.Error(err)
		}
	}
}
