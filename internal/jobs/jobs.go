// Package jobs does what has to happen by itself: it sends the notes that were handed to
// the queue, looks every few seconds for what has become due, and reads the mailboxes.
// It decides nothing; every piece of work is one verb of package followup.
//
// The queue is River, in tables of its own in the store's database, for one reason: a
// job commits in the same transaction as the note it is for, and it is completed in the
// same transaction that records how the note fared. So no note is handed over without a
// job, and no job runs again because the program was killed between two commits.
//
//  1. HandOverDue marks a note as scheduled and calls EnqueueSend, in one transaction.
//  2. One of several workers takes the job and calls SendNote. From one mailbox one note
//     leaves at a time; mailboxes do not wait for one another.
//  3. SendNote records the outcome and completes the job, in one transaction; or it asks
//     to wait, and the job is put back for a while.
//
// That nothing is sent twice rests on the note's own state and version, never on the
// queue: a job may run twice, late or after the note was withdrawn, and finds out.
//
// The rounds, handing over, reading mailboxes and pushing calendars, are plain loops and not periodic
// jobs: they leave no rows behind, cost no disk writes on an idle machine, and after a
// crash there is nothing of theirs to rescue. On a database file there is one program
// (package serve holds a lock). On PostgreSQL there may be many nodes: they share the
// queue, one of them is on duty and does the hand-over and the calendars, and it takes the jobs of nodes
// that died back into the queue (see Nodes and takeOver).
package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"

	"afterword/internal/followup"
)

// Verbs is the work that is done here. *followup.Service does it.
type Verbs interface {
	SendNote(ctx context.Context, account followup.AccountID, id string, finish func(context.Context, followup.Tx) error) error
	HandOverDue(ctx context.Context) error
	ReadMailbox(ctx context.Context, account followup.AccountID) error
	PushCalendars(ctx context.Context) error
	DropOldPermissions(ctx context.Context) error
}

// Mailboxes knows whose mailboxes there are to read. Every followup.Store does.
type Mailboxes interface {
	Mailboxes(ctx context.Context) ([]followup.AccountID, error)
}

// Nodes says what this node does where several work on one database. Package serve
// answers from leases.
type Nodes interface {
	// Name is this node's, at this start: no other node, and no later start, has it.
	Name() string
	// OnDuty reports whether this is the one node that hands over what is due.
	OnDuty(ctx context.Context) (bool, error)
	// Alive returns the names of the nodes that work now.
	Alive(ctx context.Context) (map[string]bool, error)
}

// Pace is how often things are looked at, in the machine's time.
type Pace struct {
	Fetch    time.Duration // for a job that was handed over; at least a millisecond
	HandOver time.Duration // for steps that have become due
	Read     time.Duration // for new mail, in every mailbox, and for calendars to push
}

// DefaultPace suits a person's machine: a note that was handed over leaves within a
// fifth of a second, one that becomes due within 20 seconds. A mailbox that is watched
// is read at once; the round every 90 seconds finds what a watch missed.
func DefaultPace() Pace {
	return Pace{Fetch: 200 * time.Millisecond, HandOver: 20 * time.Second, Read: 90 * time.Second}
}

const (
	queue = "send"
	// sendTime bounds one attempt: reading the mailbox and a submission, whose last
	// answer alone may take ten minutes (RFC 5321 section 4.5.3.2.6).
	sendTime = 15 * time.Minute
	// rescueAfter is when a job that is still running is taken for lost. It must be longer
	// than sendTime; a program that starts does not wait for it (see takeBack).
	rescueAfter = sendTime + 5*time.Minute
	// keepFinished is for how long finished jobs stay in the table, for whoever looks.
	keepFinished = 24 * time.Hour
	// hardStopTime is how long work may take to end after its context was cancelled.
	hardStopTime = 5 * time.Second
)

// Options are the parts that a runner works with.
type Options struct {
	// DB is the store's database: store.Store.DB().
	DB *sql.DB
	// Nodes makes it PostgreSQL, with other nodes; nil is a database file and nobody else.
	Nodes Nodes
	// Workers is how many notes may be leaving at once, each from another mailbox: a mail
	// server does not like to be hurried. 0 means 1.
	Workers int
	Verbs   Verbs
	// Deliveries tells webhooks; nil where there are none.
	Deliveries Deliveries
	// Mailboxes are those to read here.
	Mailboxes Mailboxes
	Log       *slog.Logger
	Pace      Pace
}

// Runner is the queue and its workers. It implements followup.Queue.
type Runner struct {
	Options
	client *river.Client[*sql.Tx]
	driver riverdriver.Driver[*sql.Tx]

	leaving    leaving
	stopRounds context.CancelFunc // nil until Start
	rounds     sync.WaitGroup
}

var _ followup.Queue = (*Runner)(nil)

// New returns a runner and brings the queue's tables up to date. A followup.Service that
// is its Verbs needs the runner as its Queue before Start.
func New(ctx context.Context, o Options) (*Runner, error) {
	if o.Pace.Fetch < time.Millisecond || o.Pace.HandOver <= 0 || o.Pace.Read <= 0 {
		return nil, fmt.Errorf("cannot set up the queue: a pace of %+v has no time between two looks", o.Pace)
	}
	r := &Runner{Options: o}
	config := &river.Config{
		Workers:       river.NewWorkers(),
		Queues:        map[string]river.QueueConfig{queue: {MaxWorkers: max(o.Workers, 1)}},
		FetchCooldown: min(o.Pace.Fetch, river.FetchCooldownDefault), FetchPollInterval: o.Pace.Fetch,
		// On SQLite the alternative to polling is polling too, four times as often. On
		// PostgreSQL it would cost every node a connection, to gain a fifth of a second.
		PollOnly:             true,
		JobTimeout:           sendTime,
		RescueStuckJobsAfter: rescueAfter,
		RetryPolicy:          backoff{},
		// A job that is given up is replaced at the next hand-over.
		MaxAttempts:                 river.MaxAttemptsDefault,
		CompletedJobRetentionPeriod: keepFinished, CancelledJobRetentionPeriod: keepFinished, DiscardedJobRetentionPeriod: keepFinished,
		Logger: quiet(o.Log),
	}
	if o.Nodes != nil {
		r.driver = riverdatabasesql.New(o.DB)
		config.ID = o.Nodes.Name() // a running job carries it
	} else {
		r.driver = riversqlite.New(o.DB)
		// SQLite keeps its indexes in order by itself.
		config.ReindexerIndexNames = []string{}
	}
	if err := r.migrate(ctx); err != nil {
		return nil, fmt.Errorf("cannot set up the queue's tables: %w", err)
	}
	err := river.AddWorkerSafely(config.Workers, &sendNote{runner: r})
	if err == nil && r.Deliveries != nil {
		config.Queues[hookQueue] = river.QueueConfig{MaxWorkers: hookWorkers}
		err = river.AddWorkerSafely(config.Workers, &deliver{runner: r})
	}
	if err == nil {
		r.client, err = river.NewClient(r.driver, config)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot set up the queue: %w", err)
	}
	return r, nil
}

// EnqueueSend implements followup.Queue. A note that has a job already, waiting or
// running, does not get a second one.
func (r *Runner) EnqueueSend(ctx context.Context, tx followup.Tx, account followup.AccountID, noteID string) error {
	lent, err := sqlTx(tx)
	if err != nil {
		return fmt.Errorf("cannot hand over note %s: %w", noteID, err)
	}
	if _, err := r.client.InsertTx(ctx, lent, sendArgs{Account: account, Note: noteID}, nil); err != nil {
		return fmt.Errorf("cannot hand over note %s: %w", noteID, err)
	}
	return nil
}

// sqlTx borrows the database's transaction from a store's.
func sqlTx(tx followup.Tx) (*sql.Tx, error) {
	if around, ok := tx.(interface{ Unwrap() followup.Tx }); ok {
		tx = around.Unwrap()
	}
	lender, ok := tx.(interface{ SQLTx() *sql.Tx })
	if !ok {
		return nil, fmt.Errorf("a %T has no SQL transaction for the queue to join", tx)
	}
	return lender.SQLTx(), nil
}

// Start takes up the work that a stopped program left, and starts the worker and the
// rounds, all at once. When ctx ends, the rounds stop; the worker goes on until Stop. A
// runner starts once.
func (r *Runner) Start(ctx context.Context) error {
	if r.stopRounds != nil {
		return errors.New("cannot start the queue: it was started before")
	}
	if r.Nodes == nil {
		if err := r.takeBack(ctx); err != nil {
			return fmt.Errorf("cannot take up the jobs that were interrupted: %w", err)
		}
	}
	// A note that is leaving must not be cut off because ctx ends: Stop gives it time.
	if err := r.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("cannot start the queue: %w", err)
	}
	var rounds context.Context
	rounds, r.stopRounds = context.WithCancel(ctx)
	r.rounds.Go(func() { every(rounds, r.Pace.HandOver, r.handOverDue) })
	reader := &mailReader{runner: r, failing: map[followup.AccountID]bool{}}
	r.rounds.Go(func() { every(rounds, r.Pace.Read, reader.readAll) })
	pusher := &calendarPusher{runner: r}
	r.rounds.Go(func() { every(rounds, r.Pace.Read, pusher.pushAll) })
	r.rounds.Go(func() { every(rounds, dropPause, r.dropOldPermissions) })
	if r.Deliveries != nil {
		r.rounds.Go(func() { every(rounds, r.Pace.HandOver, r.queueDeliveries) })
		r.rounds.Go(func() { every(rounds, dropPause, r.dropDeliveries) })
	}
	return nil
}

// Stop stops the rounds, takes no new job and waits for the note that is just leaving.
// When ctx ends before that, its work is cancelled and the note becomes unknown.
func (r *Runner) Stop(ctx context.Context) error {
	if r.stopRounds == nil {
		return nil
	}
	r.stopRounds()
	err := r.client.Stop(ctx)
	if err != nil {
		hard, cancel := context.WithTimeout(context.WithoutCancel(ctx), hardStopTime)
		defer cancel()
		err = errors.Join(fmt.Errorf("a note was still leaving: %w", err), r.client.StopAndCancel(hard))
	}
	r.rounds.Wait()
	return err
}
