package processfile

import (
	"strings"
	"time"

	"afterword/internal/interview"
)

// firstYear and lastYear bound the dates of a process file: outside them stands a typo.
const firstYear, lastYear = 1990, 2100

// wallLayouts are the ways a local time may be written; seconds may be left out, and a
// space may stand for the T.
func wallLayouts() []string {
	return []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"}
}

// written is a time as the file has it.
type written struct {
	wall    time.Time // the clock's reading, as if in UTC
	instant time.Time // set when the file gives an offset or Z
	zone    string    // of a trailing [Zone] (RFC 9557 section 4.1)
}

// written reads a time; ok is false, and the reason recorded, when it is none.
func (m mapping) written(key string) (w written, ok bool) {
	s := m.line(key)
	if s == "" {
		return w, false // line recorded why, unless need did
	}
	text := s
	if before, zone, found := strings.Cut(text, "["); found && strings.HasSuffix(zone, "]") {
		text, w.zone = before, strings.TrimSuffix(zone, "]")
	}
	for _, layout := range wallLayouts() {
		if t, err := time.Parse(layout, text); err == nil {
			w.wall = t
			return w, m.yearFits(key, t.Year())
		}
		// ParseInLocation, because Parse would prefer the machine's own zone.
		if t, err := time.ParseInLocation(layout+"Z07:00", text, time.UTC); err == nil {
			w.instant = t
			return w, m.yearFits(key, t.Year())
		}
	}
	m.r.problem(m.at(key), "%q %s: write it as 2026-11-23T14:00:00", short(s), wrongWithTime(s))
	return w, false
}

func wrongWithTime(s string) string {
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return "has no time of day"
	}
	if _, err := time.Parse("15:04", s[:min(len(s), len("15:04"))]); err == nil {
		return "has no date"
	}
	if len(s) > len(time.DateOnly) {
		if _, err := time.Parse("2006-01-02", s[:len(time.DateOnly)]); err != nil && strings.Contains(err.Error(), "out of range") {
			return "is a day that no calendar has"
		}
	}
	return "is not a date with a time"
}

func (m mapping) yearFits(key string, year int) bool {
	if year >= firstYear && year <= lastYear {
		return true
	}
	m.r.problem(m.at(key), "%q lies in the year %d: correct the year", key, year)
	return false
}

// moment returns the instant a written time means in loc.
func (m mapping) moment(key string, w written, loc *time.Location) (time.Time, bool) {
	if !w.instant.IsZero() {
		return w.instant.In(loc), true
	}
	t, ok := onClock(w.wall, loc)
	if !ok {
		m.r.problem(m.at(key), "clocks in %s never showed %s on %s, they were put forward then: correct the time", loc, w.wall.Format("15:04"), w.wall.Format(time.DateOnly))
	}
	return t, ok
}

// onClock returns the first instant at which clocks in loc show wall; ok is false when
// they never do, because the time falls into the gap of a DST change.
func onClock(wall time.Time, loc *time.Location) (t time.Time, ok bool) {
	// The offsets in force a day before and after are the only ones that can apply.
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(near).In(loc).Zone()
		at := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		if sameClock(at, wall) && (!ok || at.Before(t)) {
			t, ok = at, true
		}
	}
	return t, ok
}

func sameClock(a, b time.Time) bool {
	return a.Format(time.DateTime) == b.Format(time.DateTime)
}

// date returns a day, the zero Date when the key is absent or wrong.
func (m mapping) date(key string) interview.Date {
	s := m.line(key)
	if s == "" {
		return interview.Date{}
	}
	d, err := interview.ParseDate(s)
	if err != nil {
		if w, ok := justDate(s); ok {
			m.r.problem(m.at(key), "%q is a day and needs no time: write %s", key, w)
		} else {
			m.r.problem(m.at(key), "%s", err)
		}
		return interview.Date{}
	}
	if !m.yearFits(key, d.Year) {
		return interview.Date{}
	}
	return d
}

func justDate(s string) (string, bool) {
	if len(s) <= len(time.DateOnly) || s[len(time.DateOnly)] != 'T' && s[len(time.DateOnly)] != ' ' {
		return "", false
	}
	d := s[:len(time.DateOnly)]
	_, err := interview.ParseDate(d)
	return d, err == nil
}

// instant returns an RFC 3339 time with its offset, the zero time when the key is absent
// or wrong.
func (m mapping) instant(key string) time.Time {
	s := m.line(key)
	if s == "" {
		return time.Time{}
	}
	t, err := time.ParseInLocation(time.RFC3339, strings.Replace(s, " ", "T", 1), time.UTC)
	if err != nil {
		m.r.problem(m.at(key), "%q is not a time with an offset: write it as 2026-11-24T09:12:00-05:00", short(s))
		return time.Time{}
	}
	if !m.yearFits(key, t.Year()) {
		return time.Time{}
	}
	return t
}

// zone returns the location of an IANA name; nil, and the reason recorded, when there is
// none. key is where the name stands.
func (m mapping) zone(key, name string) *time.Location {
	if name == "Local" || isAbbreviation(name) {
		m.r.problem(m.at(key), "%q is not one place's time: write the zone of a city, such as America/New_York or Europe/Berlin", name)
		return nil
	}
	loc, err := m.r.zones(name)
	if err == nil && loc != nil {
		return loc
	}
	if meant, ok := m.r.nearZone(name); ok {
		m.r.problem(m.at(key), "unknown time zone %q: did you mean %q?", short(name), meant)
		return nil
	}
	m.r.problem(m.at(key), "unknown time zone %q: write an IANA name, such as America/New_York, Europe/Berlin or Asia/Kolkata", short(name))
	return nil
}

// isAbbreviation reports whether name is a zone's short form. IANA knows some of them,
// but as fixed offsets ("EST" has no summer), and people mean the place.
func isAbbreviation(name string) bool {
	if len(name) < 3 || len(name) > 5 || name == "UTC" || name == "GMT" {
		return false
	}
	for _, c := range name {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return strings.HasSuffix(name, "T")
}

// nearZone guesses the IANA name meant by another spelling of it or by a bare city.
func (r *reader) nearZone(name string) (string, bool) {
	if len(name) > 60 || len(r.problems) > maxProblems {
		return "", false
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == ' ' || c == '_' })
	city := titled(strings.Join(words, "_"))
	for _, area := range []string{"", "America/", "Europe/", "Asia/", "Africa/", "Australia/", "Pacific/", "Atlantic/", "Indian/"} {
		if _, err := r.zones(area + city); err == nil && city != "" && area+city != "Local" {
			return area + city, true
		}
	}
	return "", false
}

// titled capitalises each part of a zone's name: "america/new_york" is America/New_York.
func titled(s string) string {
	b := []byte(s)
	for i := range b {
		if (i == 0 || b[i-1] == '/' || b[i-1] == '_' || b[i-1] == '-') && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}
