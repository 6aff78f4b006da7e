package store

import (
	"fmt"
	"sync"
	"time"
)

// moment is an instant together with the clock time that people agreed on. Governments
// change the rules of zones at short notice: an interview at two in the afternoon then
// stays at two in the afternoon, at another instant.
type moment struct {
	At    int64  `json:"at"`    // Unix milliseconds
	Local string `json:"local"` // what clocks in the zone show, as clockLayout
}

const clockLayout = "2006-01-02T15:04:05.000"

// momentOf returns what is kept of t, nil when t is zero.
func momentOf(t time.Time, zone *time.Location) *moment {
	if t.IsZero() {
		return nil
	}
	return &moment{At: t.UnixMilli(), Local: t.In(zone).Format(clockLayout)}
}

// in returns the time that m means by the rules of zone as they are today. While they
// say what they said when m was stored, that is the instant, even for the hour that a
// clock shows twice.
func (m *moment) in(zone *time.Location) (time.Time, error) {
	if m == nil {
		return time.Time{}, nil
	}
	instant := time.UnixMilli(m.At).In(zone)
	if instant.Format(clockLayout) == m.Local {
		return instant, nil
	}
	return time.ParseInLocation(clockLayout, m.Local, zone)
}

// milli is t as a column keeps it: Unix milliseconds, NULL for the zero time.
func milli(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	at := t.UnixMilli()
	return &at
}

// instant is the reverse of milli, in UTC.
func instant(at *int64) time.Time {
	if at == nil {
		return time.Time{}
	}
	return time.UnixMilli(*at).UTC()
}

// zones remembers the zones that a store has loaded: reading the rules of a zone is slower
// than reading a row. There are some hundreds.
type zones struct{ known *sync.Map }

func newZones() zones { return zones{new(sync.Map)} }

// named returns the zone with an IANA name. The machine's own zone is refused: the same
// database on another machine would mean another time.
func (z zones) named(name string) (*time.Location, error) {
	if zone, ok := z.known.Load(name); ok {
		return zone.(*time.Location), nil
	}
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("%q is not the IANA name of a time zone, such as America/New_York", name)
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("time zone %q is not known: %w", name, err)
	}
	z.known.Store(name, zone)
	return zone, nil
}
