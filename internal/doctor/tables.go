package doctor

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"afterword/internal/cadence/workdays"
	"afterword/internal/zone"
)

// systemZones is where Debian and most others install the database of time zones.
const systemZones = "/usr/share/zoneinfo/tzdata.zi"

// zones says which version of the time zones is embedded, and when this computer has a
// newer one: governments changed a clock since Afterword was built.
func (v *Visit) zones() {
	const check = "time zones"
	ours := zone.Version()
	theirs, known := versionOfZones(systemZones)
	switch {
	case known && theirs > ours:
		v.note(check, Warn, fmt.Sprintf("Afterword has the rules of %s, this computer has those of %s.", ours, theirs),
			"Update Afterword; until then times in a few places may be an hour off.")
	default:
		v.ok(check, "The rules are those of "+ours+".")
	}
}

// versionOfZones reads the first line of tzdata.zi, "# version 2026f". known is false when
// there is none.
func versionOfZones(file string) (version string, known bool) {
	f, err := os.Open(file)
	if err != nil {
		return "", false
	}
	defer f.Close()
	line, err := bufio.NewReader(io.LimitReader(f, 100)).ReadString('\n')
	if err != nil {
		return "", false
	}
	return strings.CutPrefix(strings.TrimSpace(line), "# version ")
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
