package store

import (
	"context"
	"fmt"

	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

type cursorRow struct {
	bun.BaseModel `bun:"table:cursor"`

	AccountID   followup.AccountID `bun:"account_id,pk"`
	Folder      string             `bun:"folder,pk"`
	UIDValidity uint32             `bun:"uid_validity"`
	LastUID     uint32             `bun:"last_uid"`
}

var (
	cursorColumns = columnsIn(cursorRow{})

	selectCursors = prepare("SELECT " + cursorColumns.list() + " FROM cursor WHERE account_id = ? ORDER BY folder")
	upsertCursor  = prepare("INSERT INTO cursor (" + cursorColumns.list() + ") VALUES (" + cursorColumns.marks() + ")" +
		" ON CONFLICT (account_id, folder) DO UPDATE SET " + columnsIn(cursorRow{}, "account_id", "folder").excluded())

	upsertCursorOrFail = upsertCursor.orFail()
)

// Cursors implements followup.Tx. They come in the order of their folders' names.
func (t *tx) Cursors(ctx context.Context) ([]followup.Cursor, error) {
	rows, err := readAll[cursorRow](ctx, t, selectCursors, string(t.account))
	if err != nil {
		return nil, fmt.Errorf("cannot tell how far the mailbox was read: %w", explain(err))
	}
	var cursors []followup.Cursor
	for _, row := range rows {
		cursors = append(cursors, followup.Cursor{Folder: row.Folder, UIDValidity: row.UIDValidity, LastUID: row.LastUID})
	}
	return cursors, nil
}

// SaveCursor implements followup.Tx. A cursor belongs to the account's mailbox.
func (t *tx) SaveCursor(ctx context.Context, c followup.Cursor) error {
	row := cursorRow{AccountID: t.account, Folder: text(c.Folder), UIDValidity: c.UIDValidity, LastUID: c.LastUID}
	return t.changeRow(ctx, rowChange{upsertCursor, upsertCursorOrFail, cursorColumns.values(row), func(err error) error {
		return fmt.Errorf("cannot save how far folder %q was read: %w", c.Folder, err)
	}})
}
