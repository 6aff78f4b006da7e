package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/api"
	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/letter"
	"afterword/internal/store"
	"afterword/internal/webhook"
	"afterword/internal/zone"
)

// ada is whose things the tests are about, ben is somebody else with a token.
const (
	ada followup.AccountID = "ada"
	ben followup.AccountID = "ben"
)

const globex = `me: {name: Ada Park, email: ada@example.org, phone: "+1 555 0100"}
employer: Globex
role: Senior Software Engineer
interviews:
  - id: onsite
    starts: 2026-11-23T14:00:00
    ends: 2026-11-23T15:30:00
    zone: America/New_York
    region: US-NY
    form: video
    promise: {date: 2026-12-01, said: "we will decide by early next week"}
    panel:
      - {name: Wei Chen, title: Dr., address_as: Dr. Chen, email: wei.chen@globex.example, role: hiring manager,
         anchor: "why the nightly reindex takes nine hours", need: "the reindex blocks every release",
         value: "At Initech I cut a comparable reindex from six hours to twenty minutes.",
         card: "Your story of the nine-hour reindex stayed with me all the way home."}
      - {name: Priya Raman, email: priya@globex.example, role: peer,
         anchor: "how pairing works in your team across two time zones", need: "new people take months to settle in",
         value: "I wrote the onboarding path that three teams at Initech use today."}
`

// queue remembers what was handed over.
type queue struct{ notes []string }

func (q *queue) EnqueueSend(_ context.Context, _ followup.Tx, _ followup.AccountID, id string) error {
	q.notes = append(q.notes, id)
	return nil
}

// desk is the API over a real database, with a token for each need.
type desk struct {
	testing.TB
	clock   *followuptest.Clock
	mail    *followuptest.Mailbox
	queue   *queue
	store   *store.Store
	service *followup.Service
	pages   http.Handler
	log     *bytes.Buffer

	process, note  string // Ada's, and her first note
	digest         string // of that note
	token, webhook string // ids of Ada's
	all            string // a token of Ada's that allows everything
}

func newDesk(t testing.TB) *desk { return newDeskWith(t, api.Options{PerMinute: 1_000_000}) }

func newDeskWith(t testing.TB, o api.Options) *desk {
	t.Helper()
	newYork, err := zone.Load("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{TB: t, clock: followuptest.ClockAt(time.Date(2026, 11, 23, 16, 45, 0, 0, newYork)), mail: &followuptest.Mailbox{}, queue: &queue{}, log: &bytes.Buffer{}}
	if d.store, err = store.Open(t.Context(), filepath.Join(t.TempDir(), "afterword.db")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.store.Close() })
	log := slog.New(slog.NewTextHandler(d.log, nil))
	d.service = &followup.Service{
		Store: followup.Announcing{Store: d.store, Clock: d.clock}, API: d.store, Hooks: webhook.Client{}, Mail: d.mail, Queue: d.queue,
		Clock: d.clock, Log: log, Zones: zone.Load, UndoWindow: time.Minute,
	}
	o.Service, o.Log = d.service, log
	d.pages = api.New(o)
	d.all = d.tokenOf(ada, "everything", followup.Scopes()...)
	d.fill()
	return d
}

// fill gives Ada a mailbox, a process with drafts, a reply, and a webhook.
func (d *desk) fill() {
	d.Helper()
	ctx := d.Context()
	_, err := d.service.AddMailbox(ctx, ada, followup.Mailbox{Address: "ada@example.org", Username: "ada", Password: "kept-secret"})
	d.check(err)
	var made struct{ Process string }
	d.decode(d.ask("POST", "/processes", d.all, body{"process_file": globex}, nil), &made)
	d.process = made.Process
	v, err := d.service.ShowProcess(ctx, ada, d.process)
	d.check(err)
	d.note, d.digest = v.Steps[0].Note.ID, v.Steps[0].Note.Digest()
	tokens, err := d.service.ListAPITokens(ctx, ada)
	d.check(err)
	d.token = tokens[0].ID
	w, err := d.service.AddWebhook(ctx, ada, "https://127.0.0.1:1/hook", nil, true)
	d.check(err)
	d.webhook = w.ID
}

// reply lets somebody at the employer answer.
func (d *desk) reply(key string) {
	d.Helper()
	d.check(d.service.Store.Update(d.Context(), ada, func(tx followup.Tx) error {
		_, err := tx.RememberMail(d.Context(), followup.IncomingMail{
			Key: key, ProcessID: d.process, Kind: letter.KindReply, From: letter.Address{Name: "Wei Chen", Email: "wei.chen@globex.example"},
			Subject: "Re: Thank you", Text: "Heronwords of the hiring manager", MessageID: key, At: d.clock.Now(),
		})
		if err != nil {
			return err
		}
		return tx.AddEvent(d.Context(), d.process, cadence.Event{Kind: cadence.Replied, Email: "wei.chen@globex.example", At: d.clock.Now()})
	}))
}

func (d *desk) tokenOf(account followup.AccountID, name string, scopes ...followup.Scope) string {
	d.Helper()
	_, text, err := d.service.AddAPIToken(d.Context(), account, name, scopes, time.Time{})
	d.check(err)
	return text
}

type (
	body   map[string]any
	header map[string]string
)

// ask sends one request to a path below /api/v1.
func (d *desk) ask(method, path, token string, b any, h header) *httptest.ResponseRecorder {
	d.Helper()
	var in io.Reader
	switch b := b.(type) {
	case nil:
	case string:
		in = strings.NewReader(b)
	default:
		text, err := json.Marshal(b)
		d.check(err)
		in = bytes.NewReader(text)
	}
	r := httptest.NewRequestWithContext(d.Context(), method, "/api/v1"+path, in)
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for name, value := range h {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	d.pages.ServeHTTP(w, r)
	return w
}

func (d *desk) decode(w *httptest.ResponseRecorder, into any) {
	d.Helper()
	if w.Code >= 300 {
		d.Fatalf("status %d: %s", w.Code, w.Body)
	}
	d.check(json.Unmarshal(w.Body.Bytes(), into))
}

func (d *desk) check(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// state is everything that is stored of Ada, in one text.
func (d *desk) state() string {
	d.Helper()
	views, err := d.service.ListProcesses(d.Context(), ada)
	d.check(err)
	tokens, err := d.service.ListAPITokens(d.Context(), ada)
	d.check(err)
	for i := range tokens {
		tokens[i].Used = time.Time{} // a refused request may have used it
	}
	hooks, err := d.service.ListWebhooks(d.Context(), ada)
	d.check(err)
	told, err := d.service.ListDeliveries(d.Context(), ada, d.webhook, 200)
	d.check(err)
	calendar, err := d.service.ShowCalendar(d.Context(), ada)
	d.check(err)
	box, err := d.service.ShowMailbox(d.Context(), ada)
	d.check(err)
	words, err := d.service.ListWords(d.Context(), ada)
	d.check(err)
	set, _, err := d.service.ShowPreferences(d.Context(), ada)
	d.check(err)
	text, err := json.Marshal([]any{views, tokens, hooks, told, calendar, box, words, set})
	d.check(err)
	return string(text)
}
