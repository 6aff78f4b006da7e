package invite_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/invite"
)

// hostile are files of about so many bytes that are made to be slow where reading is more
// than linear. All but the nested ones are read all the same.
func hostile(size int) map[string]string {
	repeat := func(unit string) string { return strings.Repeat(unit, size/len(unit)) }
	rule := "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY;COUNT=999999999\r\nEND:STANDARD\r\n"
	const start = "DTSTART;TZID=Z:20260723T140000"
	var events, attendees strings.Builder
	for n := range min(4990, size/90) {
		fmt.Fprintf(&events, "BEGIN:VEVENT\r\nUID:same\r\n%s\r\nATTENDEE:mailto:a%d@b.example\r\nEND:VEVENT\r\n", start, n)
	}
	for n := range 1000 {
		fmt.Fprintf(&attendees, "ATTENDEE;CN=%s:mailto:a%d@b.example\r\n", strings.Repeat("x", max(size/1000-40, 1)), n)
	}
	return map[string]string{
		"one long parameter":       calendar("", "DTSTART;TZID="+repeat("A/")+":20260723T140000"),
		"one long quoted one":      calendar("", "ATTENDEE;CN=\""+repeat("a;b:c,")+"\":mailto:a@b.example"),
		"one long folded one":      calendar("", "ATTENDEE;CN=x"+repeat("y\r\n ")+":mailto:a@b.example"),
		"a thousand long ones":     calendar("", start, attendees.String()),
		"escapes in a parameter":   calendar("", "ATTENDEE;CN="+repeat("^^^n")+":mailto:a@b.example"),
		"thousands of parameters":  calendar("", "ATTENDEE"+repeat(";CN=x")+":mailto:a@b.example"),
		"colons before an address": calendar("", "ATTENDEE;CN="+repeat(":mailto")+":mailto:a@b.example"),
		"one long value":           calendar("", "SUMMARY:"+repeat("a, engineer - ")),
		"a title of words":         calendar("", "SUMMARY:"+repeat("interview for the ")),
		"one long name":            calendar("", repeat("X")+":y"),
		"open quotes":              calendar("", repeat("ATTENDEE;CN=\":mailto:a@b.example\r\nX:y\r\n")[:900*30]),
		"thousands of folds":       calendar("", "SUMMARY:a"+repeat("\r\n b")),
		"thousands of soft ends":   calendar("", "SUMMARY;ENCODING=QUOTED-PRINTABLE:"+repeat("a=\r\n")),
		"lines without colons":     calendar("", "DESCRIPTION:a\r\n"+repeat("b\r\n")),
		"empty lines":              calendar("", repeat("\r\n")),
		"every character escaped":  calendar("", "DESCRIPTION:"+repeat("\\,")),
		"one event many times":     calendar("", start, "END:VEVENT", events.String()+"BEGIN:VEVENT"),
		"a recurrence bomb":        calendar("", start, "RRULE:FREQ=SECONDLY;INTERVAL=1;BYSECOND="+repeat("1,"), "RDATE:"+repeat("20260101T000000Z/PT1S,")),
		"many recurrences":         calendar("", start, repeat("RRULE:FREQ=SECONDLY;COUNT=999999999\r\nEXDATE:20260101T000000Z\r\n")),
		"alarms":                   calendar("", start, repeat("BEGIN:VALARM\r\nREPEAT:999999999\r\nEND:VALARM\r\n")),
		"unclosed alarms":          calendar("", start, repeat("BEGIN:VALARM\r\nBEGIN:VTODO\r\n")),
		"a rule bomb":              calendar("BEGIN:VTIMEZONE\r\nTZID:Z\r\n"+strings.Repeat(rule, 200)+"END:VTIMEZONE\r\n"+events.String(), start),
		"too many rules":           calendar("BEGIN:VTIMEZONE\r\nTZID:Z\r\n"+repeat(rule)+"END:VTIMEZONE\r\n", start),
		"too many onsets":          calendar("BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0100\r\nRDATE:"+repeat("20260101T000000,")+"\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n", start),
		"many zones":               calendar(repeat("BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"), start),
		"ends without begins":      calendar(repeat("END:X\r\n"), "SUMMARY:a"),
	}
}

// handle does with a file all that is done with an invitation.
func handle(t *testing.T, file string) {
	t.Helper()
	all, err := invite.Read("h.ics", []byte(file), time.LoadLocation)
	if err != nil {
		if !strings.Contains(err.Error(), "nested too deeply") {
			t.Fatal(err)
		}
		return
	}
	p, err := invite.Propose(all, "ada@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := p.YAML(); err != nil || len(out) == 0 {
		t.Fatalf("proposal of %d bytes, %v", len(out), err)
	}
	known := interview.Process{Interviews: []interview.Interview{{
		ID: "1", CalendarUID: "1", Starts: time.Date(2026, 7, 22, 14, 0, 0, 0, time.UTC), Ends: time.Date(2026, 7, 22, 15, 0, 0, 0, time.UTC),
		Panel: []interview.Interviewer{{Name: "Li Wu", Email: "li@b.example"}},
	}}}
	for _, i := range all {
		i.Concerns(known)
		i.Match(known, invite.Past{})
	}
}

// TestHostileTakesLinearTime reads hostile files of two sizes. Eight times the bytes may
// take some twenty times as long, for clocks are coarse and machines busy; what is
// quadratic takes 64 times as long.
func TestHostileTakesLinearTime(t *testing.T) {
	const small, times = 128 << 10, 8
	large := hostile(small * times)
	for name, file := range hostile(small) {
		t.Run(name, func(t *testing.T) {
			const enough = 20 * time.Millisecond // below, a ratio says nothing
			took := func(file string, limit time.Duration) (fastest time.Duration) {
				for try := range 4 {
					began := time.Now()
					handle(t, file)
					if d := time.Since(began); try == 0 || d < fastest {
						fastest = d
					}
					if fastest < limit {
						break
					}
				}
				return fastest
			}
			one := max(took(file, enough), enough)
			if many := took(large[name], one*times); many > one*20 {
				t.Errorf("%d bytes take %s and %d take %s", len(file), one, len(large[name]), many)
			}
		})
	}
}
