package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"afterword/internal/calendar"
	"afterword/internal/followup"
	"afterword/internal/interview"

	"github.com/uptrace/bun"
)

type calendarEntryRow struct {
	bun.BaseModel `bun:"table:calendar_entry"`

	AccountID followup.AccountID `bun:"account_id,pk"`
	UID       string             `bun:"uid,pk"`
	Sequence  int64              `bun:"sequence"`
	ChangedAt int64              `bun:"changed_at"`
	Cancelled int64              `bun:"cancelled"`
	Document  string             `bun:"document"`
	Pushed    string             `bun:"pushed"`
}

// entryDocument is what a calendar entry says.
type entryDocument struct {
	Starts      *int64 `json:"starts,omitempty"` // Unix milliseconds
	Ends        *int64 `json:"ends,omitempty"`
	Day         string `json:"day,omitempty"`
	Summary     string `json:"summary"`
	Description string `json:"description,omitempty"`
	Tentative   bool   `json:"tentative,omitempty"`
	Busy        bool   `json:"busy,omitempty"`
}

// pushedDocument is what a calendar server has of an entry.
type pushedDocument struct {
	There    bool   `json:"there"`
	Sequence int    `json:"sequence"`
	ETag     string `json:"etag,omitempty"`
	Gone     bool   `json:"gone,omitempty"`
}

var (
	entryColumns = columnsIn(calendarEntryRow{})

	selectEntries = prepare("SELECT " + entryColumns.list() + " FROM calendar_entry WHERE account_id = ? ORDER BY uid")
	upsertEntry   = prepare("INSERT INTO calendar_entry (" + entryColumns.list() + ") VALUES (" + entryColumns.marks() + ")" +
		" ON CONFLICT (account_id, uid) DO UPDATE SET " + columnsIn(calendarEntryRow{}, "account_id", "uid").excluded())
)

// CalendarEntries implements followup.Tx.
func (t *tx) CalendarEntries(ctx context.Context) ([]followup.CalendarEntry, error) {
	rows, err := readAll[calendarEntryRow](ctx, t, selectEntries, string(t.account))
	if err != nil {
		return nil, fmt.Errorf("cannot list what the calendar tells: %w", explain(err))
	}
	var entries []followup.CalendarEntry
	for _, row := range rows {
		e, err := row.entry()
		if err != nil {
			return nil, fmt.Errorf("calendar entry %s cannot be read: %w", row.UID, err)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func (row calendarEntryRow) entry() (followup.CalendarEntry, error) {
	var says entryDocument
	if err := json.Unmarshal([]byte(row.Document), &says); err != nil {
		return followup.CalendarEntry{}, err
	}
	var has pushedDocument
	if row.Pushed != "" {
		if err := json.Unmarshal([]byte(row.Pushed), &has); err != nil {
			return followup.CalendarEntry{}, err
		}
	}
	var day interview.Date
	if says.Day != "" {
		var err error
		if day, err = interview.ParseDate(says.Day); err != nil {
			return followup.CalendarEntry{}, err
		}
	}
	return followup.CalendarEntry{
		Entry: calendar.Entry{
			UID: row.UID, Starts: instant(says.Starts), Ends: instant(says.Ends), Day: day,
			Summary: says.Summary, Description: says.Description, Tentative: says.Tentative, Busy: says.Busy,
			Cancelled: row.Cancelled == 1, Sequence: int(row.Sequence), Changed: time.UnixMilli(row.ChangedAt).UTC(),
		},
		Pushed: followup.Pushed{There: has.There, Sequence: has.Sequence, ETag: has.ETag, Gone: has.Gone},
	}, nil
}

// SaveCalendarEntry implements followup.Tx.
func (t *tx) SaveCalendarEntry(ctx context.Context, e followup.CalendarEntry) error {
	says := entryDocument{
		Starts: milli(e.Starts), Ends: milli(e.Ends), Summary: text(e.Summary), Description: text(e.Description),
		Tentative: e.Tentative, Busy: e.Busy,
	}
	if !e.Day.IsZero() {
		says.Day = e.Day.String()
	}
	document, err := json.Marshal(says)
	if err != nil {
		return fmt.Errorf("cannot save calendar entry %s: %w", e.UID, err)
	}
	row := calendarEntryRow{
		AccountID: t.account, UID: e.UID, Sequence: int64(e.Sequence), ChangedAt: e.Changed.UnixMilli(), Document: string(document),
	}
	if e.Cancelled {
		row.Cancelled = 1
	}
	if e.Pushed != (followup.Pushed{}) {
		has, err := json.Marshal(pushedDocument{e.Pushed.There, e.Pushed.Sequence, text(e.Pushed.ETag), e.Pushed.Gone})
		if err != nil {
			return fmt.Errorf("cannot save calendar entry %s: %w", e.UID, err)
		}
		row.Pushed = string(has)
	}
	if _, err := t.write(ctx, change{t, upsertEntry, entryColumns.values(row)}); err != nil {
		return fmt.Errorf("cannot save calendar entry %s: %w", e.UID, err)
	}
	return nil
}
