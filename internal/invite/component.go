package invite

import (
	"fmt"
	"strings"
)

// Limits. Real invitations stay far below; files made to exhaust a machine do not.
const (
	maxSize        = 8 << 20 // bytes
	maxDepth       = 16      // components within components
	maxEvents      = 5000    // in one file
	maxAttendees   = 1000    // of one event
	maxParams      = 50      // of one line; further ones are not looked at
	maxObservances = 200     // parts, and single onsets, of one VTIMEZONE; above, it is not used
)

// Problem is why a file cannot be read as a calendar.
type Problem struct {
	File    string
	Line    int    // from 1
	Message string // what is wrong and what to do, in one sentence
}

// Error returns the problem as "file:line: message".
func (p *Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message) }

// component is what stands between BEGIN and END (RFC 5545 section 3.6).
type component struct {
	name   string // in upper case
	number int    // of its BEGIN line
	lines  []line
	parts  []*component
}

// value returns the value of the first line of that name, "" when there is none.
func (c *component) value(name string) string {
	l, _ := c.line(name)
	return l.value
}

func (c *component) line(name string) (l line, ok bool) {
	for _, l := range c.lines {
		if l.name == name {
			return l, true
		}
	}
	return line{}, false
}

// text returns a value as a person reads it.
func (c *component) text(name string) string { return strings.TrimSpace(plain(c.value(name))) }

// components builds the tree of a file. Unclosed components are closed where another
// must begin, and an END without its BEGIN is passed over.
func components(file string, all []line) (root *component, err error) {
	root = &component{number: 1}
	stack := []*component{root}
	events := 0
	for _, l := range all {
		top := stack[len(stack)-1]
		name := strings.ToUpper(strings.TrimSpace(l.value))
		switch {
		case l.name == "BEGIN":
			if cannotHold(top.name, name) {
				stack = stack[:len(stack)-1]
				top = stack[len(stack)-1]
			}
			if len(stack) > maxDepth {
				return nil, &Problem{file, l.number, "components are nested too deeply for an invitation: save it again from your calendar program"}
			}
			if name == "VEVENT" {
				if events++; events > maxEvents {
					return nil, &Problem{file, l.number, fmt.Sprintf("there are more than %d events in this file: export only the interview", maxEvents)}
				}
			}
			c := &component{name: name, number: l.number}
			top.parts = append(top.parts, c)
			stack = append(stack, c)
		case l.name == "END":
			for n := len(stack) - 1; n > 0; n-- {
				if stack[n].name == name {
					stack = stack[:n]
					break
				}
			}
		default:
			top.lines = append(top.lines, l)
		}
	}
	return root, nil
}

// cannotHold reports whether inner may not stand in outer, so that outer must have ended.
func cannotHold(outer, inner string) bool {
	switch inner {
	case "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE":
		return outer == inner || outer == "VALARM"
	}
	return false
}
