package followup_test

import (
	"errors"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/place"
)

// due is when the check-in to the contact is due, in words.
func (w *world) due(id string) string {
	w.t.Helper()
	for _, s := range w.show(id).Steps {
		if s.Phase == note.CheckIn {
			return s.Due.Format("2 Jan 15:04 ") + s.Due.Location().String()
		}
	}
	w.t.Fatal("there is no check-in")
	return ""
}

// TestTheirMailsTellTheirClock: Wei answers from Los Angeles, signs in Munich, and the
// person knows better than both.
func TestTheirMailsTellTheirClock(t *testing.T) {
	w, id, anchor := thanked(t)
	expect := func(want string) {
		t.Helper()
		if got := w.due(id); got != want {
			t.Errorf("the check-in is due %s, want %s", got, want)
		}
	}
	expect("2 Dec 10:00 America/New_York")

	came := at(11, 25, 9, 0)
	pacific := came.In(time.FixedZone("", -8*3600))
	w.mail.arrive(came, reply("Wei Chen <wei@globex.example>", anchor, pacific, "Thanks, we will be in touch.")...)
	w.readAt(came)
	w.name(id, cadence.Courtesy, interview.Date{})
	expect("2 Dec 10:00 America/Los_Angeles")

	// The process file knows nothing of mails, and takes nothing away.
	w.record(onlyWei())
	expect("2 Dec 10:00 America/Los_Angeles")

	// A program that writes UTC tells no clock; the signature tells a city, which their
	// clock outweighs.
	later := at(11, 26, 9, 0)
	w.mail.arrive(later, reply("Wei Chen <wei@globex.example>", anchor, later.UTC(), "Soon.\r\n\r\nWei Chen\r\nGlobex, Munich")...)
	w.readAt(later)
	w.name(id, cadence.Courtesy, interview.Date{})
	expect("2 Dec 10:00 America/Los_Angeles")
	wei := w.show(id).Interviews[0].Panel[0]
	if wei.Sighting.City != "Munich" {
		t.Errorf("the signature told of %q", wei.Sighting.City)
	}

	if err := w.PlaceInterviewer(t.Context(), followup.Local, id, "Dr. Chen", "DE-BY"); err != nil {
		t.Fatal(err)
	}
	expect("2 Dec 10:00 Europe/Berlin")
	if err := w.PlaceInterviewer(t.Context(), followup.Local, id, "wei@globex.example", ""); err != nil {
		t.Fatal(err)
	}
	expect("2 Dec 10:00 America/Los_Angeles")
}

func TestPlaceInterviewerRefuses(t *testing.T) {
	w := newWorld(t)
	id := w.record(globex()).ProcessID
	before := w.show(id)
	if err := w.PlaceInterviewer(t.Context(), followup.Local, id, "Nobody", "Munich"); !errors.Is(err, followup.ErrNoInterviewer) {
		t.Errorf("somebody who is not on the panel: %v", err)
	}
	if err := w.PlaceInterviewer(t.Context(), followup.Local, id, "Priya", "Atlantis"); err == nil {
		t.Error("Atlantis is taken for a place")
	}
	if err := w.PlaceInterviewer(t.Context(), followup.Local, "unknown", "Priya", "Munich"); !errors.Is(err, followup.ErrNotFound) {
		t.Errorf("a process that is not: %v", err)
	}
	if after := w.show(id); after.Version != before.Version {
		t.Error("something was stored")
	}
}

// TestAPlaceVoidsNoApproval: the person said yes to a time, and no note leaves before it.
func TestAPlaceVoidsNoApproval(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	w.approve(w.note(id, note.Anchor, "wei@globex.example"))
	approved := w.note(id, note.Anchor, "wei@globex.example")
	if err := w.PlaceInterviewer(t.Context(), followup.Local, id, "Wei", "Tokyo"); err != nil {
		t.Fatal(err)
	}
	n := w.note(id, note.Anchor, "wei@globex.example")
	if n.Approval == nil || n.Digest() != n.Approval.Digest || !n.NotBefore.Equal(approved.NotBefore) {
		t.Errorf("the note is %s, not before %s, and was not before %s", n.State, n.NotBefore, approved.NotBefore)
	}
	view := w.show(id)
	if got := place.Of(view.Process.Process, view.Interviews[0], view.Interviews[0].Panel[0]); got.Zone != "Asia/Tokyo" || got.Sure != place.Sure {
		t.Errorf("they are taken to be in %+v", got)
	}
	w.handOver(approved.NotBefore.Add(time.Minute)) // half past six in the morning in Tokyo
	if len(w.queue.ids) != 0 {
		t.Error("the note left in their night")
	}
	w.handOver(time.Date(2026, 11, 24, 8, 30, 0, 0, mustZone("Asia/Tokyo")))
	if len(w.queue.ids) != 1 {
		t.Error("the note did not leave in their morning")
	}
}
