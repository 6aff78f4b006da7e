package mailbox

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
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

// signInRefused means that a server did not accept user name and password.
type signInRefused struct{ err error }

func (e *signInRefused) Error() string { return e.err.Error() }
func (e *signInRefused) Unwrap() error { return e.err }

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
	)
	late := errors.As(err, &timeout) && timeout.Timeout()
	gone := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET)
	switch {
	case errors.As(err, &refused):
		return "it did not accept the user name and password: " + passwordAdvice(s.Host)
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
	return ""
}

func usualTLSPort(protocol string) int {
	if protocol == imapName {
		return 993
	}
	return 465
}

// appPasswords are the providers that want a password made for one program.
var appPasswords = []struct{ host, advice string }{
	{"gmail.com", "Google wants an app password here, not your usual one: make one at myaccount.google.com/apppasswords"},
	{"googlemail.com", "Google wants an app password here, not your usual one: make one at myaccount.google.com/apppasswords"},
	{"outlook.com", "Microsoft wants an app password here: make one under Security at account.microsoft.com; where none is offered, the account takes no password from mail programs"},
	{"office365.com", "Microsoft wants an app password here, and many organisations allow none: ask your administrator"},
	{"hotmail.com", "Microsoft wants an app password here: make one under Security at account.microsoft.com"},
	{"live.com", "Microsoft wants an app password here: make one under Security at account.microsoft.com"},
	{"me.com", "Apple wants an app-specific password here: make one at account.apple.com"},
	{"icloud.com", "Apple wants an app-specific password here: make one at account.apple.com"},
	{"yahoo.com", "Yahoo wants an app password here: make one under Security in your account"},
	{"aol.com", "AOL wants an app password here: make one under Security in your account"},
	{"fastmail.com", "Fastmail wants an app password here: make one under Privacy and Security in the settings"},
}

// passwordAdvice says what to try after host refused a password.
func passwordAdvice(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for _, provider := range appPasswords {
		if host == provider.host || strings.HasSuffix(host, "."+provider.host) {
			return provider.advice
		}
	}
	return "check both; with two-step sign-in you need an app password from your provider"
}

// isNo reports whether err is a server's NO to a command, and its response code.
func isNo(err error) (code imap.ResponseCode, no bool) {
	var answer *imap.Error
	if errors.As(err, &answer) && answer.Type == imap.StatusResponseTypeNo {
		return answer.Code, true
	}
	return "", false
}
