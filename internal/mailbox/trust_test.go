package mailbox_test

import (
	"crypto/tls"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox/loopback"
)

// TestSessionIsResumedOnlyUnderTheSameTrust connects again and again to a server that
// turns everybody away after the handshake, and tells whether the session was resumed.
func TestSessionIsResumedOnlyUnderTheSameTrust(t *testing.T) {
	identity, err := loopback.New(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	config, err := identity.TLS()
	if err != nil {
		t.Fatal(err)
	}
	listener, err := tls.Listen("tcp", loopback.Host+":0", config)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	resumed := make(chan bool, 1)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			protected := conn.(*tls.Conn)
			if protected.Handshake() == nil {
				resumed <- protected.ConnectionState().DidResume
				_, _ = protected.Write([]byte("421 not today\r\n"))
			}
			_ = protected.Close()
		}
	}()

	caFile := filepath.Join(t.TempDir(), "authority.pem")
	trust := func(pem []byte, at time.Time) {
		t.Helper()
		if err := os.WriteFile(caFile, pem, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(caFile, at, at); err != nil {
			t.Fatal(err)
		}
	}
	client := quiet()
	m := followup.Mailbox{
		Address: "ada@example.org", Username: "ada", Password: "secret", CAFile: caFile,
		SMTP: followup.Server{Host: loopback.Host, Port: listener.Addr().(*net.TCPAddr).Port, Security: followup.TLS},
	}
	send := func() error {
		return client.Send(t.Context(), m, "wei@globex.example", []byte("Subject: Hello\r\n\r\nHello\r\n"), func() error { return nil })
	}
	connects := func(want bool) {
		t.Helper()
		if err := send(); err == nil || !strings.Contains(err.Error(), "not today") {
			t.Fatalf("error %v, want the server's", err)
		}
		if got := <-resumed; got != want {
			t.Errorf("the session was resumed: %v, want %v", got, want)
		}
	}
	trust(identity.Authority, time.Now().Add(-time.Hour))
	connects(false)
	connects(true)

	// Another authority in the same file: the session that is kept must not stand for it.
	other, err := loopback.New(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	trust(other.Authority, time.Now())
	if err := send(); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Fatalf("under another authority: error %v, want one about the certificate", err)
	}
}
