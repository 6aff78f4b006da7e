package soak_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/settings"
	"afterword/internal/store/postgrestest"
)

// store is where a send keeps its facts.
type store string

const (
	onFile   store = "SQLite"
	onServer store = "PostgreSQL"
)

var stores = []store{onFile, onServer}

// world is one set of mail servers that many sends share.
type world struct {
	servers *mailboxtest.MailServers
	mu      sync.Mutex
	judged  []judged
}

// judged is a note whose arrivals were counted.
type judged struct {
	point point
	in    followup.Mailbox
	id    string
	times int
}

// newWorld starts the servers. When the test ends, everything that was judged is counted
// once more: what was still under way then has arrived.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{servers: mailboxtest.Servers(t)}
	t.Cleanup(func() {
		for _, j := range w.judged {
			if times := arrivals(t, j.in, "INBOX", j.id); times != j.times {
				results.duplicate(j.point)
				t.Errorf("%s, %s, %s: counted at the end the note arrived %d times, before that %d", j.point.store, j.point.trouble, j.point.step, times, j.times)
			}
		}
	})
	return w
}

// arrivals counts the mails with a Message-ID in a folder.
func arrivals(t testing.TB, m followup.Mailbox, folder, id string) (times int) {
	t.Helper()
	for _, one := range mailboxtest.ReadFolder(t, m, folder) {
		if head, _, _ := bytes.Cut(one.Bytes, []byte("\r\n\r\n")); bytes.Contains(head, []byte("<"+id+">")) {
			times++
		}
	}
	return times
}

// blanks are databases that have their tables and nothing else, made once for each store:
// copying one is much faster than making it.
var blanks struct {
	sync.Mutex
	data  map[store]settings.Settings
	admin *sql.DB
	made  int
}

// newDatabase returns the settings of a new database in an empty directory.
func newDatabase(t testing.TB, kind store, dir string) settings.Settings {
	t.Helper()
	blanks.Lock()
	defer blanks.Unlock()
	blank, made := blanks.data[kind]
	if !made {
		blank = newBlank(t, kind)
		if blanks.data == nil {
			blanks.data = map[store]settings.Settings{}
		}
		blanks.data[kind] = blank
	}
	s := settings.Settings{Data: dir, Role: settings.Both}
	for _, name := range []string{"afterword.db", "afterword.key"} {
		content, err := os.ReadFile(filepath.Join(blank.Data, name))
		if os.IsNotExist(err) {
			continue
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if kind == onServer {
		blanks.made++
		s.Database = copyDatabase(t, blank.Database, fmt.Sprintf("send_%d", blanks.made))
	}
	return s
}

// newBlank makes a database by starting the program on it once.
func newBlank(t testing.TB, kind store) settings.Settings {
	t.Helper()
	dir, err := os.MkdirTemp("", "afterword-blank-*")
	if err != nil {
		t.Fatal(err)
	}
	s := settings.Settings{Data: dir}
	if kind == onServer {
		s.Database = postgrestest.Database(t)
		u, err := url.Parse(postgrestest.Superuser(t, s.Database))
		if err != nil {
			t.Fatal(err)
		}
		u.Path = "/postgres"
		if blanks.admin, err = sql.Open("pgx", u.String()); err != nil {
			t.Fatal(err)
		}
	}
	startProgram(t, s, "").stop()
	return s
}

// removeBlanks removes what newBlank left on disk.
func removeBlanks() {
	for _, blank := range blanks.data {
		_ = os.RemoveAll(blank.Data)
	}
	if blanks.admin != nil {
		_ = blanks.admin.Close()
	}
}

// copyDatabase copies a database on the PostgreSQL server, until the test ends.
func copyDatabase(t testing.TB, from, name string) string {
	t.Helper()
	u, err := url.Parse(from)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := blanks.admin.ExecContext(t.Context(), fmt.Sprintf("CREATE DATABASE %s TEMPLATE %s OWNER %s", name, filepath.Base(u.Path), postgrestest.Role)); err != nil {
		t.Fatalf("copy a database for the test: %v", err)
	}
	t.Cleanup(func() {
		if _, err := blanks.admin.ExecContext(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("remove the database of the test: %v", err)
		}
	})
	u.Path = "/" + name
	return u.String()
}
