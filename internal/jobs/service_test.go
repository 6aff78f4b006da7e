package jobs_test

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/jobs"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/zone"
)

// TestTheWholeWayOfANote uses the real verbs, store and queue; only the mailbox and the
// clock are the test's. The clock is wound to the hour at which the note is due.
func TestTheWholeWayOfANote(t *testing.T) {
	onEach(t, wholeWay)
}

func wholeWay(t *testing.T, database string) {
	ctx := t.Context()
	zone, err := zone.Load("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 123_456_789, zone) }
	s, err := store.OpenWithKey(ctx, database, filepath.Join(t.TempDir(), "afterword.key"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	log := &logBook{}
	wound, mail := &woundClock{now: at(23, 15)}, &mailbox{}
	service := &followup.Service{
		Store: s, Mail: mail, Clock: wound, UndoWindow: 10 * time.Minute,
		Log: slog.New(slog.NewTextHandler(log, nil)),
	}
	runner, err := jobs.New(ctx, options(s, "test", service, s, service.Log, quick))
	if err != nil {
		t.Fatal(err)
	}
	service.Queue = runner

	if _, err := service.AddMailbox(ctx, followup.Local, followup.Mailbox{Address: "ada@example.org", Password: "p"}); err != nil {
		t.Fatal(err)
	}
	starts := at(23, 10).Truncate(time.Hour)
	recorded, err := service.RecordInterview(ctx, followup.Local, interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: "ada@example.org", Phone: "+1 555 0100"},
		Employer:  "Globex", Role: "Senior Software Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Starts: starts, Ends: starts.Add(90 * time.Minute), Zone: zone.String(), Region: "US-NY", Form: interview.Video,
			Panel: []interview.Interviewer{{
				Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: "wei.chen@globex.example", Role: interview.HiringManager,
				Debrief: interview.Debrief{
					Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release",
					Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
				},
			}},
		}},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := anchorNote(t, service, recorded.ProcessID)
	if n, err = service.ApproveNote(ctx, followup.Local, n.ID, n.Digest()); err != nil {
		t.Fatal(err)
	}
	w := &world{T: t, store: s, runner: runner, log: log}
	current := func() note.Note { return anchorNote(t, service, recorded.ProcessID) }

	w.start()
	if before := n.NotBefore.Add(-time.Second); wound.Now().Before(before) {
		wound.wind(before)
	}
	reads := mail.reads()
	w.wait("the mailbox is read a few times", func() bool { return mail.reads() > reads+3 })
	if mail.sent() != 0 || current().State != note.Approved {
		t.Fatalf("a second before its time the note is %s and %d mails have left", current().State, mail.sent())
	}

	mail.fail(errors.New("no route to host"))
	wound.wind(n.NotBefore)
	w.wait("the note waits for the mailbox", func() bool { return current().Trouble != "" })
	if mail.sent() != 0 {
		t.Fatal("a note left although nobody could tell whether an answer had come")
	}
	mail.fail(nil)
	w.putForward()
	w.wait("the note is sent", func() bool { return current().State == note.Sent && w.jobs() == "completed" })
	for range 3 {
		if err := service.HandOverDue(ctx); err != nil {
			t.Fatal(err)
		}
	}
	w.stop()
	if mail.sent() != 1 || w.jobs() != "completed" {
		t.Errorf("%d mails left, jobs are %q; want one of each", mail.sent(), w.jobs())
	}
}

// putForward makes the job that was put off available, instead of waiting a minute of
// the machine's time.
func (w *world) putForward() {
	w.Helper()
	w.wait("the job is put off", func() bool { return w.jobs() == "scheduled" })
	w.available()
}

// wait is until without a note to tell of.
func (w *world) wait(what string, so func() bool) {
	w.Helper()
	for deadline := time.Now().Add(15 * time.Second); !so(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.Fatalf("it never came that %s; jobs are %q\n%s", what, w.jobs(), w.log)
		}
	}
}

func anchorNote(t *testing.T, service *followup.Service, processID string) note.Note {
	t.Helper()
	view, err := service.ShowProcess(t.Context(), followup.Local, processID)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range view.Steps {
		if step.Phase == note.Anchor && step.Note != nil {
			return *step.Note
		}
	}
	t.Fatalf("there is no anchor note among %+v", view.Steps)
	return note.Note{}
}

type woundClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *woundClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *woundClock) wind(to time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = to
}

// mailbox counts what is asked of it. Fetch fails with trouble while that is set.
type mailbox struct {
	mu                    sync.Mutex
	trouble               error
	sentCount, fetchCount int
}

func (m *mailbox) fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.trouble = err
}

func (m *mailbox) sent() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.sentCount
}

func (m *mailbox) reads() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.fetchCount
}

func (m *mailbox) Send(_ context.Context, _ followup.Mailbox, _ string, _ []byte, committing func() error) error {
	if err := committing(); err != nil {
		return &followup.NotDelivered{Err: err}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sentCount++
	return nil
}

func (m *mailbox) Fetch(context.Context, followup.Mailbox, []followup.Cursor, time.Time, func([]followup.RawMail, followup.Cursor) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fetchCount++
	return m.trouble
}

func (m *mailbox) PutDraft(context.Context, followup.Mailbox, string, []byte, time.Time) (note.Place, error) {
	return note.Place{}, errors.New("there is no Drafts folder here")
}

func (m *mailbox) FindDraft(context.Context, followup.Mailbox, followup.DraftWanted) (followup.FoundDraft, error) {
	return followup.FoundDraft{}, errors.New("there is no Drafts folder here")
}

func (m *mailbox) RemoveDraft(context.Context, followup.Mailbox, note.Place) (bool, error) {
	return false, errors.New("there is no Drafts folder here")
}

func (m *mailbox) FileSent(_ context.Context, _ followup.Mailbox, wanted followup.CopyWanted) (followup.Copy, error) {
	return followup.Copy{Folder: "Sent", MessageID: wanted.MessageID}, nil
}

func (m *mailbox) Marks(context.Context, followup.Mailbox) ([]note.Mark, error) { return nil, nil }

func (m *mailbox) Probe(context.Context, followup.Mailbox) (followup.ProbeReport, error) {
	return followup.ProbeReport{}, nil
}

func (m *mailbox) Watch(ctx context.Context, _ followup.Mailbox, _ func()) error {
	<-ctx.Done()
	return ctx.Err()
}

func (m *mailbox) Check(context.Context, followup.Mailbox) (followup.MailboxReport, error) {
	return followup.MailboxReport{}, nil
}
