package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// renamed are old names of zones that calendar programs still write (the CLDR table of
// Windows zones keeps them), with the name that zone.tab lists. The database's own links
// cannot be used here: they join zones across borders, Iceland to the Ivory Coast.
var renamed = map[string]string{
	"America/Buenos_Aires": "America/Argentina/Buenos_Aires",
	"America/Catamarca":    "America/Argentina/Catamarca",
	"America/Cordoba":      "America/Argentina/Cordoba",
	"America/Godthab":      "America/Nuuk",
	"America/Indianapolis": "America/Indiana/Indianapolis",
	"America/Louisville":   "America/Kentucky/Louisville",
	"America/Mendoza":      "America/Argentina/Mendoza",
	"Asia/Calcutta":        "Asia/Kolkata",
	"Asia/Katmandu":        "Asia/Kathmandu",
	"Asia/Rangoon":         "Asia/Yangon",
	"Asia/Saigon":          "Asia/Ho_Chi_Minh",
	"Asia/Tel_Aviv":        "Asia/Jerusalem",
	"Atlantic/Faeroe":      "Atlantic/Faroe",
	"Australia/Canberra":   "Australia/Sydney",
	"Canada/Eastern":       "America/Toronto",
	"Canada/Pacific":       "America/Vancouver",
	"Europe/Belfast":       "Europe/London",
	"Europe/Kiev":          "Europe/Kyiv",
	"GB":                   "Europe/London",
	"Hongkong":             "Asia/Hong_Kong",
	"Israel":               "Asia/Jerusalem",
	"Japan":                "Asia/Tokyo",
	"Pacific/Truk":         "Pacific/Chuuk",
	"PRC":                  "Asia/Shanghai",
	"ROK":                  "Asia/Seoul",
	"Singapore":            "Asia/Singapore",
	"Turkey":               "Europe/Istanbul",
	"US/Central":           "America/Chicago",
	"US/Eastern":           "America/New_York",
	"US/Mountain":          "America/Denver",
	"US/Pacific":           "America/Los_Angeles",
}

// compileZones turns zone.tab (tab-separated: country, coordinates, zone, comment; lines
// with # are comments) into one sorted line for each zone: name, space, country.
func compileZones(tab string) (string, error) {
	country := map[string]string{}
	for line := range strings.Lines(tab) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) < 3 || len(fields[0]) != 2 {
			return "", fmt.Errorf("the line %q is not: country, coordinates, zone", line)
		}
		country[fields[2]] = fields[0]
	}
	for old, now := range renamed {
		if country[now] == "" {
			return "", fmt.Errorf("%s, the new name of %s, is not listed", now, old)
		}
		country[old] = country[now]
	}
	var list strings.Builder
	for _, zone := range slices.Sorted(maps.Keys(country)) {
		fmt.Fprintf(&list, "%s %s\n", zone, country[zone])
	}
	return list.String(), nil
}
