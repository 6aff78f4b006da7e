package place_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/place"
	"afterword/internal/zone"
)

// TestOrderOfEvidence takes away one trace after the other: each time the next counts.
func TestOrderOfEvidence(t *testing.T) {
	p := interview.Process{Place: "Dublin"}
	in := interview.Interview{Zone: "America/New_York", Region: "US-NY", Organizer: "rae@globex.example", Location: "HQ, Toronto"}
	who := interview.Interviewer{
		Place: "Munich", Email: "wei@globex.fr",
		Sighting: interview.Sighting{At: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), Offset: 9 * 3600, City: "Tokyo", Country: "CZ"},
	}
	expect := func(wantZone, wantDays string, source place.Source, sure place.Confidence) {
		t.Helper()
		got := place.Of(p, in, who)
		if got.Zone != wantZone || got.Days() != wantDays || got.Source != source || got.Sure != sure || got.Why == "" {
			t.Errorf("they are taken to be in %s, days of %s, by %s, %s (%s); want %s, %s, %s, %s",
				got.Zone, got.Days(), got.Source, got.Sure, got.Why, wantZone, wantDays, source, sure)
		}
	}
	expect("Europe/Berlin", "DE-BY", place.Said, place.Sure)
	who.Place = ""
	expect("Asia/Tokyo", "JP", place.Mails, place.Likely)
	who.Sighting.Offset = 0
	expect("Asia/Tokyo", "JP", place.Signature, place.Likely)
	who.Sighting.City = ""
	expect("America/Toronto", "CA-ON", place.Location, place.Likely)
	in.Location = "Zoom"
	expect("America/New_York", "US-NY", place.Organizer, place.Likely)
	in.Organizer = "no-reply@calendly.com"
	expect("Europe/Dublin", "IE", place.Employer, place.Likely)
	p.Place = ""
	expect("Europe/Prague", "CZ", place.Phone, place.Guess)
	who.Sighting.Country = ""
	expect("Europe/Paris", "FR", place.Domain, place.Guess)
	who.Email = "wei@globex.io"
	expect("America/New_York", "US-NY", place.Own, place.Guess)
}

// TestZoneThatThePersonWrote: without an invitation the zone of the interview is the
// person's, and neither a telephone nor an address moves anything.
func TestZoneThatThePersonWrote(t *testing.T) {
	in := interview.Interview{Zone: "America/New_York", Region: "US-NY"}
	who := interview.Interviewer{Email: "wei@globex.de", Sighting: interview.Sighting{Country: "FR"}}
	if got := place.Of(interview.Process{}, in, who); got.Zone != in.Zone || got.Region != "US-NY" || got.Source != place.Own || got.Sure != place.Likely {
		t.Errorf("they are taken to be in %+v", got)
	}
	all := place.Evidence(interview.Process{}, in, who)
	if len(all) != 3 || all[1].Zone != "Europe/Paris" || all[2].Zone != "Europe/Berlin" {
		t.Errorf("the traces are %+v", all)
	}
	if got := place.Of(interview.Process{Place: "London"}, in, who); got.Zone != "Europe/London" || got.Source != place.Employer {
		t.Errorf("with the employer's place they are taken to be in %+v", got)
	}
}

func TestClockOfTheirMails(t *testing.T) {
	winter := time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC)
	summer := time.Date(2026, 7, 24, 17, 0, 0, 0, time.UTC)
	tests := []struct {
		name, zone, organizer, email string
		at                           time.Time
		hours                        float64
		want                         string
		sure                         place.Confidence
	}{
		{"it is the interview's", "America/New_York", "", "wei@globex.com", winter, -5, "America/New_York", place.Likely},
		{"in summer, too", "America/New_York", "", "wei@globex.com", summer, -4, "America/New_York", place.Likely},
		{"another zone of the same country", "America/New_York", "rae@globex.com", "wei@globex.com", winter, -8, "America/Los_Angeles", place.Likely},
		{"the country of the address has it", "America/New_York", "rae@globex.com", "wei@globex.hu", winter, 1, "Europe/Budapest", place.Likely},
		{"nothing else does", "America/New_York", "rae@globex.com", "wei@globex.com", winter, 5.5, "Asia/Kolkata", place.Guess},
		{"no zone has it", "America/New_York", "rae@globex.com", "wei@globex.com", winter, 11.75, "America/New_York", place.Likely},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := interview.Interview{Zone: tt.zone, Organizer: tt.organizer}
			who := interview.Interviewer{Email: tt.email, Sighting: interview.Sighting{At: tt.at, Offset: int(tt.hours * 3600)}}
			if got := place.Of(interview.Process{}, in, who); got.Zone != tt.want || got.Sure != tt.sure {
				t.Errorf("they are taken to be in %s, %s (%s); want %s, %s", got.Zone, got.Sure, got.Why, tt.want, tt.sure)
			}
		})
	}
}

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		"Munich": "Europe/Berlin DE-BY", "münchen": "Europe/Berlin DE-BY", " new york ": "America/New_York US-NY",
		"Washington, DC": "America/New_York US-DC", "São Paulo": "America/Sao_Paulo BR-São Paulo Capital",
		"DE-BY": "Europe/Berlin DE-BY", "de": "Europe/Berlin DE", "US-CA": "America/Los_Angeles US-CA", "us": "America/New_York US",
		"FR-75": "Europe/Paris FR-75", "DE-Augsburg": "Europe/Berlin DE-Augsburg", "Asia/Tokyo": "Asia/Tokyo JP",
		"Pacific/Chatham": "Pacific/Chatham NZ", "AU-WA": "Australia/Perth AU-WA",
		"": "", "EST": "", "UTC": "", "Springfield": "", "QQ": "", "DE-": "", "DE-TOOLONG": "", "Local": "", "usa": "", strings.Repeat("x", 500): "",
	} {
		got, err := place.Read(text)
		region := got.Region
		if region == "" {
			region = got.Calendar().Region()
		}
		said := got.Zone + " " + region
		if err != nil {
			said = ""
		}
		if said != want || err != nil && len(err.Error()) > 300 {
			t.Errorf("%q is %q, %v; want %q", text, said, err, want)
		}
	}
}

func TestCity(t *testing.T) {
	for text, want := range map[string]string{
		"Munich office, 3rd floor": "Munich", "Globex, 12 Main St, Portland, OR 97201": "Portland, OR", "Zürich (HQ)": "Zurich",
		"Ho Chi Minh City": "Ho Chi Minh City", "New York / London": "", "Berlin, BERLIN": "Berlin", "the austin room": "",
		"https://zoom.us/j/1": "", "": "", "Conference room Lisbon": "Lisbon",
	} {
		if got, ok := place.City(text); got != want || ok != (want != "") {
			t.Errorf("the city in %q is %q, %v; want %q", text, got, ok, want)
		}
	}
}

func TestSign(t *testing.T) {
	tests := []struct{ text, name, city, country string }{
		{"Thank you, we will be in touch.\n\nWei Chen\nEngineering, Globex\nMunich | +49 89 1234567", "Wei Chen", "Munich", "DE"},
		{"Nice to meet you!\n-- \nAustin Lee\nGlobex\n+1 512 555 0100", "Austin Lee", "", ""},
		{"I am in Paris next week, so let us talk after that.\nWei", "Wei Chen", "", ""},
		{"Paris", "Wei Chen", "", ""},
		{"Best,\nWei\nT: +44 20 7946 0000\nM: +33 1 23 45 67 89", "Wei Chen", "", ""},
		{"Best,\nWei\nT: +44 (20) 7946-0000\nM: +44 7700 900000", "Wei Chen", "", "GB"},
		{"", "", "", ""},
	}
	for _, tt := range tests {
		if city, country := place.Sign(tt.text, tt.name); city != tt.city || country != tt.country {
			t.Errorf("%q tells of %q and %q, want %q and %q", tt.text, city, country, tt.city, tt.country)
		}
	}
}

// TestTables reads everything that the tables name: it must be a zone, a region, a country.
func TestTables(t *testing.T) {
	for _, country := range strings.Fields("US CA AU BR ES PT NZ CL DE GB FR JP IN RU MX AR ID KZ CN MY UA UZ EC MN CD CY PS GL") {
		got, err := place.Read(country)
		if err != nil {
			t.Error(err)
			continue
		}
		if at, _ := workdays.Country(got.Zone); at != country {
			t.Errorf("%s is in %s, which is in %s", country, got.Zone, at)
		}
	}
}

// TestCities reads every city of the table.
func TestCities(t *testing.T) {
	list, err := os.ReadFile("cities.txt")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for line := range strings.Lines(string(list)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		for _, name := range strings.Split(fields[0], ";") {
			read++
			got, err := place.Read(name)
			if err != nil || len(fields) != 3 || got.Zone != fields[1] || got.Region != fields[2] {
				t.Errorf("%q is %+v, %v", name, got, err)
				continue
			}
			if _, err := zone.Load(got.Zone); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			country, _ := workdays.Country(got.Zone)
			if got.Calendar().Country() != country || got.Calendar().Region() != got.Region {
				t.Errorf("%s is in %s and has the days of %s", name, got.Zone, got.Region)
			}
		}
	}
	if read < 250 {
		t.Errorf("only %d names were read", read)
	}
}

// TestOfIsTheFirstTrace: Of takes a short way where little is known.
func TestOfIsTheFirstTrace(t *testing.T) {
	for _, in := range []interview.Interview{{Zone: "America/New_York"}, {Zone: "UTC", Organizer: "rae@globex.example"}, {Zone: "Asia/Tokyo", Organizer: "x@calendly.com"}, {Zone: "Asia/Tokyo", Location: "Osaka"}} {
		who := interview.Interviewer{Email: "wei@globex.de"}
		if got, want := place.Of(interview.Process{}, in, who), place.Evidence(interview.Process{}, in, who)[0]; got != want {
			t.Errorf("Of gives %+v, the first trace is %+v", got, want)
		}
	}
}

// TestEveryRegionIsSomewhere reads every code for which package workdays has days.
func TestEveryRegionIsSomewhere(t *testing.T) {
	list, err := os.ReadFile("../cadence/workdays/testdata/calendars.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		code, _, _ := strings.Cut(line, "\t")
		got, err := place.Read(code)
		if err != nil {
			if len(workdays.Zones(code[:2])) > 0 {
				t.Error(err)
			}
			continue
		}
		if at, _ := workdays.Country(got.Zone); at != code[:2] && at != code[3:] || got.Calendar().Region() != code {
			t.Errorf("%s is read as %s with the days of %s", code, got.Zone, got.Calendar().Region())
		}
	}
}

func FuzzSign(f *testing.F) {
	f.Add("Best,\nWei Chen\nMunich | +49 89 1234567", "Wei Chen", "Globex, Toronto")
	f.Add("\n\n\n+++++49", "", "\xff")
	f.Fuzz(func(t *testing.T, text, name, location string) {
		city, country := place.Sign(text, name)
		if city != "" {
			if _, err := place.Read(city); err != nil {
				t.Errorf("the city %q is none", city)
			}
		}
		in := interview.Interview{Zone: "America/New_York", Location: location, Organizer: "a@calendly.com"}
		who := interview.Interviewer{Email: text, Place: name, Sighting: interview.Sighting{City: city, Country: country}}
		for _, e := range place.Evidence(interview.Process{Place: location}, in, who) {
			if _, err := zone.Load(e.Zone); err != nil || e.Why == "" {
				t.Errorf("the trace %+v is no place: %v", e, err)
			}
		}
	})
}
