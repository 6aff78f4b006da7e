package store

import (
	"context"
	"fmt"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"
)

// Going implements followup.Tx. It takes one question for each table, however many
// processes there are, and reads none that is over and asks for nothing.
func (t *tx) Going(ctx context.Context, since time.Time) ([]followup.Standing, error) {
	ids := bun.SafeQuery("SELECT id FROM process WHERE account_id = ? AND state = 'active'"+
		" UNION SELECT process_id FROM note WHERE account_id = ? AND "+unsettled+" AND state = 'unknown'"+
		" UNION SELECT process_id FROM note WHERE account_id = ? AND phase = 'gracious-reply' AND state IN ('draft', 'approved', 'scheduled', 'sending')"+
		" UNION SELECT process_id FROM event WHERE account_id = ? AND kind = 'replied' AND at >= ?",
		t.account, t.account, t.account, t.account, since.UnixMilli())
	all, err := t.standing(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("cannot read the processes that go on: %w", err)
	}
	return all, nil
}

// Over implements followup.Tx.
func (t *tx) Over(ctx context.Context, skip, most int) ([]followup.Standing, error) {
	ids := bun.SafeQuery("SELECT id FROM process WHERE account_id = ? AND state <> 'active' ORDER BY latest_at DESC, id DESC LIMIT ? OFFSET ?",
		t.account, most, skip)
	all, err := t.standing(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("cannot read the processes that are over: %w", err)
	}
	return all, nil
}

// Recent implements followup.Tx.
func (t *tx) Recent(ctx context.Context, most int) ([]followup.Process, error) {
	ids := bun.SafeQuery("SELECT id FROM process WHERE account_id = ? AND state = 'active' UNION SELECT id FROM"+
		" (SELECT id FROM process WHERE account_id = ? AND state <> 'active' ORDER BY latest_at DESC, id DESC LIMIT ?) AS latest",
		t.account, t.account, most)
	var rows []processRow
	err := t.NewSelect().Model(&rows).Where("account_id = ? AND id IN (?)", t.account, ids).OrderExpr("latest_at DESC, id DESC").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("cannot list the latest processes: %w", explain(err))
	}
	return t.processes(rows)
}

// standing reads the processes whose ids are asked for, the one with the latest interview
// first, with everything that tells where they stand.
func (t *tx) standing(ctx context.Context, ids schema.QueryWithArgs) ([]followup.Standing, error) {
	var processes []processRow
	err := t.NewSelect().Model(&processes).Where("account_id = ? AND id IN (?)", t.account, ids).OrderExpr("latest_at DESC, id DESC").Scan(ctx)
	if err != nil {
		return nil, explain(err)
	}
	all := make([]followup.Standing, len(processes))
	at := map[string]*followup.Standing{}
	for k, row := range processes {
		if all[k].Process, err = t.process(row); err != nil {
			return nil, err
		}
		at[row.ID] = &all[k]
	}
	if len(all) == 0 {
		return nil, nil
	}
	of := func(rows any, order string) error {
		err := t.NewSelect().Model(rows).Where("account_id = ? AND process_id IN (?)", t.account, ids).OrderExpr(order).Scan(ctx)
		return explain(err)
	}
	var notes []noteRow
	if err := of(&notes, "process_id, seq"); err != nil {
		return nil, err
	}
	for _, row := range notes {
		read, err := t.notes([]noteRow{row})
		if err != nil {
			return nil, err
		}
		at[row.ProcessID].Notes = append(at[row.ProcessID].Notes, read...)
	}
	var events []eventRow
	if err := of(&events, "process_id, seq"); err != nil {
		return nil, err
	}
	for _, row := range events {
		e, err := row.event()
		if err != nil {
			return nil, err
		}
		at[row.ProcessID].Events = append(at[row.ProcessID].Events, e)
	}
	var mails []mailRow
	if err := of(&mails, "process_id, coalesce(at, 0), key"); err != nil {
		return nil, err
	}
	for _, row := range mails {
		m, err := row.mail()
		if err != nil {
			return nil, err
		}
		at[*row.ProcessID].Mails = append(at[*row.ProcessID].Mails, m)
	}
	return all, nil
}

// WaitingMails implements followup.Tx.
func (t *tx) WaitingMails(ctx context.Context) ([]followup.IncomingMail, error) {
	var rows []mailRow
	err := t.NewSelect().Model(&rows).Where("account_id = ? AND invitation = 'waiting' AND process_id IS NULL", t.account).
		OrderExpr("coalesce(at, 0), key").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("cannot list the invitations that wait: %w", explain(err))
	}
	return mailsOf(rows)
}

func (row eventRow) event() (cadence.Event, error) {
	date, err := row.Day.date()
	if err != nil {
		return cadence.Event{}, fmt.Errorf("event %d of process %q cannot be read: %w", row.Seq, row.ProcessID, err)
	}
	return cadence.Event{
		Kind: row.Kind, At: instant(row.At), InterviewID: row.InterviewID, Email: row.Email, Date: date, Words: row.Words,
	}, nil
}
