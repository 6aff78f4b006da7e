package followup_test

import (
	"errors"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestStoppedWhileSending stops the program at each step of a send and starts it again.
func TestStoppedWhileSending(t *testing.T) {
	stop := func() { panic(errStopped) }
	for _, c := range []struct {
		name  string
		when  func(*mailbox)
		state note.State // after 15 minutes
		left  int
	}{
		{"before the first byte", func(m *mailbox) { m.onSend = stop }, note.Sent, 1},
		{"before the dot was committed", func(m *mailbox) { m.onDot = stop }, note.Sent, 1},
		{"at the dot, and it did not leave", func(m *mailbox) { m.sendErrs, m.stops = []error{followup.ErrUncertain}, true }, note.Unknown, 0},
		{"at the dot, and it left", func(m *mailbox) { m.sendErrs, m.stops, m.leftAnyway = []error{followup.ErrUncertain}, true, true }, note.Sent, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, id, n := scheduled(t)
			c.when(w.mail)
			func() {
				defer func() {
					if recover() != errStopped {
						t.Error("the program was not stopped")
					}
				}()
				_ = w.SendNote(t.Context(), followup.Local, n.ID, nil)
			}()
			n = w.note(id, note.Anchor, "wei@globex.example")
			if n.State != note.Sending {
				t.Fatalf("the note is %s", n.State)
			}
			w.mail.onSend, w.mail.onDot, w.mail.stops = nil, nil, false
			if err := w.RecoverInterrupted(t.Context(), followup.Local); err != nil {
				t.Fatal(err)
			}
			if err := w.SendNote(t.Context(), followup.Local, n.ID, nil); err != nil {
				t.Error(err)
			}
			w.readAt(w.clock.Now().Add(15 * time.Minute))
			w.deliver(at(11, 24, 9, 0))
			after := w.note(id, note.Anchor, "wei@globex.example")
			if after.State != c.state || (after.Trouble == "") != (c.state == note.Sent) || len(w.mail.sent) != c.left {
				t.Errorf("after the start the note is %s (%q), %d mails sent", after.State, after.Trouble, len(w.mail.sent))
			}
			if c.left == 1 && header(w.mail.sent[0], "Message-ID") != "<"+n.MessageID+">" {
				t.Error("it left under another Message-ID than was stored")
			}
		})
	}
}

// TestALostAttemptLeavesNothing lets another node take a note over while it is handed over.
func TestALostAttemptLeavesNothing(t *testing.T) {
	w, id, n := scheduled(t)
	w.mail.onDot = func() {
		w.mail.onDot = nil
		if err := w.RecoverInterrupted(t.Context(), followup.Local); err != nil {
			t.Error(err)
		}
	}
	if err := w.SendNote(t.Context(), followup.Local, n.ID, nil); err != nil || len(w.mail.sent) != 0 {
		t.Fatalf("error %v, %d mails sent by who had lost the note", err, len(w.mail.sent))
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Scheduled {
		t.Fatalf("the note is %s", n.State)
	}
	if err := w.work(); err != nil || len(w.mail.sent) != 1 {
		t.Errorf("error %v, %d mails sent by who took it over", err, len(w.mail.sent))
	}
}

// TestAnotherWorkerTakesOver runs the job of a note whose worker died, as a node does that
// takes up the jobs of another.
func TestAnotherWorkerTakesOver(t *testing.T) {
	w, id, n := scheduled(t)
	w.mail.onSend = func() { panic(errStopped) }
	func() {
		defer func() { _ = recover() }()
		_ = w.SendNote(t.Context(), followup.Local, n.ID, nil)
	}()
	w.mail.onSend = nil
	var wait *followup.WaitError
	if err := w.SendNote(t.Context(), followup.Local, n.ID, nil); !errors.As(err, &wait) || wait.RetryAfter != time.Minute {
		t.Fatalf("at once: %v, want it to wait a minute", err)
	}
	w.clock.Set(w.clock.Now().Add(time.Minute))
	if err := w.SendNote(t.Context(), followup.Local, n.ID, nil); err != nil {
		t.Fatal(err)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Sent || len(w.mail.sent) != 1 {
		t.Errorf("the note is %s, %d mails sent", n.State, len(w.mail.sent))
	}
}

// TestALateCopySettles finds the copy after the person was asked.
func TestALateCopySettles(t *testing.T) {
	w, id, _ := scheduled(t)
	none := 0
	w.mail.sendErrs, w.mail.leftAnyway, w.mail.copies = []error{followup.ErrUncertain}, true, &none
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	w.readAt(w.clock.Now().Add(20 * time.Minute))
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Unknown {
		t.Fatalf("without a copy the note is %s", n.State)
	}
	w.mail.copies = nil
	w.readAt(w.clock.Now().Add(time.Hour))
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Sent || n.Trouble != "" || n.Attempt.Message != "" {
		t.Errorf("with a copy the note is %s: %q", n.State, n.Trouble)
	}
}

// TestAnAttemptThatGrewOldIsTakenUp has no start of the program in it, as on many nodes.
func TestAnAttemptThatGrewOldIsTakenUp(t *testing.T) {
	w, id, n := scheduled(t)
	w.mail.onSend = func() { panic(errStopped) }
	func() {
		defer func() { _ = recover() }()
		_ = w.SendNote(t.Context(), followup.Local, n.ID, nil)
	}()
	w.mail.onSend = nil
	w.readAt(w.clock.Now().Add(10 * time.Minute))
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Sending {
		t.Fatalf("an attempt that may be going on was taken from who makes it: %s", n.State)
	}
	w.readAt(w.clock.Now().Add(10 * time.Minute))
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Scheduled || n.Trouble == "" {
		t.Fatalf("the note is %s: %q", n.State, n.Trouble)
	}
	w.deliver(w.clock.Now())
	if len(w.mail.sent) != 1 {
		t.Errorf("%d mails sent", len(w.mail.sent))
	}
}

// TestOneFilesTheCopy reads the mailbox while a note that just left is being filed, as the
// watch does when the witness arrives: two who move one witness leave two copies.
func TestOneFilesTheCopy(t *testing.T) {
	w, id, _ := scheduled(t)
	filing := 0
	w.mail.onFile = func() {
		if filing++; filing > 1 {
			t.Error("a second one files the copy at the same time")
			return
		}
		if err := w.ReadMailbox(t.Context(), followup.Local); err != nil {
			t.Error(err)
		}
	}
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); filing != 1 || n.Unsettled() {
		t.Errorf("filed %d times, the note is %s, unsettled %t", filing, n.State, n.Unsettled())
	}
}

// TestFilingIsTakenUp ends the program while it files a copy: on another node it is taken
// up after a minute, where there is only one program at its start.
func TestFilingIsTakenUp(t *testing.T) {
	for name, takeUp := range map[string]func(*world){
		"by another node": func(w *world) { w.clock.Set(w.clock.Now().Add(time.Minute)) },
		"at the start": func(w *world) {
			if err := w.RecoverInterrupted(t.Context(), followup.Local); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, id, n := scheduled(t)
			w.mail.onFile = func() { panic(errStopped) }
			func() {
				defer func() { _ = recover() }()
				_ = w.SendNote(t.Context(), followup.Local, n.ID, nil)
			}()
			w.mail.onFile = nil
			w.readAt(w.clock.Now())
			if n = w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Sent || !n.Unsettled() {
				t.Fatalf("at once the note is %s, unsettled %t", n.State, n.Unsettled())
			}
			takeUp(w)
			w.readAt(w.clock.Now())
			if n = w.note(id, note.Anchor, "wei@globex.example"); n.Unsettled() || len(w.mail.filed) != 1 {
				t.Errorf("afterwards unsettled %t, filed %d times", n.Unsettled(), len(w.mail.filed))
			}
		})
	}
}
