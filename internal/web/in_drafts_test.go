package web_test

import (
	"net/http"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// TestInDraftsIsShown shows a note that lies in the Drafts folder, and one that is to be
// sent by hand; and says so when the first cannot be taken out just now.
func TestInDraftsIsShown(t *testing.T) {
	const wei, priya = "wei.chen@globex.example", "priya@globex.example"
	d := newDesk(t)
	id := d.record(globex())
	d.goesBy(d.noteTo(id, priya), note.ByHand)
	n := d.goesBy(d.noteTo(id, wei), note.Drafts)
	d.store(n, func(n note.Note) (note.Note, error) {
		n, err := n.Schedule()
		if err != nil {
			return n, err
		}
		if n, err = n.StartPlacing("one@example.org", n.NotBefore); err != nil {
			return n, err
		}
		return n.Lies(note.Place{Folder: "Drafts", UIDValidity: 1, UID: 1, MessageID: "one@example.org"})
	})
	page := d.get("/processes/" + id)
	for _, wanted := range []string{"In your Drafts", "You send it", "Undo"} {
		if !strings.Contains(page.body, wanted) {
			t.Errorf("the page does not say %q", wanted)
		}
	}
	got := d.post(notePath(n, "undo"), nil)
	if got.StatusCode != http.StatusConflict || !strings.Contains(got.body, "could not be taken out of your Drafts folder yet") {
		t.Errorf("undo without the mailbox answers %d", got.StatusCode)
	}
	if n = d.noteTo(id, wei); n.State != note.InDrafts {
		t.Errorf("the note is %s", n.State)
	}
}

// goesBy approves a note for a way.
func (d *desk) goesBy(n note.Note, way note.Way) note.Note {
	d.t.Helper()
	n, err := d.service.ApproveNoteWay(d.t.Context(), account, n.ID, n.Digest(), way)
	if err != nil {
		d.t.Fatal(err)
	}
	return n
}

// store applies a transition to a note, as a worker would.
func (d *desk) store(n note.Note, change func(note.Note) (note.Note, error)) {
	d.t.Helper()
	err := d.service.Store.Update(d.t.Context(), account, func(tx followup.Tx) error {
		n, err := change(n)
		if err != nil {
			return err
		}
		return tx.SaveNote(d.t.Context(), &n)
	})
	if err != nil {
		d.t.Fatal(err)
	}
}
