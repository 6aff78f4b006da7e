package calendar_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"afterword/internal/cadence"
	"afterword/internal/caldav/caldavtest"
	"afterword/internal/calendar"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/zone"
)

var newYork = func() *time.Location {
	here, err := zone.Load("America/New_York")
	if err != nil {
		panic(err)
	}
	return here
}()

// globex is a process with three people, one of whom nobody knows the address of, and what
// no calendar must show: words of a debrief, addresses, control characters.
func globex() interview.Process {
	starts := time.Date(2026, 11, 23, 14, 0, 0, 0, newYork)
	return interview.Process{
		ID: "0190", Employer: "Globex", Role: "Senior Software Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Starts: starts, Ends: starts.Add(90 * time.Minute), Zone: "America/New_York", Region: "US-NY",
			Promise: &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 1}, Said: "secret words"},
			Panel: []interview.Interviewer{
				{Name: "Wei Chen", Email: "wei.chen@globex.example", Role: interview.HiringManager, Debrief: interview.Debrief{Anchor: "secret anchor"}},
				{Name: "Tomás\r\nOrtega; lead, \\ product", Email: "tomas@globex.example", Role: interview.Peer},
				{Name: "Nobody Knows"},
			},
		}},
	}
}

// planned is globex with its plan at an instant.
func planned(now time.Time, events ...cadence.Event) calendar.Process {
	p := globex()
	return calendar.Process{Process: p, Steps: cadence.Plan(p, cadence.History{Events: events}, now)}
}

var monday = time.Date(2026, 11, 23, 15, 45, 0, 0, newYork)

// told is what becomes of told when the plan of p is told at an instant.
func tell(told []calendar.Entry, at time.Time, wanted []calendar.Entry) []calendar.Entry {
	all := slices.Clone(told)
	for _, e := range calendar.Renew(told, wanted, at) {
		i := slices.IndexFunc(all, func(o calendar.Entry) bool { return o.UID == e.UID })
		if i < 0 {
			all = append(all, e)
		} else {
			all[i] = e
		}
	}
	return all
}

func feed(t *testing.T, told []calendar.Entry, at time.Time) []byte {
	t.Helper()
	text, err := calendar.Feed(calendar.Shown(told, at))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestFeed holds whole feeds against golden files: new, after an answer came, after the
// person stepped back, and empty. UPDATE_GOLDEN=1 writes them anew.
func TestFeed(t *testing.T) {
	replied := cadence.Event{Kind: cadence.Replied, At: monday.Add(20 * time.Hour)}
	withdrew := cadence.Event{Kind: cadence.Withdrawn, At: monday.Add(22 * time.Hour)}
	told := tell(nil, monday, calendar.Of(planned(monday), true))
	paused := tell(told, monday.Add(20*time.Hour), calendar.Of(planned(monday.Add(20*time.Hour), replied), true))
	ended := tell(paused, monday.Add(22*time.Hour), calendar.Of(planned(monday.Add(22*time.Hour), replied, withdrew), true))
	for name, text := range map[string][]byte{
		"new": feed(t, told, monday), "paused": feed(t, paused, monday), "ended": feed(t, ended, monday), "empty": feed(t, nil, monday),
	} {
		golden := filepath.Join("testdata", name+".ics")
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(golden, text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(text, want) {
			t.Errorf("%s is now\n%s", golden, text)
		}
		for _, secret := range []string{"secret", "@", "wei.chen"} {
			if bytes.Contains(text, []byte(secret)) {
				t.Errorf("%s tells %q", golden, secret)
			}
		}
	}
}

// TestFeedIsReadByAnotherLibrary reads a feed with Python's icalendar, which knows nothing
// of us.
func TestFeedIsReadByAnotherLibrary(t *testing.T) {
	told := tell(nil, monday, calendar.Of(planned(monday), true))
	file := filepath.Join(t.TempDir(), "feed.ics")
	if err := os.WriteFile(file, feed(t, told, monday), 0o600); err != nil {
		t.Fatal(err)
	}
	const program = `
import sys, icalendar
cal = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
print(cal["VERSION"], cal["METHOD"], cal["X-WR-CALNAME"])
for e in cal.walk("VEVENT"):
    if e.errors: print("errors", e.errors)
    print("|".join([e.decoded("DTSTART").isoformat(), e.decoded("DTEND").isoformat(), str(e["SEQUENCE"]), e["STATUS"], e["TRANSP"], e["SUMMARY"]]))
`
	got := caldavtest.Python(t, program, "icalendar", file)
	want := []string{
		"2.0 PUBLISH Afterword",
		"2026-11-23T19:00:00+00:00|2026-11-23T20:30:00+00:00|0|CONFIRMED|OPAQUE|Interview (Globex)",
		"2026-11-23T21:30:00+00:00|2026-11-23T21:45:00+00:00|0|CONFIRMED|TRANSPARENT|Thank-you to Wei Chen (Globex)",
		"2026-11-23T21:37:00+00:00|2026-11-23T21:52:00+00:00|0|CONFIRMED|TRANSPARENT|Thank-you to Tomás Ortega; lead, \\ product (Globex)",
		"2026-12-01|2026-12-02|0|CONFIRMED|TRANSPARENT|Answer promised (Globex)",
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("the feed was read as\n%s\nwant in it\n%s", strings.Join(got, "\n"), line)
		}
	}
}

// TestRenew holds what each change makes of an entry.
func TestRenew(t *testing.T) {
	due := time.Date(2026, 12, 2, 15, 0, 0, 0, time.UTC)
	entry := calendar.Entry{UID: "u", Starts: due, Ends: due.Add(time.Hour), Summary: "Check-in", Sequence: 3, Changed: due.Add(-72 * time.Hour)}
	with := func(change func(*calendar.Entry)) calendar.Entry {
		e := entry
		change(&e)
		return e
	}
	now := due.Add(-time.Hour + 300*time.Millisecond)
	second := due.Add(-time.Hour)
	cancel := func(e *calendar.Entry) { e.Cancelled = true }
	for _, row := range []struct {
		what         string
		told, wanted []calendar.Entry
		at           time.Time
		want         []calendar.Entry
	}{
		{"new", nil, []calendar.Entry{entry}, now, []calendar.Entry{with(func(e *calendar.Entry) { e.Sequence, e.Changed = 0, second })}},
		{"the same", []calendar.Entry{entry}, []calendar.Entry{with(func(e *calendar.Entry) { e.Sequence, e.Changed = 0, time.Time{} })}, now, nil},
		{
			"another time",
			[]calendar.Entry{entry},
			[]calendar.Entry{with(func(e *calendar.Entry) { e.Ends = e.Ends.Add(time.Hour) })},
			now,
			[]calendar.Entry{with(func(e *calendar.Entry) { e.Ends, e.Sequence, e.Changed = e.Ends.Add(time.Hour), 4, second })},
		},
		{"not wanted any more", []calendar.Entry{entry}, nil, now, []calendar.Entry{with(func(e *calendar.Entry) { e.Cancelled, e.Sequence, e.Changed = true, 4, second })}},
		{"cancelled already", []calendar.Entry{with(cancel)}, nil, now, nil},
		{"cancelled with another reason", []calendar.Entry{with(cancel)}, []calendar.Entry{with(func(e *calendar.Entry) { e.Cancelled, e.Description = true, "later" })}, now, nil},
		{"cancelled before anybody heard of it", nil, []calendar.Entry{with(cancel)}, now, nil},
		{"wanted again", []calendar.Entry{with(cancel)}, []calendar.Entry{entry}, now, []calendar.Entry{with(func(e *calendar.Entry) { e.Sequence, e.Changed = 4, second })}},
		{"a clock that was set back", []calendar.Entry{with(func(e *calendar.Entry) { e.Changed = due })}, nil, now, []calendar.Entry{with(func(e *calendar.Entry) { e.Cancelled, e.Sequence, e.Changed = true, 4, due })}},
		{"long past and not wanted any more", []calendar.Entry{entry}, nil, due.AddDate(0, 0, 70), nil},
		{"long past when first heard of", nil, []calendar.Entry{entry}, due.AddDate(0, 0, 70), nil},
	} {
		if got := calendar.Renew(row.told, row.wanted, row.at); !slices.Equal(got, row.want) {
			t.Errorf("%s: %+v, want %+v", row.what, got, row.want)
		}
	}
	gone := with(func(e *calendar.Entry) { e.Cancelled, e.Changed = true, due })
	for days, want := range map[int]int{29: 1, 31: 0} {
		if got := calendar.Shown([]calendar.Entry{gone}, due.AddDate(0, 0, days)); len(got) != want {
			t.Errorf("%d days after it was cancelled the feed shows %d entries, want %d", days, len(got), want)
		}
	}
}

// TestFeedOverTime winds a plan on and holds what every reader counts on: UIDs are unique,
// SEQUENCE and LAST-MODIFIED never go back, and an unchanged plan gives the same bytes.
func TestFeedOverTime(t *testing.T) {
	kinds := append(cadence.Answers(), cadence.Replied, cadence.OutOfOffice, cadence.HardBounce, cadence.Cancelled)
	rapid.Check(t, func(rt *rapid.T) {
		var told []calendar.Entry
		var events []cadence.Event
		now := monday
		for range rapid.IntRange(1, 12).Draw(rt, "turns") {
			now = now.Add(time.Duration(rapid.IntRange(0, 200).Draw(rt, "hours")) * time.Hour)
			if rapid.Bool().Draw(rt, "something happens") {
				events = append(events, cadence.Event{Kind: rapid.SampledFrom(kinds).Draw(rt, "kind"), At: now, Email: "wei.chen@globex.example"})
			}
			wanted := calendar.Of(planned(now, events...), rapid.Bool().Draw(rt, "interviews"))
			next := tell(told, now, wanted)
			text := feed(t, next, now)
			later := tell(next, now.Add(time.Minute), wanted)
			if again := feed(t, later, now.Add(time.Minute)); !bytes.Equal(text, again) {
				rt.Fatalf("an unchanged plan reads\n%s\nand then\n%s", text, again)
			}
			seen := map[string]bool{}
			for i, e := range next {
				if seen[e.UID] {
					rt.Fatalf("two entries are called %s", e.UID)
				}
				seen[e.UID] = true
				if i < len(told) && (e.Sequence < told[i].Sequence || e.Changed.Before(told[i].Changed)) {
					rt.Fatalf("%+v became %+v", told[i], e)
				}
			}
			wellFormed(rt, text)
			told = next
		}
	})
}

// wellFormed fails unless text keeps to lines of 75 bytes that are text each.
func wellFormed(t rapid.TB, text []byte) {
	t.Helper()
	for line := range bytes.Lines(text) {
		body, ended := bytes.CutSuffix(line, []byte("\r\n"))
		if !ended || len(body) > 75 || !utf8.Valid(body) || bytes.ContainsAny(body, "\r\n") {
			t.Fatalf("line %q has %d bytes", line, len(body))
		}
	}
}

// TestFoldLosesNothing folds any text and unfolds it again.
func TestFoldLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := strings.NewReplacer("\r", "", "\n", "").Replace(rapid.String().Draw(t, "line"))
		folded := calendar.Fold([]byte(line + "\r\n"))
		wellFormed(t, folded)
		if got := strings.ReplaceAll(string(folded), "\r\n ", ""); got != line+"\r\n" {
			t.Fatalf("%q came back as %q", line, got)
		}
	})
}

// TestOneNoteOfARound holds that a check-in keeps its UID when somebody else gets it.
func TestOneNoteOfARound(t *testing.T) {
	at := time.Date(2026, 12, 2, 15, 0, 0, 0, time.UTC)
	step := func(phase note.Phase, name string) cadence.Step {
		return cadence.Step{Phase: phase, InterviewID: "onsite", Interviewer: name, Due: at, Status: cadence.Waiting}
	}
	uid := func(s ...cadence.Step) []string {
		var uids []string
		for _, e := range calendar.Of(calendar.Process{Process: globex(), Steps: s}, false) {
			uids = append(uids, e.UID)
		}
		return uids
	}
	if a, b := uid(step(note.CheckIn, "Wei Chen")), uid(step(note.CheckIn, "Tomás Ortega")); a[0] != b[0] {
		t.Errorf("the check-in is called %s, then %s", a[0], b[0])
	}
	twins := uid(step(note.Anchor, "Wei Chen"), step(note.Anchor, "Wei Chen"), step(note.Anchor, "Tomás Ortega"))
	if twins[0] == twins[1] || twins[1] == twins[2] || twins[0] == twins[2] {
		t.Errorf("three thank-yous are called %v", twins)
	}
}

// TestAnOfferIsNoBusinessOfACalendar: others may read a calendar along.
func TestAnOfferIsNoBusinessOfACalendar(t *testing.T) {
	p := globex()
	p.Offers = []interview.Offer{{Employer: "Umbrella Works", Expires: interview.DateOf(monday).AddDays(11)}}
	steps := cadence.Plan(p, cadence.History{}, monday)
	spoken := false
	for _, s := range steps {
		spoken = spoken || strings.Contains(s.Reason, "offer")
	}
	if !spoken {
		t.Fatal("the plan has no note about the offer")
	}
	for _, e := range calendar.Of(calendar.Process{Process: p, Steps: steps}, true) {
		if strings.Contains(strings.ToLower(e.Summary+e.Description), "offer") || strings.Contains(e.Description, "Umbrella") {
			t.Errorf("the calendar says %q: %q", e.Summary, e.Description)
		}
	}
}

// TestWhatIsOnlyOffered holds that a thank-you nags for three days and no longer.
func TestWhatIsOnlyOffered(t *testing.T) {
	told := tell(nil, monday, calendar.Of(planned(monday), false))
	for days, want := range map[int]bool{0: false, 2: false, 4: true, 6: true} {
		now := monday.AddDate(0, 0, days)
		var cancelled []bool
		for _, e := range tell(told, now, calendar.Of(planned(now), false)) {
			if strings.HasPrefix(e.Summary, "Thank-you") {
				cancelled = append(cancelled, e.Cancelled)
			}
		}
		if !slices.Equal(cancelled, []bool{want, want, want}) {
			t.Errorf("after %d days the thank-yous are cancelled: %v, want %v each", days, cancelled, want)
		}
	}
}
