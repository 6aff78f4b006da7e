package mailbox_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"afterword/internal/demo/mailworld"
	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/loopback"
	"afterword/internal/mailbox/mailboxtest"
)

// world starts a mail world with Ada and Wei in it.
func world(t *testing.T) *mailworld.World {
	t.Helper()
	w, err := mailworld.Start(t.TempDir(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	for name, email := range map[string]string{"Ada Park": "ada@example.org", "Wei Chen": "wei@globex.example"} {
		first, _, _ := strings.Cut(email, "@")
		if err := w.AddPerson(name, email, "pw-"+first+"-1"); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func impatient() *mailbox.Client { return mailbox.Impatient(slog.New(slog.DiscardHandler)) }

// between puts something between a mailbox and its IMAP server that rewrites what the
// server says, chunk by chunk.
func between(t *testing.T, m followup.Mailbox, rewrite func([]byte) []byte) followup.Mailbox {
	t.Helper()
	listener, caFile := listen(t)
	server := net.JoinHostPort(m.IMAP.Host, strconv.Itoa(m.IMAP.Port))
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer client.Close()
				behind, err := tls.Dial("tcp", server, &tls.Config{InsecureSkipVerify: true})
				if err != nil {
					return
				}
				defer behind.Close()
				go func() { _, _ = io.Copy(behind, client) }()
				chunk := make([]byte, 1<<16)
				for {
					n, err := behind.Read(chunk)
					if _, writeErr := client.Write(rewrite(chunk[:n])); err != nil || writeErr != nil {
						return
					}
				}
			}()
		}
	}()
	m.IMAP.Port, m.CAFile = listener.Addr().(*net.TCPAddr).Port, caFile
	return m
}

// listen listens with TLS and returns the authority to trust.
func listen(t *testing.T) (listener net.Listener, caFile string) {
	t.Helper()
	return listenOn(t, loopback.Host)
}

func listenOn(t *testing.T, host string) (listener net.Listener, caFile string) {
	t.Helper()
	identity, err := loopback.New(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	config, err := identity.TLS()
	if err != nil {
		t.Fatal(err)
	}
	caFile = filepath.Join(t.TempDir(), "between.pem")
	if err := os.WriteFile(caFile, identity.Authority, 0o600); err != nil {
		t.Fatal(err)
	}
	if listener, err = tls.Listen("tcp", net.JoinHostPort(host, "0"), config); err != nil {
		t.Skipf("this system has no %s to listen on: %v", host, err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	return listener, caFile
}

func mail(id string) []byte {
	return []byte("From: <ada@example.org>\r\nTo: <wei@globex.example>\r\nMessage-ID: <" + id + ">\r\nSubject: Hello\r\n\r\nHello.\r\n")
}

// blind makes a server whose SEARCH finds nothing, as one that indexes late.
func blind(said []byte) []byte {
	lines := bytes.SplitAfter(said, []byte("\r\n"))
	for i, line := range lines {
		if bytes.HasPrefix(line, []byte("* SEARCH")) {
			lines[i] = []byte("* SEARCH\r\n")
		}
	}
	return bytes.Join(lines, nil)
}

func TestAnEmptySearchProvesNothing(t *testing.T) {
	ada := between(t, world(t).Mailbox("ada@example.org"), blind)
	for range 2 {
		wanted := followup.CopyWanted{MessageID: "one@example.org", Message: mail("one@example.org"), At: time.Now(), Upload: true}
		if _, err := quiet().FileSent(t.Context(), ada, wanted); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(mailboxtest.ReadFolder(t, ada, "Sent")); got != 1 {
		t.Errorf("copies in Sent: got %d, want 1", got)
	}
	if err := quiet().Send(t.Context(), ada, "ada@example.org", mail("two@example.org"), commits); err == nil {
		t.Fatal("the authority of the submission server was not checked")
	}
}

func TestFetchDoesNotTrustAnEmptySearch(t *testing.T) {
	w := world(t)
	if err := quiet().Send(t.Context(), w.Mailbox("ada@example.org"), "wei@globex.example", mail("one@example.org"), commits); err != nil {
		t.Fatal(err)
	}
	mails, _, err := mailboxtest.FetchAll(t.Context(), quiet(), between(t, w.Mailbox("wei@globex.example"), blind), nil, time.Now().Add(-time.Hour))
	if err != nil || len(mails) != 1 {
		t.Errorf("got %d mails and error %v, want the one that SEARCH did not name", len(mails), err)
	}
}

// TestFetchWithoutUIDNext reads from a server that does not foretell UIDs: asked for what is
// above the last UID it names the last mail again (RFC 3501 section 6.4.8).
func TestFetchWithoutUIDNext(t *testing.T) {
	w := world(t)
	wei := between(t, w.Mailbox("wei@globex.example"), func(said []byte) []byte {
		return bytes.ReplaceAll(said, []byte("[UIDNEXT "), []byte("[XUIDNEXT "))
	})
	var cursors []followup.Cursor
	for _, id := range []string{"one@example.org", "two@example.org"} {
		if err := quiet().Send(t.Context(), w.Mailbox("ada@example.org"), wei.Address, mail(id), commits); err != nil {
			t.Fatal(err)
		}
		for _, want := range []int{1, 0} {
			mails, next, err := mailboxtest.FetchAll(t.Context(), quiet(), wei, cursors, time.Time{})
			if err != nil || len(mails) != want {
				t.Fatalf("%s: got %d mails and error %v, want %d", id, len(mails), err, want)
			}
			cursors = next
		}
	}
}

func TestWatchWithoutIdle(t *testing.T) {
	w := world(t)
	ada := between(t, w.Mailbox("ada@example.org"), func(said []byte) []byte {
		return bytes.ReplaceAll(said, []byte(" IDLE"), nil)
	})
	report, err := quiet().Check(t.Context(), followup.Mailbox{
		Address: ada.Address, Username: ada.Username, Password: ada.Password, IMAP: ada.IMAP, CAFile: ada.CAFile,
		SMTP: followup.Server{Host: loopback.Host, Port: 1, Security: followup.TLS},
	})
	if err == nil || report.Idle {
		t.Fatalf("got %+v and error %v, want the submission server missed and no IDLE", report, err)
	}
	told, ended := make(chan struct{}, 100), make(chan error, 1)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() { ended <- impatient().Watch(ctx, ada, func() { told <- struct{}{} }) }()
	<-told // what was there before
	if err := quiet().Send(t.Context(), w.Mailbox("wei@globex.example"), "ada@example.org", mail("one@globex.example"), commits); err != nil {
		t.Fatal(err)
	}
	select {
	case <-told:
	case err := <-ended:
		t.Fatalf("the watch ended: %v", err)
	case <-time.After(10 * time.Second):
		t.Fatal("not told of new mail")
	}
}

func TestWatchSurvivesTheEndOfAnIdle(t *testing.T) {
	w := world(t)
	told := make(chan struct{}, 100)
	ctx, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond) // some IDLEs of 50 ms
	defer cancel()
	err := impatient().Watch(ctx, w.Mailbox("ada@example.org"), func() { told <- struct{}{} })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the watch ended before its time: %v", err)
	}
}

func TestWatchSaysThatTheConnectionIsLost(t *testing.T) {
	w := world(t)
	ended := make(chan error, 1)
	err := quiet().Watch(t.Context(), w.Mailbox("ada@example.org"), func() {
		go func() { ended <- w.Close() }()
	})
	if err == nil || !strings.Contains(err.Error(), "IMAP server 127.0.0.1") {
		t.Errorf("got %v, want to hear which server was lost", err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestLargeMailIsFetchedWithoutItsBody(t *testing.T) {
	w := world(t)
	ada, wei := w.Mailbox("ada@example.org"), w.Mailbox("wei@globex.example")
	large := append(mail("large@example.org"), bytes.Repeat([]byte("A long line of a large mail.\r\n"), 1000)...)
	for _, message := range [][]byte{mail("one@example.org"), large, mail("two@example.org")} {
		if err := quiet().Send(t.Context(), ada, wei.Address, message, commits); err != nil {
			t.Fatal(err)
		}
	}
	mails, _, err := mailboxtest.FetchAll(t.Context(), mailbox.SmallBodies(slog.New(slog.DiscardHandler), 4096), wei, nil, time.Time{})
	if err != nil || len(mails) != 3 {
		t.Fatalf("got %d mails and error %v, want 3", len(mails), err)
	}
	for i, body := range []bool{true, false, true} {
		if got := bytes.HasSuffix(mails[i].Bytes, []byte("\r\n\r\n")); got == body {
			t.Errorf("mail %d: got %d bytes, want the body %v", i, len(mails[i].Bytes), body)
		}
	}
}

// TestASilentServer waits on servers that accept a connection and say nothing, at each
// place where a wait begins.
func TestASilentServer(t *testing.T) {
	plain, err := net.Listen("tcp", net.JoinHostPort(loopback.Host, "0"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = plain.Close() })
	protected, caFile := listen(t)
	hold := func(listener net.Listener) {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(io.Discard, conn) }() // the handshake happens here
		}
	}
	go hold(plain)
	go hold(protected)
	for _, c := range []struct {
		name     string
		listener net.Listener
		security followup.Security
	}{
		{"in the handshake", plain, followup.TLS},
		{"before the greeting, over TLS", protected, followup.TLS},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := followup.Server{Host: loopback.Host, Port: c.listener.Addr().(*net.TCPAddr).Port, Security: c.security}
			m := followup.Mailbox{Address: "ada@example.org", Username: "ada", Password: "secret", IMAP: server, SMTP: server, CAFile: caFile}
			_, err := impatient().Check(t.Context(), m)
			if err == nil || strings.Count(err.Error(), "did not answer in time") != 2 {
				t.Errorf("check: got %v, want both servers silent", err)
			}
			err = impatient().Send(t.Context(), m, "wei@globex.example", mail("one@example.org"), commits)
			var refused *followup.NotDelivered
			if !errors.As(err, &refused) || refused.Permanent {
				t.Errorf("send: got %v, want not delivered for now", err)
			}
		})
	}
}

func TestMailboxMistakes(t *testing.T) {
	w := world(t)
	for _, c := range []struct {
		name   string
		change func(*followup.Mailbox)
		want   string
	}{
		{"no protection", func(m *followup.Mailbox) { m.IMAP.Security = "none" }, "no plain text"},
		{"no port", func(m *followup.Mailbox) { m.SMTP.Port = 0 }, "port from 1 to 65535"},
		{"no host", func(m *followup.Mailbox) { m.IMAP.Host = "" }, "host name"},
		{"unknown host", func(m *followup.Mailbox) { m.IMAP.Host = "no.such.host.invalid" }, "IMAP server no.such.host.invalid"},
		{"no address", func(m *followup.Mailbox) { m.Address = "ada" }, "not an e-mail address"},
		{"CA file missing", func(m *followup.Mailbox) { m.CAFile = "/does/not/exist.pem" }, "certificate authorities"},
		{"CA file of another kind", func(m *followup.Mailbox) { m.CAFile = "trouble_test.go" }, "no certificate in PEM form"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := w.Mailbox("ada@example.org")
			c.change(&m)
			if _, err := quiet().Check(t.Context(), m); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// TestAnotherServersCertificate meets a server whose certificate is good, for another name.
func TestAnotherServersCertificate(t *testing.T) {
	const other = "127.0.0.2"
	listener, caFile := listenOn(t, other)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(io.Discard, conn) }()
		}
	}()
	server := followup.Server{Host: other, Port: listener.Addr().(*net.TCPAddr).Port, Security: followup.TLS}
	m := followup.Mailbox{Address: "ada@example.org", Username: "ada", Password: "secret", IMAP: server, SMTP: server, CAFile: caFile}
	if _, err := quiet().Check(t.Context(), m); err == nil || strings.Count(err.Error(), "is for another name") != 2 {
		t.Errorf("got %v, want both certificates refused", err)
	}
}

// TestStartTLSWhereTLSIsSpoken asks for STARTTLS on the ports for TLS from the first byte.
func TestStartTLSWhereTLSIsSpoken(t *testing.T) {
	m := world(t).Mailbox("ada@example.org")
	m.IMAP.Security, m.SMTP.Security = followup.STARTTLS, followup.STARTTLS
	if _, err := impatient().Check(t.Context(), m); err == nil || strings.Count(err.Error(), "choose tls") != 2 {
		t.Errorf("got %v, want the advice for both servers", err)
	}
}
