package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"afterword/tools/deflate"
)

const (
	sourceFile = "../../../shared/data/holidays-2024-2035.json.gz"
	tableFile  = "../../internal/cadence/workdays/holidays.flate"
)

// TestTableIsCurrent compiles the table anew and compares it, inflated, with the one that
// is committed.
func TestTableIsCurrent(t *testing.T) {
	source, err := readSource(sourceFile)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the source of the holidays is not here: ../shared/data/holidays-2024-2035.json.gz")
	}
	if err != nil {
		t.Fatal(err)
	}
	want, err := compile(source)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := os.ReadFile(tableFile)
	if err != nil {
		t.Fatal(err)
	}
	got, err := deflate.Unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("holidays.flate is not what its source gives: run go generate ./internal/cadence/workdays")
	}
	sums, err := os.ReadFile("../../internal/cadence/workdays/testdata/calendars.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(sums) != checksums(source) {
		t.Error("testdata/calendars.txt is not what the source gives: run go generate ./internal/cadence/workdays")
	}
	if len(packed) > 120<<10 {
		t.Errorf("holidays.flate has %d bytes, which is more than a binary should carry for it", len(packed))
	}
}

func TestCompileRefuses(t *testing.T) {
	one := func(c country) source {
		return source{Years: [2]int{2024, 2035}, Countries: map[string]country{"XX": c}}
	}
	day := map[string]string{"2026-05-01": "Labor Day"}
	tests := map[string]source{
		"countries for 0 to 0":            {Countries: map[string]country{"XX": {}}},
		"found 0 countries":               {Years: [2]int{2024, 2035}},
		"both a public holiday and a sof": one(country{Public: day, Soft: day}),
		"both a make-up day and a holida": one(country{Public: day, Workdays: []string{"2026-05-01"}}),
		"falls before 2024":               one(country{Public: map[string]string{"2023-12-31": "New Year's Eve"}}),
		"XX-YY: 2026-05-02 is dropped":    one(country{Public: day, Regions: map[string]region{"YY": {Drop: []string{"2026-05-02"}}}}),
		"both added and dropped":          one(country{Public: day, Regions: map[string]region{"YY": {Add: day, Drop: []string{"2026-05-01"}}}}),
		"make-up day of the country and":  one(country{Workdays: []string{"2026-05-01"}, Regions: map[string]region{"YY": {Add: day}}}),
		"cannot parse":                    one(country{Soft: map[string]string{"1 May": "Labor Day"}}),
	}
	for want, s := range tests {
		if _, err := compile(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("compile gives the error %v, want one with %q", err, want)
		}
	}
}

func TestCompileZones(t *testing.T) {
	var tab strings.Builder
	tab.WriteString("# comment\nIS\t+6409-02151\tAtlantic/Reykjavik\nUS\t+404251-0740023\tAmerica/New_York\tEastern\n")
	for _, now := range renamed {
		tab.WriteString("XX\t+0000+00000\t" + now + "\n")
	}
	list, err := compileZones(tab.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Atlantic/Reykjavik IS\n", "Asia/Calcutta XX\n", "Asia/Kolkata XX\n"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %q", want)
		}
	}
	for _, bad := range []string{"IS +6409-02151 Atlantic/Reykjavik\n", "IS\t+6409-02151\tAtlantic/Reykjavik\n"} {
		if _, err := compileZones(bad); err == nil {
			t.Errorf("compileZones(%q) must be an error: a broken line, or renamed zones without a country", bad)
		}
	}
}

func FuzzCompileZones(f *testing.F) {
	f.Add("IS\t+6409-02151\tAtlantic/Reykjavik\n")
	f.Add("# only a comment")
	f.Add("\t\t\n\x00")
	f.Fuzz(func(t *testing.T, tab string) {
		list, err := compileZones(tab)
		if err != nil && list != "" {
			t.Errorf("half a list was written: %q", list)
		}
	})
}

// TestNewerEdition compiles a source that begins and ends in other years.
func TestNewerEdition(t *testing.T) {
	s := source{Years: [2]int{2026, 2037}, Countries: map[string]country{"XX": {
		Weekend: []int{5, 6}, Public: map[string]string{"2037-05-01": "Labor Day"},
		Regions: map[string]region{"YY": {Add: map[string]string{"2026-01-02": "Second Day"}, Drop: []string{"2037-05-01"}}},
	}}}
	table, err := compile(s)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(table, []byte("Second Day")) {
		t.Errorf("the table lacks the holiday of the region: %q", table)
	}
	lines := strings.Split(checksums(s), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "XX\t") || !strings.HasPrefix(lines[1], "XX-YY\t") || lines[0][3:] == lines[1][6:] {
		t.Errorf("the checksums are %q", lines)
	}
}
