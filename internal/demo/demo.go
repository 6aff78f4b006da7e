// Package demo runs the whole program against a mail world of its own: a panel of three
// has just interviewed Ada, their mailboxes are real servers on this machine, and time
// can be wound forward. It never touches a real mailbox and keeps nothing.
//
// Everything but the world is what `afterword serve` runs: the same verbs, store, queue,
// mailbox client and pages. It is the fixture of end-to-end tests, too.
package demo

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"afterword/internal/demo/mailworld"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/processfile"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/web"
	"afterword/internal/zone"
)

//go:embed globex.yaml
var seed []byte

// undo is how long an approved note is held in the demo.
const undo = 10 * time.Minute

// sinceInterview is how long ago the interview ended when the demo starts.
const sinceInterview = 75 * time.Minute

// World is a running demo, without its pages.
type World struct {
	app     *serve.App
	mail    *mailworld.World
	clock   *clock
	process interview.Process
	dir     string

	mu    sync.Mutex
	seen  map[string]int            // by address: how many mails there were when time was last wound
	away  map[string]interview.Date // by address: the first day back at work
	talks map[string]talk           // by address: the further talk they invited to
}

// Open starts the mail world, records the interview and drafts the notes.
func Open(ctx context.Context, log *slog.Logger) (w *World, err error) {
	file, err := processfile.Read("globex.yaml", seed, zone.Load)
	if err != nil {
		return nil, fmt.Errorf("read the demo's process: %w", err)
	}
	dir, err := os.MkdirTemp("", "afterword-demo-*")
	if err != nil {
		return nil, fmt.Errorf("make a place for the demo: %w", err)
	}
	w = &World{dir: dir, process: file.Process, seen: map[string]int{}, away: map[string]interview.Date{}, talks: map[string]talk{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, w.Close())
		}
	}()
	round, ok := w.process.Latest()
	if !ok {
		return nil, errors.New("the demo's process has no interview")
	}
	w.clock = startClock(round.Ends.Add(sinceInterview))
	// They write by their own clock, not by this machine's: what their mails are dated
	// tells where they work.
	theirs := func() time.Time { return w.clock.Now().In(round.Ends.Location()) }
	if w.mail, err = mailworld.Start(filepath.Join(dir, "world"), theirs); err != nil {
		return nil, fmt.Errorf("start the mail world: %w", err)
	}
	people := []interview.Interviewer{{Name: w.process.Candidate.Name, Email: w.process.Candidate.Email}}
	for _, p := range append(people, round.Panel...) {
		if err := w.mail.AddPerson(p.Name, p.Email, "demo"); err != nil {
			return nil, fmt.Errorf("move %s into the mail world: %w", p.Name, err)
		}
	}
	w.app, err = serve.Open(ctx, settings.Settings{Data: filepath.Join(dir, "data"), Words: filepath.Join(dir, "words.txt"), Undo: undo, Listen: settings.DefaultListen}, w.clock, log)
	if err != nil {
		return nil, err
	}
	if _, err := w.app.Service.AddMailbox(ctx, followup.Local, w.mail.Mailbox(w.process.Candidate.Email)); err != nil {
		return nil, err
	}
	if _, err := w.app.Service.RecordInterview(ctx, followup.Local, w.process, file.Touches); err != nil {
		return nil, err
	}
	return w, nil
}

// Close ends the world and removes everything it kept.
func (w *World) Close() error {
	var errs []error
	if w.app != nil {
		errs = append(errs, w.app.Close())
	}
	if w.mail != nil {
		errs = append(errs, w.mail.Close())
	}
	return errors.Join(append(errs, os.RemoveAll(w.dir))...)
}

// Serve works and serves the pages on listener until ctx ends. ready is called with the
// address that lets a browser in, as often as it is opened.
func (w *World) Serve(ctx context.Context, listener net.Listener, ready func(address string)) error {
	entrance, err := w.app.Door()
	if err != nil {
		return err
	}
	entrance.Origin.Host = listener.Addr().String()
	entrance.LinkStays = true
	path, err := entrance.NewLink(ctx)
	if err != nil {
		return err
	}
	working, stop := context.WithCancel(ctx)
	errands := web.NewErrands(working, filepath.Join(w.dir, "errands"), w.app.Log)
	defer errands.Wait() // before the world closes
	defer stop()
	pages := web.New(web.Options{
		Service: w.app.Service, Door: entrance, Log: w.app.Log, Errands: errands,
		World: worldPath, WorldPages: w.pages(),
	})
	return w.app.Run(ctx, listener, pages, func() {
		if ready != nil {
			ready(entrance.Origin.String() + path)
		}
	})
}

// Run is the demo from start to end. ready is called when the page can be opened, with the
// address that lets a browser in.
func Run(ctx context.Context, listener net.Listener, log *slog.Logger, ready func(address string)) (err error) {
	w, err := Open(ctx, log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	return w.Serve(ctx, listener, ready)
}
