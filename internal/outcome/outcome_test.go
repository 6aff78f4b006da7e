package outcome_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/outcome"
	"afterword/internal/zone"
)

var newYork = func() *time.Location {
	loc, err := zone.Load("America/New_York")
	if err != nil {
		panic(err)
	}
	return loc
}()

// on is an instant of November 2026 on New York's clocks: day of the month, hour, minute.
func on(day, hour, minute int) time.Time {
	return time.Date(2026, time.November, day, hour, minute, 0, 0, newYork)
}

func date(day int) interview.Date { return interview.Date{Year: 2026, Month: time.November, Day: day} }

// talk is a process with one round that ended on a day at 15:30.
func talk(employer string, day int) outcome.Process {
	return outcome.Process{Process: interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park"}, Employer: employer, Role: "Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Starts: on(day, 14, 0), Ends: on(day, 15, 30), Zone: "America/New_York",
			Panel: []interview.Interviewer{{Name: "Wei Chen", Email: "wei@example.com"}, {Name: "Priya Raman", Email: "priya@example.com"}},
		}},
	}}
}

func sent(phase note.Phase, to string, at time.Time) note.Touch {
	return note.Touch{InterviewID: "onsite", Phase: phase, To: to + "@example.com", At: at, MessageID: string(phase) + "." + to + "@example.org"}
}

func reply(from string, at time.Time) cadence.Event {
	return cadence.Event{Kind: cadence.Replied, Email: from + "@example.com", At: at}
}

func named(kind cadence.EventKind, at time.Time) cadence.Event {
	return cadence.Event{Kind: kind, At: at}
}

// TestWhatCameOfNotes holds single processes against what came of each of their notes.
func TestWhatCameOfNotes(t *testing.T) {
	thanks := []note.Touch{sent(note.Anchor, "wei", on(2, 17, 0)), sent(note.Anchor, "priya", on(2, 17, 6))}
	tests := map[string]struct {
		touches []note.Touch
		events  []cadence.Event
		change  func(*outcome.Process)
		now     time.Time
		notes   string // fates, with the wait where one is known
		process string
	}{
		"nobody yet":                    {touches: thanks, now: on(5, 9, 0), notes: "still open, still open", process: "still open"},
		"two weeks of silence":          {touches: thanks, now: on(16, 17, 3), notes: "silence, still open", process: "still open"},
		"over":                          {touches: thanks, now: on(5, 9, 0), change: over, notes: "silence, silence", process: "silence"},
		"one of them answers":           {touches: thanks, events: []cadence.Event{reply("priya", on(3, 17, 6))}, now: on(5, 9, 0), notes: "still open, answered 24h0m0s", process: "answered"},
		"whoever answers is on no list": {touches: thanks, events: []cadence.Event{reply("careers", on(3, 17, 6))}, now: on(5, 9, 0), notes: "still open, answered 24h0m0s", process: "answered"},
		"a second mail changes nothing": {touches: thanks[:1], events: []cadence.Event{reply("wei", on(3, 17, 0)), reply("wei", on(4, 17, 0))}, now: on(5, 9, 0), notes: "answered 24h0m0s", process: "answered"},
		"a mail and its name are one":   {touches: thanks[:1], events: []cadence.Event{reply("wei", on(3, 17, 0)), named(cadence.Courtesy, on(4, 9, 0))}, now: on(5, 9, 0), notes: "answered 24h0m0s", process: "answered"},
		"by telephone":                  {touches: thanks[:1], events: []cadence.Event{named(cadence.Rejected, on(4, 17, 0))}, now: on(5, 9, 0), change: over, notes: "answered 48h0m0s", process: "answered"},
		"the candidate withdrew":        {touches: thanks[:1], events: []cadence.Event{named(cadence.Withdrawn, on(4, 17, 0))}, now: on(5, 9, 0), change: over, notes: "silence"},
		"a mail from before the note":   {touches: thanks[:1], events: []cadence.Event{reply("wei", on(1, 9, 0))}, now: on(5, 9, 0), notes: "still open", process: "still open"},
		"they went on":                  {touches: thanks[:1], change: second, now: on(28, 9, 0), notes: "answered", process: "answered"},
		"a check-in after silence":      {touches: append(thanks[:1:1], sent(note.CheckIn, "wei", on(9, 10, 0))), events: []cadence.Event{reply("wei", on(9, 12, 0))}, now: on(10, 9, 0), notes: "silence, answered 2h0m0s", process: "answered"},
		"no note":                       {now: on(20, 9, 0)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := talk("Globex", 2)
			p.Touches, p.Events = tt.touches, tt.events
			if tt.change != nil {
				tt.change(&p)
			}
			r := outcome.Of([]outcome.Process{p}, tt.now)
			var fates []string
			for _, n := range r.Notes {
				fate := string(n.Fate)
				if n.Timed {
					fate += " " + n.Waited.String()
				}
				fates = append(fates, fate)
			}
			if got := strings.Join(fates, ", "); got != tt.notes {
				t.Errorf("notes: %s\nwant   %s", got, tt.notes)
			}
			process := ""
			for _, s := range r.Silences {
				process += string(s.Fate)
			}
			if process != tt.process {
				t.Errorf("process: %q, want %q", process, tt.process)
			}
		})
	}
}

func over(p *outcome.Process) { p.Over = true }

// second adds a round three weeks later.
func second(p *outcome.Process) {
	next := p.Interviews[0]
	next.ID, next.Starts, next.Ends = "second", on(23, 14, 0), on(23, 15, 0)
	p.Interviews = append(p.Interviews, next)
}

// TestPromises: a promise is for the end of its day by the clock of the interview.
func TestPromises(t *testing.T) {
	tests := map[string]struct {
		events []cadence.Event
		change func(*outcome.Process)
		now    time.Time
		want   string
	}{
		"the day is not over":            {now: on(6, 23, 59), want: "still to come"},
		"nobody":                         {now: on(7, 0, 0), want: "passed in silence"},
		"in its last minute":             {events: []cadence.Event{reply("wei", on(6, 23, 59)), named(cadence.Rejected, on(8, 9, 0))}, now: on(9, 9, 0), want: "kept"},
		"a minute late":                  {events: []cadence.Event{reply("wei", on(7, 0, 0)), named(cadence.Rejected, on(8, 9, 0))}, now: on(9, 9, 0), want: "late 1"},
		"not named before the day":       {events: []cadence.Event{reply("wei", on(5, 9, 0))}, now: on(6, 9, 0), want: "still to come"},
		"not named after the day":        {events: []cadence.Event{reply("wei", on(5, 9, 0))}, now: on(9, 9, 0), want: ""},
		"named days after it came":       {events: []cadence.Event{reply("wei", on(5, 9, 0)), named(cadence.Rejected, on(9, 9, 0))}, now: on(9, 9, 0), want: "kept"},
		"thanks are no answer":           {events: []cadence.Event{reply("wei", on(4, 9, 0)), named(cadence.Courtesy, on(4, 10, 0))}, now: on(9, 9, 0), want: "passed in silence"},
		"another date in time":           {events: []cadence.Event{{Kind: cadence.NewDate, At: on(5, 9, 0), Date: date(13)}}, now: on(9, 9, 0), want: "changed in time, still to come"},
		"another date too late":          {events: []cadence.Event{{Kind: cadence.NewDate, At: on(8, 9, 0), Date: date(13)}, reply("wei", on(16, 9, 0)), named(cadence.Rejected, on(16, 9, 0))}, now: on(17, 9, 0), want: "late 2, late 3"},
		"two mails, one new date":        {events: []cadence.Event{reply("wei", on(4, 9, 0)), reply("wei", on(4, 10, 0)), {Kind: cadence.NewDate, At: on(5, 9, 0), Date: date(13)}}, now: on(9, 9, 0), want: "changed in time, still to come"},
		"the candidate withdrew in time": {events: []cadence.Event{named(cadence.Withdrawn, on(4, 9, 0))}, now: on(9, 9, 0), want: ""},
		"the candidate gave up waiting":  {events: []cadence.Event{named(cadence.Withdrawn, on(9, 9, 0))}, now: on(10, 9, 0), want: "passed in silence"},
		"called off":                     {events: []cadence.Event{{Kind: cadence.Cancelled, InterviewID: "onsite", At: on(1, 9, 0)}}, now: on(9, 9, 0), want: ""},
		"another round, nobody knows":    {change: second, now: on(28, 9, 0), want: ", "},
		"another round, asked in time":   {change: func(p *outcome.Process) { second(p); p.Interviews[1].Stamped = on(5, 9, 0) }, now: on(28, 9, 0), want: "kept"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := talk("Globex", 2)
			p.Interviews[0].Promise = &interview.Promise{Date: date(6), Said: "by Friday"}
			p.Events = tt.events
			if tt.change != nil {
				tt.change(&p)
				p.Interviews[1].Promise = nil
			}
			var got []string
			for _, c := range outcome.Of([]outcome.Process{p}, tt.now).Promises {
				fate := string(c.Kept)
				if c.Late > 0 {
					fate = fmt.Sprintf("late %d", c.Late)
				}
				got = append(got, fate)
			}
			if strings.Join(got, ", ") != strings.Trim(tt.want, ", ") {
				t.Errorf("promises: %q, want %q", got, tt.want)
			}
		})
	}
}

// years is a person's autumn: n processes, of which the first few went well.
func years(n int) (all []outcome.Process) {
	for i := range n {
		p := talk(fmt.Sprintf("Employer %d", i+1), 2)
		p.Interviews[0].Promise = &interview.Promise{Date: date(6)}
		p.Touches = []note.Touch{sent(note.Anchor, "wei", on(2, 17+i%3, 0))}
		if i%3 == 2 {
			p.Touches[0].At = on(4, 10, 0)
		}
		switch i % 2 {
		case 0:
			p.Events = []cadence.Event{reply("wei", on(5+i, 9, 0)), named(cadence.Rejected, on(5+i, 9, 0))}
		default:
			p.Touches = append(p.Touches, sent(note.CheckIn, "wei", on(9, 10, 0)))
			p.Over = true
		}
		all = append(all, p)
	}
	return all
}

// TestNoRateFromAHandful: below five settled cases each is shown and no rate is named.
func TestNoRateFromAHandful(t *testing.T) {
	for n := range 12 {
		for _, f := range outcome.Of(years(n), on(28, 9, 0)).Figures() {
			rate := strings.Contains(f.Says, "%") || strings.Contains(f.Says, "half")
			if rate && f.N < outcome.Enough {
				t.Errorf("%s of %d: %s", f.ID, f.N, f.Says)
			}
			if f.N > 0 && rate == (len(f.Cases) > 0) || !rate && f.N != len(f.Cases) {
				t.Errorf("%s of %d says %q and shows %d cases", f.ID, f.N, f.Says, len(f.Cases))
			}
			if f.N > 0 && !strings.ContainsAny(f.Says, "0123456789") {
				t.Errorf("%s of %d does not say of how many: %s", f.ID, f.N, f.Says)
			}
			total := 0
			for _, row := range f.Rows {
				total += row.Total()
				if len(row.Counts) != len(f.Columns) {
					t.Errorf("%s: a row of %d for %d columns", f.ID, len(row.Counts), len(f.Columns))
				}
			}
			if total != f.N {
				t.Errorf("%s: the rows count %d of %d", f.ID, total, f.N)
			}
		}
	}
}

// TestSentences keeps what a person reads.
func TestSentences(t *testing.T) {
	want := map[string]string{
		"first-note":            "After 6 of 8 interviews (75 %) your first note left within 24 hours. Half of the 8 first notes took 2 h 30 min or less.",
		"answers-by-step":       "Thank-you: 4 of 8 (50 %) were answered.",
		"answers-by-promptness": "Thank-yous that left within 4 hours: 3 of 6 (50 %) were answered. This does not say that one brings the other.",
		"time-to-answer":        "Only 4 answers so far. That is too few for a rate, so here is each of them.",
		"promises":              "Of the days that have passed, they kept 1 of 8 (13 %).",
		"silence":               "Silence was the answer in 4 of 8 processes (50 %). Most of it says nothing about you.",
	}
	for _, f := range outcome.Of(years(8), on(28, 9, 0)).Figures() {
		if got := strings.ReplaceAll(f.Says, "\u00a0", " "); got != want[f.ID] {
			t.Errorf("%s says\n%s\nwant\n%s", f.ID, got, want[f.ID])
		}
	}
	if !outcome.Of(years(0), on(28, 9, 0)).Empty() || outcome.Of(years(1), on(28, 9, 0)).Empty() {
		t.Error("empty is told wrongly")
	}
}

// TestPicturesHoldTheNumbers reads each picture as XML and finds every count of the table
// in it; a name cannot break out of it.
func TestPicturesHoldTheNumbers(t *testing.T) {
	all := years(7)
	all[0].Employer = `<script>"&' ` + strings.Repeat("ü", 80)
	for _, f := range outcome.Of(all, on(28, 9, 0)).Figures() {
		for _, inPage := range []bool{true, false} {
			svg := f.DrawSVG(inPage)
			for _, row := range f.Rows {
				for i, n := range row.Counts {
					title := fmt.Sprintf(": %d %s<", n, f.Columns[i])
					if n > 0 && !strings.Contains(svg, title) {
						t.Errorf("%s does not show %d %s of %s", f.ID, n, f.Columns[i], row.Name)
					}
				}
			}
			d := xml.NewDecoder(strings.NewReader(svg))
			for {
				token, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", f.ID, err)
				}
				start, ok := token.(xml.StartElement)
				if ok && start.Name.Local == "script" {
					t.Fatalf("%s has a script", f.ID)
				}
				for _, a := range start.Attr {
					if inPage && a.Name.Local == "style" {
						t.Errorf("%s has a style that the page's policy refuses", f.ID)
					}
				}
			}
			if inPage && strings.Contains(svg, "<style") {
				t.Errorf("%s brings a style sheet into the page", f.ID)
			}
		}
	}
}

// TestCountsAlwaysAgree: whatever happened, no case is lost or counted twice.
func TestCountsAlwaysAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(1, 28)
		p := talk("Globex", 2)
		p.Over = rapid.Bool().Draw(t, "over")
		if rapid.Bool().Draw(t, "second") {
			second(&p)
		}
		for i := range rapid.IntRange(0, 6).Draw(t, "notes") {
			p.Touches = append(p.Touches, sent(rapid.SampledFrom(note.Phases()).Draw(t, "phase"), rapid.SampledFrom([]string{"wei", "priya", "other"}).Draw(t, "to"), on(2+i, 17, 0)))
		}
		kinds := append([]cadence.EventKind{cadence.Replied, cadence.Resumed, cadence.Cancelled, cadence.Moved, cadence.NobodyCame, cadence.CameAfter}, cadence.Answers()...)
		for range rapid.IntRange(0, 6).Draw(t, "events") {
			p.Events = append(p.Events, cadence.Event{
				Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), At: on(day.Draw(t, "at"), 9, 0), Date: date(day.Draw(t, "date")),
				Email: rapid.SampledFrom([]string{"wei@example.com", "x@example.com", ""}).Draw(t, "from"), InterviewID: rapid.SampledFrom([]string{"onsite", "second", ""}).Draw(t, "round"),
			})
		}
		r := outcome.Of([]outcome.Process{p}, on(day.Draw(t, "now"), 12, 0))
		if len(r.Notes) != len(p.Touches) {
			t.Fatalf("%d notes became %d", len(p.Touches), len(r.Notes))
		}
		for _, n := range r.Notes {
			if n.Timed && (n.Waited < 0 || n.Fate != outcome.Answered) {
				t.Fatalf("%+v", n)
			}
		}
		for _, f := range r.Figures() {
			total := 0
			for _, row := range f.Rows {
				total += row.Total()
			}
			if total != f.N || strings.Contains(f.Says, "%!") {
				t.Fatalf("%s: %d of %d, %s", f.ID, total, f.N, f.Says)
			}
		}
	})
}

// proof is an autumn with names and words that are hard to write.
func proof(t *testing.T) outcome.Proof {
	t.Helper()
	p := talk("Globex, \"the\" Inc", 2)
	p.Role = "=HYPERLINK(\"http://example.com\")"
	p.Interviews[0].Panel[0].Name = "Nguyễn Thị Hương"
	p.Interviews[0].Panel[1].Name = "مريم الفاسي"
	p.Touches = []note.Touch{sent(note.Anchor, "wei", on(2, 23, 30)), sent(note.Anchor, "priya", on(3, 9, 0)), sent(note.CheckIn, "wei", on(30, 9, 0))}
	p.Touches[1].MessageID = strings.Repeat("0193f1d2-7c41", 6) + "@mail.example.org"
	return outcome.ProofOf([]outcome.Process{p}, date(1), date(29), newYork, on(30, 12, 0))
}

func TestProofAsCSV(t *testing.T) {
	var b bytes.Buffer
	if err := proof(t).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	const want = "Date,Employer,Role,Person,Step,Message-ID\r\n" +
		`2026-11-02,"Globex, ""the"" Inc","'=HYPERLINK(""http://example.com"")","Nguyễn Thị Hương, مريم الفاسي",Interview,` + "\r\n" +
		`2026-11-02,"Globex, ""the"" Inc","'=HYPERLINK(""http://example.com"")",Nguyễn Thị Hương,Thank-you,<anchor.wei@example.org>` + "\r\n"
	if !strings.HasPrefix(b.String(), want) {
		t.Errorf("CSV is\n%s\nwant\n%s", b.String(), want)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Errorf("read back %d rows, %v", len(rows), err)
	}
}

// TestProofDays: a day is one of the calendar that was asked for.
func TestProofDays(t *testing.T) {
	p := talk("Globex", 2)
	p.Touches = []note.Touch{sent(note.Anchor, "wei", on(2, 23, 30))}
	tokyo, err := zone.Load("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		loc      *time.Location
		from, to int
		want     string
	}{
		{newYork, 2, 2, "2026-11-02 Interview, 2026-11-02 Thank-you"},
		{tokyo, 2, 2, ""},
		{tokyo, 3, 3, "2026-11-03 Interview, 2026-11-03 Thank-you"},
		{newYork, 3, 30, ""},
	} {
		var got []string
		for _, r := range outcome.ProofOf([]outcome.Process{p}, date(tt.from), date(tt.to), tt.loc, on(30, 9, 0)).Rows {
			got = append(got, r.Date.String()+" "+r.Step)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s, %d to %d: %q, want %q", tt.loc, tt.from, tt.to, got, tt.want)
		}
	}
}

// TestNobodyCalled: an interview at which nobody called did not take place, unless they
// called after all; the note that asked for another time is named as one.
func TestNobodyCalled(t *testing.T) {
	p := talk("Globex", 2)
	p.Touches = []note.Touch{sent(note.AnotherTime, "wei", on(2, 14, 30))}
	p.Events = []cadence.Event{{Kind: cadence.NobodyCame, InterviewID: "onsite", At: on(2, 14, 20)}}
	tell := func() (told string) {
		for _, r := range outcome.ProofOf([]outcome.Process{p}, date(1), date(28), newYork, on(28, 9, 0)).Rows {
			told += r.Step + ", "
		}
		for _, f := range outcome.Of([]outcome.Process{p}, on(28, 9, 0)).Figures() {
			switch f.ID {
			case "first-note":
				told += fmt.Sprint(f.N, " interviews, ")
			case "answers-by-step":
				for _, row := range f.Rows[3:] {
					told += fmt.Sprint(row.Name, " ", row.Counts)
				}
			}
		}
		return told
	}
	if got, want := tell(), "Request for another time, 0 interviews, Request for another time [0 1 0]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p.Events = append(p.Events, cadence.Event{Kind: cadence.CameAfter, InterviewID: "onsite", At: on(2, 15, 0)})
	if got, want := tell(), "Interview, Request for another time, 1 interviews, Request for another time [0 1 0]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestFormulasAreDefused: no cell of a spreadsheet begins as a formula does.
func TestFormulasAreDefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := talk(rapid.StringMatching(`[=+\-@\t\r\n ＝|a"',;]{0,6}`).Draw(t, "employer"), 2)
		p.Role = rapid.String().Draw(t, "role")
		var b bytes.Buffer
		if err := outcome.ProofOf([]outcome.Process{p}, date(1), date(29), newYork, on(30, 12, 0)).WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, cell := range rows[1] {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n ＝", []rune(cell)[0]) {
				t.Fatalf("a cell begins as a formula: %q", cell)
			}
		}
	})
}

// TestProofAsPDF writes a proof twice, and lets another program read it.
func TestProofAsPDF(t *testing.T) {
	var one, two bytes.Buffer
	long := proof(t)
	for range 5 {
		long.Rows = append(long.Rows, long.Rows...)
	}
	if err := long.WritePDF(&one); err != nil {
		t.Fatal(err)
	}
	if err := long.WritePDF(&two); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two PDFs of one proof differ")
	}
	if pages := bytes.Count(one.Bytes(), []byte("/Type /Page\n")); pages < 3 {
		t.Errorf("96 rows stand on %d pages", pages)
	}
	file := filepath.Join(t.TempDir(), "proof.pdf")
	if dir := os.Getenv("AFTERWORD_SCREENSHOTS"); dir != "" {
		file = filepath.Join(dir, "proof.pdf")
	}
	if err := os.WriteFile(file, one.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("AFTERWORD_REQUIRE_SERVERS") != "" {
			t.Fatal("pdftotext is missing: apt-get install poppler-utils")
		}
		t.Skip("pdftotext is missing here, so that nothing is read back: apt-get install poppler-utils")
	}
	out, err := exec.Command("pdftotext", "-layout", "-enc", "UTF-8", file, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("pdftotext: %v\n%s", err, out)
	}
	for _, want := range []string{"What I did to find work", "Ada Park, 1 November 2026 to 29 November 2026", "Nguyễn Thị Hương", "Thank-you", "<anchor.wei@example.org>", "1/"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the PDF does not say %q:\n%.2000s", want, out)
		}
	}
}

func TestProofThatCannotBePrinted(t *testing.T) {
	p := proof(t)
	p.Rows[0].Person = "陈伟"
	const want = `no font here can print "陈伟": take the CSV file, which holds every letter`
	if err := p.WritePDF(io.Discard); err == nil || err.Error() != want {
		t.Errorf("error is %v\nwant %s", err, want)
	}
	if err := p.WriteCSV(failing{}); err == nil || !strings.Contains(err.Error(), "write the CSV file: the disk is full") {
		t.Errorf("a disk that is full gives %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fmt.Errorf("the disk is full") }
