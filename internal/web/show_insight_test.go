package web_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// manyNotes records seven processes of which one note each was sent by hand; four were
// answered.
func manyNotes(d *desk) {
	d.t.Helper()
	d.clock.Set(at("2026-11-26T09:00:00"))
	for i := range 7 {
		p := longNames()
		p.Employer = fmt.Sprintf("Employer %d", i+1)
		if i == 0 {
			p.Employer = `"><script>alert(1)</script> & Söhne, die eine sehr lange Firma sind GmbH`
		}
		round := &p.Interviews[0]
		round.Starts, round.Ends = at("2026-11-03T14:00:00").Add(time.Duration(i)*time.Minute), at("2026-11-03T15:30:00")
		round.Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: time.November, Day: 10 + i}}
		to := round.Panel[0].Email
		id := d.record(p, note.Touch{InterviewID: round.ID, Phase: note.Anchor, To: to, At: at("2026-11-03T17:00:00").Add(time.Duration(i) * 5 * time.Hour)})
		if i%2 == 0 {
			d.clock.Set(at("2026-11-12T09:00:00"))
			d.name(id, cadence.Rejected)
			d.clock.Set(at("2026-11-26T09:00:00"))
		}
	}
}

// TestInsight: rates of enough, cases of a handful, a table beside each picture, and no way
// out of it for a name.
func TestInsight(t *testing.T) {
	d := newDesk(t)
	empty := d.get("/insight")
	empty.says(t, []string{"There is nothing to show yet.", "Proof of your search"}, []string{"%", "Answers by step"})
	if strings.Contains(empty.body, "<svg") {
		t.Error("a picture of nothing is drawn")
	}
	manyNotes(d)
	page := d.get("/insight")
	page.says(t, []string{
		"After 5 of 7 interviews (71\u00a0%) your first note left within 24 hours.", "Thank-you: 4 of 7 (57\u00a0%) were answered.",
		"Only 4 answers so far.", "Employer 3, thank-you to", "Silence was the answer in 1 of 5 processes (20\u00a0%).",
	}, []string{"There is nothing"})
	if n := strings.Count(page.body, "<svg"); n != 6 || strings.Count(page.body, "<table") != n {
		t.Errorf("there are %d pictures and %d tables", n, strings.Count(page.body, "<table"))
	}
	if strings.Contains(page.body, "<script>alert") || strings.Contains(page.body, "style=") {
		t.Error("a name became markup, or a style stands in the page")
	}
}

// TestDownloadProof holds each answer of the download.
func TestDownloadProof(t *testing.T) {
	d := newDesk(t)
	manyNotes(d)
	for _, row := range []struct {
		query  string
		status int
		kind   string
		wanted string
	}{
		{"form=csv&from=2026-11-01&to=2026-11-30", http.StatusOK, "text/csv; charset=utf-8; header=present", "Interview"},
		{"form=pdf&from=2026-11-01&to=2026-11-30", http.StatusOK, "application/pdf", "%PDF-"},
		{"form=csv", http.StatusOK, "text/csv; charset=utf-8; header=present", "2026-11-03,Employer 2"},
		{"form=csv&from=2026-12-01&to=2026-11-30", http.StatusBadRequest, "text/html; charset=utf-8", "The first day is after the last one."},
		{"form=csv&from=soon", http.StatusBadRequest, "text/html; charset=utf-8", "Write both days as YYYY-MM-DD"},
		{"form=docx", http.StatusBadRequest, "text/html; charset=utf-8", "Go back and choose one."},
	} {
		got := d.get("/insight/proof?" + row.query)
		if got.StatusCode != row.status || got.Header.Get("Content-Type") != row.kind || !strings.Contains(got.body, row.wanted) {
			t.Errorf("%s: %d, %s, %.300q", row.query, got.StatusCode, got.Header.Get("Content-Type"), got.body)
		}
		if row.status == http.StatusOK && !strings.HasPrefix(got.Header.Get("Content-Disposition"), `attachment; filename="proof-2026-11-01-2026-11-`) {
			t.Errorf("%s is called %s", row.query, got.Header.Get("Content-Disposition"))
		}
	}
	rows, err := csv.NewReader(bytes.NewReader([]byte(d.get("/insight/proof?form=csv").body))).ReadAll()
	if err != nil || len(rows) != 15 {
		t.Errorf("%d lines, %v", len(rows), err)
	}
}
