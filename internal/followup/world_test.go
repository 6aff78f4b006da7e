package followup_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/zone"
)

// world is the verbs on a real database, with a clock that stands still, a queue that
// remembers, and a mailbox in memory that can be told to fail.
type world struct {
	*followup.Service
	t     *testing.T
	clock *followuptest.Clock
	queue *queue
	mail  *mailbox
	dir   string // of the database and its key file
}

// The interview was on Monday 23 November 2026, 14:00 to 15:30 in New York; the world
// begins half an hour after its end. Thursday is Thanksgiving.
var (
	newYork = mustZone("America/New_York")
	monday  = time.Date(2026, 11, 23, 16, 0, 0, 123456789, newYork)
)

func mustZone(name string) *time.Location {
	zone, err := zone.Load(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func at(month time.Month, day, hour, minute int) time.Time {
	return time.Date(2026, month, day, hour, minute, 0, 0, newYork)
}

func newWorld(t *testing.T) *world {
	t.Helper()
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &world{t: t, clock: followuptest.ClockAt(monday), queue: &queue{}, mail: &mailbox{}, dir: dir}
	w.Service = &followup.Service{
		Store: db, Mail: w.mail, Queue: w.queue, Clock: w.clock, UndoWindow: 5 * time.Minute, Zones: time.LoadLocation,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
	w.addMailbox()
	return w
}

func (w *world) addMailbox() {
	w.t.Helper()
	_, err := w.AddMailbox(w.t.Context(), followup.Local, followup.Mailbox{
		Address: "ada@example.org", Username: "ada@example.org", Password: "secret", SentBy: followup.SentByUs,
		IMAP: followup.Server{Host: "imap.example.org", Port: 993, Security: followup.TLS},
		SMTP: followup.Server{Host: "smtp.example.org", Port: 465, Security: followup.TLS},
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// globex is a process with a full debrief of three people; Wei is the contact, and they
// said they would answer by Tuesday 1 December.
func globex() interview.Process {
	return interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: "ada@example.org", Phone: "+1 555 0100"},
		Employer:  "Globex",
		Role:      "Senior Software Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Zone: "America/New_York", Region: "US-NY", Form: interview.Video,
			Starts: at(11, 23, 14, 0), Ends: at(11, 23, 15, 30),
			Promise: &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 1}, Said: "early next week"},
			Panel: []interview.Interviewer{
				{Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: "wei@globex.example", Role: interview.HiringManager, Debrief: interview.Debrief{
					Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release", Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
				}},
				{Name: "Priya Raman", AddressAs: "Priya", Email: "priya@globex.example", Role: interview.Peer, Debrief: interview.Debrief{
					Anchor: "You told me that nobody dares to touch the billing service.", Need: "somebody who can take it apart safely", Value: "I split a billing monolith at Hooli without a day of downtime.",
				}},
				{Name: "Tomas Ruiz", Email: "tomas@globex.example", Role: interview.ProductLead, Debrief: interview.Debrief{
					Anchor: "the customer who prints every report", Need: "reports people stop printing", Value: "My last product replaced forty printed pages with one alert.",
				}},
			},
		}},
	}
}

// onlyWei is globex with a panel of one.
func onlyWei() interview.Process {
	p := globex()
	p.Interviews[0].Panel = p.Interviews[0].Panel[:1]
	return p
}

func (w *world) record(p interview.Process, touches ...note.Touch) followup.Recorded {
	w.t.Helper()
	done, err := w.RecordInterview(w.t.Context(), followup.Local, p, touches)
	if err != nil {
		w.t.Fatal(err)
	}
	return done
}

func (w *world) show(processID string) followup.ProcessView {
	w.t.Helper()
	view, err := w.ShowProcess(w.t.Context(), followup.Local, processID)
	if err != nil {
		w.t.Fatal(err)
	}
	return view
}

// notes lists every note of a process, with or without a step.
func (w *world) notes(processID string) []note.Note {
	w.t.Helper()
	var notes []note.Note
	err := w.Store.View(w.t.Context(), followup.Local, func(tx followup.Tx) (err error) {
		notes, err = tx.Notes(w.t.Context(), processID)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return notes
}

// note finds the note of a phase to somebody.
func (w *world) note(processID string, phase note.Phase, email string) note.Note {
	w.t.Helper()
	for _, n := range w.notes(processID) {
		if n.Phase == phase && n.To.Email == email {
			return n
		}
	}
	w.t.Fatalf("there is no %s note to %s", phase, email)
	return note.Note{}
}

func (w *world) hasNote(processID string, phase note.Phase) bool {
	return slices.ContainsFunc(w.notes(processID), func(n note.Note) bool { return n.Phase == phase })
}

func (w *world) approve(n note.Note) note.Note {
	w.t.Helper()
	approved, err := w.ApproveNote(w.t.Context(), followup.Local, n.ID, n.Digest())
	if err != nil {
		w.t.Fatal(err)
	}
	return approved
}

// handOver sets the clock and does what the periodic job does.
func (w *world) handOver(now time.Time) {
	w.t.Helper()
	w.clock.Set(now)
	if err := w.HandOverDue(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

// work runs every job of the queue once, as the workers do, and returns the errors. A job
// that waits goes back into the queue.
func (w *world) work() error {
	w.t.Helper()
	var failures []error
	for _, id := range w.queue.take() {
		finished := 0
		err := w.SendNote(w.t.Context(), followup.Local, id, func(context.Context, followup.Tx) error { finished++; return nil })
		var wait *followup.WaitError
		if errors.As(err, &wait) {
			w.queue.add(id)
		}
		if err == nil && finished != 1 {
			w.t.Errorf("the job of note %s was finished %d times", id, finished)
		}
		failures = append(failures, err)
	}
	return errors.Join(failures...)
}

// deliver hands over what is due at now and sends it.
func (w *world) deliver(now time.Time) {
	w.t.Helper()
	w.handOver(now)
	if err := w.work(); err != nil {
		w.t.Fatal(err)
	}
}

// thanked is a world in which the one thank-you to Wei was sent.
func thanked(t *testing.T) (*world, string, note.Note) {
	t.Helper()
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	approved := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	w.deliver(approved.NotBefore)
	n := w.note(id, note.Anchor, "wei@globex.example")
	if n.State != note.Sent {
		t.Fatalf("the thank-you is %s: %s", n.State, n.Trouble)
	}
	return w, id, n
}

// queue takes a note once, as the real one does.
type queue struct{ ids []string }

func (q *queue) EnqueueSend(_ context.Context, _ followup.Tx, _ followup.AccountID, id string) error {
	q.add(id)
	return nil
}

func (q *queue) add(id string) {
	if !slices.Contains(q.ids, id) {
		q.ids = append(q.ids, id)
	}
}

func (q *queue) take() []string {
	ids := q.ids
	q.ids = nil
	return ids
}

var errStopped = errors.New("the program was stopped")

// mailbox is followup.Mail in memory.
type mailbox struct {
	mu       sync.Mutex
	inbox    []followup.RawMail
	sent     []string // whole messages, in the order they left
	filed    []string // Message-IDs in Sent
	checkErr error
	fetchErr error
	fileErr  error
	sendErrs []error // of the next attempts, in order
	onSend   func()  // before the first byte
	onFile   func()  // while a copy is being filed
	onFetch  func()  // before the answer is there
	onDot    func()  // just before the final dot
	// leftAnyway says that a message whose answer got lost did leave.
	leftAnyway bool
	// stops says that the program is stopped after the message was handed over.
	stops bool
	// copies says how many of the messages that left have a copy to be found by now; all
	// of them when it is nil.
	copies *int
	// rewrites says that the provider replaces Message-IDs.
	rewrites bool
	probed   followup.ProbeReport
	// drafts are the messages in Drafts, by their number; sentFolder what other programs
	// of the person filed in Sent.
	drafts     map[uint32]string
	lastDraft  uint32
	sentFolder []followup.RawMail
	draftErr   error
	onPut      func() // before a draft is uploaded
	onCheck    func() // while the servers are signed in to
}

func (m *mailbox) Send(_ context.Context, _ followup.Mailbox, to string, message []byte, committing func() error) error {
	if m.onSend != nil {
		m.onSend()
	}
	err := m.nextError()
	var refused *followup.NotDelivered
	if !errors.As(err, &refused) || refused.Permanent {
		if m.onDot != nil {
			m.onDot()
		}
		if err := committing(); err != nil {
			return &followup.NotDelivered{Err: err}
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err != nil {
		if m.leftAnyway && errors.Is(err, followup.ErrUncertain) {
			m.sent = append(m.sent, string(message))
		}
		if m.stops {
			panic(errStopped)
		}
		return err
	}
	if !strings.Contains(string(message), to) {
		return errors.New("the envelope names somebody whom the message does not")
	}
	m.sent = append(m.sent, string(message))
	return nil
}

func (m *mailbox) nextError() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.sendErrs) == 0 {
		return nil
	}
	err := m.sendErrs[0]
	m.sendErrs = m.sendErrs[1:]
	return err
}

func (m *mailbox) Marks(context.Context, followup.Mailbox) ([]note.Mark, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return []note.Mark{{Folder: "INBOX", UIDValidity: 1, UIDNext: uint32(len(m.inbox) + 1)}}, m.fetchErr
}

// FileSent finds the copy of what left, once it can be found.
func (m *mailbox) FileSent(_ context.Context, _ followup.Mailbox, wanted followup.CopyWanted) (followup.Copy, error) {
	if m.onFile != nil && !wanted.Leave {
		m.onFile()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fileErr != nil {
		return followup.Copy{}, m.fileErr
	}
	visible := m.sent
	if m.copies != nil {
		visible = visible[:min(*m.copies, len(visible))]
	}
	left := slices.ContainsFunc(visible, func(message string) bool { return header(message, "Message-ID") == "<"+wanted.MessageID+">" })
	if !left && !wanted.Upload {
		return followup.Copy{}, nil
	}
	if !wanted.Leave {
		m.filed = append(m.filed, wanted.MessageID)
	}
	id := wanted.MessageID
	if m.rewrites {
		id = "provider." + id
	}
	return followup.Copy{Folder: "Sent", MessageID: id}, nil
}

func (m *mailbox) Probe(context.Context, followup.Mailbox) (followup.ProbeReport, error) {
	return m.probed, nil
}

func (m *mailbox) Fetch(_ context.Context, _ followup.Mailbox, cursors []followup.Cursor, _ time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	if m.onFetch != nil {
		m.onFetch()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fetchErr != nil {
		return m.fetchErr
	}
	last, lastSent := uint32(0), uint32(0)
	for _, c := range cursors {
		switch {
		case c.UIDValidity == 1 && c.Folder == "Sent":
			lastSent = c.LastUID
		case c.UIDValidity == 1:
			last = c.LastUID
		}
	}
	if len(m.sentFolder) > 0 {
		if err := take(slices.Clone(m.sentFolder[lastSent:]), followup.Cursor{Folder: "Sent", UIDValidity: 1, LastUID: uint32(len(m.sentFolder))}); err != nil {
			return err
		}
	}
	return take(slices.Clone(m.inbox[last:]), followup.Cursor{Folder: "INBOX", UIDValidity: 1, LastUID: uint32(len(m.inbox))})
}

func (m *mailbox) Watch(context.Context, followup.Mailbox, func()) error {
	return errors.New("not watched")
}

func (m *mailbox) Check(context.Context, followup.Mailbox) (followup.MailboxReport, error) {
	if meanwhile := m.onCheck; meanwhile != nil {
		m.onCheck = nil
		meanwhile()
	}
	return followup.MailboxReport{Inbox: "INBOX", Sent: "Sent"}, m.checkErr
}

// arrive puts a mail into the inbox.
func (m *mailbox) arrive(received time.Time, lines ...string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.inbox = append(m.inbox, followup.RawMail{
		Folder: "INBOX", UIDValidity: 1, UID: uint32(len(m.inbox) + 1), Received: received,
		Bytes: []byte(strings.Join(lines, "\r\n") + "\r\n"),
	})
}

// reply is a human answer to a note.
func reply(from string, to note.Note, sent time.Time, text string) []string {
	return []string{
		"From: " + from, "To: ada@example.org", "Subject: Re: " + to.Subject, "Date: " + sent.Format(time.RFC1123Z),
		fmt.Sprintf("Message-ID: <reply-%d@globex.example>", sent.UnixNano()),
		"In-Reply-To: <" + to.MessageID + ">", "References: <" + to.MessageID + ">",
		"Content-Type: text/plain; charset=utf-8", "", text,
	}
}

// header returns a field of a message that was sent, unfolded.
func header(message, field string) string {
	head, _, _ := strings.Cut(message, "\r\n\r\n")
	head = strings.NewReplacer("\r\n ", " ", "\r\n\t", " ").Replace(head)
	for _, line := range strings.Split(head, "\r\n") {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(name, field) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
