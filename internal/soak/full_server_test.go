package soak_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"afterword/internal/settings"
	"afterword/internal/store/postgrestest"
)

// TestPostgreSQLDiskFull leaves no room on the disk of a PostgreSQL server while several
// sends are held, until the server can write its log of changes no longer and stops, or tries
// to recover in vain. Then somebody makes room, and starts it again where it has stopped.
func TestPostgreSQLDiskFull(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server and the program many times")
	}
	w := newWorld(t)
	var points []point
	for _, at := range fullSteps {
		points = append(points, point{"PostgreSQL's disk full", at.String(), string(onServer)})
		results.plan(points[len(points)-1], runs(t))
	}
	for run := range runs(t) {
		t.Run(fmt.Sprint(run), func(t *testing.T) {
			dir := placeForServer(t)
			smallDisk(t, dir, 256)
			server := startSmall(t, filepath.Join(dir, "postgres"))
			var all []held
			for i, at := range fullSteps {
				s := w.newSend(t, points[i])
				database, err := server.Database(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				s.data = settings.Settings{Data: s.TempDir(), Database: database, Role: settings.Both}
				all = append(all, held{s, at, s.holdAt(at.Hold)})
			}
			makeRoom := fill(t, dir)
			stopForWantOfRoom(t, server, all[0].data.Database)
			for _, h := range all {
				h.between.Release()
			}
			for _, h := range all {
				h.mustSay(h.program, "sending a note failed, it is tried again")
			}
			makeRoom()
			if err := server.Revive(); err != nil {
				t.Fatalf("start PostgreSQL again: %v", err)
			}
			finishAll(all)
		})
	}
}

// placeForServer is a directory, until the test ends, that a server of another user reaches.
func placeForServer(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "afterword-small-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// startSmall starts a PostgreSQL of the test's own.
func startSmall(t testing.TB, dir string) *postgrestest.Server {
	t.Helper()
	server, err := postgrestest.StartSmall(dir)
	if err != nil {
		t.Fatalf("start PostgreSQL on a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Errorf("stop PostgreSQL: %v", err)
		}
	})
	return server
}

// stopForWantOfRoom writes into the server's log of changes until there is no room for it.
func stopForWantOfRoom(t testing.TB, server *postgrestest.Server, database string) {
	t.Helper()
	superuser, err := server.Superuser(database)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", superuser)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for range 1024 { // a megabyte each, on a disk of 256
		if _, err := db.ExecContext(context.Background(), "SELECT pg_logical_emit_message(false, 'soak', repeat('x', 1000000))"); err != nil {
			return
		}
	}
	t.Fatal("PostgreSQL found room on a full disk")
}
