package mailbox

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/emersion/go-sasl"

	"afterword/internal/followup"
)

// xoauth2Name is the mechanism that Google and Microsoft made before RFC 7628.
const xoauth2Name = "XOAUTH2"

// xoauth2 signs in by an access token (developers.google.com, "OAuth 2.0 Mechanism").
type xoauth2 struct{ username, token string }

func (x *xoauth2) Start() (mechanism string, first []byte, err error) {
	return xoauth2Name, []byte("user=" + x.username + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
}

// Next meets a challenge, which is always the reason of a refusal.
func (x *xoauth2) Next(challenge []byte) ([]byte, error) { return nil, refusalIn(challenge) }

// oauthBearer is the standard mechanism (RFC 7628), with refusals of our own kind.
type oauthBearer struct{ sasl.Client }

func (oauthBearer) Next(challenge []byte) ([]byte, error) { return nil, refusalIn(challenge) }

// tokenRefused is a server's refusal of a token (RFC 7628 section 3.2.2).
type tokenRefused struct{ status string }

func (e *tokenRefused) Error() string { return "the token was refused with status " + e.status }

func refusalIn(challenge []byte) error {
	var said struct{ Status string }
	if json.Unmarshal(challenge, &said) != nil || said.Status == "" || len(said.Status) > 40 {
		return &tokenRefused{"unknown"}
	}
	return &tokenRefused{said.Status}
}

// tokenMechanism chooses among what a server offers.
func tokenMechanism(offers func(mechanism string) bool, s followup.Server, username, token string) (sasl.Client, error) {
	switch {
	case offers(sasl.OAuthBearer):
		// A user name stands in the GS2 header, which keeps two characters for itself (RFC
		// 5801 section 4).
		name := strings.NewReplacer("=", "=3D", ",", "=2C").Replace(username)
		return oauthBearer{sasl.NewOAuthBearerClient(&sasl.OAuthBearerOptions{Username: name, Token: token, Host: s.Host, Port: s.Port})}, nil
	case offers(xoauth2Name):
		return &xoauth2{username, token}, nil
	}
	return nil, errors.New("the server offers no way to sign in with an access token (neither OAUTHBEARER nor XOAUTH2): use a password")
}
