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
	"afterword/internal/followup/followuptest"
	"afterword/internal/store"
	"afterword/internal/web"
	"afterword/internal/zone"
)

// crowd is how many notes are stored for the benchmarks of pages.
const crowd = 100_000

// BenchmarkPages draws pages with 100,000 notes stored: what a person has after many years,
// with forty processes that go on, each with a panel of three and half a debrief. The p99
// of Today on the server stays under 25 ms on a quiet machine.
func BenchmarkPages(b *testing.B) {
	_, pages, process := crowded(b)
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
			used := cpuTime()
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
			b.ReportMetric(float64((cpuTime()-used).Microseconds())/1000/float64(len(took)), "cpu-ms/op")
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// BenchmarkVerbs does with as much stored what the command line and the mailbox's reader do.
func BenchmarkVerbs(b *testing.B) {
	d, _, process := crowded(b)
	d.addMailbox()
	for name, verb := range map[string]func() error{
		"FindProcess": func() error {
			found, err := d.service.FindProcess(b.Context(), account, "p33000")
			if len(found) != 1 {
				b.Fatalf("%d processes were found", len(found))
			}
			return err
		},
		"ListProcesses": func() error {
			_, err := d.service.ListProcesses(b.Context(), account)
			return err
		},
		"ShowProcess": func() error {
			_, err := d.service.ShowProcess(b.Context(), account, process)
			return err
		},
		"TakeInMail": func() error {
			d.mail.Arrive("News <news@shop.example>", "Ten days of bargains", "Buy one, get one.", d.clock.Now())
			return d.service.ReadMailbox(b.Context(), account)
		},
	} {
		b.Run(name, func(b *testing.B) {
			used, times := cpuTime(), 0
			for b.Loop() {
				times++
				if err := verb(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((cpuTime()-used).Microseconds())/1000/float64(times), "cpu-ms/op")
		})
	}
}

// BenchmarkFirstPaint is how long Debian's chromium takes from asking for Today to showing
// it, with as much stored, as the browser itself tells.
func BenchmarkFirstPaint(b *testing.B) {
	d, _, _ := crowded(b)
	tab := openTab(b, d)
	var took []float64
	for b.Loop() {
		tab.open("/")
		tab.until(`performance.getEntriesByName("first-contentful-paint").length > 0`)
		took = append(took, look[float64](tab, `performance.getEntriesByName("first-contentful-paint")[0].startTime`))
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2], "p50-ms")
	b.ReportMetric(took[len(took)*9/10], "p90-ms")
}

// crowded is a site over a store with crowd notes, and a process of it that goes on.
func crowded(tb testing.TB) (d *desk, pages http.Handler, process string) {
	tb.Helper()
	s, err := store.Open(tb.Context(), filepath.Join(tb.TempDir(), "afterword.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	quiet := slog.New(slog.DiscardHandler)
	d = &desk{t: tb, clock: followuptest.ClockAt(at("2026-11-23T15:45:00")), mail: &followuptest.Mailbox{}}
	service := &followup.Service{Store: s, Mail: d.mail, Queue: queue{}, Clock: d.clock, Log: quiet, UndoWindow: 10 * time.Minute, Zones: zone.Load}
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
	d.service, d.pages = service, web.New(web.Options{Service: service, Account: account, Log: quiet})
	return d, d.pages, process
}
