package followup_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

func TestAGapStopsTheApproval(t *testing.T) {
	w := newWorld(t)
	p := onlyWei()
	p.Interviews[0].Panel[0].Debrief.Anchor = ""
	id := w.record(p).ProcessID
	n := w.note(id, note.Anchor, "wei@globex.example")
	_, err := w.ApproveNote(t.Context(), followup.Local, n.ID, n.Digest())
	var blocked *followup.BlockedError
	if !errors.As(err, &blocked) || len(blocked.Findings) == 0 {
		t.Fatalf("approving a note with a gap: %v", err)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Draft || n.Approval != nil {
		t.Errorf("the note is %s", n.State)
	}
	w.deliver(at(11, 24, 12, 0))
	if len(w.mail.sent) != 0 {
		t.Errorf("%d mails sent", len(w.mail.sent))
	}
}

func TestApprovalIsOfWhatWasSeen(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	seen := w.note(id, note.Anchor, "wei@globex.example")
	if _, err := w.EditNote(t.Context(), followup.Local, seen.ID, seen.Digest(), seen.Subject, seen.Body+"\nPS: one more line.\n"); err != nil {
		t.Fatal(err)
	}
	_, err := w.ApproveNote(t.Context(), followup.Local, seen.ID, seen.Digest())
	if !errors.Is(err, followup.ErrNotWhatWasSeen) {
		t.Errorf("approving what was not seen: %v", err)
	}
	if _, err := w.ApproveNote(t.Context(), "somebody else", seen.ID, seen.Digest()); !errors.Is(err, followup.ErrNotFound) {
		t.Errorf("approving in another account: %v", err)
	}
}

func TestAnEditVoidsTheApproval(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	n := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	w.handOver(n.NotBefore) // it is scheduled, its job is in the queue
	edited, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, n.Body+"\nPS.\n")
	if err != nil || edited.State != note.Draft || edited.Approval != nil {
		t.Fatalf("edited: %+v, %v", edited, err)
	}
	if err := w.work(); err != nil {
		t.Error(err)
	}
	if len(w.mail.sent) != 0 {
		t.Errorf("%d mails sent after the approval was void", len(w.mail.sent))
	}
}

func TestUndo(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	n := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	if n.NotBefore.Before(monday.Add(w.UndoWindow)) {
		t.Errorf("it would leave at %s, inside the undo window", n.NotBefore)
	}
	w.handOver(n.NotBefore)
	undone, err := w.UndoApproval(t.Context(), followup.Local, n.ID)
	if err != nil || undone.State != note.Draft {
		t.Fatalf("undone: %s, %v", undone.State, err)
	}
	if err := w.work(); err != nil {
		t.Error(err)
	}
	w.deliver(at(11, 24, 12, 0))
	if len(w.mail.sent) != 0 {
		t.Errorf("%d mails sent after undo", len(w.mail.sent))
	}
	if _, err := w.UndoApproval(t.Context(), followup.Local, n.ID); err == nil {
		t.Error("a draft could be undone")
	}
}

func TestTooLateToApprove(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	n := w.note(id, note.Anchor, "wei@globex.example")
	w.clock.Set(at(12, 4, 12, 0))
	_, err := w.ApproveNote(t.Context(), followup.Local, n.ID, n.Digest())
	if !errors.Is(err, followup.ErrNoStep) || strings.HasSuffix(err.Error(), ": ") {
		t.Errorf("approving a thank-you after the check-in opened: %v", err)
	}
}

func TestApprovedButNotYetTime(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	w.clock.Set(at(11, 23, 16, 40)) // its step is due, and the undo window still to come
	n := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	w.handOver(n.NotBefore.Add(-1))
	if len(w.queue.ids) != 0 {
		t.Error("a note was handed over before its time")
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Approved || len(w.mail.sent) != 0 {
		t.Errorf("a nanosecond early the note is %s and %d mails are sent", n.State, len(w.mail.sent))
	}
	w.deliver(n.NotBefore)
	if len(w.mail.sent) != 1 {
		t.Errorf("%d mails sent in time", len(w.mail.sent))
	}
}

// TestTheClockIsSetBack: a note in the queue whose time has not come after all goes back.
func TestTheClockIsSetBack(t *testing.T) {
	w, id, n := scheduled(t)
	w.clock.Set(n.NotBefore.Add(-time.Minute))
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	waits := w.note(id, note.Anchor, "wei@globex.example")
	if len(w.mail.sent) != 0 || waits.State != note.Approved || !strings.Contains(waits.Trouble, n.NotBefore.In(newYork).Format("15:04")) {
		t.Errorf("%d mails sent; the note is %s: %q", len(w.mail.sent), waits.State, waits.Trouble)
	}
}
