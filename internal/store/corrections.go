package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/letter"
)

// takenForDocument is followup.TakenFor as JSON in one column.
type takenForDocument struct {
	Kind       letter.Kind              `json:"kind"`
	Process    string                   `json:"process,omitzero"`
	Invitation followup.InvitationState `json:"invitation,omitzero"`
	Event      *eventDocument           `json:"event,omitzero"`
}

type eventDocument struct {
	Kind      cadence.EventKind `json:"kind"`
	At        *int64            `json:"at,omitzero"` // Unix milliseconds
	Interview string            `json:"interview,omitzero"`
	Email     string            `json:"email,omitzero"`
	Day       day               `json:"day,omitzero"`
	Words     string            `json:"words,omitzero"`
}

func takenForText(f *followup.TakenFor) (string, error) {
	if f == nil {
		return "", nil
	}
	doc := takenForDocument{Kind: f.Kind, Process: text(f.ProcessID), Invitation: f.Invitation}
	if e := f.Event; e != nil {
		doc.Event = &eventDocument{e.Kind, milli(e.At), text(e.InterviewID), text(e.Email), dayOf(e.Date), text(e.Words)}
	}
	data, err := json.Marshal(doc)
	return string(data), err
}

func readTakenFor(column string) (*followup.TakenFor, error) {
	if column == "" {
		return nil, nil
	}
	var doc takenForDocument
	if err := json.Unmarshal([]byte(column), &doc); err != nil {
		return nil, fmt.Errorf("what it was taken for: %w", err)
	}
	f := &followup.TakenFor{Kind: doc.Kind, ProcessID: doc.Process, Invitation: doc.Invitation}
	if e := doc.Event; e != nil {
		date, err := e.Day.date()
		if err != nil {
			return nil, fmt.Errorf("what it was taken for: %w", err)
		}
		f.Event = &cadence.Event{Kind: e.Kind, At: instant(e.At), InterviewID: e.Interview, Email: e.Email, Date: date, Words: e.Words}
	}
	return f, nil
}

// RemoveEvent implements followup.Tx.
func (t *tx) RemoveEvent(ctx context.Context, processID string, e cadence.Event) error {
	last := t.NewSelect().Model((*eventRow)(nil)).ColumnExpr("max(seq)").
		Where("account_id = ? AND process_id = ? AND kind = ? AND coalesce(at, 0) = ? AND email = ?", t.account, processID, e.Kind, orZero(milli(e.At)), text(e.Email))
	rows, err := t.write(ctx, t.NewDelete().Model((*eventRow)(nil)).Where("account_id = ? AND process_id = ? AND seq = (?)", t.account, processID, last))
	if err == nil && rows == 0 {
		err = followup.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("cannot remove an event of process %q: %w", processID, err)
	}
	return nil
}

func orZero(at *int64) int64 {
	if at == nil {
		return 0
	}
	return *at
}

// Mail implements followup.Tx.
func (t *tx) Mail(ctx context.Context, key string) (followup.IncomingMail, error) {
	var row mailRow
	err := t.NewSelect().Model(&row).Where("account_id = ? AND key = ?", t.account, text(key)).Scan(ctx)
	if err != nil {
		return followup.IncomingMail{}, fmt.Errorf("the mail: %w", seen(err))
	}
	return row.mail()
}

// Inbox implements followup.Tx.
func (t *tx) Inbox(ctx context.Context, skip, most int) ([]followup.IncomingMail, error) {
	var rows []mailRow
	err := t.NewSelect().Model(&rows).Where("account_id = ? AND (process_id IS NOT NULL OR taken_for <> '')", t.account).
		OrderExpr("coalesce(at, 0) DESC, key").Limit(int64(most)).Offset(int64(skip)).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("cannot list what came in: %w", explain(err))
	}
	return mailsOf(rows)
}

// CorrectMail implements followup.Tx.
func (t *tx) CorrectMail(ctx context.Context, m followup.IncomingMail) error {
	var process *string
	if m.ProcessID != "" {
		process = &m.ProcessID
	}
	was, err := takenForText(m.TakenFor)
	if err != nil {
		return fmt.Errorf("cannot correct a mail: %w", err)
	}
	rows, err := t.write(ctx, t.NewUpdate().Model((*mailRow)(nil)).
		Set("process_id = ?", process).Set("kind = ?", m.Kind).Set("invitation = ?", m.Invitation).Set("taken_for = ?", was).
		Where("account_id = ? AND key = ?", t.account, text(m.Key)))
	if err == nil && rows == 0 {
		err = followup.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("cannot correct a mail: %w", err)
	}
	return nil
}

// CountUnrelated implements followup.Tx.
func (t *tx) CountUnrelated(ctx context.Context, more int) error {
	_, err := t.write(ctx, t.NewUpdate().Model((*mailboxRow)(nil)).Set("unrelated = unrelated + ?", more).Where("account_id = ?", t.account))
	if err != nil {
		return fmt.Errorf("cannot count mails: %w", err)
	}
	return nil
}

// Unrelated implements followup.Tx.
func (t *tx) Unrelated(ctx context.Context) (int, error) {
	n := 0
	err := t.NewSelect().Model((*mailboxRow)(nil)).Column("unrelated").Where("account_id = ?", t.account).Scan(ctx, &n)
	if err = seen(err); err != nil && !errors.Is(err, followup.ErrNotFound) {
		return 0, fmt.Errorf("cannot count mails: %w", err)
	}
	return n, nil
}
