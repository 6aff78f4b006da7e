package caldav

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/emersion/go-ical"
	"github.com/emersion/go-webdav/caldav"

	"afterword/internal/followup"
)

// wellKnown leads to the calendars of a server (RFC 6764 section 5).
const wellKnown = "/.well-known/caldav"

// Find implements followup.Calendars. It looks at the address itself, then for the
// calendars of the user who signs in (RFC 4791 section 6.2.1).
func (Client) Find(ctx context.Context, s followup.CalendarServer) (followup.FoundCalendar, error) {
	at, err := open(ctx, s)
	if err != nil {
		return followup.FoundCalendar{}, err
	}
	defer at.close()
	found, err := at.calendars(ctx)
	if err != nil {
		return followup.FoundCalendar{}, at.explain(err)
	}
	switch len(found) {
	case 0:
		return followup.FoundCalendar{}, fmt.Errorf("there is no calendar for events at %s: make one there, or check the address", s.URL)
	case 1:
		return found[0], nil
	}
	var choices []string
	for _, c := range found {
		choices = append(choices, fmt.Sprintf("%s (%s)", c.URL, c.Name))
	}
	return followup.FoundCalendar{}, fmt.Errorf("there are several calendars, give the address of one of them: %s", strings.Join(choices, ", "))
}

func (s *session) calendars(ctx context.Context) ([]followup.FoundCalendar, error) {
	// A server that refuses this may still say where the calendars are.
	found, err := s.calendarsAt(ctx, s.base.Path)
	if len(found) > 0 || isStatus(err, http.StatusUnauthorized) {
		return found, err
	}
	if err != nil && !isStatusAtAll(err) {
		return nil, err
	}
	principal, whoErr := s.dav.FindCurrentUserPrincipal(ctx)
	if whoErr != nil && isStatusAtAll(whoErr) && strings.Trim(s.base.Path, "/") == "" {
		if to, known := s.pointedTo(ctx); known {
			s.base.Path = to
			if s.dav, whoErr = caldav.NewClient(s.http, s.base.String()); whoErr == nil {
				principal, whoErr = s.dav.FindCurrentUserPrincipal(ctx)
			}
		}
	}
	if whoErr != nil {
		if err != nil {
			return nil, err // about the address that was given
		}
		return nil, whoErr
	}
	home, err := s.dav.FindCalendarHomeSet(ctx, principal)
	if err != nil {
		return nil, err
	}
	return s.calendarsAt(ctx, home)
}

// pointedTo asks the server's well-known address where its calendars are. Only a path of
// the same server counts: the password is for it alone.
func (s *session) pointedTo(ctx context.Context) (path string, known bool) {
	_, err := s.dav.Stat(ctx, wellKnown)
	var status *statusError
	if !errors.As(err, &status) || status.to == "" {
		return "", false
	}
	to, err := url.Parse(status.to)
	if err != nil || to.Scheme != s.base.Scheme || to.Host != s.base.Host {
		return "", false
	}
	return to.Path, true
}

// calendarsAt lists the calendars for events at a path or right below it.
func (s *session) calendarsAt(ctx context.Context, path string) ([]followup.FoundCalendar, error) {
	all, err := s.dav.FindCalendars(ctx, path)
	if err != nil {
		return nil, err
	}
	var found []followup.FoundCalendar
	for _, c := range all {
		if len(c.SupportedComponentSet) > 0 && !slices.Contains(c.SupportedComponentSet, ical.CompEvent) {
			continue // for tasks only
		}
		name := c.Name
		if name == "" {
			name = c.Path
		}
		address := url.URL{Scheme: s.base.Scheme, Host: s.base.Host, Path: c.Path}
		found = append(found, followup.FoundCalendar{URL: address.String(), Name: name})
	}
	return found, nil
}

func isStatusAtAll(err error) bool {
	var status *statusError
	return errors.As(err, &status)
}
