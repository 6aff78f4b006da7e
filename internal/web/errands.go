package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"afterword/internal/followup"
)

// Errands are what pages have done that takes a while: a backup, a look into the mailbox.
// An errand goes on when its page is left, is found again when the page is opened, can be
// stopped, and is known to this program only.
type Errands struct {
	ctx   context.Context
	place string
	log   *slog.Logger
	work  sync.WaitGroup
	empty sync.Once

	mu   sync.Mutex
	last map[errandKey]*errand
}

// errManyPrograms answers whoever asks for an errand where people come in: several programs
// may serve them, and the next page may come from one that does not know it.
var errManyPrograms = &Problem{
	Status: http.StatusConflict, Title: "That is done in one go here",
	Sentence: "Several programs may serve this site, and each knows only its own work. Under Settings you download everything at once; your mailbox is read by itself every minute or two.",
}

type errandKey struct {
	account followup.AccountID
	kind    errandKind
}

// resultKept is how long the file that an errand made can be downloaded.
const resultKept = time.Hour

// errand is one of them.
type errand struct {
	mu     sync.Mutex
	number int // how manieth of its kind
	far    far
	stop   context.CancelFunc
	ended  bool
	err    error
	dir    string // of file
	file   string // what it made; empty for most
}

// far is how far an errand is.
type far struct {
	Step        string // what it does right now, in words
	Done, Total int64  // Total is 0 where nobody knows
}

// NewErrands returns errands that end with ctx. What they make lies below the directory
// place, which is theirs alone and need not be there yet; empty means the system's place for
// temporary files, for tests. What goes wrong is written to log.
func NewErrands(ctx context.Context, place string, log *slog.Logger) *Errands {
	return &Errands{ctx: ctx, place: place, log: log, last: map[errandKey]*errand{}}
}

// Empty deletes what the errands of a program that was killed left in their place. Only the
// one program that works on the data may call it; the first errand does, too.
func (e *Errands) Empty() {
	e.empty.Do(func() {
		if e.place == "" {
			return
		}
		if err := os.RemoveAll(e.place); err != nil {
			e.log.Warn("what earlier errands left cannot be deleted", "err", err)
		}
	})
}

// newPlace makes a directory for what one errand makes, which nobody else can look into.
func (e *Errands) newPlace() (dir string, err error) {
	e.Empty()
	if e.place != "" {
		if err := os.MkdirAll(e.place, 0o700); err != nil {
			return "", err
		}
	}
	return os.MkdirTemp(e.place, "afterword-")
}

// Wait waits until every errand has ended, as they do when their context has, and deletes
// what they made.
func (e *Errands) Wait() {
	e.work.Wait()
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, one := range e.last {
		one.clear()
	}
}

// begin starts an errand, unless one of its kind goes on for the account. do tells how far
// it is; the file it returns, in a directory of its own, can be downloaded for a while.
func (e *Errands) begin(account followup.AccountID, kind errandKind, do func(ctx context.Context, dir string, tell func(far)) (file string, err error)) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	key := errandKey{account, kind}
	number := 1
	if before := e.last[key]; before != nil {
		if !before.state().Ended {
			return nil
		}
		before.clear()
		number = before.number + 1
	}
	dir, err := e.newPlace()
	if err != nil {
		return fmt.Errorf("make a place for the %s: %w", kind, err)
	}
	ctx, stop := context.WithCancel(e.ctx)
	one := &errand{number: number, stop: stop, dir: dir}
	e.last[key] = one
	e.work.Go(func() {
		defer stop()
		file, err := unpanicked(func() (string, error) { return do(ctx, dir, one.tell) })
		if err != nil && !errors.Is(err, context.Canceled) {
			e.log.Error("an errand failed", "kind", string(kind), "account", account, "err", err)
		}
		one.end(file, err)
		if file != "" && err == nil {
			time.AfterFunc(resultKept, one.clear)
		}
	})
	return nil
}

// errFault is a panic of an errand.
var errFault = errors.New("a fault in the program, please report it")

// unpanicked turns a panic of an errand into its error: everything else goes on.
func unpanicked(do func() (string, error)) (file string, err error) {
	defer func() {
		if p := recover(); p != nil {
			file, err = "", fmt.Errorf("%w: %v\n%s", errFault, p, debug.Stack())
		}
	}()
	return do()
}

// of is the last errand of a kind; nil when there was none.
func (e *Errands) of(account followup.AccountID, kind errandKind) *errand {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.last[errandKey{account, kind}]
}

// forget stops and forgets all errands of an account, with what they made.
func (e *Errands) forget(account followup.AccountID) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for key, one := range e.last {
		if key.account == account {
			one.stop()
			one.clear()
			delete(e.last, key)
		}
	}
}

func (e *errand) tell(f far) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.far = f
}

func (e *errand) end(file string, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ended, e.err = true, err
	if err == nil && file != "" {
		e.file = filepath.Join(e.dir, file)
		return
	}
	_ = os.RemoveAll(e.dir) // the next start deletes what stays
}

// clear deletes what the errand made.
func (e *errand) clear() {
	e.mu.Lock()
	defer e.mu.Unlock()
	_ = os.RemoveAll(e.dir)
	e.file = ""
}

// errandState is where an errand stands.
type errandState struct {
	far
	Ended, Stopped bool
	Err            error
	File           string
	number         int
}

func (e *errand) state() errandState {
	if e == nil {
		return errandState{}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	s := errandState{far: e.far, Ended: e.ended, Err: e.err, File: e.file, number: e.number}
	s.Stopped = s.Ended && errors.Is(s.Err, context.Canceled)
	return s
}
