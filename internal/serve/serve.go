// Package serve builds the parts of a running Afterword and stops them again.
//
// Open gives the command line what it needs: the database and the verbs. Run adds what
// works by itself, in this order:
//
//  1. the lock that keeps a second Afterword from working on the same file; on PostgreSQL
//     the program becomes one of the database's nodes instead (node.go);
//  2. in a file, notes that a stopped program left half sent are taken up. On PostgreSQL
//     another node may be sending them: there they are when the attempt has become too old;
//  3. the queue's workers;
//  4. a watcher for each mailbox, or for this node's share of them;
//  5. the web page.
//
// When the context ends, they stop in the reverse order; a note that is leaving is given
// time to finish. A node with the role "web" does only the last, one with the role
// "worker" all but the last.
//
// Who may see the pages is package door's to say (door.go). The workers serve every account
// of the database.
package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"afterword/internal/caldav"
	"afterword/internal/channel"
	"afterword/internal/followup"
	"afterword/internal/jobs"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/oauth"
	"afterword/internal/model"
	"afterword/internal/serve/observe"
	"afterword/internal/settings"
	"afterword/internal/store"
	"afterword/internal/webhook"
	"afterword/internal/zone"
)

// Database is the name of the database file in the data directory.
const Database = "afterword.db"

// keyName is the name of the key file in the data directory, where the database is not a
// file beside it.
const keyName = "afterword.key"

// App is the database and the verbs over it.
type App struct {
	Service *followup.Service
	Log     *slog.Logger

	settings settings.Settings
	store    *store.Store
	watched  *observe.Observer
	tempo    tempo
	pace     jobs.Pace
	secret   string // see RunningAt
}

// Open opens the database of s, or makes a new one, and builds the verbs.
func Open(ctx context.Context, s settings.Settings, clock followup.Clock, log *slog.Logger) (*App, error) {
	db, err := openStore(ctx, s)
	if err != nil {
		return nil, err
	}
	watched := observe.New(db, clock.Now, log)
	words := wordsOf(s)
	var list followup.Words
	if words != nil {
		list = words
	}
	var models followup.Models
	if !s.Assist.Off {
		models = model.Client{Time: s.Assist.Time, OnlyPublic: s.People()}
	}
	return &App{
		Service: &followup.Service{
			Store:         followup.Announcing{Store: db, Clock: clock},
			API:           db,
			Hooks:         webhook.Client{},
			Mail:          watched.Mail(mailbox.NewWithTokens(log, followup.StoredTokens{Store: db})),
			Permissions:   oauth.Asker{},
			Calendars:     caldav.Client{},
			Clock:         clock,
			Log:           log,
			Zones:         zone.Load,
			UndoWindow:    s.Undo,
			Pace:          followup.UsualPace(),
			Words:         list,
			PostTable:     func() (channel.Table, error) { return PostTable(s.PostDays) },
			Progress:      new(followup.Progress),
			Models:        models,
			ReviewOptions: reviewOptions(s, words),
		},
		Log:      log,
		settings: s,
		store:    db,
		watched:  watched,
		tempo:    usualTempo(),
		pace:     jobs.DefaultPace(),
		secret:   rand.Text(),
	}, nil
}

// openStore opens the PostgreSQL database of s, or the file in its data directory. The
// key file is in the data directory in both cases.
func openStore(ctx context.Context, s settings.Settings) (*store.Store, error) {
	if s.Database == "" {
		return store.Open(ctx, filepath.Join(s.Data, Database))
	}
	if err := os.MkdirAll(s.Data, 0o700); err != nil {
		return nil, fmt.Errorf("make the directory of the key file: %w", err)
	}
	return store.OpenWithKey(ctx, s.Database, filepath.Join(s.Data, keyName))
}

// Close closes the database.
func (a *App) Close() error { return a.store.Close() }

const (
	// stopTime is how long running work may take to finish.
	stopTime = 30 * time.Second
	// readHeaderTime bounds a client that sends its request slowly.
	readHeaderTime = 10 * time.Second
	// idleTime is how long a connection may stay open with nothing asked.
	idleTime = 2 * time.Minute
)

// How many notes may be leaving at once, each from a mailbox of its own person.
const (
	fileWorkers   = 4  // a file has one writer, whom they wait for
	sharedWorkers = 20 // on each node of many
)

// Run works until ctx ends: it sends what is due, reads mailboxes and serves pages on
// listener, which it closes; what of it is up to the role in the settings. A worker needs
// no listener (nil); with one it serves what machines ask (see Machines). ready, which may be nil, is called when everything works.
func (a *App) Run(ctx context.Context, listener net.Listener, pages http.Handler, ready func()) (err error) {
	if listener != nil {
		defer listener.Close()
	}
	var n *node
	switch {
	case !a.store.Shared() && a.settings.Role != settings.Both:
		return errors.New("a database file has one serve, which does everything: leave the role away, or name a PostgreSQL database")
	case !a.store.Shared():
		unlock, err := lock(filepath.Join(a.settings.Data, lockName))
		if err != nil {
			return err
		}
		defer unlock()
		if err := a.recoverInterrupted(ctx); err != nil {
			return err
		}
	case a.settings.Role.Worker():
		if n, err = join(ctx, a.store, a.Log, a.tempo); err != nil {
			return err
		}
		defer func() {
			leaving, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
			defer cancel()
			err = errors.Join(err, n.leave(leaving))
		}()
	}
	if a.settings.Role.Worker() {
		stop, err := a.startWork(ctx, n)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, stop()) }()
	}
	a.watched.Ready(true)
	defer a.watched.Ready(false)
	if listener == nil {
		if ready != nil {
			ready()
		}
		<-ctx.Done()
		return nil
	}
	return a.servePages(ctx, listener, pages, ready)
}

// startWork starts the queue and the watchers; n is nil where there is one program.
func (a *App) startWork(ctx context.Context, n *node) (stop func() error, err error) {
	options := jobs.Options{
		DB: a.store.DB(), Verbs: a.Service, Deliveries: a.Service, Mailboxes: a.store, Log: a.Log, Pace: a.pace, Workers: fileWorkers,
	}
	if n != nil {
		options.Nodes, options.Mailboxes, options.Workers = n, n, sharedWorkers
	}
	runner, err := jobs.New(ctx, options)
	if err != nil {
		return nil, err
	}
	a.Service.Queue = runner
	if err := runner.Start(ctx); err != nil {
		return nil, err
	}
	watching, stopWatching := context.WithCancel(ctx)
	var watchers sync.WaitGroup
	watchers.Go(func() { a.watchMailboxes(watching, n) })
	return func() error {
		stopWatching()
		watchers.Wait()
		stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer cancel()
		return runner.Stop(stopping)
	}, nil
}

// servePages serves pages on listener until ctx ends.
func (a *App) servePages(ctx context.Context, listener net.Listener, pages http.Handler, ready func()) error {
	server := &http.Server{
		Handler:           pages,
		ReadHeaderTimeout: readHeaderTime,
		IdleTimeout:       idleTime,
		ErrorLog:          slog.NewLogLogger(a.Log.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	if ready != nil {
		ready()
	}
	select {
	case <-ctx.Done():
	case err := <-failed:
		return fmt.Errorf("serve the web page on %s: %w", listener.Addr(), err)
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil {
		return fmt.Errorf("stop the web page: %w", err)
	}
	return nil
}

func (a *App) recoverInterrupted(ctx context.Context) error {
	accounts, err := a.store.Mailboxes(ctx)
	if err != nil {
		return err
	}
	for _, account := range accounts {
		if err := a.Service.RecoverInterrupted(ctx, account); err != nil {
			return err
		}
	}
	return nil
}
