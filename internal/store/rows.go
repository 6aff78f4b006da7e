package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/uptrace/bun"
)

// Row-level security is the second lock on PostgreSQL. The first is that every query of
// this package names its account; the second is the server's own: each table with an
// account_id shows and takes only rows of the account that the transaction has named
// (setting afterword.account), also to the tables' owner. A query that forgot to ask
// finds nothing.
//
// Seven questions go over all accounts, and each has a door of its own: a setting that the
// transaction makes to say which question it asks, and that opens one table, to read.

// door is a question over all accounts.
type door string

const (
	doorDue        door = "due steps"  // which processes have a step to look at
	doorMailboxes  door = "mailboxes"  // which accounts have a mailbox
	doorFigures    door = "figures"    // how many notes there are, by state
	doorCalendars  door = "calendars"  // which accounts have a calendar server
	doorTokens     door = "tokens"     // whose token it is that a program shows
	doorDeliveries door = "deliveries" // what webhooks are still to be told

	doorPermissions door = "permissions" // which accounts keep a question to their provider
)

// doors are the tables that the doors open.
var doors = []struct {
	door  door
	table string
}{{doorDue, "step"}, {doorMailboxes, "mailbox"}, {doorFigures, "note"}, {doorCalendars, "calendar"}, {doorTokens, "api_token"}, {doorDeliveries, "delivery"}, {doorPermissions, "permission_request"}}

// beginAcross begins a transaction that reads through a door.
func (s *Store) beginAcross(ctx context.Context, d door) (bun.Tx, error) {
	o := opening{enter: enterDoor, about: string(d)}
	return retrying(ctx, func() (bun.Tx, error) {
		return s.readers.BeginTx(beginningWith(ctx, o), &sql.TxOptions{ReadOnly: true})
	})
}

// lockRows sees to it that every table with an account is locked by row. It goes by what
// tables there are, so that a migration cannot forget one.
func lockRows(ctx context.Context, conn *sql.Conn) error {
	const everyTable = `DO $$
DECLARE
	name text;
BEGIN
	FOR name IN
		SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attname = 'account_id' AND NOT a.attisdropped
			AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'own_account'))
	LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
		EXECUTE format('DROP POLICY IF EXISTS own_account ON %I', name);
		EXECUTE format('CREATE POLICY own_account ON %I USING (account_id = current_setting(''afterword.account'', true))', name);
	END LOOP;
END $$`
	if _, err := conn.ExecContext(ctx, everyTable); err != nil {
		return err
	}
	for _, d := range doors {
		open := fmt.Sprintf(`DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '%[1]s'::regclass AND polname = 'door') THEN
		CREATE POLICY door ON %[1]s FOR SELECT USING (current_setting('afterword.door', true) = '%[2]s');
	END IF;
END $$`, d.table, d.door)
		if _, err := conn.ExecContext(ctx, open); err != nil {
			return err
		}
	}
	return nil
}
