//go:build unix

package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/interview"
	"afterword/internal/jobs"
	"afterword/internal/note"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
)

// What a child needs to know is in its environment.
const (
	nodeDatabase = "AFTERWORD_TEST_NODE_DATABASE"
	nodeData     = "AFTERWORD_TEST_NODE_DATA"  // the directory of the key file
	nodeSink     = "AFTERWORD_TEST_NODE_SINK"  // host:port of the SMTP server
	nodeSent     = "AFTERWORD_TEST_NODE_SENT"  // the directory that stands for the Sent folders
	nodeBegan    = "AFTERWORD_TEST_NODE_BEGAN" // Unix milliseconds at which the clock began to run
	nodeFast     = "AFTERWORD_TEST_NODE_FAST"  // how much faster it runs than the machine's
)

// worked is the morning of an early interview; the notes of all panels are due by then, in
// the words of the day.
var (
	ended  = time.Date(2026, 11, 23, 8, 30, 0, 0, time.UTC)
	worked = ended.Add(2 * time.Hour)
)

// nodeClock is the same on every node, and fast: the quarter of an hour that a lost note is
// looked for must pass within a test. The test must end before the evening, when nothing
// leaves.
type nodeClock struct {
	began time.Time
	fast  time.Duration // a factor
}

func (c nodeClock) Now() time.Time { return worked.Add(time.Since(c.began) * c.fast) }

func TestMain(m *testing.M) {
	if os.Getenv(nodeDatabase) != "" {
		os.Exit(runNode())
	}
	os.Exit(postgrestest.Main(m))
}

// runNode is a worker that goes on until its standard input ends, or it is killed.
func runNode() int {
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	milli, err1 := strconv.ParseInt(os.Getenv(nodeBegan), 10, 64)
	fast, err2 := strconv.Atoi(os.Getenv(nodeFast))
	err := errors.Join(err1, err2)
	if err == nil {
		err = workAsNode(ctx, nodeClock{time.UnixMilli(milli), time.Duration(fast)})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "node:", err)
		return 1
	}
	return 0
}

func workAsNode(ctx context.Context, clock nodeClock) (err error) {
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	s := settings.Settings{Data: os.Getenv(nodeData), Database: os.Getenv(nodeDatabase), Role: settings.WorkerOnly}
	app, err := serve.Open(ctx, s, clock, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	app.Service.Mail = sinkMail{os.Getenv(nodeSink), os.Getenv(nodeSent)}
	app.Service.Pace = followup.Pace{}
	app.Hasten(5*time.Second, time.Second, time.Second, jobs.Pace{Fetch: 100 * time.Millisecond, HandOver: time.Second, Read: 2 * time.Second})
	return app.Run(ctx, nil, nil, func() { fmt.Println("ready") })
}

// sinkMail submits to the sink over SMTP. What the sink took lies in a directory, as in
// everybody's Sent folder.
type sinkMail struct{ address, sent string }

func (m sinkMail) Send(_ context.Context, box followup.Mailbox, to string, message []byte, committing func() error) error {
	before := func(err error) error { return &followup.NotDelivered{Err: err} }
	c, err := smtp.Dial(m.address)
	if err != nil {
		return before(err)
	}
	defer c.Close()
	if err := c.Mail(box.Address, nil); err != nil {
		return before(err)
	}
	if err := c.Rcpt(to, nil); err != nil {
		return before(err)
	}
	data, err := c.Data()
	if err != nil {
		return before(err)
	}
	if _, err := data.Write(message); err != nil {
		return before(err)
	}
	if err := committing(); err != nil {
		return before(err) // and the connection is dropped without the dot
	}
	if err := data.Close(); err != nil {
		return errors.Join(followup.ErrUncertain, err)
	}
	return nil
}

func (m sinkMail) FileSent(_ context.Context, _ followup.Mailbox, wanted followup.CopyWanted) (followup.Copy, error) {
	info, err := os.Stat(sentFile(m.sent, wanted.MessageID))
	if errors.Is(err, os.ErrNotExist) {
		return followup.Copy{}, nil
	}
	if err != nil {
		return followup.Copy{}, err
	}
	return followup.Copy{Folder: "Sent", Received: info.ModTime(), MessageID: wanted.MessageID}, nil
}

// Watch holds a lock while it watches: two watchers of one mailbox are an error.
func (m sinkMail) Watch(ctx context.Context, box followup.Mailbox, _ func()) error {
	file, err := os.OpenFile(filepath.Join(m.sent, "watched-"+box.Address), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return errors.Join(err, os.WriteFile(filepath.Join(m.sent, "two-watch-"+box.Address), nil, 0o600))
	}
	<-ctx.Done()
	return ctx.Err()
}

func (sinkMail) Marks(context.Context, followup.Mailbox) ([]note.Mark, error) { return nil, nil }

func (sinkMail) Fetch(context.Context, followup.Mailbox, []followup.Cursor, time.Time, func([]followup.RawMail, followup.Cursor) error) error {
	return nil
}

func (sinkMail) PutDraft(context.Context, followup.Mailbox, string, []byte, time.Time) (note.Place, error) {
	return note.Place{}, errors.New("there is no Drafts folder here")
}

func (sinkMail) FindDraft(context.Context, followup.Mailbox, followup.DraftWanted) (followup.FoundDraft, error) {
	return followup.FoundDraft{}, errors.New("there is no Drafts folder here")
}

func (sinkMail) RemoveDraft(context.Context, followup.Mailbox, note.Place) (bool, error) {
	return false, errors.New("there is no Drafts folder here")
}

func (sinkMail) Check(context.Context, followup.Mailbox) (followup.MailboxReport, error) {
	return followup.MailboxReport{}, nil
}

func (sinkMail) Probe(context.Context, followup.Mailbox) (followup.ProbeReport, error) {
	return followup.ProbeReport{SentBy: followup.SentByUs}, nil
}

func sentFile(dir, messageID string) string {
	return filepath.Join(dir, fmt.Sprintf("%x", messageID))
}

// sink is an SMTP server that counts what it took for whom.
type sink struct {
	sent string
	mu   sync.Mutex
	took map[string]int // by recipient
}

func startSink(t *testing.T, sent string) (*sink, string) {
	t.Helper()
	s := &sink{sent: sent, took: map[string]int{}}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &sinkSession{sink: s}, nil }))
	server.Domain = "sink.example"
	server.ErrorLog = nothing{}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return s, listener.Addr().String()
}

func (s *sink) count() (mails int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range s.took {
		mails += n
	}
	return mails
}

type nothing struct{}

func (nothing) Printf(string, ...any) {}
func (nothing) Println(...any)        {}

type sinkSession struct {
	sink *sink
	to   string
}

func (s *sinkSession) Reset()                               {}
func (s *sinkSession) Logout() error                        { return nil }
func (s *sinkSession) Mail(string, *smtp.MailOptions) error { return nil }
func (s *sinkSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.to = to
	return nil
}

// Data takes a message that ends with the dot, after a while, as real servers do.
func (s *sinkSession) Data(r io.Reader) error {
	message, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	parsed, err := mail.ReadMessage(bytes.NewReader(message))
	if err != nil {
		return err
	}
	time.Sleep(time.Duration(rand.Int64N(int64(300 * time.Millisecond)))) // the work of the server
	id := strings.Trim(parsed.Header.Get("Message-Id"), "<>")
	if err := os.WriteFile(sentFile(s.sink.sent, id), nil, 0o600); err != nil {
		return err
	}
	s.sink.mu.Lock()
	s.sink.took[s.to]++
	s.sink.mu.Unlock()
	// The answer is late, too: whoever is killed now does not know what it sent.
	time.Sleep(time.Duration(rand.Int64N(int64(300 * time.Millisecond))))
	return nil
}

// nodesWorld is a career centre with many people, on one database.
type nodesWorld struct {
	*testing.T
	app      *serve.App
	db       *store.Store
	sink     *sink
	env      []string
	accounts []followup.AccountID
	nodes    []*nodeProcess
}

type nodeProcess struct {
	cmd   *exec.Cmd
	input io.Closer
}

// TestThreeNodesKilledAtRandom has three nodes send the notes of many people while one
// after the other is killed and started again. Every note that was approved leaves once,
// or is asked about; what a killed node was doing is taken over.
func TestThreeNodesKilledAtRandom(t *testing.T) {
	// The pause between two kills is short, and long enough that work gets done between.
	people, pause, fast := 60, 1200*time.Millisecond, 120
	if os.Getenv("AFTERWORD_SOAK") != "" {
		people, pause, fast = 3334, 6*time.Second, 15
	}
	w := newNodesWorld(t, people)
	w.startClock(fast)
	for range 3 {
		w.nodes = append(w.nodes, w.startNode())
	}
	kills, mails := 0, 0
	deadline := time.Now().Add(4*time.Minute + time.Duration(people)*250*time.Millisecond)
	for kills < 4 || mails < 3*people*4/5 {
		if time.Now().After(deadline) {
			t.Fatalf("only %d of %d notes have left after %d kills", mails, 3*people, kills)
		} // the last ones leave in peace, so that what waits is not started anew
		time.Sleep(pause/2 + time.Duration(rand.Int64N(int64(pause)))) // kills come at random
		i := rand.IntN(len(w.nodes))
		w.nodes[i].kill(t)
		w.nodes[i] = w.startNode()
		kills++
		mails = w.sink.count()
	}
	t.Logf("%d of %d notes had left after %d kills", mails, 3*people, kills)
	w.untilSettled(len(w.accounts) * 3)

	sent, asked := 0, 0
	for _, n := range w.notes() {
		took := w.sink.took[n.To.Email]
		switch {
		case took > 1:
			t.Errorf("%s got %d mails", n.To.Email, took)
		case n.State == note.Sent && took == 1:
			sent++
		case n.State == note.Unknown && n.Trouble != "" && took == 0:
			asked++
		default:
			t.Errorf("the note to %s is %s, %q, and %d mails arrived", n.To.Email, n.State, n.Trouble, took)
		}
	}
	t.Logf("%d notes were sent, %d are asked about", sent, asked)
	if limit := kills * 20; kills < 3 || sent == 0 || asked > limit {
		t.Errorf("%d notes were sent and %d asked about after %d kills; a kill can cost one for each worker at most, %d", sent, asked, kills, limit)
	}
	w.sharedEvenly()
	for _, n := range w.nodes {
		n.stop(t)
	}
	if two, err := filepath.Glob(filepath.Join(w.sink.sent, "two-watch-*")); err != nil || len(two) > 0 {
		t.Errorf("%d mailboxes were watched by two nodes (%v)", len(two), err)
	}
	if left, err := w.db.LeasesBelow(t.Context(), ""); err != nil || len(left) > 0 {
		t.Errorf("nodes that were stopped still hold %v (%v)", left, err)
	}
}

// newNodesWorld makes people with an interview of yesterday and three approved notes each.
func newNodesWorld(t *testing.T, people int) *nodesWorld {
	t.Helper()
	database, sent := postgrestest.Database(t), t.TempDir()
	s := settings.Settings{Data: t.TempDir(), Database: database}
	clock := followuptest.ClockAt(ended.Add(30 * time.Minute))
	app, err := serve.Open(t.Context(), s, clock, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := app.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &nodesWorld{T: t, app: app, db: app.Service.Store.(followup.Announcing).Store.(*store.Store)}
	var address string
	w.sink, address = startSink(t, sent)
	app.Service.Mail = sinkMail{address, sent}
	w.env = append(os.Environ(), nodeDatabase+"="+database, nodeData+"="+s.Data, nodeSink+"="+address, nodeSent+"="+sent)
	var group sync.WaitGroup
	turns := make(chan struct{}, 4)
	for i := range people {
		account := followup.AccountID(fmt.Sprintf("person-%04d", i))
		w.accounts = append(w.accounts, account)
		group.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			if err := interviewed(t.Context(), app.Service, account); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if t.Failed() {
		t.FailNow()
	}
	return w
}

// interviewed records an interview of a panel of three and approves the notes.
func interviewed(ctx context.Context, service *followup.Service, account followup.AccountID) error {
	me := string(account) + "@example.org"
	if _, err := service.AddMailbox(ctx, account, followup.Mailbox{Address: me, Password: "p", SentBy: followup.SentByUs}); err != nil {
		return err
	}
	at := func(name string) string { return name + "-" + string(account) + "@globex.example" }
	recorded, err := service.RecordInterview(ctx, account, interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: me, Phone: "+1 555 0100"}, Employer: "Globex", Role: "Senior Software Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Zone: "UTC", Form: interview.Video, Starts: ended.Add(-90 * time.Minute), Ends: ended,
			Panel: []interview.Interviewer{
				{Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: at("wei.chen"), Role: interview.HiringManager, Debrief: interview.Debrief{
					Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release", Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
				}},
				{Name: "Priya Raman", AddressAs: "Priya", Email: at("priya.raman"), Role: interview.Peer, Debrief: interview.Debrief{
					Anchor: "You told me that nobody dares to touch the billing service.", Need: "somebody who can take it apart safely", Value: "I split a billing monolith at Hooli without a day of downtime.",
				}},
				{Name: "Tomas Ruiz", Email: at("tomas.ruiz"), Role: interview.ProductLead, Debrief: interview.Debrief{
					Anchor: "the customer who prints every report", Need: "reports people stop printing", Value: "My last product replaced forty printed pages with one alert.",
				}},
			},
		}},
	}, nil)
	if err != nil {
		return err
	}
	view, err := service.ShowProcess(ctx, account, recorded.ProcessID)
	if err != nil {
		return err
	}
	for _, step := range view.Steps {
		if step.Note == nil || step.Phase != note.Anchor {
			continue
		}
		if _, err := service.ApproveNote(ctx, account, step.Note.ID, step.Note.Digest()); err != nil {
			return err
		}
	}
	return nil
}

// startClock begins the time that the nodes work in.
func (w *nodesWorld) startClock(fast int) {
	w.env = append(w.env, nodeBegan+"="+strconv.FormatInt(time.Now().UnixMilli(), 10), nodeFast+"="+strconv.Itoa(fast))
}

func (w *nodesWorld) startNode() *nodeProcess {
	w.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env, cmd.Stderr = w.env, os.Stderr
	input, err := cmd.StdinPipe()
	if err != nil {
		w.Fatal(err)
	}
	output, err := cmd.StdoutPipe()
	if err != nil {
		w.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		w.Fatal(err)
	}
	n := &nodeProcess{cmd, input}
	w.Cleanup(func() { _ = cmd.Process.Kill() }) // when the test ended before it
	if line := bufio.NewScanner(output); !line.Scan() || line.Text() != "ready" {
		w.Fatalf("a node said %q instead of being ready", line.Text())
	}
	return n
}

func (n *nodeProcess) kill(t *testing.T) {
	t.Helper()
	if err := n.cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = n.cmd.Wait() // it was killed, and says so
}

func (n *nodeProcess) stop(t *testing.T) {
	t.Helper()
	if err := errors.Join(n.input.Close(), n.cmd.Wait()); err != nil {
		t.Errorf("a node that was asked to stop ended with: %v", err)
	}
}

// notes lists the thank-you notes of everybody.
func (w *nodesWorld) notes() []note.Note {
	w.Helper()
	var all []note.Note
	for _, account := range w.accounts {
		err := w.db.View(w.Context(), account, func(tx followup.Tx) error {
			processes, err := tx.Processes(w.Context())
			if err != nil {
				return err
			}
			for _, p := range processes {
				notes, err := tx.Notes(w.Context(), p.ID)
				if err != nil {
					return err
				}
				for _, n := range notes {
					if n.Phase == note.Anchor {
						all = append(all, n)
					}
				}
			}
			return nil
		})
		if err != nil {
			w.Fatal(err)
		}
	}
	return all
}

// untilSettled waits until every note is sent or asked about.
func (w *nodesWorld) untilSettled(want int) {
	w.Helper()
	deadline := time.Now().Add(2*time.Minute + time.Duration(want)*50*time.Millisecond)
	for {
		settled, states := 0, map[note.State]int{}
		for _, n := range w.notes() {
			states[n.State]++
			if n.State == note.Sent || n.State == note.Unknown {
				settled++
			}
		}
		if settled == want {
			return
		}
		if time.Now().After(deadline) {
			w.Fatalf("the notes are %v, want %d that are sent or asked about", states, want)
		}
		time.Sleep(500 * time.Millisecond)
	}
}

// sharedEvenly waits until every mailbox is held by a living node and none has more than
// its share.
func (w *nodesWorld) sharedEvenly() {
	w.Helper()
	var held map[string]int
	deadline := time.Now().Add(30 * time.Second)
	for time.Now().Before(deadline) {
		holders, err := w.db.LeasesBelow(w.Context(), "mailbox/")
		if err != nil {
			w.Fatal(err)
		}
		held = map[string]int{}
		most := 0
		for _, holder := range holders {
			held[holder]++
			most = max(most, held[holder])
		}
		if len(holders) == len(w.accounts) && len(held) == len(w.nodes) && most <= (len(w.accounts)+len(w.nodes)-1)/len(w.nodes) {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	w.Errorf("the mailboxes are not shared evenly: %v", held)
}
