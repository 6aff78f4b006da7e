package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
)

// childEnv names the database that this test binary works on when it is started as the
// second program.
const childEnv = "AFTERWORD_TEST_DATABASE"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		if err := writeEvents(context.Background(), path, os.Args[len(os.Args)-1]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(postgrestest.Main(m))
}

// writeEvents adds numbered events to process p and says each number as soon as it is
// committed. limit is how many.
func writeEvents(ctx context.Context, path, limit string) error {
	n, err := strconv.Atoi(limit)
	if err != nil {
		return err
	}
	s, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	for i := range n {
		err := s.Update(ctx, followup.Local, func(tx followup.Tx) error {
			return tx.AddEvent(ctx, "p", cadence.Event{Kind: cadence.Replied, Words: strconv.Itoa(i)})
		})
		if err != nil {
			return err
		}
		fmt.Println(i)
	}
	return s.Close()
}

func child(t *testing.T, path string, limit int) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], strconv.Itoa(limit))
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	cmd.Stderr = os.Stderr
	return cmd
}

func events(t *testing.T, s *store.Store) []cadence.Event {
	t.Helper()
	var got []cadence.Event
	err := s.View(t.Context(), followup.Local, func(tx followup.Tx) (err error) {
		got, err = tx.Events(t.Context(), "p")
		return err
	})
	check(t, err)
	return got
}

// TestTwoStoresOnOneFile changes one process from two stores, each over the version it
// has read in an earlier transaction, so that they collide; whoever is late tries again.
func TestTwoStoresOnOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "afterword.db")
	stores := []*store.Store{open(t, path), open(t, path)}
	save(t, stores[0], "p")
	if !has(t, stores[1], "p") {
		t.Fatal("the second store does not see what the first one committed")
	}
	const each = 40
	var group sync.WaitGroup
	for _, s := range stores {
		group.Go(func() {
			for done := 0; done < each; {
				var p followup.Process
				read := func(tx followup.Tx) (err error) {
					p, err = tx.Process(t.Context(), "p")
					return err
				}
				if err := s.View(t.Context(), followup.Local, read); err != nil {
					t.Error(err)
					return
				}
				p.Role += "x"
				err := s.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
					// A transaction that begins by reading must have the write lock by then.
					if _, err := tx.Process(t.Context(), "p"); err != nil {
						return err
					}
					return tx.SaveProcess(t.Context(), &p)
				})
				if err == nil {
					done++
				} else if !errors.Is(err, followup.ErrStale) {
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	err := stores[0].View(t.Context(), followup.Local, func(tx followup.Tx) error {
		p, err := tx.Process(t.Context(), "p")
		if want := strings.Repeat("x", 2*each); p.Role != want || p.Version != 1+2*each {
			t.Errorf("after %d changes the role has %d letters at version %d", 2*each, len(p.Role), p.Version)
		}
		return err
	})
	check(t, err)
}

func TestTwoProgramsOnOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "afterword.db")
	s := open(t, path)
	save(t, s, "p")
	const each = 50
	cmd := child(t, path, each)
	check(t, cmd.Start())
	for i := range each {
		err := s.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
			return tx.AddEvent(t.Context(), "p", cadence.Event{Kind: cadence.Courtesy, Words: strconv.Itoa(i)})
		})
		check(t, err)
	}
	check(t, cmd.Wait())
	next := map[cadence.EventKind]int{}
	for _, e := range events(t, s) {
		if e.Words != strconv.Itoa(next[e.Kind]) {
			t.Fatalf("%s %s came where %d was to come", e.Kind, e.Words, next[e.Kind])
		}
		next[e.Kind]++
	}
	if next[cadence.Replied] != each || next[cadence.Courtesy] != each {
		t.Errorf("%v events were kept, want %d of each program", next, each)
	}
}

// TestKilledProgramLosesNothing kills a program that writes: whatever it was told to be
// committed is there, and the file opens as if nothing had happened.
func TestKilledProgramLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "afterword.db")
	s, err := store.Open(t.Context(), path)
	check(t, err)
	save(t, s, "p")
	check(t, s.Close())
	cmd := child(t, path, 1_000_000)
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	acknowledged := -1
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		acknowledged, err = strconv.Atoi(lines.Text())
		check(t, err)
		if acknowledged == 25 {
			check(t, cmd.Process.Kill())
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the program ended by itself before it was killed")
	}
	got := events(t, open(t, path))
	if len(got) <= acknowledged || len(got) > acknowledged+2 {
		t.Errorf("%d events are there, %d were acknowledged", len(got), acknowledged+1)
	}
}
