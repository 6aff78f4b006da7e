package workdays_test

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
)

// TestReadsBackAsItsSource holds every day of every country against the file that the
// table is compiled from.
func TestReadsBackAsItsSource(t *testing.T) {
	file, err := os.Open("../../../../shared/data/holidays-2024-2035.json.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the source of the holidays is not here: ../shared/data/holidays-2024-2035.json.gz")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var source struct {
		Countries map[string]struct {
			Weekend      []int
			Workdays     []string
			Public, Soft map[string]string
		}
	}
	if err := json.NewDecoder(unzipped).Decode(&source); err != nil {
		t.Fatal(err)
	}
	if len(source.Countries) < 200 {
		t.Fatalf("the source has only %d countries", len(source.Countries))
	}
	for code, country := range source.Countries {
		cal := calendar(t, code)
		for _, d := range country.Weekend { // 0 Monday
			if !slices.Contains(cal.Weekend(), time.Weekday((d+1)%7)) {
				t.Errorf("%s: the weekend is %v, the source has day %d", code, cal.Weekend(), d)
			}
		}
		if law := len(country.Weekend); len(cal.Weekend()) != law && (law != 1 || country.Weekend[0] != 6) {
			t.Errorf("%s: the weekend is %v, the source has %v", code, cal.Weekend(), country.Weekend)
		}
		for d := (interview.Date{Year: 2023, Month: time.December, Day: 1}); d.Year < 2037; d = d.AddDays(1) {
			key := d.String()
			name, holiday := cal.Holiday(d)
			softName, soft := cal.SoftDay(d)
			want, wantHoliday := country.Public[key]
			wantSoftName, wantSoft := country.Soft[key]
			if name != want || holiday != wantHoliday || softName != wantSoftName || soft != wantSoft {
				t.Errorf("%s %s: %q and %q, the source has %q and %q", code, key, name, softName, want, wantSoftName)
			}
			if got, want := cal.IsMakeUpDay(d), slices.Contains(country.Workdays, key); got != want {
				t.Errorf("%s %s: make-up day %v, the source has %v", code, key, got, want)
			}
		}
	}
}

// TestEveryZoneIsInAKnownCountry looks for zones whose country the table lacks.
func TestEveryZoneIsInAKnownCountry(t *testing.T) {
	list, err := os.ReadFile("zones.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(string(list)) {
		lines++
		zone, listed, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		country, ok := workdays.Country(zone)
		if !ok || country != listed {
			t.Errorf("the country of %s is %q, %v; the list says %s", zone, country, ok, listed)
		}
		if _, ok := workdays.Of(country); !ok {
			t.Errorf("%s is in %s, which has no calendar", zone, country)
		}
	}
	if lines < 400 {
		t.Errorf("only %d zones are listed", lines)
	}
}
