package followup_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

func (w *world) today() followup.Today {
	w.t.Helper()
	today, err := w.ShowToday(w.t.Context(), followup.Local)
	if err != nil {
		w.t.Fatal(err)
	}
	return today
}

// needs are what a person is to do, in order, as "kind: names".
func (w *world) needs() (all []string) {
	w.t.Helper()
	for _, n := range w.today().Needs {
		all = append(all, fmt.Sprintf("%s: %s", n.Kind, strings.Join(n.Names, ", ")))
	}
	return all
}

// TestToday holds what needs the person in each situation.
func TestToday(t *testing.T) {
	for _, row := range []struct {
		name    string
		prepare func(w *world)
		want    []string
	}{
		{"nothing yet", func(*world) {}, nil},
		{"drafts to approve are one thing", func(w *world) { w.record(globex()) }, []string{"approval: Wei Chen, Priya Raman, Tomas Ruiz"}},
		{"nobody is asked before the interview", func(w *world) { w.clock.Set(at(11, 23, 13, 0)); w.record(bare()) }, nil},
		{"nor for a draft whose interview is still to come", func(w *world) {
			p := onlyWei()
			p.Interviews[0].Panel[0].Debrief.Value = "" // the anchor was noted ahead
			w.clock.Set(at(11, 22, 13, 0))
			w.record(p)
		}, nil},
		{"and again once it is over", func(w *world) {
			p := onlyWei()
			p.Interviews[0].Panel[0].Debrief.Value = ""
			w.clock.Set(at(11, 22, 13, 0))
			w.record(p)
			w.clock.Set(at(11, 23, 16, 0))
		}, []string{"gap: Wei Chen"}},
		{"an interview that nobody wrote down", func(w *world) { w.record(bare()) }, []string{"debrief: Wei Chen, Priya Raman, Tomas Ruiz"}},
		{"a question that stands in a draft", func(w *world) {
			p := globex()
			p.Interviews[0].Panel[1].Debrief.Value = ""
			w.record(p)
		}, []string{"gap: Priya Raman", "approval: Wei Chen, Tomas Ruiz"}},
		{"an address that is missing", func(w *world) {
			p := onlyWei()
			p.Interviews[0].Panel[0].Email = ""
			w.record(p)
		}, []string{"address: Wei Chen"}},
		{"nobody knows who was there", func(w *world) {
			p := globex()
			p.Interviews[0].Panel = nil
			w.record(p)
		}, []string{"debrief: "}},
		{"a reply comes before everything else", func(w *world) {
			id := w.record(globex()).ProcessID
			w.mail.arrive(monday, reply("Wei Chen <wei@globex.example>", w.note(id, note.Anchor, "wei@globex.example"), monday, "We will see.")...)
			if err := w.ReadMailbox(w.t.Context(), followup.Local); err != nil {
				w.t.Fatal(err)
			}
		}, []string{"name: Wei Chen"}},
		{"what was thanked waits for its promise", func(w *world) {
			w.record(onlyWei(), note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei@globex.example", At: monday})
		}, nil},
		{"and is asked for when its day has come", func(w *world) {
			w.record(onlyWei(), note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei@globex.example", At: monday})
			w.clock.Set(at(12, 2, 10, 30))
		}, []string{"approval: Wei Chen"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			row.prepare(w)
			if got := w.needs(); !slices.Equal(got, row.want) {
				t.Errorf("needs %q, want %q", got, row.want)
			}
		})
	}
}

// TestALateThankYouIsOfferedAndNotANeed: past 72 hours nobody is urged any more, and what
// waits is the step after it.
func TestALateThankYouIsOfferedAndNotANeed(t *testing.T) {
	w := newWorld(t)
	w.record(globex())
	if got := w.needs(); len(got) != 1 {
		t.Fatalf("on the day itself it needs %q", got)
	}
	w.clock.Set(at(11, 25, 14, 0))
	if got := w.needs(); len(got) != 1 {
		t.Errorf("late, and still worth sending, it needs %q", got)
	}
	w.clock.Set(at(11, 27, 10, 0))
	today := w.today()
	if len(today.Needs) != 0 {
		t.Errorf("past 72 hours it still needs %+v", today.Needs)
	}
	if len(today.Offered) != 1 || len(today.Offered[0].Names) != 3 || !today.Offered[0].By.After(w.clock.Now()) {
		t.Errorf("offered is %+v, want the thank-yous to three", today.Offered)
	}
	if len(today.Waiting) != 1 || today.Waiting[0].Phase != note.CheckIn {
		t.Errorf("what waits is %+v, want the check-in", today.Waiting)
	}
	w.clock.Set(at(12, 2, 10, 30))
	if today := w.today(); len(today.Offered) != 0 {
		t.Errorf("once the check-in is open, offered is %+v", today.Offered)
	}
}

// TestOneCountOfNeeds: the first page, the list and its pages count the same.
func TestOneCountOfNeeds(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	gap := onlyWei()
	gap.Employer, gap.Interviews[0].Panel[0].Email, gap.Interviews[0].Panel[0].Debrief.Value = "Initech", "wei@initech.example", ""
	w.record(gap)
	unknown := onlyWei()
	unknown.Employer, unknown.Interviews[0].Panel = "Hooli", nil
	w.record(unknown)
	agree := func(want int) {
		t.Helper()
		all, err := w.ListProcesses(t.Context(), followup.Local)
		if err != nil {
			t.Fatal(err)
		}
		page, err := w.ListPage(t.Context(), followup.Local, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		count := func(views []followup.ProcessView) (n int) {
			for _, v := range views {
				n += len(v.Needs(w.clock.Now()))
			}
			return n
		}
		if today := len(w.today().Needs); today != want || count(all) != want || count(page.Going) != want {
			t.Errorf("today counts %d, the list %d, its page %d, want %d: %q", today, count(all), count(page.Going), want, w.needs())
		}
	}
	agree(3)
	w.mail.arrive(monday, reply("Wei Chen <wei@globex.example>", w.note(id, note.Anchor, "wei@globex.example"), monday, "We will see.")...)
	if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
		t.Fatal(err)
	}
	agree(4) // it may be about the process of which nobody knows who was there, too
}

// TestTodayTellsWhatLeavesAndWaits: what was approved leaves, and what waits says for what.
func TestTodayTellsWhatLeavesAndWaits(t *testing.T) {
	w := newWorld(t)
	if w.today().Began {
		t.Error("something began in an empty Afterword")
	}
	id := w.record(globex()).ProcessID
	n := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	other := onlyWei()
	other.Employer = "Initech"
	other.Interviews[0].Panel = []interview.Interviewer{{Name: "Bob Stone", Email: "bob@initech.example", Role: interview.HiringManager, Debrief: other.Interviews[0].Panel[0].Debrief}}
	w.record(other, note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "bob@initech.example", At: monday})
	today := w.today()
	if len(today.Leaving) != 1 || today.Leaving[0].To != "Wei Chen" || !today.Leaving[0].At.Equal(n.NotBefore) {
		t.Errorf("what leaves is %+v", today.Leaving)
	}
	if len(today.Waiting) != 1 || today.Waiting[0].Employer != "Initech" || !strings.Contains(today.Waiting[0].Reason, "They said Tuesday 1 December") {
		t.Errorf("what waits is %+v", today.Waiting)
	}
	if today.Going != 2 || !today.Began {
		t.Errorf("%d processes go on, began %v", today.Going, today.Began)
	}
	// A mailbox that was not read for hours is told of.
	if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
		t.Fatal(err)
	}
	if !w.today().Mailbox.Unread.IsZero() {
		t.Error("a mailbox that was just read is told of")
	}
	w.clock.Set(monday.Add(3 * time.Hour))
	if w.today().Mailbox.Unread.IsZero() {
		t.Error("a mailbox that was not read for three hours is not told of")
	}
}

// TestFoundInvitations holds which invitations from employers without a process are offered.
func TestFoundInvitations(t *testing.T) {
	calendar := func(more ...string) []string {
		lines := []string{
			"From: Jo Bloom <jo@stark.example>", "To: ada@example.org", "Subject: Interview", "Message-ID: <1@stark.example>",
			"MIME-Version: 1.0", "Content-Type: text/calendar; method=REQUEST; charset=utf-8", "",
			"BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:a@stark.example", "ORGANIZER;CN=Jo Bloom:mailto:jo@stark.example",
		}
		return append(append(lines, more...), "END:VEVENT", "END:VCALENDAR")
	}
	const (
		interviewed = "SUMMARY:Onsite interview"
		mine        = "ATTENDEE:mailto:ada@example.org"
		soon        = "DTSTART:20261201T150000Z"
	)
	for _, row := range []struct {
		name  string
		lines []string
		found int
	}{
		{"an interview", calendar(interviewed, mine, soon), 1},
		{"a dentist", calendar("SUMMARY:Dentist", mine, soon), 0},
		{"somebody else's", calendar(interviewed, "ATTENDEE:mailto:bob@example.org", soon), 0},
		{"long ago", calendar(interviewed, mine, "DTSTART:20261101T150000Z"), 0},
		{"of a known employer", calendar(interviewed, mine, soon, "ATTENDEE:mailto:wei@globex.example"), 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			w.record(globex())
			w.mail.arrive(monday, row.lines...)
			if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
				t.Fatal(err)
			}
			found := w.today().Found
			if len(found) != row.found {
				t.Fatalf("found %+v, want %d", found, row.found)
			}
			if row.found == 0 {
				return
			}
			// Called off by mail, it is not offered any more.
			off := calendar(interviewed, mine, soon, "SEQUENCE:1", "STATUS:CANCELLED")
			off[3], off[8] = "Message-ID: <2@stark.example>", "METHOD:CANCEL"
			w.mail.arrive(monday, off...)
			if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
				t.Fatal(err)
			}
			if found := w.today().Found; len(found) != 0 {
				t.Errorf("called off, it is still offered: %+v", found)
			}
		})
	}
}

// TestTodayTellsOfALongReading: while a mailbox with many mails is read, the first page says
// how far that is, and not afterwards.
func TestTodayTellsOfALongReading(t *testing.T) {
	w := newWorld(t)
	w.Progress = new(followup.Progress)
	w.record(globex())
	seen := []int{}
	w.Mail = batches{w.mail, func() { seen = append(seen, w.today().Mailbox.Reading.Mails) }}
	if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(seen, []int{0, 80}) || w.today().Mailbox.Reading.Mails != 0 {
		t.Errorf("while reading it says %v, afterwards %d", seen, w.today().Mailbox.Reading.Mails)
	}
}

// batches is a mailbox that hands over forty mails at a time, twice.
type batches struct {
	*mailbox
	between func()
}

func (b batches) Fetch(_ context.Context, _ followup.Mailbox, _ []followup.Cursor, _ time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	for k := range 2 {
		var batch []followup.RawMail
		for n := range 40 {
			batch = append(batch, followup.RawMail{
				Folder: "INBOX", UIDValidity: 1, UID: uint32(40*k + n + 1), Received: monday,
				Bytes: []byte("From: news@example.net\r\nTo: ada@example.org\r\nSubject: News\r\n\r\nNothing.\r\n"),
			})
		}
		if err := take(batch, followup.Cursor{Folder: "INBOX", UIDValidity: 1, LastUID: uint32(40*k + 40)}); err != nil {
			return err
		}
		b.between()
	}
	return nil
}
