package followup_test

import (
	"fmt"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

// TestFindProcess finds an old process by id, by its end, by name and by a part of it,
// whatever came after, and reads no more of many than somebody can choose from.
func TestFindProcess(t *testing.T) {
	w := newWorld(t)
	const later = 230
	err := w.Store.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		for k := range later + 1 {
			began := time.Date(2020, time.January, 1+k, 9, 0, 0, 0, time.UTC)
			p := followup.Process{State: followup.MovedOn}
			p.ID, p.Employer, p.Role = fmt.Sprintf("process-%05d", k), fmt.Sprintf("Company %d", k), "Engineer"
			if k == 0 {
				p.Employer = "Müller & Söhne"
			}
			p.Interviews = []interview.Interview{{ID: "onsite", Starts: began, Ends: began.Add(time.Hour), Zone: "UTC"}}
			if err := tx.SaveProcess(t.Context(), &p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]int{
		"process-00000": 1, "s-00000": 1, "MÜLLER & söhne": 1, "söhne": 1, "Company 23": 1, "nobody": 0, "": 0, "0000": 1,
	} {
		found, err := w.FindProcess(t.Context(), followup.Local, typed)
		if err != nil || len(found) != want {
			t.Errorf("%q means %d processes (%v), want %d", typed, len(found), err, want)
		}
		if want == 1 && typed != "Company 23" && len(found) == 1 && found[0].ID != "process-00000" {
			t.Errorf("%q means %s", typed, found[0].ID)
		}
	}
	many, err := w.FindProcess(t.Context(), followup.Local, "company")
	if err != nil || len(many) < 2 || len(many) >= later || many[0].ID != "process-00230" {
		t.Errorf("%d processes were read (%v), want a few, the latest first", len(many), err)
	}
}
