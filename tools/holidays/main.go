// Command holidays compiles the tables that package workdays embeds:
//
//	holidays.flate  weekends, public holidays, soft days and make-up days of every
//	                country and region, in the form that workdays/table.go describes
//	zones.txt       the country of every time zone
//	testdata/calendars.txt
//	                a checksum of every calendar, made of the source and not of the table,
//	                so that the tests can tell a damaged table where the source is not
//
// Run it with go generate ./internal/cadence/workdays. The same input gives the same
// tables. For a newer edition of the source, name it with -in: everything is derived from
// the file, its first and last year too.
//
// Sources:
//
//   - holidays: the project "holidays" for Python (https://github.com/vacanza/holidays,
//     MIT licence, © the vacanza team and individual contributors), release 0.97, exported
//     as one JSON file for 2024 to 2035. "public" are its public holidays; "soft" its
//     bank, half-day, government, school and optional ones; "workdays" its make-up days.
//     A region has the days of its country, less those under "drop" and with those under
//     "add", which are public holidays.
//   - zones: zone.tab of the IANA time zone database (public domain), as Debian's package
//     tzdata installs it.
package main

import (
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"afterword/tools/deflate"
)

func main() {
	in := flag.String("in", "", "the exported holidays, gzipped JSON")
	zoneTab := flag.String("zones", "", "zone.tab of the IANA time zone database")
	out := flag.String("out", ".", "the folder to write to")
	flag.Parse()
	if err := run(*in, *zoneTab, *out); err != nil {
		fmt.Fprintln(os.Stderr, "holidays:", err)
		os.Exit(1)
	}
}

func run(in, zoneTab, out string) error {
	source, err := readSource(in)
	if err != nil {
		return err
	}
	table, err := compile(source)
	if err != nil {
		return fmt.Errorf("compile %s: %w", in, err)
	}
	packed, err := deflate.Pack(table)
	if err != nil {
		return err
	}
	tab, err := os.ReadFile(zoneTab)
	if err != nil {
		return fmt.Errorf("read the zones: %w", err)
	}
	zones, err := compileZones(string(tab))
	if err != nil {
		return fmt.Errorf("compile %s: %w", zoneTab, err)
	}
	for name, content := range map[string][]byte{
		"holidays.flate": packed, "zones.txt": []byte(zones), "testdata/calendars.txt": []byte(checksums(source)),
	} {
		if err := os.WriteFile(filepath.Join(out, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// source is the exported file.
type source struct {
	Years     [2]int             `json:"years"`
	Countries map[string]country `json:"countries"`
}

// country is what the file says of one country. Days are written as 2026-12-01.
type country struct {
	Weekend  []int             `json:"weekend"` // 0 Monday … 6 Sunday
	Workdays []string          `json:"workdays"`
	Public   map[string]string `json:"public"`
	Soft     map[string]string `json:"soft"`
	Regions  map[string]region `json:"regions"` // by the part of the ISO 3166-2 code behind the hyphen
}

// region is how a part of a country differs from it.
type region struct {
	Add  map[string]string `json:"add"`
	Drop []string          `json:"drop"`
}

func readSource(name string) (source, error) {
	var s source
	file, err := os.Open(name)
	if err != nil {
		return s, fmt.Errorf("read the holidays: %w", err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return s, fmt.Errorf("read %s: %w", name, err)
	}
	if err := json.NewDecoder(unzipped).Decode(&s); err != nil {
		return s, fmt.Errorf("read %s: %w", name, err)
	}
	return s, nil
}

// compile writes the table, not yet compressed.
func compile(s source) ([]byte, error) {
	if len(s.Countries) == 0 || s.Years[0] < 2000 || s.Years[1] < s.Years[0] || s.Years[1] > s.Years[0]+100 {
		return nil, fmt.Errorf("found %d countries for %d to %d: the file must have some, and its first and last year", len(s.Countries), s.Years[0], s.Years[1])
	}
	codes := slices.Sorted(maps.Keys(s.Countries))
	groups := map[string][]group{} // by country, "US", and by region, "US-NY"
	uses := map[string]int{}
	add := func(place string, found []group, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", place, err)
		}
		groups[place] = found
		for _, g := range found {
			uses[g.name]++
		}
		return nil
	}
	for _, code := range codes {
		c := s.Countries[code]
		found, err := groupsOf(c, s.Years[0])
		if err := add(code, found, err); err != nil {
			return nil, err
		}
		for part, r := range c.Regions {
			found, err := regionGroups(c, r, s.Years[0])
			if err := add(code+"-"+part, found, err); err != nil {
				return nil, err
			}
		}
	}
	// Names used most come first: their numbers are the shortest.
	names := slices.SortedFunc(maps.Keys(uses), func(a, b string) int {
		return cmp.Or(uses[b]-uses[a], strings.Compare(a, b))
	})
	number := map[string]int{}
	w := writer{}
	w.number(s.Years[0])
	w.number(s.Years[1])
	w.number(len(names))
	for i, name := range names {
		number[name] = i
		w.text(name)
	}
	w.number(len(codes))
	for _, code := range codes {
		c := s.Countries[code]
		w.text(code)
		w.number(weekendBits(c.Weekend))
		w.text(block(groups[code], number))
		w.number(len(c.Regions))
		for _, part := range slices.Sorted(maps.Keys(c.Regions)) {
			w.text(part)
			w.text(block(groups[code+"-"+part], number))
		}
	}
	return w, nil
}

// block writes the groups of one place; number tells the number of a name.
func block(groups []group, number map[string]int) string {
	var w writer
	w.number(len(groups))
	for _, g := range groups {
		w.number(g.kind)
		w.number(number[g.name])
		w.number(len(g.days))
		before := 0
		for _, day := range g.days {
			w.number(day - before)
			before = day
		}
	}
	return string(w)
}

// weekendBits turns the file's weekdays (0 Monday) into bits (bit 0 Sunday).
func weekendBits(days []int) int {
	bits := 0
	for _, day := range days {
		bits |= 1 << ((day + 1) % 7)
	}
	return bits
}

type writer []byte

func (w *writer) number(n int)  { *w = binary.AppendUvarint(*w, uint64(n)) }
func (w *writer) text(s string) { w.number(len(s)); *w = append(*w, s...) }
