package store

import (
	"context"
	"fmt"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/zone"

	"github.com/uptrace/bun"
)

type stepRow struct {
	bun.BaseModel `bun:"table:step"`

	AccountID   followup.AccountID `bun:"account_id,pk"`
	ProcessID   string             `bun:"process_id,pk"`
	Position    int64              `bun:"position,pk"`
	Phase       note.Phase         `bun:"phase"`
	InterviewID string             `bun:"interview_id"`
	Interviewer string             `bun:"interviewer"`
	Email       string             `bun:"email"`
	Zone        string             `bun:"zone"`
	OpensAt     *int64             `bun:"opens_at"`
	OpensLocal  string             `bun:"opens_local"`
	DueAt       *int64             `bun:"due_at"`
	DueLocal    string             `bun:"due_local"`
	ClosesAt    *int64             `bun:"closes_at"`
	ClosesLocal string             `bun:"closes_local"`
	Status      cadence.Status     `bun:"status"`
	Rescue      int64              `bun:"rescue"`
	Reason      string             `bun:"reason"`
	LookAt      *int64             `bun:"look_at"`
}

var (
	stepColumns = columnsIn(stepRow{})
	stepChanges = columnsIn(stepRow{}, "account_id", "process_id", "position")

	selectSteps = prepare("SELECT " + stepColumns.list() + " FROM step WHERE account_id = ? AND process_id = ? ORDER BY position")
	deleteSteps = prepare("DELETE FROM step WHERE account_id = ? AND process_id = ? AND position >= ?")
	upsertStep  = prepare("INSERT INTO step (" + stepColumns.list() + ") VALUES (" + stepColumns.marks() + ")" +
		" ON CONFLICT (account_id, process_id, position) DO UPDATE SET " + stepChanges.excluded())
)

// Steps implements followup.Tx.
func (t *tx) Steps(ctx context.Context, processID string) ([]cadence.Step, error) {
	rows, err := readAll[stepRow](ctx, t, selectSteps, string(t.account), processID)
	if err != nil {
		return nil, fmt.Errorf("cannot list the steps of process %q: %w", processID, explain(err))
	}
	var steps []cadence.Step
	for _, row := range rows {
		step, err := t.step(row)
		if err != nil {
			return nil, fmt.Errorf("step %d of process %q cannot be read: %w", row.Position, processID, err)
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// SaveSteps implements followup.Tx.
func (t *tx) SaveSteps(ctx context.Context, processID string, steps []cadence.Step) error {
	if err := t.saveSteps(ctx, processID, steps); err != nil {
		return fmt.Errorf("cannot save the steps of process %q: %w", processID, err)
	}
	return nil
}

func (t *tx) saveSteps(ctx context.Context, processID string, steps []cadence.Step) error {
	rows := make([]stepRow, 0, len(steps))
	for i, step := range steps {
		row, err := t.stepRow(processID, int64(i), step)
		if err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
		rows = append(rows, row)
	}
	// Rows are written over, not deleted and inserted: what they belong to is then not
	// looked up again for each.
	changes := []change{{t, deleteSteps, []any{string(t.account), processID, int64(len(rows))}}}
	for _, row := range rows {
		changes = append(changes, change{t, upsertStep, stepColumns.values(row)})
	}
	return t.writeTogether(ctx, changes)
}

// lookAt is the instant from which on a step needs a look: when it opens, since a draft
// may be written then, and from then on at every pass until it is over, because an
// approved note may be held back beyond the due time, and a step that nobody approved is
// missed when it closes.
//
// The price is one plan for every process in that state at every pass, about a
// millisecond each; a person has a handful of them.
func lookAt(step cadence.Step) *int64 {
	if step.Status.Over() {
		return nil
	}
	at := earliest(step.Opens, earliest(step.Due, step.Closes))
	if step.Status == cadence.Ready && at.IsZero() {
		at = time.UnixMilli(0) // it may leave now: always
	}
	return milli(at)
}

// earliest returns the earlier of two times, without regard to one that is zero.
func earliest(a, b time.Time) time.Time {
	if a.IsZero() || (!b.IsZero() && b.Before(a)) {
		return b
	}
	return a
}

func (t *tx) stepRow(processID string, position int64, step cadence.Step) (stepRow, error) {
	row := stepRow{
		AccountID: t.account, ProcessID: processID, Position: position, Phase: step.Phase, InterviewID: step.InterviewID,
		Interviewer: text(step.Interviewer), Email: text(step.Email), Status: step.Status, Reason: text(step.Reason),
		LookAt: lookAt(step),
	}
	if step.Rescue {
		row.Rescue = 1
	}
	zone, err := t.zoneOf(step)
	if err != nil || zone == nil {
		return row, err
	}
	row.Zone = zone.String()
	row.OpensAt, row.OpensLocal = columnsOf(step.Opens, zone)
	row.DueAt, row.DueLocal = columnsOf(step.Due, zone)
	row.ClosesAt, row.ClosesLocal = columnsOf(step.Closes, zone)
	return row, nil
}

// zoneOf returns the zone that a step's times are in, nil when it has none.
func (t *tx) zoneOf(step cadence.Step) (*time.Location, error) {
	for _, at := range []time.Time{step.Due, step.Opens, step.Closes} {
		if !at.IsZero() {
			return zone.Load(at.Location().String())
		}
	}
	return nil, nil
}

func (t *tx) step(row stepRow) (cadence.Step, error) {
	step := cadence.Step{
		Phase: row.Phase, InterviewID: row.InterviewID, Interviewer: row.Interviewer, Email: row.Email,
		Status: row.Status, Rescue: row.Rescue != 0, Reason: row.Reason,
	}
	if row.Zone == "" {
		return step, nil
	}
	zone, err := zone.Load(row.Zone)
	if err != nil {
		return step, err
	}
	if step.Opens, err = momentFrom(row.OpensAt, row.OpensLocal).in(zone); err != nil {
		return step, err
	}
	if step.Due, err = momentFrom(row.DueAt, row.DueLocal).in(zone); err != nil {
		return step, err
	}
	step.Closes, err = momentFrom(row.ClosesAt, row.ClosesLocal).in(zone)
	return step, err
}

// columnsOf is momentOf as two columns.
func columnsOf(at time.Time, zone *time.Location) (*int64, string) {
	m := momentOf(at, zone)
	if m == nil {
		return nil, ""
	}
	return &m.At, m.Local
}

// momentFrom is the reverse of columnsOf.
func momentFrom(at *int64, local string) *moment {
	if at == nil {
		return nil
	}
	return &moment{At: *at, Local: local}
}
