package followup_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// readAt sets the clock and reads the mailbox.
func (w *world) readAt(now time.Time) {
	w.t.Helper()
	w.clock.Set(now)
	if err := w.ReadMailbox(w.t.Context(), followup.Local); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) name(id string, answer cadence.EventKind, date interview.Date) {
	w.t.Helper()
	if err := w.NameReply(w.t.Context(), followup.Local, id, w.newest(id), answer, date); err != nil {
		w.t.Fatal(err)
	}
}

func TestAReplyPausesUntilItIsNamed(t *testing.T) {
	w, id, anchor := thanked(t)
	w.approve(w.note(id, note.CheckIn, "wei@globex.example"))
	came := at(11, 25, 9, 0)
	w.mail.arrive(came, reply("Priya <priya@globex.example>", anchor, came, "Thanks, we will be in touch.")...)
	w.readAt(came)
	w.readAt(came.Add(time.Minute)) // the same mail is taken in once
	view := w.show(id)
	if !view.Paused || len(view.Mails) != 1 || view.Mails[0].Kind != letter.KindReply || view.Mails[0].Text != "Thanks, we will be in touch." {
		t.Fatalf("paused: %v, mails: %+v", view.Paused, view.Mails)
	}
	w.handOver(at(12, 2, 10, 0))
	if len(w.queue.ids) != 0 {
		t.Fatal("a follow-up was handed over although somebody had answered")
	}
	w.clock.Set(at(11, 25, 10, 0))
	w.name(id, cadence.Courtesy, interview.Date{})
	if w.show(id).Paused {
		t.Error("a courtesy did not resume the process")
	}
	w.deliver(at(12, 2, 10, 0))
	if len(w.mail.sent) != 2 {
		t.Errorf("%d mails sent after the courtesy and the promise", len(w.mail.sent))
	}
}

func TestANewDateMovesTheCheckInAndItsWords(t *testing.T) {
	w, id, anchor := thanked(t)
	came := at(11, 25, 9, 0)
	w.mail.arrive(came, reply("wei@globex.example", anchor, came, "It will be the 10th.")...)
	w.readAt(came)
	w.name(id, cadence.NewDate, interview.Date{Year: 2026, Month: 12, Day: 10})
	n := w.note(id, note.CheckIn, "wei@globex.example")
	if !strings.Contains(n.Body, "Thursday 10 December") || strings.Contains(n.Body, "1 December") {
		t.Errorf("the check-in says\n%s", n.Body)
	}
	if leaves := w.approve(n).NotBefore; !leaves.Equal(at(12, 11, 10, 0)) {
		t.Errorf("it leaves at %s", leaves)
	}
}

// TestACheckInThatWasMissedComesBack: a new date reopens a step whose note was skipped.
func TestACheckInThatWasMissedComesBack(t *testing.T) {
	w, id, anchor := thanked(t)
	w.deliver(at(12, 6, 12, 0))
	if n := w.note(id, note.CheckIn, "wei@globex.example"); n.State != note.Skipped {
		t.Fatalf("the check-in that nobody approved is %s", n.State)
	}
	came := at(12, 7, 9, 0)
	w.mail.arrive(came, reply("wei@globex.example", anchor, came, "It will be the 10th.")...)
	w.readAt(came)
	w.name(id, cadence.NewDate, interview.Date{Year: 2026, Month: 12, Day: 10})
	n := w.note(id, note.CheckIn, "wei@globex.example")
	if n.State != note.Draft || !strings.Contains(n.Body, "Thursday 10 December") || n.Thread.InReplyTo != anchor.MessageID {
		t.Errorf("the check-in is %s in %+v:\n%s", n.State, n.Thread, n.Body)
	}
}

func TestADecisionEndsTheProcess(t *testing.T) {
	for _, answer := range []cadence.EventKind{cadence.Offered, cadence.Rejected, cadence.Withdrawn} {
		w, id, anchor := thanked(t)
		w.approve(w.note(id, note.CheckIn, "wei@globex.example"))
		came := at(11, 25, 9, 0)
		w.mail.arrive(came, reply("wei@globex.example", anchor, came, "We have decided.")...)
		w.readAt(came)
		w.name(id, answer, interview.Date{})
		if view := w.show(id); view.State != followup.Ended {
			t.Errorf("after %q the process is %s", answer, view.State)
		}
		if n := w.note(id, note.CheckIn, "wei@globex.example"); n.State != note.Cancelled {
			t.Errorf("after %q the check-in is %s", answer, n.State)
		}
		w.deliver(at(12, 20, 12, 0))
		if len(w.mail.sent) != 1 {
			t.Errorf("after %q %d mails were sent", answer, len(w.mail.sent))
		}
	}
}

func TestNamingAReplyThatIsNone(t *testing.T) {
	w, id, _ := thanked(t)
	date := interview.Date{Year: 2026, Month: 12, Day: 10}
	rows := []struct {
		answer cadence.EventKind
		date   interview.Date
		want   string
	}{
		{cadence.Courtesy, interview.Date{}, "no reply"},
		{cadence.NewDate, interview.Date{}, "date"},
		{cadence.Courtesy, date, "date"},
		{cadence.HardBounce, interview.Date{}, "not one of"},
		{"", interview.Date{}, "not one of"},
	}
	for _, row := range rows {
		err := w.NameReply(t.Context(), followup.Local, id, w.newest(id), row.answer, row.date)
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%q %s: %v, want %q", row.answer, row.date, err, row.want)
		}
	}
}

// newest is the key of the newest reply that waits.
func (w *world) newest(id string) string {
	w.t.Helper()
	v, err := w.ShowProcess(w.t.Context(), followup.Local, id)
	if err != nil {
		w.t.Fatal(err)
	}
	return v.Newest()
}

func TestAnAnswerByTelephoneAndItsCorrection(t *testing.T) {
	w, id, _ := thanked(t)
	w.name(id, cadence.Rejected, interview.Date{}) // nobody wrote
	v := w.show(id)
	if v.State != followup.Ended || v.Answer == nil || v.Answer.Kind != cadence.Rejected {
		t.Fatalf("after a rejection by telephone the process is %s, the answer %+v", v.State, v.Answer)
	}
	date := interview.Date{Year: 2026, Month: 12, Day: 10}
	w.name(id, cadence.NewDate, date) // it was a slip
	v = w.show(id)
	round, _ := v.Latest()
	if v.State != followup.Active || round.Promise == nil || round.Promise.Date != date {
		t.Errorf("after the correction the process is %s, promised for %+v", v.State, round.Promise)
	}
	for _, s := range v.Steps {
		if s.Phase == note.CheckIn && s.Status != cadence.Waiting {
			t.Errorf("the check-in is %s: %s", s.Status, s.Reason)
		}
	}
}

func TestAnotherRoundIsCorrected(t *testing.T) {
	w, id, _ := thanked(t)
	w.name(id, cadence.NextRound, interview.Date{})
	checkIn := func() cadence.Status {
		for _, s := range w.show(id).Steps {
			if s.Phase == note.CheckIn {
				return s.Status
			}
		}
		return ""
	}
	if got := checkIn(); got != cadence.Stopped {
		t.Fatalf("the check-in is %s although they want to talk again", got)
	}
	w.name(id, cadence.NewDate, interview.Date{Year: 2026, Month: 12, Day: 10})
	if got := checkIn(); got != cadence.Waiting {
		t.Errorf("the check-in is %s after the correction", got)
	}
}

func TestEveryReplyIsSeenBeforeTheAnswerCounts(t *testing.T) {
	w, id, _ := thanked(t)
	w.mail.arrive(at(11, 24, 11, 0), "From: Priya Nair <priya@globex.example>", "To: ada@example.org", "Subject: Hello", "Message-ID: <one@globex.example>", "", "Good to meet you.")
	w.readAt(at(11, 24, 11, 5))
	seen := w.newest(id)
	w.mail.arrive(at(11, 24, 12, 0), "From: Wei Chen <wei@globex.example>", "To: ada@example.org", "Subject: Your application", "Message-ID: <two@globex.example>", "", "We chose another candidate.")
	w.readAt(at(11, 24, 12, 5))
	if err := w.NameReply(t.Context(), followup.Local, id, seen, cadence.Courtesy, interview.Date{}); !errors.Is(err, followup.ErrAnotherReply) {
		t.Errorf("a reply nobody saw was named along: %v", err)
	}
	if v := w.show(id); len(v.Replies) != 2 || !v.Paused {
		t.Errorf("%d replies wait, paused is %v; want both", len(v.Replies), v.Paused)
	}
	w.name(id, cadence.Rejected, interview.Date{})
	if v := w.show(id); v.Paused || len(v.Replies) != 0 {
		t.Errorf("after the answer %d replies wait, paused is %v", len(v.Replies), v.Paused)
	}
	w.mail.arrive(at(11, 26, 12, 0), "From: Wei Chen <wei@globex.example>", "To: ada@example.org", "Subject: After all", "Message-ID: <three@globex.example>", "", "That was a mistake, please come back.")
	w.readAt(at(11, 26, 12, 5))
	if v := w.show(id); !v.Paused || len(v.Replies) != 1 {
		t.Error("a mail after the end was not raised")
	}
	w.name(id, cadence.NextRound, interview.Date{})
	if v := w.show(id); v.State != followup.Active || v.Paused {
		t.Errorf("after the correction the process is %s, paused %v", v.State, v.Paused)
	}
}

func TestPromisedDatesArePossible(t *testing.T) {
	w, id, _ := thanked(t)
	for _, date := range []interview.Date{{Year: 2026, Month: 11, Day: 1}, {Year: 2029, Month: 12, Day: 10}} {
		err := w.NameReply(t.Context(), followup.Local, id, "", cadence.NewDate, date)
		if !errors.Is(err, followup.ErrPromiseDate) {
			t.Errorf("%s was taken as a promised date: %v", date, err)
		}
	}
}

func TestSomebodyWritesAfterTheEnd(t *testing.T) {
	w, id, anchor := thanked(t)
	w.deliver(at(12, 31, 12, 0))
	if view := w.show(id); view.State != followup.MovedOn {
		t.Fatalf("the process is %s", view.State)
	}
	came := at(12, 31, 15, 0)
	w.mail.arrive(came, reply("wei@globex.example", anchor, came, "Sorry, it took us long. Friday the 8th.")...)
	w.readAt(came)
	w.name(id, cadence.NewDate, interview.Date{Year: 2027, Month: 1, Day: 8})
	if view := w.show(id); view.State != followup.Active {
		t.Errorf("after a new date the process is %s", view.State)
	}
}

func TestAnAbsenceNoticeDoesNotPause(t *testing.T) {
	w, id, anchor := thanked(t)
	came := at(11, 23, 18, 0)
	w.mail.arrive(came,
		"From: Wei Chen <wei@globex.example>", "To: ada@example.org", "Subject: Automatic reply: "+anchor.Subject,
		"Auto-Submitted: auto-replied", "In-Reply-To: <"+anchor.MessageID+">", "Message-ID: <away@globex.example>",
		"Date: "+came.Format(time.RFC1123Z), "", "I am out of the office until 4 December 2026.")
	w.readAt(came)
	view := w.show(id)
	if view.Paused || len(view.Mails) != 1 || view.Mails[0].Kind != letter.KindAutoReply {
		t.Fatalf("paused: %v, mails: %+v", view.Paused, view.Mails)
	}
	w.approve(w.note(id, note.CheckIn, "wei@globex.example"))
	w.deliver(at(12, 2, 10, 0))
	if len(w.mail.sent) != 1 {
		t.Error("the check-in left while Wei was away")
	}
	for day := 3; day <= 8; day++ {
		w.deliver(at(12, day, 10, 30))
	}
	if len(w.mail.sent) != 2 {
		t.Errorf("%d mails sent after Wei came back", len(w.mail.sent))
	}
}

func TestAHardBounceStopsUntilThereIsAnotherAddress(t *testing.T) {
	w, id, anchor := thanked(t)
	came := at(11, 23, 18, 0)
	w.mail.arrive(came,
		"From: MAILER-DAEMON@example.org", "To: ada@example.org", "Subject: Undelivered Mail", "Message-ID: <b@example.org>",
		"Date: "+came.Format(time.RFC1123Z), "MIME-Version: 1.0",
		`Content-Type: multipart/report; report-type=delivery-status; boundary="b"`, "",
		"--b", "Content-Type: text/plain", "", "It was not delivered.", "",
		"--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mail.example.org", "",
		"Final-Recipient: rfc822; wei@globex.example", "Action: failed", "Status: 5.1.1", "",
		"--b", "Content-Type: text/rfc822-headers", "", "Message-ID: <"+anchor.MessageID+">", "", "--b--")
	w.readAt(came)
	if n := w.note(id, note.CheckIn, "wei@globex.example"); n.State != note.Cancelled {
		t.Errorf("the check-in to a dead address is %s", n.State)
	}
	p := onlyWei()
	p.Interviews[0].Panel[0].Email = "w.chen@globex.example"
	if done := w.record(p); done.Drafts != 1 {
		t.Errorf("%d drafts for the new address", done.Drafts)
	}
	if n := w.note(id, note.Anchor, "w.chen@globex.example"); n.State != note.Draft {
		t.Errorf("the thank-you to the new address is %s", n.State)
	}
}

// TestAServerWhoseClockIsAhead: what has arrived has not arrived in the future.
func TestAServerWhoseClockIsAhead(t *testing.T) {
	w, id, anchor := thanked(t)
	now := at(11, 25, 9, 0)
	ahead := now.Add(3 * time.Hour)
	w.mail.arrive(ahead, reply("wei@globex.example", anchor, ahead, "Hello.")...)
	w.mail.arrive(time.Time{}, reply("priya@globex.example", anchor, ahead.Add(time.Hour), "Hello.")...)
	w.readAt(now)
	view := w.show(id)
	if len(view.Mails) != 2 || !view.Paused {
		t.Fatalf("mails: %+v, paused: %v", view.Mails, view.Paused)
	}
	for _, m := range view.Mails {
		if !m.At.Equal(now) {
			t.Errorf("the mail of %s arrived at %s, and it is %s", m.From.Email, m.At, now)
		}
	}
	err := w.Store.View(t.Context(), followup.Local, func(tx followup.Tx) error {
		events, err := tx.Events(t.Context(), id)
		for _, e := range events {
			if e.At.After(now) {
				t.Errorf("an event of the future: %+v", e)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestUnrelatedMailChangesNothing(t *testing.T) {
	w, id, _ := thanked(t)
	now := at(11, 25, 9, 0)
	w.mail.arrive(now, "From: news@shop.example", "To: ada@example.org", "Subject: Sale", "Message-ID: <s@shop.example>", "Date: "+now.Format(time.RFC1123Z), "", "Buy.")
	w.mail.arrive(now, "this is no mail at all")
	w.mail.arrive(now)
	w.readAt(now)
	if view := w.show(id); view.Paused || len(view.Mails) != 0 {
		t.Errorf("paused: %v, mails: %+v", view.Paused, view.Mails)
	}
}

func TestReadingNeedsAMailbox(t *testing.T) {
	w := newWorld(t)
	if err := w.ReadMailbox(t.Context(), "somebody else"); err == nil || !strings.Contains(err.Error(), "afterword mailbox add") {
		t.Errorf("reading no mailbox: %v", err)
	}
	w.mail.fetchErr = errors.New("no route")
	if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
		t.Errorf("without a process there is nothing to read, and yet: %v", err)
	}
	w.record(onlyWei())
	if err := w.ReadMailbox(t.Context(), followup.Local); err == nil || !strings.Contains(err.Error(), "no route") {
		t.Errorf("reading a mailbox that cannot be reached: %v", err)
	}
}

func TestAMailboxThatCannotBeSignedInToIsNotStored(t *testing.T) {
	w := newWorld(t)
	w.mail.checkErr = errors.New("wrong password")
	_, err := w.AddMailbox(t.Context(), "somebody else", followup.Mailbox{Address: "b@example.org", Password: "secret"})
	if err == nil || !strings.Contains(err.Error(), "wrong password") {
		t.Errorf("adding: %v", err)
	}
	if _, _, err := w.CheckMailbox(t.Context(), "somebody else"); err == nil || !strings.Contains(err.Error(), "afterword mailbox add") {
		t.Errorf("it was stored: %v", err)
	}
	w.mail.checkErr = nil
	if m, report, err := w.CheckMailbox(t.Context(), followup.Local); err != nil || m.Address != "ada@example.org" || report.Sent != "Sent" {
		t.Errorf("checking: %+v %+v %v", m, report, err)
	}
}
