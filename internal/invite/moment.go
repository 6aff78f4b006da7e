package invite

import (
	"strconv"
	"strings"
	"time"
)

// stamp is a date or time as a line has it, before its zone is known.
type stamp struct {
	set     bool
	wall    time.Time // the clock's reading, as if in UTC
	instant bool      // a trailing Z, or an offset: wall is UTC
	day     bool      // a date without a time
	tzid    string
}

// stampOf reads a DTSTART, DTEND or RECURRENCE-ID line.
func stampOf(l line) (s stamp, ok bool) {
	wall, form, ok := readTime(l.value)
	if !ok {
		return stamp{}, false
	}
	return stamp{true, wall, form == inUTC, form == wholeDay, l.param("TZID")}, true
}

// form is how a time is written.
type form int

const (
	onWall form = iota
	inUTC
	wholeDay
)

// readTime reads the forms of RFC 5545 sections 3.3.4 and 3.3.5, and the ISO 8601 forms
// with hyphens and colons that some programs write.
func readTime(s string) (t time.Time, f form, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 40 {
		return t, 0, false
	}
	for _, layout := range []string{"20060102T150405", "20060102T1504", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, onWall, plausible(t)
		}
		if t, err := time.Parse(layout+"Z07:00", s); err == nil {
			return t.UTC(), inUTC, plausible(t)
		}
	}
	for _, layout := range []string{"20060102", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, wholeDay, plausible(t)
		}
	}
	return t, 0, false
}

func plausible(t time.Time) bool { return t.Year() >= 1900 && t.Year() <= 2200 }

// duration reads a DURATION (RFC 5545 section 3.3.6): "PT1H30M", "P1D". Negative and
// empty ones are not ok, nor are those above a month.
func duration(s string) (d time.Duration, ok bool) {
	s, found := strings.CutPrefix(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(s)), "+"), "P")
	if !found {
		return 0, false
	}
	units := map[byte]time.Duration{'W': 7 * 24 * time.Hour, 'D': 24 * time.Hour, 'H': time.Hour, 'M': time.Minute, 'S': time.Second}
	digits := ""
	for i := 0; i < len(s); i++ {
		c := s[i]
		unit, isUnit := units[c]
		switch {
		case c >= '0' && c <= '9' && len(digits) < 7:
			digits += string(c)
		case c == 'T' && digits == "":
		case isUnit && digits != "":
			n, err := strconv.Atoi(digits)
			if err != nil {
				return 0, false
			}
			d, digits = d+time.Duration(n)*unit, ""
		default:
			return 0, false
		}
		if d > 31*24*time.Hour {
			return 0, false
		}
	}
	return d, digits == "" && d > 0
}

// onClock returns the first instant at which clocks in loc show wall, or the instant
// after the gap when they never do (RFC 5545 section 3.3.5).
func onClock(wall time.Time, loc *time.Location) time.Time {
	var best time.Time
	found := false
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(near).In(loc).Zone()
		t := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		if t.Format(time.DateTime) == wall.Format(time.DateTime) && (!found || t.Before(best)) {
			best, found = t, true
		}
	}
	if found {
		return best
	}
	_, before := wall.Add(-24 * time.Hour).In(loc).Zone()
	return wall.Add(-time.Duration(before) * time.Second).In(loc)
}
