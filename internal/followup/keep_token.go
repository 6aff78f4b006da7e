package followup

import (
	"context"
	"fmt"
)

// StoredTokens keeps the OAuth tokens of mailboxes in the Store, where all nodes see them.
type StoredTokens struct{ Store Store }

// Token returns the newest token of an account's mailbox.
func (s StoredTokens) Token(ctx context.Context, account AccountID) (Token, error) {
	var m Mailbox
	err := s.Store.View(ctx, account, func(tx Tx) (err error) {
		m, err = tx.Mailbox(ctx)
		return err
	})
	if err != nil {
		return Token{}, fmt.Errorf("read the token: %w", err)
	}
	return m.OAuth.Token, nil
}

// ReplaceToken stores next in place of used and returns the newest token. Where another
// node renewed used meanwhile, or the person signed in anew, that token stays: it is the
// newest.
func (s StoredTokens) ReplaceToken(ctx context.Context, account AccountID, used, next Token) (Token, error) {
	newest := next
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		m, err := tx.Mailbox(ctx)
		if err != nil {
			return err
		}
		if !m.OAuth.Token.same(used) {
			newest = m.OAuth.Token
			return nil
		}
		m.OAuth.Token = next
		return tx.SaveMailbox(ctx, m)
	})
	if err != nil {
		return Token{}, fmt.Errorf("store the token: %w", err)
	}
	return newest, nil
}

// same compares the secrets; the instant loses its finer parts in the store.
func (t Token) same(other Token) bool { return t.Access == other.Access && t.Refresh == other.Refresh }
