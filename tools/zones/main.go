// Command zones compiles the table of time zones that package zone embeds: zones.bin,
// in the form that zone/zone.go describes.
//
// Run it with go generate ./internal/zone, or with -in for another copy of the source.
// A source that is older than the table changes nothing. It needs zic, the database's own compiler, which Debian has in libc-bin. The same
// source and the same zic give the same table.
//
// Source: tzdata.zi of the IANA time zone database (public domain), as Debian's package
// tzdata installs it: the zones of backzone that zone.tab lists are in it, so that no
// country has the past of its neighbour.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"afterword/internal/zone"
)

func main() {
	in := flag.String("in", "", "tzdata.zi of the IANA time zone database")
	out := flag.String("out", "", "the table to write")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "zones:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	source, err := os.ReadFile(in)
	if err != nil {
		return fmt.Errorf("read the source: %w", err)
	}
	version, err := versionOf(source)
	if err != nil {
		return fmt.Errorf("read %s: %w", in, err)
	}
	if version < zone.Version() {
		fmt.Fprintf(os.Stderr, "zones: %s is of %s, the table is of %s and stays\n", in, version, zone.Version())
		return nil
	}
	// slim: rules of the future stand once, as a formula, and not as a list of years.
	slim, err := compile(in, "slim")
	if err != nil {
		return err
	}
	fat, err := compile(in, "fat")
	if err != nil {
		return err
	}
	for name := range slim {
		same, err := agree(slim[name], fat[name])
		if err != nil {
			return fmt.Errorf("compare the two forms of %s: %w", name, err)
		}
		if !same {
			fmt.Fprintf(os.Stderr, "zones: the short form of %s is wrong, its long one is taken\n", name)
			slim[name] = fat[name]
		}
	}
	return os.WriteFile(out, table(version, slim), 0o644)
}

// versionOf reads the first line, "# version 2026f".
func versionOf(source []byte) (string, error) {
	line, _, _ := bufio.NewReader(bytes.NewReader(source)).ReadLine()
	version, ok := strings.CutPrefix(string(line), "# version ")
	if !ok || len(version) < 5 || len(version) > 10 {
		return "", fmt.Errorf("it begins with %q and not with its version, as in \"# version 2026f\"", line)
	}
	return version, nil
}

// compile returns the compiled file of every name.
func compile(in, form string) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "zones")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if said, err := exec.Command("zic", "-b", form, "-d", dir, in).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("compile %s with zic: %w: %s", in, err, bytes.TrimSpace(said))
	}
	zones, err := readZones(dir)
	if err != nil {
		return nil, fmt.Errorf("read what zic made: %w", err)
	}
	return zones, nil
}

// agree reports whether two compiled files mean the same clocks from 1970 to 2037, where
// the long form ends. Some versions of zic leave a change out of the short form where a
// new rule begins (America/Ojinaga, November 2022).
func agree(a, b []byte) (bool, error) {
	la, err := time.LoadLocationFromTZData("", a)
	if err != nil {
		return false, err
	}
	lb, err := time.LoadLocationFromTZData("", b)
	if err != nil {
		return false, err
	}
	for at := time.Unix(0, 0); at.Year() < 2037; at = at.Add(6 * time.Hour) {
		nameA, offsetA := at.In(la).Zone()
		nameB, offsetB := at.In(lb).Zone()
		if nameA != nameB || offsetA != offsetB {
			return false, nil
		}
	}
	return true, nil
}

// readZones returns the compiled file of every name.
func readZones(dir string) (map[string][]byte, error) {
	zones := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rules, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		zones[filepath.ToSlash(name)] = rules
		return err
	})
	delete(zones, "Factory") // what a machine has before anybody said where it is
	return zones, err
}

// table writes the zones. Names that are links share their rules.
func table(version string, zones map[string][]byte) []byte {
	var w writer
	w.text(version)
	number := map[string]int{}
	var rules []string
	names := slices.Sorted(maps.Keys(zones))
	for _, name := range names {
		if _, known := number[string(zones[name])]; !known {
			number[string(zones[name])] = len(rules)
			rules = append(rules, string(zones[name]))
		}
	}
	w.number(len(rules))
	for _, r := range rules {
		w.text(r)
	}
	w.number(len(names))
	for _, name := range names {
		w.text(name)
		w.number(number[string(zones[name])])
	}
	return w
}

type writer []byte

func (w *writer) number(n int)  { *w = binary.AppendUvarint(*w, uint64(n)) }
func (w *writer) text(s string) { w.number(len(s)); *w = append(*w, s...) }
