package mailworld_test

import (
	"bytes"
	"errors"
	"log/slog"
	"net/mail"
	"strings"
	"testing"
	"time"

	"afterword/internal/demo/mailworld"
	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
)

const (
	ada   = "ada@example.org"
	wei   = "wei@globex.example"
	priya = "priya@globex.example"
)

// noon is what the world's clock says in these tests.
var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.FixedZone("EST", -5*3600))

func client() *mailbox.Client { return mailbox.New(slog.New(slog.DiscardHandler)) }

// send submits a note of Ada's and returns its Message-ID.
func send(t *testing.T, w *mailworld.World, to, id string, more ...string) {
	t.Helper()
	head := append([]string{
		"From: Ada Park <" + ada + ">", "To: <" + to + ">", "Subject: =?utf-8?q?Caf=C3=A9_talk?=", "Message-ID: <" + id + ">",
	}, more...)
	message := strings.Join(head, "\r\n") + "\r\n\r\nThank you for your time.\r\nIt was good to talk.\r\n"
	if err := client().Send(t.Context(), w.Mailbox(ada), to, []byte(message), commits); err != nil {
		t.Fatal(err)
	}
}

// only returns the one mail in an Inbox, parsed.
func only(t *testing.T, w *mailworld.World, email string) (mailworld.Delivered, *mail.Message) {
	t.Helper()
	inbox := w.Inbox(email)
	if len(inbox) != 1 {
		t.Fatalf("the Inbox of %s holds %d mails, want 1", email, len(inbox))
	}
	parsed, err := mail.ReadMessage(bytes.NewReader(inbox[0].Raw))
	if err != nil {
		t.Fatal(err)
	}
	return inbox[0], parsed
}

func TestInboxShowsWhatArrived(t *testing.T) {
	w := start(t, func() time.Time { return noon })
	changed := w.Changed()
	send(t, w, "WEI@globex.example", "one@example.org")
	select {
	case <-changed:
	default:
		t.Error("nobody was told of the delivery")
	}
	got, parsed := only(t, w, wei)
	if got.Subject != "Café talk" || got.From != "Ada Park <"+ada+">" || got.FromEmail != ada || got.MessageID != "one@example.org" ||
		got.Text != "Thank you for your time.\nIt was good to talk.\n" || !got.Received.Equal(noon) {
		t.Errorf("got %+v", got)
	}
	if parsed.Header.Get("Return-Path") != "<"+ada+">" {
		t.Errorf("trace headers: got %v", parsed.Header)
	}
	stored := mailboxtest.ReadFolder(t, w.Mailbox(wei), "INBOX")
	if len(stored) != 1 || !stored[0].Received.Equal(noon) || !bytes.Equal(stored[0].Bytes, got.Raw) {
		t.Errorf("over IMAP: got %d mails, want the same one, dated by the world's clock", len(stored))
	}
	if len(w.Inbox("nobody@globex.example")) != 0 {
		t.Error("somebody who does not exist has mail")
	}
}

func TestReplyIsInTheThread(t *testing.T) {
	w := start(t, func() time.Time { return noon })
	send(t, w, wei, "one@example.org", "References: <zero@example.org>")
	if err := w.Reply(wei, ada, "Thanks, Ada.\nMore on Friday."); err != nil {
		t.Fatal(err)
	}
	got, parsed := only(t, w, ada)
	if got.Subject != "Re: Café talk" || got.From != "Wei Chen <"+wei+">" {
		t.Errorf("got %+v", got)
	}
	if got, want := parsed.Header.Get("In-Reply-To"), "<one@example.org>"; got != want {
		t.Errorf("In-Reply-To: got %s, want %s", got, want)
	}
	if got, want := parsed.Header.Get("References"), "<zero@example.org> <one@example.org>"; got != want {
		t.Errorf("References: got %s, want %s", got, want)
	}
	for _, want := range []string{"Thanks, Ada.\nMore on Friday.\n", "Ada Park <ada@example.org> wrote:", "> Thank you for your time.\n> It was good to talk.\n"} {
		if !strings.Contains(got.Text, want) {
			t.Errorf("the text lacks %q:\n%s", want, got.Text)
		}
	}
	if parsed.Header.Get("Auto-Submitted") != "" {
		t.Error("a person's reply is marked as automatic")
	}
}

func TestWriteStartsAThread(t *testing.T) {
	w := start(t, func() time.Time { return noon })
	id, err := w.Write(mailworld.Letter{From: "no-reply@hiring.example", Name: "Globex Careers", To: ada, Subject: "Your application", Text: "We have decided."})
	if err != nil {
		t.Fatal(err)
	}
	got, parsed := only(t, w, ada)
	if got.MessageID != id || got.FromName != "Globex Careers" || parsed.Header.Get("In-Reply-To") != "" {
		t.Errorf("got %+v", got)
	}
	for _, bad := range []mailworld.Letter{
		{From: wei, To: ada, Text: "nothing to answer and no subject"},
		{From: wei, To: "nobody@example.org", Subject: "Hello"},
		{From: wei, To: ada, Subject: "Hello\r\nBcc: <priya@globex.example>"},
		{From: "Wei", To: ada, Subject: "Hello"},
	} {
		if _, err := w.Write(bad); err == nil {
			t.Errorf("%+v was delivered", bad)
		}
	}
}

func TestUnknownAddressBounces(t *testing.T) {
	w := start(t, func() time.Time { return noon })
	send(t, w, "nobody@globex.example", "one@example.org")
	got, parsed := only(t, w, ada)
	kind := parsed.Header.Get("Content-Type")
	if !strings.HasPrefix(kind, "multipart/report; report-type=delivery-status") || parsed.Header.Get("Return-Path") != "<>" {
		t.Errorf("got %s, returned to %s", kind, parsed.Header.Get("Return-Path"))
	}
	for _, want := range []string{"Final-Recipient: rfc822; nobody@globex.example", "Action: failed", "Status: 5.1.1", "<one@example.org>"} {
		if !bytes.Contains(got.Raw, []byte(want)) {
			t.Errorf("the bounce lacks %q", want)
		}
	}
}

func TestAbsence(t *testing.T) {
	now := noon
	w := start(t, func() time.Time { return now })
	back := time.Date(2026, 11, 30, 9, 0, 0, 0, noon.Location())
	if err := w.AwayUntil(priya, back); err != nil {
		t.Fatal(err)
	}
	send(t, w, priya, "one@example.org")
	send(t, w, priya, "two@example.org")
	got, parsed := only(t, w, ada) // one notice, however many mails
	if parsed.Header.Get("Auto-Submitted") != "auto-replied" || parsed.Header.Get("In-Reply-To") != "<one@example.org>" || parsed.Header.Get("Return-Path") != "<>" {
		t.Errorf("got %v", parsed.Header)
	}
	if !strings.Contains(got.Text, "Monday, 30 November 2026") {
		t.Errorf("no day of return: %s", got.Text)
	}
	if err := w.AwayUntil(priya, back); err != nil {
		t.Fatal(err)
	}
	send(t, w, priya, "three@example.org", "Auto-Submitted: auto-generated")
	now = back.Add(-9 * time.Hour) // midnight of the first day back
	send(t, w, priya, "four@example.org")
	if n := len(w.Inbox(ada)); n != 1 {
		t.Errorf("a machine or a time after the absence was answered: %d mails", n)
	}
	if err := w.AwayUntil("nobody@globex.example", back); err == nil {
		t.Error("somebody who does not exist is away")
	}
}

func TestSubmissionChecksWhoSends(t *testing.T) {
	w := start(t, time.Now)
	m := w.Mailbox(ada)
	m.Address = wei // signed in as Ada
	err := client().Send(t.Context(), m, priya, []byte("From: <"+wei+">\r\n\r\nHello.\r\n"), commits)
	var refused *followup.NotDelivered
	if !errors.As(err, &refused) || !refused.Permanent {
		t.Errorf("got %v, want it refused for good", err)
	}
	if len(w.Inbox(priya)) != 0 {
		t.Error("a mail in somebody else's name was delivered")
	}
}

func TestOnlyThisMachineCanReachIt(t *testing.T) {
	w := start(t, time.Now)
	m := w.Mailbox(ada)
	if m.IMAP.Host != "127.0.0.1" || m.SMTP.Host != "127.0.0.1" {
		t.Fatalf("the servers are at %s and %s", m.IMAP.Host, m.SMTP.Host)
	}
	// Another loopback address would answer if they listened on every address.
	m.IMAP.Host, m.SMTP.Host = "127.0.0.2", "127.0.0.2"
	if _, err := client().Check(t.Context(), m); err == nil || strings.Count(err.Error(), "nothing answers on this port") != 2 {
		t.Errorf("got %v, want nothing to listen there", err)
	}
}

func TestPeople(t *testing.T) {
	w := start(t, time.Now)
	if err := w.AddPerson("Another Ada", "Ada@Example.org", "x"); err == nil {
		t.Error("two people have one address")
	}
	if _, err := client().Check(t.Context(), w.Mailbox("nobody@example.org")); err == nil {
		t.Error("somebody who does not exist signed in")
	}
}

// commits is a committing that has nothing against it.
func commits() error { return nil }
