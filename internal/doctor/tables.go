package doctor

import (
	"fmt"
	"time"

	"afterword/internal/cadence/workdays"
)

// zoneRules are changes of clock rules that governments made, from which on a table of
// zones that does not know them is wrong. Newest last; see the tz database's NEWS.
var zoneRules = []struct {
	version, zone string
	at            time.Time
	offset        int // seconds east of UTC after the change
}{
	{"2022f", "America/Mexico_City", time.Date(2023, time.July, 1, 0, 0, 0, 0, time.UTC), -6 * 3600},
	{"2024a", "Asia/Almaty", time.Date(2024, time.July, 1, 0, 0, 0, 0, time.UTC), 5 * 3600},
	{"2025b", "America/Coyhaique", time.Date(2025, time.July, 1, 0, 0, 0, 0, time.UTC), -3 * 3600},
	{"2026a", "America/Vancouver", time.Date(2026, time.December, 15, 0, 0, 0, 0, time.UTC), -7 * 3600},
}

// zones says how new the table of time zones is, by what it knows.
func (v *Visit) zones() {
	const check = "time zones"
	known := "older than 2022"
	for _, rule := range zoneRules {
		loc, err := time.LoadLocation(rule.zone)
		if err == nil {
			if _, offset := rule.at.In(loc).Zone(); offset == rule.offset {
				known = rule.version + " or newer"
				continue
			}
		}
		v.note(check, Warn, fmt.Sprintf("The table of zones is %s and does not know the newest rules, such as those of %s.", known, rule.zone),
			"Update your system's tzdata package, or Afterword; until then times in such places may be an hour off.")
		return
	}
	v.ok(check, "The table is "+known+".")
}

// holidays says whether the table of holidays reaches far enough.
func (v *Visit) holidays() {
	const check = "holidays"
	first, last := workdays.Years()
	says := fmt.Sprintf("They are known from %d to %d.", first, last)
	switch year := v.Clock.Now().Year(); {
	case year < first || year > last:
		v.note(check, Bad, says+fmt.Sprintf(" This is %d, so follow-ups may fall on one.", year), "Update Afterword, and check this computer's clock.")
	case year == last:
		v.note(check, Warn, says, "Update Afterword before the year ends.")
	default:
		v.ok(check, says)
	}
}
