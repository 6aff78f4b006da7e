package processfile

import (
	"strings"
	"unicode/utf8"
)

// What an envelope and the post can hold.
const (
	maxAddressLines = 7
	maxAddressLine  = 80 // characters
	maxPostDays     = 60
)

// address returns a postal address, one part of it on each line. One that is written on
// one line is parted at its commas.
func (m mapping) address(key string) string {
	text := m.prose(key)
	parts := strings.Split(text, "\n")
	if len(parts) == 1 {
		parts = strings.Split(text, ",")
	}
	var lines []string
	for _, part := range parts {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			lines = append(lines, part)
		}
	}
	if len(lines) > maxAddressLines {
		m.r.problem(m.at(key), "%q has %d lines: an envelope holds %d", key, len(lines), maxAddressLines)
		return ""
	}
	for _, l := range lines {
		if utf8.RuneCountInString(l) > maxAddressLine {
			m.r.problem(m.at(key), "the line %q is too long for an envelope: shorten it to %d characters", short(l), maxAddressLine)
			return ""
		}
	}
	return strings.Join(lines, "\n")
}

// postDays returns how long a letter takes, 0 when the key is absent.
func (m mapping) postDays() int {
	const key = "post_days"
	n := m.count(key)
	if n > maxPostDays {
		m.r.problem(m.at(key), "%d business days are longer than any letter takes: write at most %d", n, maxPostDays)
		return 0
	}
	return n
}
