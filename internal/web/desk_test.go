package web_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
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
	clock   *followuptest.Clock
	mail    *followuptest.Mailbox
	hooks   *hooks
	dir     string // of the database and its key file
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
	dir := t.TempDir()
	s, err := store.Open(t.Context(), filepath.Join(dir, "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	d := &desk{t: t, clock: followuptest.ClockAt(at("2026-11-23T15:45:00")), mail: &followuptest.Mailbox{}, hooks: &hooks{status: 204}, dir: dir}
	quiet := slog.New(slog.DiscardHandler)
	d.service = &followup.Service{
		Store: s, Mail: d.mail, Queue: queue{}, Clock: d.clock, Log: quiet, UndoWindow: 10 * time.Minute, Zones: time.LoadLocation,
		API: s, Hooks: d.hooks, Permissions: oauth.Asker{},
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
	d.clock.Set(at(when))
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
	d.clock.Set(d.clock.Now().Add(15 * time.Minute))
	if err := d.service.ReadMailbox(d.t.Context(), account); err != nil {
		d.t.Fatal(err)
	}
}

// answered lets a mail arrive and reads the mailbox.
func (d *desk) answered(from, subject, text string) {
	d.t.Helper()
	d.mail.Arrive(from, subject, text, d.clock.Now())
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
