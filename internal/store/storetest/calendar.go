package storetest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/calendar"
	"afterword/internal/followup"
)

var calendars = rapid.Custom(func(t *rapid.T) followup.Calendar {
	return followup.Calendar{
		Secret: texts.Draw(t, "secret"), Interviews: rapid.Bool().Draw(t, "interviews"), Trouble: texts.Draw(t, "trouble"),
		Server: followup.CalendarServer{
			URL: texts.Draw(t, "url"), Username: texts.Draw(t, "username"), Password: texts.Draw(t, "password"),
			PasswordCommand: texts.Draw(t, "command"), CAFile: texts.Draw(t, "ca file"),
		},
	}
})

var calendarEntries = rapid.Custom(func(t *rapid.T) followup.CalendarEntry {
	e := followup.CalendarEntry{
		Entry: calendar.Entry{
			UID: ids.Draw(t, "uid"), Starts: instants.Draw(t, "starts"), Ends: instants.Draw(t, "ends"), Day: dates.Draw(t, "day"),
			Summary: texts.Draw(t, "summary"), Description: texts.Draw(t, "description"), Tentative: rapid.Bool().Draw(t, "tentative"),
			Busy: rapid.Bool().Draw(t, "busy"), Cancelled: rapid.Bool().Draw(t, "cancelled"),
			Sequence: rapid.IntRange(0, 1<<31-1).Draw(t, "sequence"),
			Changed:  time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(t, "changed")).UTC(),
		},
	}
	if rapid.Bool().Draw(t, "pushed") {
		e.Pushed = followup.Pushed{
			There: rapid.Bool().Draw(t, "there"), Sequence: rapid.IntRange(0, 100).Draw(t, "pushed sequence"),
			ETag: texts.Draw(t, "etag"), Gone: rapid.Bool().Draw(t, "gone"),
		}
	}
	return e
})

func (s *suite) calendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		for range 2 { // the second replaces the first
			want := calendars.Draw(t, "calendar")
			s.update(t, a, func(tx followup.Tx) error { return tx.SaveCalendar(ctx, want) })
			s.view(t, a, func(tx followup.Tx) error {
				got, err := tx.Calendar(ctx)
				same(t, "the calendar", got, want)
				return err
			})
			all, err := s.CalendarServers(ctx)
			if err != nil || slices.Contains(all, a) != (want.Server.URL != "") {
				t.Fatalf("the accounts with a calendar server are %v (%v), and the URL of %s is %q", all, err, a, want.Server.URL)
			}
		}
	})
}

func (s *suite) calendarEntries(t *testing.T) {
	a := s.account()
	e := followup.CalendarEntry{Entry: calendar.Entry{UID: "u"}}
	err := s.Update(ctx, a, func(tx followup.Tx) error { return tx.SaveCalendarEntry(ctx, e) })
	wantError(t, "an entry without a calendar", err, followup.ErrNotFound)
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		want := map[string]followup.CalendarEntry{}
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveCalendar(ctx, followup.Calendar{}) })
		for _, e := range rapid.SliceOfN(calendarEntries, 0, 6).Draw(t, "entries") {
			want[e.UID] = e
			s.update(t, a, func(tx followup.Tx) error { return tx.SaveCalendarEntry(ctx, e) })
		}
		var sorted []followup.CalendarEntry
		for _, e := range want {
			sorted = append(sorted, e)
		}
		byUID := func(x, y followup.CalendarEntry) int { return strings.Compare(x.UID, y.UID) }
		slices.SortFunc(sorted, byUID)
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.CalendarEntries(ctx)
			slices.SortFunc(got, byUID) // databases sort letters in their own ways
			same(t, "the entries", got, sorted)
			return err
		})
	})
}

func (s *suite) calendarServer(t *testing.T) {
	a := s.account()
	c := followup.Calendar{Server: followup.CalendarServer{URL: "https://calendar.example/ada/", Username: "ada", Password: "one"}, PushedAt: time.UnixMilli(1_800_000_000_000).UTC()}
	e := followup.CalendarEntry{Entry: calendar.Entry{UID: "u"}, Pushed: followup.Pushed{There: true, ETag: `"1"`}}
	save := func(c followup.Calendar) {
		t.Helper()
		s.update(t, a, func(tx followup.Tx) error { return tx.SaveCalendar(ctx, c) })
	}
	wantPushed := func(what string, want followup.Pushed, at time.Time) {
		t.Helper()
		s.view(t, a, func(tx followup.Tx) error {
			c, err := tx.Calendar(ctx)
			if err != nil {
				return err
			}
			got, err := tx.CalendarEntries(ctx)
			if err == nil && (got[0].Pushed != want || !c.PushedAt.Equal(at)) {
				t.Errorf("%s: pushed is %+v at %s, want %+v at %s", what, got[0].Pushed, c.PushedAt, want, at)
			}
			return err
		})
	}
	save(c)
	s.update(t, a, func(tx followup.Tx) error { return tx.SaveCalendarEntry(ctx, e) })
	c.Server.Password = "two"
	save(c)
	wantPushed("another password, the same calendar", e.Pushed, c.PushedAt)
	c.Server.Username = "ben"
	save(c)
	wantPushed("another user", followup.Pushed{}, time.Time{})
}
