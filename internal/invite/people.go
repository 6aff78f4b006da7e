package invite

import (
	"strings"
	"unicode"

	"afterword/internal/interview"
	"afterword/internal/processfile"
)

// Attendee is who an invitation went to, or came from.
type Attendee struct {
	Name     string // as written; empty when the file gives none
	Email    string // empty when the file gives none
	Role     string // ROLE in upper case: CHAIR, REQ-PARTICIPANT, OPT-PARTICIPANT, NON-PARTICIPANT
	Kind     string // CUTYPE in upper case: INDIVIDUAL, GROUP, RESOURCE, ROOM; empty when not said
	Declined bool
}

func attendeeOf(l line) Attendee {
	a := Attendee{
		Name:     cleanName(l.param("CN")),
		Role:     strings.ToUpper(l.param("ROLE")),
		Kind:     strings.ToUpper(l.param("CUTYPE")),
		Declined: strings.EqualFold(l.param("PARTSTAT"), "DECLINED"),
	}
	value := strings.TrimSpace(l.value)
	if name, rest, found := strings.Cut(value, "<"); found { // vCalendar 1.0: Name <address>
		value, _, _ = strings.Cut(rest, ">")
		if a.Name == "" {
			a.Name = cleanName(name)
		}
	}
	for hasPrefixFold(value, "mailto:") {
		value = strings.TrimSpace(value[len("mailto:"):])
	}
	for _, address := range []string{value, l.param("EMAIL"), a.Name} {
		if processfile.IsEmail(address) {
			a.Email = address
			break
		}
	}
	if strings.EqualFold(a.Name, a.Email) || processfile.IsEmail(a.Name) {
		a.Name = ""
	}
	return a
}

// cleanName is a name on one line, without quotes around it.
func cleanName(s string) string {
	s = strings.Trim(oneLine(harmless(plain(s))), `"' `)
	if len(s) > 200 {
		return ""
	}
	return s
}

// harmless is s without control characters and marks that turn the reading direction.
func harmless(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return ' '
		case unicode.IsControl(c), c >= '\u202A' && c <= '\u202E', c >= '\u2066' && c <= '\u2069':
			return -1
		}
		return c
	}, s)
}

// isPlace reports whether an attendee is a room or another thing to reserve.
func (a Attendee) isPlace() bool {
	if a.Kind == "ROOM" || a.Kind == "RESOURCE" || a.Role == "NON-PARTICIPANT" && a.Kind != "INDIVIDUAL" {
		return true
	}
	if strings.HasSuffix(strings.ToLower(a.Email), "@resource.calendar.google.com") {
		return true
	}
	name := strings.ToLower(a.Name)
	for _, begins := range []string{"room ", "room-", "conf room", "conference room", "meeting room", "boardroom", "confroom"} {
		if strings.HasPrefix(name, begins) {
			return true
		}
	}
	return strings.HasSuffix(name, " conference room") || strings.HasSuffix(name, " meeting room")
}

// isShared reports whether an attendee is a mailbox of many or of nobody, not a person.
func (a Attendee) isShared() bool {
	if a.Kind == "GROUP" {
		return true
	}
	local, _, _ := strings.Cut(strings.ToLower(a.Email), "@")
	switch strings.NewReplacer("-", "", "_", "", ".", "").Replace(local) {
	case "noreply", "donotreply", "notifications", "mailerdaemon":
		return true
	case "calendar", "calendars", "scheduling", "scheduler", "interviews", "interview", "recruiting",
		"recruitment", "recruiters", "careers", "jobs", "talent", "hiring", "hr", "people", "team", "info":
		return a.Name == "" || strings.EqualFold(a.Name, local)
	}
	return false
}

// person is an attendee's name taken apart.
type person struct {
	title, name string
	guessed     bool // read off the address
}

// person returns who an attendee is; the name is empty when nothing tells it.
func (a Attendee) person() person {
	if a.Name != "" {
		title, name := interview.SplitTitle(inOrder(withoutNote(a.Name)))
		if name != "" {
			return person{title: title, name: name}
		}
	}
	local, _, found := strings.Cut(a.Email, "@")
	if !found {
		return person{}
	}
	return person{name: nameFromLocal(local), guessed: true}
}

// withoutNote takes off what programs put behind a name: "Wei Chen (Globex)".
func withoutNote(name string) string {
	for _, open := range []string{" (", " [", " <", " | "} {
		if before, _, found := strings.Cut(name, open); found && strings.TrimSpace(before) != "" {
			name = before
		}
	}
	return strings.TrimSpace(name)
}

// inOrder turns "Chen, Wei" into "Wei Chen"; other commas stay.
func inOrder(name string) string {
	family, given, found := strings.Cut(name, ",")
	given = strings.TrimSpace(given)
	if !found || given == "" || strings.Contains(given, ",") || strings.ContainsAny(name, "0123456789") {
		return name
	}
	switch strings.ToLower(strings.Trim(given, ".")) {
	case "jr", "sr", "ii", "iii", "phd", "ph.d", "md", "m.d", "mba", "esq", "cpa":
		return name
	}
	return given + " " + strings.TrimSpace(family)
}

// nameFromLocal guesses a name from the part before the @: "wei.chen" is Wei Chen,
// "w.chen2+interviews" is W. Chen.
func nameFromLocal(local string) string {
	local, _, _ = strings.Cut(local, "+")
	words := strings.FieldsFunc(local, func(c rune) bool { return c == '.' || c == '_' || c == '-' })
	if strings.Contains(local, ".") { // then a hyphen is part of a name: anne-marie.roy
		words = strings.FieldsFunc(local, func(c rune) bool { return c == '.' || c == '_' })
	}
	var names []string
	for _, w := range words {
		w = strings.TrimFunc(w, func(c rune) bool { return unicode.IsDigit(c) })
		if w == "" {
			continue
		}
		runes := []rune(strings.ToLower(w))
		for i := range runes {
			if i == 0 || runes[i-1] == '-' || runes[i-1] == '\'' {
				runes[i] = unicode.ToUpper(runes[i])
			}
		}
		if len(runes) == 1 {
			runes = append(runes, '.')
		}
		names = append(names, string(runes))
	}
	if len(names) == 0 {
		return local
	}
	return strings.Join(names, " ")
}
