package place

import (
	_ "embed" // the cities
	"fmt"
	"strings"
	"sync"

	"afterword/internal/cadence/workdays"
	"afterword/internal/zone"
)

// cityList is a line for each city: its names with semicolons between, its zone and its
// region. Lines with # are comments.
//
//go:embed cities.txt
var cityList string

// city is a city of the table.
type city struct{ name, zone, region string }

// cities maps the folded names of each city to it.
var cities = sync.OnceValue(func() map[string]city {
	all := map[string]city{}
	for line := range strings.Lines(cityList) {
		fields := strings.Split(strings.TrimSpace(line), "|")
		if strings.HasPrefix(line, "#") || len(fields) != 3 {
			continue
		}
		names := strings.Split(fields[0], ";")
		for _, name := range names {
			all[folded(name)] = city{names[0], fields[1], fields[2]}
		}
	}
	return all
})

// Read reads a place as a person writes it: a city of the table ("Munich"), a region or
// country of ISO 3166 ("DE-BY", "DE"), or a time zone ("Europe/Berlin"). The error says
// what may be written.
func Read(text string) (Place, error) {
	if p, ok := readNear(text, ""); ok {
		return p, nil
	}
	return Place{}, fmt.Errorf("%q is no place that Afterword knows: write a big city such as Munich, a region such as DE-BY or US-NY, or a time zone such as Europe/Berlin", short(text))
}

// readNear is Read for somebody near: a country of many zones has that zone, if it is one
// of its own.
func readNear(text, near string) (Place, bool) {
	text = strings.TrimSpace(text)
	if c, ok := cities()[folded(text)]; ok {
		return Place{Zone: c.zone, Region: c.region}, true
	}
	if cal, ok := workdays.Of(text); ok && isRegion(text) {
		region := cal.Region()
		if !strings.EqualFold(region, text) { // a part of a country without days of its own
			region = strings.ToUpper(text)
		}
		if z := zoneOfRegion(region); z != "" {
			return Place{Zone: z, Region: region}, true
		}
		p, ok := inCountry(cal.Country(), near)
		p.Region = region
		return p, ok
	}
	if _, err := zone.Load(text); err == nil && strings.Contains(text, "/") {
		return Place{Zone: text}, true
	}
	return Place{}, false
}

// isRegion reports whether text has the form of an ISO 3166 code, or is a region of the
// table whose name is no code ("DE-Augsburg").
func isRegion(text string) bool {
	country, part, parted := strings.Cut(text, "-")
	if len(country) != 2 {
		return false
	}
	cal, _ := workdays.Of(text)
	return !parted || len(part) >= 1 && len(part) <= 3 || strings.EqualFold(cal.Region(), text)
}

// City finds the one city of the table that a text names, with a capital letter. ok is
// false when it names none, or several.
func City(text string) (name string, ok bool) {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune(" \t\n,;|()/·•:", r)
	})
	for i := range words {
		for n := min(4, len(words)-i); n > 0; n-- {
			written := strings.Join(words[i:i+n], " ")
			c, known := cities()[folded(written)]
			if !known || folded(written[:1]) == written[:1] && written[0] < 0x80 {
				continue
			}
			if name != "" && name != c.name {
				return "", false
			}
			name = c.name
			break
		}
	}
	return name, name != ""
}

// folded is a name as it is looked up: lower case, one space between words, no commas and
// dots.
func folded(name string) string {
	return strings.Join(strings.Fields(strings.NewReplacer(",", " ", ".", "").Replace(strings.ToLower(name))), " ")
}

// short returns text at a length that fits a sentence.
func short(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}
