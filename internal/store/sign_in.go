package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"afterword/internal/followup"
)

// What a sealed secret of the mailbox is bound to, besides the account.
const (
	passwordColumn     = "mailbox.password"
	clientSecretColumn = "mailbox.client_secret"
	tokenColumn        = "mailbox.token"
)

// tokenDocument is an OAuth token before it is sealed, and where it may be renewed: whoever
// changes the database cannot change that.
type tokenDocument struct {
	Access  string `json:"access"`
	Refresh string `json:"refresh"`
	Expires *int64 `json:"expires,omitempty"` // Unix milliseconds

	PublicOnly bool `json:"public_only,omitempty"`
}

// openSecrets puts what is sealed in row into m.
func (t *tx) openSecrets(row mailboxRow, m *followup.Mailbox) error {
	var token string
	for _, secret := range []struct {
		column, sealed string
		into           *string
	}{
		{passwordColumn, row.PasswordSealed, &m.Password},
		{clientSecretColumn, row.ClientSecretSealed, &m.OAuth.ClientSecret},
		{tokenColumn, row.TokenSealed, &token},
	} {
		if secret.sealed == "" {
			continue
		}
		var err error
		if *secret.into, err = t.keys.open(t.account, secret.column, secret.sealed); err != nil {
			return err
		}
	}
	if token == "" {
		return nil
	}
	var document tokenDocument
	if json.Unmarshal([]byte(token), &document) != nil {
		return errors.New("the stored token is damaged") // without the cause, which may quote it
	}
	m.OAuth.Token = followup.Token{Access: document.Access, Refresh: document.Refresh, Expires: instant(document.Expires)}
	m.OAuth.PublicOnly = document.PublicOnly
	return nil
}

// sealSecrets puts the secrets of m into row.
func (t *tx) sealSecrets(m followup.Mailbox, row *mailboxRow) error {
	var token string
	if m.OAuth.Token != (followup.Token{}) || m.OAuth.PublicOnly {
		document, err := json.Marshal(tokenDocument{m.OAuth.Token.Access, m.OAuth.Token.Refresh, milli(m.OAuth.Token.Expires), m.OAuth.PublicOnly})
		if err != nil {
			return fmt.Errorf("write the token: %w", err)
		}
		token = string(document)
	}
	for _, secret := range []struct {
		column, plain string
		into          *string
	}{
		{passwordColumn, m.Password, &row.PasswordSealed},
		{clientSecretColumn, m.OAuth.ClientSecret, &row.ClientSecretSealed},
		{tokenColumn, token, &row.TokenSealed},
	} {
		if secret.plain == "" {
			continue
		}
		var err error
		if *secret.into, err = t.seal(secret.column, secret.plain); err != nil {
			return err
		}
	}
	return nil
}

// seal encrypts a secret. The first one makes the key file; so does one that follows the
// loss of the key file, because what was sealed under the lost key is lost anyway.
func (t *tx) seal(column, secret string) (string, error) {
	sealed, err := t.keys.seal(t.account, column, secret)
	if !errors.Is(err, errNoKey) || t.shared { // other nodes have the key: see proveKey
		return sealed, err
	}
	if err := t.keys.make(); err != nil {
		return "", err
	}
	return t.keys.seal(t.account, column, secret)
}
