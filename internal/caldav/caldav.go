// Package caldav reaches calendar servers by CalDAV (RFC 4791): it finds a calendar, puts
// entries into it and takes them out again. It implements followup.Calendars.
//
// What it promises to the person whose calendar it is:
//
//   - It touches the events that it put there, each under its own UID, and no others. It
//     never reads the rest of the calendar.
//   - Every write says what it expects to find (If-Match, If-None-Match; RFC 9110 section
//     13). An event that was deleted there stays deleted. One that was changed there is
//     replaced when the plan changes, but for its alarms, and else left as it is.
//   - The password goes to the server that was named, over TLS, and nowhere else. Plain
//     HTTP is for this machine only.
//
// It decides nothing: which entries are to be there is package followup's business.
package caldav

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/emersion/go-webdav/caldav"

	"afterword/internal/askpass"
	"afterword/internal/followup"
)

const (
	// requestTime bounds one request.
	requestTime = 30 * time.Second
	// passwordTime is how long a password command may take.
	passwordTime = 30 * time.Second
	// maxAnswer is how much of an answer is read, in bytes. A list of calendars has some
	// thousand.
	maxAnswer = 4 << 20
)

// Client reaches calendar servers. The zero value works.
type Client struct{}

var _ followup.Calendars = Client{}

// session is one sign-in to a server.
type session struct {
	server followup.CalendarServer
	base   *url.URL
	http   *transport
	dav    *caldav.Client
	secret string
}

func open(ctx context.Context, s followup.CalendarServer) (*session, error) {
	base, err := checkURL(s.URL)
	if err != nil {
		return nil, err
	}
	password := s.Password
	if s.PasswordCommand != "" {
		if password, err = askpass.Printed(ctx, "password", s.PasswordCommand, passwordTime); err != nil {
			return nil, err
		}
	}
	http, err := newTransport(s, password)
	if err != nil {
		return nil, err
	}
	dav, err := caldav.NewClient(http, base.String())
	if err != nil {
		return nil, err
	}
	return &session{server: s, base: base, http: http, dav: dav, secret: password}, nil
}

// close lets go of connections that nothing is asked over any more.
func (s *session) close() { s.http.http.CloseIdleConnections() }

// checkURL refuses addresses that a password must not be sent to.
func checkURL(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "":
		return nil, errors.New("the address of the calendar is no URL: write it as https://calendar.example.org/ada/")
	case u.User != nil:
		return nil, errors.New("the address of the calendar holds a user name: leave it away and give --username")
	case u.Scheme == "https":
	case u.Scheme == "http" && followup.IsLoopback(u.Hostname()):
	default:
		return nil, errors.New("the address of the calendar must begin with https://: the password would go over the network unprotected")
	}
	u.RawQuery, u.Fragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}
