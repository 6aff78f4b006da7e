package workdays_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
)

// TestReadsBackAsItsSource holds every day of every calendar against the file that the
// table is compiled from, by a checksum for each that tools/holidays made of that file.
func TestReadsBackAsItsSource(t *testing.T) {
	list := checksums(t)
	countries := 0
	for region, want := range list {
		if !strings.Contains(region, "-") {
			countries++
		}
		cal := calendar(t, region)
		if cal.Region() != region {
			t.Errorf("the calendar of %s is that of %q", region, cal.Region())
		}
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(daysOf(cal))))[:16]; got != want {
			t.Errorf("the days of %s are not those of the source: %s, want %s", region, got, want)
		}
	}
	if countries < 250 || len(list)-countries < 624 {
		t.Errorf("the list has %d countries and %d regions; there were 250 and 624", countries, len(list)-countries)
	}
}

// daysOf writes a calendar as tools/holidays writes it out of the source.
func daysOf(cal workdays.Calendar) string {
	var weekend []int
	for _, d := range cal.Weekend() {
		weekend = append(weekend, (int(d)+6)%7) // 0 Monday
	}
	slices.Sort(weekend)
	var text strings.Builder
	fmt.Fprintln(&text, "weekend", weekend)
	for d := (interview.Date{Year: 2023, Month: time.December, Day: 1}); d.Year < 2037; d = d.AddDays(1) {
		if name, ok := cal.Holiday(d); ok {
			fmt.Fprintln(&text, d, "holiday "+name)
		}
		if name, ok := cal.SoftDay(d); ok {
			fmt.Fprintln(&text, d, "soft "+name)
		}
		if cal.IsMakeUpDay(d) {
			fmt.Fprintln(&text, d, "worked")
		}
	}
	return text.String()
}

// checksums are the codes of all calendars, each with the beginning of a SHA-256.
func checksums(t testing.TB) map[string]string {
	t.Helper()
	list, err := os.ReadFile("testdata/calendars.txt")
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for line := range strings.Lines(string(list)) {
		region, sum, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			t.Fatalf("testdata/calendars.txt: %q is not a code, a tab and a checksum", line)
		}
		sums[region] = sum
	}
	return sums
}

// TestAddAgreesWithCounting adds five business days to every day of 2024 to 2034 in every
// calendar and compares with going through the days one by one.
func TestAddAgreesWithCounting(t *testing.T) {
	var days []interview.Date
	for d := (interview.Date{Year: 2024, Month: time.January, Day: 1}); d.Year < 2036; d = d.AddDays(1) {
		days = append(days, d)
	}
	business := make([]bool, len(days))
	for region := range checksums(t) {
		cal := calendar(t, region)
		weekend := cal.Weekend()
		for i, d := range days { // 1 January 2024 was a Monday
			_, holiday := cal.Holiday(d)
			business[i] = cal.IsMakeUpDay(d) || !holiday && !slices.Contains(weekend, time.Weekday((i+1)%7))
		}
		for i := 0; days[i].Year < 2035; i++ {
			at := i
			for counted := 0; counted < 5; {
				at++
				if business[at] {
					counted++
				}
			}
			if got := cal.Add(days[i], 5); got != days[at] {
				t.Fatalf("%s: five business days after %s is %s, counted one by one %s", region, days[i], got, days[at])
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
