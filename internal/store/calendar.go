package store

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

// What a sealed secret of the calendar is bound to, besides the account.
const (
	feedColumn             = "calendar.secret"
	calendarPasswordColumn = "calendar.password"
)

type calendarRow struct {
	bun.BaseModel `bun:"table:calendar"`

	AccountID       followup.AccountID `bun:"account_id,pk"`
	SecretSealed    string             `bun:"secret_sealed"`
	Interviews      int64              `bun:"interviews"`
	ServerURL       string             `bun:"server_url"`
	Username        string             `bun:"username"`
	PasswordSealed  string             `bun:"password_sealed"`
	PasswordCommand string             `bun:"password_command"`
	CAFile          string             `bun:"ca_file"`
	PushedAt        *int64             `bun:"pushed_at"`
	Trouble         string             `bun:"trouble"`
}

var (
	calendarColumns = columnsIn(calendarRow{})

	selectCalendar = prepare("SELECT " + calendarColumns.list() + " FROM calendar WHERE account_id = ?")
	upsertCalendar = prepare("INSERT INTO calendar (" + calendarColumns.list() + ") VALUES (" + calendarColumns.marks() + ")" +
		" ON CONFLICT (account_id) DO UPDATE SET " + columnsIn(calendarRow{}, "account_id").excluded())
	forgetPushed = prepare("UPDATE calendar_entry SET pushed = '' WHERE account_id = ?")
)

// CalendarServers implements followup.Store.
func (s *Store) CalendarServers(ctx context.Context) ([]followup.AccountID, error) {
	var accounts []followup.AccountID
	err := s.across(ctx, doorCalendars, func(db bun.IDB) error {
		return db.NewSelect().Table("calendar").Column("account_id").Where("server_url <> ''").Order("account_id").Scan(ctx, &accounts)
	})
	if err != nil {
		return nil, fmt.Errorf("cannot list the calendar servers: %w", explain(err))
	}
	return accounts, nil
}

// Calendar implements followup.Tx.
func (t *tx) Calendar(ctx context.Context) (followup.Calendar, error) {
	row, err := t.calendarRow(ctx)
	if err != nil {
		return followup.Calendar{}, fmt.Errorf("the calendar: %w", err)
	}
	c := followup.Calendar{
		Interviews: row.Interviews == 1, PushedAt: instant(row.PushedAt), Trouble: row.Trouble,
		Server: followup.CalendarServer{
			URL: row.ServerURL, Username: row.Username, PasswordCommand: row.PasswordCommand, CAFile: row.CAFile,
		},
	}
	for _, secret := range []struct {
		column, sealed string
		into           *string
	}{{feedColumn, row.SecretSealed, &c.Secret}, {calendarPasswordColumn, row.PasswordSealed, &c.Server.Password}} {
		if secret.sealed == "" {
			continue
		}
		opened, openErr := t.keys.open(t.account, secret.column, secret.sealed)
		if openErr != nil {
			err = fmt.Errorf("the calendar's: %w, restore the key file or add them again: %w", followup.ErrSealed, openErr)
		}
		*secret.into = opened
	}
	return c, err
}

// SaveCalendar implements followup.Tx.
func (t *tx) SaveCalendar(ctx context.Context, c followup.Calendar) error {
	if err := t.saveCalendar(ctx, c); err != nil {
		return fmt.Errorf("cannot save the calendar: %w", err)
	}
	return nil
}

func (t *tx) saveCalendar(ctx context.Context, c followup.Calendar) error {
	if t.view {
		return errView // before a key file is made
	}
	row := calendarRow{
		AccountID: t.account, ServerURL: text(c.Server.URL), Username: text(c.Server.Username),
		PasswordCommand: text(c.Server.PasswordCommand), CAFile: text(c.Server.CAFile),
		PushedAt: milli(c.PushedAt), Trouble: text(c.Trouble),
	}
	if c.Interviews {
		row.Interviews = 1
	}
	var err error
	if c.Secret != "" {
		if row.SecretSealed, err = t.seal(feedColumn, c.Secret); err != nil {
			return err
		}
	}
	if c.Server.Password != "" {
		if row.PasswordSealed, err = t.seal(calendarPasswordColumn, c.Server.Password); err != nil {
			return err
		}
	}
	before, err := t.calendarRow(ctx)
	if err != nil && !errors.Is(err, followup.ErrNotFound) {
		return err
	}
	if err == nil && (before.ServerURL != row.ServerURL || before.Username != row.Username) {
		row.PushedAt = nil
		if _, err := t.write(ctx, change{t, forgetPushed, []any{string(t.account)}}); err != nil {
			return err
		}
	}
	_, err = t.write(ctx, change{t, upsertCalendar, calendarColumns.values(row)})
	return err
}

func (t *tx) calendarRow(ctx context.Context) (calendarRow, error) {
	row, err := readOne[calendarRow](ctx, t, selectCalendar, string(t.account))
	return row, seen(err)
}
