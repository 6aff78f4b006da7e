// Package askpass runs a command of the person's that prints a secret, so that passwords
// can stay in a password manager. Those who sign in somewhere share it: package mailbox to
// mail servers, package caldav to calendar servers.
package askpass

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// shownComplaint is how many bytes of a failing command's complaint are shown.
const shownComplaint = 300

// Printed runs a command by the shell and returns the first line of its output. what is
// what it prints, for errors: "password". The command has limit to finish. Errors do not
// hold the secret.
func Printed(ctx context.Context, what, line string, limit time.Duration) (string, error) {
	limited, cancel := context.WithTimeout(ctx, limit)
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
		return "", fmt.Errorf("the %s command did not finish within %s: does it wait for an answer on the terminal?", what, limit)
	case err != nil:
		said := Hide(strings.TrimSpace(shorten(complaint.String(), shownComplaint)), secret)
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

// Hide takes a secret, plain or in base64, out of text that a server or a command wrote.
func Hide(text, secret string) string {
	if secret == "" {
		return text
	}
	for _, form := range []string{secret, base64.StdEncoding.EncodeToString([]byte(secret))} {
		text = strings.ReplaceAll(text, form, "(hidden)")
	}
	return text
}
