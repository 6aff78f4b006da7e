package serve_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/store"
)

// TestRestoreSendsNothingTwice: notes that were approved when a backup was made may have
// left since. After going back to it they are drafts, the one that was leaving is asked
// about, and the one that was sent stays sent.
func TestRestoreSendsNothingTwice(t *testing.T) {
	s := settings.Settings{Data: t.TempDir()}
	database := filepath.Join(s.Data, serve.Database)
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	must := func(n note.Note, err error) note.Note {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	states := map[string]func(n note.Note) note.Note{
		"draft":     func(n note.Note) note.Note { return n },
		"approved":  func(n note.Note) note.Note { return must(n.Approve(now, now)) },
		"scheduled": func(n note.Note) note.Note { return must(must(n.Approve(now, now)).Schedule()) },
		"sending": func(n note.Note) note.Note {
			return must(must(must(n.Approve(now, now)).Schedule()).StartSending("id@example.org", now, nil))
		},
		"failed": func(n note.Note) note.Note {
			return must(must(must(must(n.Approve(now, now)).Schedule()).StartSending("id@example.org", now, nil)).Fail("no"))
		},
	}
	db, err := store.Open(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		p := &followup.Process{Process: interview.Process{ID: "p"}, State: followup.Active}
		if err := tx.SaveProcess(t.Context(), p); err != nil {
			return err
		}
		for name, state := range states {
			n := state(note.Note{ID: name, ProcessID: "p", Phase: note.Anchor, To: note.Address{Email: name + "@globex.example"}, Subject: "Thank you", Body: "Hi", State: note.Draft})
			if err := tx.SaveNote(t.Context(), &n); err != nil {
				return err
			}
		}
		return tx.SaveMailbox(t.Context(), followup.Mailbox{Address: "ada@example.org", Username: "ada", Password: "secret"})
	})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "copy.db")
	report, err := serve.Backup(t.Context(), s, file, true, false, nil)
	if err != nil || report.Key != file+".key" {
		t.Fatalf("backup: %+v, %v", report, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	elsewhere := settings.Settings{Data: filepath.Join(t.TempDir(), "new")}
	restored, err := serve.Restore(t.Context(), elsewhere, file, false, slog.New(slog.DiscardHandler))
	if err != nil || restored.TakenBack != 3 || !restored.Key || restored.Kept != "" {
		t.Fatalf("restore: %+v, %v", restored, err)
	}
	db, err = store.Open(t.Context(), filepath.Join(elsewhere.Data, serve.Database))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(t.Context(), followup.Local, func(tx followup.Tx) error {
		for name, want := range map[string]note.State{"draft": note.Draft, "approved": note.Draft, "scheduled": note.Draft, "sending": note.Unknown, "failed": note.Failed} {
			n, err := tx.Note(t.Context(), name)
			if err != nil {
				return err
			}
			if n.State != want || n.State == note.Draft && (n.Approval != nil || (n.Trouble == "") != (name == "draft")) {
				t.Errorf("the note that was %s is %s, approval %v, %q", name, n.State, n.Approval, n.Trouble)
			}
		}
		m, err := tx.Mailbox(t.Context())
		if err != nil || m.Password != "secret" {
			t.Errorf("the password came back as %q: %v", m.Password, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}

	// Without the key file everything but the password is there.
	if err := os.Remove(file + ".key"); err != nil {
		t.Fatal(err)
	}
	third := settings.Settings{Data: t.TempDir()}
	if restored, err := serve.Restore(t.Context(), third, file, false, slog.New(slog.DiscardHandler)); err != nil || restored.Key {
		t.Errorf("restore without a key: %+v, %v", restored, err)
	}
}

// TestRunning tells a database that is being restored or served from one that is not.
func TestRunning(t *testing.T) {
	s := settings.Settings{Data: t.TempDir()}
	if running, err := serve.Running(s); running || err != nil {
		t.Errorf("nothing runs, and Running says %v, %v", running, err)
	}
}
