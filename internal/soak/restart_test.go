package soak_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"afterword/internal/mailbox/mailboxtest"
)

// restart is servers that are stopped in the middle of sends, and the steps at which.
type restart struct {
	name  string
	parts []mailboxtest.Part
	steps []step
}

var restarts = []restart{
	{
		"IMAP and submission restarted",
		[]mailboxtest.Part{mailboxtest.Dovecot},
		[]step{before(`STATUS "SENT"`, arrives), after("RCPT", arrives), before(".", asked), after(".", arrives), before("UID MOVE", arrives)},
	},
	// The server that people talk to answers at the dot that the one behind it is gone, and
	// does not know whether that one had taken the message.
	{
		"relay restarted",
		[]mailboxtest.Part{mailboxtest.Postfix},
		[]step{after("AUTH", arrives), after("DATA", asked), before(".", asked), after(".", arrives)},
	},
	{
		"all mail servers restarted",
		[]mailboxtest.Part{mailboxtest.Postfix, mailboxtest.Dovecot},
		[]step{after(`STATUS "SENT"`, arrives), after("DATA", arrives), after(".", arrives), after("UID STORE", arrives)},
	},
}

// TestMailServersRestarted stops mail servers while several sends are held, lets the sends
// go on without them, and starts the servers again.
func TestMailServersRestarted(t *testing.T) {
	if testing.Short() {
		t.Skip("starts mail servers and the program many times")
	}
	for _, r := range restarts {
		times := runs(t)
		for _, p := range r.points() {
			results.plan(p, times)
		}
		for run := range times {
			t.Run(fmt.Sprintf("%s/%d", r.name, run), func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				held := holdAll(t, w, r.points(), r.steps)
				for _, h := range held {
					if h.at.left() {
						// A server that is stopped while it delivers does so again: not our doing.
						h.awaitDelivered()
					}
				}
				if slices.Contains(r.parts, mailboxtest.Dovecot) {
					// Its sessions end with it; when exactly, it does not say.
					for _, h := range held {
						h.between.Cut()
					}
				}
				w.servers.Stop(t, r.parts...)
				for _, h := range held {
					h.between.Release()
				}
				for _, h := range held {
					h.told(h.program, "")
				}
				w.servers.Start(t, r.parts...)
				finishAll(held)
			})
		}
	}
}

// points are the lines of the table: the steps take turns at the stores.
func (r restart) points() (points []point) {
	for i, at := range r.steps {
		points = append(points, point{r.name, at.String(), string(stores[i%len(stores)])})
	}
	return points
}

var postgresSteps = []step{after(`STATUS "SENT"`, arrives), after("DATA", arrives), after(".", arrives), before("UID MOVE", arrives)}

// TestPostgreSQLRestarted makes PostgreSQL restart while several sends are held. It runs
// alone: the server is everybody's.
func TestPostgreSQLRestarted(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	w := newWorld(t)
	var points []point
	for _, at := range postgresSteps {
		points = append(points, point{"PostgreSQL restarted", at.String(), string(onServer)})
		results.plan(points[len(points)-1], runs(t))
	}
	for run := range runs(t) {
		t.Run(fmt.Sprint(run), func(t *testing.T) {
			held := holdAll(t, w, points, postgresSteps)
			crashPostgreSQL(t)
			for _, h := range held {
				h.between.Release()
			}
			for _, h := range held {
				h.told(h.program, "sending a note failed, it is tried again") // nothing could be stored
			}
			finishAll(held)
		})
	}
}

// held is a send at the step where it is held.
type held struct {
	*send
	at      step
	program *program
}

// holdAll brings one send to each step.
func holdAll(t *testing.T, w *world, points []point, steps []step) (all []held) {
	t.Helper()
	for i, at := range steps {
		s := w.newSend(t, points[i])
		s.newData()
		all = append(all, held{s, at, s.holdAt(at.Hold)})
	}
	return all
}

// finishAll ends the programs and lets others take their work over.
func finishAll(all []held) {
	for _, h := range all {
		h.program.kill()
		h.judge(h.takenOver(h.at.want), h.at.want)
	}
}

// crashPostgreSQL kills one process of the server, so that all of it restarts and recovers
// as after a power cut, and waits until it is there again.
func crashPostgreSQL(t testing.TB) {
	t.Helper()
	admin := blanks.admin
	conn, err := admin.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// The server ends the others only when it has noticed, and lets nobody in from then on.
	other, err := admin.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var pid int
	if err := conn.QueryRowContext(t.Context(), "SELECT pg_backend_pid()").Scan(&pid); err != nil {
		t.Fatal(err)
	}
	process, err := os.FindProcess(pid)
	if err == nil {
		err = process.Kill()
	}
	if err != nil {
		t.Fatalf("crash PostgreSQL: %v", err)
	}
	eventually(t, func() bool { return other.PingContext(t.Context()) != nil }, func() string { return "PostgreSQL never notices that one of its processes was killed" })
	_ = conn.Close()
	_ = other.Close()
	eventually(t, func() bool { return admin.PingContext(t.Context()) == nil }, func() string { return "PostgreSQL does not come back" })
}
