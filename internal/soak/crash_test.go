package soak_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/note"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/store/postgrestest"
)

const (
	// soakRuns is the environment variable that says how often each step is killed.
	soakRuns = "AFTERWORD_SOAK"
	patience = 60 * time.Second
	look     = 50 * time.Millisecond
)

// fate is what must have become of a note after the program was killed and started again.
type fate int

const (
	arrives fate = iota // exactly once, and the program knows
	asked               // it did not arrive, and nobody can know: the person is asked
)

// steps are the commands of one send, in the order in which the program gives them.
var steps = []struct {
	mailboxtest.Hold
	want fate
}{
	{mailboxtest.Hold{Command: `STATUS "SENT"`}, arrives}, // where the folders end; the watch asks for the Inbox only
	{mailboxtest.Hold{Command: `STATUS "SENT"`, Afterwards: true}, arrives},
	{mailboxtest.Hold{Command: "EHLO"}, arrives},
	{mailboxtest.Hold{Command: "EHLO", Afterwards: true}, arrives},
	{mailboxtest.Hold{Command: "AUTH"}, arrives},
	{mailboxtest.Hold{Command: "AUTH", Afterwards: true}, arrives},
	{mailboxtest.Hold{Command: "MAIL"}, arrives},
	{mailboxtest.Hold{Command: "MAIL", Afterwards: true}, arrives},
	{mailboxtest.Hold{Command: "RCPT"}, arrives},
	{mailboxtest.Hold{Command: "RCPT", Afterwards: true}, arrives},
	{mailboxtest.Hold{Command: "DATA"}, arrives},
	{mailboxtest.Hold{Command: "DATA", Afterwards: true}, arrives},
	{mailboxtest.Hold{Command: "BODY"}, asked}, // a short body and the dot leave in one piece
	{mailboxtest.Hold{Command: "."}, asked},
	{mailboxtest.Hold{Command: ".", Afterwards: true}, arrives},
	{mailboxtest.Hold{Command: "QUIT"}, arrives},
	{mailboxtest.Hold{Command: "UID STORE"}, arrives}, // the witness is marked as seen
	{mailboxtest.Hold{Command: "UID STORE", Afterwards: true}, arrives},
	{mailboxtest.Hold{Command: "UID MOVE"}, arrives}, // and goes to Sent
	{mailboxtest.Hold{Command: "UID MOVE", Afterwards: true}, arrives},
}

func TestKilledAtEveryStep(t *testing.T) {
	runs := 1
	if text := os.Getenv(soakRuns); text != "" {
		var err error
		if runs, err = strconv.Atoi(text); err != nil || runs < 1 {
			t.Fatalf("%s is %q: give the number of runs for each step", soakRuns, text)
		}
	}
	if testing.Short() {
		t.Skip("starts the program some forty times")
	}
	for _, step := range steps {
		t.Run("SQLite, "+step.String(), func(t *testing.T) {
			t.Parallel()
			servers := mailboxtest.Servers(t)
			for run := range runs {
				(&crash{T: t, servers: servers, name: fmt.Sprint("run ", run)}).killedAt(step.Hold, step.want)
			}
		})
	}
	for _, step := range steps {
		t.Run("PostgreSQL, "+step.String(), func(t *testing.T) {
			t.Parallel()
			servers := mailboxtest.Servers(t)
			for run := range runs {
				(&crash{T: t, servers: servers, name: fmt.Sprint("run ", run), database: postgrestest.Database(t)}).nodeKilledAt(step.Hold, step.want)
			}
		})
	}
}

// crash is one send that is killed: a candidate with a database of their own.
type crash struct {
	*testing.T
	servers *mailboxtest.MailServers
	name    string
	// database is the URL of a PostgreSQL database; empty for a file.
	database string
	data     settings.Settings
	between  *mailboxtest.Between
	process  string
	note     note.Note
}

func (c *crash) killedAt(h mailboxtest.Hold, want fate) {
	c.Helper()
	c.killAt(h)
	program := c.start()
	defer program.kill()
	n := c.await(program, func(n note.Note) bool {
		if want == asked {
			return n.Attempt.Stage == note.Looking
		}
		return n.State.Final() && !n.Unsettled()
	})
	if want == asked {
		if n.Trouble == "" {
			c.Errorf("%s: nobody is told that the note is looked for", c.name)
		}
		program.kill()
		n = c.at(quarterPast, func(s *followup.Service) { c.readMailbox(s) })
	}
	c.judge(n, want)
}

// nodeKilledAt kills a node and lets another take its work over. That the jobs of a dead
// node come to another is tested in package serve; here it is done by hand, as that takes
// its time.
func (c *crash) nodeKilledAt(h mailboxtest.Hold, want fate) {
	c.Helper()
	c.killAt(h)
	n := c.at(minutesPast, func(s *followup.Service) {
		if err := s.SendNote(c.Context(), followup.Local, c.note.ID, nil); err != nil {
			c.Error(err)
		}
		c.readMailbox(s)
	})
	if want == asked {
		if n.Attempt.Stage != note.Looking || n.Trouble == "" {
			c.Errorf("%s: the note is %s, %s: %q", c.name, n.State, n.Attempt.Stage, n.Trouble)
		}
		n = c.at(minutesPast+quarterPast, func(s *followup.Service) { c.readMailbox(s) })
	}
	c.judge(n, want)
}

// killAt prepares a note, starts the program and kills it at a step of sending the note.
func (c *crash) killAt(h mailboxtest.Hold) {
	c.Helper()
	c.data = settings.Settings{Data: filepath.Join(c.TempDir(), "data"), Database: c.database, Role: settings.Both}
	c.between = mailboxtest.NewBetween(c, c.servers.Mailbox("seeker"))
	c.prepare()
	reached := c.between.HoldAt(h)
	program := c.start()
	defer program.kill()
	select {
	case <-reached:
	case <-time.After(patience):
		program.kill()
		c.Fatalf("%s: the program never came to %s; it said:\n%s", c.name, h, program.said())
	}
}

// prepare records an interview of the day before yesterday and approves its thank-you,
// which is due at once wherever and whenever the test runs: it is past its 24 hours and
// still worth sending.
func (c *crash) prepare() {
	c.Helper()
	zone, now := noon()
	ends := now.Add(-30 * time.Hour)
	c.verbs(followup.SystemClock{}, func(s *followup.Service) {
		if _, err := s.AddMailbox(c.Context(), followup.Local, c.between.Mailbox); err != nil {
			c.Fatal(err)
		}
		recorded, err := s.RecordInterview(c.Context(), followup.Local, interview.Process{
			Candidate: interview.Candidate{Name: "Ada Park", Email: c.between.Mailbox.Address, Phone: "+1 555 0100"},
			Employer:  "Globex", Role: "Senior Software Engineer",
			Interviews: []interview.Interview{{
				ID: "onsite", Zone: zone, Starts: ends.Add(-time.Hour), Ends: ends, Form: interview.Video,
				Panel: []interview.Interviewer{{
					Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: c.servers.Address("wei"), Role: interview.HiringManager,
					Debrief: interview.Debrief{
						Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release",
						Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
					},
				}},
			}},
		}, nil)
		if err != nil {
			c.Fatal(err)
		}
		c.process = recorded.ProcessID
		drafted := c.read(s)
		if c.note, err = s.ApproveNote(c.Context(), followup.Local, drafted.ID, drafted.Digest()); err != nil {
			c.Fatal(err)
		}
	})
}

// noon returns a zone in which it is about noon, and the time there.
func noon() (zone string, now time.Time) {
	now = time.Now().UTC()
	zone = "Etc/UTC"
	if hours := now.Hour() - 12; hours > 0 {
		zone = fmt.Sprintf("Etc/GMT+%d", hours) // POSIX counts the hours behind
	} else if hours < 0 {
		zone = fmt.Sprintf("Etc/GMT%d", hours)
	}
	here, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	return zone, now.In(here)
}

// verbs opens the database beside the program, as another command would.
func (c *crash) verbs(clock followup.Clock, f func(*followup.Service)) {
	c.Helper()
	app, err := serve.Open(c.Context(), c.data, clock, slog.New(slog.DiscardHandler))
	if err != nil {
		c.Fatal(err)
	}
	defer func() {
		if err := app.Close(); err != nil {
			c.Error(err)
		}
	}()
	f(app.Service)
}

// read returns the one note there is.
func (c *crash) read(s *followup.Service) note.Note {
	c.Helper()
	view, err := s.ShowProcess(c.Context(), followup.Local, c.process)
	if err != nil {
		c.Fatal(err)
	}
	for _, step := range view.Steps {
		if step.Note != nil && step.Phase == note.Anchor {
			return *step.Note
		}
	}
	c.Fatalf("%s: there is no note: %+v", c.name, view.Steps)
	return note.Note{}
}

// await looks into the database until the note is as wanted.
func (c *crash) await(p *program, wanted func(note.Note) bool) (n note.Note) {
	c.Helper()
	c.verbs(followup.SystemClock{}, func(s *followup.Service) {
		for deadline := time.Now().Add(patience); ; time.Sleep(look) {
			if n = c.read(s); wanted(n) {
				return
			}
			if time.Now().After(deadline) {
				c.Fatalf("%s: after the start the note stays %s, %q: %q; the program said:\n%s", c.name, n.State, n.Attempt.Stage, n.Trouble, p.said())
			}
		}
	})
	return n
}

// ahead is a clock that goes so much ahead.
type ahead time.Duration

const (
	minutesPast = 2 * time.Minute  // by when a dead worker's note is taken over
	quarterPast = 16 * time.Minute // by when a copy is no longer waited for
)

func (a ahead) Now() time.Time { return time.Now().Add(time.Duration(a)) }

// at does something at a later time, and returns the note as it is then.
func (c *crash) at(later time.Duration, do func(*followup.Service)) (n note.Note) {
	c.Helper()
	c.verbs(ahead(later), func(s *followup.Service) {
		do(s)
		n = c.read(s)
	})
	return n
}

func (c *crash) readMailbox(s *followup.Service) {
	c.Helper()
	if err := s.ReadMailbox(c.Context(), followup.Local); err != nil {
		c.Error(err)
	}
}

// judge counts what arrived and holds it against what the program believes.
func (c *crash) judge(n note.Note, want fate) {
	c.Helper()
	id := []byte("<" + n.MessageID + ">")
	count := func(user, folder string) (times int) {
		for _, one := range mailboxtest.ReadFolder(c, c.servers.Mailbox(user), folder) {
			head, _, _ := bytes.Cut(one.Bytes, []byte("\r\n\r\n"))
			if bytes.Contains(head, id) {
				times++
			}
		}
		return times
	}
	if want == arrives {
		mailboxtest.Await(c, c.servers.Mailbox("wei"), "INBOX", func(one mailboxtest.RawMessage) bool { return bytes.Contains(one.Bytes, id) })
	}
	arrived, copies, left := count("wei", "INBOX"), count("seeker", "Sent"), count("seeker", "INBOX")
	if want == arrives && (n.State != note.Sent || n.Trouble != "" || arrived != 1 || copies != 1 || left != 0) {
		c.Errorf("%s: the note is %s (%q); it arrived %d times, %d copies in Sent, %d in the Inbox; want it sent, once, 1 and 0",
			c.name, n.State, n.Trouble, arrived, copies, left)
	}
	if want == asked && (n.State != note.Unknown || !strings.Contains(n.Trouble, n.Subject) || !strings.Contains(n.Trouble, n.To.Email) || arrived+copies+left != 0) {
		c.Errorf("%s: the note is %s (%q); it arrived %d times, %d copies in Sent, %d in the Inbox; want the person asked, and none",
			c.name, n.State, n.Trouble, arrived, copies, left)
	}
}

// program is a running child process.
type program struct {
	cmd *exec.Cmd
	mu  sync.Mutex
	out bytes.Buffer
	all sync.WaitGroup
}

// start starts the real program and waits until it works.
func (c *crash) start() *program {
	c.Helper()
	file := filepath.Join(c.data.Data, "settings.toml")
	text := fmt.Sprintf("data = %q\nlisten = \"127.0.0.1:0\"\nundo = \"0s\"\ndatabase = %q\n", c.data.Data, c.database)
	if err := os.MkdirAll(c.data.Data, 0o700); err != nil {
		c.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		c.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		c.Fatal(err)
	}
	p := &program{cmd: exec.Command(self, "serve", "--settings", file)}
	p.cmd.Env = append(os.Environ(), "HOME="+c.data.Data)
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		c.Fatal(err)
	}
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		c.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		c.Fatal(err)
	}
	ready := make(chan bool, 1)
	p.all.Go(func() {
		lines := bufio.NewScanner(stdout)
		ready <- lines.Scan()
		p.keep(lines.Bytes())
		_, _ = io.Copy(io.Discard, stdout)
	})
	p.all.Go(func() {
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			p.keep(lines.Bytes())
		}
	})
	if !<-ready {
		p.kill()
		c.Fatalf("%s: the program did not start:\n%s", c.name, p.said())
	}
	return p
}

func (p *program) keep(line []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.out.Write(append(line, '\n'))
}

func (p *program) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.out.String()
}

// kill ends the program as a power cut would. It may be called again.
func (p *program) kill() {
	_ = p.cmd.Process.Kill()
	p.all.Wait()
	_ = p.cmd.Wait()
}
