package jobs_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/jobs"
	"afterword/internal/note"
	"afterword/internal/store"
)

// childEnv names the database that this test binary works on when it is started as the
// program that gets killed.
const childEnv = "AFTERWORD_TEST_DATABASE"

type hanging struct{ *verbs }

func (hanging) SendNote(context.Context, followup.AccountID, string, func(context.Context, followup.Tx) error) error {
	fmt.Println("sending")
	select {}
}

// sendAndHang works on a database until it is killed.
func sendAndHang(path string) int {
	ctx := context.Background()
	s, err := store.Open(ctx, path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	v := &verbs{}
	runner, err := jobs.New(ctx, options(s, "killed", hanging{v}, v, slog.New(slog.DiscardHandler), quick))
	if err == nil {
		err = runner.Start(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	select {}
}

// TestKilledProgramsJobIsTakenUp kills a program in the middle of a job and starts
// another one.
func TestKilledProgramsJobIsTakenUp(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.handOver()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childEnv+"="+w.path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		w.check(err)
		w.check(cmd.Start())
		if line := bufio.NewScanner(out); !line.Scan() || line.Text() != "sending" {
			t.Fatalf("the program said %q instead of sending", line.Text())
		}
		w.check(cmd.Process.Kill())
		if cmd.Wait() == nil || w.jobs() != "running" {
			t.Fatalf("after the kill jobs are %q, want the one that was running", w.jobs())
		}
		w.handOver() // a round enqueues the note again: its job is not finished
		if w.jobs() != "running" {
			t.Fatalf("the note has two jobs: %q", w.jobs())
		}
		w.start()
		w.untilSent()
		if w.verbs.count(&w.verbs.sends) != 1 || w.jobs() != "completed" {
			t.Errorf("%d sends, jobs %q; want one of each", w.verbs.count(&w.verbs.sends), w.jobs())
		}
	})
}

func TestNextRunnerPicksUp(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.start()
		w.stop()
		w.handOver() // nobody works
		if w.verbs.count(&w.verbs.attempts) != 0 || w.jobs() != "available" {
			t.Fatalf("a runner that was stopped worked: %d attempts, jobs %q", w.verbs.count(&w.verbs.attempts), w.jobs())
		}
		w.open()
		w.start()
		w.untilSent()
	})
}

// TestStopWaitsForTheNoteThatIsLeaving stops in the middle of a send.
func TestStopWaitsForTheNoteThatIsLeaving(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		leaving, goOn := make(chan bool), make(chan bool)
		w.verbs.before = func(ctx context.Context, _ int) error {
			leaving <- true
			<-goOn
			return ctx.Err()
		}
		w.handOver()
		ctx, end := context.WithCancel(t.Context())
		w.check(w.runner.Start(ctx))
		<-leaving
		end() // a signal arrived
		stopped := make(chan error)
		go func() { stopped <- w.runner.Stop(context.WithoutCancel(ctx)) }()
		select {
		case err := <-stopped:
			t.Fatalf("stop did not wait: %v", err)
		case <-time.After(50 * time.Millisecond): // nothing can be waited for: it must not come
		}
		close(goOn)
		w.check(<-stopped)
		if state := w.note().State; state != note.Sent || w.jobs() != "completed" {
			t.Errorf("the note is %s, jobs are %q; want it sent and completed", state, w.jobs())
		}
	})
}

func TestStopCutsOffWhatTakesTooLong(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		leaving := make(chan bool)
		w.verbs.before = func(ctx context.Context, _ int) error {
			close(leaving)
			<-ctx.Done()
			return ctx.Err()
		}
		w.handOver()
		w.check(w.runner.Start(t.Context()))
		<-leaving
		short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		err := w.runner.Stop(short)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("stop says %v, want that its time was over", err)
		}
		if state := w.note().State; state != note.Scheduled {
			t.Errorf("the note is %s, want scheduled: nothing had left", state)
		}
	})
}

func TestStopBeforeStartAndTwice(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.stop()
		w.start()
		if w.runner.Start(t.Context()) == nil {
			t.Error("a runner was started twice")
		}
		w.stop()
		w.stop()
	})
}
