package mailbox

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"afterword/internal/followup"
)

// introduction is what the client calls itself: an address literal (RFC 5321 section
// 4.1.3) that tells nobody the name of the person's computer.
const introduction = "[127.0.0.1]"

// farewell is how long saying goodbye may take.
const farewell = 2 * time.Second

var errNoSTARTTLS = errors.New("no STARTTLS")

// submission is a signed-in connection to a submission server (RFC 6409).
type submission struct {
	*smtp.Client
	wire *wire
}

// openSMTP connects, protects the connection and signs in.
func (c *Client) openSMTP(ctx context.Context, m followup.Mailbox, password string) (*submission, error) {
	return signedIn(ctx, c, m, password, func(secret string) (*submission, error) { return c.connectSMTP(ctx, m, secret) })
}

func (c *Client) connectSMTP(ctx context.Context, m followup.Mailbox, password string) (*submission, error) {
	w, protected, config, err := c.dial(ctx, m.SMTP, m.CAFile)
	if err != nil {
		return nil, err
	}
	s := &submission{wire: w}
	err = within(ctx, w, c.limits.connect, func() error { return s.greet(w, protected, config) })
	if err != nil && protected == nil {
		err = &beforeTLS{err}
	}
	if err == nil {
		s.CommandTimeout, s.SubmissionTimeout = c.limits.answer, c.limits.finalDot
		err = within(ctx, w, c.limits.answer, func() error { return s.signIn(m, password) })
	}
	if err != nil {
		_ = w.Conn.Close()
		return nil, err
	}
	return s, nil
}

// greet says hello, over TLS when it returns without an error.
func (s *submission) greet(w *wire, protected *tls.Conn, config *tls.Config) error {
	if protected != nil {
		s.Client = smtp.NewClient(protected)
		return s.Hello(introduction)
	}
	client, err := smtp.NewClientStartTLS(w, config)
	if err != nil {
		var answered *smtp.SMTPError
		var network net.Error
		if !errors.As(err, &answered) && !errors.As(err, &network) && !w.writeFailed.Load() {
			// The library has no error value for a server without the extension.
			return fmt.Errorf("%w: %w", errNoSTARTTLS, err)
		}
		return err
	}
	s.Client = client
	return s.Hello(introduction)
}

// signIn authenticates with a password, by PLAIN, or LOGIN where a server knows only that;
// or with an access token.
func (s *submission) signIn(m followup.Mailbox, secret string) error {
	var mechanism sasl.Client
	var err error
	switch {
	case wayOf(m) != byPassword:
		if mechanism, err = tokenMechanism(s.SupportsAuth, m.SMTP, m.Username, secret); err != nil {
			return err
		}
	case s.SupportsAuth(sasl.Plain):
		mechanism = sasl.NewPlainClient("", m.Username, secret)
	case s.SupportsAuth(sasl.Login):
		mechanism = sasl.NewLoginClient(m.Username, secret)
	default:
		_, offered := s.Extension("AUTH")
		return &signInRefused{fmt.Errorf("the server offers no way to sign in with a password (it offers: %q)", offered), wayOf(m)}
	}
	err = s.Auth(mechanism)
	var answered *smtp.SMTPError
	var token *tokenRefused
	if errors.As(err, &token) || errors.As(err, &answered) && answered.Code/100 == 5 {
		return &signInRefused{err, wayOf(m)}
	}
	return err
}

// close says goodbye, which may fail: everything that matters was answered before.
func (s *submission) close() {
	_ = within(context.Background(), s.wire, farewell, s.Quit)
	_ = s.wire.Conn.Close()
}
