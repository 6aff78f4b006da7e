package followup_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

// TestTheReviewKnowsWhenANoteLeaves: "today" is the day on which the plan lets a note
// leave, not the day on which it is read over.
func TestTheReviewKnowsWhenANoteLeaves(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	wei := w.note(id, note.Anchor, "wei@globex.example")
	body := "Dear Dr. Chen,\n\nThank you for your time today.\n\nBest regards,\nAda Park\n"
	if _, err := w.EditNote(t.Context(), followup.Local, wei.ID, wei.Digest(), "The nightly reindex", body); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name  string
		now   time.Time
		wrong bool
	}{
		{"a minute after the interview", at(11, 23, 15, 31), false},
		{"in the evening", at(11, 23, 19, 0), false},
		{"at night, to leave the next morning", at(11, 23, 23, 0), true},
		{"the next morning", at(11, 24, 9, 0), true},
	} {
		w.clock.Set(tt.now)
		w.handOver(tt.now)
		found := findingsOf(w.show(id), wei.ID)
		if got := has(found, "tense-wrong"); got != tt.wrong {
			t.Errorf("%s: tense-wrong is %v, want %v", tt.name, got, tt.wrong)
		}
		if has(found, "too-early") {
			t.Errorf("%s: too early, though the plan holds it", tt.name)
		}
	}
}

// TestACheckInIsReviewedInItsThread: the note that was sent is known, by whatever way.
func TestACheckInIsReviewedInItsThread(t *testing.T) {
	w, id, anchor := thanked(t)
	w.handOver(at(12, 2, 9, 0))
	checkIn := w.note(id, note.CheckIn, "wei@globex.example")
	if found := findingsOf(w.show(id), checkIn.ID); has(found, "subject-changed") || has(found, "out-of-thread") || has(found, "promise-not-passed") {
		t.Errorf("the check-in as drafted: %+v", found)
	}
	if _, err := w.EditNote(t.Context(), followup.Local, checkIn.ID, checkIn.Digest(), "Any decision?", checkIn.Body); err != nil {
		t.Fatal(err)
	}
	found := findingsOf(w.show(id), checkIn.ID)
	at := slices.IndexFunc(found, func(f review.Finding) bool { return f.Check == "subject-changed" })
	if at < 0 || !slices.Contains(found[at].Suggestions, "Re: "+anchor.Subject) {
		t.Errorf("under another subject: %+v", found)
	}
}

// TestACheckInOutsideAThreadIsFine: a thank-you that was sent by hand has a thread that
// nobody knows, so the check-in begins one, and the review does not ask for the other.
func TestACheckInOutsideAThreadIsFine(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	w.clock.Set(at(11, 23, 18, 0))
	if _, err := w.SaySent(t.Context(), followup.Local, id, followup.ByHand{To: "Wei", Phase: note.Anchor}); err != nil {
		t.Fatal(err)
	}
	w.clock.Set(at(12, 2, 9, 0))
	w.handOver(at(12, 2, 9, 0))
	checkIn := w.note(id, note.CheckIn, "wei@globex.example")
	if want := "Following up: "; !strings.HasPrefix(checkIn.Subject, want) {
		t.Errorf("the subject is %q, want one that begins with %q", checkIn.Subject, want)
	}
	if found := findingsOf(w.show(id), checkIn.ID); has(found, "out-of-thread") {
		t.Errorf("the check-in as drafted: %+v", found)
	}
}

func findingsOf(view followup.ProcessView, noteID string) []review.Finding {
	for _, step := range view.Steps {
		if step.Note != nil && step.Note.ID == noteID {
			return step.Findings
		}
	}
	return nil
}

func has(found []review.Finding, check string) bool {
	return slices.ContainsFunc(found, func(f review.Finding) bool { return f.Check == check })
}

// TestANoteOfAnotherProcessIsKnown: words that were sent to one employer are seen again in
// a note to the next one.
func TestANoteOfAnotherProcessIsKnown(t *testing.T) {
	w := newWorld(t)
	const words = "thank you for the story of the fridge that pages everybody when somebody leaves it open. I left with three ideas that I want to try at once."
	first := w.record(onlyWei()).ProcessID
	n := w.note(first, note.Anchor, "wei@globex.example")
	rewritten, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), "The fridge, and the nightly reindex", "Dear Dr. Chen,\n\n"+words+" The nightly reindex takes nine hours, you said.\n\nBest regards,\nAda Park\n")
	if err != nil {
		t.Fatal(err)
	}
	w.deliver(w.approve(rewritten).NotBefore)
	if n = w.note(first, note.Anchor, "wei@globex.example"); n.State != note.Sent {
		t.Fatalf("the thank-you is %s: %s", n.State, n.Trouble)
	}
	other := globex()
	other.Employer, other.Interviews[0].Panel = "Initrode", other.Interviews[0].Panel[1:2]
	other.Interviews[0].Panel[0].Email = "priya@initrode.example"
	second := w.record(other).ProcessID
	n = w.note(second, note.Anchor, "priya@initrode.example")
	if has(findingsOf(w.show(second), n.ID), "copied-from-earlier") {
		t.Error("the draft is called a copy before anything was copied")
	}
	if _, err := w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, "Hi Priya,\n\n"+words+"\n\nBest regards,\nAda Park\n"); err != nil {
		t.Fatal(err)
	}
	if !has(findingsOf(w.show(second), n.ID), "copied-from-earlier") {
		t.Error("the words of the other process's note are not seen")
	}
}
