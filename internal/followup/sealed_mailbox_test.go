package followup_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// loseKey takes the key file away that the secrets of a world are sealed with.
func (w *world) loseKey() {
	w.t.Helper()
	if err := os.Remove(filepath.Join(w.dir, "afterword.key")); err != nil {
		w.t.Fatal(err)
	}
}

// TestALostKeyFileLeavesEverythingToSee is a restore without the key file: what is not
// sealed is shown, and adding the mailbox again is the way out.
func TestALostKeyFileLeavesEverythingToSee(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	w.loseKey()
	m, err := w.ShowMailbox(t.Context(), followup.Local)
	if !errors.Is(err, followup.ErrSealed) || m.Address != "ada@example.org" || m.Password != "" {
		t.Errorf("the mailbox is %+v, %v, want it without its secrets", m, err)
	}
	if w.show(id).Role == "" || w.today().Mailbox.Address != "ada@example.org" {
		t.Error("the pages lack what is not sealed")
	}
	if n := w.approve(w.anchor(id)); n.State != note.Approved && n.State != note.Scheduled {
		t.Errorf("approved, the note is %s", n.State)
	}
}

// TestANoteWaitsForALostKey holds that a note whose mailbox cannot be opened says so and
// leaves once the mailbox was added again.
func TestANoteWaitsForALostKey(t *testing.T) {
	w, id, _ := scheduled(t)
	w.loseKey()
	var wait *followup.WaitError
	if err := w.work(); !errors.As(err, &wait) {
		t.Fatalf("the job did not wait: %v", err)
	}
	if n := w.anchor(id); n.State != note.Scheduled || !strings.Contains(n.Trouble, "add the mailbox again") {
		t.Errorf("the note is %s: %q", n.State, n.Trouble)
	}
	w.addMailbox()
	if err := w.work(); err != nil {
		t.Fatal(err)
	}
	if n := w.anchor(id); n.State != note.Sent {
		t.Errorf("the note is %s: %q", n.State, n.Trouble)
	}
}
