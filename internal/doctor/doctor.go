// Package doctor looks over an Afterword and says what is well, what is not, and what to
// do about it. It repairs nothing.
//
// It goes from the ground up, and leaves out what would only fail for the reason that was
// just named:
//
//  1. the data directory, its permissions and the room on its disk
//  2. the database: every page of it, and its schema
//  3. the key file
//  4. whether Afterword is running, and what waits for it or for the person
//  5. the clock, time zones and holidays, on which every date rests
//  6. the mailbox: signing in, and its server's idea of the time
//
// It connects to the person's own mail servers and to nothing else.
package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/store"
)

// Health is how one thing is.
type Health string

// How a thing may be.
const (
	OK   Health = "ok"
	Warn Health = "warn" // works, but wants a look
	Bad  Health = "bad"  // does not work
)

// Result is what one look found.
type Result struct {
	Check  string `json:"check"` // what was looked at, one or two words
	Health Health `json:"health"`
	Says   string `json:"says"`         // what was found, one sentence
	Do     string `json:"do,omitempty"` // what to do about it; empty when all is well
}

// Mail is what the doctor needs of a mailbox. Package mailbox implements it.
type Mail interface {
	followup.Mail
	// ServerTime asks the submission server for the time; ok is false when it does not
	// tell.
	ServerTime(ctx context.Context, m followup.Mailbox) (t time.Time, ok bool, err error)
}

// Visit is one look over everything.
type Visit struct {
	Settings settings.Settings
	Mail     Mail
	Clock    followup.Clock
	Log      *slog.Logger

	results []Result
}

func (v *Visit) ok(check, says string) { v.note(check, OK, says, "") }

func (v *Visit) note(check string, health Health, says, do string) {
	v.results = append(v.results, Result{check, health, says, do})
}

// Examine looks at everything, in the order of the package comment.
func (v *Visit) Examine(ctx context.Context) []Result {
	v.results = nil
	usable := v.directory()
	if v.Settings.Database == "" {
		usable = usable && v.database(ctx)
	}
	v.key(ctx)
	if usable {
		v.stored(ctx)
	}
	v.zones()
	v.holidays()
	return v.results
}

func (v *Visit) path() string { return filepath.Join(v.Settings.Data, serve.Database) }

// directory reports whether there is a data directory that can be used.
func (v *Visit) directory() bool {
	const check = "data directory"
	dir := v.Settings.Data
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.note(check, Warn, dir+" is not there yet.", "Nothing is wrong: \"afterword add FILE\" makes it.")
		return false
	case err != nil:
		v.note(check, Bad, fmt.Sprintf("It cannot be looked at: %v.", err), "Check its permissions, or name another in the settings.")
		return false
	case !info.IsDir():
		v.note(check, Bad, dir+" is a file.", "Move the file away, or name another directory in the settings.")
		return false
	case !store.Alone(info):
		v.note(check, Warn, dir+" can be entered by others.", "Run chmod 700 on it.")
	default:
		v.ok(check, dir+" is yours alone.")
	}
	v.room(dir)
	return true
}

const (
	// littleRoom is when to think of the disk, noRoom when writing is about to fail; bytes.
	littleRoom = 500 << 20
	noRoom     = 20 << 20
)

func (v *Visit) room(dir string) {
	const check = "disk"
	free, err := freeBytes(dir)
	says := fmt.Sprintf("%d MB are free.", free>>20)
	switch {
	case err != nil:
		v.note(check, Warn, fmt.Sprintf("The free room cannot be told: %v.", err), "Look yourself.")
	case free < noRoom:
		v.note(check, Bad, says, "Make room: a note is sent only when that can be written down first.")
	case free < littleRoom:
		v.note(check, Warn, says, "Make room before it runs out.")
	default:
		v.ok(check, says)
	}
}

// database reports whether the verbs can be used on it.
func (v *Visit) database(ctx context.Context) bool {
	const check, schema = "database", "schema"
	info, err := os.Stat(v.path())
	if errors.Is(err, fs.ErrNotExist) {
		v.note(check, Warn, "There is none yet.", "Nothing is wrong: \"afterword add FILE\" makes it. If there was one, look for a backup and run \"afterword restore\".")
		return false
	}
	if err != nil {
		v.note(check, Bad, err.Error()+".", "Check the permissions of the file and its directory.")
		return false
	}
	held, err := store.Inspect(ctx, v.path())
	if err != nil {
		v.note(check, Bad, err.Error()+".", "Stop Afterword, keep a copy of the file, and run \"afterword restore\" with your last backup.")
		return false
	}
	says := fmt.Sprintf("Every page is in order. Processes: %d, notes: %d.", held.Rows["process"], held.Rows["note"])
	if store.Alone(info) {
		v.ok(check, says)
	} else {
		v.note(check, Warn, says+" But others can read it.", "Run chmod 600 on "+v.path()+".")
	}
	switch current, err := held.UpToDate(); {
	case err != nil:
		v.note(schema, Bad, err.Error()+".", "Install the program anew.")
		return false
	case !current:
		v.note(schema, Warn, fmt.Sprintf("It is of an older Afterword (%d).", held.Schema),
			"Make a backup; the next command brings it up to date. Then run \"afterword doctor\" again: the mailbox was not looked at.")
		return false
	}
	v.ok(schema, fmt.Sprintf("It is the one this program works on (%d).", held.Schema))
	return true
}

// sealed names what the database holds secrets of. One that cannot be read is told of
// elsewhere.
func (v *Visit) sealed(ctx context.Context) []string {
	of, _ := store.SealedIn(ctx, v.path())
	return of
}

func (v *Visit) key(ctx context.Context) {
	const check = "key file"
	err := store.CheckKey(v.path())
	switch {
	case errors.Is(err, fs.ErrNotExist) && len(v.sealed(ctx)) > 0:
		v.note(check, Bad, "There is none, and secrets are sealed with a key that is not here: of the "+strings.Join(v.sealed(ctx), ", the ")+".",
			"Add the mailbox again (\"afterword mailbox add\"), and the others so. Only if you still have the key file, put it back instead.")
	case errors.Is(err, fs.ErrNotExist):
		v.ok(check, "There is none: it is made when a password is first stored.")
	case err != nil:
		v.note(check, Bad, err.Error()+".", "Restore it from a backup made with --with-key, or delete it and add the mailbox again.")
	default:
		v.ok(check, "It is whole and yours alone.")
	}
}

// stored looks at what only the verbs can tell.
func (v *Visit) stored(ctx context.Context) {
	app, err := serve.Open(ctx, v.Settings, v.Clock, v.Log)
	if err != nil {
		v.note("database", Bad, err.Error()+".", "Stop other programs that use it and try again.")
		return
	}
	defer app.Close()
	if v.Settings.Database != "" {
		v.ok("database", "PostgreSQL answers, with the schema this program works on and the key file it was set up with.")
	}
	v.waiting(ctx, app)
	v.mailbox(ctx, app)
	v.calendar(ctx, app)
}
