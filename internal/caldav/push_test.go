package caldav_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/caldav"
	"afterword/internal/caldav/caldavtest"
	"afterword/internal/calendar"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

// desk is one calendar on a real server, and what we know of what lies there.
type desk struct {
	t      *testing.T
	server *caldavtest.Server
	access followup.CalendarServer
	pushed map[string]followup.Pushed
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	s := caldavtest.Start(t)
	return &desk{
		t: t, server: s, pushed: map[string]followup.Pushed{},
		access: followup.CalendarServer{URL: s.Calendar(t, "work"), Username: caldavtest.User, Password: caldavtest.Password},
	}
}

// push pushes entries with what is known of them, and keeps what comes of it.
func (d *desk) push(entries ...calendar.Entry) {
	d.t.Helper()
	var behind []followup.CalendarEntry
	for _, e := range entries {
		behind = append(behind, followup.CalendarEntry{Entry: e, Pushed: d.pushed[e.UID]})
	}
	err := caldav.Client{}.Push(d.t.Context(), d.access, behind, func(uid string, now followup.Pushed) error {
		d.pushed[uid] = now
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

// lies fails unless a third-party client finds exactly these lines.
func (d *desk) lies(what string, want ...string) {
	d.t.Helper()
	if got := d.server.Read(d.t, d.access.URL); !slices.Equal(got, want) {
		d.t.Errorf("%s: in the calendar lies\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func (d *desk) place(e calendar.Entry) string { return d.access.URL + e.UID + ".ics" }

var checkIn = calendar.Entry{
	UID: "5c1d0e6a-0000-4000-8000-000000000001", Starts: time.Date(2026, 12, 2, 15, 0, 0, 0, time.UTC), Ends: time.Date(2026, 12, 2, 15, 15, 0, 0, time.UTC),
	Summary:     "Check-in to Tomás Ortega, 李明, and a name that makes the line too long for one (Globex; a, b)",
	Description: strings.Repeat("They said Tuesday 1 December. ", 8), Changed: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC),
}

const checkInLine = "5c1d0e6a-0000-4000-8000-000000000001|0|CONFIRMED|2026-12-02T15:00:00+0000|2026-12-02T15:15:00+0000|Check-in to Tomás Ortega, 李明, and a name that makes the line too long for one (Globex; a, b)"

var promise = calendar.Entry{
	UID: "5c1d0e6a-0000-4000-8000-000000000002", Day: interview.Date{Year: 2026, Month: 12, Day: 1}, Summary: "Answer promised (Globex)",
	Changed: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC),
}

const promiseLine = "5c1d0e6a-0000-4000-8000-000000000002|0|CONFIRMED|2026-12-01|2026-12-02|Answer promised (Globex)"

// theirs is an event of the person's own.
const theirs = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:dentist\r\nDTSTAMP:20261101T000000Z\r\n" +
	"DTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

const theirLine = "dentist|||2026-12-01T09:00:00+0000|2026-12-01T10:00:00+0000|Dentist"

func changed(e calendar.Entry, change func(*calendar.Entry)) calendar.Entry {
	e.Sequence++
	e.Changed = e.Changed.Add(time.Hour)
	change(&e)
	return e
}

func moved(e *calendar.Entry) {
	e.Starts, e.Ends = e.Starts.AddDate(0, 0, 1), e.Ends.AddDate(0, 0, 1)
}

func cancelled(e *calendar.Entry) { e.Cancelled = true }

var movedLine = strings.NewReplacer("|0|", "|1|", "2026-12-02T", "2026-12-03T").Replace(checkInLine)

// TestPushedEntriesAreReadByAnotherClient puts entries there, changes one, takes both out
// again, and leaves what else lies there alone.
func TestPushedEntriesAreReadByAnotherClient(t *testing.T) {
	d := newDesk(t)
	if code := d.server.Do(t, http.MethodPut, d.access.URL+"dentist.ics", theirs, http.Header{"Content-Type": {"text/calendar"}}); code != http.StatusCreated {
		t.Fatalf("PUT: %d", code)
	}
	d.push(checkIn, promise)
	d.lies("put", checkInLine, promiseLine, theirLine)
	d.push(changed(checkIn, moved))
	d.lies("moved", movedLine, promiseLine, theirLine)
	d.push(changed(checkIn, cancelled), changed(promise, cancelled))
	d.lies("cancelled", theirLine)
	if d.pushed[checkIn.UID] != (followup.Pushed{}) {
		t.Errorf("of a cancelled entry the server has %+v", d.pushed[checkIn.UID])
	}
	d.push(checkIn)
	d.lies("wanted again", checkInLine, theirLine)
}

// TestWhatThePersonDidThereIsKept holds every kind of meddling against what a push does.
func TestWhatThePersonDidThereIsKept(t *testing.T) {
	d := newDesk(t)
	edited := strings.Replace(strings.Replace(theirs, "dentist", checkIn.UID, 1), "Dentist", "Mine now", 1)
	ics := http.Header{"Content-Type": {"text/calendar"}}
	for _, row := range []struct {
		what   string
		meddle func(t *testing.T)
		next   calendar.Entry
		lies   []string
		gone   bool
	}{
		{
			"deleted there, then changed by the plan: it stays deleted",
			func(t *testing.T) { d.server.Do(t, http.MethodDelete, d.place(checkIn), "", nil) },
			changed(checkIn, moved), nil, true,
		},
		{
			"deleted there, then cancelled: nothing is left to do",
			func(t *testing.T) { d.server.Do(t, http.MethodDelete, d.place(checkIn), "", nil) },
			changed(checkIn, cancelled), nil, false,
		},
		{
			"changed there, then by the plan: the plan is newer",
			func(t *testing.T) { d.server.Do(t, http.MethodPut, d.place(checkIn), edited, ics) },
			changed(checkIn, moved),
			[]string{movedLine},
			false,
		},
		{
			"changed there, then cancelled: it goes",
			func(t *testing.T) { d.server.Do(t, http.MethodPut, d.place(checkIn), edited, ics) },
			changed(checkIn, cancelled), nil, false,
		},
		{
			"somebody else's event in its place: it is left alone",
			func(t *testing.T) {
				d.server.Do(t, http.MethodDelete, d.place(checkIn), "", nil)
				d.server.Do(t, http.MethodPut, d.place(checkIn), theirs, ics)
			},
			changed(checkIn, moved),
			[]string{theirLine},
			true,
		},
		{
			"put there by a push that broke off: it is taken over",
			func(*testing.T) { delete(d.pushed, checkIn.UID) },
			changed(checkIn, moved),
			[]string{movedLine},
			false,
		},
	} {
		t.Run(row.what, func(t *testing.T) {
			d.t = t
			d.server.Do(t, http.MethodDelete, d.place(checkIn), "", nil)
			delete(d.pushed, checkIn.UID)
			d.push(checkIn)
			row.meddle(t)
			d.push(row.next)
			d.lies(row.what, row.lies...)
			if got := d.pushed[checkIn.UID].Gone; got != row.gone {
				t.Errorf("gone is %v, want %v", got, row.gone)
			}
		})
	}
}

// TestFind holds what each address leads to.
func TestFind(t *testing.T) {
	s := caldavtest.Start(t)
	work := s.Calendar(t, "work")
	access := func(url string) followup.CalendarServer {
		return followup.CalendarServer{URL: url, Username: caldavtest.User, Password: caldavtest.Password}
	}
	for _, url := range []string{work, strings.TrimSuffix(work, "/"), s.URL, s.URL + "/", s.URL + "/ada/"} {
		found, err := caldav.Client{}.Find(t.Context(), access(url))
		if err != nil || strings.TrimSuffix(found.URL, "/") != strings.TrimSuffix(work, "/") {
			t.Errorf("%s leads to %+v (%v), want %s", url, found, err, work)
		}
	}
	byCommand := access(work)
	byCommand.Password, byCommand.PasswordCommand = "", "echo '"+caldavtest.Password+"'"
	if _, err := (caldav.Client{}).Find(t.Context(), byCommand); err != nil {
		t.Errorf("with a password command: %v", err)
	}
	wrong, nobody := access(work), access(work)
	wrong.Password = "wrong horse"
	nobody.Username = ""
	home := s.Calendar(t, "home")
	for _, row := range []struct {
		what   string
		access followup.CalendarServer
		says   []string
	}{
		{"several calendars", access(s.URL), []string{"several calendars", work, home}},
		{"wrong password", wrong, []string{"does not take the user name ada or its password", "app password"}},
		{"no user", nobody, []string{"wants a user name and a password: give --username"}},
		{"no calendar", access(s.URL + "/ada/nothing/"), []string{"there is no calendar at", "/ada/nothing/", "check the address"}},
		{"no URL", access("calendar"), []string{"is no URL: write it as https://"}},
		{"unprotected", access("http://calendar.example/"), []string{"must begin with https://"}},
		{"user in the URL", access("https://ada@calendar.example/"), []string{"give --username"}},
		{"nothing there", access("http://127.0.0.1:1/"), []string{"nothing answers at 127.0.0.1:1"}},
	} {
		_, err := caldav.Client{}.Find(t.Context(), row.access)
		if err == nil {
			t.Errorf("%s: no error", row.what)
			continue
		}
		for _, want := range row.says {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: the error is %q, want %q in it", row.what, err, want)
			}
		}
		if strings.Contains(err.Error(), "horse") {
			t.Errorf("%s: the error tells the password: %v", row.what, err)
		}
	}
}

// TestPushTellsWhatWasDone keeps the entries apart that are there already when a push ends.
func TestPushTellsWhatWasDone(t *testing.T) {
	d := newDesk(t)
	full := errors.New("disk full")
	err := caldav.Client{}.Push(t.Context(), d.access, []followup.CalendarEntry{{Entry: checkIn}, {Entry: promise}}, func(uid string, now followup.Pushed) error {
		if uid != checkIn.UID || !now.There || now.ETag == "" {
			t.Errorf("done tells %s %+v", uid, now)
		}
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("the error is %v, want that of done", err)
	}
	d.lies("ended after the first", checkInLine)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := (caldav.Client{}).Push(ended, d.access, []followup.CalendarEntry{{Entry: promise}}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a push after the end: %v", err)
	}
}

// TestAlarmsThatThePersonSetStay changes an entry that somebody set an alarm for, with
// everything a line may have: parameters, quotes, folds.
func TestAlarmsThatThePersonSetStay(t *testing.T) {
	d := newDesk(t)
	d.push(checkIn)
	alarm := "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;RELATED=START;X-A=\"a:b;c\":-PT15M\r\nDESCRIPTION:Write\r\n  to Wei: now\r\nEND:VALARM\r\n"
	edited := strings.Replace(strings.Replace(theirs, "UID:dentist", "UID:"+checkIn.UID, 1), "END:VEVENT", alarm+"END:VEVENT", 1)
	if code := d.server.Do(t, http.MethodPut, d.place(checkIn), edited, http.Header{"Content-Type": {"text/calendar"}}); code/100 != 2 {
		t.Fatalf("PUT: %d", code)
	}
	d.push(changed(checkIn, moved))
	d.lies("moved", movedLine)
	const program = `
import sys, caldav
client = caldav.DAVClient(url=sys.argv[1], username=sys.argv[2], password=sys.argv[3])
for event in caldav.Calendar(client=client, url=sys.argv[1]).events():
    for alarm in event.icalendar_instance.walk("VALARM"):
        print(alarm["ACTION"], alarm["TRIGGER"].to_ical().decode(), alarm["TRIGGER"].params["RELATED"], alarm["DESCRIPTION"])
`
	got := caldavtest.Python(t, program, "caldav", d.access.URL, caldavtest.User, caldavtest.Password)
	if want := []string{"DISPLAY -PT15M START Write to Wei: now"}; !slices.Equal(got, want) {
		t.Errorf("the alarms are %q, want %q", got, want)
	}
	d.push(changed(changed(checkIn, moved), cancelled))
	d.lies("cancelled")
}
