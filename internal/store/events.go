package store

import (
	"context"
	"fmt"

	"afterword/internal/cadence"
	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

type eventRow struct {
	bun.BaseModel `bun:"table:event"`

	AccountID   followup.AccountID `bun:"account_id,pk"`
	ProcessID   string             `bun:"process_id,pk"`
	Seq         int64              `bun:"seq,pk"`
	Kind        cadence.EventKind  `bun:"kind"`
	At          *int64             `bun:"at"`
	InterviewID string             `bun:"interview_id"`
	Email       string             `bun:"email"`
	Day         day                `bun:"day"`
	Words       string             `bun:"words"`
}

var selectEvents = prepare("SELECT " + columnsIn(eventRow{}).list() + " FROM event WHERE account_id = ? AND process_id = ? ORDER BY seq")

// Events implements followup.Tx.
func (t *tx) Events(ctx context.Context, processID string) ([]cadence.Event, error) {
	rows, err := readAll[eventRow](ctx, t, selectEvents, string(t.account), processID)
	if err != nil {
		return nil, fmt.Errorf("cannot list the events of process %q: %w", processID, explain(err))
	}
	var events []cadence.Event
	for _, row := range rows {
		e, err := row.event()
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

// AddEvent implements followup.Tx.
func (t *tx) AddEvent(ctx context.Context, processID string, e cadence.Event) error {
	row := &eventRow{
		AccountID: t.account, ProcessID: processID, Kind: e.Kind, At: milli(e.At), InterviewID: text(e.InterviewID),
		Email: text(e.Email), Day: dayOf(e.Date), Words: text(e.Words),
	}
	const next = "(SELECT coalesce(max(seq), 0) + 1 FROM event WHERE account_id = ? AND process_id = ?)"
	if _, err := t.write(ctx, t.NewInsert().Model(row).Value("seq", next, t.account, processID)); err != nil {
		return fmt.Errorf("cannot add an event to process %q: %w", processID, err)
	}
	return nil
}
