package invite

import (
	"strings"
	"time"
)

// Zones finds a time zone by its IANA name.
type Zones func(name string) (*time.Location, error)

// Source says how the zone of an invitation was found, in the order in which it is
// looked for.
type Source string

// The sources of a zone.
const (
	FromIANA     Source = "IANA name"
	FromVendor   Source = "IANA name in a longer one" // "/mozilla.org/20050126_1/Europe/Berlin"
	FromWindows  Source = "Windows zone name"
	FromOutlook  Source = "Outlook display name"
	FromRules    Source = "rules in the file" // VTIMEZONE
	FromCalendar Source = "zone of the calendar"
	FromPerson   Source = "the person's word"
	Unknown      Source = "" // the person is asked
)

// Zone is where an invitation's clock stands.
type Zone struct {
	// Name is the IANA name, empty when it is not known.
	Name string
	// Source says how Name, or the offset where no name is known, was found.
	Source Source
	// Guessed says that Name was only concluded: from the rules in the file, which fit
	// several places, or from the calendar, which need not be where the interview is.
	Guessed bool
	// Written is the name in the file, such as "(UTC+01:00) Berlin"; empty when none is.
	Written string
}

// resolver knows what one calendar says of zones.
type resolver struct {
	find     Zones
	rules    map[string]rules // by TZID
	calendar string           // X-WR-TIMEZONE
	found    map[string]*time.Location
}

func newResolver(calendar *component, find Zones) resolver {
	r := resolver{
		find: find, rules: map[string]rules{}, calendar: calendar.text("X-WR-TIMEZONE"), found: map[string]*time.Location{},
	}
	for _, part := range calendar.parts {
		if part.name != "VTIMEZONE" {
			continue
		}
		id := key(part.text("TZID"))
		if _, twice := r.rules[id]; twice {
			continue
		}
		if z, ok := rulesOf(part); ok {
			r.rules[id] = z
		}
	}
	return r
}

func key(tzid string) string { return strings.ToLower(unquoted(tzid)) }

// moment is a stamp with its zone resolved.
type moment struct {
	at time.Time
	// known says that at is the true instant. Otherwise at is the clock's reading in a
	// location without a name.
	known bool
	zone  Zone
}

// moment returns the instant that s means.
func (r resolver) moment(s stamp) moment {
	if s.instant {
		m := moment{s.wall, true, r.ofCalendar("")}
		if loc := r.location(m.zone.Name); loc != nil {
			m.at = s.wall.In(loc)
		}
		return m
	}
	written := unquoted(s.tzid)
	if written == "" {
		return r.floating(s.wall, "")
	}
	if isUTC(written) {
		s.instant = true
		return r.moment(s)
	}
	z, hasRules := r.rules[key(s.tzid)]
	for _, try := range []struct {
		find   func(string) string
		source Source
		sure   bool // goes before the file's own rules, even when they differ
	}{
		{r.iana, FromIANA, true},
		{r.vendor, FromVendor, strings.HasPrefix(written, "/")},
		{func(s string) string { return windowsZone(strings.ToLower(s)) }, FromWindows, true},
		{r.shown, FromOutlook, false},
		{func(string) string { return r.iana(z.location) }, FromRules, false},
	} {
		name := try.find(written)
		loc := r.location(name)
		if loc == nil {
			continue
		}
		at := onClock(s.wall, loc)
		if hasRules && !try.sure && !z.agrees(s.wall, at) {
			continue
		}
		return moment{at, true, Zone{Name: name, Source: try.source, Written: written}}
	}
	if hasRules {
		return r.byRules(z, s.wall, written)
	}
	return r.floating(s.wall, written)
}

// agrees reports whether the rules give wall the offset that at has.
func (z rules) agrees(wall, at time.Time) bool {
	_, offset := at.Zone()
	return z.at(wall) == offset
}

// floating is a time whose zone only the calendar as a whole can tell.
func (r resolver) floating(wall time.Time, written string) moment {
	zone := r.ofCalendar(written)
	if loc := r.location(zone.Name); loc != nil {
		return moment{onClock(wall, loc), true, zone}
	}
	return moment{nowhere(wall), false, zone}
}

// nowhere is the reading of a clock of which nobody knows where it hangs.
func nowhere(wall time.Time) time.Time {
	return time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, time.FixedZone("", 0))
}

// ofCalendar is the zone that X-WR-TIMEZONE names. It is the zone of whoever keeps the
// calendar, and so a guess.
func (r resolver) ofCalendar(written string) Zone {
	for _, find := range []func(string) string{r.iana, r.vendor, func(s string) string { return windowsZone(strings.ToLower(s)) }, r.shown} {
		if name := find(r.calendar); name != "" && !isUTC(name) && r.location(name) != nil {
			return Zone{name, FromCalendar, true, written}
		}
	}
	return Zone{Written: written}
}

// byRules is a time of which the file's rules tell the instant, but no name the place.
func (r resolver) byRules(z rules, wall time.Time, written string) moment {
	offset := z.at(wall)
	at := wall.Add(-time.Duration(offset) * time.Second)
	if zone := r.ofCalendar(written); zone.Name != "" {
		loc := r.location(zone.Name)
		if local := at.In(loc); z.agrees(wall, local) {
			zone.Source = FromRules
			return moment{local, true, zone}
		}
	}
	walls, offsets := z.signature(wall)
	for _, name := range known() {
		loc := r.location(name)
		if loc != nil && fits(loc, walls, offsets) {
			return moment{at.In(loc), true, Zone{name, FromRules, true, written}}
		}
	}
	fixed := time.FixedZone("UTC"+at.In(time.FixedZone("", offset)).Format("-07:00"), offset)
	return moment{at.In(fixed), true, Zone{Source: FromRules, Written: written}}
}

// signature is the offsets of the rules at wall and in the winter and summer of its year.
func (z rules) signature(wall time.Time) (walls [3]time.Time, offsets [3]int) {
	noon := func(month time.Month) time.Time { return time.Date(wall.Year(), month, 15, 12, 0, 0, 0, time.UTC) }
	walls = [3]time.Time{wall, noon(time.January), noon(time.July)}
	for i, w := range walls {
		offsets[i] = z.at(w)
	}
	return walls, offsets
}

func fits(loc *time.Location, walls [3]time.Time, offsets [3]int) bool {
	for i, w := range walls {
		if _, offset := onClock(w, loc).Zone(); offset != offsets[i] {
			return false
		}
	}
	return true
}

// known are zones of many people, of which one is proposed where only offsets are known.
func known() []string {
	return []string{
		"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Anchorage",
		"Pacific/Honolulu", "America/Halifax", "America/St_Johns", "America/Sao_Paulo", "America/Argentina/Buenos_Aires",
		"America/Bogota", "America/Mexico_City", "Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow",
		"Europe/Istanbul", "Africa/Lagos", "Africa/Johannesburg", "Africa/Nairobi", "Africa/Cairo", "Asia/Jerusalem",
		"Asia/Dubai", "Asia/Tehran", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Bangkok",
		"Asia/Singapore", "Asia/Shanghai", "Asia/Tokyo", "Australia/Perth", "Australia/Adelaide", "Australia/Darwin",
		"Australia/Brisbane", "Australia/Sydney", "Pacific/Auckland",
	}
}

// location looks up an IANA name; nil when there is no such zone.
func (r resolver) location(name string) *time.Location {
	if name == "" || name == "Local" || len(name) > 64 || strings.Contains(name, "..") {
		return nil
	}
	loc, ok := r.found[name]
	if !ok {
		if found, err := r.find(name); err == nil {
			loc = found
		}
		r.found[name] = loc
	}
	return loc
}

// isUTC reports whether a name means the time itself and no place. An interview's zone
// is UTC only when the person says so.
func isUTC(name string) bool {
	switch strings.ToLower(name) {
	case "utc", "z", "gmt", "etc/utc", "etc/gmt", "uct", "etc/uct", "zulu", "etc/zulu", "universal", "etc/universal",
		"greenwich", "etc/greenwich", "etc/gmt0", "gmt0", "coordinated universal time", "(utc) coordinated universal time",
		"tzone://microsoft/utc":
		return true
	}
	return false
}

// iana returns the IANA spelling of s, "" when it is no IANA name.
func (r resolver) iana(s string) string {
	if s == "" || isAbbreviation(s) {
		return ""
	}
	for _, spelling := range []string{s, titled(s), strings.ToUpper(s)} {
		if r.location(spelling) != nil {
			return spelling
		}
	}
	return ""
}

// isAbbreviation reports whether s is a short form such as "EST". IANA has some of them,
// as zones without summer time; in an invitation they mean a place that has it.
func isAbbreviation(s string) bool {
	return len(s) <= 5 && strings.HasSuffix(s, "T") && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// titled spells an IANA name as the database does: capitals at the beginning of each
// word, except for the small words of a few names.
func titled(s string) string {
	b := []byte(strings.ToLower(s))
	for i := range b {
		if (i == 0 || b[i-1] == '/' || b[i-1] == '_' || b[i-1] == '-') && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return strings.NewReplacer("Us/", "US/", "_Of_", "_of_", "_Es_", "_es_", "-Au-", "-au-", "/Gmt", "/GMT", "/Utc", "/UTC",
		"/Mcmurdo", "/McMurdo", "/Dumontdurville", "/DumontDUrville").Replace(string(b))
}

// vendor finds an IANA name behind a prefix: at a slash, as in
// "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", or behind a word, as in
// "custom_America/New_York"; or with a hyphen for the slash.
func (r resolver) vendor(s string) string {
	if len(s) > 100 {
		return ""
	}
	for i := range s {
		rest := s[i+1:] // an IANA name has two or three parts
		if slashes := strings.Count(rest, "/"); strings.IndexByte("/_: ", s[i]) >= 0 && (slashes == 1 || slashes == 2) {
			if name := r.iana(rest); name != "" {
				return name
			}
		}
	}
	if strings.Contains(s, "/") {
		return ""
	}
	if name := strings.Replace(s, "-", "/", 1); name != s {
		return r.iana(name)
	}
	return ""
}

// shown finds the zone of an Outlook display name: by the table, else by its cities.
// The offset in front must be the zone's own, in winter or in summer.
func (r resolver) shown(s string) string {
	if len(s) > 200 {
		return ""
	}
	if name := displayName(s); name != "" && r.hasShownOffset(name, s) {
		return name
	}
	if withoutOffset(s) == s {
		return ""
	}
	for _, city := range strings.Split(withoutOffset(s), ",") {
		city = strings.ReplaceAll(strings.TrimSpace(city), " ", "_")
		for _, area := range []string{"Europe/", "America/", "Asia/", "Africa/", "Australia/", "Pacific/", "Atlantic/", "Indian/"} {
			if name := r.iana(area + city); city != "" && name != "" && r.hasShownOffset(name, s) {
				return name
			}
		}
	}
	return ""
}

// hasShownOffset holds the offset at the beginning of s, if any, against the zone.
func (r resolver) hasShownOffset(name, s string) bool {
	loc := r.location(name)
	if loc == nil {
		return false
	}
	inside, _, closed := strings.Cut(s, ")")
	if !closed || withoutOffset(s) == s {
		return true
	}
	shown, ok := offset(strings.ReplaceAll(inside[len("(UTC"):], " ", ""))
	if !ok {
		return true // "(UTC) Dublin, …", or a form that tells nothing
	}
	for _, month := range []time.Month{time.January, time.July} {
		// A year of today: the offsets in display names are those of the Windows that
		// wrote them, and laws change.
		if _, offset := time.Date(2024, month, 15, 12, 0, 0, 0, loc).Zone(); offset == shown {
			return true
		}
	}
	return false
}
