package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

var _ followup.APIStore = (*Store)(nil)

type apiTokenRow struct {
	bun.BaseModel `bun:"table:api_token"`

	AccountID followup.AccountID `bun:"account_id,pk"`
	ID        string             `bun:"id,pk"`
	Name      string             `bun:"name"`
	Digest    string             `bun:"digest"`
	Scopes    string             `bun:"scopes"`
	MadeAt    int64              `bun:"made_at"`
	ExpiresAt *int64             `bun:"expires_at"`
	UsedAt    *int64             `bun:"used_at"`
}

var (
	apiTokenColumns = columnsIn(apiTokenRow{})

	insertAPIToken  = prepare("INSERT INTO api_token (" + apiTokenColumns.list() + ") VALUES (" + apiTokenColumns.marks() + ")")
	selectAPITokens = prepare("SELECT " + apiTokenColumns.list() + " FROM api_token WHERE account_id = ? ORDER BY made_at, id")
	deleteAPIToken  = prepare("DELETE FROM api_token WHERE account_id = ? AND id = ?")
	updateUsed      = prepare("UPDATE api_token SET used_at = ? WHERE account_id = ? AND id = ?")
)

// AddAPIToken implements followup.APIStore.
func (s *Store) AddAPIToken(ctx context.Context, account followup.AccountID, token followup.APIToken) error {
	scopes := make([]string, len(token.Scopes))
	for i, scope := range token.Scopes {
		scopes[i] = string(scope)
	}
	row := apiTokenRow{
		AccountID: account, ID: token.ID, Name: text(token.Name), Digest: token.Digest, Scopes: strings.Join(scopes, " "),
		MadeAt: token.Made.UnixMilli(), ExpiresAt: milli(token.Expires), UsedAt: milli(token.Used),
	}
	err := s.own(ctx, account, func(t *tx) error {
		_, err := t.write(ctx, change{t, insertAPIToken, apiTokenColumns.values(row)})
		return err
	})
	if notUnique(err) {
		err = followup.ErrNameTaken
	}
	if err != nil {
		return fmt.Errorf("cannot keep the token %q: %w", token.Name, err)
	}
	return nil
}

// APITokens implements followup.APIStore.
func (s *Store) APITokens(ctx context.Context, account followup.AccountID) (tokens []followup.APIToken, err error) {
	err = s.View(ctx, account, func(f followup.Tx) error {
		rows, err := readAll[apiTokenRow](ctx, f.(*tx), selectAPITokens, string(account))
		for _, row := range rows {
			tokens = append(tokens, row.token())
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("cannot list the tokens: %w", explain(err))
	}
	return tokens, nil
}

// RemoveAPIToken implements followup.APIStore.
func (s *Store) RemoveAPIToken(ctx context.Context, account followup.AccountID, id string) error {
	return s.changeOwn(ctx, account, "remove the token", deleteAPIToken, string(account), id)
}

// UsedAPIToken implements followup.APIStore.
func (s *Store) UsedAPIToken(ctx context.Context, account followup.AccountID, id string, at time.Time) error {
	return s.changeOwn(ctx, account, "note that the token was used", updateUsed, at.UnixMilli(), string(account), id)
}

// FindAPIToken implements followup.APIStore.
func (s *Store) FindAPIToken(ctx context.Context, digest string) (followup.AccountID, followup.APIToken, error) {
	var rows []apiTokenRow
	err := s.across(ctx, doorTokens, func(db bun.IDB) error {
		return db.NewSelect().Model(&rows).Where("digest = ?", digest).Scan(ctx)
	})
	switch {
	case err != nil:
		return "", followup.APIToken{}, fmt.Errorf("cannot look for the token: %w", explain(err))
	case len(rows) == 0:
		return "", followup.APIToken{}, fmt.Errorf("the token: %w", followup.ErrNotFound)
	}
	return rows[0].AccountID, rows[0].token(), nil
}

func (row apiTokenRow) token() followup.APIToken {
	t := followup.APIToken{
		ID: row.ID, Name: row.Name, Digest: row.Digest,
		Made: time.UnixMilli(row.MadeAt).UTC(), Expires: instant(row.ExpiresAt), Used: instant(row.UsedAt),
	}
	for _, scope := range strings.Fields(row.Scopes) {
		t.Scopes = append(t.Scopes, followup.Scope(scope))
	}
	return t
}

// own runs f in a writing transaction of an account.
func (s *Store) own(ctx context.Context, account followup.AccountID, f func(t *tx) error) error {
	return s.Update(ctx, account, func(ftx followup.Tx) error { return f(ftx.(*tx)) })
}

// changeOwn makes a change of one row, which must be there. what is its verb in errors.
func (s *Store) changeOwn(ctx context.Context, account followup.AccountID, what string, p prepared, args ...any) error {
	err := s.own(ctx, account, func(t *tx) error {
		rows, err := t.write(ctx, change{t, p, args})
		if err == nil && rows == 0 {
			err = followup.ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("cannot %s: %w", what, err)
	}
	return nil
}
