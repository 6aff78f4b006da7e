package jobs_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/jobs"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
)

// clock is the domain's time; the queue's own is the machine's.
var clock = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// secretBody is what no log may hold.
const secretBody = "the nightly reindex takes nine hours"

// world is a real store and a real queue around verbs that the test decides.
type world struct {
	*testing.T
	path   string
	store  *store.Store
	runner *jobs.Runner
	verbs  *verbs
	log    *logBook
}

var quick = jobs.Pace{Fetch: 5 * time.Millisecond, HandOver: 10 * time.Millisecond, Read: 10 * time.Millisecond}

// onEach runs a test on a new database of each kind.
func onEach(t *testing.T, test func(t *testing.T, database string)) {
	t.Run("SQLite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "afterword.db")) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, postgrestest.Database(t)) })
}

// onBoth runs a test in a new world on each kind of database.
func onBoth(t *testing.T, test func(t *testing.T, w *world)) {
	onEach(t, func(t *testing.T, database string) { test(t, newWorld(t, database)) })
}

// options are those of a runner on s, as the node of that name if s has nodes.
func options(s *store.Store, name string, v jobs.Verbs, m jobs.Mailboxes, log *slog.Logger, pace jobs.Pace) jobs.Options {
	o := jobs.Options{DB: s.DB(), Verbs: v, Mailboxes: m, Log: log, Pace: pace, Workers: 1}
	if s.Shared() {
		o.Nodes = &nodes{name: name}
	}
	return o
}

// nodes is a node that is on duty and alone.
type nodes struct{ name string }

func (n *nodes) Name() string                         { return n.name }
func (n *nodes) OnDuty(context.Context) (bool, error) { return true, nil }
func (n *nodes) Alive(context.Context) (map[string]bool, error) {
	return map[string]bool{n.name: true}, nil
}

// newWorld makes a world with one approved note. Nothing runs before start.
func newWorld(t *testing.T, database string) *world {
	t.Helper()
	w := &world{T: t, path: database, log: &logBook{}}
	w.open()
	p := followup.Process{State: followup.Active, Process: interview.Process{ID: "p"}}
	n, err := note.Note{
		ID: "n", ProcessID: "p", InterviewID: "onsite", Phase: note.Anchor, State: note.Draft,
		To: note.Address{Email: "wei.chen@globex.example"}, Subject: secretBody, Body: secretBody,
	}.Approve(clock, clock)
	w.check(err)
	w.update(func(tx followup.Tx) error {
		return errors.Join(tx.SaveProcess(t.Context(), &p), tx.SaveNote(t.Context(), &n))
	})
	t.Cleanup(func() {
		if strings.Contains(w.log.String(), secretBody) {
			t.Errorf("the log tells what a note says:\n%s", w.log)
		}
	})
	return w
}

// open opens the store and builds a runner over it, as a program does at its start.
func (w *world) open() {
	w.Helper()
	s, err := store.Open(w.Context(), w.path)
	w.check(err)
	w.Cleanup(func() { w.check(s.Close()) })
	w.store = s
	w.verbs = &verbs{store: s}
	w.runner, err = jobs.New(w.Context(), w.options(quick))
	w.check(err)
	w.verbs.queue = w.runner
}

func (w *world) options(pace jobs.Pace) jobs.Options {
	log := slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return options(w.store, "test", w.verbs, w.verbs, log, pace)
}

// secondsUntilNext is how long the one job is put off for, by the database's clock.
func (w *world) secondsUntilNext() float64 {
	w.Helper()
	query := "SELECT (julianday(scheduled_at) - julianday('now')) * 86400 FROM river_job"
	if w.store.Shared() {
		query = "SELECT extract(epoch FROM scheduled_at - clock_timestamp()) FROM river_job"
	}
	var wait float64
	w.check(w.store.DB().QueryRowContext(w.Context(), query).Scan(&wait))
	return wait
}

// available makes the one job available now.
func (w *world) available() {
	w.Helper()
	before := "datetime('now', '-1 second')"
	if w.store.Shared() {
		before = "now() - interval '1 second'"
	}
	_, err := w.store.DB().ExecContext(w.Context(), "UPDATE river_job SET state = 'available', scheduled_at = "+before)
	w.check(err)
}

func (w *world) start() {
	w.Helper()
	w.check(w.runner.Start(w.Context()))
	w.Cleanup(func() { w.stop() })
}

func (w *world) stop() {
	w.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(w.Context()), 20*time.Second)
	defer cancel()
	w.check(w.runner.Stop(ctx))
}

func (w *world) check(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) update(f func(followup.Tx) error) {
	w.Helper()
	w.check(w.store.Update(w.Context(), followup.Local, f))
}

// handOver schedules the note if it is approved and enqueues it, as HandOverDue does.
func (w *world) handOver() {
	w.Helper()
	w.check(w.verbs.handOver(w.Context()))
}

func (w *world) note() note.Note {
	w.Helper()
	var n note.Note
	w.check(w.store.View(w.Context(), followup.Local, func(tx followup.Tx) (err error) {
		n, err = tx.Note(w.Context(), "n")
		return err
	}))
	return n
}

// jobs returns the states of all jobs in the queue's table, oldest first.
func (w *world) jobs() string {
	w.Helper()
	rows, err := w.store.DB().QueryContext(w.Context(), "SELECT state FROM river_job ORDER BY id")
	w.check(err)
	defer rows.Close()
	var states []string
	for rows.Next() {
		var state string
		w.check(rows.Scan(&state))
		states = append(states, state)
	}
	w.check(rows.Err())
	return strings.Join(states, " ")
}

// until waits for something to become so.
func (w *world) until(what string, so func() bool) {
	w.Helper()
	deadline := time.Now().Add(15 * time.Second)
	for !so() {
		if time.Now().After(deadline) {
			w.Fatalf("it never came that %s; jobs are %q, the note is %s\n%s", what, w.jobs(), w.note().State, w.log)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func (w *world) untilSent() {
	w.Helper()
	w.until("the note is sent and its job completed", func() bool {
		return w.note().State == note.Sent && strings.HasSuffix(w.jobs(), "completed")
	})
}

// rounds waits until the hand-over was called n more times.
func (w *world) rounds(n int) {
	w.Helper()
	from := w.verbs.count(&w.verbs.handOvers)
	w.until("more rounds pass", func() bool { return w.verbs.count(&w.verbs.handOvers) >= from+n })
}

// verbs stands in for followup.Service: the life of one note against the real store, and
// a mail server that the test decides.
type verbs struct {
	store *store.Store
	queue followup.Queue

	// before is called at the start of SendNote, on what the server is told to do, and
	// outcome inside the transaction that records it, after finish. Each may be nil.
	before  func(ctx context.Context, attempt int) error
	outcome func(tx followup.Tx) error
	// round is called at the start of HandOverDue; automatic hands over in it.
	round     func(call int)
	automatic bool
	read      func(account followup.AccountID) error
	push      func(ctx context.Context) error
	dropped   atomic.Bool // old questions were to be forgotten

	mu                         sync.Mutex
	attempts, sends, handOvers int
}

func (v *verbs) count(counter *int) int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return *counter
}

func (v *verbs) add(counter *int) int {
	v.mu.Lock()
	defer v.mu.Unlock()
	*counter++
	return *counter
}

func (v *verbs) SendNote(ctx context.Context, account followup.AccountID, id string, finish func(context.Context, followup.Tx) error) error {
	attempt := v.add(&v.attempts)
	if v.before != nil {
		if err := v.before(ctx, attempt); err != nil {
			return err
		}
	}
	leaving := false
	err := v.store.Update(ctx, account, func(tx followup.Tx) error {
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		if n.State != note.Scheduled {
			return finish(ctx, tx)
		}
		if n, err = n.StartSending("id@example.org", time.Now(), nil); err != nil {
			return err
		}
		leaving = true
		return tx.SaveNote(ctx, &n)
	})
	if err != nil || !leaving {
		return err
	}
	v.add(&v.sends)
	ctx = context.WithoutCancel(ctx)
	return v.store.Update(ctx, account, func(tx followup.Tx) error {
		n, err := tx.Note(ctx, id)
		if err != nil {
			return err
		}
		if n, err = n.MarkSent(clock); err != nil {
			return err
		}
		if err := errors.Join(tx.SaveNote(ctx, &n), finish(ctx, tx)); err != nil {
			return err
		}
		if v.outcome != nil {
			return v.outcome(tx)
		}
		return nil
	})
}

func (v *verbs) HandOverDue(ctx context.Context) error {
	call := v.add(&v.handOvers)
	if v.round != nil {
		v.round(call)
	}
	if v.automatic {
		return v.handOver(ctx)
	}
	return nil
}

func (v *verbs) PushCalendars(ctx context.Context) error {
	if v.push == nil {
		return nil
	}
	return v.push(ctx)
}

func (v *verbs) DropOldPermissions(context.Context) error {
	v.dropped.Store(true)
	return nil
}

func (v *verbs) handOver(ctx context.Context) error {
	return v.store.Update(ctx, followup.Local, func(tx followup.Tx) error {
		n, err := tx.Note(ctx, "n")
		if err != nil {
			return err
		}
		switch n.State {
		case note.Approved:
			if n, err = n.Schedule(); err != nil {
				return err
			}
			if err := tx.SaveNote(ctx, &n); err != nil {
				return err
			}
		case note.Scheduled:
		default:
			return nil
		}
		return v.queue.EnqueueSend(ctx, tx, followup.Local, n.ID)
	})
}

func (v *verbs) ReadMailbox(_ context.Context, account followup.AccountID) error {
	if v.read == nil {
		return nil
	}
	return v.read(account)
}

func (v *verbs) Mailboxes(context.Context) ([]followup.AccountID, error) {
	return []followup.AccountID{"ada", "ben"}, nil
}

// logBook is a log that can be read while it is written.
type logBook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logBook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logBook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		os.Exit(sendAndHang(path))
	}
	os.Exit(postgrestest.Main(m))
}
