package followup_test

import (
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// TestAFileAddedAfterTheEnd: the same file once more is the same process, whatever became
// of it, and nobody is thanked again.
func TestAFileAddedAfterTheEnd(t *testing.T) {
	t.Run("rejected", func(t *testing.T) {
		w, id, anchor := thanked(t)
		came := at(11, 24, 9, 0)
		w.mail.arrive(came, reply("wei@globex.example", anchor, came, "We have decided for somebody else.")...)
		w.readAt(came)
		w.name(id, cadence.Rejected, interview.Date{})
		if done := w.record(onlyWei()); done.New || done.ProcessID != id || done.Drafts != 0 {
			t.Errorf("added again: %+v", done)
		}
		if view := w.show(id); view.State != followup.Ended {
			t.Errorf("the process is %s", view.State)
		}
	})
	t.Run("rejected, and a new round", func(t *testing.T) {
		w, id, anchor := thanked(t)
		came := at(11, 24, 9, 0)
		w.mail.arrive(came, reply("wei@globex.example", anchor, came, "We have decided for somebody else.")...)
		w.readAt(came)
		w.name(id, cadence.Rejected, interview.Date{})
		w.clock.Set(at(12, 14, 16, 0))
		done := w.record(withSecondRound(onlyWei()), note.Touch{Phase: note.Anchor, To: "wei@globex.example", At: at(11, 23, 17, 0)})
		if !done.New || done.ProcessID == id || done.Drafts != 1 {
			t.Errorf("added with a new round: %+v", done)
		}
		if view := w.show(done.ProcessID); len(view.Interviews) != 1 || view.Interviews[0].ID != "second" || len(view.Touches) != 0 {
			t.Errorf("the new process has the rounds %+v and touches %+v", view.Interviews, view.Touches)
		}
	})
	t.Run("moved on", func(t *testing.T) {
		w, id, _ := thanked(t)
		w.deliver(at(12, 31, 12, 0))
		if done := w.record(onlyWei()); done.New || done.Drafts != 0 {
			t.Errorf("added again: %+v", done)
		}
		if view := w.show(id); view.State != followup.MovedOn {
			t.Fatalf("the process is %s", view.State)
		}
		again := withSecondRound(onlyWei())
		again.Interviews[1].Starts, again.Interviews[1].Ends = at(12, 31, 9, 0), at(12, 31, 10, 0)
		if done := w.record(again); done.New || done.Drafts != 1 {
			t.Errorf("added with a new round: %+v", done)
		}
		if view := w.show(id); view.State != followup.Active {
			t.Errorf("with a new round the process is %s", view.State)
		}
	})
}

func withSecondRound(p interview.Process) interview.Process {
	second := p.Interviews[0]
	second.ID, second.Promise = "second", nil
	second.Starts, second.Ends = at(12, 14, 14, 0), at(12, 14, 15, 30)
	p.Interviews = append(p.Interviews, second)
	return p
}

// TestAnAnswerFromBeforeTheProcessWasKnown: the mailbox was being read for another
// process when the answer came (SPEC.md, promise 3).
func TestAnAnswerFromBeforeTheProcessWasKnown(t *testing.T) {
	w := newWorld(t)
	other := onlyWei()
	other.Employer, other.Interviews[0].Panel[0].Email = "Initech", "bill@initech.example"
	w.record(other)
	came := at(11, 24, 9, 0)
	w.mail.arrive(came, "From: wei@globex.example", "To: ada@example.org", "Subject: Our decision", "Message-ID: <d@globex.example>",
		"Date: "+came.Format(time.RFC1123Z), "", "We have decided.")
	w.readAt(came)
	id := w.record(onlyWei(), note.Touch{Phase: note.Anchor, To: "wei@globex.example", At: at(11, 23, 17, 0)}).ProcessID
	w.readAt(came.Add(time.Hour))
	if view := w.show(id); !view.Paused || len(view.Mails) != 1 {
		t.Errorf("paused: %v, mails: %+v", view.Paused, view.Mails)
	}
	// The same goes for somebody who joins the panel late.
	came = at(11, 25, 9, 0)
	w.mail.arrive(came, "From: sam@agency.example", "To: ada@example.org", "Subject: News", "Message-ID: <s@agency.example>",
		"Date: "+came.Format(time.RFC1123Z), "", "They liked you.")
	w.readAt(came)
	joined := onlyWei()
	joined.Interviews[0].Panel = append(joined.Interviews[0].Panel, interview.Interviewer{Name: "Sam Lee", Email: "sam@agency.example", Role: interview.Recruiter})
	w.record(joined)
	w.readAt(came.Add(time.Hour))
	if view := w.show(id); len(view.Mails) != 2 {
		t.Errorf("%d mails are known, want that of the recruiter too", len(view.Mails))
	}
}

// TestAProcessAddedWhileTheMailboxIsRead: the reading that is under way must not undo
// that the mailbox is to be read again.
func TestAProcessAddedWhileTheMailboxIsRead(t *testing.T) {
	w := newWorld(t)
	other := onlyWei()
	other.Employer, other.Interviews[0].Panel[0].Email = "Initech", "bill@initech.example"
	w.record(other)
	came := at(11, 24, 9, 0)
	w.mail.arrive(came, "From: wei@globex.example", "To: ada@example.org", "Subject: Our decision", "Message-ID: <d@globex.example>",
		"Date: "+came.Format(time.RFC1123Z), "", "We have decided.")
	w.readAt(came)
	var id string
	w.mail.onFetch = func() {
		w.mail.onFetch = nil
		id = w.record(onlyWei(), note.Touch{Phase: note.Anchor, To: "wei@globex.example", At: at(11, 23, 17, 0)}).ProcessID
	}
	w.readAt(came.Add(time.Minute))
	w.readAt(came.Add(time.Hour))
	if view := w.show(id); !view.Paused {
		t.Error("the answer was passed over")
	}
}

func TestAHugeAnswerIsAnAnswer(t *testing.T) {
	w, id, anchor := thanked(t)
	came := at(11, 24, 9, 0)
	w.mail.arrive(came, reply("wei@globex.example", anchor, came, "Here is a film of the office.\r\n"+strings.Repeat("film\r\n", 5<<20))...)
	w.readAt(came)
	if !w.show(id).Paused {
		t.Error("an answer of 30 MB was passed over")
	}
}

// TestAnInterviewThatMoved is known by its invitation, else by its day and people; its
// notes stay its notes, and an older invitation does not move it back.
func TestAnInterviewThatMoved(t *testing.T) {
	rows := []struct {
		name   string
		stored func(*interview.Interview)
		moved  func(*interview.Interview)
		want   time.Time
	}{
		{"same invitation, higher sequence", func(i *interview.Interview) { i.CalendarUID, i.Sequence = "uid@globex", 1 }, func(i *interview.Interview) {
			i.ID, i.Sequence = "2026-11-24T1400", 2
			i.Starts, i.Ends = at(11, 24, 14, 0), at(11, 24, 15, 30)
		}, at(11, 24, 14, 0)},
		{"same invitation, lower sequence", func(i *interview.Interview) { i.CalendarUID, i.Sequence = "uid@globex", 3 }, func(i *interview.Interview) {
			i.ID, i.Sequence = "2026-11-20T1400", 2
			i.Starts, i.Ends = at(11, 20, 14, 0), at(11, 20, 15, 30)
		}, at(11, 23, 14, 0)},
		{"the start was corrected", func(*interview.Interview) {}, func(i *interview.Interview) {
			i.ID = "2026-11-23T1500"
			i.Starts, i.Ends = at(11, 23, 15, 0), at(11, 23, 15, 30)
		}, at(11, 23, 15, 0)},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			p := globex()
			p.Interviews[0].ID = "2026-11-23T1400"
			row.stored(&p.Interviews[0])
			id := w.record(p).ProcessID
			row.moved(&p.Interviews[0])
			if done := w.record(p); done.New || done.Drafts != 0 {
				t.Errorf("added again: %+v", done)
			}
			view := w.show(id)
			if len(view.Interviews) != 1 || !view.Interviews[0].Starts.Equal(row.want) || len(w.notes(id)) != 3 {
				t.Errorf("%d rounds, the first at %s, %d notes", len(view.Interviews), view.Interviews[0].Starts, len(w.notes(id)))
			}
		})
	}
	// Another round with the same people on another day is another round.
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	second := withSecondRound(onlyWei())
	second.Interviews = second.Interviews[1:]
	w.record(second)
	if view := w.show(id); len(view.Interviews) != 2 {
		t.Errorf("%d rounds, want 2", len(view.Interviews))
	}
}

// TestACorrectedEmployerIsTheSameProcess: nobody is thanked twice because a name was put
// right.
func TestACorrectedEmployerIsTheSameProcess(t *testing.T) {
	w, id, _ := thanked(t)
	p := onlyWei()
	p.Employer, p.Role = "Globex Corporation", "Staff Engineer"
	if done := w.record(p); done.New || done.ProcessID != id || done.Drafts != 0 {
		t.Errorf("added again: %+v", done)
	}
	if n := w.note(id, note.CheckIn, "wei@globex.example"); !strings.Contains(n.Body, "Staff Engineer") {
		t.Errorf("the check-in says\n%s", n.Body)
	}
}

// TestANoteToldOfTwiceCountsOnce: the thank-you and the check-in stand in the process file
// too, one with two times; that must not use up what may be sent to one person.
func TestANoteToldOfTwiceCountsOnce(t *testing.T) {
	w, id, _ := thanked(t)
	for _, hour := range []int{16, 17} {
		w.record(onlyWei(), note.Touch{InterviewID: "onsite", Phase: note.Anchor, To: "Wei@globex.example", At: at(11, 23, hour, 10)})
	}
	w.approve(w.note(id, note.CheckIn, "wei@globex.example"))
	w.deliver(at(12, 2, 10, 0))
	if n := w.note(id, note.CheckIn, "wei@globex.example"); n.State != note.Sent {
		t.Fatalf("the check-in is %s: %s", n.State, n.Trouble)
	}
	for _, s := range w.show(id).Steps {
		if s.Phase == note.FinalPulse && s.Status.Over() {
			t.Errorf("the final pulse is %s: %s", s.Status, s.Reason)
		}
	}
}
