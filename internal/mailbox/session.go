package mailbox

import (
	"context"
	"errors"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"

	"afterword/internal/followup"
)

// session is a signed-in IMAP connection. The library below never gives up on a dead
// connection, so every command goes through ask.
type session struct {
	client *imapclient.Client
	wire   *wire
	caps   imap.CapSet
	answer time.Duration
}

// openIMAP connects, protects the connection and signs in. handler, which may be nil, is
// told what the server says unasked.
func (c *Client) openIMAP(ctx context.Context, m followup.Mailbox, password string, handler *imapclient.UnilateralDataHandler) (*session, error) {
	return signedIn(ctx, c, m, password, func(secret string) (*session, error) { return c.connectIMAP(ctx, m, secret, handler) })
}

func (c *Client) connectIMAP(ctx context.Context, m followup.Mailbox, password string, handler *imapclient.UnilateralDataHandler) (*session, error) {
	w, protected, config, err := c.dial(ctx, m.IMAP, m.CAFile)
	if err != nil {
		return nil, err
	}
	options := &imapclient.Options{TLSConfig: config, UnilateralDataHandler: handler}
	s := &session{wire: w, answer: c.limits.answer}
	err = within(ctx, w, c.limits.connect, func() (err error) {
		if protected != nil {
			s.client = imapclient.New(protected, options)
			return s.client.WaitGreeting()
		}
		s.client, err = imapclient.NewStartTLS(w, options)
		var answer *imap.Error
		if errors.As(err, &answer) {
			return errors.Join(errNoSTARTTLS, err)
		}
		return err
	})
	if err != nil && protected == nil {
		err = &beforeTLS{err}
	}
	if err == nil {
		err = s.ask(ctx, func() error { return s.signIn(m, password) })
	}
	if err != nil {
		_ = w.Conn.Close()
		return nil, err
	}
	return s, nil
}

// signIn authenticates with a password, by SASL PLAIN where it is offered, which carries any
// password, else by LOGIN; or with an access token. Then it learns what the server can do
// for this person.
func (s *session) signIn(m followup.Mailbox, secret string) error {
	offered, err := s.client.Capability().Wait()
	if err != nil {
		return err
	}
	offers := func(mechanism string) bool { return offered.Has(imap.AuthCap(mechanism)) }
	switch {
	case wayOf(m) != byPassword:
		mechanism, noneOffered := tokenMechanism(offers, m.IMAP, m.Username, secret)
		if noneOffered != nil {
			return noneOffered
		}
		err = s.client.Authenticate(mechanism)
	case offers(sasl.Plain):
		err = s.client.Authenticate(sasl.NewPlainClient("", m.Username, secret))
	case !offered.Has(imap.CapLoginDisabled):
		err = s.client.Login(m.Username, secret).Wait()
	default:
		return &signInRefused{errors.New("the server offers no way to sign in with a password"), wayOf(m)}
	}
	var token *tokenRefused
	if code, no := isNo(err); errors.As(err, &token) || no && code != imap.ResponseCodeUnavailable && code != imap.ResponseCodeLimit && code != imap.ResponseCodeInUse {
		return &signInRefused{err, wayOf(m)}
	}
	if err != nil {
		return err
	}
	s.caps, err = s.client.Capability().Wait()
	return err
}

// ask runs one command with the usual limit.
func (s *session) ask(ctx context.Context, f func() error) error {
	return within(ctx, s.wire, s.answer, f)
}

// examine opens a folder for reading only.
func (s *session) examine(ctx context.Context, folder string) (data *imap.SelectData, err error) {
	err = s.ask(ctx, func() error {
		data, err = s.client.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait()
		return err
	})
	return data, err
}

// collect runs one FETCH, for which limit is the time it may take.
func (s *session) collect(ctx context.Context, limit time.Duration, numbers imap.NumSet, options *imap.FetchOptions) (found []*imapclient.FetchMessageBuffer, err error) {
	err = within(ctx, s.wire, limit, func() error {
		found, err = s.client.Fetch(numbers, options).Collect()
		return err
	})
	return found, err
}

// close says goodbye and closes the connection.
func (s *session) close() {
	_ = within(context.Background(), s.wire, farewell, func() error { return s.client.Logout().Wait() })
	_ = s.wire.Conn.Close()
	_ = s.client.Close()
}
