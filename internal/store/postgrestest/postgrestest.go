// Package postgrestest starts a real PostgreSQL for tests: the server of Debian's
// package, as a user that is not the administrator, in a directory of its own, on a free
// port of this machine. It syncs to disk as a real one does.
//
// One server serves all tests of a test binary; every test gets a database of its own:
//
//	func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }
//	func TestX(t *testing.T)    { url := postgrestest.Database(t) ... }
//
// Where PostgreSQL is not installed the test is skipped, or fails when
// AFTERWORD_REQUIRE_SERVERS=1. A program that is no test, the benchmark of delivery, has
// Start, Server.Database and Server.Stop.
package postgrestest

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

const (
	// Role is the role that owns the databases: neither a superuser nor one that may
	// pass row-level security, as in real use.
	Role = "afterword"
	// superuser may do everything; it exists for the set-up of a test.
	superuser = "postgres"
	startTime = 60 * time.Second
)

// Server is a running PostgreSQL.
type Server struct {
	dir      string
	programs string // the directory of PostgreSQL's programs
	port     int
	password string // of both roles
	command  *exec.Cmd
	ended    chan struct{} // closed when the command has ended
	end      error         // how it did
	log      *bytes.Buffer
	admin    *sql.DB
	made     int
}

// The one server of this test binary, started by the first test that asks for it.
var (
	mu      sync.Mutex
	running *Server
	failed  error
)

// Main runs the tests and stops the server if one was started. It returns the exit code.
func Main(m *testing.M) int {
	code := m.Run()
	mu.Lock()
	defer mu.Unlock()
	if running != nil {
		if err := running.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, "stop PostgreSQL:", err)
			code = max(code, 1)
		}
	}
	return code
}

// Database makes an empty database and returns its URL, for Role. It is dropped with the
// server.
func Database(t testing.TB) string {
	t.Helper()
	s := get(t)
	mu.Lock()
	defer mu.Unlock()
	database, err := s.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return database
}

// Database makes an empty database and returns its URL, for Role. It is dropped with the
// server. One caller at a time.
func (s *Server) Database(ctx context.Context) (string, error) {
	s.made++
	name := fmt.Sprintf("test_%d", s.made)
	if _, err := s.admin.ExecContext(ctx, "CREATE DATABASE "+name+" OWNER "+Role); err != nil {
		return "", fmt.Errorf("make a database for the test: %w", err)
	}
	return s.url(Role, name), nil
}

// Superuser returns the URL of the same database for a role that may do everything.
func Superuser(t testing.TB, database string) string {
	t.Helper()
	superuser, err := get(t).Superuser(database)
	if err != nil {
		t.Fatal(err)
	}
	return superuser
}

// Superuser returns the URL of a database of s for a role that may do everything.
func (s *Server) Superuser(database string) (string, error) {
	u, err := url.Parse(database)
	if err != nil {
		return "", err
	}
	u.User = url.UserPassword(superuser, s.password)
	return u.String(), nil
}

func (s *Server) url(role, database string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword(role, s.password),
		Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)), Path: "/" + database, RawQuery: "sslmode=disable",
	}
	return u.String()
}

// ErrMissing means that PostgreSQL is not installed on this machine.
var ErrMissing = errors.New("PostgreSQL is not installed: apt-get install postgresql")

func get(t testing.TB) *Server {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	if running == nil && failed == nil {
		running, failed = Start()
	}
	if errors.Is(failed, ErrMissing) && os.Getenv("AFTERWORD_REQUIRE_SERVERS") != "1" {
		t.Skip(failed)
	}
	if failed != nil {
		t.Fatalf("start PostgreSQL: %v", failed)
	}
	return running
}

// Start starts a server, which the caller stops.
func Start() (*Server, error) {
	dir, err := os.MkdirTemp("", "afterword-postgres-*")
	if err != nil {
		return nil, err
	}
	return start(dir)
}

// StartSmall starts a server whose files are in dir, which is made, and whose log of changes
// comes in pieces of one megabyte. The caller stops it, which removes dir.
func StartSmall(dir string) (*Server, error) {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, err
	}
	return start(dir, "--wal-segsize=1")
}

func start(dir string, initdbOptions ...string) (_ *Server, err error) {
	s := &Server{dir: dir, password: rand.Text(), log: &bytes.Buffer{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Stop())
		}
	}()
	if s.programs, err = programs(); err != nil {
		return nil, err
	}
	passwordFile := filepath.Join(s.dir, "password")
	if err := os.WriteFile(passwordFile, []byte(s.password), 0o600); err != nil {
		return nil, err
	}
	if err := giveAway(s.dir, passwordFile); err != nil {
		return nil, err
	}
	options := append(initdbOptions, "--pgdata="+s.data(), "--username="+superuser,
		"--pwfile="+passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8")
	initdb := s.program("initdb", options...)
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	if s.port, err = freePort(); err != nil {
		return nil, err
	}
	if err := s.run(); err != nil {
		return nil, err
	}
	if s.admin, err = sql.Open("pgx", s.url(superuser, "postgres")); err != nil {
		return nil, err
	}
	if err := s.untilReady(); err != nil {
		return nil, err
	}
	_, err = s.admin.Exec("CREATE ROLE " + Role + " LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '" + s.password + "'")
	return s, err
}

// Revive waits until the server answers, and starts it again where it has stopped by itself.
func (s *Server) Revive() error {
	for deadline := time.Now().Add(startTime); time.Now().Before(deadline); {
		select {
		case <-s.ended:
			if err := s.run(); err != nil {
				return err
			}
		case <-time.After(20 * time.Millisecond):
			if s.admin.Ping() == nil {
				return nil
			}
		}
	}
	return fmt.Errorf("it did not answer within %s\n%s", startTime, s.log)
}

func (s *Server) run() error {
	server := s.program("postgres", "-D", s.data(), "-p", strconv.Itoa(s.port),
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200", "-c", "fsync=on")
	server.Stdout, server.Stderr = s.log, s.log
	if err := server.Start(); err != nil {
		return err
	}
	ended := make(chan struct{})
	s.command, s.ended = server, ended
	go func() {
		s.end = server.Wait()
		close(ended)
	}()
	return nil
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// program is a command of PostgreSQL that runs as a user other than the administrator.
func (s *Server) program(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.programs, name), args...)
	cmd.Dir = s.dir
	asOrdinaryUser(cmd)
	return cmd
}

// programs is the directory of the newest PostgreSQL on this machine.
func programs() (string, error) {
	if found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); err == nil && len(found) > 0 {
		newest := slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })
		return filepath.Dir(newest), nil
	}
	path, err := exec.LookPath("initdb")
	if err != nil {
		return "", ErrMissing
	}
	return filepath.Dir(path), nil
}

func version(initdb string) int {
	n, err := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(initdb))))
	if err != nil {
		return 0
	}
	return n
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	port := listener.Addr().(*net.TCPAddr).Port
	return port, listener.Close()
}

func (s *Server) untilReady() error {
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		err := s.admin.PingContext(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("it did not answer within %s: %w\n%s", startTime, err, s.log)
		case <-tick.C:
		}
	}
}

// Stop ends the server and removes its directory.
func (s *Server) Stop() error {
	var failures []error
	if s.admin != nil {
		failures = append(failures, s.admin.Close())
	}
	if s.command != nil {
		// PostgreSQL's "fast" way: open sessions are ended, everything is on disk.
		if err := s.command.Process.Signal(os.Interrupt); !errors.Is(err, os.ErrProcessDone) {
			failures = append(failures, err)
		}
		<-s.ended
		failures = append(failures, s.end)
	}
	return errors.Join(append(failures, os.RemoveAll(s.dir))...)
}
