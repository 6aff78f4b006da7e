package main

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// checksums returns a line for each calendar: its code, a tab, the beginning of the
// SHA-256 of its days as text. A test of package workdays writes the same text from what
// the table gives and compares.
func checksums(s source) string {
	var list strings.Builder
	for _, code := range slices.Sorted(maps.Keys(s.Countries)) {
		c := s.Countries[code]
		fmt.Fprintf(&list, "%s\t%s\n", code, checksum(days(c, region{})))
		for _, part := range slices.Sorted(maps.Keys(c.Regions)) {
			fmt.Fprintf(&list, "%s-%s\t%s\n", code, part, checksum(days(c, c.Regions[part])))
		}
	}
	return list.String()
}

// days writes a calendar: the days on which its offices are closed every week, 0 Monday,
// then a line for each special day, by date.
func days(c country, r region) string {
	lines := map[string]string{}
	for date, name := range c.Soft {
		lines[date] = "soft " + name
	}
	for _, date := range c.Workdays {
		lines[date] = "worked"
	}
	for date, name := range c.Public {
		lines[date] = "holiday " + name
	}
	for _, date := range r.Drop {
		delete(lines, date)
	}
	for date, name := range r.Add {
		lines[date] = "holiday " + name
	}
	weekend := slices.Sorted(slices.Values(c.Weekend))
	if len(weekend) == 1 && weekend[0] == 6 { // where the law keeps Sunday alone free
		weekend = []int{5, 6}
	}
	var text strings.Builder
	fmt.Fprintln(&text, "weekend", weekend)
	for _, date := range slices.Sorted(maps.Keys(lines)) {
		fmt.Fprintln(&text, date, lines[date])
	}
	return text.String()
}

func checksum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%x", sum[:8])
}
