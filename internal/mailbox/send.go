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
//  2. name the sender and the recipient (MAIL, RCPT) and ask to hand over (DATA);
//  3. write the message and the final dot;
//  4. wait for the answer.
//
// Until the final dot has left nothing can have been delivered (RFC 5321 section
// 4.1.1.4), and every failure is a *followup.NotDelivered. It is permanent when the server
// refused the message or the recipient for good (5yz). It is not permanent when the
// sign-in was refused or a sending limit reached: that is about the account, and the same
// note can go once that is mended. After the final dot a 4yz or 5yz answer still is
// NotDelivered; no answer is followup.ErrUncertain.
//
// When ctx ends before the final dot the message is not sent; after it the answer is
// waited for a little longer, because knowing beats not knowing.
func (c *Client) Send(ctx context.Context, m followup.Mailbox, to string, message []byte) error {
	password, err := c.password(ctx, m)
	if err != nil {
		return &followup.NotDelivered{Err: err}
	}
	return withoutPassword(c.send(ctx, m, password, to, message), password)
}

func (c *Client) send(ctx context.Context, m followup.Mailbox, password, to string, message []byte) error {
	from, err := envelopeAddress(m.Address)
	if err == nil {
		to, err = envelopeAddress(to)
	}
	if err != nil {
		return &followup.NotDelivered{Permanent: true, Err: err}
	}
	s, err := c.openSMTP(ctx, m, password)
	if err != nil {
		return &followup.NotDelivered{Err: explain(smtpName, m.SMTP, err)}
	}
	defer s.close()

	stop := context.AfterFunc(ctx, func() { s.wire.Conn.Close() })
	defer stop()
	data, err := s.handOver(from, to, message)
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

// handOver takes the message to where only the final dot is missing.
func (s *submission) handOver(from, to string, message []byte) (*smtp.DataCommand, error) {
	options, err := s.mailOptions(from, to, message)
	if err != nil {
		return nil, err
	}
	if err := s.Mail(from, options); err != nil {
		return nil, fmt.Errorf("it refused the sender %s: %w", from, err)
	}
	if err := s.Rcpt(to, nil); err != nil {
		return nil, fmt.Errorf("it refused the recipient %s: %w", to, err)
	}
	data, err := s.Data()
	if err != nil {
		return nil, fmt.Errorf("it refused to take a message: %w", err)
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
	case errors.As(err, &answered) && (answered.Code/100 == 4 || answered.Code/100 == 5):
		return notDelivered(server, fmt.Errorf("it refused the message: %w", err))
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
	return &followup.NotDelivered{Permanent: permanent, Err: explain(smtpName, server, err)}
}

// isLimit reports whether a refusal is about how much the account sent, not about this
// message. Some providers say it with a permanent code (RFC 3463 X.4.5, and in words).
func isLimit(answer *smtp.SMTPError) bool {
	if answer.EnhancedCode[1] == 4 && answer.EnhancedCode[2] == 5 {
		return true
	}
	text := strings.ToLower(answer.Message)
	for _, words := range []string{"sending limit", "sending quota", "submissionquotaexceeded", "rate limit", "too many messages"} {
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
