package note_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/note"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// lying is a note that lies in the Drafts folder.
func lying(t *testing.T) note.Note {
	t.Helper()
	n := note.Note{State: note.Draft, Subject: "Thank you", Body: "Dear Wei,\n", To: note.Address{Name: "Wei", Email: "wei@globex.example"}}
	for _, step := range []func(note.Note) (note.Note, error){
		func(n note.Note) (note.Note, error) { return n.ApproveWay(noon, noon, note.Drafts) },
		note.Note.Schedule,
		func(n note.Note) (note.Note, error) { return n.StartPlacing("one@example.org", noon) },
		func(n note.Note) (note.Note, error) {
			return n.Lies(note.Place{Folder: "Drafts", UIDValidity: 7, UID: 3, MessageID: "one@example.org"})
		},
	} {
		var err error
		if n, err = step(n); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

func TestInDraftsIsLeftOnlyWhenItIsOut(t *testing.T) {
	n := lying(t)
	if n.State.Final() || !n.Unsettled() || !n.Ours() {
		t.Errorf("final %v, unsettled %v, ours %v", n.State.Final(), n.Unsettled(), n.Ours())
	}
	for verb, try := range map[string]func(note.Note) (note.Note, error){
		"edit":    func(n note.Note) (note.Note, error) { return n.Edit("a", "b") },
		"undo":    note.Note.Undo,
		"approve": func(n note.Note) (note.Note, error) { return n.Approve(noon, noon) },
		"cancel":  func(n note.Note) (note.Note, error) { return n.Cancel("why") },
		"skip":    func(n note.Note) (note.Note, error) { return n.Skip("why") },
		"send":    func(n note.Note) (note.Note, error) { return n.StartSending("two@example.org", noon, nil) },
		"again":   func(n note.Note) (note.Note, error) { return n.PlaceAgain(noon) },
		"out":     note.Note.Withdrawn,
	} {
		var wrong *note.TransitionError
		if _, err := try(n); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "in your Drafts folder") {
			t.Errorf("%s a note in drafts: %v", verb, err)
		}
	}
	n, err := n.Withdraw(note.Skipped, noon, "Its time passed.")
	if err != nil || n.State != note.InDrafts {
		t.Fatalf("%s, %v", n.State, err)
	}
	if n, err = n.Withdrawn(); err != nil || n.State != note.Skipped || n.MessageID != "" || n.Place != (note.Place{}) || n.Trouble != "Its time passed." {
		t.Errorf("taken out it is %+v, %v", n, err)
	}
}

func TestWaysAreKeptApart(t *testing.T) {
	for _, way := range note.Ways() {
		n := note.Note{State: note.Draft}
		n, err := n.ApproveWay(noon, noon, way)
		if err != nil {
			t.Fatal(err)
		}
		if n, err = n.Schedule(); err != nil {
			t.Fatal(err)
		}
		_, sends := n.StartSending("one@example.org", noon, nil)
		_, places := n.StartPlacing("one@example.org", noon)
		if (sends == nil) != (way == note.Send) || (places == nil) != (way == note.Drafts) {
			t.Errorf("%s: sending %v, placing %v", way, sends, places)
		}
	}
}

func TestPlacingNeedsTheApproval(t *testing.T) {
	n, _ := note.Note{State: note.Draft, Body: "approved"}.ApproveWay(noon, noon, note.Drafts)
	n, _ = n.Schedule()
	n.Body = "something else"
	if _, err := n.StartPlacing("one@example.org", noon); !errors.Is(err, note.ErrNotApproved) {
		t.Errorf("got %v", err)
	}
}

func TestSentByHand(t *testing.T) {
	for state, want := range map[note.State][2]string{ // the Message-ID, the provider's
		note.Draft: {"hand@x", ""}, note.Approved: {"hand@x", ""}, note.Scheduled: {"hand@x", ""}, note.InDrafts: {"hand@x", ""},
		note.Sending: {"ours@x", "hand@x"}, note.Unknown: {"ours@x", "hand@x"}, // ours may have left, too
	} {
		n, err := note.Note{State: state, MessageID: "ours@x"}.SentByHand(noon, "hand@x")
		if err != nil || n.State != note.Sent || !n.SentAt.Equal(noon) || [2]string{n.MessageID, n.ProviderID} != want || note.TouchOf(n).MessageID != "hand@x" {
			t.Errorf("%s: %+v, %v", state, n, err)
		}
	}
	for _, state := range []note.State{note.Sent, note.Failed, note.Cancelled, note.Skipped} {
		if _, err := (note.Note{State: state}).SentByHand(noon, ""); err == nil {
			t.Errorf("a note that is %s was sent again by hand", state)
		}
	}
}

func TestNeverSent(t *testing.T) {
	n, err := lying(t).Miss(noon)
	if err != nil {
		t.Fatal(err)
	}
	if n, err = n.MarkUnknown("Did you send it?"); err != nil {
		t.Fatal(err)
	}
	if n, err = n.NeverSent(); err != nil || n.State != note.Draft || n.MessageID != "" {
		t.Errorf("%s %q, %v", n.State, n.MessageID, err)
	}
	if _, err := (note.Note{State: note.Unknown, Way: note.Send}).NeverSent(); err == nil {
		t.Error("a note that Afterword may have sent became a draft")
	}
}
