package followup_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

var noDate interview.Date

// TestByHand tells the person when it is time, sends nothing, and finds what they sent.
func TestByHand(t *testing.T) {
	w := newWorld(t)
	w.choose(note.ByHand)
	id := w.record(onlyWei()).ProcessID
	n := w.approve(w.anchor(id))
	w.deliver(n.NotBefore.Add(-time.Second))
	w.wantNote(id, note.Approved, "")
	if w.anchor(id).Trouble != "" {
		t.Error("told too soon")
	}
	w.deliver(n.NotBefore)
	w.wantNote(id, note.Approved, "It is time")
	w.deliver(n.NotBefore.Add(time.Minute))
	w.wantDrafts(0)
	if len(w.mail.sent) != 0 {
		t.Fatal("it was sent")
	}
	sent := n.NotBefore.Add(5 * time.Minute).Truncate(time.Second)
	w.mail.sendElsewhere(sent.Add(3*time.Second), writeMail("hand@ada.example", "Wei <wei@globex.example>", n.Subject, "", sent, "Dear Dr. Chen, quite other words."))
	w.readIn(10 * time.Minute)
	got := w.wantNote(id, note.Sent, "")
	if got.MessageID != "hand@ada.example" || !got.SentAt.Equal(sent) {
		t.Errorf("sent as %q at %s", got.MessageID, got.SentAt)
	}
	checkIn := w.note(id, note.CheckIn, "wei@globex.example")
	if checkIn.Thread.InReplyTo != "hand@ada.example" || checkIn.Subject != "Re: "+n.Subject {
		t.Errorf("the check-in answers %q as %q", checkIn.Thread.InReplyTo, checkIn.Subject)
	}
}

func TestNoticedByHand(t *testing.T) {
	const subject = "Re: Interview on Monday"
	cases := []struct {
		name          string
		to, inReply   string
		subject, text string
		header        string
		after         time.Duration // since the world began, half an hour after the interview
		noticed       bool
	}{
		{"a thank-you in an answer to the invitation", "wei@globex.example", "invitation@globex.example", subject, "Thank you for your time today.", "", time.Hour, true},
		{"German thanks", "WEI@globex.example", "", "Unser Gespräch", "vielen Dank für das Gespräch heute.", "", time.Hour, true},
		{"thanks in the subject", "wei@globex.example", "", "Thank you", "It was good.", "", time.Hour, true},
		{"to several", "rae@globex.example, Wei Chen <wei@globex.example>", "", "Thank you", "Dear all.", "", time.Hour, true},
		{"something else", "wei@globex.example", "", "My references", "Attached as you asked.", "", time.Hour, false},
		{"thanks for something else", "wei@globex.example", "", subject, "Thanks, received.", "", time.Hour, false},
		{"to somebody else", "bob@initech.example", "", "Thank you for your time", "Thanks.", "", time.Hour, false},
		{"before the interview", "wei@globex.example", "", "Thank you for the invitation", "Thanks for your time.", "", -3 * time.Hour, false},
		{"an absence notice by a program", "wei@globex.example", "", "Thank you", "Thank you for your time.", "Auto-Submitted: auto-replied", time.Hour, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			id := w.record(onlyWei()).ProcessID
			w.approve(w.anchor(id))
			at := monday.Add(c.after)
			mail := writeMail("hand@ada.example", c.to, c.subject, c.inReply, at, c.text)
			if c.header != "" {
				mail = c.header + "\r\n" + mail
			}
			w.mail.sendElsewhere(at, mail)
			w.clock.Set(monday.Add(2 * time.Hour))
			w.readIn(0)
			w.readIn(0)
			if got := w.anchor(id).State; (got == note.Sent) != c.noticed {
				t.Errorf("the note is %s", got)
			}
			w.deliver(monday.Add(150 * time.Minute))
			if c.noticed == (len(w.mail.sent) > 0) {
				t.Errorf("%d mails left", len(w.mail.sent))
			}
		})
	}
}

// TestOwnCopiesAreNotByHand files what Afterword sent in Sent, as providers do.
func TestOwnCopiesAreNotByHand(t *testing.T) {
	t.Run("under our id", func(t *testing.T) {
		w, id, n := thanked(t)
		w.mail.sendElsewhere(w.clock.Now(), w.mail.sent[0])
		w.readIn(48 * time.Hour)
		w.wantOneTouch(id, n.MessageID)
	})
	t.Run("under another", func(t *testing.T) {
		w, id, n := thanked(t)
		copied := strings.Replace(w.mail.sent[0], n.MessageID, "provider@example.org", 1)
		w.mail.sendElsewhere(w.clock.Now(), copied)
		w.readIn(48 * time.Hour)
		w.wantOneTouch(id, n.MessageID)
	})
}

// TestOneMailIsForOneProcess has Wei, of an agency, interview for three roles: what was sent
// for one is no note by hand for another, and what was sent by hand is for the latest.
func TestOneMailIsForOneProcess(t *testing.T) {
	w, _, n := thanked(t)
	other := onlyWei()
	other.Employer, other.Role, other.Interviews[0].ID = "Initech", "Staff Engineer", "second"
	other.Interviews[0].Starts = at(11, 23, 14, 30) // else it would be the same interview
	second := w.record(other).ProcessID
	w.mail.sendElsewhere(w.clock.Now(), w.mail.sent[0])
	w.readIn(time.Minute)
	if got := w.anchor(second); got.State != note.Draft {
		t.Fatalf("the copy of %q made the note of another process %s", n.Subject, got.State)
	}
	third := onlyWei()
	third.Employer, third.Role, third.Interviews[0].ID = "Hooli", "Principal", "third"
	third.Interviews[0].Starts, third.Interviews[0].Ends = at(11, 23, 15, 30), at(11, 23, 16, 0)
	latest := w.record(third).ProcessID
	w.clock.Set(w.clock.Now().Add(time.Hour))
	w.mail.sendElsewhere(w.clock.Now(), writeMail("hand@ada.example", "wei@globex.example", "Thank you", "", w.clock.Now(), "Dear Dr. Chen."))
	w.readIn(time.Minute)
	if a, b := w.anchor(second).State, w.anchor(latest).State; a != note.Draft || b != note.Sent {
		t.Errorf("one mail by hand made the earlier %s and the later %s", a, b)
	}
}

func (w *world) wantOneTouch(id, messageID string) {
	w.t.Helper()
	view := w.show(id)
	if len(view.Touches) != 0 || w.anchor(id).MessageID != messageID || w.anchor(id).ProviderID != "" || w.note(id, note.CheckIn, "wei@globex.example").State != note.Draft {
		w.t.Errorf("a copy was taken for a note by hand: %+v, %s", view.Touches, w.note(id, note.CheckIn, "wei@globex.example").State)
	}
}

// TestFollowUpByHand tells a check-in from an attachment and from an answer to an answer.
func TestFollowUpByHand(t *testing.T) {
	for name, c := range map[string]struct {
		after   time.Duration
		answers func(anchor note.Note) string
		noticed bool
	}{
		"a check-in":                  {4 * 24 * time.Hour, func(n note.Note) string { return n.MessageID }, true},
		"the subject, a thread anew":  {4 * 24 * time.Hour, func(note.Note) string { return "" }, true},
		"a forgotten attachment":      {time.Hour, func(n note.Note) string { return n.MessageID }, false},
		"an answer to what they said": {4 * 24 * time.Hour, func(note.Note) string { return "theirs@globex.example" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			w, id, n := thanked(t)
			at := w.clock.Now().Add(c.after)
			w.mail.sendElsewhere(at, writeMail("second@ada.example", "wei@globex.example", "Re: "+n.Subject, c.answers(n), at, "Is there any news?"))
			w.readIn(c.after + time.Hour)
			checkIn := w.note(id, note.CheckIn, "wei@globex.example")
			if (checkIn.State == note.Sent) != c.noticed {
				t.Errorf("the check-in is %s", checkIn.State)
			}
			if c.noticed && checkIn.MessageID != "second@ada.example" {
				t.Errorf("the thread goes on from %q", checkIn.MessageID)
			}
		})
	}
}

func TestAliasInSentIsNoAnswer(t *testing.T) {
	w, id, n := thanked(t)
	mail := strings.Replace(writeMail("alias@ada.example", "wei@globex.example", "Re: "+n.Subject, n.MessageID, w.clock.Now(), "PS"), "ada@example.org", "ada@alias.example", 1)
	w.mail.sendElsewhere(w.clock.Now(), mail)
	w.readIn(time.Hour)
	if w.show(id).Paused {
		t.Error("the person's own mail paused the process")
	}
}

func TestSaySent(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	w.approve(w.anchor(id))
	say := func(to string, at time.Time, phase note.Phase) (note.Touch, error) {
		return w.SaySent(t.Context(), followup.Local, id, followup.ByHand{To: to, At: at, Phase: phase})
	}
	touch, err := say("Wei", time.Time{}, "")
	if err != nil || touch.Phase != note.Anchor || touch.To != "wei@globex.example" {
		t.Fatalf("got %+v, %v", touch, err)
	}
	w.wantNote(id, note.Sent, "")
	for _, c := range []struct {
		to    string
		at    time.Time
		phase note.Phase
		want  string
	}{
		{"Wei Chen", time.Time{}, note.Anchor, "is known as sent"},
		{"Wei Chen", time.Time{}, "", "say which, with --phase check-in"},
		{"Nobody", time.Time{}, "", `nobody called "Nobody" was on a panel`},
		{"Priya", monday.Add(time.Hour), "", "still to come"},
		{"Priya", monday.Add(-5 * time.Hour), "", "was on a panel by"},
	} {
		if _, err := say(c.to, c.at, c.phase); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s at %s: %v, want %q", c.to, c.at, err, c.want)
		}
	}
	// The mail is found later: the thread is taken from there, and nothing counts twice.
	w.mail.sendElsewhere(monday.Add(-time.Minute), writeMail("hand@ada.example", "wei@globex.example", "Thank you, Dr. Chen", "", monday.Add(-time.Minute), "Dear Dr. Chen."))
	w.readIn(time.Hour)
	if n := w.anchor(id); n.MessageID != "hand@ada.example" || n.Subject != "Thank you, Dr. Chen" {
		t.Errorf("the thread is %q %q", n.MessageID, n.Subject)
	}
	if checkIn := w.note(id, note.CheckIn, "wei@globex.example"); checkIn.State != note.Draft || checkIn.Thread.InReplyTo != "hand@ada.example" || checkIn.Subject != "Re: Thank you, Dr. Chen" {
		t.Errorf("the check-in is %s, %q answers %q", checkIn.State, checkIn.Subject, checkIn.Thread.InReplyTo)
	}
}

func TestTakeBackSent(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	takeBack := func(to string, phase note.Phase) error {
		_, err := w.TakeBackSent(t.Context(), followup.Local, id, followup.ByHand{To: to, Phase: phase})
		return err
	}
	refused := func(to string, phase note.Phase, want string) {
		t.Helper()
		if err := takeBack(to, phase); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("taken back from %s: %v, want %q", to, err, want)
		}
	}
	refused("Wei", "", "nothing to wei@globex.example is known as sent")
	say := func(phase note.Phase) {
		t.Helper()
		if _, err := w.SaySent(t.Context(), followup.Local, id, followup.ByHand{To: "Wei", Phase: phase}); err != nil {
			t.Fatal(err)
		}
	}
	w.approve(w.anchor(id))
	say("")
	refused("Wei", note.CheckIn, "no check-in to wei@globex.example")
	if err := takeBack("Wei", ""); err != nil {
		t.Fatal(err)
	}
	w.wantNote(id, note.Draft, "")
	if n := w.anchor(id); n.Approval != nil || !n.SentAt.IsZero() {
		t.Errorf("taken back, it has the approval %v and left at %s", n.Approval, n.SentAt)
	}
	refused("Wei", "", "nothing to wei@globex.example")
	// A note that Afterword had none for is a touch of the process.
	say("")
	say(note.FinalPulse)
	if err := takeBack("Wei", note.FinalPulse); err != nil {
		t.Fatal(err)
	}
	w.wantNote(id, note.Sent, "")
	// What was found in Sent has left.
	w.mail.sendElsewhere(monday.Add(-time.Minute), writeMail("hand@ada.example", "wei@globex.example", "Thank you, Dr. Chen", "", monday.Add(-time.Minute), "Dear Dr. Chen."))
	w.readIn(time.Hour)
	refused("Wei", "", "was seen in your mailbox")
	w.wantNote(id, note.Sent, "")
}

func TestWayIsChosen(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	if _, err := w.ChooseWay(t.Context(), followup.Local, "pigeon"); err == nil {
		t.Error("a way nobody knows was chosen")
	}
	n := w.anchor(id)
	if _, err := w.ApproveNoteWay(t.Context(), followup.Local, n.ID, n.Digest(), "pigeon"); err == nil {
		t.Error("a note was approved for a way nobody knows")
	}
	approved, err := w.ApproveNoteWay(t.Context(), followup.Local, n.ID, n.Digest(), note.Drafts)
	if err != nil || approved.Way != note.Drafts {
		t.Fatalf("%s, %v", approved.Way, err)
	}
	// What is approved keeps its way.
	w.choose(note.ByHand)
	w.deliver(approved.NotBefore)
	w.wantNote(id, note.InDrafts, "")
}

func TestUnreadSentFolderHoldsBack(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	n := w.approve(w.anchor(id))
	w.mail.fetchErr = errors.New("no route")
	w.handOver(n.NotBefore)
	var wait *followup.WaitError
	if err := w.work(); !errors.As(err, &wait) {
		t.Errorf("got %v, want it to wait", err)
	}
}
