// Package caldavtest starts a real calendar server for tests: Debian's Radicale, on a free
// port of this machine, with a folder of its own.
package caldavtest

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	// User and Password sign in to every server of this package.
	User     = "ada"
	Password = "correct horse"

	// debianPython is the one that Debian's modules are for; PATH may have another first.
	debianPython = "/usr/bin/python3"

	startTime  = 20 * time.Second
	startTries = 3 // another program may take the port meanwhile
)

// Server is a running Radicale.
type Server struct {
	URL string // "http://127.0.0.1:PORT"
	dir string
}

// Start starts a server, which stops when the test ends. It skips the test where Radicale
// is not installed, unless AFTERWORD_REQUIRE_SERVERS is 1.
func Start(t testing.TB) *Server {
	t.Helper()
	Require(t, "radicale")
	var err error
	for range startTries {
		var s *Server
		if s, err = start(t); err == nil {
			return s
		}
	}
	t.Fatalf("start Radicale: %v", err)
	return nil
}

// Require skips the test where a program is not installed, or fails it where
// AFTERWORD_REQUIRE_SERVERS is 1.
func Require(t testing.TB, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err == nil {
			continue
		}
		if os.Getenv("AFTERWORD_REQUIRE_SERVERS") == "1" {
			t.Fatalf("a real calendar server is required, and %s is not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
}

func start(t testing.TB) (*Server, error) {
	dir := t.TempDir()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		return nil, err
	}
	config := fmt.Sprintf("[server]\nhosts = %s\n[auth]\ntype = htpasswd\nhtpasswd_filename = %s\nhtpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = %s\n",
		address, filepath.Join(dir, "users"), filepath.Join(dir, "collections"))
	for name, text := range map[string]string{"config": config, "users": User + ":" + Password + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	var said lockedBuffer
	command := exec.Command("radicale", "--config", filepath.Join(dir, "config"))
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		return nil, err
	}
	exited := make(chan struct{})
	go func() {
		_ = command.Wait() // it is killed in the end
		close(exited)
	}()
	t.Cleanup(func() {
		_ = command.Process.Kill()
		<-exited
	})
	s := &Server{URL: "http://" + address, dir: dir}
	for deadline := time.Now().Add(startTime); time.Now().Before(deadline); {
		if answer, err := http.Get(s.URL + "/.web/"); err == nil {
			_ = answer.Body.Close()
			return s, nil
		}
		select {
		case <-exited:
			return nil, fmt.Errorf("it ended: %s", said.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
	return nil, fmt.Errorf("it did not answer: %s", said.String())
}

// Calendar makes a calendar of that name and returns its address.
func (s *Server) Calendar(t testing.TB, name string) string {
	t.Helper()
	address := s.URL + "/" + User + "/" + name + "/"
	if code := s.Do(t, "MKCALENDAR", address, "", nil); code != http.StatusCreated {
		t.Fatalf("MKCALENDAR %s: %d", address, code)
	}
	return address
}

// Do makes one request as any program of the person's might, and returns the status.
func (s *Server) Do(t testing.TB, method, address, body string, header http.Header) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range header {
		r.Header[name] = values
	}
	r.SetBasicAuth(User, Password)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	return answer.StatusCode
}

// Read reads a calendar back with a client that is not ours, Python's caldav, and returns
// a line for each event: UID, SEQUENCE, STATUS, DTSTART, DTEND and SUMMARY with bars
// between, by UID.
func (s *Server) Read(t testing.TB, address string) []string {
	t.Helper()
	const program = `
import sys, caldav
client = caldav.DAVClient(url=sys.argv[1], username=sys.argv[2], password=sys.argv[3])
for event in sorted(caldav.Calendar(client=client, url=sys.argv[1]).events(), key=lambda e: str(e.url)):
    v = event.vobject_instance.vevent
    show = lambda d: d.strftime("%Y-%m-%dT%H:%M:%S%z") if hasattr(d, "hour") else d.isoformat()
    print("|".join([v.uid.value, v.sequence.value if hasattr(v, "sequence") else "", v.status.value if hasattr(v, "status") else "",
        show(v.dtstart.value), show(v.dtend.value), v.summary.value]))
`
	return Python(t, program, "caldav", address, User, Password)
}

// Python runs a program that needs a module, and returns the lines it prints.
func Python(t testing.TB, program, module string, args ...string) []string {
	t.Helper()
	Require(t, debianPython)
	if err := exec.CommandContext(t.Context(), debianPython, "-c", "import "+module).Run(); err != nil {
		if os.Getenv("AFTERWORD_REQUIRE_SERVERS") == "1" {
			t.Fatalf("Python's %s is required and not installed: %v", module, err)
		}
		t.Skipf("Python's %s is not installed", module)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, debianPython, append([]string{"-W", "ignore", "-c", program}, args...)...)
	var complaint bytes.Buffer
	command.Stderr = &complaint
	out, err := command.Output()
	if err != nil {
		t.Fatalf("python3: %v\n%s", err, &complaint)
	}
	text := strings.TrimSuffix(string(out), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
