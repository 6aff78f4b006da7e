package mailbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-smtp"
	"golang.org/x/net/idna"

	"afterword/internal/followup"
)

// Send submits one message to one recipient, in these steps:
//
//  1. connect, check the certificate, sign in;
//  2. name the sender and the recipient (MAIL, RCPT), and the person's own address as the
//     witness's, and ask to hand over (DATA);
//  3. write the message;
//  4. call committing, so that what follows is known to have been tried;
//  5. write the final dot and wait for the answer.
//
// Until the final dot has left nothing can have been delivered (RFC 5321 section
// 4.1.1.4), and every failure is a *followup.NotDelivered. It is permanent when the server
// refused the message or the recipient for good (5yz). It is not permanent when the
// sign-in was refused or a sending limit reached: that is about the account, and the same
// note can go once that is mended. After the final dot a 4yz or 5yz answer still is
// NotDelivered; no answer, or that the service closes (421), is followup.ErrUncertain.
//
// The witness is a recipient of the same transaction: the server takes the message for
// both or for neither, so a copy in the Inbox proves that the message was taken. A server
// that refuses the person's own address takes the message without a witness.
//
// When ctx ends before the final dot the message is not sent; after it the answer is
// waited for a little longer, because knowing beats not knowing. When committing fails,
// the connection is dropped and the server forgets the message. The library sends the last
// bytes of the message, 4 KB at most, together with the dot.
func (c *Client) Send(ctx context.Context, m followup.Mailbox, to string, message []byte, committing func() error) error {
	password, err := c.password(ctx, m)
	if err != nil {
		return &followup.NotDelivered{Err: err}
	}
	return withoutPassword(c.send(ctx, m, password, to, message, committing), password)
}

func (c *Client) send(ctx context.Context, m followup.Mailbox, password, to string, message []byte, committing func() error) error {
	envelope := envelope{witnessed: m.SentBy == followup.SentByUs && !strings.EqualFold(to, m.Address)}
	var err error
	if envelope.from, err = envelopeAddress(m.Address); err == nil {
		envelope.to, err = envelopeAddress(to)
	}
	if err != nil {
		return &followup.NotDelivered{Permanent: true, Err: err}
	}
	s, err := c.openSMTP(ctx, m, password)
	if err != nil {
		return &followup.NotDelivered{Pause: pauseOf(&atAccount{err}), Err: explain(smtpName, m.SMTP, err)}
	}
	defer s.close()

	stop := context.AfterFunc(ctx, func() { s.wire.Conn.Close() })
	defer stop()
	data, err := s.handOver(envelope, message)
	if err == nil {
		if err := committing(); err != nil {
			s.wire.Conn.Close() // without the dot the server forgets it
			return &followup.NotDelivered{Err: fmt.Errorf("stopped before the end of the message: %w", err)}
		}
	}
	if !stop() {
		// ctx ended while the message was incomplete, and the connection is closed.
		err = &stopped{context.Cause(ctx)}
	}
	if err != nil {
		return notDelivered(m.SMTP, err)
	}

	afterwards := context.AfterFunc(ctx, func() {
		time.AfterFunc(c.limits.grace, func() { s.wire.Conn.Close() })
	})
	defer afterwards()
	return s.finish(m.SMTP, data)
}

// envelope is who a message is from and for, as SMTP wants it.
type envelope struct {
	from, to  string
	witnessed bool // it goes to from, too
}

// handOver takes the message to where only its end is missing.
func (s *submission) handOver(e envelope, message []byte) (*smtp.DataCommand, error) {
	options, err := s.mailOptions(e.from, e.to, message)
	if err != nil {
		return nil, err
	}
	if err := s.Mail(e.from, options); err != nil {
		return nil, fmt.Errorf("it refused the sender %s: %w", e.from, &atAccount{err})
	}
	if err := s.Rcpt(e.to, nil); err != nil {
		return nil, fmt.Errorf("it refused the recipient %s: %w", e.to, err)
	}
	if e.witnessed {
		var answered *smtp.SMTPError
		if err := s.Rcpt(e.from, nil); err != nil && (!errors.As(err, &answered) || answered.Code == 421) {
			return nil, fmt.Errorf("the connection was lost: %w", err)
		}
	}
	data, err := s.Data()
	if err != nil {
		return nil, fmt.Errorf("it refused to take a message: %w", &atAccount{err})
	}
	if _, err := data.Write(message); err != nil {
		return nil, fmt.Errorf("write the message: %w", err)
	}
	return data, nil
}

// finish writes the final dot and says how the attempt ended.
func (s *submission) finish(server followup.Server, data *smtp.DataCommand) error {
	_, err := data.CloseWithResponse()
	var answered *smtp.SMTPError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &answered) && answered.Code/100 == 2:
		return nil // a positive answer, though not the usual 250
	case errors.As(err, &answered) && answered.Code == 421:
		// A server that only speaks for another says so when it lost that one, which may
		// have taken the message by then.
	case errors.As(err, &answered) && (answered.Code/100 == 4 || answered.Code/100 == 5):
		return notDelivered(server, fmt.Errorf("it refused the message: %w", &atAccount{err}))
	case s.wire.writeFailed.Load():
		return notDelivered(server, fmt.Errorf("write the end of the message: %w", err))
	}
	return fmt.Errorf("%s server %s: %w (%w)", smtpName, address(server), followup.ErrUncertain, err)
}

// notDelivered classes a failure from before the message was taken.
func notDelivered(server followup.Server, err error) error {
	var answered *smtp.SMTPError
	var unable *unableError
	permanent := errors.As(err, &unable) ||
		errors.As(err, &answered) && answered.Code/100 == 5 && !isLimit(answered)
	return &followup.NotDelivered{Permanent: permanent, Pause: pauseOf(err), Err: explain(smtpName, server, err)}
}

// How long an account rests.
const (
	limitPause = time.Hour       // after a sending limit was reached
	busyPause  = 5 * time.Minute // when the server is busy
)

// atAccount marks an answer to a command that does not name the recipient: a "not now"
// there is about the account or the server, where one to RCPT is about the recipient.
type atAccount struct{ err error }

func (e *atAccount) Error() string { return e.err.Error() }
func (e *atAccount) Unwrap() error { return e.err }

// pauseOf says for how long a refusal asks the whole account to send nothing.
func pauseOf(err error) time.Duration {
	var answered *smtp.SMTPError
	var account *atAccount
	if !errors.As(err, &answered) {
		return 0
	}
	switch {
	case isLimit(answered):
		return limitPause
	case answered.Code == 421, errors.As(err, &account) && answered.Code/10 == 45:
		return busyPause
	}
	return 0
}

// limitWords are how providers say that an account sent too much.
var limitWords = []string{
	"sending limit", "sending quota", "submissionquotaexceeded", "rate limit", "ratelimit", "too many messages", "too many mails",
	"daily limit", "hourly limit", "per hour", "per day", "message rate",
}

// isLimit reports whether a refusal is about how much the account sent, not about this
// message. Some providers say it with a permanent code (RFC 3463 X.4.5, and in words).
func isLimit(answer *smtp.SMTPError) bool {
	if answer.EnhancedCode[1] == 4 && answer.EnhancedCode[2] == 5 {
		return true
	}
	text := strings.ToLower(answer.Message)
	for _, words := range limitWords {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// unableError means that this server cannot carry this message at all.
type unableError struct{ why string }

func (e *unableError) Error() string { return e.why }

// mailOptions finds out what the message needs and whether the server can do it.
func (s *submission) mailOptions(from, to string, message []byte) (*smtp.MailOptions, error) {
	if most, known := s.MaxMessageSize(); known && most > 0 && len(message) > most {
		return nil, &unableError{fmt.Sprintf("the message has %d bytes and the server takes at most %d", len(message), most)}
	}
	options := &smtp.MailOptions{Size: int64(len(message))}
	header, body, _ := bytes.Cut(message, []byte("\r\n\r\n"))
	if !isASCII(from) || !isASCII(to) || !isASCII(string(header)) {
		if ok, _ := s.Extension("SMTPUTF8"); !ok {
			return nil, &unableError{"the address has letters outside ASCII before the @, which your server cannot send to (it lacks SMTPUTF8, RFC 6531): ask for another address"}
		}
		options.UTF8 = true
	}
	if !isASCII(string(body)) {
		if ok, _ := s.Extension("8BITMIME"); !ok {
			return nil, &unableError{"the message has bytes outside ASCII that your server does not take as they are (it lacks 8BITMIME, RFC 6152)"}
		}
	}
	return options, nil
}

// envelopeAddress writes an address as an envelope wants it: a domain outside ASCII in its
// ASCII form (RFC 5891), and nothing that could end the command early.
func envelopeAddress(email string) (string, error) {
	at := strings.LastIndexByte(email, '@')
	if at <= 0 || at == len(email)-1 || !utf8.ValidString(email) || strings.ContainsAny(email, "\r\n<> \t\x00") {
		return "", fmt.Errorf("%q is not an e-mail address", email)
	}
	domain := email[at+1:]
	if isASCII(domain) {
		return email, nil
	}
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil {
		return "", fmt.Errorf("the domain of %q cannot be written in ASCII: %w", email, err)
	}
	return email[:at+1] + ascii, nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
