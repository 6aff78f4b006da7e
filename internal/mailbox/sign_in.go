package mailbox

import (
	"context"
	"errors"

	"afterword/internal/followup"
)

// way is how a mailbox signs in.
type way int

const (
	byPassword way = iota
	byTokenCommand
	byOAuth
)

func wayOf(m followup.Mailbox) way {
	switch {
	case m.OAuth.Used():
		return byOAuth
	case m.TokenCommand != "":
		return byTokenCommand
	}
	return byPassword
}

// signInRefused means that a server did not accept what it was signed in with.
type signInRefused struct {
	err error
	way way
}

func (e *signInRefused) Error() string { return e.err.Error() }
func (e *signInRefused) Unwrap() error { return e.err }

// signedIn opens a session. Where the server refuses a token that looked good, because it
// was taken back or clocks differ, it is renewed and tried once more.
func signedIn[S any](ctx context.Context, c *Client, m followup.Mailbox, secret string, open func(secret string) (S, error)) (S, error) {
	s, err := open(secret)
	var refused *signInRefused
	if !errors.As(err, &refused) || !m.OAuth.Used() || !c.renews(m) {
		return s, err
	}
	renewed, renewErr := c.renew(ctx, m, secret)
	if renewErr != nil {
		return s, renewErr
	}
	s, err = open(renewed)
	return s, withoutPassword(err, renewed)
}
