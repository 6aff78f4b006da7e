package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

// permissionColumn is what a sealed question to a provider is bound to, besides the account.
const permissionColumn = "permission_request.sealed"

// permissionRequestRow is followup.PermissionRequest as JSON, sealed: it holds secrets. An
// hour after it is over, the row goes: see followup.Service.DropOldPermissions.
type permissionRequestRow struct {
	bun.BaseModel `bun:"table:permission_request"`

	AccountID followup.AccountID `bun:"account_id,pk"`
	Sealed    string             `bun:"sealed"`
}

var (
	selectPermissionRequest = prepare("SELECT " + columnsIn(permissionRequestRow{}).list() + " FROM permission_request WHERE account_id = ?")
	upsertPermissionRequest = prepare("INSERT INTO permission_request (account_id, sealed) VALUES (?, ?)" +
		" ON CONFLICT (account_id) DO UPDATE SET sealed = excluded.sealed")
	deletePermissionRequest = prepare("DELETE FROM permission_request WHERE account_id = ?")
)

// PermissionRequests implements followup.Store.
func (s *Store) PermissionRequests(ctx context.Context) ([]followup.AccountID, error) {
	accounts, err := s.accountsIn(ctx, doorPermissions, "permission_request")
	if err != nil {
		return nil, fmt.Errorf("cannot list what providers were asked: %w", explain(err))
	}
	return accounts, nil
}

// PermissionRequest implements followup.Tx.
func (t *tx) PermissionRequest(ctx context.Context) (r followup.PermissionRequest, err error) {
	row, err := readOne[permissionRequestRow](ctx, t, selectPermissionRequest, string(t.account))
	if err != nil {
		return r, fmt.Errorf("what the provider was asked: %w", seen(err))
	}
	document, err := t.keys.open(t.account, permissionColumn, row.Sealed)
	if err != nil || json.Unmarshal([]byte(document), &r) != nil { // without the cause, which may quote it
		return followup.PermissionRequest{}, fmt.Errorf("what the provider was asked cannot be opened: %w", followup.ErrNotFound)
	}
	return r, nil
}

// SavePermissionRequest implements followup.Tx.
func (t *tx) SavePermissionRequest(ctx context.Context, r followup.PermissionRequest) error {
	if t.view {
		return errView // before a key file is made
	}
	document, err := json.Marshal(r)
	if err != nil {
		return errors.New("what the provider was asked cannot be written") // without the cause, which may quote it
	}
	sealed, err := t.seal(permissionColumn, string(document))
	if err == nil {
		_, err = t.write(ctx, change{t, upsertPermissionRequest, []any{string(t.account), sealed}})
	}
	if err != nil {
		return fmt.Errorf("cannot keep what the provider was asked: %w", err)
	}
	return nil
}

// DropPermissionRequest implements followup.Tx.
func (t *tx) DropPermissionRequest(ctx context.Context) error {
	if _, err := t.write(ctx, change{t, deletePermissionRequest, []any{string(t.account)}}); err != nil {
		return fmt.Errorf("cannot forget what the provider was asked: %w", err)
	}
	return nil
}
