package followup_test

import (
	"errors"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// inbox is what came in, the latest first.
func (w *world) inbox() followup.Inbox {
	w.t.Helper()
	box, err := w.ShowInbox(w.t.Context(), followup.Local, 0, 50)
	if err != nil {
		w.t.Fatal(err)
	}
	return box
}

// heard lets Wei answer a note on Tuesday morning.
func (w *world) heard(to note.Note, text string) {
	w.t.Helper()
	came := at(11, 24, 9, 0)
	w.mail.arrive(came, reply("Wei Chen <wei@globex.example>", to, came, text)...)
	w.readAt(came)
}

func (w *world) correct(key string, c followup.Correction) {
	w.t.Helper()
	if err := w.CorrectMail(w.t.Context(), followup.Local, key, c); err != nil {
		w.t.Fatal(err)
	}
}

// checkIn is the step of the check-in.
func (w *world) checkInStep(id string) followup.StepView {
	w.t.Helper()
	for _, step := range w.show(id).Steps {
		if step.Phase == note.CheckIn {
			return step
		}
	}
	w.t.Fatal("there is no check-in")
	return followup.StepView{}
}

// TestACorrectionMovesThePlan says of a mail all that it may be, and takes it back.
func TestACorrectionMovesThePlan(t *testing.T) {
	w, id, anchor := thanked(t)
	before := w.checkInStep(id)
	w.heard(anchor, "I am travelling, back on 7 December.")
	box := w.inbox()
	if len(box.Mails) != 1 || !box.Mails[0].Waits || box.Mails[0].Process.ID != id {
		t.Fatalf("the inbox is %+v", box.Mails)
	}
	key := box.Mails[0].Key
	if s := w.checkInStep(id); s.Status != cadence.Paused {
		t.Fatalf("after a reply the check-in is %s", s.Status)
	}

	w.correct(key, followup.Correction{Kind: letter.KindAutoReply, ProcessID: id, Return: interview.Date{Year: 2026, Month: 12, Day: 7}})
	if s := w.checkInStep(id); s.Status == cadence.Paused || interview.DateOf(s.Due) != (interview.Date{Year: 2026, Month: 12, Day: 8}) {
		t.Errorf("after an absence until 7 December the check-in is %s, due %s: %s", s.Status, s.Due, s.Reason)
	}
	w.correct(key, followup.Correction{Kind: letter.KindUnrelated})
	if s := w.checkInStep(id); !s.Due.Equal(before.Due) || s.Status != before.Status {
		t.Errorf("without the mail the check-in is %s, due %s; it was %s, due %s", s.Status, s.Due, before.Status, before.Due)
	}
	if v := w.show(id); len(v.Mails) != 0 || v.Paused {
		t.Errorf("a mail that is about nothing is still with the process: %+v", v.Mails)
	}
	if m := w.inbox().Mails; len(m) != 1 || m[0].ProcessID != "" || m[0].TakenFor == nil || m[0].TakenFor.ProcessID != id {
		t.Errorf("the inbox forgot what it was taken for: %+v", m)
	}

	if err := w.UndoCorrection(t.Context(), followup.Local, key); err != nil {
		t.Fatal(err)
	}
	if s := w.checkInStep(id); s.Status != cadence.Paused {
		t.Errorf("after undo the check-in is %s", s.Status)
	}
	if m := w.inbox().Mails[0]; m.Kind != letter.KindReply || m.TakenFor != nil || m.ProcessID != id || !m.Waits {
		t.Errorf("after undo the mail is %+v", m)
	}
	if err := w.UndoCorrection(t.Context(), followup.Local, key); !errors.Is(err, followup.ErrNotCorrected) {
		t.Errorf("a second undo says %v", err)
	}
}

// TestAMailMovesToAnotherProcess stops the follow-ups of the one and no longer of the other.
func TestAMailMovesToAnotherProcess(t *testing.T) {
	w, id, anchor := thanked(t)
	other := onlyWei()
	other.Employer, other.Interviews[0].Panel[0].Email = "Hooli", "wei@hooli.example"
	moved := w.record(other, note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "wei@hooli.example", At: monday.Add(time.Hour)}).ProcessID
	w.heard(anchor, "We are in touch.")
	key := w.inbox().Mails[0].Key
	w.correct(key, followup.Correction{Kind: letter.KindReply, ProcessID: moved})
	if w.show(id).Paused || !w.show(moved).Paused {
		t.Errorf("Globex is paused: %v, Hooli is: %v", w.show(id).Paused, w.show(moved).Paused)
	}
	if got := w.show(moved).Replies; len(got) != 1 || got[0].Key != key {
		t.Errorf("Hooli waits for %+v to be named", got)
	}
	// Read once more, it is the same mail.
	w.heard(anchor, "We are in touch.")
	if n := len(w.inbox().Mails); n != 1 {
		t.Errorf("the inbox has %d mails", n)
	}
}

// TestACorrectionIsRefused lists what cannot be said of a mail.
func TestACorrectionIsRefused(t *testing.T) {
	w, id, anchor := thanked(t)
	w.heard(anchor, "We are in touch.")
	key := w.inbox().Mails[0].Key
	for _, test := range []struct {
		key  string
		c    followup.Correction
		want error
	}{
		{"none", followup.Correction{Kind: letter.KindReply, ProcessID: id}, followup.ErrNotFound},
		{key, followup.Correction{Kind: letter.KindReply}, followup.ErrAboutWhich},
		{key, followup.Correction{Kind: letter.KindAutoReply, ProcessID: "none"}, followup.ErrNotFound},
		{key, followup.Correction{Kind: letter.KindBounce, ProcessID: id}, followup.ErrNoSuchKind},
		{key, followup.Correction{Kind: "love letter", ProcessID: id}, followup.ErrNoSuchKind},
		{key, followup.Correction{Kind: letter.KindReply, ProcessID: id, Return: interview.Date{Year: 2026, Month: 12, Day: 7}}, followup.ErrNoSuchKind},
	} {
		if err := w.CorrectMail(t.Context(), followup.Local, test.key, test.c); !errors.Is(err, test.want) {
			t.Errorf("%+v: %v, want %v", test.c, err, test.want)
		}
	}
	if m := w.inbox().Mails[0]; m.Kind != letter.KindReply || m.TakenFor != nil || !w.show(id).Paused {
		t.Errorf("what was refused changed something: %+v", m)
	}
}

// TestUnrelatedMailIsOnlyCounted keeps other people's mail out of the inbox.
func TestUnrelatedMailIsOnlyCounted(t *testing.T) {
	w, _, _ := thanked(t)
	came := at(11, 24, 9, 0)
	w.mail.arrive(came, "From: shop@example.net", "To: ada@example.org", "Subject: Your order", "Date: "+came.Format(time.RFC1123Z), "", "It is on its way.")
	w.readAt(came)
	if box := w.inbox(); len(box.Mails) != 0 || box.Unrelated != 1 {
		t.Errorf("%d mails are shown and %d counted", len(box.Mails), box.Unrelated)
	}
}

// TestUnrelatedMailIsCountedOnce counts a mail once though the folders are read anew for
// somebody who is known only now, even while a reading goes on.
func TestUnrelatedMailIsCountedOnce(t *testing.T) {
	w, _, _ := thanked(t)
	came := at(11, 24, 9, 0)
	w.mail.arrive(came, "From: shop@example.net", "To: ada@example.org", "Subject: Your order", "Date: "+came.Format(time.RFC1123Z), "", "It is on its way.")
	w.readAt(came)
	other := onlyWei()
	other.Employer, other.Interviews[0].Panel[0].Email = "Initech", "bob@initech.example"
	w.record(other)
	w.readAt(came.Add(time.Hour))
	if box := w.inbox(); box.Unrelated != 1 {
		t.Errorf("read anew, %d mails are counted, want 1", box.Unrelated)
	}
	w.mail.arrive(came.Add(time.Hour), "From: shop@example.net", "To: ada@example.org", "Subject: Here", "Date: "+came.Format(time.RFC1123Z), "", "It is here.")
	w.mail.onFetch = func() {
		w.mail.onFetch = nil
		third := onlyWei()
		third.Employer, third.Interviews[0].Panel[0].Email = "Hooli", "jo@hooli.example"
		w.record(third)
	}
	w.readAt(came.Add(2 * time.Hour))
	w.readAt(came.Add(3 * time.Hour))
	if box := w.inbox(); box.Unrelated != 2 {
		t.Errorf("read anew while a reading went on, %d mails are counted, want 2", box.Unrelated)
	}
}

// TestKnownMailIsNoOtherMail counts neither the person's own copies nor what was taken in
// before and lies in another folder now.
func TestKnownMailIsNoOtherMail(t *testing.T) {
	w, _, n := thanked(t)
	came := at(11, 24, 9, 0)
	w.mail.arrive(came, writeMail("own@ada.example", "wei@globex.example", "A word to myself", "", came, "Remember the index."))
	reply := []string{
		"From: wei@globex.example", "To: ada@example.org", "Subject: Re: " + n.Subject, "Message-ID: <answer@globex.example>",
		"In-Reply-To: <" + n.MessageID + ">", "Date: " + came.Format(time.RFC1123Z), "", "Thank you.",
	}
	w.mail.arrive(came, reply...)
	w.readAt(came)
	w.mail.arrive(came, reply...)
	w.readAt(came.Add(time.Hour))
	if box := w.inbox(); len(box.Mails) != 1 || box.Unrelated != 0 {
		t.Errorf("%d mails are shown and %d others counted, want the reply and none", len(box.Mails), box.Unrelated)
	}
}
