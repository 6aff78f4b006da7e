package store

import (
	"context"
	"errors"
	"fmt"

	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

type modelRow struct {
	bun.BaseModel `bun:"table:model"`

	AccountID  followup.AccountID   `bun:"account_id,pk"`
	Endpoint   string               `bun:"endpoint,pk"`
	Name       string               `bun:"name,pk"`
	KeySealed  string               `bun:"key_sealed"`
	KeyCommand string               `bun:"key_command"`
	Runs       followup.Whereabouts `bun:"runs"`
	SaidBy     followup.Teller      `bun:"said_by"`
	AddedAt    *int64               `bun:"added_at"`
	AllowedAt  *int64               `bun:"allowed_at"`
	Private    int64                `bun:"private"`
}

var (
	modelColumns = columnsIn(modelRow{})

	selectModels = prepare("SELECT " + modelColumns.list() + " FROM model WHERE account_id = ? ORDER BY coalesce(added_at, 0) DESC, endpoint, name")
	upsertModel  = prepare("INSERT INTO model (" + modelColumns.list() + ") VALUES (" + modelColumns.marks() + ")" +
		" ON CONFLICT (account_id, endpoint, name) DO UPDATE SET " + columnsIn(modelRow{}, "account_id", "endpoint", "name").excluded())
	deleteModel = prepare("DELETE FROM model WHERE account_id = ? AND endpoint = ? AND name = ?")
)

// keyColumn is what the sealed key of a model is bound to, besides the account: a key must
// not open for another endpoint.
func keyColumn(endpoint string) string { return "model.key " + endpoint }

// Models implements followup.Tx.
func (t *tx) Models(ctx context.Context) ([]followup.Model, error) {
	rows, err := readAll[modelRow](ctx, t, selectModels, string(t.account))
	if err != nil {
		return nil, fmt.Errorf("cannot list the models: %w", explain(err))
	}
	var all []followup.Model
	var sealed error
	for _, row := range rows {
		m := followup.Model{
			Endpoint: row.Endpoint, Name: row.Name, KeyCommand: row.KeyCommand, Runs: row.Runs, SaidBy: row.SaidBy,
			AddedAt: instant(row.AddedAt), AllowedAt: instant(row.AllowedAt),
			Private: row.Private == 1,
		}
		if row.KeySealed != "" {
			if m.Key, err = t.keys.open(t.account, keyColumn(row.Endpoint), row.KeySealed); err != nil {
				sealed = fmt.Errorf("the key of the model %s: %w, restore the key file or add it again: %w", row.Name, followup.ErrSealed, err)
			}
		}
		all = append(all, m)
	}
	return all, sealed
}

// SaveModel implements followup.Tx.
func (t *tx) SaveModel(ctx context.Context, m followup.Model) error {
	if err := t.saveModel(ctx, m); err != nil {
		return fmt.Errorf("cannot save the model %s: %w", m.Name, err)
	}
	return nil
}

func (t *tx) saveModel(ctx context.Context, m followup.Model) (err error) {
	if t.view {
		return errView // before a key file is made
	}
	row := modelRow{
		AccountID: t.account, Endpoint: text(m.Endpoint), Name: text(m.Name), KeyCommand: text(m.KeyCommand),
		Runs: m.Runs, SaidBy: m.SaidBy, AddedAt: milli(m.AddedAt), AllowedAt: milli(m.AllowedAt),
	}
	if m.Private {
		row.Private = 1
	}
	if m.Key != "" {
		if row.KeySealed, err = t.seal(keyColumn(row.Endpoint), m.Key); err != nil {
			return err
		}
	}
	_, err = t.write(ctx, change{t, upsertModel, modelColumns.values(row)})
	return err
}

// RemoveModel implements followup.Tx.
func (t *tx) RemoveModel(ctx context.Context, endpoint, name string) error {
	all, err := t.Models(ctx)
	if err != nil && !errors.Is(err, followup.ErrSealed) {
		return err
	}
	for _, m := range all {
		if m.Endpoint == endpoint && m.Name == name {
			_, err := t.write(ctx, change{t, deleteModel, []any{string(t.account), endpoint, name}})
			return err
		}
	}
	return fmt.Errorf("the model %s at %s: %w", name, endpoint, followup.ErrNotFound)
}
