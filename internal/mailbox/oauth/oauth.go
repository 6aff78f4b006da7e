// Package oauth asks a person's provider to let Afterword into their mailbox, by OAuth 2.0
// (RFC 6749) as a program on their own machine does it (RFC 8252).
//
// There are two ways to ask, and one to renew:
//
//   - ByBrowser: the person's browser shows the provider's page, and the answer comes back
//     to a port of this machine (RFC 8252 section 7.3), protected by PKCE (RFC 7636) and a
//     state that nobody else knows.
//   - ByDevice: the person types a short code into the provider's page on any device, while
//     this program asks now and then whether they have (RFC 8628).
//   - Refresh: a new access token for the refresh token that the first two brought.
//
// No client id comes with Afterword: what a provider allows a program is between the
// provider and the person, who brings their own. Secrets travel over TLS only, except to a
// server on this machine, and appear in no error. Where the addresses were typed by somebody
// who comes in by network (followup.OAuth.PublicOnly), none in a private network is asked.
package oauth

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"golang.org/x/oauth2"

	"afterword/internal/followup"
	"afterword/internal/mailbox/authority"
	"afterword/internal/reach"
)

// Errors that are about the person's permission, wrapped. Trying again does not mend them.
var (
	// ErrDenied: the person, or their organisation, said no.
	ErrDenied = errors.New("the permission was refused on the provider's page")
	// ErrTooLate: nobody answered on the provider's page while the request was valid.
	ErrTooLate = errors.New("nobody answered on the provider's page in time: start again")
	// ErrRevoked: a permission that was given has been taken back or has run out.
	ErrRevoked = errors.New("the permission was taken back or has run out")
)

// answerTime is how long a provider may take to answer one request.
const answerTime = 30 * time.Second

// Client talks to one provider.
type Client struct {
	// OAuth is how; of its token only Refresh makes use.
	followup.OAuth
	// CAFile is a PEM file of certificate authorities to trust besides the system's; may
	// be empty.
	CAFile string
	// Address is the mailbox that access is wanted to. The provider's page proposes it.
	Address string
}

// Refresh returns a new access token. Where the provider gives no new refresh token with
// it, the old one stays. An error that wraps ErrRevoked means that the person has to be
// asked again; any other may pass.
func (c Client) Refresh(ctx context.Context) (followup.Token, error) {
	if c.Token.Refresh == "" {
		return followup.Token{}, fmt.Errorf("%w: the provider gave nothing to renew it with", ErrRevoked)
	}
	config, ctx, err := c.prepare(ctx, c.TokenURL)
	if err != nil {
		return followup.Token{}, err
	}
	got, err := config.TokenSource(ctx, &oauth2.Token{RefreshToken: c.Token.Refresh}).Token()
	if err != nil {
		err = c.explain(err)
		if code := codeOf(err); code == followup.EndedGrant {
			return followup.Token{}, fmt.Errorf("%w (%w)", ErrRevoked, err)
		}
		return followup.Token{}, fmt.Errorf("renew the access token: %w", err)
	}
	return tokenOf(got), nil
}

// first takes the token of a person who has just said yes.
func first(got *oauth2.Token) (followup.Token, error) {
	t := tokenOf(got)
	if t.Refresh == "" && !t.Expires.IsZero() {
		return followup.Token{}, errors.New("the provider gave no refresh token, so access would soon end: allow this client id offline access, or ask for the scope of that (often offline_access)")
	}
	return t, nil
}

func tokenOf(t *oauth2.Token) followup.Token {
	return followup.Token{Access: t.AccessToken, Refresh: t.RefreshToken, Expires: t.Expiry}
}

// prepare returns what the library needs to talk to the provider at urls.
func (c Client) prepare(ctx context.Context, urls ...string) (*oauth2.Config, context.Context, error) {
	if c.ClientID == "" {
		return nil, nil, errors.New("there is no client id: register one with your provider and give it as --client-id")
	}
	for _, u := range urls {
		if err := c.CheckAddress(u); err != nil {
			return nil, nil, err
		}
	}
	pool, err := authority.Pool(c.CAFile)
	if err != nil {
		return nil, nil, err
	}
	dialer := &net.Dialer{Timeout: answerTime}
	transport := &http.Transport{
		Proxy:             http.ProxyFromEnvironment,
		DialContext:       dialer.DialContext,
		TLSClientConfig:   &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12},
		ForceAttemptHTTP2: true,
		DisableKeepAlives: true, // nothing is left open behind
	}
	if c.PublicOnly {
		dialer.Control = reach.OnlyPublic
		transport.Proxy = nil // it would ask in our place, where nobody looks
	}
	// A redirect of a request that carries secrets is not followed.
	ctx = context.WithValue(ctx, oauth2.HTTPClient, &http.Client{
		Timeout: answerTime, Transport: transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	})
	return &oauth2.Config{
		ClientID:     c.ClientID,
		ClientSecret: c.ClientSecret,
		Scopes:       strings.Fields(c.Scopes),
		Endpoint: oauth2.Endpoint{
			AuthURL: c.AuthURL, DeviceAuthURL: c.DeviceURL, TokenURL: c.TokenURL,
			AuthStyle: c.authStyle(),
		},
	}, ctx, nil
}

// authStyle is how the client names itself. A server must take a secret as HTTP Basic
// (RFC 6749 section 2.3.1); a client without one, and the two known providers, write it
// into the body.
func (c Client) authStyle() oauth2.AuthStyle {
	if c.ClientSecret == "" || c.TokenURL == google.TokenURL || c.TokenURL == microsoft.TokenURL {
		return oauth2.AuthStyleInParams
	}
	return oauth2.AuthStyleInHeader
}
