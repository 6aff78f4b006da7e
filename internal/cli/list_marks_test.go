package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// TestWhatTheListSays holds the mark of a process, and the reason of its next step, against
// what is true of it.
func TestWhatTheListSays(t *testing.T) {
	now := time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)
	view := func(ends time.Time, step cadence.Step, n *note.Note) followup.ProcessView {
		step.InterviewID, step.Phase = "onsite", note.Anchor
		v := followup.ProcessView{Steps: []followup.StepView{{Step: step, Note: n}}}
		v.State = followup.Active
		v.Interviews = []interview.Interview{{ID: "onsite", Starts: ends.Add(-time.Hour), Ends: ends, Zone: "UTC", Panel: []interview.Interviewer{{Name: "Wei Chen"}}}}
		return v
	}
	approved := func(way note.Way, trouble string) *note.Note {
		return &note.Note{State: note.Scheduled, Way: way, Trouble: trouble, Approval: &note.Approval{}, NotBefore: now.Add(-time.Hour)}
	}
	today := now.Add(-5 * time.Hour)
	waits := cadence.Step{Status: cadence.Waiting, Due: now.Add(48 * time.Hour), Reason: "It waits."}
	past := cadence.Step{Status: cadence.Ready, Due: now.Add(-2 * time.Hour), Reason: "It waits."}
	late := cadence.Step{Status: cadence.Ready, Rescue: true, Due: past.Due, Closes: now.AddDate(0, 1, 0), Reason: "It is late."}
	for _, row := range []struct {
		name         string
		view         followup.ProcessView
		noMailbox    bool
		mark, reason string
	}{
		{"a note that leaves", view(today, waits, approved("", "")), false, "on its way", "You approved it: it leaves on"},
		{"one that waits for a mailbox", view(today, waits, approved("", "")), true, "waits for a mailbox", "it waits for a mailbox"},
		{"one that trouble holds", view(today, past, approved("", "Your mailbox could not be read.")), false, "held up", "Your mailbox could not be read."},
		{"an interview weeks away", view(now.AddDate(0, 0, 20), waits, nil), false, "the interview is still to come", "It waits."},
		{"a late thank-you", view(now.AddDate(0, 0, -9), late, nil), false, "a late thank-you is possible", "It is late."},
		{"nothing for now", view(today, waits, &note.Note{State: note.Cancelled}), false, "nothing to do for now", "It waits."},
	} {
		p := &paper{w: &bytes.Buffer{}, width: maxWidth}
		if got := stateMark(p, row.view, now, row.noMailbox); got != row.mark {
			t.Errorf("%s: the mark is %q, want %q", row.name, got, row.mark)
		}
		got := reasonOf(row.view.Steps[0], row.noMailbox, now)
		if !strings.Contains(got, row.reason) || row.mark == "held up" && strings.Contains(got, "it leaves on") {
			t.Errorf("%s: the reason is %q, want %q", row.name, got, row.reason)
		}
	}
}
