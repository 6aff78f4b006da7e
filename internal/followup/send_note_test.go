package followup_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// scheduled is a world with Wei's thank-you in the queue.
func scheduled(t *testing.T) (*world, string, note.Note) {
	t.Helper()
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	w.clock.Set(at(11, 23, 16, 40)) // its step is due, and the undo window still to come
	n := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	w.handOver(n.NotBefore)
	n = w.note(id, note.Anchor, "wei@globex.example")
	if n.State != note.Scheduled || len(w.queue.ids) != 1 {
		t.Fatalf("the note is %s, %d jobs", n.State, len(w.queue.ids))
	}
	return w, id, n
}

// TestAWholeProcessInSilence goes from the thank-you to the end without an answer.
func TestAWholeProcessInSilence(t *testing.T) {
	w, id, anchor := thanked(t)
	first := w.mail.sent[0]
	if header(first, "Message-ID") != "<"+anchor.MessageID+">" || header(first, "In-Reply-To") != "" || anchor.MessageID == "" {
		t.Errorf("the thank-you left as\n%s", first)
	}
	if len(w.mail.filed) != 1 || w.mail.filed[0] != anchor.MessageID {
		t.Errorf("filed in Sent: %q", w.mail.filed)
	}

	checkIn := w.note(id, note.CheckIn, "wei@globex.example")
	if checkIn.State != note.Draft || checkIn.Subject != "Re: "+anchor.Subject || !strings.Contains(checkIn.Body, "Tuesday 1 December") {
		t.Errorf("the check-in: %s %q\n%s", checkIn.State, checkIn.Subject, checkIn.Body)
	}
	if w.hasNote(id, note.FinalPulse) {
		t.Error("the final pulse was drafted before the check-in was sent")
	}
	approved := w.approve(checkIn)
	w.deliver(at(12, 1, 23, 0)) // the day they named has not passed
	if len(w.mail.sent) != 1 {
		t.Fatal("the check-in left before the promise had passed")
	}
	if !approved.NotBefore.Equal(at(12, 2, 10, 0)) {
		t.Errorf("the check-in leaves at %s", approved.NotBefore)
	}
	w.deliver(approved.NotBefore)
	checkIn = w.note(id, note.CheckIn, "wei@globex.example")
	if len(w.mail.sent) != 2 || header(w.mail.sent[1], "In-Reply-To") != "<"+anchor.MessageID+">" || header(w.mail.sent[1], "Subject") != "Re: "+anchor.Subject {
		t.Fatalf("the check-in left as %q", w.mail.sent[1:])
	}

	pulse := w.note(id, note.FinalPulse, "wei@globex.example")
	if pulse.Subject != "Re: "+anchor.Subject {
		t.Errorf("the final pulse is called %q", pulse.Subject)
	}
	approved = w.approve(pulse)
	w.deliver(approved.NotBefore)
	if len(w.mail.sent) != 3 {
		t.Fatalf("%d mails sent after the final pulse", len(w.mail.sent))
	}
	want := fmt.Sprintf("<%s> <%s>", anchor.MessageID, checkIn.MessageID)
	if got := header(w.mail.sent[2], "References"); got != want {
		t.Errorf("References %q, want %q", got, want)
	}
	if got := header(w.mail.sent[2], "In-Reply-To"); got != "<"+checkIn.MessageID+">" {
		t.Errorf("In-Reply-To %q", got)
	}

	w.deliver(at(12, 31, 12, 0))
	if view := w.show(id); view.State != followup.MovedOn || len(w.mail.sent) != 3 {
		t.Errorf("at the end the process is %s and %d mails were sent", view.State, len(w.mail.sent))
	}
}

// TestSendingIsStoredBeforeTheFirstByte looks into the store at the moment of sending.
func TestSendingIsStoredBeforeTheFirstByte(t *testing.T) {
	w, id, _ := scheduled(t)
	var during note.Note
	w.mail.onSend = func() { during = w.note(id, note.Anchor, "wei@globex.example") }
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	if during.State != note.Sending || during.MessageID == "" {
		t.Errorf("while it left, the note was stored as %s with Message-ID %q", during.State, during.MessageID)
	}
	if _, err := w.UndoApproval(t.Context(), followup.Local, during.ID); err == nil {
		t.Error("a sent note could be undone")
	}
}

func TestTwoWorkersSendOnce(t *testing.T) {
	w, _, n := scheduled(t)
	var both sync.WaitGroup
	for range 4 {
		both.Go(func() {
			var wait *followup.WaitError // while another one sends it
			if err := w.SendNote(t.Context(), followup.Local, n.ID, nil); err != nil && !errors.Is(err, followup.ErrStale) && !errors.As(err, &wait) {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if len(w.mail.sent) != 1 {
		t.Errorf("%d mails sent", len(w.mail.sent))
	}
}

func TestRefused(t *testing.T) {
	w, id, _ := scheduled(t)
	w.mail.sendErrs = []error{&followup.NotDelivered{Permanent: true, Err: errors.New("550 5.7.1 not here")}}
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	n := w.note(id, note.Anchor, "wei@globex.example")
	if n.State != note.Failed || !strings.Contains(n.Trouble, "550 5.7.1") {
		t.Errorf("the refused note is %s: %q", n.State, n.Trouble)
	}
	w.deliver(at(11, 24, 12, 0))
	if len(w.mail.sent) != 0 || len(w.mail.filed) != 0 || w.hasNote(id, note.CheckIn) {
		t.Error("a refused note was sent, filed or followed up")
	}
}

func TestNotNow(t *testing.T) {
	w, id, scheduledNote := scheduled(t)
	w.mail.sendErrs = []error{&followup.NotDelivered{Err: errors.New("451 try again later")}, nil}
	var wait *followup.WaitError
	if err := w.work(); !errors.As(err, &wait) || wait.RetryAfter <= 0 {
		t.Fatalf("the job of a note that may leave later: %v", err)
	}
	n := w.note(id, note.Anchor, "wei@globex.example")
	if n.State != note.Scheduled || !strings.Contains(n.Trouble, "451") || n.MessageID == "" || n.Approval == nil {
		t.Errorf("the note is %+v", n)
	}
	w.clock.Set(scheduledNote.NotBefore.Add(time.Minute))
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	if len(w.mail.sent) != 1 || header(w.mail.sent[0], "Message-ID") != "<"+n.MessageID+">" {
		t.Errorf("the second attempt left as %q, want Message-ID %s", w.mail.sent, n.MessageID)
	}
}

// uncertain is a world in which the connection broke after the thank-you was handed over.
func uncertain(t *testing.T) (*world, string, note.Note) {
	t.Helper()
	w, id, _ := scheduled(t)
	w.mail.sendErrs = []error{fmt.Errorf("reading the answer: %w", followup.ErrUncertain)}
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	n := w.note(id, note.Anchor, "wei@globex.example")
	if n.State != note.Sending || n.Attempt.Stage != note.Looking || n.Trouble == "" {
		t.Fatalf("the note is %s, %s: %q", n.State, n.Attempt.Stage, n.Trouble)
	}
	for _, after := range []time.Duration{14 * time.Minute, 15 * time.Minute} {
		if n = w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Sending {
			t.Fatalf("before its time the note is %s", n.State)
		}
		w.readAt(n.Attempt.Since.Add(after))
	}
	n = w.note(id, note.Anchor, "wei@globex.example")
	if n.State != note.Unknown {
		t.Fatalf("the note is %s: %q", n.State, n.Trouble)
	}
	for _, said := range []string{"wei@globex.example", n.Subject, "Monday 23 November"} {
		if !strings.Contains(n.Trouble, said) {
			t.Errorf("what to look for does not name %q: %q", said, n.Trouble)
		}
	}
	return w, id, n
}

func TestWhatIsUnknownIsNeverSentAgain(t *testing.T) {
	w, id, n := uncertain(t)
	for _, now := range []time.Time{at(11, 23, 18, 0), at(11, 24, 9, 0), at(11, 25, 9, 0), at(12, 2, 10, 0)} {
		w.deliver(now)
		if err := w.SendNote(t.Context(), followup.Local, n.ID, nil); err != nil {
			t.Error(err)
		}
	}
	if err := w.RecoverInterrupted(t.Context(), followup.Local); err != nil {
		t.Error(err)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Unknown || len(w.mail.sent) != 0 {
		t.Errorf("the note is %s, %d mails sent", n.State, len(w.mail.sent))
	}
}

func TestSettling(t *testing.T) {
	for _, sent := range []bool{true, false} {
		w, id, n := uncertain(t)
		settled, err := w.SettleNote(t.Context(), followup.Local, n.ID, sent)
		if err != nil {
			t.Fatal(err)
		}
		want := note.Failed
		if sent {
			want = note.Sent
		}
		if settled.State != want || w.hasNote(id, note.CheckIn) != sent {
			t.Errorf("settled as sent=%v: %s, check-in drafted: %v", sent, settled.State, w.hasNote(id, note.CheckIn))
		}
		if _, err := w.SettleNote(t.Context(), followup.Local, n.ID, sent); err == nil {
			t.Error("a note could be settled twice")
		}
	}
}

// TestAMailSettles lets an answer, and the note's own copy, prove that it had left.
func TestAMailSettles(t *testing.T) {
	for _, what := range []string{"reply", "own copy"} {
		w, id, n := uncertain(t)
		now := at(11, 23, 19, 0)
		w.clock.Set(now)
		if what == "reply" {
			w.mail.arrive(now, reply("wei@globex.example", n, now, "Thanks, Ada.")...)
		} else {
			w.mail.arrive(now, "From: ada@example.org", "To: wei@globex.example", "Subject: "+n.Subject, "Message-ID: <"+n.MessageID+">", "", "text")
		}
		if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
			t.Fatal(err)
		}
		if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Sent || n.Trouble != "" || !n.SentAt.Equal(now) {
			t.Errorf("after the %s the note is %s at %s: %q", what, n.State, n.SentAt, n.Trouble)
		}
		if paused := w.show(id).Paused; paused != (what == "reply") {
			t.Errorf("after the %s, paused: %v", what, paused)
		}
	}
}

func TestAnAnswerBetweenSchedulingAndSendingStopsIt(t *testing.T) {
	w, id, anchor := thanked(t)
	checkIn := w.approve(w.note(id, note.CheckIn, "wei@globex.example"))
	w.handOver(checkIn.NotBefore)
	if n := w.note(id, note.CheckIn, "wei@globex.example"); n.State != note.Scheduled {
		t.Fatalf("the check-in is %s", n.State)
	}
	now := checkIn.NotBefore.Add(time.Second)
	w.clock.Set(now)
	w.mail.arrive(now, reply("wei@globex.example", anchor, now, "We will decide next week.")...)
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	n := w.note(id, note.CheckIn, "wei@globex.example")
	if len(w.mail.sent) != 1 || n.State == note.Sent || n.State == note.Scheduled || n.Trouble == "" {
		t.Errorf("%d mails sent; the check-in is %s: %q", len(w.mail.sent), n.State, n.Trouble)
	}
}

func TestAnUnreadableMailboxMakesItWait(t *testing.T) {
	w, id, _ := scheduled(t)
	w.mail.fetchErr = errors.New("no route to imap.example.org")
	var wait *followup.WaitError
	for range 2 {
		if err := w.work(); !errors.As(err, &wait) {
			t.Fatalf("the job did not wait: %v", err)
		}
	}
	n := w.note(id, note.Anchor, "wei@globex.example")
	if len(w.mail.sent) != 0 || n.State != note.Scheduled || !strings.Contains(n.Trouble, "no route to imap.example.org") {
		t.Errorf("%d mails sent; the note is %s: %q", len(w.mail.sent), n.State, n.Trouble)
	}
	version := n.Version
	if err := w.work(); !errors.As(err, &wait) || w.note(id, note.Anchor, "wei@globex.example").Version != version {
		t.Error("the same trouble was saved again")
	}
	w.mail.fetchErr = nil
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Sent || n.Trouble != "" || len(w.mail.sent) != 1 {
		t.Errorf("then %d mails sent; the note is %s: %q", len(w.mail.sent), n.State, n.Trouble)
	}
}

func TestAnUndoneNoteDoesNotWaitForTheMailbox(t *testing.T) {
	w, _, n := scheduled(t)
	if _, err := w.UndoApproval(t.Context(), followup.Local, n.ID); err != nil {
		t.Fatal(err)
	}
	w.mail.fetchErr = errors.New("no route")
	if err := w.work(); err != nil {
		t.Errorf("the job of a note that is a draft again: %v", err)
	}
}

func TestACopyThatCannotBeFiledIsTold(t *testing.T) {
	w, id, _ := scheduled(t)
	w.mail.fileErr = errors.New("quota")
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	n := w.note(id, note.Anchor, "wei@globex.example")
	if n.State != note.Sent || !strings.Contains(n.Trouble, "Sent folder") || len(w.mail.sent) != 1 {
		t.Errorf("the note is %s: %q; %d mails sent", n.State, n.Trouble, len(w.mail.sent))
	}
}

func TestTheProviderFilesTheCopy(t *testing.T) {
	w, _, _ := scheduled(t)
	err := w.Store.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		m, err := tx.Mailbox(t.Context())
		if err != nil {
			return err
		}
		m.SentBy = followup.SentByProvider
		return tx.SaveMailbox(t.Context(), m)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	if len(w.mail.sent) != 1 || len(w.mail.filed) != 0 {
		t.Errorf("%d sent, %d filed by us", len(w.mail.sent), len(w.mail.filed))
	}
}

// TestWhatCannotBeAMailIsADraftAgain: a line break in a subject could add a header.
func TestWhatCannotBeAMailIsADraftAgain(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	n := w.note(id, note.Anchor, "wei@globex.example")
	n, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject+"\r\nBcc: all@globex.example", n.Body)
	if err != nil {
		t.Fatal(err)
	}
	w.deliver(w.approve(n).NotBefore)
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Draft || n.Approval != nil || n.Trouble == "" || n.MessageID != "" {
		t.Errorf("the note is %+v", n)
	}
	if len(w.mail.sent) != 0 {
		t.Errorf("it left:\n%s", w.mail.sent[0])
	}
}

// TestEveryAttemptSendsTheSameBytes compares what two attempts hand over.
func TestEveryAttemptSendsTheSameBytes(t *testing.T) {
	w, id, n := scheduled(t)
	var attempts []string
	w.mail.onSend = func() {
		attempts = append(attempts, w.note(id, note.Anchor, "wei@globex.example").Attempt.Message)
	}
	w.mail.sendErrs = []error{&followup.NotDelivered{Err: errors.New("451 later")}}
	for range 2 {
		_ = w.SendNote(t.Context(), followup.Local, n.ID, nil)
		w.clock.Set(w.clock.Now().Add(time.Minute))
	}
	if len(attempts) != 2 || attempts[0] != attempts[1] || len(w.mail.sent) != 1 || w.mail.sent[0] != attempts[0] {
		t.Errorf("the attempts differ:\n%q\nsent: %q", attempts, w.mail.sent)
	}
}

// TestAnAnswerWhileItIsHandedOverStopsIt lets the answer come between the first byte and
// the final dot.
func TestAnAnswerWhileItIsHandedOverStopsIt(t *testing.T) {
	w, id, anchor := thanked(t)
	checkIn := w.approve(w.note(id, note.CheckIn, "wei@globex.example"))
	w.handOver(checkIn.NotBefore)
	w.mail.onDot = func() {
		w.mail.onDot = nil
		now := w.clock.Now()
		w.mail.arrive(now, reply("wei@globex.example", anchor, now, "We will decide next week.")...)
		if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
			t.Error(err)
		}
	}
	var wait *followup.WaitError
	if err := w.work(); !errors.As(err, &wait) {
		t.Fatalf("the job did not wait: %v", err)
	}
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	if n := w.note(id, note.CheckIn, "wei@globex.example"); len(w.mail.sent) != 1 || n.State == note.Sent || n.Trouble == "" {
		t.Errorf("%d mails sent; the check-in is %s: %q", len(w.mail.sent), n.State, n.Trouble)
	}
}
