package store

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/followup"

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
	CAFile          string             `bun:"ca_file"`
	SentBy          followup.SentBy    `bun:"sent_by"`
	ReadAt          *int64             `bun:"read_at"`
}

// passwordColumn is what a sealed password is bound to, besides the account.
const passwordColumn = "mailbox.password"

// Mailbox implements followup.Tx.
func (t *tx) Mailbox(ctx context.Context) (followup.Mailbox, error) {
	row, err := t.mailboxRow(ctx)
	if err != nil {
		return followup.Mailbox{}, fmt.Errorf("the mailbox: %w", err)
	}
	m := followup.Mailbox{
		Address:         row.Address,
		IMAP:            followup.Server{Host: row.IMAPHost, Port: row.IMAPPort, Security: row.IMAPSecurity},
		SMTP:            followup.Server{Host: row.SMTPHost, Port: row.SMTPPort, Security: row.SMTPSecurity},
		Username:        row.Username,
		PasswordCommand: row.PasswordCommand,
		CAFile:          row.CAFile,
		SentBy:          row.SentBy,
		ReadAt:          instant(row.ReadAt),
	}
	if row.PasswordSealed != "" {
		if m.Password, err = t.keys.open(t.account, passwordColumn, row.PasswordSealed); err != nil {
			return followup.Mailbox{}, fmt.Errorf("the stored password of %s cannot be opened, restore the key file or add the mailbox again: %w", row.Address, err)
		}
	}
	return m, nil
}

// SaveMailbox implements followup.Tx. How far the folders have been read is forgotten
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
		Username: m.Username, PasswordCommand: m.PasswordCommand, CAFile: m.CAFile,
		SentBy: m.SentBy, ReadAt: milli(m.ReadAt),
	}
	if m.Password != "" {
		var err error
		if row.PasswordSealed, err = t.seal(m.Password); err != nil {
			return err
		}
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
	}
	return t.update(ctx, t.NewUpdate().Model(row).Where("account_id = ?", t.account))
}

// seal encrypts a password. The first one makes the key file; so does one that follows
// the loss of the key file, because what was sealed under the lost key is lost anyway.
func (t *tx) seal(password string) (string, error) {
	sealed, err := t.keys.seal(t.account, passwordColumn, password)
	if !errors.Is(err, errNoKey) {
		return sealed, err
	}
	if err := t.keys.make(); err != nil {
		return "", err
	}
	return t.keys.seal(t.account, passwordColumn, password)
}

func (t *tx) mailboxRow(ctx context.Context) (mailboxRow, error) {
	var row mailboxRow
	err := t.NewSelect().Model(&row).Where("account_id = ?", t.account).Scan(ctx)
	return row, seen(err)
}
