package followup_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

// inDrafts is a world in which the thank-you to Wei was put into the Drafts folder.
func inDrafts(t *testing.T) (w *world, id string, n note.Note, uid uint32) {
	t.Helper()
	w = newWorld(t)
	w.choose(note.Drafts)
	id = w.record(onlyWei()).ProcessID
	approved := w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	if approved.Way != note.Drafts {
		t.Fatalf("it goes %q", approved.Way)
	}
	w.deliver(approved.NotBefore)
	n = w.anchor(id)
	uid, err := w.mail.onlyDraft()
	if err != nil || n.State != note.InDrafts || n.Place.UID != uid {
		t.Fatalf("the note is %s at %v (%s), %v", n.State, n.Place, n.Trouble, err)
	}
	if len(w.mail.sent) != 0 {
		t.Fatal("it was sent")
	}
	return w, id, n, uid
}

func (w *world) choose(way note.Way) {
	w.t.Helper()
	if _, err := w.ChooseWay(w.t.Context(), followup.Local, way); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) anchor(id string) note.Note { return w.note(id, note.Anchor, "wei@globex.example") }

// readIn lets time pass and reads the mailbox.
func (w *world) readIn(d time.Duration) {
	w.t.Helper()
	w.clock.Set(w.clock.Now().Add(d))
	if err := w.ReadMailbox(w.t.Context(), followup.Local); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) wantNote(id string, state note.State, says string) note.Note {
	w.t.Helper()
	n := w.anchor(id)
	if n.State != state || !strings.Contains(n.Trouble, says) {
		w.t.Fatalf("the note is %s %s: %s, want it %s: %s", n.State, n.Attempt.Stage, n.Trouble, state, says)
	}
	return n
}

func (w *world) wantDrafts(count int) {
	w.t.Helper()
	if len(w.mail.drafts) != count {
		w.t.Fatalf("%d drafts lie in Drafts, want %d: %v", len(w.mail.drafts), count, w.mail.drafts)
	}
}

func TestDraftIsSentFromThere(t *testing.T) {
	w, id, n, uid := inDrafts(t)
	draft := w.mail.drafts[uid]
	if header(draft, "Message-ID") != "<"+n.MessageID+">" || header(draft, "Subject") != n.Subject {
		t.Errorf("the draft is\n%s", draft)
	}
	sent := w.clock.Now().Add(40 * time.Minute)
	w.mail.sendDraft(uid, sent)
	w.readIn(time.Hour)
	got := w.wantNote(id, note.Sent, "")
	if got.MessageID != n.MessageID || got.SentAt.Sub(n.Attempt.ComposedAt).Abs() > 41*time.Minute {
		t.Errorf("it is sent as %s at %s", got.MessageID, got.SentAt)
	}
	w.readIn(time.Minute) // nothing is left to settle
	if checkIn := w.note(id, note.CheckIn, "wei@globex.example"); checkIn.Thread.InReplyTo != n.MessageID {
		t.Errorf("the check-in answers %q", checkIn.Thread.InReplyTo)
	}
	w.wantDrafts(0)
}

// TestDraftIsChangedThere lets a mail program replace the message, under the same
// Message-ID and under another.
func TestDraftIsChangedThere(t *testing.T) {
	for _, otherID := range []bool{false, true} {
		w, id, n, uid := inDrafts(t)
		carries := n.MessageID
		if otherID {
			carries = "program-1@ada.example"
		}
		changed := writeMail(carries, "wei@globex.example", "Our talk", "", w.clock.Now(), "Dear Dr. Chen,\r\n\r\nMy own words.")
		delete(w.mail.drafts, uid)
		replaced := w.mail.addDraft(changed)
		w.readIn(time.Minute)
		got := w.wantNote(id, note.InDrafts, "")
		if got.Subject != "Our talk" || !strings.Contains(got.Body, "My own words.") || got.Approval != nil || got.Place.UID != replaced {
			t.Fatalf("other id %v: taken over as %q %q at %v", otherID, got.Subject, got.Body, got.Place)
		}
		w.mail.sendDraft(replaced, w.clock.Now().Add(time.Minute))
		w.readIn(time.Hour)
		got = w.wantNote(id, note.Sent, "")
		if got.MessageID != carries || !strings.Contains(got.Body, "My own words.") {
			t.Errorf("other id %v: sent as %q with %q", otherID, got.MessageID, got.Body)
		}
	}
}

func TestDraftSentUnderAnotherID(t *testing.T) {
	w, id, n, uid := inDrafts(t)
	delete(w.mail.drafts, uid)
	w.readIn(time.Minute)
	w.wantNote(id, note.InDrafts, "")
	w.mail.sendElsewhere(w.clock.Now(), writeMail("new@ada.example", "wei@globex.example", n.Subject, "", w.clock.Now(), "Dear Dr. Chen, hello."))
	w.readIn(time.Hour)
	if got := w.wantNote(id, note.Sent, ""); got.MessageID != "new@ada.example" {
		t.Errorf("it is known as %q", got.MessageID)
	}
}

func TestDraftIsGone(t *testing.T) {
	for _, sent := range []bool{true, false} {
		w, id, n, uid := inDrafts(t)
		delete(w.mail.drafts, uid)
		w.readIn(time.Minute)
		w.readIn(23 * time.Hour)
		w.wantNote(id, note.InDrafts, "")
		w.readIn(2 * time.Hour)
		w.wantNote(id, note.Unknown, "gone from your Drafts folder")
		settled, err := w.SettleNote(t.Context(), followup.Local, n.ID, sent)
		want := note.Draft
		if sent {
			want = note.Sent
		}
		if err != nil || settled.State != want {
			t.Errorf("settled as %v: %s, %v", sent, settled.State, err)
		}
	}
}

func TestDraftComesBack(t *testing.T) {
	w, id, _, uid := inDrafts(t)
	draft := w.mail.drafts[uid]
	delete(w.mail.drafts, uid)
	w.readIn(time.Minute)
	w.readIn(25 * time.Hour)
	w.wantNote(id, note.Unknown, "")
	back := w.mail.addDraft(draft)
	w.readIn(time.Minute)
	if n := w.wantNote(id, note.InDrafts, ""); n.Place.UID != back || n.Attempt.Stage != "" {
		t.Errorf("it lies at %v, %q", n.Place, n.Attempt.Stage)
	}
	w.mail.sendDraft(back, w.clock.Now())
	w.readIn(time.Minute)
	w.wantNote(id, note.Sent, "")
}

func TestDraftIsTakenBack(t *testing.T) {
	w, id, n, _ := inDrafts(t)
	theirs := w.mail.addDraft(writeMail("mine@ada.example", "bob@initech.example", "Lunch", "", w.clock.Now(), "Today?"))
	w.readIn(time.Minute)
	edited, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, n.Body+"\nPS: one more word.\n")
	if err != nil || edited.State != note.Draft {
		t.Fatalf("edited: %s, %v", edited.State, err)
	}
	w.wantDrafts(1)
	if w.mail.drafts[theirs] == "" {
		t.Fatal("another draft of the person was taken")
	}
	delete(w.mail.drafts, theirs)
	w.deliver(w.approve(edited).NotBefore)
	if again := w.wantNote(id, note.InDrafts, ""); again.MessageID == n.MessageID {
		t.Error("another message under the same Message-ID")
	}
	undone, err := w.UndoApproval(t.Context(), followup.Local, n.ID)
	if err != nil || undone.State != note.Draft || undone.MessageID != "" {
		t.Errorf("undone: %s %q, %v", undone.State, undone.MessageID, err)
	}
	w.wantDrafts(0)
}

// TestTheirDraftIsNeverRemoved takes a note back that the person's mail program made
// another message of.
func TestTheirDraftIsNeverRemoved(t *testing.T) {
	w, id, n, uid := inDrafts(t)
	delete(w.mail.drafts, uid)
	w.mail.addDraft(writeMail("program-1@ada.example", "wei@globex.example", n.Subject, "", w.clock.Now(), "Mine."))
	w.readIn(time.Minute)
	if _, err := w.UndoApproval(t.Context(), followup.Local, n.ID); err != nil {
		t.Fatal(err)
	}
	w.wantNote(id, note.Draft, "stays in your Drafts folder")
	w.wantDrafts(1)
}

func TestUnreachableDraftIsNotTakenBack(t *testing.T) {
	w, id, n, _ := inDrafts(t)
	w.mail.draftErr = errors.New("no route")
	if _, err := w.UndoApproval(t.Context(), followup.Local, n.ID); err == nil || !strings.Contains(err.Error(), "Do not send it from there") || !strings.Contains(err.Error(), "no route") {
		t.Fatalf("undo without the mailbox: %v", err)
	}
	w.wantNote(id, note.InDrafts, "")
	w.mail.draftErr = nil
	w.readIn(time.Minute)
	w.wantNote(id, note.Draft, "")
	w.wantDrafts(0)
}

func TestAnswerTakesDraftOut(t *testing.T) {
	w, id, n, _ := inDrafts(t)
	w.mail.arrive(w.clock.Now(), reply("wei@globex.example", n, w.clock.Now(), "Thank you, talk soon.")...)
	w.readIn(time.Minute)
	w.wantNote(id, note.Draft, "Somebody answered")
	w.wantDrafts(0)
	if err := w.NameReply(t.Context(), followup.Local, id, w.newest(id), cadence.Rejected, noDate); err != nil {
		t.Fatal(err)
	}
	w.wantNote(id, note.Cancelled, "")
}

func TestMissedDraftIsTakenOut(t *testing.T) {
	w, id, _, _ := inDrafts(t)
	w.handOver(at(12, 20, 12, 0))
	w.readIn(time.Minute)
	w.wantNote(id, note.Skipped, "")
	w.wantDrafts(0)
}

// TestUploadIsTriedAgain fails the upload, and stops the program in the middle of one.
func TestUploadIsTriedAgain(t *testing.T) {
	w := newWorld(t)
	w.choose(note.Drafts)
	id := w.record(onlyWei()).ProcessID
	w.mail.draftErr = errors.New("no route")
	w.deliver(w.approve(w.anchor(id)).NotBefore)
	w.wantNote(id, note.InDrafts, "no route")
	w.mail.draftErr = nil
	w.mail.onPut = func() { panic(errStopped) }
	func() {
		defer func() { _ = recover() }()
		w.readIn(time.Minute)
	}()
	w.mail.onPut = nil
	w.readIn(time.Minute)
	w.wantDrafts(0) // another node may still be at it
	if err := w.RecoverInterrupted(t.Context(), followup.Local); err != nil {
		t.Fatal(err)
	}
	w.readIn(time.Minute)
	w.wantDrafts(1)
	w.readIn(time.Minute)
	w.wantNote(id, note.InDrafts, "")
	w.wantDrafts(1)
}

// TestSentByHandWhileUploading notices the person's own mail in the moment of the upload.
func TestSentByHandWhileUploading(t *testing.T) {
	w := newWorld(t)
	w.choose(note.Drafts)
	id := w.record(onlyWei()).ProcessID
	n := w.approve(w.anchor(id))
	w.mail.onPut = func() {
		w.mail.onPut = nil
		w.mail.sendElsewhere(w.clock.Now(), writeMail("hand@ada.example", "wei@globex.example", n.Subject, "", w.clock.Now(), "Dear Dr. Chen, thanks."))
		w.readIn(0)
	}
	w.deliver(n.NotBefore)
	w.wantNote(id, note.Sent, "")
	w.wantDrafts(0)
}
