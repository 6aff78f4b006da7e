package store

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/followup"
	"afterword/internal/letter"

	"github.com/uptrace/bun"
)

type mailRow struct {
	bun.BaseModel `bun:"table:mail"`

	AccountID  followup.AccountID       `bun:"account_id,pk"`
	Key        string                   `bun:"key,pk"`
	ProcessID  *string                  `bun:"process_id"`
	Kind       letter.Kind              `bun:"kind"`
	FromName   string                   `bun:"from_name"`
	FromEmail  string                   `bun:"from_email"`
	Subject    string                   `bun:"subject"`
	Words      string                   `bun:"words"`
	MessageID  string                   `bun:"message_id"`
	At         *int64                   `bun:"at"`
	Calendar   string                   `bun:"calendar"`
	Invitation followup.InvitationState `bun:"invitation"`
	TakenFor   string                   `bun:"taken_for"`
}

// RememberMail implements followup.Tx.
func (t *tx) RememberMail(ctx context.Context, m followup.IncomingMail) (fresh bool, err error) {
	if m.Key == "" {
		return false, errors.New("cannot remember a mail without a key")
	}
	row := &mailRow{
		AccountID: t.account, Key: text(m.Key), Kind: m.Kind, FromName: text(m.From.Name), FromEmail: text(m.From.Email),
		Subject: text(m.Subject), Words: text(m.Text), MessageID: text(m.MessageID), At: milli(m.At),
		Calendar: text(m.Calendar), Invitation: m.Invitation,
	}
	if m.ProcessID != "" {
		row.ProcessID = &m.ProcessID
	}
	rows, err := t.write(ctx, t.NewInsert().Model(row).On("CONFLICT (account_id, key) DO NOTHING"))
	if err != nil {
		return false, fmt.Errorf("cannot remember a mail for process %q: %w", m.ProcessID, err)
	}
	return rows == 1, nil
}

// SettleInvitation implements followup.Tx.
func (t *tx) SettleInvitation(ctx context.Context, key string, became followup.InvitationState) error {
	rows, err := t.write(ctx, t.NewUpdate().Model((*mailRow)(nil)).Set("invitation = ?", became).
		Where("account_id = ? AND key = ?", t.account, text(key)))
	if err != nil {
		return fmt.Errorf("cannot settle the invitation of a mail: %w", err)
	}
	if rows == 0 {
		return fmt.Errorf("the mail of an invitation: %w", followup.ErrNotFound)
	}
	return nil
}

// Mails implements followup.Tx.
func (t *tx) Mails(ctx context.Context, processID string) ([]followup.IncomingMail, error) {
	var rows []mailRow
	err := t.NewSelect().Model(&rows).Where("account_id = ? AND process_id = ?", t.account, processID).
		OrderExpr("coalesce(at, 0), key").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("cannot list the mail of process %q: %w", processID, explain(err))
	}
	return mailsOf(rows)
}

func mailsOf(rows []mailRow) ([]followup.IncomingMail, error) {
	var mails []followup.IncomingMail
	for _, row := range rows {
		m, err := row.mail()
		if err != nil {
			return nil, err
		}
		mails = append(mails, m)
	}
	return mails, nil
}

func (row mailRow) mail() (followup.IncomingMail, error) {
	m := followup.IncomingMail{
		Key: row.Key, Kind: row.Kind, From: letter.Address{Name: row.FromName, Email: row.FromEmail},
		Subject: row.Subject, Text: row.Words, MessageID: row.MessageID, At: instant(row.At),
		Calendar: row.Calendar, Invitation: row.Invitation,
	}
	if row.ProcessID != nil {
		m.ProcessID = *row.ProcessID
	}
	var err error
	if m.TakenFor, err = readTakenFor(row.TakenFor); err != nil {
		return m, fmt.Errorf("the mail %q cannot be read: %w", row.Key, err)
	}
	return m, nil
}
