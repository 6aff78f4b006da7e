package workdays_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"

	"pgregory.net/rapid"
)

func calendar(t testing.TB, region string) workdays.Calendar {
	t.Helper()
	cal, ok := workdays.Of(region)
	if !ok {
		t.Fatalf("there is no calendar of %q", region)
	}
	return cal
}

func date(t testing.TB, s string) interview.Date {
	t.Helper()
	d, err := interview.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDays(t *testing.T) {
	tests := []struct {
		name, region, date string
		business, sending  bool
		holiday, soft      string
	}{
		{"an ordinary Wednesday", "US", "2026-11-25", true, true, "", ""},
		{"Thanksgiving", "US", "2026-11-26", false, false, "Thanksgiving Day", ""},
		{"an observed holiday", "US", "2026-07-03", false, false, "Independence Day (observed)", ""},
		{"a holiday on a Saturday", "US", "2026-07-04", false, false, "Independence Day", ""},
		{"a soft day counts and nothing is sent", "US", "2026-12-24", true, false, "", "Christmas Eve"},
		{"a soft day on a Sunday", "US", "2026-04-05", false, false, "", "Easter Sunday"},
		{"Friday in Riyadh", "SA", "2026-09-11", false, false, "", ""},
		{"Sunday in Riyadh", "SA", "2026-09-13", true, true, "", ""},
		{"where Sunday alone is free by law, Saturday is no office day", "HK", "2026-11-21", false, false, "", ""},
		{"a Saturday worked in exchange", "TW", "2025-02-08", true, true, "", ""},
		{"a holiday of a region", "DE-BY", "2026-01-06", false, false, "Epiphany", ""},
		{"is none in its country", "DE", "2026-01-06", true, true, "", ""},
		{"and none in another region", "DE-BE", "2026-01-06", true, true, "", ""},
		{"a holiday of the country in a region", "DE-BY", "2026-10-03", false, false, "German Unity Day", ""},
		{"a soft day of the country is a holiday of a region", "US-TX", "2026-12-24", false, false, "Christmas Eve", ""},
		{"a holiday of the country that a region drops", "MY-03", "2025-09-01", true, true, "", ""},
		{"a region whose name is no code", "de-augsburg", "2025-08-08", false, false, "Augsburg Peace Festival", ""},
		{"the first day of the table", "DE", "2024-01-01", false, false, "New Year's Day", ""},
		{"its last Christmas", "DE", "2035-12-26", false, false, "Second Day of Christmas", ""},
		{"before it only weekends are known", "DE", "2023-12-25", true, true, "", ""},
		{"after it too", "DE", "2036-01-01", true, true, "", ""},
		{"long after it", "DE", "9999-12-25", false, false, "", ""}, // a Saturday
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cal, d := calendar(t, tt.region), date(t, tt.date)
			holiday, _ := cal.Holiday(d)
			soft, _ := cal.SoftDay(d)
			if cal.IsBusinessDay(d) != tt.business || cal.IsSendingDay(d) != tt.sending || holiday != tt.holiday || soft != tt.soft {
				t.Errorf("business %v, sending %v, holiday %q, soft %q; want %v, %v, %q, %q",
					cal.IsBusinessDay(d), cal.IsSendingDay(d), holiday, soft, tt.business, tt.sending, tt.holiday, tt.soft)
			}
		})
	}
}

func TestOf(t *testing.T) {
	for region, want := range map[string]string{
		"US": "US", "us": "US", "US-NY": "US-NY", " gb-sct ": "GB-SCT", "FR-75": "FR", "": "", "QQ": "", "USA": "", "-": "", "-US": "",
	} {
		cal, ok := workdays.Of(region)
		country, _, _ := strings.Cut(want, "-")
		if cal.Region() != want || cal.Country() != country || ok != (want != "") {
			t.Errorf("Of(%q) is the calendar of %q in %q, %v; want %q", region, cal.Region(), cal.Country(), ok, want)
		}
	}
}

func TestPlainHasWeekendsOnly(t *testing.T) {
	cal := workdays.Plain()
	if got := cal.Weekend(); !slices.Equal(got, []time.Weekday{time.Sunday, time.Saturday}) {
		t.Errorf("the weekend is %v", got)
	}
	if !cal.IsSendingDay(date(t, "2026-12-25")) {
		t.Error("a plain calendar knows no Christmas")
	}
	if (cal.Country() != workdays.Calendar{}.Country()) || (workdays.Calendar{}).IsBusinessDay(date(t, "2026-11-21")) {
		t.Error("the zero calendar is not the plain one")
	}
}

func TestEstimated(t *testing.T) {
	for _, tt := range []struct {
		region, date string
		want         bool
	}{
		{"AE", "2027-03-09", true}, {"TR", "2026-10-29", false}, {"US", "2026-11-24", false}, {"BA-BIH", "2026-03-21", true}, {"SG", "2027-02-08", true},
	} {
		cal, d := calendar(t, tt.region), date(t, tt.date)
		name, _ := cal.Holiday(d)
		if got := cal.Estimated(d); got != tt.want {
			t.Errorf("%s %s, %q: estimated %v, want %v", tt.region, tt.date, name, got, tt.want)
		}
	}
}

func TestCountryOfZone(t *testing.T) {
	for zone, want := range map[string]string{
		"America/New_York": "US", "Europe/Berlin": "DE", "Asia/Manila": "PH", "Atlantic/Reykjavik": "IS",
		"Asia/Calcutta": "IN", "Europe/Kiev": "UA", "UTC": "", "Etc/GMT+5": "", "Mars/Olympus": "", "": "",
	} {
		if got, ok := workdays.Country(zone); got != want || ok != (want != "") {
			t.Errorf("the country of %q is %q, %v; want %q", zone, got, ok, want)
		}
	}
}

func TestAdd(t *testing.T) {
	tests := []struct {
		region, from string
		n            int
		want         string
	}{
		{"US", "2026-11-23", 5, "2026-12-01"},
		{"US", "2026-11-21", 1, "2026-11-23"},
		{"US", "2026-11-26", 0, "2026-11-26"},
		{"US", "2026-12-01", -5, "2026-11-23"},
		{"PH", "2026-11-27", 1, "2026-12-01"},
		{"SA", "2026-09-10", 1, "2026-09-13"},
		{"TW", "2025-02-07", 1, "2025-02-08"},
		{"CN", "2025-09-27", 1, "2025-09-28"}, // a Sunday worked before the October holidays
	}
	for _, tt := range tests {
		if got := calendar(t, tt.region).Add(date(t, tt.from), tt.n).String(); got != tt.want {
			t.Errorf("%s: %s and %d business days is %s, want %s", tt.region, tt.from, tt.n, got, tt.want)
		}
	}
}

func TestAddCountsBusinessDays(t *testing.T) {
	regions := []string{"US", "DE", "SA", "IL", "IR", "CN", "JP", "IN", "NP", "BN", "HK", ""}
	rapid.Check(t, func(t *rapid.T) {
		cal, _ := workdays.Of(rapid.SampledFrom(regions).Draw(t, "region"))
		from := interview.Date{Year: 2023, Month: time.December, Day: 1}.AddDays(rapid.IntRange(0, 13*365).Draw(t, "from"))
		n := rapid.IntRange(1, 40).Draw(t, "days")
		to := cal.Add(from, n)
		counted := 0
		for d := from.AddDays(1); !d.After(to); d = d.AddDays(1) {
			if cal.IsBusinessDay(d) {
				counted++
			}
		}
		if counted != n || !cal.IsBusinessDay(to) {
			t.Fatalf("from %s to %s are %d business days, want %d", from, to, counted, n)
		}
		if cal.IsBusinessDay(from) && cal.Add(to, -n) != from {
			t.Fatalf("%d business days before %s is %s, want %s", n, to, cal.Add(to, -n), from)
		}
		sending := cal.SendingDay(from)
		if sending.Before(from) || !cal.IsSendingDay(sending) || !cal.IsBusinessDay(sending) {
			t.Fatalf("the sending day of %s is %s", from, sending)
		}
	})
}

// BenchmarkAdd adds five business days over Thanksgiving.
func BenchmarkAdd(b *testing.B) {
	cal, from := calendar(b, "US-NY"), date(b, "2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		cal.Add(from, 5)
	}
}
