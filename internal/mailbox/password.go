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

// password returns the mailbox's password, running the password command where there is
// one: by the shell, for its first line of output.
func (c *Client) password(ctx context.Context, m followup.Mailbox) (string, error) {
	if m.PasswordCommand == "" {
		if m.Password == "" {
			return "", errors.New("the mailbox has no password: give one, or a command that prints it")
		}
		return m.Password, nil
	}
	limited, cancel := context.WithTimeout(ctx, c.limits.password)
	defer cancel()
	command := exec.CommandContext(limited, "sh", "-c", m.PasswordCommand)
	var out, complaint bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaint
	// A child of the shell may keep the pipes open after the shell was killed.
	command.WaitDelay = time.Second
	err := command.Run()
	first, _, _ := strings.Cut(out.String(), "\n")
	password := strings.TrimSuffix(first, "\r")
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("run the password command: %w", ctx.Err())
	case limited.Err() != nil:
		return "", fmt.Errorf("the password command did not finish within %s: does it wait for an answer on the terminal?", c.limits.password)
	case err != nil:
		said := hide(strings.TrimSpace(shorten(complaint.String(), shownComplaint)), password)
		if said == "" {
			said = "it said nothing"
		}
		return "", fmt.Errorf("the password command failed: %w (%s)", err, said)
	case password == "":
		return "", errors.New("the password command printed nothing on its first line: it must print the password there")
	}
	return password, nil
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
