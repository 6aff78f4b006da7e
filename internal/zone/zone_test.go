package zone_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/zone"
)

// installed is where Debian's package tzdata puts the database.
const installed = "/usr/share/zoneinfo"

func TestRulesOfToday(t *testing.T) {
	tests := []struct {
		since, zone, at string
		offset          time.Duration
	}{
		{"2022f", "America/Mexico_City", "2023-07-01T00:00:00Z", -6 * time.Hour},
		{"2024a", "Asia/Almaty", "2024-07-01T00:00:00Z", 5 * time.Hour},
		{"2025b", "America/Coyhaique", "2025-07-01T00:00:00Z", -3 * time.Hour},
		{"2026a", "America/Vancouver", "2026-12-15T00:00:00Z", -7 * time.Hour},
		{"always", "Europe/Berlin", "2034-07-01T00:00:00Z", 2 * time.Hour},
		{"always", "America/New_York", "2099-01-15T00:00:00Z", -5 * time.Hour},
		{"always", "Etc/GMT+5", "2026-01-15T00:00:00Z", -5 * time.Hour},
	}
	for _, tt := range tests {
		loc, err := zone.Load(tt.zone)
		if err != nil {
			t.Error(err)
			continue
		}
		at, err := time.Parse(time.RFC3339, tt.at)
		if err != nil {
			t.Fatal(err)
		}
		if _, offset := at.In(loc).Zone(); time.Duration(offset)*time.Second != tt.offset {
			t.Errorf("%s at %s is %d seconds east; since %s it is %s", tt.zone, tt.at, offset, tt.since, tt.offset)
		}
	}
}

func TestLoad(t *testing.T) {
	for _, name := range []string{"America/New_York", "Asia/Calcutta", "Europe/Kyiv", "US/Pacific", "UTC"} {
		loc, err := zone.Load(name)
		if err != nil || loc.String() != name {
			t.Errorf("Load(%q) is %v, %v", name, loc, err)
		}
		if again, _ := zone.Load(name); again != loc {
			t.Errorf("Load(%q) is another zone the second time", name)
		}
	}
	for _, name := range []string{"", "Local", "Mars/Olympus", "europe/berlin", "../etc/passwd", "Europe/Berlin\x00", "Factory"} {
		if loc, err := zone.Load(name); err == nil || !strings.Contains(err.Error(), "IANA name") {
			t.Errorf("Load(%q) is %v, %v: it must say that this is no name", name, loc, err)
		}
	}
}

func TestEveryZoneLoads(t *testing.T) {
	names := zone.Names()
	if len(names) < 590 {
		t.Errorf("there are only %d names", len(names))
	}
	for _, name := range names {
		if _, err := zone.Load(name); err != nil {
			t.Error(err)
		}
	}
}

// TestDebianHasNoNewer fails when this machine's tzdata is newer than what is embedded,
// and compares every zone when it is of the same version.
func TestDebianHasNoNewer(t *testing.T) {
	source, err := os.ReadFile(filepath.Join(installed, "tzdata.zi"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("this machine has no Debian tzdata to compare with: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(source), "\n")
	version, ok := strings.CutPrefix(line, "# version ")
	switch {
	case !ok:
		t.Skipf("%s/tzdata.zi does not say its version: %q", installed, line)
	case version > zone.Version():
		t.Errorf("Debian has time zones of %s, embedded are those of %s: run go generate ./internal/zone", version, zone.Version())
	case version < zone.Version():
		t.Skipf("this machine has time zones of %s, older than the embedded %s: nothing to compare", version, zone.Version())
	default:
		compare(t)
	}
}

// compare holds every zone against the file that Debian compiled, from 1970 to 2040.
func compare(t *testing.T) {
	for _, name := range zone.Names() {
		file, err := os.ReadFile(filepath.Join(installed, name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, err := time.LoadLocationFromTZData(name, file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, err := zone.Load(name)
		if err != nil {
			t.Error(err)
			continue
		}
		for at := time.Unix(0, 0); at.Year() < 2040; at = at.Add(97 * time.Hour) {
			gotName, gotOffset := at.In(got).Zone()
			wantName, wantOffset := at.In(want).Zone()
			if gotName != wantName || gotOffset != wantOffset {
				t.Errorf("%s at %s: %s %d, Debian has %s %d", name, at.UTC(), gotName, gotOffset, wantName, wantOffset)
				break
			}
		}
	}
}
