package store_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/zone"
)

// TestConnectionIsDurable asks SQLite for what the promises of the package rest on.
func TestConnectionIsDurable(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "afterword.db"))
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000",
	} {
		var got string
		check(t, s.DB().QueryRow("PRAGMA "+pragma).Scan(&got))
		if got != want {
			t.Errorf("%s is %s, want %s", pragma, got, want)
		}
	}
	var loose int
	check(t, s.DB().QueryRow("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND name IN ('process', 'note', 'event', 'step', 'mailbox', 'cursor', 'mail')").Scan(&loose))
	if loose != 0 {
		t.Errorf("%d tables do not check their types", loose)
	}
	if got := s.DB().Stats().MaxOpenConnections; got != 1 {
		t.Errorf("%d writing connections, want 1", got)
	}
}

// TestRulesOfAZoneMayChange stores a row as a program would have that knew other rules:
// the clock said the same, at another instant. The agreed clock time counts.
func TestRulesOfAZoneMayChange(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "afterword.db"))
	zone, err := zone.Load("America/Vancouver")
	check(t, err)
	starts := time.Date(2026, 7, 6, 14, 0, 0, 0, zone)
	err = s.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		p := followup.Process{Process: interview.Process{ID: "p", Interviews: []interview.Interview{{Starts: starts, Zone: zone.String()}}}}
		if err := tx.SaveProcess(t.Context(), &p); err != nil {
			return err
		}
		return tx.SaveSteps(t.Context(), "p", []cadence.Step{{Phase: note.Anchor, Status: cadence.Waiting, Due: starts}})
	})
	check(t, err)
	const hour = "3600000"
	_, err = s.DB().Exec("UPDATE step SET due_at = due_at - " + hour)
	check(t, err)
	_, err = s.DB().Exec("UPDATE process SET document = json_set(document, '$.interviews[0].starts.at', json_extract(document, '$.interviews[0].starts.at') - " + hour + ")")
	check(t, err)
	err = s.View(t.Context(), followup.Local, func(tx followup.Tx) error {
		p, err := tx.Process(t.Context(), "p")
		if err != nil {
			return err
		}
		steps, err := tx.Steps(t.Context(), "p")
		if err != nil {
			return err
		}
		if got := p.Interviews[0].Starts; !got.Equal(starts) {
			t.Errorf("the interview starts at %s, want %s", got, starts)
		}
		if got := steps[0].Due; !got.Equal(starts) {
			t.Errorf("the step is due at %s, want %s", got, starts)
		}
		return nil
	})
	check(t, err)
}

func TestDamagedRowsAreNamed(t *testing.T) {
	tests := []struct {
		name, spoil, want string
	}{
		{"document", "UPDATE process SET document = '{'", `process "p" cannot be read`},
		{"zone of a round", `UPDATE process SET document = '{"interviews":[{"id":"onsite","zone":"Mars/Olympus"}]}'`, "interview onsite"},
		{"date of a promise", `UPDATE process SET document = '{"interviews":[{"id":"onsite","zone":"UTC","promise":{"date":"soon"}}]}'`, "soon"},
		{"expiry of an offer", `UPDATE process SET document = '{"offers":[{"employer":"Initech","expires":"soon"}]}'`, "soon"},
		{"zone of a step", "UPDATE step SET zone = 'Mars/Olympus'", "step 0"},
		{"clock time of a step", "UPDATE step SET due_local = 'noon'", "step 0"},
		{"date of an event", "UPDATE event SET day = 'soon'", "event 1"},
		{"thread of a note", "UPDATE note SET thread_refs = 'none'", `note "n" cannot be read`},
		{"zone of a note", "UPDATE note SET not_before_ns = 0, not_before_zone = 'Mars/Olympus'", `note "n" cannot be read`},
		{"password", "UPDATE mailbox SET password_sealed = 'v1:AAAA'", "ada@example.org"},
		{"mark of a password", "UPDATE mailbox SET password_sealed = 'AAAA'", "damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, filepath.Join(t.TempDir(), "afterword.db"))
			fill(t, s)
			if err := readAll(t, s); err != nil {
				t.Fatalf("before: %v", err)
			}
			_, err := s.DB().Exec(tt.spoil)
			check(t, err)
			if err := readAll(t, s); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one that says %q", err, tt.want)
			}
		})
	}
}

// FuzzStoredDocument reads whatever somebody may have written into a process's row.
func FuzzStoredDocument(f *testing.F) {
	for _, seed := range []string{
		`{}`, `null`, `[]`, `{"interviews":[null]}`, `{"interviews":[{"zone":"UTC","starts":{"at":9e99}}]}`,
		`{"candidate":{"name":"Ada"},"touches":[{"at":-9223372036854775808}],"offers":[{"expires":"2026-02-30"}]}`,
		`{"interviews":[{"id":"a","zone":"America/New_York","starts":{"at":1,"local":"2026-11-01T01:30:00.000"},"promise":{"date":"2026-12-01"}}]}`,
	} {
		f.Add(seed)
	}
	s := open(f, filepath.Join(f.TempDir(), "afterword.db"))
	save(f, s, "p")
	f.Fuzz(func(t *testing.T, document string) {
		if _, err := s.DB().Exec("UPDATE process SET document = ?", document); err != nil {
			t.Fatal(err)
		}
		err := s.View(t.Context(), followup.Local, func(tx followup.Tx) error {
			_, err := tx.Process(t.Context(), "p")
			return err
		})
		if err != nil && !strings.Contains(err.Error(), `process "p" cannot be read`) {
			t.Errorf("error %v does not say what cannot be read", err)
		}
	})
}

// fill stores one of everything.
func fill(t *testing.T, s *store.Store) {
	t.Helper()
	saveMailbox(t, s, followup.Local, secret)
	save(t, s, "p")
	check(t, s.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		n := note.Note{ID: "n", ProcessID: "p", State: note.Draft}
		if err := tx.SaveNote(t.Context(), &n); err != nil {
			return err
		}
		if err := tx.AddEvent(t.Context(), "p", cadence.Event{Kind: cadence.Replied}); err != nil {
			return err
		}
		due := time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC)
		return tx.SaveSteps(t.Context(), "p", []cadence.Step{{Status: cadence.Waiting, Due: due}})
	}))
}

// readAll returns the first error of reading everything.
func readAll(t *testing.T, s *store.Store) error {
	t.Helper()
	return s.View(t.Context(), followup.Local, func(tx followup.Tx) error {
		if _, err := tx.Processes(t.Context()); err != nil {
			return err
		}
		if _, err := tx.Notes(t.Context(), "p"); err != nil {
			return err
		}
		if _, err := tx.Events(t.Context(), "p"); err != nil {
			return err
		}
		if _, err := tx.Steps(t.Context(), "p"); err != nil {
			return err
		}
		_, err := tx.Mailbox(t.Context())
		return err
	})
}
