package caldav

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"afterword/internal/calendar"
	"afterword/internal/followup"
)

// Push implements followup.Calendars.
func (Client) Push(ctx context.Context, s followup.CalendarServer, behind []followup.CalendarEntry, done func(uid string, now followup.Pushed) error) error {
	at, err := open(ctx, s)
	if err != nil {
		return err
	}
	defer at.close()
	for _, e := range behind {
		var now followup.Pushed
		if e.Cancelled {
			now, err = at.remove(ctx, e)
		} else {
			now, err = at.put(ctx, e)
		}
		if err != nil {
			return at.explain(err)
		}
		if err := done(e.UID, now); err != nil {
			return err
		}
	}
	return nil
}

// place is where an entry lies. Its UID is our own and has no letters that a path minds.
func (s *session) place(uid string) string { return path.Join("/", s.base.Path, uid+".ics") }

// errOthers means that somebody else's event lies where ours would.
var errOthers = errors.New("another event lies there")

// put puts an entry there, in place of what was put there before.
func (s *session) put(ctx context.Context, e followup.CalendarEntry) (followup.Pushed, error) {
	c := &call{ifNoneMatch: "*"}
	if e.Pushed.There {
		c = &call{ifMatch: orAny(e.Pushed.ETag)}
	}
	err := s.write(ctx, c, e)
	if isStatus(err, http.StatusPreconditionFailed) || e.Pushed.There && isStatus(err, http.StatusNotFound, http.StatusGone) {
		// It was changed or deleted there; or a push was broken off after it had put it there.
		etag, found, lookErr := s.look(ctx, e.UID)
		switch {
		case errors.Is(lookErr, errOthers), lookErr == nil && !found && e.Pushed.There:
			return followup.Pushed{Gone: true}, nil
		case lookErr != nil:
			return e.Pushed, lookErr
		case !found:
			return e.Pushed, err
		}
		c = &call{ifMatch: orAny(etag)}
		err = s.write(ctx, c, e)
	}
	if err != nil {
		return e.Pushed, err
	}
	now := followup.Pushed{There: true, Sequence: e.Sequence, ETag: c.etag}
	if now.ETag == "" { // the server stored it in its own way (RFC 4791 section 5.3.4)
		if now.ETag, _, err = s.look(ctx, e.UID); err != nil {
			return e.Pushed, err
		}
	}
	return now, nil
}

func (s *session) write(ctx context.Context, c *call, e followup.CalendarEntry) error {
	_, err := s.dav.PutCalendarObject(c.in(ctx), s.place(e.UID), calendar.Event(e.Entry))
	return err
}

// remove takes an entry out, also where it was changed there. One that is not there any
// more is taken out already.
func (s *session) remove(ctx context.Context, e followup.CalendarEntry) (followup.Pushed, error) {
	c := &call{ifMatch: orAny(e.Pushed.ETag)}
	err := s.dav.RemoveAll(c.in(ctx), s.place(e.UID))
	if isStatus(err, http.StatusPreconditionFailed) {
		etag, found, lookErr := s.look(ctx, e.UID)
		switch {
		case errors.Is(lookErr, errOthers), lookErr == nil && !found:
			return followup.Pushed{}, nil
		case lookErr != nil:
			return e.Pushed, lookErr
		}
		c = &call{ifMatch: orAny(etag)}
		err = s.dav.RemoveAll(c.in(ctx), s.place(e.UID))
	}
	if err != nil && !isStatus(err, http.StatusNotFound, http.StatusGone) {
		return e.Pushed, err
	}
	return followup.Pushed{}, nil
}

// look finds what lies in the place of an entry, and whether it is ours.
func (s *session) look(ctx context.Context, uid string) (etag string, found bool, err error) {
	c := &call{}
	body, err := s.dav.Open(c.in(ctx), s.place(uid))
	if isStatus(err, http.StatusNotFound, http.StatusGone) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	defer body.Close()
	text, err := io.ReadAll(body)
	if err != nil {
		return "", false, fmt.Errorf("read what lies at %s: %w", s.place(uid), err)
	}
	if !holds(text, uid) {
		return "", false, errOthers
	}
	return c.etag, true, nil
}

// holds reports whether iCalendar text has an event with a UID, read without the library's
// decoder, which is not made for text that anybody may have written.
func holds(text []byte, uid string) bool {
	whole := strings.NewReplacer("\r\n ", "", "\n ", "", "\r\n\t", "", "\n\t", "").Replace(string(text))
	for line := range strings.Lines(whole) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		name, _, _ = strings.Cut(name, ";")
		if strings.EqualFold(name, "UID") && value == uid {
			return true
		}
	}
	return false
}

func orAny(etag string) string {
	if etag == "" {
		return "*"
	}
	return etag
}
