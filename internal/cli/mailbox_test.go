package cli_test

import (
	"bytes"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"afterword/internal/cli"
	"afterword/internal/followup"
	"afterword/internal/mailbox/mailboxtest"
)

const clientSecret = "secret-of-the-client"

// desk is a person at the command line, with a real mailbox and a provider.
type desk struct {
	t        *testing.T
	servers  *mailboxtest.MailServers
	provider *mailboxtest.Provider
	said     strings.Builder // everything that was ever printed
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, servers: mailboxtest.Servers(t)}
	d.provider = d.servers.Provider()
	d.provider.User, d.provider.Secret = d.servers.Address("seeker"), clientSecret
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	return d
}

// run runs one command line and returns its exit code and what it said.
func (d *desk) run(in string, args ...string) (code int, out, errOut string) {
	d.t.Helper()
	var stdout bytes.Buffer
	browser := &browser{t: d.t}
	code = cli.Run(args, strings.NewReader(in), &stdout, browser)
	out, errOut = stdout.String(), browser.String()
	d.said.WriteString(out + errOut)
	return code, out, errOut
}

func (d *desk) must(in string, args ...string) (out, errOut string) {
	d.t.Helper()
	code, out, errOut := d.run(in, args...)
	if code != 0 {
		d.t.Fatalf("afterword %s: exit code %d\n%s%s", strings.Join(args, " "), code, out, errOut)
	}
	return out, errOut
}

// add is the command line that adds the seeker's mailbox.
func (d *desk) add(more ...string) []string {
	m := d.servers.Mailbox("seeker")
	server := func(s followup.Server) string { return "tls:" + s.Host + ":" + strconv.Itoa(s.Port) }
	return append([]string{"mailbox", "add", m.Address, "--imap", server(m.IMAP), "--smtp", server(m.SMTP), "--ca", m.CAFile}, more...)
}

// oauth are the flags for the sign-in at the desk's provider.
func (d *desk) oauth(more ...string) []string {
	o := d.provider.OAuth()
	return d.add(append([]string{
		"--client-id", o.ClientID, "--client-secret", o.ClientSecret,
		"--auth-url", o.AuthURL, "--device-url", o.DeviceURL, "--token-url", o.TokenURL, "--scope", "mail", "--scope", "offline_access",
	}, more...)...)
}

// browser is the standard error of a command, and opens every page of the authorization
// endpoint that it is shown there.
type browser struct {
	t    *testing.T
	mu   sync.Mutex
	said bytes.Buffer
}

var page = regexp.MustCompile(`http://127\.0\.0\.1:\d+/authorize\S*`)

func (b *browser) Write(text []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if address := page.Find(text); address != nil {
		go func() {
			answer, err := http.Get(string(address))
			if err != nil {
				b.t.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, answer.Body)
			_ = answer.Body.Close()
		}()
	}
	return b.said.Write(text)
}

func (b *browser) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.said.String()
}

// TestMailboxByOAuth goes through the life of a permission on the command line: given by a
// code, used, taken back, given again in a browser. At the end no secret lies anywhere but
// in the sealed columns.
func TestMailboxByOAuth(t *testing.T) {
	d := newDesk(t)
	d.provider.DeviceAnswers = []string{"authorization_pending"}
	out, errOut := d.must("", d.oauth("--no-probe")...)
	if !strings.Contains(errOut, "WDJB-MJHT") || !strings.Contains(errOut, "/activate") || !strings.Contains(out, "by OAuth") {
		t.Errorf("adding by a code said\n%s%s", errOut, out)
	}
	d.must(processFile, "add", "-")
	d.must("", "sync")
	d.provider.ExpireAll()
	if out, _ := d.must("", "mailbox", "check", "--json"); !strings.Contains(out, `"sign_in": "OAuth"`) {
		t.Errorf("the check printed %s", out)
	}
	if d.provider.Refreshes() != 1 {
		t.Errorf("renewed %d times, want once: the new token is kept for the next command", d.provider.Refreshes())
	}
	d.must("", "sync")
	if d.provider.Refreshes() != 1 {
		t.Error("the new token was not kept for the next command")
	}

	d.provider.RevokeAll()
	for _, command := range [][]string{{"sync"}, {"mailbox", "check"}} {
		if code, _, errOut := d.run("", command...); code != 3 || !strings.Contains(errOut, "on the page Settings or with afterword mailbox authorize") {
			t.Errorf("%v after the permission was taken back: exit code %d, %s", command, code, errOut)
		}
	}
	d.provider.Denies = true
	if code, _, errOut := d.run("", "mailbox", "authorize", "--browser"); code != 3 || !strings.Contains(errOut, "refused on the provider's page") {
		t.Errorf("a no in the browser: exit code %d, %s", code, errOut)
	}
	d.provider.Denies = false
	if _, errOut := d.must("", "mailbox", "authorize", "--browser"); !strings.Contains(errOut, "/authorize?") || strings.Contains(errOut, "It opens in your browser") {
		t.Errorf("without a terminal the address is printed and nothing opened: %s", errOut)
	}
	d.must("", "sync")
	d.must("", "show", "Globex", "--json")
	d.must("", "list", "--json")
	d.keptSecret(append(d.provider.Issued(), clientSecret)...)
}

// TestMailboxByPassword adds a mailbox with a password and probes it; the password lies
// nowhere but in the sealed column.
func TestMailboxByPassword(t *testing.T) {
	d := newDesk(t)
	password := d.servers.Mailbox("seeker").Password
	if _, errOut := d.must(password+"\n", d.add("--password-stdin")...); !strings.Contains(errOut, "will file the copy") {
		t.Errorf("the probe said %s", errOut)
	}
	d.must("", "mailbox", "check", "--json")
	d.run("wrong-horse-battery\n", d.add("--password-stdin")...)
	d.keptSecret(password, "wrong-horse-battery")
}

// keptSecret fails where a secret was printed or stored in the clear.
func (d *desk) keptSecret(secrets ...string) {
	d.t.Helper()
	files := 0
	err := filepath.WalkDir(os.Getenv("HOME"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		for _, secret := range secrets {
			if bytes.Contains(content, []byte(secret)) {
				d.t.Errorf("%s holds a secret in the clear: %s", filepath.Base(path), secret)
			}
		}
		return nil
	})
	if err != nil || files < 2 {
		d.t.Fatalf("looked into %d files (%v), want the database and its key", files, err)
	}
	for _, secret := range secrets {
		if strings.Contains(d.said.String(), secret) {
			d.t.Errorf("a secret was printed: %s", secret)
		}
	}
}

const processFile = `me: {name: Ada Park, email: seeker@example.test}
employer: Globex
role: Engineer
interviews:
  - starts: 2026-11-23T14:00:00
    ends: 2026-11-23T15:30:00
    zone: America/New_York
    panel:
      - {name: Wei Chen, email: wei@globex.test, role: hiring manager, anchor: "why the nightly reindex takes nine hours"}
`
