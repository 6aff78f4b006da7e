package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"

	"github.com/uptrace/bun"
)

type mailboxRow struct {
	bun.BaseModel `bun:"table:mailbox"`

	AccountID       followup.AccountID `bun:"account_id,pk"`
	Address         string             `bun:"address"`
	IMAPHost        string             `bun:"imap_host"`
	IMAPPort        int                `bun:"imap_port"`
	IMAPSecurity    followup.Security  `bun:"imap_security"`
	SMTPHost        string             `bun:"smtp_host"`
	SMTPPort        int                `bun:"smtp_port"`
	SMTPSecurity    followup.Security  `bun:"smtp_security"`
	Username        string             `bun:"username"`
	PasswordSealed  string             `bun:"password_sealed"`
	PasswordCommand string             `bun:"password_command"`
	TokenCommand    string             `bun:"token_command"`
	ClientID        string             `bun:"client_id"`
	AuthURL         string             `bun:"auth_url"`
	DeviceURL       string             `bun:"device_url"`
	TokenURL        string             `bun:"token_url"`
	Scopes          string             `bun:"scopes"`
	CAFile          string             `bun:"ca_file"`
	SentBy          followup.SentBy    `bun:"sent_by"`
	ReadAt          *int64             `bun:"read_at"`
	RewritesIDs     int                `bun:"rewrites_ids"`
	PausedUntil     *int64             `bun:"paused_until"`
	PausedWhy       string             `bun:"paused_why"`
	Way             note.Way           `bun:"way"`

	ClientSecretSealed string `bun:"client_secret_sealed"`
	TokenSealed        string `bun:"token_sealed"`
}

var (
	selectMailbox = prepare("SELECT " + columnsIn(mailboxRow{}).list() + " FROM mailbox WHERE account_id = ?")
	updateReadAt  = prepare("UPDATE mailbox SET read_at = ? WHERE account_id = ?")

	updateReadAtOrFail = updateReadAt.orFail()
)

// SaveReadAt implements followup.Tx.
func (t *tx) SaveReadAt(ctx context.Context, at time.Time) error {
	return t.changeRow(ctx, rowChange{updateReadAt, updateReadAtOrFail, []any{milli(at), string(t.account)}, func(err error) error {
		if errors.Is(err, errUntouched) {
			err = followup.ErrNotFound
		}
		return fmt.Errorf("cannot save that the mailbox was read: %w", err)
	}})
}

// Mailbox implements followup.Tx.
func (t *tx) Mailbox(ctx context.Context) (followup.Mailbox, error) {
	row, err := t.mailboxRow(ctx)
	if err != nil {
		return followup.Mailbox{}, fmt.Errorf("the mailbox: %w", err)
	}
	m := followup.Mailbox{
		Account:         t.account,
		Address:         row.Address,
		IMAP:            followup.Server{Host: row.IMAPHost, Port: row.IMAPPort, Security: row.IMAPSecurity},
		SMTP:            followup.Server{Host: row.SMTPHost, Port: row.SMTPPort, Security: row.SMTPSecurity},
		Username:        row.Username,
		PasswordCommand: row.PasswordCommand,
		TokenCommand:    row.TokenCommand,
		OAuth: followup.OAuth{
			ClientID: row.ClientID, AuthURL: row.AuthURL, DeviceURL: row.DeviceURL, TokenURL: row.TokenURL, Scopes: row.Scopes,
		},
		CAFile:      row.CAFile,
		SentBy:      row.SentBy,
		ReadAt:      instant(row.ReadAt),
		RewritesIDs: row.RewritesIDs == 1,
		PausedUntil: instant(row.PausedUntil),
		PausedWhy:   row.PausedWhy,
		Way:         row.Way,
	}
	bare := m
	if err := t.openSecrets(row, &m); err != nil {
		return bare, fmt.Errorf("the mailbox %s: %w, restore the key file or add the mailbox again: %w", row.Address, followup.ErrSealed, err)
	}
	return m, nil
}

// SaveMailbox implements followup.Tx. How far the folders have been read, and how much there was, is forgotten
// when the mailbox is another one now: another server or another user.
func (t *tx) SaveMailbox(ctx context.Context, m followup.Mailbox) error {
	if err := t.saveMailbox(ctx, m); err != nil {
		return fmt.Errorf("cannot save the mailbox %s: %w", m.Address, err)
	}
	return nil
}

func (t *tx) saveMailbox(ctx context.Context, m followup.Mailbox) error {
	if t.view {
		return errView // before a key file is made
	}
	row := &mailboxRow{
		AccountID: t.account, Address: m.Address,
		IMAPHost: m.IMAP.Host, IMAPPort: m.IMAP.Port, IMAPSecurity: m.IMAP.Security,
		SMTPHost: m.SMTP.Host, SMTPPort: m.SMTP.Port, SMTPSecurity: m.SMTP.Security,
		Username: m.Username, PasswordCommand: m.PasswordCommand, TokenCommand: m.TokenCommand, CAFile: m.CAFile,
		ClientID: m.OAuth.ClientID, AuthURL: m.OAuth.AuthURL, DeviceURL: m.OAuth.DeviceURL, TokenURL: m.OAuth.TokenURL, Scopes: m.OAuth.Scopes,
		SentBy: m.SentBy, ReadAt: milli(m.ReadAt), PausedUntil: milli(m.PausedUntil), PausedWhy: text(m.PausedWhy),
		Way: m.Way,
	}
	if m.RewritesIDs {
		row.RewritesIDs = 1
	}
	if err := t.sealSecrets(m, row); err != nil {
		return err
	}
	before, err := t.mailboxRow(ctx)
	if errors.Is(err, followup.ErrNotFound) {
		return t.insert(ctx, t.NewInsert().Model(row))
	}
	if err != nil {
		return err
	}
	if before.IMAPHost != row.IMAPHost || before.IMAPPort != row.IMAPPort || before.Username != row.Username {
		old := t.NewDelete().Model((*cursorRow)(nil)).Where("account_id = ?", t.account)
		if _, err := t.write(ctx, old); err != nil {
			return err
		}
		anew := t.NewUpdate().Model((*mailboxRow)(nil)).Set("unrelated = 0").Where("account_id = ?", t.account)
		if _, err := t.write(ctx, anew); err != nil {
			return err
		}
	}
	return t.update(ctx, t.NewUpdate().Model(row).Where("account_id = ?", t.account))
}

func (t *tx) mailboxRow(ctx context.Context) (mailboxRow, error) {
	row, err := readOne[mailboxRow](ctx, t, selectMailbox, string(t.account))
	return row, seen(err)
}
