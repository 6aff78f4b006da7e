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
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
)

// tokens keeps one token in memory.
type tokens struct {
	mu    sync.Mutex
	token followup.Token
}

func (k *tokens) Token(context.Context, followup.AccountID) (followup.Token, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.token, nil
}

func (k *tokens) ReplaceToken(_ context.Context, _ followup.AccountID, used, next followup.Token) (followup.Token, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.token == used {
		k.token = next
	}
	return k.token, nil
}

// allowed returns a mailbox that its person allowed Afterword into, as it is stored.
func allowed(servers *mailboxtest.MailServers) (followup.Mailbox, *tokens) {
	m := servers.Mailbox("seeker")
	p := servers.Provider()
	p.User = m.Address
	m.Account, m.Password, m.OAuth = followup.Local, "", p.OAuth()
	m.OAuth.Token = p.Grant(m.Address)
	return m, &tokens{token: m.OAuth.Token}
}

// TestSignInByToken signs in to Dovecot with access tokens that a provider gave, and lets
// everything happen to them that happens to tokens.
func TestSignInByToken(t *testing.T) {
	servers := mailboxtest.Servers(t)
	provider := servers.Provider()
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	var errs []error
	check := func(t *testing.T, c *mailbox.Client, m followup.Mailbox) error {
		t.Helper()
		_, err := c.Check(t.Context(), m)
		errs = append(errs, err)
		return err
	}
	message := []byte("From: <seeker@example.test>\r\nMessage-ID: <token@example.test>\r\nSubject: By token\r\n\r\nHello.\r\n")

	t.Run("OAUTHBEARER", func(t *testing.T) {
		m, keep := allowed(servers)
		if err := check(t, mailbox.NewWithTokens(logger, keep), m); err != nil {
			t.Error(err)
		}
	})
	t.Run("XOAUTH2 where nothing else is offered", func(t *testing.T) {
		m, keep := allowed(servers)
		m = without(t, m, "OAUTHBEARER")
		if err := check(t, mailbox.NewWithTokens(logger, keep), m); err != nil {
			t.Error(err)
		}
		m.OAuth.Token.Access, m.Account = "made-up", ""
		if err := check(t, mailbox.NewWithTokens(logger, keep), m); err == nil || strings.Count(err.Error(), "did not accept the access token") != 2 {
			t.Errorf("a token that nobody gave: got %v, want it refused by both servers", err)
		}
	})
	t.Run("no way for tokens", func(t *testing.T) {
		m, keep := allowed(servers)
		m = without(t, m, "OAUTHBEARER", "XOAUTH2")
		if err := check(t, mailbox.NewWithTokens(logger, keep), m); err == nil || strings.Count(err.Error(), "no way to sign in with an access token") != 2 {
			t.Errorf("got %v, want to hear that both servers take no tokens", err)
		}
	})
	t.Run("a token command", func(t *testing.T) {
		m, keep := allowed(servers)
		m.OAuth, m.TokenCommand = followup.OAuth{}, "echo "+m.OAuth.Token.Access
		if err := check(t, mailbox.NewWithTokens(logger, keep), m); err != nil {
			t.Error(err)
		}
		provider.ExpireAll()
		if err := check(t, mailbox.NewWithTokens(logger, keep), m); err == nil || !strings.Contains(err.Error(), "that the token command printed") {
			t.Errorf("an expired token: got %v, want the command named", err)
		}
		for command, want := range map[string]string{"echo no token at all": "nothing besides", "true": "must print the token there"} {
			m.TokenCommand = command
			if err := check(t, mailbox.NewWithTokens(logger, keep), m); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: got %v, want %q", command, err, want)
			}
		}
	})
	t.Run("renewed before it ends", func(t *testing.T) {
		m, keep := allowed(servers)
		m.OAuth.Token.Expires = time.Now().Add(time.Minute)
		keep.token = m.OAuth.Token
		if err := check(t, mailbox.NewWithTokens(logger, keep), m); err != nil {
			t.Error(err)
		}
		if keep.token.Access == m.OAuth.Token.Access || keep.token.Refresh != m.OAuth.Token.Refresh {
			t.Error("the renewed token was not kept, or the refresh token was lost")
		}
	})
	t.Run("renewed once where it is refused", func(t *testing.T) {
		m, keep := allowed(servers)
		provider.ExpireAll()
		before := provider.Refreshes()
		if err := mailbox.NewWithTokens(logger, keep).Send(t.Context(), m, servers.Address("wei"), message, func() error { return nil }); err != nil {
			t.Error(err)
		}
		if got := provider.Refreshes() - before; got != 1 {
			t.Errorf("renewed %d times, want once", got)
		}
		servers.Delivered(t, "wei", 1)
	})
	t.Run("renewed once for many, and for two nodes", func(t *testing.T) {
		provider.Rotates = true
		defer func() { provider.Rotates = false }()
		m, keep := allowed(servers)
		provider.ExpireAll()
		before := provider.Refreshes()
		nodes := []*mailbox.Client{mailbox.NewWithTokens(logger, keep), mailbox.NewWithTokens(logger, keep)}
		var group sync.WaitGroup
		for i := range 8 {
			group.Go(func() {
				if _, _, err := mailboxtest.FetchAll(t.Context(), nodes[i%2], m, nil, time.Time{}); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if got := provider.Refreshes() - before; got < 1 || got > len(nodes) {
			t.Errorf("renewed %d times, want once for each node at most", got)
		}
		if _, _, err := mailboxtest.FetchAll(t.Context(), nodes[0], m, nil, time.Time{}); err != nil {
			t.Errorf("what is kept is not good: %v", err)
		}
	})
	t.Run("taken back", func(t *testing.T) {
		m, keep := allowed(servers)
		provider.RevokeAll()
		c := mailbox.NewWithTokens(logger, keep)
		if err := check(t, c, m); err == nil || !strings.Contains(err.Error(), "afterword mailbox authorize") || !strings.Contains(err.Error(), "taken back") {
			t.Errorf("got %v, want to hear what happened and what to do", err)
		}
		err := c.Send(t.Context(), m, servers.Address("wei"), message, func() error { return nil })
		errs = append(errs, err)
		var refused *followup.NotDelivered
		if !errors.As(err, &refused) || refused.Permanent {
			t.Errorf("sending: got %v, want it not delivered for now, so that the note waits", err)
		}
	})
	t.Run("a provider that is down", func(t *testing.T) {
		m, keep := allowed(servers)
		provider.ExpireAll()
		m.OAuth.TokenURL = "http://127.0.0.1:1/token"
		err := check(t, mailbox.NewWithTokens(logger, keep), m)
		if err == nil || !strings.Contains(err.Error(), "could not be reached") || strings.Contains(err.Error(), "authorize") {
			t.Errorf("got %v, want to hear that it may pass", err)
		}
	})

	for _, secret := range provider.Issued() {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds a secret: %s", log.String())
		}
		for _, err := range errs {
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("an error holds a secret: %v", err)
			}
		}
	}
}

// without puts something between a mailbox and both of its servers that hides mechanisms
// from what they offer.
func without(t *testing.T, m followup.Mailbox, mechanisms ...string) followup.Mailbox {
	t.Helper()
	pairs := []string{}
	for _, name := range mechanisms {
		pairs = append(pairs, "AUTH="+name+" ", "", " AUTH="+name, "", " "+name, "")
	}
	hide := strings.NewReplacer(pairs...)
	identity, caFile := listen(t)
	m.IMAP.Port = relay(t, identity, m.IMAP, hide)
	other, otherFile := listen(t)
	m.SMTP.Port = relay(t, other, m.SMTP, hide)
	both := filepath.Join(t.TempDir(), "both.pem")
	var pem []byte
	for _, file := range []string{caFile, otherFile} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pem = append(pem, content...)
	}
	if err := os.WriteFile(both, pem, 0o600); err != nil {
		t.Fatal(err)
	}
	m.CAFile = both
	return m
}

// relay rewrites what a server says, chunk by chunk, and returns the port to connect to.
func relay(t *testing.T, listener net.Listener, s followup.Server, rewrite *strings.Replacer) (port int) {
	t.Helper()
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer client.Close()
				behind, err := tls.Dial("tcp", net.JoinHostPort(s.Host, strconv.Itoa(s.Port)), &tls.Config{InsecureSkipVerify: true})
				if err != nil {
					return
				}
				defer behind.Close()
				go func() { _, _ = io.Copy(behind, client) }()
				chunk := make([]byte, 1<<16)
				for {
					n, err := behind.Read(chunk)
					if _, writeErr := io.WriteString(client, rewrite.Replace(string(chunk[:n]))); err != nil || writeErr != nil {
						return
					}
				}
			}()
		}
	}()
	return listener.Addr().(*net.TCPAddr).Port
}
