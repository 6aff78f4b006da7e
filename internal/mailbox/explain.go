package mailbox

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-smtp"

	"afterword/internal/followup"
)

// The two protocols, as errors name them.
const (
	imapName = "IMAP"
	smtpName = "SMTP"
)

// beforeTLS means that STARTTLS had not been reached when err happened.
type beforeTLS struct{ err error }

func (e *beforeTLS) Error() string { return e.err.Error() }
func (e *beforeTLS) Unwrap() error { return e.err }

// explain names the server, says in words what is wrong with it and what to do, and keeps
// err as the cause.
func explain(protocol string, s followup.Server, err error) error {
	if err == nil {
		return nil
	}
	var gaveUp *stopped
	if errors.As(err, &gaveUp) {
		return fmt.Errorf("%s server %s: stopped while talking to it: %w", protocol, address(s), err)
	}
	if words := inWords(protocol, s, err); words != "" {
		return fmt.Errorf("%s server %s: %s (%w)", protocol, address(s), words, err)
	}
	return fmt.Errorf("%s server %s: %w", protocol, address(s), err)
}

// inWords returns the sentence for a failure that has a remedy; empty for others.
func inWords(protocol string, s followup.Server, err error) string {
	var (
		refused  *signInRefused
		unknown  x509.UnknownAuthorityError
		name     x509.HostnameError
		invalid  x509.CertificateInvalidError
		record   tls.RecordHeaderError
		dns      *net.DNSError
		timeout  interface{ Timeout() bool }
		answered *smtp.SMTPError
		early    *beforeTLS
		ended    *accessEnded
	)
	late := errors.As(err, &timeout) && timeout.Timeout()
	gone := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || errors.Is(err, syscall.ECONNRESET)
	switch {
	case errors.As(err, &refused):
		return signInAdvice(s.Host, refused.way, refused.Error())
	case errors.As(err, &ended):
		return "" // it says all there is to say
	case errors.As(err, &unknown):
		return "its certificate is signed by an authority this computer does not know: if it is your own server, name its authority's PEM file as the CA file; else do not go on"
	case errors.As(err, &name):
		return "its certificate is for another name: check the host name"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "its certificate has expired or is not valid yet: check this computer's clock, then ask whoever runs the server"
	case errors.As(err, &invalid):
		return "its certificate is not valid: ask whoever runs the server"
	case errors.As(err, &record):
		return fmt.Sprintf("it does not speak TLS from the first byte on this port: choose %s, or the port for TLS (%d)", followup.STARTTLS, usualTLSPort(protocol))
	case errors.As(err, &dns) && dns.IsNotFound:
		return "there is no server of this name: check the host name"
	case errors.As(err, &dns):
		return "the name could not be looked up: is this computer online"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "nothing answers on this port: check the port"
	case errors.Is(err, errNoSTARTTLS):
		return fmt.Sprintf("it does not offer STARTTLS on this port: choose %s with port %d", followup.TLS, usualTLSPort(protocol))
	case errors.As(err, &early) && (late || gone):
		return fmt.Sprintf("it did not begin to talk: if this port wants TLS from the first byte, choose %s, else check the port", followup.TLS)
	case late:
		return "it did not answer in time: check the port, and whether a firewall is in between"
	case gone:
		return "it closed the connection before it was done"
	case errors.As(err, &answered) && answered.Code == 421:
		return "it is busy or shutting down, or wants fewer connections"
	}
	return answerMeaning(err.Error())
}

func usualTLSPort(protocol string) int {
	if protocol == imapName {
		return 993
	}
	return 465
}

// isNo reports whether err is a server's NO to a command, and its response code.
func isNo(err error) (code imap.ResponseCode, no bool) {
	var answer *imap.Error
	if errors.As(err, &answer) && answer.Type == imap.StatusResponseTypeNo {
		return answer.Code, true
	}
	return "", false
}
