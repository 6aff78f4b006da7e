package followup

import (
	"context"
	"crypto/subtle"
	"fmt"
	"slices"

	"afterword/internal/cadence"
	"afterword/internal/calendar"
)

// ReadFeed returns what the calendar feed shows. secret is the one of its address; any
// other is ErrNotFound. Every node answers the same, and the same again until something
// changes: what was told is stored before it is told.
func (s *Service) ReadFeed(ctx context.Context, account AccountID, secret string) ([]calendar.Entry, error) {
	c, err := s.ShowCalendar(ctx, account)
	if err != nil {
		return nil, fmt.Errorf("read the calendar feed: %w", err)
	}
	if c.Secret == "" || subtle.ConstantTimeCompare([]byte(c.Secret), []byte(secret)) != 1 {
		return nil, fmt.Errorf("read the calendar feed: that address: %w", ErrNotFound)
	}
	told, err := s.renewCalendar(ctx, account)
	if err != nil {
		return nil, fmt.Errorf("read the calendar feed: %w", err)
	}
	return calendar.Shown(entriesOf(told), s.Clock.Now()), nil
}

// renewCalendar brings what is told of an account in line with its stored plans and
// returns all of it. It is called by whoever is about to tell, and not with every plan:
// nobody who has no calendar pays for one, and a change that came and went before anybody
// looked is none. Where nothing changed it only reads.
func (s *Service) renewCalendar(ctx context.Context, account AccountID) (told []CalendarEntry, err error) {
	var changed []calendar.Entry
	look := func(tx Tx) error {
		told, changed, err = s.toldAndChanged(ctx, tx)
		return err
	}
	if err := s.Store.View(ctx, account, look); err != nil || len(changed) == 0 {
		return told, err
	}
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		if err := look(tx); err != nil {
			return err
		}
		for _, e := range changed {
			i := slices.IndexFunc(told, func(t CalendarEntry) bool { return t.UID == e.UID })
			if i < 0 {
				i, told = len(told), append(told, CalendarEntry{})
			}
			told[i].Entry = e
			if err := tx.SaveCalendarEntry(ctx, told[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return told, err
}

func (s *Service) toldAndChanged(ctx context.Context, tx Tx) (told []CalendarEntry, changed []calendar.Entry, err error) {
	c, err := readCalendar(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	if told, err = tx.CalendarEntries(ctx); err != nil {
		return nil, nil, err
	}
	processes, err := tx.Processes(ctx)
	if err != nil {
		return nil, nil, err
	}
	var wanted []calendar.Entry
	for _, p := range processes {
		shown, err := inCalendar(ctx, tx, p)
		if err != nil {
			return nil, nil, err
		}
		wanted = append(wanted, calendar.Of(shown, c.Interviews)...)
	}
	return told, calendar.Renew(entriesOf(told), wanted, s.Clock.Now()), nil
}

// inCalendar is what a calendar tells of a process. It goes by the stored steps: these
// change when the plan is made anew, and not with every look at the clock.
func inCalendar(ctx context.Context, tx Tx, p Process) (shown calendar.Process, err error) {
	events, err := tx.Events(ctx, p.ID)
	if err != nil {
		return shown, err
	}
	if shown.Steps, err = tx.Steps(ctx, p.ID); err != nil {
		return shown, err
	}
	shown.Process = asPromised(p.Process, events)
	for _, round := range shown.Interviews {
		if slices.ContainsFunc(events, func(e cadence.Event) bool { return e.Cancels(round) }) {
			shown.Cancelled = append(shown.Cancelled, round.ID)
		}
	}
	return shown, nil
}

func entriesOf(told []CalendarEntry) []calendar.Entry {
	entries := make([]calendar.Entry, len(told))
	for i, e := range told {
		entries[i] = e.Entry
	}
	return entries
}
