package doctor_test

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"afterword/internal/demo/mailworld"
	"afterword/internal/doctor"
	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/store"
)

// told is a mailbox client whose server tells a time.
type told struct {
	*mailbox.Client
	off time.Duration
}

func (m told) ServerTime(context.Context, followup.Mailbox) (time.Time, bool, error) {
	return time.Now().Add(m.off), true, nil
}

// patient is a data directory with a database and a mailbox in a mail world.
type patient struct {
	t     *testing.T
	dir   string
	world *mailworld.World
}

func newPatient(t *testing.T) *patient {
	t.Helper()
	world, err := mailworld.Start(t.TempDir(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = world.Close() })
	if err := world.AddPerson("Ada Park", "ada@example.org", "secret"); err != nil {
		t.Fatal(err)
	}
	p := &patient{t, filepath.Join(t.TempDir(), "data"), world}
	db, err := store.Open(t.Context(), filepath.Join(p.dir, serve.Database))
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		return tx.SaveMailbox(t.Context(), world.Mailbox("ada@example.org"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return p
}

// pushes adds a calendar server and what came of the last push.
func (p *patient) pushes(trouble string) error {
	db, err := store.Open(p.t.Context(), filepath.Join(p.dir, serve.Database))
	if err != nil {
		return err
	}
	err = db.Update(p.t.Context(), followup.Local, func(tx followup.Tx) error {
		return tx.SaveCalendar(p.t.Context(), followup.Calendar{
			Server: followup.CalendarServer{URL: "https://calendar.example/ada/", Username: "ada", Password: "secret"}, Trouble: trouble,
		})
	})
	return errors.Join(err, db.Close())
}

// look returns the health of each check.
func (p *patient) look(off time.Duration) map[string]doctor.Health {
	p.t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	visit := doctor.Visit{Settings: settings.Settings{Data: p.dir}, Mail: told{mailbox.New(quiet), off}, Clock: followup.SystemClock{}, Log: quiet}
	found := map[string]doctor.Health{}
	for _, r := range visit.Examine(p.t.Context()) {
		if found[r.Check] != doctor.Bad {
			found[r.Check] = r.Health
		}
		if r.Says == "" || (r.Health == doctor.OK) != (r.Do == "") {
			p.t.Errorf("%+v: it must say what was found, and what to do where something is wrong", r)
		}
	}
	return found
}

func TestExamine(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(p *patient) error
		off   time.Duration
		check string
		want  doctor.Health
	}{
		{"all is well", nil, 0, "mailbox", doctor.OK},
		{"the clocks agree", nil, 0, "clock", doctor.OK},
		{"the clock is wrong", nil, time.Hour, "clock", doctor.Bad},
		{"no mail server", func(p *patient) error { return p.world.Close() }, 0, "mailbox", doctor.Bad},
		{"the key file is gone", func(p *patient) error { return os.Remove(filepath.Join(p.dir, "afterword.key")) }, 0, "mailbox", doctor.Bad},
		{"the key file is gone, and secrets need it", func(p *patient) error { return os.Remove(filepath.Join(p.dir, "afterword.key")) }, 0, "key file", doctor.Bad},
		{"the key file is half", func(p *patient) error { return os.Truncate(filepath.Join(p.dir, "afterword.key"), 9) }, 0, "key file", doctor.Bad},
		{"others can enter", func(p *patient) error { return os.Chmod(p.dir, 0o755) }, 0, "data directory", doctor.Warn},
		{"the database is half", func(p *patient) error { return os.Truncate(filepath.Join(p.dir, serve.Database), 8192) }, 0, "database", doctor.Bad},
		{"no calendar server", nil, 0, "calendar", ""},
		{"a calendar that is pushed", func(p *patient) error { return p.pushes("") }, 0, "calendar", doctor.OK},
		{"a calendar that cannot be pushed", func(p *patient) error { return p.pushes("no room") }, 0, "calendar", doctor.Warn},
		{"the calendar's key is gone", func(p *patient) error {
			return errors.Join(p.pushes(""), os.Remove(filepath.Join(p.dir, "afterword.key")))
		}, 0, "calendar", doctor.Bad},
		{"nothing is there", func(p *patient) error { return os.RemoveAll(p.dir) }, 0, "data directory", doctor.Warn},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if runtime.GOOS == "windows" && test.name == "others can enter" {
				t.Skip("this system has no such permissions")
			}
			p := newPatient(t)
			if test.spoil != nil {
				if err := test.spoil(p); err != nil {
					t.Fatal(err)
				}
			}
			if got := p.look(test.off)[test.check]; got != test.want {
				t.Errorf("%s is %q, want %q", test.check, got, test.want)
			}
		})
	}
}
