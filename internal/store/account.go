package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

// accountTables are all tables that hold rows of an account, those that refer to others
// first.
var accountTables = []string{
	"step", "event", "note", "mail", "process", "cursor", "mailbox", "calendar_entry", "calendar", "model", "preference",
	"delivery", "webhook", "api_answer", "api_token", "permission_request",
}

// DeleteAccount implements followup.Tx.
func (t *tx) DeleteAccount(ctx context.Context) error {
	for _, table := range accountTables {
		if _, err := t.write(ctx, t.NewDelete().Table(table).Where("account_id = ?", t.account)); err != nil {
			return fmt.Errorf("cannot delete the rows of table %s: %w", table, err)
		}
	}
	return nil
}

type preferenceRow struct {
	bun.BaseModel `bun:"table:preference"`

	AccountID followup.AccountID `bun:"account_id,pk"`
	Document  string             `bun:"document"`
}

// preferences is followup.Preferences as JSON in one column.
type preferences struct {
	Off   []string `json:"off,omitzero"`
	Undo  *int64   `json:"undo_seconds,omitzero"`
	Words []string `json:"words,omitzero"`
	Post  string   `json:"post_days,omitzero"`
}

// Preferences implements followup.Tx.
func (t *tx) Preferences(ctx context.Context) (followup.Preferences, error) {
	var rows []preferenceRow
	if err := t.NewSelect().Model(&rows).Where("account_id = ?", t.account).Scan(ctx); err != nil {
		return followup.Preferences{}, fmt.Errorf("cannot read what was set: %w", explain(err))
	}
	if len(rows) == 0 {
		return followup.Preferences{}, nil
	}
	var doc preferences
	if err := json.Unmarshal([]byte(rows[0].Document), &doc); err != nil {
		return followup.Preferences{}, fmt.Errorf("what was set cannot be read: %w", err)
	}
	p := followup.Preferences{Off: doc.Off, Words: doc.Words, Post: doc.Post}
	if doc.Undo != nil {
		undo := time.Duration(*doc.Undo) * time.Second
		p.Undo = &undo
	}
	return p, nil
}

// SavePreferences implements followup.Tx.
func (t *tx) SavePreferences(ctx context.Context, p followup.Preferences) error {
	doc := preferences{Off: p.Off, Words: p.Words, Post: p.Post}
	if p.Undo != nil {
		seconds := int64(p.Undo.Seconds())
		doc.Undo = &seconds
	}
	data, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("cannot save what was set: %w", err)
	}
	row := &preferenceRow{AccountID: t.account, Document: string(data)}
	_, err = t.write(ctx, t.NewInsert().Model(row).On("CONFLICT (account_id) DO UPDATE").Set("document = EXCLUDED.document"))
	if err != nil {
		return fmt.Errorf("cannot save what was set: %w", err)
	}
	return nil
}
