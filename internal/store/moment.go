package store

import "time"

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
