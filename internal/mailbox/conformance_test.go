package mailbox_test

import (
	"bytes"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
)

func quiet() *mailbox.Client { return mailbox.New(slog.New(slog.DiscardHandler)) }

func TestConformanceOnDovecotAndPostfix(t *testing.T) {
	servers := mailboxtest.Servers(t)
	mailboxtest.Run(t, servers.World(quiet()))
	t.Run("STARTTLS", func(t *testing.T) { overSTARTTLS(t, servers) })
	t.Run("protections swapped", func(t *testing.T) { swappedProtections(t, servers) })
	t.Run("addresses outside ASCII", func(t *testing.T) { outsideASCII(t, servers) })
	t.Run("a bounce and an absence notice come back", func(t *testing.T) { automaticAnswers(t, servers) })
}

func overSTARTTLS(t *testing.T, servers *mailboxtest.MailServers) {
	m := servers.StartTLSMailbox("seeker")
	if _, err := quiet().Check(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	message := []byte("From: <" + m.Address + ">\r\nMessage-ID: <starttls@example.test>\r\nSubject: By STARTTLS\r\n\r\nHello.\r\n")
	if err := quiet().Send(t.Context(), m, servers.Address("priya"), message, commits); err != nil {
		t.Fatal(err)
	}
	servers.Delivered(t, "priya", 1)
	m.CAFile = ""
	if _, err := quiet().Check(t.Context(), m); err == nil || strings.Count(err.Error(), "authority this computer does not know") != 2 {
		t.Errorf("without the CA file: got %v, want both servers refused", err)
	}
}

// swappedProtections uses each port with the protection of the other.
func swappedProtections(t *testing.T, servers *mailboxtest.MailServers) {
	m := servers.StartTLSMailbox("seeker")
	m.IMAP.Security, m.SMTP.Security = followup.TLS, followup.TLS
	if _, err := quiet().Check(t.Context(), m); err == nil || strings.Count(err.Error(), "choose starttls") != 2 {
		t.Errorf("TLS on the ports for STARTTLS: got %v, want the advice for both", err)
	}
}

func automaticAnswers(t *testing.T, servers *mailboxtest.MailServers) {
	me := servers.Mailbox("seeker")
	_, cursors, err := mailboxtest.FetchAll(t.Context(), quiet(), me, nil, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{"nobody@globex.test", servers.Address("away")} {
		message := []byte("From: <" + me.Address + ">\r\nTo: <" + to + ">\r\nMessage-ID: <to-" + to + ">\r\nSubject: Hello\r\n\r\nHello.\r\n")
		if err := quiet().Send(t.Context(), me, to, message, commits); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"message/delivery-status", "30 November 2026"} {
		mailboxtest.Await(t, me, "INBOX", func(one mailboxtest.RawMessage) bool { return bytes.Contains(one.Bytes, []byte(want)) })
	}
	mails, _, err := mailboxtest.FetchAll(t.Context(), quiet(), me, cursors, time.Time{})
	// Beside them lie the copies that went to the sender, too.
	mails = slices.DeleteFunc(mails, func(one followup.RawMail) bool {
		head, _, _ := bytes.Cut(one.Bytes, []byte("\r\n\r\n"))
		return bytes.Contains(head, []byte("\nFrom: <"+me.Address+">"))
	})
	if err != nil || len(mails) != 2 {
		t.Errorf("got %d mails and error %v, want the bounce and the notice", len(mails), err)
	}
}

// outsideASCII sends where the server lacks SMTPUTF8: a domain can be written in ASCII, the
// part before the @ cannot.
func outsideASCII(t *testing.T, servers *mailboxtest.MailServers) {
	me := servers.Mailbox("seeker")
	message := []byte("From: <" + me.Address + ">\r\nMessage-ID: <ascii@example.test>\r\nSubject: Hello\r\n\r\nHello.\r\n")
	var refused *followup.NotDelivered
	err := quiet().Send(t.Context(), me, "jörg@globex.test", message, commits)
	if !errors.As(err, &refused) || !refused.Permanent || !strings.Contains(err.Error(), "ask for another address") {
		t.Errorf("before the @: got %v, want it refused for good with the remedy", err)
	}
	if err := quiet().Send(t.Context(), me, "wei@bücher.test", message, commits); err != nil && strings.Contains(err.Error(), "SMTPUTF8") {
		t.Errorf("in the domain: got %v, want it written in ASCII", err)
	}
}

// commits is a committing that has nothing against it.
func commits() error { return nil }
