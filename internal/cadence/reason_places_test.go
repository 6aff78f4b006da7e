package cadence_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
)

// TestWordsAroundTheWorld holds what the plan says of one interview each in a dozen and
// more places, chosen so that each meets what its calendar alone has, against
// testdata/around-the-world.golden.
func TestWordsAroundTheWorld(t *testing.T) {
	places := []struct {
		why, zone, region string
		ends, promised    string // promised is empty where they named no date
	}{
		{"the words of SPEC.md", "Asia/Manila", "", "2026-11-20 15:30", "2026-11-27"},
		{"Thanksgiving", "America/New_York", "", "2026-11-25 18:30", ""},
		{"an interview on Thanksgiving, and the day after it in Texas", "America/Chicago", "US-TX", "2026-11-26 15:00", ""},
		{"Epiphany in Bavaria", "Europe/Berlin", "DE-BY", "2026-12-29 16:00", ""},
		{"and none in Berlin", "Europe/Berlin", "DE-BE", "2026-12-29 16:00", ""},
		{"the second of January in Scotland", "Europe/London", "GB-SCT", "2026-12-22 16:00", ""},
		{"and in England", "Europe/London", "GB-ENG", "2026-12-22 16:00", ""},
		{"the weekend of Riyadh", "Asia/Riyadh", "", "2026-09-16 14:00", "2026-09-23"},
		{"days whose dates are estimates", "Asia/Dubai", "", "2027-03-03 14:00", "2027-03-08"},
		{"a date beside an estimate", "Asia/Dubai", "", "2027-03-01 14:00", ""},
		{"the one weekend day of the law", "Asia/Hong_Kong", "", "2027-02-01 17:00", ""},
		{"a day off that a Saturday is worked for", "Asia/Taipei", "", "2025-01-24 15:00", "2025-02-05"},
		{"Golden Week", "Asia/Tokyo", "", "2026-04-24 15:00", "2026-04-30"},
		{"Diwali in Maharashtra", "Asia/Kolkata", "IN-MH", "2026-11-03 15:00", ""},
		{"the day of the Saint Jean", "America/Toronto", "CA-QC", "2026-06-17 15:00", ""},
		{"the Tuesday of the Melbourne Cup", "Australia/Melbourne", "AU-VIC", "2026-10-27 15:00", ""},
		{"Carnival, which is soft", "America/Sao_Paulo", "BR-SP", "2027-02-02 15:00", "2027-02-08"},
		{"the weekend of Tel Aviv", "Asia/Jerusalem", "", "2026-09-09 15:00", ""},
		{"Good Friday after an interview in the evening", "Europe/Madrid", "ES-MD", "2027-03-25 20:30", ""},
		{"Christmas Eve after an interview in the evening", "America/Los_Angeles", "US-CA", "2026-12-24 19:30", ""},
		{"an interview on a holiday", "America/New_York", "US-NY", "2026-11-26 15:00", ""},
		{"an interview on a soft day", "Asia/Kolkata", "", "2026-11-10 15:00", ""},
	}
	var got strings.Builder
	for _, p := range places {
		in := round(t, "onsite", p.zone, p.ends)
		in.Region = p.region
		in.Panel = in.Panel[:1]
		if p.promised != "" {
			in = promised(in, date(t, p.promised))
		}
		fmt.Fprintf(&got, "%s (%s)\n", p.why, strings.TrimSpace(p.zone+" "+p.region))
		thanks := thanked(in, in.Ends.Add(time.Hour))
		fmt.Fprintf(&got, "  %s\n", cadence.Plan(process(in), cadence.History{}, in.Ends.Add(5*time.Minute))[0].Reason)
		for _, st := range cadence.Plan(process(in), cadence.History{Touches: thanks}, in.Ends.Add(30*time.Hour))[1:] {
			fmt.Fprintf(&got, "  %s\n", st.Reason)
		}
		got.WriteString("\n")
	}
	golden(t, "around-the-world", got.String())
}
