package interview

import (
	"fmt"
	"time"
)

// Date is a calendar day without a time or a zone: what people mean by "Friday the
// 27th". The zero value is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day that t falls on in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads a day written as in RFC 3339 ("2026-12-01"). A day that no calendar
// has is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date: write it as YYYY-MM-DD, for example 2026-12-01", s)
	}
	return DateOf(t), nil
}

// At returns the instant at which clocks in loc show hour:minute on d. Where that time
// falls into the gap of a DST change, the result is as much later as the gap is long.
func (d Date) At(hour, minute int, loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, loc)
}

// AddDays returns the day n calendar days after d; n may be negative.
func (d Date) AddDays(n int) Date { return DateOf(d.noon().AddDate(0, 0, n)) }

// Weekday returns the day of the week of d.
func (d Date) Weekday() time.Weekday { return d.noon().Weekday() }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.noon().Before(e.noon()) }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return e.Before(d) }

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// String returns d as in RFC 3339: "2026-12-01".
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Words returns d as reasons say it: "Tuesday 1 December".
func (d Date) Words() string { return d.noon().Format("Monday 2 January") }

// noon is used for arithmetic: UTC has no DST, so adding days to it is exact.
func (d Date) noon() time.Time { return d.At(12, 0, time.UTC) }
