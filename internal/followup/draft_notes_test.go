package followup_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

func TestRecordingDraftsTheThankYous(t *testing.T) {
	w := newWorld(t)
	done := w.record(globex())
	if !done.New || done.Drafts != 3 {
		t.Errorf("recorded %+v, want a new process with 3 drafts", done)
	}
	subjects := map[string]bool{}
	for _, n := range w.notes(done.ProcessID) {
		if n.State != note.Draft || n.Phase != note.Anchor || n.Approval != nil || n.Thread.InReplyTo != "" {
			t.Errorf("drafted %+v", n)
		}
		subjects[n.Subject] = true
	}
	if len(subjects) != 3 {
		t.Errorf("the subjects are %v, want one of its own for each", subjects)
	}
	again := w.record(globex())
	if again.New || again.Drafts != 0 || again.ProcessID != done.ProcessID {
		t.Errorf("recorded again: %+v", again)
	}
	w.deliver(at(12, 31, 12, 0))
	if len(w.mail.sent) > 0 {
		t.Errorf("%d mails were sent that nobody approved", len(w.mail.sent))
	}
}

func TestAnInterviewToComeIsDraftedWhenItsTimeComes(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(at(11, 20, 9, 0))
	p := globex()
	for i := range p.Interviews[0].Panel {
		p.Interviews[0].Panel[i].Debrief = interview.Debrief{}
	}
	done := w.record(p)
	if done.Drafts != 0 {
		t.Fatalf("%d drafts of a talk that has not been", done.Drafts)
	}
	p.Interviews[0].Panel[1].Debrief.Need = "somebody for the billing service"
	if done = w.record(p); done.Drafts != 1 {
		t.Errorf("%d drafts once the debrief speaks of one person", done.Drafts)
	}
	w.handOver(at(11, 23, 20, 0))
	if notes := w.notes(done.ProcessID); len(notes) != 3 {
		t.Errorf("%d drafts on the evening of the interview, want 3", len(notes))
	}
}

func TestANewDebriefRewritesOnlyWhatNobodyTouched(t *testing.T) {
	w := newWorld(t)
	p := globex()
	id := w.record(p).ProcessID
	tomas := w.note(id, note.Anchor, "tomas@globex.example")
	if _, err := w.EditNote(t.Context(), followup.Local, tomas.ID, tomas.Digest(), "Thank you", "Hi Tomas,\n\nmy own words.\n"); err != nil {
		t.Fatal(err)
	}
	wei := w.approve(w.note(id, note.Anchor, "wei@globex.example"))

	for i := range p.Interviews[0].Panel {
		p.Interviews[0].Panel[i].Debrief.Anchor = "the graph with the cycle"
	}
	w.record(p)
	if n := w.note(id, note.Anchor, "priya@globex.example"); !strings.Contains(n.Body, "the graph with the cycle") {
		t.Errorf("the untouched draft kept its old anchor:\n%s", n.Body)
	}
	if n := w.note(id, note.Anchor, "tomas@globex.example"); !strings.Contains(n.Body, "my own words") {
		t.Errorf("the edited draft was written over:\n%s", n.Body)
	}
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Approved || n.Body != wei.Body || n.Version != wei.Version {
		t.Errorf("the approved note was touched: %s\n%s", n.State, n.Body)
	}
}

func TestWhoLeavesThePanelGetsNothing(t *testing.T) {
	w := newWorld(t)
	p := globex()
	id := w.record(p).ProcessID
	w.approve(w.note(id, note.Anchor, "tomas@globex.example"))
	without := globex()
	without.Interviews[0].Panel = without.Interviews[0].Panel[:2]
	w.record(without)
	n := w.note(id, note.Anchor, "tomas@globex.example")
	if n.State != note.Cancelled || n.Approval != nil || n.Trouble == "" {
		t.Errorf("the note is %s (%q)", n.State, n.Trouble)
	}
	w.deliver(at(11, 24, 12, 0))
	if len(w.mail.sent) != 0 {
		t.Errorf("%d mails sent", len(w.mail.sent))
	}
	// And back: the new draft takes the place of the withdrawn one.
	if done := w.record(p); done.Drafts != 1 {
		t.Errorf("%d drafts after they came back", done.Drafts)
	}
	if n := w.note(id, note.Anchor, "tomas@globex.example"); n.State != note.Draft || n.Trouble != "" || n.MessageID != "" {
		t.Errorf("the new draft is %+v", n)
	}
}

func TestANoteFollowsItsRecipientToAnotherAddress(t *testing.T) {
	w := newWorld(t)
	p := globex()
	p.Interviews[0].Panel[1].Email = ""
	p.Interviews[0].Panel[2].Email = ""
	done := w.record(p)
	if done.Drafts != 3 {
		t.Fatalf("%d drafts, want one for each, with or without an address", done.Drafts)
	}
	var nameless note.Note
	for _, n := range w.notes(done.ProcessID) {
		if n.To.Name == "Priya Raman" {
			nameless = n
		}
	}
	for _, step := range w.show(done.ProcessID).Steps {
		if step.Note != nil && step.Note.To.Name != step.Interviewer {
			t.Errorf("the step of %s shows the note to %s", step.Interviewer, step.Note.To.Name)
		}
	}
	_, err := w.ApproveNote(t.Context(), followup.Local, nameless.ID, nameless.Digest())
	if err == nil || !strings.Contains(err.Error(), "e-mail address") {
		t.Errorf("approving a note to nowhere: %v", err)
	}
	wei := w.approve(w.note(done.ProcessID, note.Anchor, "wei@globex.example"))

	p = globex()
	p.Interviews[0].Panel[0].Email = "wei.chen@globex.example"
	if again := w.record(p); again.Drafts != 0 {
		t.Errorf("%d new drafts: the notes should have moved", again.Drafts)
	}
	if n := w.note(done.ProcessID, note.Anchor, "priya@globex.example"); n.ID != nameless.ID || n.State != note.Draft {
		t.Errorf("Priya's note is %+v", n)
	}
	if n := w.note(done.ProcessID, note.Anchor, "wei.chen@globex.example"); n.ID != wei.ID || n.State != note.Draft || n.Approval != nil {
		t.Errorf("an approval survived another address: %+v", n)
	}
}

func TestAnUntouchedDraftFollowsTheDay(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	priya := w.note(id, note.Anchor, "priya@globex.example")
	if _, err := w.EditNote(t.Context(), followup.Local, priya.ID, priya.Digest(), priya.Subject, priya.Body+"PS: today.\n"); err != nil {
		t.Fatal(err)
	}
	w.handOver(at(11, 24, 9, 0))
	if n := w.note(id, note.Anchor, "wei@globex.example"); !strings.HasSuffix(n.Subject, "yesterday") || strings.Contains(n.Body, "today") {
		t.Errorf("on Tuesday the draft says\n%s\n\n%s", n.Subject, n.Body)
	}
	if n := w.note(id, note.Anchor, "priya@globex.example"); !strings.HasSuffix(n.Subject, "today") {
		t.Errorf("the words of an edited draft were changed: %q", n.Subject)
	}
	version := w.note(id, note.Anchor, "wei@globex.example").Version
	w.handOver(at(11, 24, 9, 5))
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.Version != version {
		t.Error("the draft was saved again without a change")
	}
}

func TestThankedByHand(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei(), note.Touch{Phase: note.Anchor, To: "Wei@Globex.example", At: at(11, 23, 15, 50)}).ProcessID
	checkIn := w.note(id, note.CheckIn, "wei@globex.example")
	if checkIn.Subject != "Following up: Senior Software Engineer – Ada Park" || checkIn.Thread.InReplyTo != "" {
		t.Errorf("check-in %q in thread %+v", checkIn.Subject, checkIn.Thread)
	}
	if w.hasNote(id, note.Anchor) {
		t.Error("a second thank-you was drafted")
	}
	// A draft that exists when the person sends by hand is withdrawn.
	w = newWorld(t)
	id = w.record(onlyWei()).ProcessID
	w.record(onlyWei(), note.Touch{Phase: note.Anchor, To: "wei@globex.example", At: at(11, 23, 15, 50)})
	if n := w.note(id, note.Anchor, "wei@globex.example"); n.State != note.Cancelled {
		t.Errorf("the draft of what was sent by hand is %s", n.State)
	}
}

func TestTheContactChanges(t *testing.T) {
	w, id, _ := thanked(t)
	p := globex()
	p.Interviews[0].Panel = p.Interviews[0].Panel[:2]
	p.Interviews[0].Panel[0].Role, p.Interviews[0].Panel[1].Role = interview.Peer, interview.HiringManager
	w.record(p)
	if n := w.note(id, note.CheckIn, "wei@globex.example"); n.State != note.Cancelled {
		t.Errorf("the check-in to who is not the contact any more is %s", n.State)
	}
}

func TestNotesOfAPanelLeaveMinutesApart(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	w.clock.Set(at(11, 24, 9, 0)) // all three are due by now
	var leave []time.Time
	for _, email := range []string{"tomas@globex.example", "wei@globex.example", "priya@globex.example"} {
		n := w.note(id, note.Anchor, email)
		n, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), strings.ReplaceAll(n.Subject, "today", "yesterday"), strings.ReplaceAll(n.Body, "today", "yesterday"))
		if err != nil {
			t.Fatal(err)
		}
		leave = append(leave, w.approve(n).NotBefore)
	}
	for i, a := range leave {
		if a.Before(at(11, 24, 9, 5)) {
			t.Errorf("note %d leaves at %s, inside the undo window", i, a)
		}
		for _, b := range leave[i+1:] {
			if gap := b.Sub(a).Abs(); gap < 4*time.Minute || gap > 25*time.Minute {
				t.Errorf("two notes leave %s apart", gap)
			}
		}
	}
}

// TestAnApprovedNoteDoesNotSayTodayTomorrow: the machine slept, or the person said yes in
// the last minutes of the day.
func TestAnApprovedNoteDoesNotSayTodayTomorrow(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	w.deliver(at(11, 24, 9, 0))
	n := w.note(id, note.Anchor, "wei@globex.example")
	if len(w.mail.sent) != 0 || n.State != note.Draft || n.Approval != nil || strings.Contains(n.Subject+n.Body, "today") || n.Trouble == "" {
		t.Errorf("%d mails sent; the note is %s (%q):\n%s\n%s", len(w.mail.sent), n.State, n.Trouble, n.Subject, n.Body)
	}
	w.deliver(w.approve(n).NotBefore)
	if len(w.mail.sent) != 1 {
		t.Errorf("%d mails sent after the second approval", len(w.mail.sent))
	}

	w = newWorld(t)
	id = w.record(onlyWei()).ProcessID
	n = w.note(id, note.Anchor, "wei@globex.example")
	w.clock.Set(at(11, 23, 21, 0)) // its step is for the morning now
	if _, err := w.ApproveNote(t.Context(), followup.Local, n.ID, n.Digest()); !errors.Is(err, followup.ErrNotWhatWasSeen) {
		t.Errorf("approving “today” for tomorrow: %v", err)
	}
	n = w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	if !strings.HasSuffix(n.Subject, "yesterday") || !n.NotBefore.Equal(at(11, 24, 8, 30)) {
		t.Errorf("%q leaves at %s", n.Subject, n.NotBefore)
	}
}

// TestAnApprovalEndsWithThePromiseItNames: an approved note that names a date which is
// not the promised one any more must be read again.
func TestAnApprovalEndsWithThePromiseItNames(t *testing.T) {
	for _, edited := range []bool{false, true} {
		w, id, anchor := thanked(t)
		n := w.note(id, note.CheckIn, "wei@globex.example")
		if edited {
			var err error
			if n, err = w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, n.Body+"PS: mine.\n"); err != nil {
				t.Fatal(err)
			}
		}
		w.approve(n)
		came := at(11, 25, 9, 0)
		w.mail.arrive(came, reply("wei@globex.example", anchor, came, "It will be the 10th.")...)
		w.readAt(came)
		w.name(id, cadence.NewDate, interview.Date{Year: 2026, Month: 12, Day: 10})
		n = w.note(id, note.CheckIn, "wei@globex.example")
		if n.State != note.Draft || n.Approval != nil || n.Trouble == "" || strings.Contains(n.Body, "10 December") == edited || strings.Contains(n.Body, "PS: mine.") != edited {
			t.Errorf("edited: %v: the check-in is %s (%q):\n%s", edited, n.State, n.Trouble, n.Body)
		}
	}
}

// TestSwappedAddresses: two addresses were the wrong way round, and a note approved for
// one person must not reach the other.
func TestSwappedAddresses(t *testing.T) {
	w := newWorld(t)
	p := globex()
	id := w.record(p).ProcessID
	approved := w.approve(w.note(id, note.Anchor, "priya@globex.example"))
	panel := p.Interviews[0].Panel
	panel[1].Email, panel[2].Email = panel[2].Email, panel[1].Email
	w.record(p)
	w.deliver(approved.NotBefore.Add(time.Hour))
	if len(w.mail.sent) != 0 {
		t.Errorf("what was approved for Priya went to\n%s", header(w.mail.sent[0], "To"))
	}
	if n := w.note(id, note.Anchor, "priya@globex.example"); n.To.Name != "Tomas Ruiz" || n.State != note.Draft || !strings.HasPrefix(n.Body, "Hi Tomas,") {
		t.Errorf("the note to Tomas is %s:\n%s", n.State, n.Body)
	}
}
