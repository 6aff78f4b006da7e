package jobs_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/jobs"
	"afterword/internal/note"
)

func TestDueNoteIsSentOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.verbs.automatic = true // every round hands over what is scheduled, again and again
		w.start()
		w.untilSent()
		w.rounds(5)
		if w.verbs.count(&w.verbs.sends) != 1 || w.jobs() != "completed" {
			t.Errorf("%d sends, jobs %q; want one of each", w.verbs.count(&w.verbs.sends), w.jobs())
		}
	})
}

func TestEnqueuedTwiceIsOneJob(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.handOver()
		w.handOver() // in a transaction of its own
		w.update(func(tx followup.Tx) error {
			return errors.Join(
				w.runner.EnqueueSend(t.Context(), tx, followup.Local, "n"),
				w.runner.EnqueueSend(t.Context(), tx, followup.Local, "n"))
		})
		if w.jobs() != "available" {
			t.Fatalf("jobs are %q, want one", w.jobs())
		}
		w.start()
		w.untilSent()
		if w.verbs.count(&w.verbs.sends) != 1 {
			t.Errorf("%d sends, want 1", w.verbs.count(&w.verbs.sends))
		}
	})
}

func TestSameNoteIDInTwoAccountsIsTwoJobs(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		for _, account := range []followup.AccountID{"ada", "ben"} {
			w.check(w.store.Update(t.Context(), account, func(tx followup.Tx) error {
				return w.runner.EnqueueSend(t.Context(), tx, account, "n")
			}))
		}
		if w.jobs() != "available available" {
			t.Errorf("jobs are %q, want two", w.jobs())
		}
	})
}

func TestJobSharesTheFateOfItsTransaction(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		changedMind := errors.New("changed my mind")
		err := w.store.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
			return errors.Join(w.runner.EnqueueSend(t.Context(), tx, followup.Local, "n"), changedMind)
		})
		if !errors.Is(err, changedMind) || w.jobs() != "" {
			t.Errorf("after a rollback (%v) jobs are %q, want none", err, w.jobs())
		}
	})
}

// TestHandedOverAgain takes an approval back while the job waits. The job finds nothing
// to do; the note is approved anew and gets another one.
func TestHandedOverAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.handOver()
		w.change(note.Note.Undo)
		w.start()
		w.until("the job ends", func() bool { return w.jobs() == "completed" })
		if w.verbs.count(&w.verbs.sends) != 0 {
			t.Fatal("a note that was taken back was sent")
		}
		w.change(func(n note.Note) (note.Note, error) { return n.Approve(clock, clock) })
		w.handOver()
		w.untilSent()
		if w.verbs.count(&w.verbs.sends) != 1 || w.jobs() != "completed completed" {
			t.Errorf("%d sends, jobs %q; want 1 and two that completed", w.verbs.count(&w.verbs.sends), w.jobs())
		}
	})
}

func (w *world) change(transition func(note.Note) (note.Note, error)) {
	w.Helper()
	w.update(func(tx followup.Tx) error {
		n, err := tx.Note(w.Context(), "n")
		if err != nil {
			return err
		}
		if n, err = transition(n); err != nil {
			return err
		}
		return tx.SaveNote(w.Context(), &n)
	})
}

// TestJobCompletesWithTheOutcome looks into the transaction that records the outcome,
// and then lets it fail: neither the note nor the job may have moved.
func TestJobCompletesWithTheOutcome(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		var inside string
		w.verbs.outcome = func(tx followup.Tx) error {
			err := tx.(interface{ SQLTx() *sql.Tx }).SQLTx().QueryRow("SELECT state FROM river_job").Scan(&inside)
			return errors.Join(err, errors.New("the disk is full"))
		}
		w.handOver()
		w.start()
		w.until("the job is put back", func() bool { return w.jobs() == "retryable" })
		if inside != "completed" {
			t.Errorf("in the transaction that records the outcome the job is %s, want completed", inside)
		}
		if state := w.note().State; state != note.Sending {
			t.Errorf("after the rollback the note is %s, want sending", state)
		}
		if !strings.Contains(w.log.String(), "it is tried again") {
			t.Errorf("the log does not say that it is tried again:\n%s", w.log)
		}
	})
}

func TestNoteThatWaitsIsTriedAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.verbs.before = func(_ context.Context, attempt int) error {
			if attempt < 3 {
				return fmt.Errorf("send note n: %w", &followup.WaitError{Why: "the mailbox cannot be read", RetryAfter: 10 * time.Millisecond})
			}
			return nil
		}
		w.handOver()
		w.start()
		w.untilSent()
		if w.verbs.count(&w.verbs.attempts) != 3 || w.verbs.count(&w.verbs.sends) != 1 || w.jobs() != "completed" {
			t.Errorf("%d attempts, %d sends, jobs %q; want 3, 1 and one completed", w.verbs.count(&w.verbs.attempts), w.verbs.count(&w.verbs.sends), w.jobs())
		}
	})
}

func TestNoteThatWaitsLongerKeepsItsJob(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.verbs.before = func(context.Context, int) error {
			return &followup.WaitError{Why: "greylisted", RetryAfter: time.Hour}
		}
		w.verbs.automatic = true
		w.start()
		w.until("the job is put off", func() bool { return w.jobs() == "scheduled" })
		w.rounds(5) // each enqueues the note again
		if w.jobs() != "scheduled" || w.verbs.count(&w.verbs.attempts) != 1 {
			t.Errorf("jobs %q after %d attempts; want the one that waits", w.jobs(), w.verbs.count(&w.verbs.attempts))
		}
		if wait := w.secondsUntilNext(); wait < 3500 || wait > 3601 {
			t.Errorf("the job comes back in %.0f seconds, want an hour", wait)
		}
	})
}

// TestFailureIsTriedAgain lets the first attempt panic; the queue is told to be ten
// seconds older instead of waiting for them.
func TestFailureIsTriedAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.verbs.before = func(_ context.Context, attempt int) error {
			if attempt == 1 {
				panic("a fault")
			}
			return nil
		}
		w.handOver()
		w.start()
		w.until("the job is put back", func() bool { return w.jobs() == "retryable" })
		if wait := w.secondsUntilNext(); wait < 1 || wait > 10.5 {
			t.Errorf("it is tried again in %.1f seconds, want ten", wait)
		}
		w.available()
		w.untilSent()
	})
}

func TestNoteThatIsGoneIsNotTriedAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.update(func(tx followup.Tx) error { return w.runner.EnqueueSend(t.Context(), tx, followup.Local, "nowhere") })
		w.start()
		w.until("the job is given up", func() bool { return w.jobs() == "cancelled" })
		if w.verbs.count(&w.verbs.attempts) != 1 {
			t.Errorf("%d attempts, want 1", w.verbs.count(&w.verbs.attempts))
		}
	})
}

// TestJobTakenForLostWhileItRuns changes the job under a worker's feet. What the server
// was told must be recorded all the same, and not be told again.
func TestJobTakenForLostWhileItRuns(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.verbs.before = func(_ context.Context, attempt int) error {
			if attempt == 1 {
				_, err := w.store.DB().Exec("UPDATE river_job SET state = 'available'")
				return err
			}
			return nil
		}
		w.handOver()
		w.start()
		w.untilSent()
		if w.verbs.count(&w.verbs.sends) != 1 {
			t.Errorf("%d sends, want 1", w.verbs.count(&w.verbs.sends))
		}
	})
}

func TestForeignTransactionIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		err := w.runner.EnqueueSend(t.Context(), foreignTx{}, followup.Local, "n")
		if err == nil || !strings.Contains(err.Error(), "foreignTx") {
			t.Errorf("error %v, want one that names the type", err)
		}
	})
}

type foreignTx struct{ followup.Tx }

func TestPaceWithoutPauseIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		for _, pace := range []jobs.Pace{
			{},
			{Fetch: time.Microsecond, HandOver: time.Second, Read: time.Second},
			{Fetch: time.Second, Read: time.Second},
			{Fetch: time.Second, HandOver: time.Second, Read: -time.Second},
		} {
			if _, err := jobs.New(t.Context(), w.options(pace)); err == nil {
				t.Errorf("the pace %+v was taken", pace)
			}
		}
	})
}

// TestOneNoteAtATimeLeavesAMailbox holds the first note back while it leaves: a note of
// the same account waits for it, one of another account does not.
func TestOneNoteAtATimeLeavesAMailbox(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		o := w.options(quick)
		o.Workers = 3
		slow := &slowVerbs{entered: make(chan string, 3), leave: make(chan struct{})}
		o.Verbs = slow
		unblock := sync.OnceFunc(func() { close(slow.leave) })
		var err error
		w.runner, err = jobs.New(t.Context(), o)
		w.check(err)
		for _, n := range []struct {
			account followup.AccountID
			note    string
		}{{"ada", "first"}, {"ada", "second"}, {"ben", "other"}} {
			w.check(w.store.Update(t.Context(), n.account, func(tx followup.Tx) error {
				return w.runner.EnqueueSend(t.Context(), tx, n.account, n.note)
			}))
		}
		w.start()
		t.Cleanup(unblock) // before the runner is stopped, however the test ends
		left := map[string]bool{<-slow.entered: true, <-slow.entered: true}
		if !left["other"] {
			t.Errorf("the notes %v leave at once, want one of them from the other mailbox", left)
		}
		w.until("the third note was put off", func() bool {
			var putOff int
			w.check(w.store.DB().QueryRowContext(t.Context(), "SELECT count(*) FROM river_job WHERE CAST(metadata AS text) LIKE '%snoozes%'").Scan(&putOff))
			return putOff == 1
		})
		unblock()
		<-slow.entered // it leaves after all
	})
}

// slowVerbs tells which notes leave, and lets them end together.
type slowVerbs struct {
	entered chan string
	leave   chan struct{}
}

func (v *slowVerbs) SendNote(_ context.Context, _ followup.AccountID, id string, _ func(context.Context, followup.Tx) error) error {
	v.entered <- id
	<-v.leave
	return nil
}

func (*slowVerbs) HandOverDue(context.Context) error                     { return nil }
func (*slowVerbs) ReadMailbox(context.Context, followup.AccountID) error { return nil }
func (*slowVerbs) PushCalendars(context.Context) error                   { return nil }
func (*slowVerbs) DropOldPermissions(context.Context) error              { return nil }
