package mailbox

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"afterword/internal/followup"
)

// shownComplaint is how many bytes of a failing command's complaint are shown.
const shownComplaint = 300

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

// printed runs a command by the shell for the secret on its first line of output. what is
// what it prints.
func (c *Client) printed(ctx context.Context, what, line string) (string, error) {
	limited, cancel := context.WithTimeout(ctx, c.limits.password)
	defer cancel()
	command := exec.CommandContext(limited, "sh", "-c", line)
	var out, complaint bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaint
	// A child of the shell may keep the pipes open after the shell was killed.
	command.WaitDelay = time.Second
	err := command.Run()
	first, _, _ := strings.Cut(out.String(), "\n")
	secret := strings.TrimSuffix(first, "\r")
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("run the %s command: %w", what, ctx.Err())
	case limited.Err() != nil:
		return "", fmt.Errorf("the %s command did not finish within %s: does it wait for an answer on the terminal?", what, c.limits.password)
	case err != nil:
		said := hide(strings.TrimSpace(shorten(complaint.String(), shownComplaint)), secret)
		if said == "" {
			said = "it said nothing"
		}
		return "", fmt.Errorf("the %s command failed: %w (%s)", what, err, said)
	case secret == "":
		return "", fmt.Errorf("the %s command printed nothing on its first line: it must print the %s there", what, what)
	}
	return secret, nil
}

func shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// hide takes a password, plain or in base64, out of text that a server or a command wrote.
func hide(text, password string) string {
	if password == "" {
		return text
	}
	for _, form := range []string{password, base64.StdEncoding.EncodeToString([]byte(password))} {
		text = strings.ReplaceAll(text, form, "(hidden)")
	}
	return text
}

// withoutPassword returns err unless its text holds the password, as when a server echoes
// what it was told. Then it returns an error of the same class with a clean text and
// without the chain that led to it.
func withoutPassword(err error, password string) error {
	if err == nil {
		return nil
	}
	text := hide(err.Error(), password)
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
