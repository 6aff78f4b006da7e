// Package mailworld is a world of mail on this machine: people with mailboxes, a
// submission server and an IMAP server that speak the real protocols over TLS. The demo
// runs on it, and so can a test.
//
// A mail that one person submits takes these steps: the server checks who signed in, asks
// for each recipient whether they are refused, takes the message, and delivers it. A known
// person finds it in their Inbox; an address nobody has comes back as a delivery status
// notification (RFC 3464); somebody who is away answers automatically (RFC 3834).
//
// It listens on 127.0.0.1 only and connects to nothing. Mails live in memory and end with
// the world. Dates come from the clock it is given, so a wound clock winds the mail too;
// certificates are dated by the machine's clock, which is what TLS checks against.
package mailworld

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-smtp"

	"afterword/internal/followup"
	"afterword/internal/mailbox/loopback"
)

// World is a running mail world. Its methods may be called from many goroutines.
type World struct {
	now    func() time.Time
	caFile string
	imap   *imapserver.Server
	smtp   *smtp.Server
	// Addresses of the two listeners.
	imapPort, smtpPort int
	listeners          []net.Listener
	served             sync.WaitGroup
	closing            sync.Once

	mu      sync.Mutex
	people  map[string]*person // by address in lower case
	refused map[string]*smtp.SMTPError
	changed chan struct{} // closed at the next delivery
}

// Start makes a world whose clock is now. It writes the certificate authority to trust
// into dir, which it makes where there is none.
func Start(dir string, now func() time.Time) (*World, error) {
	w := &World{now: now, caFile: filepath.Join(dir, "mail-authority.pem"), people: map[string]*person{}, refused: map[string]*smtp.SMTPError{}, changed: make(chan struct{})}
	if err := w.start(); err != nil {
		return nil, fmt.Errorf("start the mail world: %w", err)
	}
	return w, nil
}

func (w *World) start() error {
	identity, err := loopback.New(time.Now())
	if err != nil {
		return err
	}
	config, err := identity.TLS()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(w.caFile), 0o700); err != nil {
		return fmt.Errorf("make a place for the authority's certificate: %w", err)
	}
	if err := os.WriteFile(w.caFile, identity.Authority, 0o644); err != nil {
		return fmt.Errorf("write the authority's certificate: %w", err)
	}
	w.imap, w.smtp = w.imapServer(), w.smtpServer()
	reading, err := listen(config)
	if err != nil {
		return err
	}
	sending, err := listen(config)
	if err != nil {
		return errors.Join(err, reading.Close())
	}
	w.listeners = []net.Listener{reading, sending}
	w.imapPort = reading.Addr().(*net.TCPAddr).Port
	w.smtpPort = sending.Addr().(*net.TCPAddr).Port
	w.served.Go(func() { _ = w.imap.Serve(reading) })
	w.served.Go(func() { _ = w.smtp.Serve(sending) })
	return nil
}

func listen(config *tls.Config) (net.Listener, error) {
	return tls.Listen("tcp", net.JoinHostPort(loopback.Host, "0"), config)
}

// silent swallows what the protocol libraries would print about broken connections.
func silent() *log.Logger { return log.New(io.Discard, "", 0) }

// Close ends all connections and both servers, and forgets every mail. Calling it again
// does nothing.
func (w *World) Close() error {
	var err error
	w.closing.Do(func() {
		err = errors.Join(w.smtp.Close(), w.imap.Close())
		// A server that had no time to start serving does not know its listener yet.
		for _, l := range w.listeners {
			if closeErr := l.Close(); !errors.Is(closeErr, net.ErrClosed) {
				err = errors.Join(err, closeErr)
			}
		}
		w.served.Wait()
	})
	if err != nil {
		return fmt.Errorf("close the mail world: %w", err)
	}
	return nil
}

// AddPerson gives a person a mailbox with the folders INBOX, Sent, Drafts, Junk and
// Archive. The user name is the address.
func (w *World) AddPerson(name, email, password string) error {
	p, err := newPerson(name, email, password, w.now)
	if err != nil {
		return fmt.Errorf("add %s to the mail world: %w", email, err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.people[key(email)] != nil {
		return fmt.Errorf("add %s to the mail world: the address is taken", email)
	}
	w.people[key(email)] = p
	return nil
}

// Mailbox returns how to reach a person's mailbox, ready to store. For an address that
// nobody has, signing in will fail.
func (w *World) Mailbox(email string) followup.Mailbox {
	m := followup.Mailbox{
		Address:  email,
		Username: email,
		IMAP:     followup.Server{Host: loopback.Host, Port: w.imapPort, Security: followup.TLS},
		SMTP:     followup.Server{Host: loopback.Host, Port: w.smtpPort, Security: followup.TLS},
		CAFile:   w.caFile,
		SentBy:   followup.SentByUs,
	}
	if p := w.person(email); p != nil {
		m.Password = p.password
	}
	return m
}

// Refuse makes the submission server answer code, 450 or 550 for example, and text to
// every mail for email.
func (w *World) Refuse(email string, code int, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.refused[key(email)] = &smtp.SMTPError{Code: code, EnhancedCode: smtp.EnhancedCode{code / 100, 7, 1}, Message: text}
}

// Changed returns a channel that is closed at the next delivery to anybody.
func (w *World) Changed() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.changed
}

func (w *World) person(email string) *person {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.people[key(email)]
}

func key(email string) string { return strings.ToLower(email) }
