package invite_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/zone"
)

// calendar wraps the lines of one event into a file.
func calendar(before string, event ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + before + "BEGIN:VEVENT\r\nUID:1\r\n" + strings.Join(event, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
}

func one(t *testing.T, file string) invite.Invitation {
	t.Helper()
	all, err := invite.Read("i.ics", []byte(file), zone.Load)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 {
		t.Fatalf("read %d events, want 1", len(all))
	}
	return all[0]
}

// TestZones finds the zone of one start under each name a file may give it.
func TestZones(t *testing.T) {
	const newYork = "BEGIN:VTIMEZONE\r\nTZID:%s\r\n" +
		"BEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nEND:DAYLIGHT\r\n" +
		"BEGIN:STANDARD\r\nDTSTART:20071104T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD\r\n" +
		"END:VTIMEZONE\r\n"
	const odd = "BEGIN:VTIMEZONE\r\nTZID:odd\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0037\r\nTZOFFSETTO:+0037\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
	tests := []struct {
		before, start string
		want          string // RFC 3339, or the wall clock where the instant is not known
		zone          string
		source        invite.Source
		asks          bool
	}{
		{"", ";TZID=America/New_York:20261123T140000", "2026-11-23T14:00:00-05:00", "America/New_York", invite.FromIANA, false},
		{"", ";TZID=america/NEW_YORK:20261123T140000", "2026-11-23T14:00:00-05:00", "America/New_York", invite.FromIANA, false},
		{"", ";TZID=us/eastern:20260723T140000", "2026-07-23T14:00:00-04:00", "US/Eastern", invite.FromIANA, false},
		{"", ";TZID=\"america/port_of_spain\":20260723T140000", "2026-07-23T14:00:00-04:00", "America/Port_of_Spain", invite.FromIANA, false},
		{"", ";TZID=/mozilla.org/20050126_1/Europe/Berlin:20260723T140000", "2026-07-23T14:00:00+02:00", "Europe/Berlin", invite.FromVendor, false},
		{"", ";TZID=/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires:20260723T140000", "2026-07-23T14:00:00-03:00", "America/Argentina/Buenos_Aires", invite.FromVendor, false},
		{"", ";TZID=America-New_York:20260723T140000", "2026-07-23T14:00:00-04:00", "America/New_York", invite.FromVendor, false},
		{"", ";TZID=India Standard Time:20260723T140000", "2026-07-23T14:00:00+05:30", "Asia/Calcutta", invite.FromWindows, false},
		{"", ";TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\":20260723T140000", "2026-07-23T14:00:00+02:00", "Europe/Berlin", invite.FromOutlook, false},
		{"", ";TZID=(UTC-05:00) Eastern Time (US & Canada):20260723T140000", "2026-07-23T14:00:00-04:00", "America/New_York", invite.FromOutlook, false},
		{"", ";TZID=\"(GMT+07:00) Jakarta\":20260723T140000", "2026-07-23T14:00:00+07:00", "Asia/Jakarta", invite.FromOutlook, false},
		{"", ";TZID=\"(UTC+09:00) Amsterdam, Berlin\":20260723T140000", "2026-07-23T14:00:00", "", invite.Unknown, true},
		{"", ";TZID=\"(UTC-05:00)\":20260723T140000", "2026-07-23T14:00:00", "", invite.Unknown, true},
		{fmt.Sprintf(newYork, "Office"), ";TZID=office:20260723T140000", "2026-07-23T14:00:00-04:00", "America/New_York", invite.FromRules, true},
		{fmt.Sprintf(newYork, "Office"), ";TZID=Office:20261101T013000", "2026-11-01T01:30:00-04:00", "America/New_York", invite.FromRules, true},
		{fmt.Sprintf(newYork, "Office"), ";TZID=Office:20261101T020000", "2026-11-01T02:00:00-05:00", "America/New_York", invite.FromRules, true},
		{fmt.Sprintf(newYork, "Office") + "X-WR-TIMEZONE:America/Toronto\r\n", ";TZID=Office:20260723T140000", "2026-07-23T14:00:00-04:00", "America/Toronto", invite.FromRules, true},
		{fmt.Sprintf(newYork, "Office") + "X-WR-TIMEZONE:Europe/Berlin\r\n", ";TZID=Office:20260723T140000", "2026-07-23T14:00:00-04:00", "America/New_York", invite.FromRules, true},
		{fmt.Sprintf(newYork, "EST"), ";TZID=EST:20260723T140000", "2026-07-23T14:00:00-04:00", "America/New_York", invite.FromRules, true},
		{fmt.Sprintf(newYork, "Their Europe/Berlin"), ";TZID=Their Europe/Berlin:20260723T140000", "2026-07-23T14:00:00-04:00", "America/New_York", invite.FromRules, true},
		{odd, ";TZID=odd:20260723T140000", "2026-07-23T14:00:00+00:37", "", invite.FromRules, true},
		{"", ";TZID=EST:20260723T140000", "2026-07-23T14:00:00", "", invite.Unknown, true},
		{"X-WR-TIMEZONE:Asia/Tokyo\r\n", ":20260723T140000", "2026-07-23T14:00:00+09:00", "Asia/Tokyo", invite.FromCalendar, true},
		{"X-WR-TIMEZONE:Asia/Tokyo\r\n", ":20260723T140000Z", "2026-07-23T23:00:00+09:00", "Asia/Tokyo", invite.FromCalendar, true},
		{"X-WR-TIMEZONE:UTC\r\n", ":20260723T140000", "2026-07-23T14:00:00", "", invite.Unknown, true},
		{"", ":20260723T140000Z", "2026-07-23T14:00:00Z", "", invite.Unknown, true},
		{"", ";TZID=UTC:20260723T140000", "2026-07-23T14:00:00Z", "", invite.Unknown, true},
		{"", ";TZID=Europe/Berlin:20260723T120000Z", "2026-07-23T12:00:00Z", "", invite.Unknown, true},
		{"", ":2026-07-23T14:00:00-04:00", "2026-07-23T18:00:00Z", "", invite.Unknown, true},
		{"", ";TZID=Local:20260723T140000", "2026-07-23T14:00:00", "", invite.Unknown, true},
		{"", ";TZID=../../etc/passwd:20260723T140000", "2026-07-23T14:00:00", "", invite.Unknown, true},
		{"", ";TZID=Nowhere:20260723T140000", "2026-07-23T14:00:00", "", invite.Unknown, true},
	}
	for _, tt := range tests {
		i := one(t, calendar(tt.before, "DTSTART"+tt.start))
		layout := time.RFC3339
		if i.Floating {
			layout = "2006-01-02T15:04:05"
		}
		_, questions := i.Interview("")
		if got := i.Starts.Format(layout); got != tt.want || i.Zone.Name != tt.zone || i.Zone.Source != tt.source || asksAbout(questions, "zone") != tt.asks {
			t.Errorf("DTSTART%s is %s in %q by %q, asks %v; want %s in %q by %q, asks %v", tt.start, got, i.Zone.Name, i.Zone.Source, asksAbout(questions, "zone"), tt.want, tt.zone, tt.source, tt.asks)
		}
	}
}

// TestEnds finds the end in each way a file may give it.
func TestEnds(t *testing.T) {
	tests := []struct {
		line    string
		minutes int
		guessed bool
	}{
		{"DTEND;TZID=Europe/Berlin:20261123T153000", 90, false},
		{"DTEND;TZID=Europe/London:20261123T150000", 120, false},
		{"DTEND:20261123T143000Z", 90, false},
		{"DURATION:PT45M", 45, false},
		{"DURATION:PT1H30M", 90, false},
		{"DURATION:-PT1H", 60, true},
		{"DURATION:P99999999W", 60, true},
		{"DTEND;TZID=Europe/Berlin:20261123T140000", 60, true},
		{"DTEND;VALUE=DATE:20261124", 60, true},
		{"DTEND:20261123T153000", 60, true}, // a clock of another, unknown place
		{"SUMMARY:no end", 60, true},
	}
	for _, tt := range tests {
		i := one(t, calendar("", "DTSTART;TZID=Europe/Berlin:20261123T140000", tt.line))
		if got := i.Ends.Sub(i.Starts); got != time.Duration(tt.minutes)*time.Minute || i.EndGuessed != tt.guessed {
			t.Errorf("%s: lasts %s, guessed %v; want %d minutes, %v", tt.line, got, i.EndGuessed, tt.minutes, tt.guessed)
		}
	}
}

// TestPanel turns attendees into interviewers.
func TestPanel(t *testing.T) {
	tests := []struct {
		line                string
		title, name, email  string
		guessed, leaveEmpty bool
	}{
		{`ATTENDEE;CN=Wei Chen:mailto:wei@globex.example`, "", "Wei Chen", "wei@globex.example", false, false},
		{`ATTENDEE;CN="Chen, Wei":MAILTO:wei@globex.example`, "", "Wei Chen", "wei@globex.example", false, false},
		{`ATTENDEE;CN="Prof. Dr. Eva Müller (she/her)":mailto:eva@globex.example`, "Prof. Dr.", "Eva Müller", "eva@globex.example", false, false},
		{`ATTENDEE;CN=Martin King\, Jr.:mailto:mk@globex.example`, "", "Martin King, Jr.", "mk@globex.example", false, false},
		{`ATTENDEE:mailto:wei.chen@globex.example`, "", "Wei Chen", "wei.chen@globex.example", true, false},
		{`ATTENDEE;CN=wei.chen@globex.example:mailto:wei.chen@globex.example`, "", "Wei Chen", "wei.chen@globex.example", true, false},
		{`ATTENDEE:mailto:anne-marie.roy+cal@globex.example`, "", "Anne-Marie Roy", "anne-marie.roy+cal@globex.example", true, false},
		{`ATTENDEE;CN=Wei: the first:mailto:wei@globex.example`, "", "Wei: the first", "wei@globex.example", false, false},
		{`ATTENDEE;CN="Wei^nChen ^'W^'":mailto:wei@globex.example`, "", `Wei Chen "W`, "wei@globex.example", false, false},
		{`ATTENDEE;CN=Wei Chen;EMAIL=wei@globex.example:urn:uuid:1`, "", "Wei Chen", "wei@globex.example", false, false},
		{`ATTENDEE;CN=Wei Chen:invalid:nomail`, "", "Wei Chen", "", false, false},
		{`ATTENDEE:Wei Chen <wei@globex.example>`, "", "Wei Chen", "wei@globex.example", false, false},
		{`ATTENDEE;CUTYPE=ROOM;CN=Hopper:mailto:hopper@globex.example`, "", "", "", false, true},
		{`ATTENDEE;CN=Meeting Room 4:mailto:mr4@globex.example`, "", "", "", false, true},
		{`ATTENDEE;CN=Zoom:mailto:no-reply@zoom.us`, "", "", "", false, true},
		{`ATTENDEE:mailto:recruiting@globex.example`, "", "", "", false, true},
		{`ATTENDEE;CN=Ada:mailto:ADA@example.org`, "", "", "", false, true},
	}
	for _, tt := range tests {
		v, _ := one(t, calendar("", "DTSTART;TZID=Europe/Berlin:20261123T140000", tt.line)).Interview("ada@example.org")
		if tt.leaveEmpty {
			if len(v.Panel) != 0 {
				t.Errorf("%s: panel is %+v, want nobody", tt.line, v.Panel)
			}
			continue
		}
		want := interview.Interviewer{Title: tt.title, Name: tt.name, Email: tt.email, NameGuessed: tt.guessed}
		if len(v.Panel) != 1 || v.Panel[0] != want {
			t.Errorf("%s: panel is %+v, want %+v", tt.line, v.Panel, want)
		}
	}
}

// TestMangled reads files as they come out of mail programs.
func TestMangled(t *testing.T) {
	const file = "BEGIN:VCALENDAR\nMETHOD:REQUEST;;\nBEGIN:VEVENT\nUID:a\n b\nSUMMARY;LANGUAGE=fr:Entretien \xe0 Gen\xe8ve\nDESCRIPTION:one\\, two\nthree without a colon\nX-BROKEN\n\nDTSTART;TZID=Europe/Zurich:20261123T140000\nSEQUENCE:0x1\nATTENDEE;CN=Zo\xc3\n \xab:mailto:zoe@globex.example\n"
	for name, data := range map[string]string{
		"LF, cut off in the middle": file,
		"CR":                        strings.ReplaceAll(file, "\n", "\r"),
		"CRLF and a mark":           "\xEF\xBB\xBF" + strings.ReplaceAll(file, "\n", "\r\n"),
	} {
		i := one(t, data)
		if i.UID != "ab" || i.Method != "REQUEST" || i.Summary != "Entretien à Genève" || i.Description != "one, two\nthree without a colon\nX-BROKEN" || i.Sequence != 0 {
			t.Errorf("%s: read %+v", name, i)
		}
		if len(i.Attendees) != 1 || i.Attendees[0].Name != "Zoë" {
			t.Errorf("%s: attendees %+v", name, i.Attendees)
		}
	}
	wide := "\xFF\xFE"
	for _, c := range calendar("", "SUMMARY:Wide") {
		wide += string([]byte{byte(c), 0})
	}
	if i := one(t, wide); i.Summary != "Wide" {
		t.Errorf("UTF-16: read %+v", i)
	}
}

// TestRefused holds the errors for what is no invitation, or an attack.
func TestRefused(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"empty", "", "x.ics:1: this is no calendar file, it has no BEGIN:VCALENDAR: save the invitation as .ics"},
		{"text", "Dear Ada,\nsee you on Monday\n", "x.ics:1: this is no calendar file, it has no BEGIN:VCALENDAR: save the invitation as .ics"},
		{"no event", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "x.ics:1: there is no event in this calendar file: save the invitation itself as .ics"},
		{"too large", strings.Repeat("X", 8<<20+1), "x.ics:1: the file is larger than 8 MB: export only the interview from your calendar"},
		{"nested", strings.Repeat("BEGIN:X\n", 100_000), "x.ics:17: components are nested too deeply for an invitation: save it again from your calendar program"},
		{"nested in an event", calendar("", strings.Repeat("BEGIN:VALARM\nBEGIN:X\n", 50_000)), "x.ics:19: components are nested too deeply for an invitation: save it again from your calendar program"},
		{"events", "BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:VEVENT\nEND:VEVENT\n", 5001), "x.ics:10002: there are more than 5000 events in this file: export only the interview"},
		{"attendees", calendar("", strings.Repeat("ATTENDEE:mailto:a@b.example\n", 1001)), "x.ics:1005: this event has more than 1000 attendees: is it the interview?"},
	}
	for _, tt := range tests {
		got, err := invite.Read("x.ics", []byte(tt.file), zone.Load)
		if err == nil || err.Error() != tt.want || got != nil {
			t.Errorf("%s: read %d events, error %v, want %s", tt.name, len(got), err, tt.want)
		}
	}
}

// FuzzRead reads anything, and what it reads makes a process file that can be read once
// its questions are answered.
func FuzzRead(f *testing.F) {
	seeds, err := filepath.Glob("testdata/proposals/*.*cs")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range seeds {
		data, err := os.ReadFile(seed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := invite.Read("f.ics", data, zone.Load)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f.ics:") {
				t.Errorf("the error does not say where: %v", err)
			}
			return
		}
		for _, i := range all {
			if !i.Starts.IsZero() && !i.Ends.After(i.Starts) {
				t.Errorf("ends %s, starts %s", i.Ends, i.Starts)
			}
			if p, err := invite.Propose([]invite.Invitation{i}, "ada@example.org"); err == nil {
				checkProposal(t, p)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/proposals/google.ics")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := invite.Read("google.ics", data, zone.Load); err != nil {
			b.Fatal(err)
		}
	}
}
