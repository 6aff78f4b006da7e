package invite

import (
	"strconv"
	"strings"
	"time"
)

// rules is a file's own description of a zone (RFC 5545 section 3.6.5).
type rules struct {
	observances []observance
	location    string // X-LIC-LOCATION: the IANA name, as some programs add it
}

// observance is a STANDARD or DAYLIGHT part: from its onsets on, clocks run at offset to.
type observance struct {
	start    time.Time // the first onset on the wall, as if in UTC
	from, to int       // offsets in seconds
	yearly   *yearly
	dates    []time.Time // further onsets
}

// yearly is the part of RRULE that zones use.
type yearly struct {
	month     time.Month
	weekday   time.Weekday
	nth       int   // 1 to 5, -1 to -5; 0: days decides
	days      []int // BYMONTHDAY: with weekday, the first day of these that is one
	onWeekday bool
	until     time.Time // zero: for ever
	count     int       // 0: for ever
	interval  int
}

// rulesOf reads a VTIMEZONE; ok is false when it does not tell any offset.
func rulesOf(c *component) (z rules, ok bool) {
	if l, found := c.line("X-LIC-LOCATION"); found {
		z.location = strings.TrimSpace(l.value)
	}
	if len(c.parts) > maxObservances {
		return z, false
	}
	dates := 0
	for _, part := range c.parts {
		if part.name != "STANDARD" && part.name != "DAYLIGHT" {
			continue
		}
		to, toOK := offset(part.value("TZOFFSETTO"))
		from, fromOK := offset(part.value("TZOFFSETFROM"))
		if !toOK {
			return z, false
		}
		if !fromOK {
			from = to
		}
		start, _, _ := readTime(part.value("DTSTART"))
		o := observance{start: start, from: from, to: to}
		for _, l := range part.lines {
			switch l.name {
			case "RRULE":
				o.yearly = yearlyOf(l.value, start)
			case "RDATE":
				for _, date := range strings.SplitN(l.value, ",", maxObservances+2) {
					if t, _, ok := readTime(date); ok {
						o.dates = append(o.dates, t)
					}
					if dates++; dates > maxObservances {
						return z, false
					}
				}
			}
		}
		z.observances = append(z.observances, o)
	}
	return z, len(z.observances) > 0
}

// offset reads a UTC offset (RFC 5545 section 3.3.14), in seconds.
func offset(s string) (seconds int, ok bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), ":", "")
	sign := 1
	switch {
	case strings.HasPrefix(s, "-"):
		sign, s = -1, s[1:]
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	if len(s) == 2 {
		s += "00"
	}
	if len(s) != 4 && len(s) != 6 {
		return 0, false
	}
	n, err := strconv.Atoi((s + "00")[:6])
	if err != nil || n < 0 {
		return 0, false
	}
	seconds = n/10000*3600 + n/100%100*60 + n%100
	return sign * seconds, seconds <= 15*3600
}

// yearlyOf reads an RRULE; nil when it is not a yearly one, so that nothing else is ever
// unrolled.
func yearlyOf(s string, start time.Time) *yearly {
	y := &yearly{month: start.Month(), interval: 1}
	isYearly := false
	for _, part := range strings.SplitN(strings.ToUpper(s), ";", 20) {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch name {
		case "FREQ":
			isYearly = value == "YEARLY"
		case "BYMONTH":
			if n, err := strconv.Atoi(value); err == nil && n >= 1 && n <= 12 {
				y.month = time.Month(n)
			}
		case "BYDAY":
			y.weekday, y.nth, y.onWeekday = weekdayOf(value)
		case "BYMONTHDAY":
			for _, day := range strings.SplitN(value, ",", 32) {
				if n, err := strconv.Atoi(day); err == nil && n >= 1 && n <= 31 {
					y.days = append(y.days, n)
				}
			}
		case "UNTIL":
			if t, _, ok := readTime(value); ok {
				y.until = t
			}
		case "COUNT":
			y.count, _ = strconv.Atoi(value)
		case "INTERVAL":
			if n, err := strconv.Atoi(value); err == nil && n > 0 {
				y.interval = n
			}
		}
	}
	if !isYearly {
		return nil
	}
	return y
}

// weekdayOf reads "2SU", "-1SU" or "SU".
func weekdayOf(s string) (day time.Weekday, nth int, ok bool) {
	if len(s) < 2 {
		return 0, 0, false
	}
	at := strings.Index("SUMOTUWETHFRSA", s[len(s)-2:])
	if at < 0 || at%2 != 0 {
		return 0, 0, false
	}
	if number := s[:len(s)-2]; number != "" {
		n, err := strconv.Atoi(strings.TrimPrefix(number, "+"))
		if err != nil || n < -5 || n > 5 {
			return 0, 0, false
		}
		nth = n
	}
	return time.Weekday(at / 2), nth, true
}

// at returns the offset in force when clocks of the zone show wall, in seconds.
func (z rules) at(wall time.Time) int {
	var latest time.Time
	to, found := 0, false
	first := z.observances[0]
	for _, o := range z.observances {
		if o.start.Before(first.start) {
			first = o
		}
		if onset, ok := o.last(wall); ok && (!found || !onset.Before(latest)) {
			latest, to, found = onset, o.to, true
		}
	}
	if !found {
		return first.from
	}
	return to
}

// last returns the latest onset of o that is not after wall.
func (o observance) last(wall time.Time) (onset time.Time, ok bool) {
	consider := func(t time.Time) {
		if !t.After(wall) && (!ok || t.After(onset)) {
			onset, ok = t, true
		}
	}
	consider(o.start)
	for _, t := range o.dates {
		consider(t)
	}
	if y := o.yearly; y != nil && !o.start.IsZero() {
		year := wall.Year()
		if !y.until.IsZero() {
			year = min(year, y.until.Year())
		}
		if y.count > 0 {
			year = min(year, o.start.Year()+(y.count-1)*min(y.interval, 400))
		}
		year -= (year - o.start.Year()) % y.interval
		for _, in := range []int{year, year - y.interval} {
			if t := y.in(in, o.start); in >= o.start.Year() && !t.Before(o.start) && (y.until.IsZero() || !t.Add(-time.Duration(o.from)*time.Second).After(y.until)) {
				consider(t)
			}
		}
	}
	return onset, ok
}

// in returns the onset of a year, at the time of day of start.
func (y *yearly) in(year int, start time.Time) time.Time {
	day := func(n int) time.Time {
		return time.Date(year, y.month, n, start.Hour(), start.Minute(), start.Second(), 0, time.UTC)
	}
	switch {
	case !y.onWeekday && len(y.days) > 0:
		return day(y.days[0])
	case !y.onWeekday:
		return day(start.Day())
	case y.nth < 0:
		last := day(1).AddDate(0, 1, -1)
		back := (int(last.Weekday()) - int(y.weekday) + 7) % 7
		return last.AddDate(0, 0, -back+7*(y.nth+1))
	case y.nth == 0 && len(y.days) > 0:
		for _, n := range y.days {
			if t := day(n); t.Weekday() == y.weekday {
				return t
			}
		}
	}
	ahead := (int(y.weekday) - int(day(1).Weekday()) + 7) % 7
	return day(1 + ahead + 7*max(y.nth-1, 0))
}
