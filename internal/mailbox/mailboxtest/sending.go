package mailboxtest

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox/loopback"
)

func (w World) arrivesUnchanged(t *testing.T) {
	id := newID(t)
	message := letterFrom(w.Sender.Address, w.Recipient.Address, id)
	if err := w.Mail.Send(t.Context(), w.Sender, w.Recipient.Address, message, commits); err != nil {
		t.Fatal(err)
	}
	arrived := awaitID(t, w.Recipient, "INBOX", id)
	if got, want := bodyOf(arrived.Bytes), bodyOf(message); got != want {
		t.Errorf("the body changed on its way:\n%q\n%q", got, want)
	}
	if got := countID(t, w.Recipient, "INBOX", id); got != 1 {
		t.Errorf("it arrived %d times", got)
	}
}

// commits is a committing that has nothing against it.
func commits() error { return nil }

// ending is how an attempt to send can end.
type ending string

const (
	taken     ending = "taken"
	temporary ending = "not delivered, for now"
	permanent ending = "not delivered, for good"
	uncertain ending = "uncertain"
	broken    ending = "an error of no class"
)

func endingOf(err error) ending {
	var refused *followup.NotDelivered
	switch {
	case err == nil:
		return taken
	case errors.As(err, &refused) && errors.Is(err, followup.ErrUncertain):
		return broken // it says both
	case errors.As(err, &refused) && refused.Permanent:
		return permanent
	case errors.As(err, &refused):
		return temporary
	case errors.Is(err, followup.ErrUncertain):
		return uncertain
	}
	return broken
}

func (w World) refusals(t *testing.T) {
	for _, c := range []struct {
		to   string
		want ending
	}{
		{w.Refused, permanent},
		{w.Deferred, temporary},
		{"no address", permanent},
		{"wei@globex.test>\r\nRCPT TO:<" + w.Recipient.Address, permanent},
	} {
		err := w.Mail.Send(t.Context(), w.Sender, c.to, letterFrom(w.Sender.Address, c.to, newID(t)), commits)
		if got := endingOf(err); got != c.want {
			t.Errorf("to %q: got %s (%v), want %s", c.to, got, err, c.want)
		}
	}
}

func (w World) wrongPassword(t *testing.T) {
	m := w.Sender
	m.Password = "wrong-horse-battery"
	_, checkErr := w.Mail.Check(t.Context(), m)
	_, _, fetchErr := FetchAll(t.Context(), w.Mail, m, nil, time.Time{})
	sendErr := w.Mail.Send(t.Context(), m, w.Recipient.Address, letterFrom(m.Address, w.Recipient.Address, newID(t)), commits)
	for name, err := range map[string]error{"check": checkErr, "fetch": fetchErr, "send": sendErr} {
		if err == nil || !strings.Contains(err.Error(), "password") || strings.Contains(err.Error(), m.Password) {
			t.Errorf("%s: got %v, want an error that speaks of the password and does not hold it", name, err)
		}
	}
	if got := endingOf(sendErr); got != temporary {
		t.Errorf("sending: got %s, want %s: the note can go once the password is right", got, temporary)
	}
	if n := strings.Count(checkErr.Error(), "did not accept"); n != 2 {
		t.Errorf("check tried %d servers, want both: %v", n, checkErr)
	}
}

func (w World) unknownAuthority(t *testing.T) {
	other, err := loopback.New(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "other.pem")
	if err := os.WriteFile(file, other.Authority, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, caFile := range []string{file, ""} {
		m := w.Sender
		m.CAFile = caFile
		_, err = w.Mail.Check(t.Context(), m)
		if err == nil || !strings.Contains(err.Error(), "authority") {
			t.Errorf("check with CA file %q: got %v, want an error that names the authority", caFile, err)
		}
		err = w.Mail.Send(t.Context(), m, w.Recipient.Address, letterFrom(m.Address, w.Recipient.Address, newID(t)), commits)
		if got := endingOf(err); got != temporary {
			t.Errorf("send with CA file %q: got %s (%v), want %s", caFile, got, err, temporary)
		}
	}
}

func (w World) wrongPort(t *testing.T) {
	listener, err := net.Listen("tcp", net.JoinHostPort(loopback.Host, "0"))
	if err != nil {
		t.Fatal(err)
	}
	m := w.Sender
	m.SMTP.Port = listener.Addr().(*net.TCPAddr).Port
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	err = w.Mail.Send(t.Context(), m, w.Recipient.Address, letterFrom(m.Address, w.Recipient.Address, newID(t)), commits)
	if got := endingOf(err); got != temporary || !strings.Contains(err.Error(), "check the port") {
		t.Errorf("got %s (%v), want %s and the advice to check the port", got, err, temporary)
	}
}

func (w World) cancelledSend(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := w.Mail.Send(ctx, w.Sender, w.Recipient.Address, letterFrom(w.Sender.Address, w.Recipient.Address, newID(t)), commits)
	if got := endingOf(err); got != temporary || !errors.Is(err, context.Canceled) {
		t.Errorf("got %s (%v), want %s because of the context", got, err, temporary)
	}
}
