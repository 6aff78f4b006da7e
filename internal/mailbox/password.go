package mailbox

import (
	"context"
	"errors"
	"strings"

	"afterword/internal/askpass"
	"afterword/internal/followup"
)

// password returns what the mailbox signs in with: its password or an access token, stored,
// renewed, or printed by a command of the person's.
func (c *Client) password(ctx context.Context, m followup.Mailbox) (string, error) {
	switch {
	case m.OAuth.Used():
		return c.accessToken(ctx, m)
	case m.TokenCommand != "":
		token, err := c.printed(ctx, "token", m.TokenCommand)
		if err == nil && strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return "", errors.New("the token command printed something else than an access token on its first line: it must print the token there and nothing besides")
		}
		return token, err
	case m.PasswordCommand != "":
		return c.printed(ctx, "password", m.PasswordCommand)
	case m.Password == "":
		return "", errors.New("the mailbox has no password: give one, or a command that prints it")
	}
	return m.Password, nil
}

// printed runs a command of the person's for the secret that it prints. what is that.
func (c *Client) printed(ctx context.Context, what, line string) (string, error) {
	return askpass.Printed(ctx, what, line, c.limits.password)
}

// withoutPassword returns err unless its text holds the password, as when a server echoes
// what it was told. Then it returns an error of the same class with a clean text and
// without the chain that led to it.
func withoutPassword(err error, password string) error {
	if err == nil {
		return nil
	}
	text := askpass.Hide(err.Error(), password)
	if text == err.Error() {
		return err
	}
	var refused *followup.NotDelivered
	switch {
	case errors.As(err, &refused):
		return &followup.NotDelivered{Permanent: refused.Permanent, Err: errors.New(text)}
	case errors.Is(err, followup.ErrUncertain):
		return &cleaned{text: text, class: followup.ErrUncertain}
	default:
		return errors.New(text)
	}
}

// cleaned is an error whose text was rewritten and whose class was kept.
type cleaned struct {
	text  string
	class error
}

func (e *cleaned) Error() string { return e.text }
func (e *cleaned) Unwrap() error { return e.class }
