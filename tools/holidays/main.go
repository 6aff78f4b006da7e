// Command holidays compiles the tables that package workdays embeds:
//
//	holidays.flate  weekends, public holidays, soft days and make-up days of every
//	                country, in the form that workdays/table.go describes
//	zones.txt       the country of every time zone
//
// Run it with go generate ./internal/cadence/workdays. The same input gives the same
// tables.
//
// Sources:
//
//   - holidays: the project "holidays" for Python (https://github.com/vacanza/holidays,
//     MIT licence, © the vacanza team and individual contributors), release 0.97, exported
//     as one JSON file for 2024 to 2035. "public" are its public holidays; "soft" its
//     bank, half-day, government, school and optional ones; "workdays" its make-up days.
//     The subdivisions in the file are not compiled yet.
//   - zones: zone.tab of the IANA time zone database (public domain), as Debian's package
//     tzdata installs it.
package main

import (
	"bytes"
	"cmp"
	"compress/flate"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
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
	packed, err := pack(table)
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
	if err := os.WriteFile(filepath.Join(out, "holidays.flate"), packed, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "zones.txt"), []byte(zones), 0o644)
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

// The kinds of day, as workdays/table.go numbers them.
const (
	public = iota
	soft
	makeUp
)

// group is the days of one country that share kind and name.
type group struct {
	kind int
	name string
	days []int // days after the first of the table, ascending
}

// compile writes the table, not yet compressed.
func compile(s source) ([]byte, error) {
	if len(s.Countries) == 0 || s.Years[0] != 2024 {
		return nil, fmt.Errorf("found %d countries from %d on: the file must begin with 2024", len(s.Countries), s.Years[0])
	}
	codes := slices.Sorted(maps.Keys(s.Countries))
	groups := map[string][]group{}
	uses := map[string]int{}
	for _, code := range codes {
		var err error
		if groups[code], err = groupsOf(s.Countries[code], s.Years[0]); err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		for _, g := range groups[code] {
			uses[g.name]++
		}
	}
	// Names used most come first: their numbers are the shortest.
	names := slices.SortedFunc(maps.Keys(uses), func(a, b string) int {
		return cmp.Or(uses[b]-uses[a], strings.Compare(a, b))
	})
	number := map[string]int{}
	w := writer{}
	w.number(len(names))
	for i, name := range names {
		number[name] = i
		w.text(name)
	}
	w.number(len(codes))
	for _, code := range codes {
		w.text(code)
		w.number(weekendBits(s.Countries[code].Weekend))
		var block writer
		block.number(len(groups[code]))
		for _, g := range groups[code] {
			block.number(g.kind)
			block.number(number[g.name])
			block.number(len(g.days))
			before := 0
			for _, day := range g.days {
				block.number(day - before)
				before = day
			}
		}
		w.text(string(block))
	}
	return w, nil
}

// groupsOf sorts the days of a country by kind and name.
func groupsOf(c country, firstYear int) ([]group, error) {
	first := time.Date(firstYear, time.January, 1, 0, 0, 0, 0, time.UTC)
	days := map[int]map[string][]int{public: {}, soft: {}, makeUp: {}}
	add := func(kind int, date, name string) error {
		t, err := time.Parse(time.DateOnly, date)
		if err != nil {
			return err
		}
		days[kind][name] = append(days[kind][name], int(t.Sub(first)/(24*time.Hour)))
		return nil
	}
	for date, name := range c.Public {
		if err := add(public, date, name); err != nil {
			return nil, err
		}
	}
	for date, name := range c.Soft {
		if _, both := c.Public[date]; both {
			return nil, fmt.Errorf("%s is both a public holiday and a soft day", date)
		}
		if err := add(soft, date, name); err != nil {
			return nil, err
		}
	}
	for _, date := range c.Workdays {
		if _, both := c.Public[date]; both || c.Soft[date] != "" {
			return nil, fmt.Errorf("%s is both a make-up day and a holiday", date)
		}
		if err := add(makeUp, date, ""); err != nil {
			return nil, err
		}
	}
	var groups []group
	for _, kind := range []int{public, soft, makeUp} {
		for _, name := range slices.Sorted(maps.Keys(days[kind])) {
			of := days[kind][name]
			slices.Sort(of)
			if of[0] < 0 {
				return nil, fmt.Errorf("%q falls before %d", name, firstYear)
			}
			groups = append(groups, group{kind, name, of})
		}
	}
	return groups, nil
}

// weekendBits turns the file's weekdays (0 Monday) into bits (bit 0 Sunday).
func weekendBits(days []int) int {
	bits := 0
	for _, day := range days {
		bits |= 1 << ((day + 1) % 7)
	}
	return bits
}

func pack(table []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(table); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// unpack is what pack undoes; the test compares tables, since compressors may differ.
func unpack(packed []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
}

type writer []byte

func (w *writer) number(n int)  { *w = binary.AppendUvarint(*w, uint64(n)) }
func (w *writer) text(s string) { w.number(len(s)); *w = append(*w, s...) }
