package followup

import (
	"context"
	"errors"
	"time"

	"afterword/internal/calendar"
)

// Calendar is how an account's processes are offered to calendar programs. The zero value
// offers nothing.
type Calendar struct {
	// Secret is the part of the feed's address that nobody can guess; empty while there is
	// no feed. It is sealed at rest.
	Secret string
	// Interviews says that the calendar shows the interviews, too.
	Interviews bool
	// Server is where entries are pushed to; the zero value is nowhere.
	Server CalendarServer
	// PushedAt is when the last push ended well, zero when none did. Trouble is what the
	// last push met, empty when it ended well.
	PushedAt time.Time
	Trouble  string
}

// CalendarServer is how to reach a calendar by CalDAV (RFC 4791).
type CalendarServer struct {
	URL      string // of the calendar itself; empty where nothing is pushed
	Username string
	// Password is sealed at rest. Empty when PasswordCommand is set.
	Password string
	// PasswordCommand prints the password on its first line; run by the shell at use.
	PasswordCommand string
	// CAFile is a PEM file of certificate authorities to trust besides the system's; may
	// be empty.
	CAFile string
}

// CalendarEntry is an entry as it was told last, and what the calendar server has of it.
type CalendarEntry struct {
	calendar.Entry
	Pushed Pushed
}

// Pushed is what a calendar server has of an entry. The zero value means nothing.
type Pushed struct {
	There    bool   // it lies there
	Sequence int    // as this it was put there
	ETag     string // what the server calls these bytes; empty where it does not say
	// Gone says that the person deleted it there. It is not put there again.
	Gone bool
}

// behind reports whether the server has to be told of the entry.
func (e CalendarEntry) behind() bool {
	switch {
	case e.Pushed.Gone:
		return false
	case e.Cancelled:
		return e.Pushed.There
	default:
		return !e.Pushed.There || e.Pushed.Sequence != e.Sequence
	}
}

// Calendars reaches calendar servers. Package caldav implements it.
type Calendars interface {
	// Find signs in and finds the calendar that s.URL means: the one at that address, else
	// the only one that its user has. It changes nothing.
	Find(ctx context.Context, s CalendarServer) (FoundCalendar, error)
	// Push brings the server in line with the entries that are behind: a cancelled one is
	// taken out, any other is put there. It touches nothing but these entries, and tells
	// done of each, as soon as it is. An entry that was there and that somebody deleted
	// comes back as Gone. An error of done ends it and is returned.
	Push(ctx context.Context, s CalendarServer, behind []CalendarEntry, done func(uid string, now Pushed) error) error
}

// FoundCalendar is a calendar on a server.
type FoundCalendar struct {
	URL  string
	Name string // may be empty
}

// errNoCalendarServer is what a verb says that needs one.
var errNoCalendarServer = errors.New("no calendar server has been added: run afterword calendar add")

// readCalendar is tx.Calendar, where none is the zero value.
func readCalendar(ctx context.Context, tx Tx) (Calendar, error) {
	c, err := tx.Calendar(ctx)
	if errors.Is(err, ErrNotFound) {
		return Calendar{}, nil
	}
	return c, err
}

// changeCalendar changes how the calendar is offered and returns what came of it.
func (s *Service) changeCalendar(ctx context.Context, account AccountID, change func(c *Calendar) error) (c Calendar, err error) {
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		if c, err = readCalendar(ctx, tx); err != nil {
			return err
		}
		if err := change(&c); err != nil {
			return err
		}
		return tx.SaveCalendar(ctx, c)
	})
	return c, err
}

// renewSecrets is changeCalendar for verbs that bring a secret of their own: it also works
// when the key file is lost, and the secrets that were sealed under it with it.
func (s *Service) renewSecrets(ctx context.Context, account AccountID, change func(c *Calendar)) (c Calendar, err error) {
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		if c, err = readCalendar(ctx, tx); err != nil && !errors.Is(err, ErrSealed) {
			return err
		}
		change(&c)
		return tx.SaveCalendar(ctx, c)
	})
	return c, err
}
