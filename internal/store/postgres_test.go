package store_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
)

// raw is the database without a store between.
func raw(t testing.TB, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestManyNodesOpenOneNewDatabase(t *testing.T) {
	url, key := postgrestest.Database(t), newKey(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			s, err := store.OpenWithKey(t.Context(), url, key)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	save(t, openShared(t, url, key), "p")
}

// TestErrorsOfAServer expects what is wrong in words, and never the password.
func TestErrorsOfAServer(t *testing.T) {
	good := postgrestest.Database(t)
	change := func(f func(u *url.URL)) string {
		u, err := url.Parse(good)
		check(t, err)
		f(u)
		return u.String()
	}
	onServer := func(statements ...string) string {
		database := postgrestest.Database(t)
		for _, statement := range statements {
			_, err := raw(t, postgrestest.Superuser(t, database)).Exec(strings.ReplaceAll(statement, "THIS", nameOf(t, database)))
			check(t, err)
		}
		return database
	}
	newer := postgrestest.Database(t)
	save(t, openShared(t, newer, newKey(t)), "p")
	_, err := raw(t, newer).Exec("INSERT INTO schema_version (version_id, is_applied) VALUES (9999, true)")
	check(t, err)

	const password = "open sesame"
	tests := []struct{ name, url, want string }{
		{"wrong password", change(func(u *url.URL) { u.User = url.UserPassword(postgrestest.Role, password) }), "refuses the role or its password"},
		{"no such role", change(func(u *url.URL) { u.User = url.UserPassword("nobody", password) }), "refuses the role or its password"},
		{"no such database", change(func(u *url.URL) { u.Path = "/nowhere" }), "no such database"},
		{"nobody listens", change(func(u *url.URL) { u.Host = "127.0.0.1:1" }), "cannot be reached"},
		{"no URL", "postgres://ada:" + password + "@host:port/db", "its URL cannot be read"},
		{"above the rules", postgrestest.Superuser(t, good), "use one that may not"},
		{"another program's", onServer("CREATE TABLE bookmarks (url text)"), "another program"},
		{"no right", onServer("ALTER DATABASE THIS OWNER TO postgres", "REVOKE CREATE ON SCHEMA public FROM PUBLIC"), "lacks a right"},
		{"no connection left", onServer("ALTER DATABASE THIS CONNECTION LIMIT 0"), "no connection left"},
		{"not durable", onServer("ALTER DATABASE THIS SET synchronous_commit = off"), "before it is on disk"},
		{"of a newer Afterword", newer, "newer Afterword"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel() // some are tried again for a while
			s, err := store.OpenWithKey(t.Context(), tt.url, newKey(t))
			if err == nil {
				s.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "postgres") {
				t.Errorf("error %q, want one that says %q and names the database", err, tt.want)
			}
			if strings.Contains(err.Error(), password) {
				t.Errorf("the error tells the password: %q", err)
			}
		})
	}
}

// nameOf is the name of a database by its URL.
func nameOf(t *testing.T, database string) string {
	t.Helper()
	u, err := url.Parse(database)
	check(t, err)
	return strings.TrimPrefix(u.Path, "/")
}

// TestRowsAreLockedASecondTime asks the database directly, as a query would that forgot
// its account.
func TestRowsAreLockedASecondTime(t *testing.T) {
	url := postgrestest.Database(t)
	s := openShared(t, url, newKey(t))
	fill(t, s)
	saveMailbox(t, s, "ben", secret)
	db := raw(t, url)
	count := func(table string, settings ...string) int {
		t.Helper()
		tx, err := db.BeginTx(t.Context(), nil)
		check(t, err)
		defer tx.Rollback()
		for i := 0; i < len(settings); i += 2 {
			_, err := tx.Exec("SELECT set_config($1, $2, true)", settings[i], settings[i+1])
			check(t, err)
		}
		var n int
		check(t, tx.QueryRow("SELECT count(*) FROM "+table).Scan(&n))
		return n
	}
	const account, door = "afterword.account", "afterword.door"
	for _, tt := range []struct {
		what, table string
		settings    []string
		want        int
	}{
		{"nobody sees a note", "note", nil, 0},
		{"nobody sees a mailbox", "mailbox", nil, 0},
		{"the account sees its note", "note", []string{account, "local"}, 1},
		{"another does not", "note", []string{account, "ben"}, 0},
		{"the account sees its mailbox only", "mailbox", []string{account, "ben"}, 1},
		{"who asks for mailboxes sees all", "mailbox", []string{door, "mailboxes"}, 2},
		{"who asks for mailboxes sees no step", "step", []string{door, "mailboxes"}, 0},
		{"who asks for due steps sees them", "step", []string{door, "due steps"}, 1},
		{"no door leads to notes", "note", []string{door, "due steps"}, 0},
	} {
		if got := count(tt.table, tt.settings...); got != tt.want {
			t.Errorf("%s: %d rows of %s, want %d", tt.what, got, tt.table, tt.want)
		}
	}
	for what, statement := range map[string]string{
		"a row into another account":  "INSERT INTO mail (account_id, key, kind, from_name, from_email, subject, words, message_id) VALUES ('ben', 'k', '', '', '', '', '', '')",
		"a row moved to another":      "UPDATE note SET account_id = 'ben'",
		"a write through a door":      "DELETE FROM mailbox WHERE account_id = 'ben'",
		"a change through both doors": "UPDATE mailbox SET address = 'stolen' WHERE account_id = 'ben'",
	} {
		tx, err := db.BeginTx(t.Context(), nil)
		check(t, err)
		_, err = tx.Exec("SELECT set_config('afterword.account', 'local', true), set_config('afterword.door', 'mailboxes', true)")
		check(t, err)
		done, err := tx.Exec(statement)
		if err == nil {
			if n, err := done.RowsAffected(); err != nil || n != 0 {
				t.Errorf("%s: %d rows were written", what, n)
			}
		}
		check(t, tx.Rollback())
	}
	rows, err := db.Query(`SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
		WHERE c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`)
	check(t, err)
	defer rows.Close()
	for rows.Next() {
		var table string
		check(t, rows.Scan(&table))
		t.Errorf("table %s has an account and no lock", table)
	}
	check(t, rows.Err())
}

func TestNodesShareOneKey(t *testing.T) {
	url, key := postgrestest.Database(t), newKey(t)
	first := openShared(t, url, key)
	saveMailbox(t, first, followup.Local, secret)
	if got, err := password(t, openShared(t, url, key), followup.Local); err != nil || got != secret {
		t.Errorf("a second node reads the password as %q, %v", got, err)
	}
	other := newKey(t)
	openShared(t, postgrestest.Database(t), other) // makes it
	for what, wrong := range map[string]string{"without the key": newKey(t), "with another key": other} {
		s, err := store.OpenWithKey(t.Context(), url, wrong)
		if err == nil {
			s.Close()
			t.Errorf("a node %s was let in", what)
			continue
		}
		if !strings.Contains(err.Error(), "share one key file") || !strings.Contains(err.Error(), wrong) {
			t.Errorf("a node %s is told %q", what, err)
		}
	}
	check(t, os.Remove(key)) // while the node runs
	err := first.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		return tx.SaveMailbox(t.Context(), followup.Mailbox{Address: "ada@example.org", Password: "new"})
	})
	if err == nil {
		t.Error("a password was sealed under a key that no other node has")
	}
	without, err := store.Open(t.Context(), url)
	closing(t, without, err)
	if _, err := password(t, without, followup.Local); err == nil || !strings.Contains(err.Error(), "no key file is set") {
		t.Errorf("without a key file the password is refused with %v", err)
	}
}

// TestWritersOfOneAccountWait holds a transaction open: a second one of the same account
// comes after it, one of another account meanwhile.
func TestWritersOfOneAccountWait(t *testing.T) {
	url, key := postgrestest.Database(t), newKey(t)
	nodes := []*store.Store{openShared(t, url, key), openShared(t, url, key)}
	inside, goOn, order := make(chan bool), make(chan bool), make(chan string, 3)
	var group sync.WaitGroup
	group.Go(func() {
		err := nodes[0].Update(t.Context(), "ada", func(followup.Tx) error {
			close(inside)
			<-goOn
			order <- "first"
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	<-inside
	group.Go(func() {
		err := nodes[1].Update(t.Context(), "ada", func(followup.Tx) error { order <- "second"; return nil })
		if err != nil {
			t.Error(err)
		}
	})
	waits := func() bool {
		var n int
		check(t, raw(t, url).QueryRow("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").Scan(&n))
		return n == 1
	}
	for deadline := time.Now().Add(10 * time.Second); !waits(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the second writer does not wait")
		}
	}
	check(t, nodes[1].Update(t.Context(), "ben", func(followup.Tx) error { order <- "other account"; return nil }))
	close(goOn)
	group.Wait()
	if got := fmt.Sprint(<-order, ", ", <-order, ", ", <-order); got != "other account, first, second" {
		t.Errorf("the order was %s", got)
	}
}

// TestServerEndsConnections ends every connection of a node: the next call goes on.
func TestServerEndsConnections(t *testing.T) {
	url := postgrestest.Database(t)
	s := openShared(t, url, newKey(t))
	save(t, s, "p")
	err := s.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		endConnections(t, url)
		return tx.AddEvent(t.Context(), "p", cadence.Event{Kind: cadence.Replied})
	})
	if err == nil {
		t.Error("a transaction survived its connection")
	}
	if got := len(events(t, s)); got != 0 {
		t.Errorf("%d events were kept of a transaction that failed", got)
	}
	for range 3 {
		endConnections(t, url)
		save(t, s, "q"+strconv.Itoa(time.Now().Nanosecond()))
		if _, err := s.Mailboxes(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func endConnections(t *testing.T, url string) {
	t.Helper()
	_, err := raw(t, postgrestest.Superuser(t, url)).Exec("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
	check(t, err)
}

// TestKilledNodeLosesNothing is TestKilledProgramLosesNothing on PostgreSQL, with the
// same account in use on another node: its lock must not stay behind.
func TestKilledNodeLosesNothing(t *testing.T) {
	url := postgrestest.Database(t)
	s := openShared(t, url, newKey(t))
	save(t, s, "p")
	cmd := child(t, url, 1_000_000)
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	acknowledged := -1
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		acknowledged, err = strconv.Atoi(lines.Text())
		check(t, err)
		if acknowledged == 25 {
			check(t, cmd.Process.Kill())
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the program ended by itself before it was killed")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	check(t, s.Update(ctx, followup.Local, func(followup.Tx) error { return nil }))
	if got := len(events(t, s)); got <= acknowledged || got > acknowledged+2 {
		t.Errorf("%d events are there, %d were acknowledged", got, acknowledged+1)
	}
}

func TestLeases(t *testing.T) {
	url := postgrestest.Database(t)
	s := openShared(t, url, newKey(t))
	const long = time.Hour
	take := func(name, holder string, period time.Duration, want bool) {
		t.Helper()
		got, err := s.TakeLease(t.Context(), name, holder, period)
		if err != nil || got != want {
			t.Errorf("%s takes %s: %v, %v; want %v", holder, name, got, err, want)
		}
	}
	take("mailbox/ada", "one", long, true)
	take("mailbox/ada", "two", long, false)
	take("mailbox/ada", "one", long, true) // its own, again
	take("mailbox/ben", "two", long, true)
	holders, err := s.LeasesBelow(t.Context(), "mailbox/")
	if err != nil || fmt.Sprint(holders) != "map[mailbox/ada:one mailbox/ben:two]" {
		t.Errorf("the leases are %v, %v", holders, err)
	}
	names, err := s.RenewLeases(t.Context(), "one", -time.Second) // it has run out
	if err != nil || fmt.Sprint(names) != "[mailbox/ada]" {
		t.Errorf("one renews %v, %v", names, err)
	}
	if holders, err := s.LeasesBelow(t.Context(), "mailbox/a"); err != nil || len(holders) != 0 {
		t.Errorf("a lease that ran out is listed: %v, %v", holders, err)
	}
	take("mailbox/ada", "two", long, true)
	take("mailbox/ada", "one", long, false)
	if names, err := s.RenewLeases(t.Context(), "one", long); err != nil || len(names) != 0 {
		t.Errorf("one renews %v, which it has lost (%v)", names, err)
	}
	check(t, s.DropLease(t.Context(), "mailbox/ada", "one")) // not its own
	take("mailbox/ada", "one", long, false)
	check(t, s.DropLease(t.Context(), "mailbox/ada", "two"))
	take("mailbox/ada", "one", long, true)
	check(t, s.DropLeases(t.Context(), "two"))
	take("mailbox/ben", "one", long, true)
}
