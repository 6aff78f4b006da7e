package web_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/web"
)

// crowd is how many notes are stored for the benchmarks of pages.
const crowd = 100_000

// BenchmarkPages draws pages with 100,000 notes stored: what a person has after many years,
// with forty processes that go on, each with a panel of three and half a debrief. The p99
// of Today on the server stays under 25 ms on a quiet machine.
func BenchmarkPages(b *testing.B) {
	pages, process := crowded(b)
	for _, page := range []struct {
		name, path, holds string
		times             int
	}{
		{"Today", "/", `<li class="do"`, 80}, // a debrief and an approval each
		{"TodayVersion", "/version", "", 1},
		{"Processes", "/processes", `<li class="process`, 40 + 30},
		{"Debrief", "/processes/" + process + "/debrief", `class="person"`, 3},
		{"Process", "/processes/" + process, `<article class="card`, 3},
	} {
		b.Run(page.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				r := httptest.NewRequest(http.MethodGet, page.path, nil)
				r.Host = "127.0.0.1:8420"
				w := httptest.NewRecorder()
				began := time.Now()
				pages.ServeHTTP(w, r)
				took = append(took, time.Since(began))
				if w.Code != http.StatusOK || strings.Count(w.Body.String(), page.holds) < page.times {
					b.Fatalf("%s: status %d, and %q stands there %d times, want %d", page.path, w.Code, page.holds, strings.Count(w.Body.String(), page.holds), page.times)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// crowded is a site over a store with crowd notes.
func crowded(tb testing.TB) (pages http.Handler, process string) {
	tb.Helper()
	s, err := store.Open(tb.Context(), filepath.Join(tb.TempDir(), "afterword.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	quiet := slog.New(slog.DiscardHandler)
	service := &followup.Service{Store: s, Mail: &mailbox{}, Queue: queue{}, Clock: &clock{now: at("2026-11-23T15:45:00")}, Log: quiet, UndoWindow: 10 * time.Minute, Zones: time.LoadLocation}
	for k := range 40 {
		p := globex()
		p.Employer = fmt.Sprintf("Globex %d", k)
		for who := range p.Interviews[0].Panel {
			p.Interviews[0].Panel[who].Email = fmt.Sprintf("person%d@globex%d.example", who, k)
		}
		done, err := service.RecordInterview(tb.Context(), account, p, nil)
		if err != nil {
			tb.Fatal(err)
		}
		process = done.ProcessID
	}
	// What is over is the last of them many times, stored as rows: to record it takes long.
	number := fmt.Sprintf("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ", crowd/3)
	for _, statement := range []string{
		`INSERT INTO process (account_id, id, employer, role, state, latest_at, document, version, first_at) ` + number +
			`SELECT account_id, 'p' || i, 'Employer ' || i, role, 'moved on', latest_at - i * 60000, document, 1, first_at - i * 60000 FROM process, n WHERE id = ?`,
		`INSERT INTO event (account_id, process_id, seq, kind, at, interview_id, email, day, words) ` + number +
			`SELECT account_id, 'p' || i, 1, 'replied', latest_at - 9000000000 - i * 60000, '', 'wei.chen@globex.example', '', '' FROM process, n WHERE id = ?`,
		`INSERT INTO note (account_id, id, process_id, seq, interview_id, phase, to_name, to_email, email_key, subject, body, in_reply_to, thread_refs, not_before_ns, not_before_zone, state, message_id, sent_at, trouble, version) ` + number +
			`SELECT account_id, id || i, 'p' || i, seq, interview_id, phase, to_name, to_email, email_key, subject, body, in_reply_to, thread_refs, not_before_ns, not_before_zone, 'sent', id || i, 1780000000000 + i, '', 1 FROM note, n WHERE process_id = ?`,
		`ANALYZE`,
	} {
		var args []any
		if statement != "ANALYZE" {
			args = []any{process}
		}
		if _, err := s.DB().ExecContext(tb.Context(), statement, args...); err != nil {
			tb.Fatal(err)
		}
	}
	var notes int
	if err := s.DB().QueryRowContext(tb.Context(), "SELECT count(*) FROM note").Scan(&notes); err != nil || notes < crowd {
		tb.Fatalf("%d notes are stored (%v)", notes, err)
	}
	return web.New(web.Options{Service: service, Account: account, Log: quiet}), process
}
