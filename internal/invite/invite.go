// Package invite reads calendar invitations and proposes the process file they make: the
// interview with its time and zone, and the people on its panel.
//
// Invitations come out of every calendar program there is, often mangled on the way, so
// the reader takes what it can and never fails over a line. What it could not find out
// becomes a question to the person, never a silent default; least of all the zone, since
// a note sent on the wrong clock does harm.
//
//  1. The bytes become content lines: character set, folding, quoting (lines.go).
//  2. The lines become a tree of components, within limits (component.go).
//  3. Each VEVENT becomes an Invitation: its times (moment.go), their zone (zone.go,
//     vtimezone.go), its people (people.go).
//  4. An Invitation becomes an interview with questions (interview.go), and several become
//     the process file of one process (proposal.go), with guesses marked as such
//     (guess.go).
//  5. Of a process that is known already, an Invitation is an update, a cancellation, or
//     something new that has to be asked about (match.go).
//
// It does not unroll recurrences, store anything, or answer invitations. It is pure: zones
// are looked up by the function it is given. Words are those of RFC 5545.
package invite

import (
	"strconv"
	"strings"
	"time"
)

// Invitation is one event of a calendar file (VEVENT, RFC 5545 section 3.6.1).
type Invitation struct {
	File string // as Read was told
	Line int    // where the event begins, from 1

	// UID, Sequence and Stamped (DTSTAMP, zero when there is none) tell one version of an
	// invitation from the next. RecurrenceID is set when it is about one date of a series:
	// when that was to begin, in UTC ("20261123T190000Z") where its zone is known, else as
	// written.
	UID          string
	Sequence     int
	Stamped      time.Time
	RecurrenceID string
	// Method is what the sender wants, in upper case: REQUEST, CANCEL, REPLY, PUBLISH…
	Method string
	// Cancelled says that the event will not take place.
	Cancelled bool
	// Repeats says that this is the first of a series; the others are not read.
	Repeats bool

	// Starts and Ends carry the location that Zone names. Starts is zero when the event
	// has no time of day. Where Floating, they are the reading of a clock whose place is
	// not known, in a location without a name.
	Starts, Ends time.Time
	Zone         Zone
	// Floating says that the instant is not known: the file names no zone that exists.
	Floating bool
	// AllDay says that the event has a date but no time; Day is midnight UTC of it.
	AllDay bool
	Day    time.Time
	// EndGuessed says that the file has no end and that Ends is an hour after Starts.
	EndGuessed bool

	Summary     string
	Description string
	Location    string
	// Links are the addresses of a video conference that stand in fields of their own.
	Links []string

	Organizer Attendee // zero when there is none
	Attendees []Attendee
}

// Read reads every event of a calendar file: iCalendar 2.0, or vCalendar 1.0. name is how
// errors and invitations call the file. The error is a *Problem.
func Read(name string, data []byte, zones Zones) ([]Invitation, error) {
	if len(data) > maxSize {
		return nil, &Problem{name, 1, "the file is larger than 8 MB: export only the interview from your calendar"}
	}
	root, err := components(name, lines(data))
	if err != nil {
		return nil, err
	}
	var all []Invitation
	calendars := 0
	for _, c := range root.parts {
		if c.name != "VCALENDAR" {
			continue
		}
		calendars++
		r := newResolver(c, zones)
		for _, part := range c.parts {
			if part.name != "VEVENT" {
				continue
			}
			i, err := r.invitation(name, c, part)
			if err != nil {
				return nil, err
			}
			all = append(all, i)
		}
	}
	switch {
	case calendars == 0:
		return nil, &Problem{name, 1, "this is no calendar file, it has no BEGIN:VCALENDAR: save the invitation as .ics"}
	case len(all) == 0:
		return nil, &Problem{name, 1, "there is no event in this calendar file: save the invitation itself as .ics"}
	}
	return all, nil
}

func (r resolver) invitation(file string, calendar, event *component) (Invitation, error) {
	i := Invitation{
		File: file, Line: event.number,
		UID:          event.text("UID"),
		RecurrenceID: r.recurrence(event),
		Method:       strings.ToUpper(strings.Trim(calendar.text("METHOD"), "; ")),
		Summary:      oneLine(event.text("SUMMARY")),
		Description:  event.text("DESCRIPTION"),
		Location:     oneLine(event.text("LOCATION")),
	}
	// Zoom writes Unix seconds; what is no number counts as the first version.
	if n, err := strconv.Atoi(event.text("SEQUENCE")); err == nil && n > 0 {
		i.Sequence = n
	}
	i.Cancelled = i.Method == "CANCEL" || strings.EqualFold(event.text("STATUS"), "CANCELLED")
	if l, ok := event.line("DTSTAMP"); ok {
		// The standard wants UTC; a stamp without it orders nothing.
		if stamp, ok := stampOf(l); ok && stamp.instant && stamp.wall.Year() >= 1990 && stamp.wall.Year() < 2100 {
			i.Stamped = stamp.wall
		}
	}
	r.times(event, &i)
	for _, l := range event.lines {
		switch l.name {
		case "ATTENDEE":
			if len(i.Attendees) == maxAttendees {
				return i, &Problem{file, l.number, "this event has more than 1000 attendees: is it the interview?"}
			}
			i.Attendees = append(i.Attendees, attendeeOf(l))
		case "ORGANIZER":
			i.Organizer = attendeeOf(l)
		case "RRULE", "RDATE":
			i.Repeats = i.Repeats || strings.TrimSpace(l.value) != ""
		case "URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK":
			i.Links = append(i.Links, plain(l.value))
		}
	}
	return i, nil
}

// recurrence says which date of a series an event is about. Programs write the same date
// in UTC or in any zone, so that it is compared as an instant.
func (r resolver) recurrence(event *component) string {
	l, ok := event.line("RECURRENCE-ID")
	if !ok {
		return ""
	}
	if stamp, ok := stampOf(l); ok && !stamp.day {
		if m := r.moment(stamp); m.known {
			return m.at.UTC().Format(inUTCLayout)
		}
	}
	return plain(strings.TrimSpace(l.value))
}

// inUTCLayout is a time in UTC as RFC 5545 section 3.3.5 writes it.
const inUTCLayout = "20060102T150405Z"

// times sets start, end and zone.
func (r resolver) times(event *component, i *Invitation) {
	l, _ := event.line("DTSTART")
	start, ok := stampOf(l)
	if !ok {
		return
	}
	if start.day {
		i.AllDay, i.Day, i.Zone = true, start.wall, r.ofCalendar("")
		return
	}
	from := r.moment(start)
	i.Starts, i.Zone, i.Floating = from.at, from.zone, !from.known
	i.Ends, i.EndGuessed = i.Starts.Add(time.Hour), true
	if l, found := event.line("DTEND"); found {
		if end, ok := stampOf(l); ok && !end.day {
			if to := r.moment(end); to.known == from.known {
				i.end(to.at.In(i.Starts.Location()))
				// A start in UTC says nothing of the place; its end may.
				if i.Zone.Name == "" && to.zone.Name != "" {
					i.Zone, i.Starts, i.Ends = to.zone, i.Starts.In(to.at.Location()), i.Ends.In(to.at.Location())
				}
			}
		}
	} else if d, ok := duration(event.value("DURATION")); ok {
		i.end(i.Starts.Add(d))
	}
}

// Title is the summary as one short line without marks that could mislead.
func (i Invitation) Title() string { return cut(harmless(i.Summary), 100) }

// end sets the end, unless it is none.
func (i *Invitation) end(t time.Time) {
	if t.After(i.Starts) {
		i.Ends, i.EndGuessed = t, false
	}
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
