package observe_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/serve/observe"
	"afterword/internal/store"
)

var now = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// database is what the observer counts.
type database struct {
	figures store.Figures
	broken  error
	asked   int
}

func (d *database) Figures(context.Context, time.Time) (store.Figures, error) {
	d.asked++
	return d.figures, d.broken
}

func (d *database) CanWrite(context.Context) error { return d.broken }

// mail ends every call with the next of its errors.
type mail struct {
	followup.Mail
	errs []error
}

func (m *mail) next() error {
	err := m.errs[0]
	m.errs = m.errs[1:]
	return err
}

func (m *mail) Send(context.Context, followup.Mailbox, string, []byte, func() error) error {
	return m.next()
}

func (m *mail) Fetch(context.Context, followup.Mailbox, []followup.Cursor, time.Time, func([]followup.RawMail, followup.Cursor) error) error {
	return m.next()
}

func get(t *testing.T, o *observe.Observer, path string) (status int, body string) {
	t.Helper()
	mux := http.NewServeMux()
	for pattern, page := range o.Pages() {
		mux.Handle(pattern, page)
	}
	answer := httptest.NewRecorder()
	mux.ServeHTTP(answer, httptest.NewRequest("GET", path, nil))
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.Code, string(text)
}

func TestMetrics(t *testing.T) {
	db := &database{figures: store.Figures{
		Notes: map[note.State]int{note.Draft: 3, note.Unknown: 1}, Due: 2, Mailboxes: 1,
		LongestAgo: now.Add(-90 * time.Second), Jobs: map[string]int{"available": 4},
	}}
	o := observe.New(db, func() time.Time { return now }, slog.New(slog.DiscardHandler))
	m := o.Mail(&mail{errs: []error{
		nil, nil, &followup.NotDelivered{Permanent: true, Err: errors.New("no")}, &followup.NotDelivered{Err: errors.New("later")}, followup.ErrUncertain,
		nil, errors.New("no network"),
	}})
	for range 5 {
		_ = m.Send(t.Context(), followup.Mailbox{Address: "ada@example.org"}, "wei@globex.example", []byte("Subject: heron\n\nheron"), nil)
	}
	for range 2 {
		_ = m.Fetch(t.Context(), followup.Mailbox{Address: "ada@example.org"}, nil, now, nil)
	}
	_, text := get(t, o, "/metrics")
	for _, want := range []string{
		`afterword_notes{state="draft"} 3`, `afterword_notes{state="unknown"} 1`, `afterword_notes{state="sent"} 0`,
		`afterword_due_steps 2`, `afterword_mailboxes 1`, `afterword_mailbox_lag_seconds 90`, `afterword_jobs{state="available"} 4`,
		`afterword_sends_total{outcome="sent"} 2`, `afterword_sends_total{outcome="refused"} 1`,
		`afterword_sends_total{outcome="postponed"} 1`, `afterword_sends_total{outcome="unknown"} 1`,
		`afterword_send_seconds_count 5`, `afterword_mailbox_reads_total{outcome="ok"} 1`, `afterword_mailbox_reads_total{outcome="failed"} 1`,
		`go_goroutines`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	for _, private := range []string{"ada@", "wei", "globex", "heron"} {
		if strings.Contains(strings.ToLower(text), private) {
			t.Errorf("the metrics tell of %q", private)
		}
	}
	get(t, o, "/metrics")
	if db.asked != 1 {
		t.Errorf("two scrapes in a moment counted the database %d times", db.asked)
	}
}

func TestHealth(t *testing.T) {
	db := &database{}
	o := observe.New(db, func() time.Time { return now }, slog.New(slog.DiscardHandler))
	look := func(path string, want int) {
		t.Helper()
		if got, body := get(t, o, path); got != want {
			t.Errorf("%s: %d %q, want %d", path, got, body, want)
		}
	}
	look("/healthz", 200)
	look("/readyz", 503) // nobody works yet
	o.Ready(true)
	look("/readyz", 200)
	db.broken = errors.New("the disk is full")
	look("/readyz", 503)
	look("/healthz", 200)
	o.Ready(false)
	db.broken = nil
	look("/readyz", 503)
	look("/metrics", 200)
}
