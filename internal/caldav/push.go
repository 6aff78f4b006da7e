package caldav

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"

	"github.com/emersion/go-ical"

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
	err := s.write(ctx, c, e, nil)
	if isStatus(err, http.StatusPreconditionFailed) || e.Pushed.There && isStatus(err, http.StatusNotFound, http.StatusGone) {
		// It was changed or deleted there; or a push was broken off after it had put it there.
		theirs, lookErr := s.look(ctx, e.UID)
		switch {
		case errors.Is(lookErr, errOthers), lookErr == nil && theirs == nil && e.Pushed.There:
			return followup.Pushed{Gone: true}, nil
		case lookErr != nil:
			return e.Pushed, lookErr
		case theirs == nil:
			return e.Pushed, err
		}
		c = &call{ifMatch: orAny(theirs.etag)}
		err = s.write(ctx, c, e, theirs.alarms)
	}
	if err != nil {
		return e.Pushed, err
	}
	now := followup.Pushed{There: true, Sequence: e.Sequence, ETag: c.etag}
	if now.ETag == "" { // the server stored it in its own way (RFC 4791 section 5.3.4)
		theirs, err := s.look(ctx, e.UID)
		if err != nil {
			return e.Pushed, err
		}
		if theirs != nil {
			now.ETag = theirs.etag
		}
	}
	return now, nil
}

// write writes an entry, with the alarms that the person set for it.
func (s *session) write(ctx context.Context, c *call, e followup.CalendarEntry, alarms []*ical.Component) error {
	event := calendar.Event(e.Entry)
	event.Children[0].Children = alarms
	_, err := s.dav.PutCalendarObject(c.in(ctx), s.place(e.UID), event)
	return err
}

// remove takes an entry out, also where it was changed there. One that is not there any
// more is taken out already.
func (s *session) remove(ctx context.Context, e followup.CalendarEntry) (followup.Pushed, error) {
	c := &call{ifMatch: orAny(e.Pushed.ETag)}
	err := s.dav.RemoveAll(c.in(ctx), s.place(e.UID))
	if isStatus(err, http.StatusPreconditionFailed) {
		theirs, lookErr := s.look(ctx, e.UID)
		switch {
		case errors.Is(lookErr, errOthers), lookErr == nil && theirs == nil:
			return followup.Pushed{}, nil
		case lookErr != nil:
			return e.Pushed, lookErr
		}
		c = &call{ifMatch: orAny(theirs.etag)}
		err = s.dav.RemoveAll(c.in(ctx), s.place(e.UID))
	}
	if err != nil && !isStatus(err, http.StatusNotFound, http.StatusGone) {
		return e.Pushed, err
	}
	return followup.Pushed{}, nil
}

// found is our event as it lies on the server.
type found struct {
	etag   string // empty when it has no strong one
	alarms []*ical.Component
}

// look finds what lies in the place of an entry, nil when nothing does. What is not ours is
// errOthers.
func (s *session) look(ctx context.Context, uid string) (*found, error) {
	c := &call{}
	body, err := s.dav.Open(c.in(ctx), s.place(uid))
	if isStatus(err, http.StatusNotFound, http.StatusGone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer body.Close()
	text, err := io.ReadAll(body)
	if err != nil {
		return nil, fmt.Errorf("read what lies at %s: %w", s.place(uid), err)
	}
	if !holds(text, uid) {
		return nil, errOthers
	}
	return &found{c.etag, alarmsIn(text)}, nil
}

func orAny(etag string) string {
	if etag == "" {
		return "*"
	}
	return etag
}
