package mailbox_test

import (
	"io"
	"log"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
)

func probing() *mailbox.Client { return mailbox.Probing(slog.New(slog.DiscardHandler)) }

// TestProbe looks at providers of every kind: a submission server of the test's own takes
// the mail, and does with it in the mailbox what that kind of provider does.
func TestProbe(t *testing.T) {
	renamed := func(message string) string {
		return strings.Replace(message, "\r\nMessage-ID: <", "\r\nMessage-ID: <theirs.", 1)
	}
	kept := func(message string) string { return message }
	for _, c := range []struct {
		name    string
		folders []string // where the provider puts the mail
		as      func(string) string
		want    followup.ProbeReport
	}{
		{"delivers", []string{"INBOX"}, kept, followup.ProbeReport{SentBy: followup.SentByUs}},
		{"takes it for spam", []string{"Junk"}, kept, followup.ProbeReport{SentBy: followup.SentByUs}},
		{"delivers and files", []string{"INBOX", "Sent"}, kept, followup.ProbeReport{SentBy: followup.SentByProvider}},
		{"files only", []string{"Sent"}, kept, followup.ProbeReport{SentBy: followup.SentByProvider}},
		{"files under another Message-ID", []string{"INBOX", "Sent"}, renamed, followup.ProbeReport{SentBy: followup.SentByProvider, RewritesIDs: true}},
		{"delivers under another Message-ID", []string{"INBOX"}, renamed, followup.ProbeReport{SentBy: followup.SentByUs, RewritesIDs: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := world(t)
			ada := w.Mailbox("ada@example.org")
			listener, caFile := listen(t)
			provider := &provider{take: func(message string) {
				for _, folder := range c.folders {
					mailboxtest.Put(t, ada, folder, []byte(c.as(message)), time.Now())
				}
			}}
			provider.start(t, listener)
			both := trustBoth(t, ada.CAFile, caFile)
			probed := ada
			probed.SMTP.Port, probed.CAFile = listener.Addr().(*net.TCPAddr).Port, both
			got, err := probing().Probe(t.Context(), probed)
			if err != nil || got != c.want {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
			if n := provider.count(); n != 1 {
				t.Errorf("the probe sent %d mails", n)
			}
		})
	}
}

func TestProbeOnDovecotAndPostfix(t *testing.T) {
	servers := mailboxtest.Servers(t)
	got, err := probing().Probe(t.Context(), servers.Mailbox("seeker"))
	if want := (followup.ProbeReport{SentBy: followup.SentByUs}); err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

// provider is a submission server that hands every message to take.
type provider struct {
	take func(message string)
	mu   sync.Mutex
	took int
}

func (p *provider) start(t *testing.T, listener net.Listener) {
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &providing{p}, nil }))
	server.ErrorLog = log.New(io.Discard, "", 0)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
}

func (p *provider) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.took
}

type providing struct{ *provider }

func (*providing) AuthMechanisms() []string { return []string{sasl.Plain} }

func (*providing) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, _, _ string) error { return nil }), nil
}

func (*providing) Mail(string, *smtp.MailOptions) error { return nil }
func (*providing) Rcpt(string, *smtp.RcptOptions) error { return nil }

func (p *providing) Data(r io.Reader) error {
	message, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	p.mu.Lock()
	p.took++
	p.mu.Unlock()
	p.take(string(message))
	return nil
}

func (*providing) Reset()        {}
func (*providing) Logout() error { return nil }

// trustBoth writes a file with the authorities of two files.
func trustBoth(t *testing.T, one, other string) string {
	t.Helper()
	var both []byte
	for _, file := range []string{one, other} {
		pem, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		both = append(both, pem...)
	}
	path := filepath.Join(t.TempDir(), "both.pem")
	if err := os.WriteFile(path, both, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
