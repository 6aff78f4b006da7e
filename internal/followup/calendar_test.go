package followup_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/calendar"
	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/store"
)

// calendars is followup.Calendars in memory: what lies there, by UID.
type calendars struct {
	lies   map[string]calendar.Entry
	pushes int
	fail   error  // of the next push, after its first entry
	onPush func() // before anything
}

func (c *calendars) Find(_ context.Context, s followup.CalendarServer) (followup.FoundCalendar, error) {
	if s.Password != "secret" {
		return followup.FoundCalendar{}, errors.New("wrong password")
	}
	return followup.FoundCalendar{URL: s.URL + "ada/", Name: "Ada"}, nil
}

func (c *calendars) Push(_ context.Context, _ followup.CalendarServer, behind []followup.CalendarEntry, done func(string, followup.Pushed) error) error {
	c.pushes++
	if c.onPush != nil {
		c.onPush()
	}
	for i, e := range behind {
		if i == 1 && c.fail != nil {
			return c.fail
		}
		_, there := c.lies[e.UID]
		now := followup.Pushed{There: true, Sequence: e.Sequence}
		switch {
		case e.Cancelled:
			delete(c.lies, e.UID)
			now = followup.Pushed{}
		case e.Pushed.There && !there:
			now = followup.Pushed{Gone: true}
		default:
			c.lies[e.UID] = e.Entry
		}
		if err := done(e.UID, now); err != nil {
			return err
		}
	}
	return nil
}

// summaries are the entries that lie on the server, in the order of their times.
func (c *calendars) summaries() []string {
	var entries []calendar.Entry
	for _, e := range c.lies {
		entries = append(entries, e)
	}
	return summaries(calendar.Shown(entries, monday))
}

func summaries(entries []calendar.Entry) []string {
	var all []string
	for _, e := range entries {
		text := e.Summary
		if e.Cancelled {
			text += ", cancelled"
		}
		if e.Tentative {
			text += ", tentative"
		}
		all = append(all, text)
	}
	return all
}

// withServer is a world whose calendar is pushed.
func withServer(t *testing.T) (*world, *calendars) {
	t.Helper()
	w := newWorld(t)
	c := &calendars{lies: map[string]calendar.Entry{}}
	w.Calendars = c
	if _, err := w.AddCalendarServer(t.Context(), followup.Local, followup.CalendarServer{URL: "https://calendar.example/", Username: "ada", Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	return w, c
}

func (w *world) push() followup.PushedCalendar {
	w.t.Helper()
	did, err := w.PushCalendar(w.t.Context(), followup.Local)
	if err != nil {
		w.t.Fatal(err)
	}
	return did
}

func (w *world) feedSecret() string {
	w.t.Helper()
	c, err := w.NewCalendarAddress(w.t.Context(), followup.Local)
	if err != nil {
		w.t.Fatal(err)
	}
	return c.Secret
}

func (w *world) feed(secret string) []calendar.Entry {
	w.t.Helper()
	entries, err := w.ReadFeed(w.t.Context(), followup.Local, secret)
	if err != nil {
		w.t.Fatal(err)
	}
	return entries
}

func (w *world) event(id string, e cadence.Event) {
	w.t.Helper()
	err := w.NameReply(w.t.Context(), followup.Local, id, w.show(id).Newest(), e.Kind, e.Date)
	if err != nil {
		w.t.Fatal(err)
	}
}

func wantEntries(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: the calendar shows\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestFeedFollowsThePlan reads the feed while a process goes on: sent, moved to another
// date, answered, over.
func TestFeedFollowsThePlan(t *testing.T) {
	w, id, _ := thanked(t)
	secret := w.feedSecret()
	wantEntries(t, "sent", summaries(w.feed(secret)), "Answer promised (Globex)", "Check-in to Wei Chen (Globex)", "Final pulse to Wei Chen (Globex)")
	first := w.feed(secret)
	w.clock.Set(monday.Add(30 * time.Hour))
	w.mail.arrive(w.clock.Now(), reply("wei@globex.example", w.note(id, note.Anchor, "wei@globex.example"), w.clock.Now(), "It takes until the tenth.")...)
	if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
		t.Fatal(err)
	}
	wantEntries(t, "answered", summaries(w.feed(secret)), "Answer promised (Globex)", "Check-in to Wei Chen (Globex), tentative", "Final pulse to Wei Chen (Globex), tentative")
	w.event(id, cadence.Event{Kind: cadence.NewDate, Date: interview.Date{Year: 2026, Month: 12, Day: 10}})
	moved := w.feed(secret)
	wantEntries(t, "another date", summaries(moved), "Answer promised (Globex)", "Check-in to Wei Chen (Globex)", "Final pulse to Wei Chen (Globex)")
	for i, e := range moved {
		if e.UID != first[i].UID || e.Sequence <= first[i].Sequence || !e.Changed.After(first[i].Changed) {
			t.Errorf("%+v became %+v", first[i], e)
		}
	}
	if moved[0].Day.Day != 10 {
		t.Errorf("the promise is on %s", moved[0].Day)
	}
	w.clock.Set(w.clock.Now().Add(time.Hour))
	w.event(id, cadence.Event{Kind: cadence.Rejected})
	wantEntries(t, "over", summaries(w.feed(secret)), "Answer promised (Globex), cancelled", "Check-in to Wei Chen (Globex), cancelled", "Final pulse to Wei Chen (Globex), cancelled")
	w.clock.Set(w.clock.Now().AddDate(0, 0, 31))
	wantEntries(t, "a month later", summaries(w.feed(secret)))
}

// TestFeedIsTheSameUntilSomethingChanges compares bytes, also over the passing of rounds
// that plan anew and change nothing.
func TestFeedIsTheSameUntilSomethingChanges(t *testing.T) {
	w := newWorld(t)
	w.record(globex())
	secret := w.feedSecret()
	text := func() []byte {
		t.Helper()
		text, err := calendar.Feed(w.feed(secret))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	first := text()
	for minutes := range 20 {
		w.clock.Set(monday.Add(time.Duration(minutes) * time.Minute))
		if again := text(); !bytes.Equal(first, again) {
			t.Fatalf("after %d minutes the feed reads\n%s\nand before\n%s", minutes, again, first)
		}
	}
	p := globex()
	p.Interviews[0].Promise.Date.Day = 4
	w.record(p)
	if bytes.Equal(first, text()) {
		t.Error("another promise changes nothing")
	}
	if strings.Contains(string(first), "Interview (") {
		t.Error("the interview is shown, and nobody wanted it")
	}
	if err := w.ShowInterviews(t.Context(), followup.Local, true); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text()), "SUMMARY:Interview (Globex)") {
		t.Error("the interview is not shown")
	}
}

// TestFeedNeedsItsSecret holds who may read: whoever has the newest secret.
func TestFeedNeedsItsSecret(t *testing.T) {
	w := newWorld(t)
	w.record(globex())
	refused := func(secret string) {
		t.Helper()
		if _, err := w.ReadFeed(t.Context(), followup.Local, secret); !errors.Is(err, followup.ErrNotFound) {
			t.Errorf("with %q: %v, want it not found", secret, err)
		}
	}
	refused("")
	old := w.feedSecret()
	newest := w.feedSecret()
	if len(old) < 40 || old == newest {
		t.Errorf("the secrets are %q and %q", old, newest)
	}
	w.feed(newest)
	for _, secret := range []string{old, "", newest[1:], newest + "x"} {
		refused(secret)
	}
	if err := w.CloseCalendarAddress(t.Context(), followup.Local); err != nil {
		t.Fatal(err)
	}
	refused(newest)
	refused("")
}

// TestPushCalendar pushes as the plan goes on: once each, never what did not change.
func TestPushCalendar(t *testing.T) {
	w, c := withServer(t)
	id := w.record(onlyWei()).ProcessID
	if did := w.push(); did.Put != 4 {
		t.Errorf("the first push did %+v", did)
	}
	wantEntries(t, "new", c.summaries(), "Thank-you to Wei Chen (Globex)", "Answer promised (Globex)", "Check-in to Wei Chen (Globex)", "Final pulse to Wei Chen (Globex)")
	w.clock.Set(monday.Add(time.Minute))
	if did := w.push(); did != (followup.PushedCalendar{}) || c.pushes != 1 {
		t.Errorf("an unchanged plan: %+v, with %d pushes", did, c.pushes)
	}
	approved := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	w.deliver(approved.NotBefore)
	w.push()
	wantEntries(t, "sent", c.summaries(), "Answer promised (Globex)", "Check-in to Wei Chen (Globex)", "Final pulse to Wei Chen (Globex)")

	for uid, e := range c.lies { // the person deletes it there
		if strings.HasPrefix(e.Summary, "Check-in") {
			delete(c.lies, uid)
		}
	}
	p := onlyWei()
	p.Interviews[0].Promise.Date.Day = 8
	w.record(p)
	if did := w.push(); did.Gone != 1 {
		t.Errorf("what was deleted there: %+v", did)
	}
	p.Interviews[0].Promise.Date.Day = 9
	w.record(p)
	w.push()
	wantEntries(t, "deleted there", c.summaries(), "Answer promised (Globex)", "Final pulse to Wei Chen (Globex)")
}

// TestPushThatBreaksOff is taken up where it ended, and told of until it is.
func TestPushThatBreaksOff(t *testing.T) {
	w, c := withServer(t)
	w.record(onlyWei())
	c.fail = errors.New("no room left")
	did, err := w.PushCalendar(t.Context(), followup.Local)
	if !errors.Is(err, c.fail) || did.Put != 1 {
		t.Errorf("it did %+v and failed with %v", did, err)
	}
	if shown, err := w.ShowCalendar(t.Context(), followup.Local); err != nil || shown.Trouble != "no room left" {
		t.Errorf("the trouble is %q (%v)", shown.Trouble, err)
	}
	if err := w.PushCalendars(t.Context()); !errors.Is(err, c.fail) {
		t.Errorf("the round fails with %v", err)
	}
	c.fail = nil
	if did := w.push(); did.Put != 2 { // one with each of the two that broke off
		t.Errorf("then it did %+v", did)
	}
	shown, err := w.ShowCalendar(t.Context(), followup.Local)
	if err != nil || shown.Trouble != "" || shown.PushedAt.IsZero() {
		t.Errorf("then the trouble is %q, pushed at %s (%v)", shown.Trouble, shown.PushedAt, err)
	}
}

// TestOtherServerDuringAPush: what the old one has says nothing of the new one.
func TestOtherServerDuringAPush(t *testing.T) {
	w, c := withServer(t)
	w.record(onlyWei())
	c.onPush = func() {
		c.onPush = nil
		if _, err := w.AddCalendarServer(t.Context(), followup.Local, followup.CalendarServer{URL: "https://other.example/", Username: "ada", Password: "secret"}); err != nil {
			t.Error(err)
		}
	}
	if _, err := w.PushCalendar(t.Context(), followup.Local); err == nil || !strings.Contains(err.Error(), "another calendar server was chosen meanwhile") {
		t.Errorf("the push ended with %v", err)
	}
	if did := w.push(); did.Put != 4 {
		t.Errorf("to the new one it put %+v", did)
	}
}

// TestCalendarServerThatIsNotThere holds what each verb says without one.
func TestCalendarServerThatIsNotThere(t *testing.T) {
	w := newWorld(t)
	w.Calendars = &calendars{}
	_, checkErr := w.CheckCalendar(t.Context(), followup.Local)
	_, pushErr := w.PushCalendar(t.Context(), followup.Local)
	for what, err := range map[string]error{
		"check": checkErr, "push": pushErr, "remove": w.RemoveCalendarServer(t.Context(), followup.Local),
	} {
		if err == nil || !strings.Contains(err.Error(), "no calendar server has been added: run afterword calendar add") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := w.PushCalendars(t.Context()); err != nil {
		t.Errorf("the round without a server: %v", err)
	}
	_, err := w.AddCalendarServer(t.Context(), followup.Local, followup.CalendarServer{URL: "https://calendar.example/", Password: "wrong"})
	if err == nil {
		t.Error("a server that refuses was added")
	}
	if shown, err := w.ShowCalendar(t.Context(), followup.Local); err != nil || shown != (followup.Calendar{}) {
		t.Errorf("after a refusal the calendar is %+v (%v)", shown, err)
	}
}

// TestCalendarAfterTheKeyFileWasLost: what was sealed is lost, and can be made anew.
func TestCalendarAfterTheKeyFileWasLost(t *testing.T) {
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	server := followup.CalendarServer{URL: "https://calendar.example/", Username: "ada", Password: "secret"}
	w := &world{t: t, Service: &followup.Service{Store: db, Clock: followuptest.ClockAt(monday), Calendars: &calendars{}}}
	if _, err := w.AddCalendarServer(t.Context(), followup.Local, server); err != nil {
		t.Fatal(err)
	}
	w.feedSecret()
	if err := os.Remove(filepath.Join(dir, "afterword.key")); err != nil {
		t.Fatal(err)
	}
	_, showErr := w.ShowCalendar(t.Context(), followup.Local)
	for what, err := range map[string]error{"show": showErr, "interviews": w.ShowInterviews(t.Context(), followup.Local, true)} {
		if !errors.Is(err, followup.ErrSealed) || !strings.Contains(err.Error(), "restore the key file") {
			t.Errorf("%s: %v", what, err)
		}
	}
	secret := w.feedSecret()
	w.feed(secret)
	if _, err := w.AddCalendarServer(t.Context(), followup.Local, server); err != nil {
		t.Error(err)
	}
	if c, err := w.ShowCalendar(t.Context(), followup.Local); err != nil || c.Secret != secret || c.Server.Password != "secret" {
		t.Errorf("then it is %+v (%v)", c, err)
	}
}
