package soak_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"afterword/internal/note"
	"afterword/internal/store/postgrestest"
)

// trouble is what happens to a send while it is held at a step. meet sees it through until
// the program is gone, or has come to the end, and returns the note as it then is.
type trouble struct {
	name   string
	stores []store
	steps  []step
	meet   func(s *send, at step) note.Note
}

// The troubles of one program, which leave its neighbours alone.
var troubles = []trouble{
	{"killed", stores, everyStep, (*send).killed},
	{"cut", stores, submission, (*send).cut},
	// No note can be stored any more: before the note is composed, before it is committed,
	// and when it has left.
	{"disk full", stores, fullSteps, (*send).diskFull},
	{"locked", stores, []step{after(`STATUS "SENT"`, arrives), after("DATA", arrives), after(".", arrives)}, (*send).locked},
	{"clock +1h", stores, clockSteps, func(s *send, at step) note.Note { return s.clockJumps(at, time.Hour) }},
	{"clock -1h", stores, clockSteps, func(s *send, at step) note.Note { return s.clockJumps(at, -time.Hour) }},
}

var (
	fullSteps  = []step{after(`STATUS "SENT"`, arrives), after("DATA", arrives), after(".", arrives)}
	clockSteps = []step{after(`STATUS "SENT"`, arrives), after("DATA", arrives), before(".", asked), after(".", arrives)}
)

// TestTroubleAtEveryStep brings every trouble at every step of a send.
func TestTroubleAtEveryStep(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program some hundred times")
	}
	w, times := newWorld(t), runs(t)
	each := func(p point, f func(*send)) {
		results.plan(p, times)
		for run := range times {
			t.Run(fmt.Sprintf("%s, %s, %s/%d", p.store, p.trouble, p.step, run), func(t *testing.T) {
				t.Parallel()
				f(w.newSend(t, p))
			})
		}
	}
	// What waits longest comes first.
	for _, trouble := range slices.Backward(troubles) {
		for _, at := range trouble.steps {
			for _, kind := range trouble.stores {
				each(point{trouble.name, at.String(), string(kind)}, func(s *send) { s.judge(trouble.meet(s, at), at.want) })
			}
		}
	}
	for _, kind := range stores {
		each(point{"clocks set forward", "before it is due", string(kind)}, func(s *send) { s.acrossChange(time.Hour) })
		each(point{"clocks set back", "before it is due", string(kind)}, func(s *send) { s.acrossChange(-time.Hour) })
	}
}

// killed: the program is killed. A program on a file is started again, a node leaves its
// work to another.
func (s *send) killed(at step) note.Note {
	s.newData()
	s.holdAt(at.Hold).kill()
	s.between.Cut()
	if s.kind == onServer {
		return s.takenOver(at.want)
	}
	again := s.start()
	defer again.kill()
	if at.want == arrives {
		return s.await(again, settled)
	}
	n := s.await(again, func(n note.Note) bool { return n.Attempt.Stage == note.Looking })
	if n.Trouble == "" {
		s.Error("nobody is told that the note is looked for")
	}
	again.kill()
	return s.takenOver(at.want)
}

// cut: the connection breaks.
func (s *send) cut(at step) note.Note {
	s.newData()
	program := s.holdAt(at.Hold)
	s.between.Cut()
	s.told(program, "")
	program.kill()
	return s.takenOver(at.want)
}

// diskFull: there is no room left for a note, until somebody has made some and starts the
// program anew. What a PostgreSQL does whose whole disk is full is TestPostgreSQLDiskFull's.
func (s *send) diskFull(at step) note.Note {
	if s.kind == onServer {
		s.newData()
		program := s.holdAt(at.Hold)
		makeRoom := refuseNotes(s, s.data.Database)
		s.between.Release()
		s.mustSay(program, "the server's disk is full, make room")
		program.kill()
		makeRoom()
		return s.takenOver(at.want)
	}
	dir := s.TempDir()
	smallDisk(s, dir, 24)
	s.data = newDatabase(s, s.kind, dir)
	program := s.holdAt(at.Hold)
	makeRoom := fill(s, dir)
	s.between.Release()
	s.mustSay(program, "the disk is full, make room")
	program.kill()
	makeRoom()
	return s.takenOver(at.want)
}

// refuseNotes lets a PostgreSQL database refuse every change of a note, as where the disk of
// the table is full.
func refuseNotes(t testing.TB, database string) (makeRoom func()) {
	t.Helper()
	db, err := sql.Open("pgx", postgrestest.Superuser(t, database))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	do := func(statement string) {
		if _, err := db.ExecContext(context.Background(), statement); err != nil {
			t.Fatalf("make the disk of the notes full, or not: %v", err)
		}
	}
	do(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
		$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`)
	do("CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON note EXECUTE FUNCTION no_room()")
	return func() { do("DROP TRIGGER no_room ON note") }
}

// locked: another program keeps the database from being written, for longer than a writer
// waits where that is a file. On a server a writer waits for as long as it takes.
func (s *send) locked(at step) note.Note {
	s.newData()
	program := s.holdAt(at.Hold)
	if s.kind == onFile {
		unlock := lockFile(s, filepath.Join(s.data.Data, "afterword.db"))
		s.between.Release()
		s.mustSay(program, "another program has been writing to it for too long")
		program.kill()
		unlock()
		return s.takenOver(at.want)
	}
	db, unlock := lockNotes(s, s.data.Database)
	s.between.Release()
	awaitWriter(s, db)
	unlock()
	return s.await(program, settled)
}

// lockFile writes to a database file, as another program, until unlocked.
func lockFile(t testing.TB, path string) (unlock func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_busy_timeout=60000&_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	writing, err := db.Begin()
	if err != nil {
		t.Fatalf("lock the database: %v", err)
	}
	return func() {
		if err := writing.Rollback(); err != nil {
			t.Error(err)
		}
		_ = db.Close()
	}
}

// lockNotes keeps the notes of a PostgreSQL database from being written until unlocked.
func lockNotes(t testing.TB, database string) (db *sql.DB, unlock func()) {
	t.Helper()
	db, err := sql.Open("pgx", postgrestest.Superuser(t, database))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	locking, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := locking.Exec("LOCK TABLE note IN EXCLUSIVE MODE"); err != nil {
		t.Fatalf("lock the notes: %v", err)
	}
	return db, func() {
		if err := locking.Rollback(); err != nil {
			t.Error(err)
		}
	}
}

// awaitWriter waits until somebody waits for the lock.
func awaitWriter(t testing.TB, db *sql.DB) {
	t.Helper()
	eventually(t, func() bool {
		var waiting int
		err := db.QueryRowContext(context.Background(), `SELECT count(*) FROM pg_locks
			WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`).Scan(&waiting)
		if err != nil {
			t.Fatal(err)
		}
		return waiting > 0
	}, func() string { return "nobody ever waited for the lock" })
}

// clockJumps: the machine's clock is set, and after the note's way through this step it is
// set right again.
func (s *send) clockJumps(at step, by time.Duration) note.Note {
	clock := newWound(s.T)
	s.clock = clock
	s.newData()
	program := s.holdAt(at.Hold)
	clock.set(s, by)
	if at.want == asked {
		s.between.Cut()
	} else {
		s.between.Release()
	}
	s.told(program, "")
	program.kill()
	clock.set(s, 0)
	return s.takenOver(at.want)
}
