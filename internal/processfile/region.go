package processfile

import (
	"strings"

	"afterword/internal/cadence/workdays"
	"afterword/internal/place"

	"golang.org/x/text/language"
)

// region returns a country or a part of one, as ISO 3166 writes it. A country whose
// holidays nobody knows is refused: the plan would take its days for plain ones in silence.
func (m mapping) region() string {
	written := m.line("region")
	s := strings.ToUpper(written)
	if s == "" {
		return ""
	}
	country, part, parted := strings.Cut(s, "-")
	if _, known := workdays.Of(country); !known {
		if meant := countryFor(country); meant != "" {
			if parted {
				meant += "-" + part
			}
			m.r.problem(m.at("region"), "%q is not a region of ISO 3166: did you mean %q?", short(written), meant)
			return ""
		}
		m.r.problem(m.at("region"), "%q is not a region: write a country such as US, or a part of one such as US-NY (ISO 3166)", short(written))
		return ""
	}
	if cal, _ := workdays.Of(s); parted && strings.EqualFold(cal.Region(), s) {
		return cal.Region() // as the table spells it: DE-Augsburg is no code
	}
	if parted && (len(part) < 1 || len(part) > 3 || !alphanumeric(part)) {
		m.r.problem(m.at("region"), "%q is not a part of %s: write up to three letters or digits after the hyphen, as in US-NY, or %s alone (ISO 3166)", short(written), country, country)
		return ""
	}
	return s
}

// place returns where somebody works as it is written, "" when the key is absent. What
// package place cannot read is refused: it would be taken for nothing in silence.
func (m mapping) place(key string) string {
	s := m.line(key)
	if s == "" {
		return ""
	}
	if _, err := place.Read(s); err != nil {
		m.r.problem(m.at(key), "%v", err)
		return ""
	}
	return s
}

// countryFor returns the two letters of a country that was written in three letters, in
// its numbers or as people say it: "USA" and "840" are US, "UK" is GB. Empty when there is
// none.
func countryFor(written string) string {
	region, err := language.ParseRegion(written)
	if err != nil {
		return ""
	}
	country := region.Canonicalize().String()
	if _, known := workdays.Of(country); !known {
		return ""
	}
	return country
}

func alphanumeric(s string) bool {
	return strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}
