// Package serve builds the parts of a running Afterword and stops them again.
//
// Open gives the command line what it needs: the database and the verbs. Run adds what
// works by itself, in this order:
//
//  1. the lock that keeps a second Afterword from working on the same database;
//  2. notes that a stopped program left half sent become unknown;
//  3. the queue's workers;
//  4. a watcher for each mailbox;
//  5. the web page.
//
// When the context ends, they stop in the reverse order; a note that is leaving is given
// time to finish.
package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"afterword/internal/followup"
	"afterword/internal/jobs"
	"afterword/internal/mailbox"
	"afterword/internal/settings"
	"afterword/internal/store"
)

// Database is the name of the database file in the data directory.
const Database = "afterword.db"

// App is the database and the verbs over it.
type App struct {
	Service *followup.Service
	Log     *slog.Logger

	settings settings.Settings
	store    *store.Store
}

// Open opens the database of s, or makes a new one, and builds the verbs.
func Open(ctx context.Context, s settings.Settings, clock followup.Clock, log *slog.Logger) (*App, error) {
	db, err := store.Open(ctx, filepath.Join(s.Data, Database))
	if err != nil {
		return nil, err
	}
	return &App{
		Service: &followup.Service{
			Store:      db,
			Mail:       mailbox.New(log),
			Clock:      clock,
			Log:        log,
			UndoWindow: s.Undo,
		},
		Log:      log,
		settings: s,
		store:    db,
	}, nil
}

// Close closes the database.
func (a *App) Close() error { return a.store.Close() }

const (
	// stopTime is how long running work may take to finish.
	stopTime = 30 * time.Second
	// readHeaderTime bounds a client that sends its request slowly.
	readHeaderTime = 10 * time.Second
)

// Run works until ctx ends: it sends what is due, reads mailboxes and serves pages on
// listener, which it closes. ready, which may be nil, is called when everything works.
func (a *App) Run(ctx context.Context, listener net.Listener, pages http.Handler, ready func()) (err error) {
	defer listener.Close()
	unlock, err := lock(filepath.Join(a.settings.Data, "afterword.lock"))
	if err != nil {
		return err
	}
	defer unlock()
	if err := a.recoverInterrupted(ctx); err != nil {
		return err
	}

	runner, err := jobs.New(ctx, a.store.DB(), a.Service, a.Log)
	if err != nil {
		return err
	}
	a.Service.Queue = runner
	if err := runner.Start(ctx); err != nil {
		return err
	}
	defer func() {
		stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer cancel()
		err = errors.Join(err, runner.Stop(stopping))
	}()

	watching, stopWatching := context.WithCancel(ctx)
	var watchers sync.WaitGroup
	defer watchers.Wait()
	defer stopWatching()
	watchers.Go(func() { a.watchMailboxes(watching) })

	server := &http.Server{
		Handler:           pages,
		ReadHeaderTimeout: readHeaderTime,
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
