package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"afterword/internal/calendar"
)

// PushedCalendar says what PushCalendar did.
type PushedCalendar struct {
	Put     int // entries that were put there, new or changed
	Removed int // entries that were taken out
	Gone    int // entries that were found deleted there, and stay so
}

// PushCalendar brings the calendar server in line with the plans: it puts there what is
// new or changed and takes out what was cancelled. Nothing is asked of the server when
// nothing changed. An entry that the person deleted there stays deleted. What was done is
// stored one by one, so that a push that breaks off is taken up where it ended.
func (s *Service) PushCalendar(ctx context.Context, account AccountID) (PushedCalendar, error) {
	var did PushedCalendar
	c, err := s.ShowCalendar(ctx, account)
	if err == nil && c.Server.URL == "" {
		err = errNoCalendarServer
	}
	if err != nil {
		return did, fmt.Errorf("push the calendar: %w", err)
	}
	told, err := s.renewCalendar(ctx, account)
	if err != nil {
		return did, fmt.Errorf("push the calendar: %w", err)
	}
	behind := s.behind(told)
	if len(behind) == 0 && c.Trouble == "" && !c.PushedAt.IsZero() {
		return did, nil
	}
	if len(behind) > 0 {
		err = s.Calendars.Push(ctx, c.Server, behind, func(uid string, now Pushed) error {
			switch {
			case now.Gone:
				did.Gone++
			case now.There:
				did.Put++
			default:
				did.Removed++
			}
			return s.keepPushed(ctx, account, c.Server, uid, now)
		})
	}
	if err != nil && ctx.Err() != nil {
		return did, fmt.Errorf("push the calendar: %w", err) // stopped, which is no trouble
	}
	return did, s.endPush(ctx, account, c.Server, err)
}

// behind are the entries that the server has to be told of. One whose time is long past
// and that is not there is not put there.
func (s *Service) behind(told []CalendarEntry) []CalendarEntry {
	shown := calendar.Shown(entriesOf(told), s.Clock.Now())
	var behind []CalendarEntry
	for _, e := range told {
		current := slices.ContainsFunc(shown, func(x calendar.Entry) bool { return x.UID == e.UID })
		if e.behind() && (current || e.Pushed.There) {
			behind = append(behind, e)
		}
	}
	return behind
}

// errOtherServer means that the person chose another calendar server during a push.
var errOtherServer = errors.New("another calendar server was chosen meanwhile: push again")

// keepPushed stores what the server has of an entry now, whatever else became of it.
func (s *Service) keepPushed(ctx context.Context, account AccountID, server CalendarServer, uid string, now Pushed) error {
	return s.Store.Update(ctx, account, func(tx Tx) error {
		c, err := readCalendar(ctx, tx)
		if err != nil {
			return err
		}
		if !c.Server.same(server) {
			return errOtherServer
		}
		told, err := tx.CalendarEntries(ctx)
		if err != nil {
			return err
		}
		for _, e := range told {
			if e.UID == uid {
				e.Pushed = now
				return tx.SaveCalendarEntry(ctx, e)
			}
		}
		return fmt.Errorf("calendar entry %s: %w", uid, ErrNotFound)
	})
}

// endPush stores how a push ended and returns pushErr.
func (s *Service) endPush(ctx context.Context, account AccountID, server CalendarServer, pushErr error) error {
	_, err := s.changeCalendar(ctx, account, func(c *Calendar) error {
		switch {
		case !c.Server.same(server):
			return errOtherServer
		case pushErr != nil:
			c.Trouble = pushErr.Error()
		default:
			c.Trouble, c.PushedAt = "", s.Clock.Now()
		}
		return nil
	})
	if err = errors.Join(pushErr, err); err != nil {
		return fmt.Errorf("push the calendar: %w", err)
	}
	return nil
}

// same reports whether two servers are one calendar, reached as one user.
func (c CalendarServer) same(other CalendarServer) bool {
	return c.URL == other.URL && c.Username == other.Username
}

// PushCalendars is PushCalendar for every account that has a calendar server. One that
// cannot be reached does not keep the others waiting.
func (s *Service) PushCalendars(ctx context.Context) error {
	accounts, err := s.Store.CalendarServers(ctx)
	if err != nil {
		return fmt.Errorf("look for calendars to push: %w", err)
	}
	var failures []error
	for _, account := range accounts {
		if _, err := s.PushCalendar(ctx, account); err != nil {
			failures = append(failures, fmt.Errorf("account %s: %w", account, err))
		}
	}
	return errors.Join(failures...)
}
