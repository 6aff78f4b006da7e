package workdays

import (
	"bytes"
	"compress/flate"
	_ "embed" // the tables
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"afterword/internal/interview"
)

// packed is the table of holidays, compressed with DEFLATE (RFC 1951). Inflated, it is a
// sequence of unsigned varints (encoding/binary) and strings, each string a length and
// its bytes:
//
//	the first year, the last year
//	number of names, then each name
//	number of countries, then for each
//	    its code, a string
//	    its weekend as stated by law, bit 0 Sunday … bit 6 Saturday
//	    its days, a string of groups
//	    number of regions, then for each
//	        its code without the country, a string
//	        what it has otherwise than its country, a string of groups
//
// A string of groups is
//
//	number of groups, then for each
//	    kind (0 public, 1 soft, 2 make-up, 3 a holiday of the country that is none here)
//	    index of the name; empty for the last two kinds
//	    number of days, then each as the distance from the one before, the
//	    first from 1 January of the first year
//
// Days of one name stand together because their distances repeat (365, 366, 354 …) and
// compress well. Groups are strings so that those nobody asks for can be skipped.
//
//go:embed holidays.flate
var packed []byte

// zoneList is a line for each zone: its name, a space, its country.
//
//go:embed zones.txt
var zoneList string

type holidays struct {
	first, last int // years
	// places decode themselves once, when first asked: "US", "US-NY", in upper case.
	places map[string]func() Calendar
}

// table inflates and indexes the holidays.
var table = sync.OnceValue(func() holidays {
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		panic(fmt.Sprintf("the embedded holidays are damaged: %v", err)) // a broken build; tests read every byte
	}
	r := reader{raw}
	t := holidays{first: r.number(), last: r.number(), places: make(map[string]func() Calendar, 1024)}
	firstDay := serial(interview.Date{Year: t.first, Month: time.January, Day: 1})
	names := make([]string, r.number())
	for i := range names {
		names[i] = r.text()
	}
	for range r.number() {
		code, weekend, groups := r.text(), weekdays(r.number()), r.bytes(r.number())
		country := sync.OnceValue(func() Calendar {
			c := Calendar{country: code, region: code, closed: closed(weekend), first: firstDay}
			c.days, _ = decodeDays(groups, names)
			return c
		})
		t.places[strings.ToUpper(code)] = country
		for range r.number() {
			region, differs := code+"-"+r.text(), r.bytes(r.number())
			t.places[strings.ToUpper(region)] = sync.OnceValue(func() Calendar {
				c := country()
				added, dropped := decodeDays(differs, names)
				c.region, c.days = region, merged(c.days, added, dropped)
				return c
			})
		}
	}
	return t
})

// decodeDays reads a string of groups: the special days in order, and those that are none
// here.
func decodeDays(groups []byte, names []string) (days []special, dropped []uint16) {
	r := reader{groups}
	for range r.number() {
		k, name := kind(r.number()), names[r.number()]
		day := 0
		for range r.number() {
			day += r.number()
			if k == notHere {
				dropped = append(dropped, uint16(day))
			} else {
				days = append(days, special{day: uint16(day), kind: k, name: name})
			}
		}
	}
	slices.SortFunc(days, byDay)
	return days, dropped
}

// merged is the days of a country as a region has them: what the region adds takes the
// place of what the country says of the same day.
func merged(country, added []special, dropped []uint16) []special {
	own := func(s special) bool {
		_, replaced := slices.BinarySearchFunc(added, s, byDay)
		return replaced || slices.Contains(dropped, s.day)
	}
	days := append(slices.DeleteFunc(slices.Clone(country), own), added...)
	slices.SortFunc(days, byDay)
	return days
}

func byDay(a, b special) int { return int(a.day) - int(b.day) }

// closed are the days of the week on which offices are closed: where the law keeps none
// or Sunday alone free, they close on Saturday, too.
func closed(byLaw weekdays) weekdays {
	if byLaw == 0 || byLaw == 1<<time.Sunday {
		return saturdaySunday
	}
	return byLaw
}

// zones maps each zone to its country.
var zones = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 512)
	for line := range strings.Lines(zoneList) {
		if zone, country, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok {
			m[zone] = country
		}
	}
	return m
})

// zonesByCountry is zones the other way round.
var zonesByCountry = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for zone, country := range zones() {
		m[country] = append(m[country], zone)
	}
	for _, of := range m {
		slices.Sort(of)
	}
	return m
})

// reader takes numbers and strings off the front of the inflated table.
type reader struct{ rest []byte }

func (r *reader) number() int {
	n, size := binary.Uvarint(r.rest)
	r.rest = r.rest[size:]
	return int(n)
}

func (r *reader) bytes(n int) []byte {
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) text() string { return string(r.bytes(r.number())) }
