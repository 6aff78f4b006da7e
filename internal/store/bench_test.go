package store_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/store"
)

// BenchmarkNoteTransition is one durable commit of a note's next state, the most
// frequent write: read, change, save, sync.
func BenchmarkNoteTransition(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "afterword.db"))
	save(b, s, "p")
	n := note.Note{ID: "n", ProcessID: "p", InterviewID: "onsite", Phase: note.Anchor, State: note.Draft, To: note.Address{Email: "wei.chen@globex.example"}}
	update(b, s, func(tx followup.Tx) error { return tx.SaveNote(b.Context(), &n) })
	for b.Loop() {
		update(b, s, func(tx followup.Tx) error {
			n, err := tx.Note(b.Context(), "n")
			if err != nil {
				return err
			}
			return tx.SaveNote(b.Context(), &n)
		})
	}
}

// BenchmarkDueProcesses finds 5 due processes among 10,000, each with a plan of five
// steps, as every hand-over round does.
func BenchmarkDueProcesses(b *testing.B) {
	const processes, due = 10_000, 5
	now := time.Date(2026, 12, 1, 15, 0, 0, 0, time.UTC)
	s := open(b, filepath.Join(b.TempDir(), "afterword.db"))
	update(b, s, func(tx followup.Tx) error {
		for i := range processes {
			id := fmt.Sprintf("p%05d", i)
			p := followup.Process{State: followup.Active, Process: interview.Process{ID: id}}
			if err := tx.SaveProcess(b.Context(), &p); err != nil {
				return err
			}
			at := now.AddDate(0, 0, 1+i%30)
			if i%(processes/due) == 0 {
				at = now.Add(-time.Minute)
			}
			steps := []cadence.Step{{Status: cadence.Done, Due: at.AddDate(0, 0, -9)}}
			for k := range 4 {
				steps = append(steps, cadence.Step{Phase: note.CheckIn, Status: cadence.Waiting, Due: at.AddDate(0, 0, k)})
			}
			if err := tx.SaveSteps(b.Context(), id, steps); err != nil {
				return err
			}
		}
		return nil
	})
	for b.Loop() {
		refs, err := s.DueProcesses(b.Context(), now)
		if err != nil || len(refs) != due {
			b.Fatalf("%d processes are due (%v), want %d", len(refs), err, due)
		}
	}
}

func update(b *testing.B, s *store.Store, f func(followup.Tx) error) {
	b.Helper()
	if err := s.Update(b.Context(), followup.Local, f); err != nil {
		b.Fatal(err)
	}
}
