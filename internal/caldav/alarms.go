package caldav

import (
	"strings"

	"github.com/emersion/go-ical"
)

const (
	// maxAlarms and maxAlarmLines bound what is taken over of an event that was changed there.
	maxAlarms     = 8
	maxAlarmLines = 40
)

// holds reports whether iCalendar text has an event with a UID, read without the library's
// decoder, which is not made for text that anybody may have written.
func holds(text []byte, uid string) bool {
	for line := range strings.Lines(unfolded(text)) {
		if name, value, _ := property(line); isNamed(name, "UID") && value == uid {
			return true
		}
	}
	return false
}

// alarmsIn returns the alarms of an event, each as it was written. One that is not made of
// plain lines is left out.
func alarmsIn(text []byte) []*ical.Component {
	var alarms []*ical.Component
	var alarm *ical.Component // nil outside of one
	lines := 0
	for line := range strings.Lines(unfolded(text)) {
		name, value, ok := property(line)
		value = strings.TrimSpace(value)
		switch {
		case isNamed(name, "BEGIN") && strings.EqualFold(value, ical.CompAlarm) && alarm == nil && len(alarms) < maxAlarms:
			alarm, lines = ical.NewComponent(ical.CompAlarm), 0
		case alarm == nil:
		case isNamed(name, "END") && strings.EqualFold(value, ical.CompAlarm):
			alarms, alarm = append(alarms, alarm), nil
		case !ok, isNamed(name, "BEGIN"), isNamed(name, "END"), lines == maxAlarmLines:
			alarm = nil
		default:
			lines++
			// The parameters stay with the name: they are written as they were.
			alarm.Props[name] = append(alarm.Props[name], ical.Prop{Name: name, Value: value})
		}
	}
	return alarms
}

// unfolded puts folded lines together (RFC 5545 section 3.1). A lone CR ends no line, and
// no property has one.
func unfolded(text []byte) string {
	return strings.NewReplacer("\r\n ", "", "\r\n\t", "", "\n ", "", "\n\t", "", "\r\n", "\n", "\r", "").Replace(strings.ToValidUTF8(string(text), "\uFFFD"))
}

// property splits a line at the first colon that stands in no quotes; the name keeps its
// parameters.
func property(line string) (name, value string, ok bool) {
	line = strings.TrimSpace(line)
	quoted := false
	for i, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == ':' && !quoted:
			return line[:i], line[i+1:], i > 0
		}
	}
	return "", "", false
}

// isNamed reports whether a name with its parameters is that of a property.
func isNamed(name, property string) bool {
	bare, _, _ := strings.Cut(name, ";")
	return strings.EqualFold(bare, property)
}
