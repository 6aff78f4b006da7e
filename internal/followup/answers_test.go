package followup_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

const wei = "wei@globex.example"

// rejected is a world in which somebody wrote that it is a no, and the person said so.
func rejected(t *testing.T, from string) (*world, string) {
	t.Helper()
	w, id, anchor := thanked(t)
	came := at(11, 25, 9, 0)
	w.mail.arrive(came, reply(from, anchor, came, "We have decided to go with somebody else.")...)
	w.readAt(came)
	w.clock.Set(came.Add(time.Minute))
	w.name(id, cadence.Rejected, interview.Date{})
	return w, id
}

func TestARejectionIsAnsweredOnceInItsThread(t *testing.T) {
	w, id := rejected(t, "Hana Sato <hana@globex.example>")
	r := w.show(id).Rejection
	if r == nil || r.Asked || r.NobodyReads || len(r.To) != 2 || r.To[0] != (note.Address{Name: "Hana Sato", Email: "hana@globex.example"}) || r.To[1].Email != wei {
		t.Fatalf("the rejection is %+v", r)
	}
	if w.hasNote(id, note.GraciousReply) {
		t.Fatal("a reply was drafted that nobody asked for")
	}
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "", ""); err != nil {
		t.Fatal(err)
	}
	n := w.note(id, note.GraciousReply, "hana@globex.example")
	if n.State != note.Draft || !strings.HasPrefix(n.Body, "Hi Hana,\n") || !strings.Contains(n.Body, "[What do you take with you") || !strings.HasPrefix(n.Subject, "Re: ") {
		t.Fatalf("the draft is %+v", n)
	}
	var blocked *followup.BlockedError
	if _, err := w.ApproveNote(t.Context(), followup.Local, n.ID, n.Digest()); !errors.As(err, &blocked) {
		t.Fatalf("a draft with a gap was approved: %v", err)
	}
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "hana@globex.example", "How your team tests its migrations stays with me."); err != nil {
		t.Fatal(err)
	}
	n = w.note(id, note.GraciousReply, "hana@globex.example")
	if strings.Contains(n.Body, "[") || !strings.Contains(n.Body, "How your team tests its migrations stays with me.") {
		t.Fatalf("the draft has other words than the person's:\n%s", n.Body)
	}
	n = w.approve(n)
	w.deliver(n.NotBefore)
	w.deliver(n.NotBefore.Add(time.Hour))
	if len(w.mail.sent) != 2 {
		t.Fatalf("%d mails left, want the thank-you and the reply", len(w.mail.sent))
	}
	sent := w.mail.sent[1]
	if header(sent, "In-Reply-To") == "" || !strings.HasPrefix(header(sent, "In-Reply-To"), "<reply-") || !strings.Contains(header(sent, "To"), "hana@globex.example") {
		t.Errorf("it left as\n%s", sent)
	}
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "", "And another thing."); !errors.Is(err, followup.ErrAnswered) {
		t.Errorf("a second reply: %v", err)
	}
	// They tell what was asked, kindly: that starts nothing anew.
	came := n.NotBefore.Add(3 * time.Hour)
	w.mail.arrive(came, reply("Hana Sato <hana@globex.example>", w.note(id, note.GraciousReply, "hana@globex.example"), came, "You are welcome. More system design.")...)
	w.readAt(came)
	w.name(id, cadence.Courtesy, interview.Date{})
	for day := came; day.Before(at(12, 31, 0, 0)); day = day.AddDate(0, 0, 1) {
		w.deliver(day)
	}
	if len(w.mail.sent) != 2 {
		t.Errorf("%d mails left after the courtesy", len(w.mail.sent))
	}
	v := w.show(id)
	if v.State != followup.Ended || v.Budget.Used != 2 || v.Budget.Left != 4 || len(v.Budget.Seen) != 2 || v.Budget.Seen[1].Subject != n.Subject {
		t.Errorf("the process is %s, its budget %+v", v.State, v.Budget)
	}
}

func TestARejectionThatNobodyReadsAnswersTo(t *testing.T) {
	w, id := rejected(t, "Globex <no-reply@globex.example>")
	r := w.show(id).Rejection
	if r == nil || !r.NobodyReads || len(r.To) != 1 || r.To[0].Email != wei {
		t.Fatalf("the rejection is %+v", r)
	}
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "no-reply@globex.example", "Thanks."); !errors.Is(err, followup.ErrNobodyReads) {
		t.Errorf("to an address that nobody reads: %v", err)
	}
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "somebody@initech.example", "Thanks."); !errors.Is(err, followup.ErrNoInterviewer) {
		t.Errorf("to a stranger: %v", err)
	}
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "", "The talk about the reindex was a good one."); err != nil {
		t.Fatal(err)
	}
	n := w.note(id, note.GraciousReply, wei)
	if !strings.HasPrefix(n.Body, "Dear Dr. Chen,\n") || n.Thread.InReplyTo == "" {
		t.Errorf("the draft is %+v", n)
	}
}

// A rejection that came by telephone leaves no mail that would keep its process on Today.
func TestAReplyToARejectionByTelephoneIsOnToday(t *testing.T) {
	w, id, _ := thanked(t)
	w.clock.Set(at(11, 25, 9, 0))
	w.name(id, cadence.Rejected, interview.Date{})
	if today := w.today(); len(today.Needs) != 0 || len(today.Leaving) != 0 {
		t.Fatalf("a process that ended asks for something: %+v", today)
	}
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "", "The talk about the reindex was a good one."); err != nil {
		t.Fatal(err)
	}
	w.clock.Set(at(11, 25, 10, 0))
	needs := w.today().Needs
	if len(needs) != 1 || needs[0].Kind != followup.NeedApproval || needs[0].Phase != note.GraciousReply || needs[0].Process != id {
		t.Fatalf("today asks for %+v", needs)
	}
	w.approve(w.note(id, note.GraciousReply, wei))
	if today := w.today(); len(today.Needs) != 0 || len(today.Leaving) != 1 || today.Leaving[0].Phase != note.GraciousReply {
		t.Errorf("once it is approved, today shows %+v", today)
	}
}

// A reply that is on its way waits when they write once more, and is withdrawn when it was
// no rejection.
func TestAGraciousReplyIsOvertaken(t *testing.T) {
	for _, answer := range []cadence.EventKind{"", cadence.NextRound} {
		w, id := rejected(t, "wei@globex.example")
		if err := w.ReplyGraciously(t.Context(), followup.Local, id, "", "The talk about the reindex was a good one."); err != nil {
			t.Fatal(err)
		}
		n := w.approve(w.note(id, note.GraciousReply, wei))
		came := n.NotBefore.Add(-time.Minute)
		w.mail.arrive(came, reply("wei@globex.example", w.note(id, note.Anchor, wei), came, "That was a mistake, sorry.")...)
		if answer != "" {
			w.readAt(came)
			w.name(id, answer, interview.Date{})
		}
		w.handOver(n.NotBefore)
		if err := w.work(); err != nil {
			t.Fatal(err)
		}
		if len(w.mail.sent) != 1 {
			t.Errorf("after %q the reply left all the same", answer)
		}
		if n = w.note(id, note.GraciousReply, wei); answer != "" && n.State != note.Cancelled {
			t.Errorf("after %q it is %s", answer, n.State)
		}
	}
}

func TestAGraciousReplyByHandIsNoticed(t *testing.T) {
	w, id := rejected(t, "wei@globex.example")
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "", "The talk about the reindex was a good one."); err != nil {
		t.Fatal(err)
	}
	n := w.approve(w.note(id, note.GraciousReply, wei))
	sent := n.NotBefore.Add(-2 * time.Minute)
	w.clock.Set(sent)
	w.mail.sendElsewhere(sent, writeMail("hand-1@ada.example", wei, n.Subject, n.Thread.InReplyTo, sent, "In my own words."))
	w.deliver(n.NotBefore)
	if n = w.note(id, note.GraciousReply, wei); n.State != note.Sent || len(w.mail.sent) != 1 {
		t.Errorf("the note is %s, and %d mails left through us", n.State, len(w.mail.sent))
	}
}

func TestNoReplyWithoutARejection(t *testing.T) {
	w, id, _ := thanked(t)
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "", "Thanks."); !errors.Is(err, followup.ErrNoRejection) {
		t.Errorf("without an answer: %v", err)
	}
	w.name(id, cadence.Offered, interview.Date{})
	if err := w.ReplyGraciously(t.Context(), followup.Local, id, "", "Thanks."); !errors.Is(err, followup.ErrNoRejection) {
		t.Errorf("after an offer: %v", err)
	}
}

func TestARoleOnHoldRests(t *testing.T) {
	w, id, _ := thanked(t)
	w.approve(w.note(id, note.CheckIn, wei))
	w.clock.Set(at(11, 27, 11, 0))
	w.name(id, cadence.OnHold, interview.Date{Year: 2027, Month: 1, Day: 11})
	if v := w.show(id); v.Rests == nil || v.State != followup.Active {
		t.Fatalf("rests: %v, the process is %s", v.Rests, v.State)
	}
	if n := w.note(id, note.CheckIn, wei); n.State != note.Cancelled {
		t.Errorf("the check-in is %s", n.State)
	}
	for day := at(11, 28, 10, 30); day.Before(at(12, 31, 0, 0).AddDate(0, 3, 0)); day = day.AddDate(0, 0, 3) {
		w.deliver(day)
	}
	if v := w.show(id); v.State != followup.Active || len(w.mail.sent) != 1 {
		t.Fatalf("while the role rested the process became %s, and %d mails left", v.State, len(w.mail.sent))
	}
	reopened := at(12, 1, 9, 0).AddDate(0, 4, 0) // Thursday 1 April 2027
	w.clock.Set(reopened)
	w.name(id, cadence.Reopened, interview.Date{})
	n := w.note(id, note.CheckIn, wei)
	if n.State != note.Draft || strings.Contains(n.Body, "December") {
		t.Fatalf("the check-in is %s and says\n%s", n.State, n.Body)
	}
	w.approve(n)
	w.deliver(reopened.AddDate(0, 0, 3))
	if len(w.mail.sent) != 1 {
		t.Error("a check-in left three days after the role was reopened")
	}
	for day := reopened; day.Before(reopened.AddDate(0, 0, 10)); day = day.Add(6 * time.Hour) {
		w.deliver(day)
	}
	if len(w.mail.sent) != 2 {
		t.Errorf("%d mails left, want the thank-you and one check-in", len(w.mail.sent))
	}
}

func TestWhatWasNotOnHoldIsNotReopened(t *testing.T) {
	w, id, _ := thanked(t)
	if err := w.NameReply(t.Context(), followup.Local, id, "", cadence.Reopened, interview.Date{}); !errors.Is(err, followup.ErrNotOnHold) {
		t.Errorf("reopened: %v", err)
	}
	if err := w.NameReply(t.Context(), followup.Local, id, "", cadence.Offered, interview.Date{Year: 2026, Month: 12, Day: 4}); err == nil {
		t.Error("an offer has a date")
	}
}

// missed is a world in which nobody called at 14:00, and the person says so.
func missed(t *testing.T) (*world, string) {
	t.Helper()
	w := newWorld(t)
	w.clock.Set(at(11, 23, 13, 0))
	id := w.record(globex()).ProcessID
	w.clock.Set(at(11, 23, 14, 10))
	var patience *followup.PatienceError
	if err := w.NobodyCalled(t.Context(), followup.Local, id, ""); !errors.As(err, &patience) || !patience.Until.Equal(at(11, 23, 14, 15)) {
		t.Fatalf("after ten minutes: %v", err)
	}
	w.clock.Set(at(11, 23, 14, 20))
	if v := w.show(id); v.MayBeMissed == nil || v.Missed != nil {
		t.Fatal("nobody is asked whether nobody called")
	}
	if err := w.NobodyCalled(t.Context(), followup.Local, id, ""); err != nil {
		t.Fatal(err)
	}
	return w, id
}

func TestNobodyCalledAsksForAnotherTime(t *testing.T) {
	w, id := missed(t)
	n := w.note(id, note.AnotherTime, wei)
	if n.State != note.Draft || n.Thread.InReplyTo != "" || strings.Contains(n.Body, "[") {
		t.Fatalf("the note is %+v", n)
	}
	for _, other := range w.notes(id) {
		if other.Phase == note.Anchor && other.State != note.Cancelled {
			t.Errorf("the thank-you to %s is %s", other.To.Email, other.State)
		}
	}
	w.approve(n)
	w.deliver(at(11, 23, 14, 40))
	for day := at(11, 24, 9, 0); day.Before(at(12, 31, 0, 0)); day = day.AddDate(0, 0, 1) {
		w.deliver(day)
	}
	v := w.show(id)
	if len(w.mail.sent) != 1 || v.State != followup.MovedOn {
		t.Errorf("%d mails left, and the process is %s", len(w.mail.sent), v.State)
	}
	if v.Budget.Used != 1 {
		t.Errorf("the budget is %+v", v.Budget)
	}
}

func TestANoteAboutAMissedCallIsWithdrawn(t *testing.T) {
	t.Run("they write", func(t *testing.T) {
		w, id := missed(t)
		n := w.approve(w.note(id, note.AnotherTime, wei))
		came := at(11, 23, 14, 24)
		w.mail.arrive(came, "From: wei@globex.example", "To: ada@example.org", "Subject: Sorry", "Date: "+came.Format(time.RFC1123Z), "Message-ID: <sorry@globex.example>", "", "I am stuck in a meeting.")
		w.handOver(n.NotBefore)
		if err := w.work(); err != nil {
			t.Fatal(err)
		}
		if n = w.note(id, note.AnotherTime, wei); n.State != note.Cancelled || len(w.mail.sent) != 0 {
			t.Errorf("the note is %s, and %d mails left", n.State, len(w.mail.sent))
		}
	})
	t.Run("they call", func(t *testing.T) {
		w, id := missed(t)
		n := w.approve(w.note(id, note.AnotherTime, wei))
		w.clock.Set(at(11, 23, 14, 24))
		if err := w.CalledAfterAll(t.Context(), followup.Local, id); err != nil {
			t.Fatal(err)
		}
		w.deliver(n.NotBefore)
		if n = w.note(id, note.AnotherTime, wei); n.State != note.Cancelled || len(w.mail.sent) != 0 {
			t.Errorf("the note is %s, and %d mails left", n.State, len(w.mail.sent))
		}
		if n := w.note(id, note.Anchor, wei); n.State != note.Draft {
			t.Errorf("the thank-you is %s", n.State)
		}
		if err := w.CalledAfterAll(t.Context(), followup.Local, id); !errors.Is(err, followup.ErrCalled) {
			t.Errorf("once more: %v", err)
		}
	})
	t.Run("the talk took place", func(t *testing.T) {
		w, id, _ := thanked(t)
		if err := w.NobodyCalled(t.Context(), followup.Local, id, "onsite"); !errors.Is(err, followup.ErrTalked) {
			t.Errorf("nobody called: %v", err)
		}
		if err := w.NobodyCalled(t.Context(), followup.Local, id, "another"); !errors.Is(err, followup.ErrNoSuchTalk) {
			t.Errorf("at another talk: %v", err)
		}
	})
}

func ExamplePatienceError() {
	fmt.Println(&followup.PatienceError{Until: at(11, 23, 14, 15)})
	// Output: give them until 14:15: a quarter of an hour is nothing
}
