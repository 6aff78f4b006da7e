package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"afterword/internal/mailbox/loopback"
)

// sink is a submission server that takes everything and keeps nothing.
type sink struct {
	server *smtp.Server
	port   int
	caFile string
	trust  *x509.CertPool
	taken  atomic.Int64
}

func startSink(dir string) (*sink, error) {
	identity, err := loopback.New(time.Now())
	if err != nil {
		return nil, err
	}
	config, err := identity.TLS()
	if err != nil {
		return nil, err
	}
	k := &sink{caFile: filepath.Join(dir, "authority.pem"), trust: x509.NewCertPool()}
	k.trust.AppendCertsFromPEM(identity.Authority)
	if err := os.WriteFile(k.caFile, identity.Authority, 0o600); err != nil {
		return nil, err
	}
	listener, err := tls.Listen("tcp", net.JoinHostPort(loopback.Host, "0"), config)
	if err != nil {
		return nil, err
	}
	k.port = listener.Addr().(*net.TCPAddr).Port
	k.server = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &sinking{k}, nil }))
	k.server.Domain = loopback.Host
	k.server.ErrorLog = log.New(io.Discard, "", 0)
	go func() { _ = k.server.Serve(listener) }()
	return k, nil
}

func (k *sink) close() { _ = k.server.Close() }

func (k *sink) address() string { return net.JoinHostPort(loopback.Host, fmt.Sprint(k.port)) }

// sinking is one connection to the sink.
type sinking struct{ sink *sink }

func (*sinking) AuthMechanisms() []string { return []string{sasl.Plain} }

func (*sinking) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(string, string, string) error { return nil }), nil
}

func (*sinking) Mail(string, *smtp.MailOptions) error { return nil }
func (*sinking) Rcpt(string, *smtp.RcptOptions) error { return nil }
func (*sinking) Reset()                               {}
func (*sinking) Logout() error                        { return nil }

func (s *sinking) Data(r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	s.sink.taken.Add(1)
	return err
}

// letterText is about as long as a note with its header.
var letterText = "From: Ada Park <ada@example.org>\r\nTo: Wei Chen <wei@globex.example>\r\nSubject: Thank you for your time today\r\n" +
	"Message-ID: <1@example.org>\r\nDate: Tue, 24 Nov 2026 10:00:00 -0500\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
	strings.Repeat("Thank you for the talk about the nightly reindex.\r\n", 12)

// bare sends with nothing but go-smtp and returns how long it took.
func bare(ctx context.Context, k *sink, dir string, s size) (time.Duration, error) {
	before := k.taken.Load()
	d, err := took(s, func(c int) error {
		journal, err := os.CreateTemp(dir, "journal-*")
		if err != nil {
			return err
		}
		defer os.Remove(journal.Name())
		defer journal.Close()
		for range s.messages {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err := bareSend(k, journal); err != nil {
				return err
			}
		}
		return nil
	})
	if got, want := k.taken.Load()-before, int64(s.connections*s.messages); err == nil && got != want {
		err = fmt.Errorf("the server took %d messages, want %d", got, want)
	}
	return d, err
}

func bareSend(k *sink, journal *os.File) (err error) {
	record := func(line string) error {
		_, err := journal.WriteString(line)
		return errors.Join(err, journal.Sync())
	}
	if err := record(letterText); err != nil {
		return err
	}
	client, err := smtp.DialTLS(k.address(), &tls.Config{RootCAs: k.trust, ServerName: loopback.Host, MinVersion: tls.VersionTLS12})
	if err != nil {
		return err
	}
	defer client.Close()
	if err := client.Auth(sasl.NewPlainClient("", "ada", "secret")); err != nil {
		return err
	}
	if err := client.SendMail("ada@example.org", []string{"wei@globex.example"}, strings.NewReader(letterText)); err != nil {
		return err
	}
	if err := client.Quit(); err != nil {
		return err
	}
	return record("sent\n")
}
