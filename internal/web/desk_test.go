package web_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/mailbox/oauth"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/web"
	"afterword/internal/zone"
)

// desk is a person's Afterword: the real store and verbs, the pages under test, a clock
// to wind and a mailbox that counts what leaves.
type desk struct {
	t       testing.TB
	service *followup.Service
	pages   http.Handler
	clock   *clock
	mail    *mailbox
}

const account = followup.Local

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := bareDesk(t)
	d.addMailbox()
	return d
}

// bareDesk is a desk before any mailbox was added.
func bareDesk(t testing.TB) *desk {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	d := &desk{t: t, clock: &clock{now: at("2026-11-23T15:45:00")}, mail: &mailbox{}}
	quiet := slog.New(slog.DiscardHandler)
	d.service = &followup.Service{
		Store: s, Mail: d.mail, Queue: queue{}, Clock: d.clock, Log: quiet, UndoWindow: 10 * time.Minute, Zones: time.LoadLocation,
		Permissions: oauth.Asker{},
	}
	d.pages = web.New(web.Options{Service: d.service, Account: account, Log: quiet, Hosts: []string{"afterword.example.org"}})
	return d
}

func (d *desk) addMailbox() {
	d.t.Helper()
	_, err := d.service.AddMailbox(d.t.Context(), account, followup.Mailbox{
		Address: "ada@example.org", Username: "ada@example.org", Password: "secret", SentBy: followup.SentByProvider,
		IMAP: followup.Server{Host: "imap.example.org", Port: 993, Security: followup.TLS},
		SMTP: followup.Server{Host: "smtp.example.org", Port: 465, Security: followup.TLS},
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

// record stores a process and returns its id.
func (d *desk) record(p interview.Process, touches ...note.Touch) string {
	d.t.Helper()
	done, err := d.service.RecordInterview(d.t.Context(), account, p, touches)
	if err != nil {
		d.t.Fatal(err)
	}
	return done.ProcessID
}

// show returns the process as the verbs see it.
func (d *desk) show(id string) followup.ProcessView {
	d.t.Helper()
	v, err := d.service.ShowProcess(d.t.Context(), account, id)
	if err != nil {
		d.t.Fatal(err)
	}
	return v
}

// noteTo returns the newest note to somebody.
func (d *desk) noteTo(process, email string) note.Note {
	d.t.Helper()
	var found *note.Note
	for _, step := range d.show(process).Steps {
		if step.Note != nil && step.Note.To.Email == email {
			found = step.Note
		}
	}
	if found == nil {
		d.t.Fatalf("there is no note to %s", email)
	}
	return *found
}

// approve approves a note without a page.
func (d *desk) approve(n note.Note) {
	d.t.Helper()
	if _, err := d.service.ApproveNote(d.t.Context(), account, n.ID, n.Digest()); err != nil {
		d.t.Fatal(err)
	}
}

// rewrite replaces words of a note without a page.
func (d *desk) rewrite(n note.Note, old, words string) {
	d.t.Helper()
	if !strings.Contains(n.Body, old) {
		d.t.Fatalf("the note does not say %q: %q", old, n.Body)
	}
	if _, err := d.service.EditNote(d.t.Context(), account, n.ID, n.Digest(), n.Subject, strings.Replace(n.Body, old, words, 1)); err != nil {
		d.t.Fatal(err)
	}
}

// windTo sets the clock and does what is due then.
func (d *desk) windTo(when string) {
	d.t.Helper()
	d.clock.set(at(when))
	if err := d.service.HandOverDue(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
	views, err := d.service.ListProcesses(d.t.Context(), account)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, v := range views {
		for _, step := range v.Steps {
			if step.Note != nil && step.Note.State == note.Scheduled {
				if err := d.service.SendNote(d.t.Context(), account, step.Note.ID, nil); err != nil {
					d.t.Fatal(err)
				}
			}
		}
	}
}

// lookInVain lets the time pass in which the copy of a note that may have left is looked
// for.
func (d *desk) lookInVain() {
	d.t.Helper()
	d.clock.set(d.clock.Now().Add(15 * time.Minute))
	if err := d.service.ReadMailbox(d.t.Context(), account); err != nil {
		d.t.Fatal(err)
	}
}

// answered lets a mail arrive and reads the mailbox.
func (d *desk) answered(from, subject, text string) {
	d.t.Helper()
	d.mail.arrive(from, subject, text, d.clock.Now())
	if err := d.service.ReadMailbox(d.t.Context(), account); err != nil {
		d.t.Fatal(err)
	}
}

// name says what the replies that wait were, without a page.
func (d *desk) name(id string, kind cadence.EventKind) {
	d.t.Helper()
	if err := d.service.NameReply(d.t.Context(), account, id, d.show(id).Newest(), kind, interview.Date{}); err != nil {
		d.t.Fatal(err)
	}
}

// answer is what a page answered.
type answer struct {
	*http.Response
	body string
}

func (d *desk) do(r *http.Request) answer {
	d.t.Helper()
	if r.Host == "example.com" { // httptest's default
		r.Host = "127.0.0.1:8420"
	}
	w := httptest.NewRecorder()
	d.pages.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return answer{w.Result(), string(body)}
}

func (d *desk) get(path string) answer {
	d.t.Helper()
	return d.do(httptest.NewRequest(http.MethodGet, path, nil))
}

// post sends a form as this site's own page does.
func (d *desk) post(path string, form url.Values) answer {
	d.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return d.do(r)
}

// form is what the card of a note sends when nothing was typed.
func form(n note.Note) url.Values {
	return url.Values{"shown": {n.Digest()}, "subject": {n.Subject}, "body": {strings.ReplaceAll(n.Body, "\n", "\r\n")}}
}

// typed is form with another body.
func typed(n note.Note, body string) url.Values {
	f := form(n)
	f.Set("body", body)
	return f
}

func notePath(n note.Note, act string) string {
	return "/processes/" + n.ProcessID + "/notes/" + n.ID + "/" + act
}

// says fails unless a page holds every wanted text and none of the unwanted, tags taken
// out and spaces joined.
func (a answer) says(t *testing.T, wanted, unwanted []string) {
	t.Helper()
	text := textOf(a.body)
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	for _, not := range unwanted {
		if strings.Contains(text, not) {
			t.Errorf("the page says %q:\n%s", not, text)
		}
	}
}

var (
	tag    = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

func textOf(html string) string {
	text := strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&amp;", "&").Replace(tag.ReplaceAllString(html, ""))
	return spaces.ReplaceAllString(text, " ")
}

type clock struct {
	sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.Lock()
	defer c.Unlock()
	return c.now
}

func (c *clock) set(t time.Time) {
	c.Lock()
	defer c.Unlock()
	c.now = t
}

// mailbox sends nothing anywhere: it counts, and hands out what the test lets arrive.
type mailbox struct {
	sync.Mutex
	sent     int
	sendErr  error
	checkErr error
	waiting  []followup.RawMail
	uid      uint32
}

func (m *mailbox) arrive(from, subject, text string, when time.Time) {
	m.Lock()
	defer m.Unlock()
	m.uid++
	m.waiting = append(m.waiting, followup.RawMail{
		Folder: "INBOX", UIDValidity: 1, UID: m.uid, Received: when,
		Bytes: fmt.Appendf(nil, "From: %s\r\nTo: ada@example.org\r\nSubject: %s\r\nDate: %s\r\nMessage-ID: <%d@globex.example>\r\n"+
			"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n", from, subject, when.Format(time.RFC1123Z), m.uid, text),
	})
}

func (m *mailbox) Send(_ context.Context, _ followup.Mailbox, _ string, _ []byte, committing func() error) error {
	if err := committing(); err != nil {
		return &followup.NotDelivered{Err: err}
	}
	m.Lock()
	defer m.Unlock()
	if m.sendErr == nil {
		m.sent++
	}
	return m.sendErr
}

func (m *mailbox) Fetch(_ context.Context, _ followup.Mailbox, _ []followup.Cursor, _ time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	m.Lock()
	defer m.Unlock()
	arrived := m.waiting
	m.waiting = nil
	return take(arrived, followup.Cursor{Folder: "INBOX", UIDValidity: 1})
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
	m.Lock()
	defer m.Unlock()
	if m.sendErr != nil {
		return followup.Copy{}, nil // what did not leave has no copy
	}
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
	m.Lock()
	defer m.Unlock()
	return followup.MailboxReport{}, m.checkErr
}

// queue forgets: windTo sends what is scheduled itself.
type queue struct{}

func (queue) EnqueueSend(context.Context, followup.Tx, followup.AccountID, string) error { return nil }

// at reads a time on New York's clocks.
func at(s string) time.Time {
	zone, err := zone.Load("America/New_York")
	if err != nil {
		panic(err)
	}
	t, err := time.ParseInLocation("2006-01-02T15:04:05", s, zone)
	if err != nil {
		panic(err)
	}
	return t
}

// globex is a panel of three on a Monday afternoon; one of them has no anchor yet.
func globex() interview.Process {
	return interview.Process{
		Candidate:   interview.Candidate{Name: "Ada Park", Email: "ada@example.org", Phone: "+1 555 0100"},
		Employer:    "Globex",
		Role:        "Senior Software Engineer",
		FirstChoice: true,
		Interviews: []interview.Interview{{
			ID: "onsite", Starts: at("2026-11-23T14:00:00"), Ends: at("2026-11-23T15:30:00"),
			Zone: "America/New_York", Region: "US-NY", Form: interview.Video,
			Promise: &interview.Promise{Date: interview.Date{Year: 2026, Month: time.December, Day: 1}, Said: "we will decide by early next week"},
			Panel: []interview.Interviewer{
				{
					Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: "wei.chen@globex.example", Role: interview.HiringManager,
					Debrief: interview.Debrief{
						Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release",
						Value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
					},
				},
				{
					Name: "Priya Raman", AddressAs: "Priya", Email: "priya@globex.example", Role: interview.Peer,
					Debrief: interview.Debrief{
						Anchor: "your story of the pager that rang through a whole wedding", Need: "on-call wears the team out",
						Value: "I would bring the runbooks that halved our alerts at Initech.",
					},
				},
				{Name: "Tomás Ortega", AddressAs: "Tomás", Email: "tomas@globex.example", Role: interview.ProductLead},
			},
		}},
	}
}
