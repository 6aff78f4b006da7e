package mailboxtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"afterword/internal/followup"
	"afterword/internal/mailbox/loopback"
)

// RequireServers is the environment variable that, set to 1, makes a test fail rather than
// skip where real servers cannot be started.
const RequireServers = "AFTERWORD_REQUIRE_SERVERS"

// The domains of the people: the candidate's own and their interviewers'.
const (
	ownDomain      = "example.test"
	employerDomain = "globex.test"
)

// Addresses that the servers refuse at RCPT. Any other address of the employer that
// belongs to nobody is taken and bounces.
const (
	RefusedAddress  = "refused@" + employerDomain
	DeferredAddress = "deferred@" + employerDomain
)

// users are the people with a mailbox, and the domain of each. The user "away" answers
// every mail with an absence notice.
var users = map[string]string{
	"seeker": ownDomain, "wei": employerDomain, "priya": employerDomain, "tomas": employerDomain, "away": employerDomain,
}

const (
	// startTime is how long the servers may take to start, stopTime to stop.
	startTime = time.Minute
	stopTime  = 20 * time.Second
	// startTries covers that a free port may be taken by another before it is used, and
	// that Postfix takes a master that is slow to come up for one that failed.
	startTries = 6
)

// MailServers are a running Dovecot and Postfix with mailboxes for the users seeker, wei,
// priya, tomas and away.
type MailServers struct {
	dir      string
	aliases  []Alias
	provider *Provider
	ports    ports
	dovecot  *exec.Cmd
	exited   chan struct{} // closed when Dovecot has gone
	close    sync.Once

	pairsMu sync.Mutex
	pairs   int // how many pairs of people have a mailbox
	given   int // how many of them a test has
}

// Alias is an address outside the servers' own domains whose mail a user gets. Each must
// be of a domain of its own.
type Alias struct{ Address, User string }

// Servers starts Dovecot and Postfix on free ports of 127.0.0.1, for this test alone; they
// stop when the test ends. It needs root and both programs, and skips the test where
// something is missing, unless AFTERWORD_REQUIRE_SERVERS is 1. Several instances run side
// by side; systemd takes no part.
func Servers(t testing.TB, aliases ...Alias) *MailServers {
	t.Helper()
	if missing := whatIsMissing(); missing != "" {
		if os.Getenv(RequireServers) == "1" {
			t.Fatalf("real mail servers are required, and %s", missing)
		}
		t.Skipf("real mail servers cannot be started: %s", missing)
	}
	var err error
	for range startTries {
		var s *MailServers
		if s, err = startServers(aliases); err == nil {
			t.Cleanup(s.Close)
			return s
		}
	}
	t.Fatalf("start Dovecot and Postfix: %v", err)
	return nil
}

func whatIsMissing() string {
	if os.Geteuid() != 0 {
		return "they need root"
	}
	for _, program := range []string{"dovecot", "postfix"} {
		if _, err := exec.LookPath(program); err != nil {
			return fmt.Sprintf("%s is not installed (or not on PATH, which must include /usr/sbin)", program)
		}
	}
	if found, err := filepath.Glob("/usr/lib/dovecot/modules/*sieve_plugin.so"); err == nil && len(found) == 0 {
		return "Dovecot's Sieve plugin is not installed"
	}
	return ""
}

func startServers(aliases []Alias) (started *MailServers, err error) {
	// Sockets live below it, and their paths may have some hundred bytes at most.
	dir, err := os.MkdirTemp("", "aw")
	if err != nil {
		return nil, err
	}
	s := &MailServers{dir: dir, aliases: aliases, provider: NewProvider()}
	defer func() {
		if err != nil {
			err = fmt.Errorf("%w%s", err, s.lastWords())
			s.Close()
		}
	}()
	if s.ports, err = freePorts(); err != nil {
		return nil, err
	}
	if err := s.configure(); err != nil {
		return nil, err
	}
	if err := s.start(Dovecot); err != nil {
		return nil, err
	}
	if err := s.start(Postfix); err != nil {
		return nil, err
	}
	return s, nil
}

// lastWords returns the end of the servers' logs.
func (s *MailServers) lastWords() string {
	var words strings.Builder
	for _, name := range []string{"log/dovecot.log", "log/dovecot.out", "log/postfix.log"} {
		content, err := os.ReadFile(s.path(name))
		if err != nil || len(content) == 0 {
			continue
		}
		const most = 2000
		fmt.Fprintf(&words, "\n%s: …%s", name, content[max(len(content), most)-most:])
	}
	return words.String()
}

// Close stops the servers and removes their files. It may be called more than once.
func (s *MailServers) Close() {
	s.close.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), stopTime)
		defer cancel()
		_ = s.stop(ctx, Postfix) // it may never have started
		_ = s.stop(ctx, Dovecot)
		s.provider.Close()
		_ = os.RemoveAll(s.dir)
	})
}

func (s *MailServers) path(name string) string { return filepath.Join(s.dir, name) }

// Address returns a user's e-mail address: seeker's is in one domain, everybody else's in
// the employer's.
func (s *MailServers) Address(user string) string {
	domain, known := users[user]
	if !known {
		panic("mailboxtest: there is no user " + strconv.Quote(user))
	}
	return user + "@" + domain
}

// Mailbox returns how to reach a user's mailbox, over TLS from the first byte.
func (s *MailServers) Mailbox(user string) followup.Mailbox {
	return s.mailbox(s.Address(user), passwordOf(user))
}

func (s *MailServers) mailbox(address, password string) followup.Mailbox {
	return followup.Mailbox{
		Address:  address,
		Username: address,
		Password: password,
		IMAP:     followup.Server{Host: loopback.Host, Port: s.ports.imaps, Security: followup.TLS},
		SMTP:     followup.Server{Host: loopback.Host, Port: s.ports.submissions, Security: followup.TLS},
		CAFile:   s.path("authority.pem"),
		SentBy:   followup.SentByUs,
	}
}

// StartTLSMailbox returns the same mailbox, reached by STARTTLS.
func (s *MailServers) StartTLSMailbox(user string) followup.Mailbox {
	m := s.Mailbox(user)
	m.IMAP = followup.Server{Host: loopback.Host, Port: s.ports.imap, Security: followup.STARTTLS}
	m.SMTP = followup.Server{Host: loopback.Host, Port: s.ports.submission, Security: followup.STARTTLS}
	return m
}

// Provider returns the OAuth 2.0 server whose access tokens both servers take, besides
// passwords.
func (s *MailServers) Provider() *Provider { return s.provider }

// World returns the servers as a world for Run, with mail as what is tested.
func (s *MailServers) World(mail followup.Mail) World {
	return World{Mail: mail, Sender: s.Mailbox("seeker"), Recipient: s.Mailbox("wei"), Refused: RefusedAddress, Deferred: DeferredAddress}
}

// Delivered returns what is in a user's Inbox, oldest first, once it holds at least count
// messages. It fails the test when they have not come within a minute.
func (s *MailServers) Delivered(t testing.TB, user string, count int) []RawMessage {
	t.Helper()
	deadline := time.Now().Add(patience)
	for {
		messages := ReadFolder(t, s.Mailbox(user), "INBOX")
		if len(messages) >= count {
			return messages
		}
		if time.Now().After(deadline) {
			t.Fatalf("the Inbox of %s holds %d messages after %s, want %d", user, len(messages), patience, count)
		}
		time.Sleep(lookEvery)
	}
}

// SendAs submits a message as a user, to any address, as their mail program would.
func (s *MailServers) SendAs(t testing.TB, user, to string, raw []byte) {
	t.Helper()
	m := s.Mailbox(user)
	client, err := smtp.DialTLS(address(m.SMTP.Port), trusting(t, m))
	if err != nil {
		t.Fatalf("connect as %s: %v", user, err)
	}
	defer client.Close()
	if err := client.Auth(sasl.NewPlainClient("", m.Username, m.Password)); err != nil {
		t.Fatalf("sign in as %s: %v", user, err)
	}
	if err := client.SendMail(m.Address, []string{to}, strings.NewReader(string(raw))); err != nil {
		t.Fatalf("send as %s to %s: %v", user, to, err)
	}
}

func passwordOf(user string) string { return "secret-of-" + user }

func address(port int) string { return net.JoinHostPort(loopback.Host, strconv.Itoa(port)) }

// ports are where the servers listen.
type ports struct{ imap, imaps, submission, submissions, lmtp, smtp int }

// freePorts asks the system for ports that nobody uses at this moment.
func freePorts() (p ports, err error) {
	var held []net.Listener
	defer func() {
		for _, listener := range held {
			err = errors.Join(err, listener.Close())
		}
	}()
	for _, port := range []*int{&p.imap, &p.imaps, &p.submission, &p.submissions, &p.lmtp, &p.smtp} {
		listener, err := net.Listen("tcp", address(0))
		if err != nil {
			return p, fmt.Errorf("find a free port: %w", err)
		}
		held = append(held, listener)
		*port = listener.Addr().(*net.TCPAddr).Port
	}
	return p, nil
}

// sortedUsers lists the users in a fixed order.
func sortedUsers() []string {
	names := make([]string, 0, len(users))
	for user := range users {
		names = append(names, user)
	}
	slices.Sort(names)
	return names
}

// Spoil makes every mail that lies in a user's Inbox now one that Dovecot cannot read.
func (s *MailServers) Spoil(t testing.TB, user string) {
	t.Helper()
	_, domain, _ := strings.Cut(s.Address(user), "@")
	files, err := filepath.Glob(s.path(filepath.Join("mail", domain, user, "Maildir", "[cn]*", "*")))
	if err != nil || len(files) == 0 {
		t.Fatalf("found no mail of %s to spoil: %v", user, err)
	}
	for _, file := range files {
		if err := os.Chmod(file, 0); err != nil {
			t.Fatal(err)
		}
	}
}
