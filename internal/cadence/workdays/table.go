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
)

// packed is the table of holidays, compressed with DEFLATE (RFC 1951). Inflated, it is a
// sequence of unsigned varints (encoding/binary) and strings, each string a length and
// its bytes:
//
//	number of names, then each name
//	number of countries, then for each
//	    its code, a string
//	    its weekend as stated by law, bit 0 Sunday … bit 6 Saturday
//	    the length in bytes of what follows, so that a country can be skipped
//	    number of groups, then for each
//	        kind (0 public, 1 soft, 2 make-up)
//	        index of the name; the make-up days have the empty name
//	        number of days, then each as the distance from the one before, the
//	        first from 1 January 2024
//
// Days of one name stand together because their distances repeat (365, 366, 354 …) and
// compress well.
//
//go:embed holidays.flate
var packed []byte

// zoneList is a line for each zone: its name, a space, its country.
//
//go:embed zones.txt
var zoneList string

type holidays struct {
	// countries decode themselves once, when first asked.
	countries map[string]func() Calendar
}

// table inflates and indexes the holidays.
var table = sync.OnceValue(func() holidays {
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		panic(fmt.Sprintf("the embedded holidays are damaged: %v", err)) // a broken build; tests read every byte
	}
	r := reader{raw}
	names := make([]string, r.number())
	for i := range names {
		names[i] = r.text()
	}
	t := holidays{countries: make(map[string]func() Calendar, 256)}
	for range r.number() {
		c := Calendar{country: r.text(), weekend: weekdays(r.number())}
		groups := r.bytes(r.number())
		t.countries[c.country] = sync.OnceValue(func() Calendar {
			c.days = decodeDays(groups, names)
			return c
		})
	}
	return t
})

func decodeDays(groups []byte, names []string) []special {
	r := reader{groups}
	var days []special
	for range r.number() {
		k, name := kind(r.number()), names[r.number()]
		day := 0
		for range r.number() {
			day += r.number()
			days = append(days, special{day: uint16(day), kind: k, name: name})
		}
	}
	slices.SortFunc(days, func(a, b special) int { return int(a.day) - int(b.day) })
	return days
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
