package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

type processRow struct {
	bun.BaseModel `bun:"table:process"`

	AccountID followup.AccountID    `bun:"account_id,pk"`
	ID        string                `bun:"id,pk"`
	Employer  string                `bun:"employer"`
	Role      string                `bun:"role"`
	State     followup.ProcessState `bun:"state"`
	LatestAt  int64                 `bun:"latest_at"`
	FirstAt   *int64                `bun:"first_at"`
	Document  string                `bun:"document"`
	Version   int64                 `bun:"version"`
}

// firstRow is when a process began.
type firstRow struct {
	FirstAt int64 `bun:"first_at"`
}

// Processes implements followup.Tx.
func (t *tx) Processes(ctx context.Context) ([]followup.Process, error) {
	var rows []processRow
	err := t.NewSelect().Model(&rows).Where("account_id = ?", t.account).OrderExpr("latest_at DESC, id DESC").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("cannot list the processes: %w", explain(err))
	}
	return t.processes(rows)
}

func (t *tx) processes(rows []processRow) ([]followup.Process, error) {
	var processes []followup.Process
	for _, row := range rows {
		p, err := t.process(row)
		if err != nil {
			return nil, err
		}
		processes = append(processes, p)
	}
	return processes, nil
}

// nameRow is what a process is called by.
type nameRow struct {
	ID       string `bun:"id"`
	Employer string `bun:"employer"`
}

// Names implements followup.Tx.
func (t *tx) Names(ctx context.Context) ([]followup.ProcessName, error) {
	rows, err := readAll[nameRow](ctx, t, selectNames, string(t.account))
	if err != nil {
		return nil, fmt.Errorf("cannot list what the processes are called: %w", explain(err))
	}
	names := make([]followup.ProcessName, 0, len(rows))
	for _, row := range rows {
		names = append(names, followup.ProcessName(row))
	}
	return names, nil
}

var (
	processColumns = columnsIn(processRow{})

	selectProcess = prepare("SELECT " + processColumns.list() + " FROM process WHERE account_id = ? AND id = ?")
	selectNames   = prepare("SELECT " + columnsIn(nameRow{}).list() + " FROM process WHERE account_id = ? ORDER BY latest_at DESC, id DESC")
	selectFirst   = prepare("SELECT first_at FROM process WHERE account_id = ? AND first_at IS NOT NULL ORDER BY CASE state WHEN 'active' THEN 0 ELSE 1 END, first_at LIMIT 1")
	selectUndated = prepare("SELECT " + processColumns.list() + " FROM process WHERE account_id = ? AND first_at IS NULL")
)

// FirstInterview implements followup.Tx. What was stored before there was a column for it
// is looked up in the document.
func (t *tx) FirstInterview(ctx context.Context) (time.Time, error) {
	dated, err := readAll[firstRow](ctx, t, selectFirst, string(t.account))
	if err != nil {
		return time.Time{}, fmt.Errorf("cannot tell when the first interview was: %w", explain(err))
	}
	undated, err := readAll[processRow](ctx, t, selectUndated, string(t.account))
	if err != nil {
		return time.Time{}, fmt.Errorf("cannot tell when the first interview was: %w", explain(err))
	}
	var known []int64
	for _, row := range dated {
		known = append(known, row.FirstAt)
	}
	for _, row := range undated {
		p, err := t.process(row)
		if err != nil {
			return time.Time{}, err
		}
		if at := firstOf(p); at != nil {
			known = append(known, *at)
		}
	}
	if len(known) == 0 {
		return time.Time{}, nil
	}
	return time.UnixMilli(slices.Min(known)).UTC(), nil
}

// firstOf is when the first interview of p starts, nil when it has none.
func firstOf(p followup.Process) (first *int64) {
	for _, i := range p.Interviews {
		if at := i.Starts.UnixMilli(); first == nil || at < *first {
			first = &at
		}
	}
	return first
}

// Process implements followup.Tx.
func (t *tx) Process(ctx context.Context, id string) (followup.Process, error) {
	row, err := readOne[processRow](ctx, t, selectProcess, string(t.account), id)
	if err != nil {
		return followup.Process{}, fmt.Errorf("process %q: %w", id, seen(err))
	}
	return t.process(row)
}

// SaveProcess implements followup.Tx.
func (t *tx) SaveProcess(ctx context.Context, p *followup.Process) error {
	if err := t.saveProcess(ctx, p); err != nil {
		return fmt.Errorf("cannot save process %q: %w", p.ID, err)
	}
	p.Version++
	return nil
}

func (t *tx) saveProcess(ctx context.Context, p *followup.Process) error {
	if p.ID == "" {
		return errors.New("it has no id")
	}
	written, err := writeDocument(*p)
	if err != nil {
		return err
	}
	row := &processRow{
		AccountID: t.account, ID: p.ID, Employer: text(p.Employer), Role: text(p.Role), State: p.State,
		Document: written, Version: p.Version + 1, FirstAt: firstOf(*p),
	}
	if latest, ok := p.Latest(); ok && !latest.Ends.IsZero() {
		row.LatestAt = latest.Ends.UnixMilli()
	}
	if p.Version == 0 {
		return t.insert(ctx, t.NewInsert().Model(row))
	}
	return t.update(ctx, t.NewUpdate().Model(row).Where("account_id = ? AND id = ? AND version = ?", t.account, p.ID, p.Version))
}

// insert stores a row that must be new. A row with the same id means that somebody else
// stored it first.
func (t *tx) insert(ctx context.Context, q *bun.InsertQuery) error {
	_, err := t.write(ctx, q)
	if sameKey(err) {
		return followup.ErrStale
	}
	return err
}

// update stores a row over the version that q names.
func (t *tx) update(ctx context.Context, q statement) error {
	rows, err := t.write(ctx, q)
	if err == nil && rows == 0 {
		return followup.ErrStale
	}
	return err
}

func (t *tx) process(row processRow) (followup.Process, error) {
	p := followup.Process{State: row.State, Version: row.Version}
	p.ID, p.Employer, p.Role = row.ID, row.Employer, row.Role
	if err := readDocument(row.Document, &p); err != nil {
		return followup.Process{}, fmt.Errorf("process %q cannot be read: %w", row.ID, err)
	}
	return p, nil
}
