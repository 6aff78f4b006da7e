package caldav

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"

	"afterword/internal/askpass"
)

// explain puts what a server or the network says into words that tell what to do.
func (s *session) explain(err error) error {
	if err == nil {
		return nil
	}
	var status *statusError
	var dns *net.DNSError
	var timeout net.Error
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var certificate *tls.CertificateVerificationError
	host := s.base.Host
	what := ""
	switch {
	case errors.As(err, &status):
		what = s.explainStatus(status)
	case errors.As(err, &authority):
		what = fmt.Sprintf("nobody whom this computer trusts vouches for %s: if it is your own server, give the certificate of its authority with --ca", host)
	case errors.As(err, &name):
		what = fmt.Sprintf("the certificate of %s is for another name: check the address", host)
	case errors.As(err, &certificate):
		what = fmt.Sprintf("the certificate of %s is not good", host)
	case errors.As(err, &dns):
		what = fmt.Sprintf("the server %s is not known: check the address, and that you are online", s.base.Hostname())
	case errors.Is(err, syscall.ECONNREFUSED):
		what = fmt.Sprintf("nothing answers at %s: check the address, or start the server", host)
	case errors.As(err, &timeout) && timeout.Timeout():
		what = host + " did not answer in time: try again later"
	default:
		what = "the calendar server " + host + " was not understood"
	}
	// The library quotes answers of the server, which may hold what it was sent.
	if text := err.Error(); askpass.Hide(text, s.secret) != text {
		return errors.New(what)
	}
	return fmt.Errorf("%s (%w)", what, err)
}

func (s *session) explainStatus(e *statusError) string {
	switch e.code {
	case http.StatusUnauthorized:
		if s.server.Username == "" {
			return "the calendar server wants a user name and a password: give --username"
		}
		if !e.basic {
			return "the calendar server does not let anybody sign in by user name and password alone: look in its settings for HTTP Basic authentication"
		}
		return fmt.Sprintf("the calendar server does not take the user name %s or its password: check both, and use an app password where your provider offers one", s.server.Username)
	case http.StatusForbidden:
		return fmt.Sprintf("the calendar server does not let you write to %s: choose a calendar of your own", s.server.URL)
	case http.StatusNotFound, http.StatusGone, http.StatusConflict, http.StatusMethodNotAllowed:
		return fmt.Sprintf("there is no calendar at %s: check the address with your provider's help pages", s.server.URL)
	case http.StatusInsufficientStorage, http.StatusRequestEntityTooLarge:
		return "the calendar server has no room left: delete something there"
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return "the calendar server is busy: try again later"
	}
	switch {
	case e.to != "":
		return "the calendar server points to another address: give " + e.to
	case e.code >= http.StatusInternalServerError:
		return "the calendar server failed: try again later"
	}
	return "the calendar server refused it"
}

// isStatus reports whether err is one of these answers.
func isStatus(err error, codes ...int) bool {
	var status *statusError
	if !errors.As(err, &status) {
		return false
	}
	for _, code := range codes {
		if status.code == code {
			return true
		}
	}
	return false
}
