package cli

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/processfile"
	"afterword/internal/serve"
	"afterword/internal/settings"
)

// settings reads the settings file and the environment.
func (e *env) settings() (settings.Settings, error) {
	s, err := settings.Load(e.settingsFile, e.getenv)
	if err != nil {
		return s, &usageError{err}
	}
	return s, nil
}

// stored opens the database, calls f with the verbs and closes it again.
func (e *env) stored(ctx context.Context, f func(*followup.Service) error) (err error) {
	s, err := e.settings()
	if err != nil {
		return err
	}
	app, err := serve.Open(ctx, s, followup.SystemClock{}, e.log(slog.LevelWarn))
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := app.Close(); err == nil {
			err = closeErr
		}
	}()
	return f(app.Service)
}

// ofProcess opens the database, finds the process that a person means and calls f with it.
func (e *env) ofProcess(ctx context.Context, typed string, f func(*followup.Service, followup.ProcessView) error) error {
	return e.stored(ctx, func(s *followup.Service) error {
		v, err := findProcess(ctx, s, typed)
		if err != nil {
			return err
		}
		return f(s, v)
	})
}

// anyProcess reads a process file where there is one, else a stored process.
func (e *env) anyProcess(ctx context.Context, typed string) (f processfile.File, err error) {
	if _, statErr := os.Stat(typed); typed == "-" || !errors.Is(statErr, fs.ErrNotExist) || strings.ContainsAny(typed, `./\\`) {
		return e.readProcess(typed)
	}
	err = e.ofProcess(ctx, typed, func(s *followup.Service, v followup.ProcessView) error {
		f = processfile.File{Process: v.Process.Process, Touches: v.Budget.Seen}
		return nil
	})
	return f, err
}

func (e *env) log(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(e.err, &slog.HandlerOptions{Level: level}))
}

// shortID is enough of an id for a person to type: its last eight characters, which are
// random, where the first are the time.
func shortID(id string) string {
	const shown = 8
	if len(id) <= shown {
		return id
	}
	return id[len(id)-shown:]
}

// findProcess finds the process that a person means: by its id or the end of it, or by
// the employer's name or a part of it.
func findProcess(ctx context.Context, service *followup.Service, typed string) (followup.ProcessView, error) {
	found, err := service.FindProcess(ctx, followup.Local, typed)
	if err != nil {
		return followup.ProcessView{}, err
	}
	switch len(found) {
	case 0:
		return followup.ProcessView{}, usagef("there is no process %q: afterword list shows them", typed)
	case 1:
		return found[0], nil
	}
	return followup.ProcessView{}, usagef("%q means %d processes: use the id that afterword list shows", typed, len(found))
}

// findNote finds the note that a person means by its id or the end of it.
func findNote(ctx context.Context, service *followup.Service, typed string) (followup.ProcessView, followup.StepView, error) {
	all, err := service.ListProcesses(ctx, followup.Local)
	if err != nil {
		return followup.ProcessView{}, followup.StepView{}, err
	}
	type place struct {
		process followup.ProcessView
		step    followup.StepView
	}
	var found []place
	for _, p := range all {
		for _, s := range p.Steps {
			if s.Note != nil && followup.MeansID(s.Note.ID, typed) {
				found = append(found, place{p, s})
			}
		}
	}
	switch len(found) {
	case 0:
		return followup.ProcessView{}, followup.StepView{}, usagef("there is no note %q: afterword show PROCESS shows them with their ids", typed)
	case 1:
		return found[0].process, found[0].step, nil
	}
	return followup.ProcessView{}, followup.StepView{}, usagef("%q means %d notes: type more of the id", typed, len(found))
}
