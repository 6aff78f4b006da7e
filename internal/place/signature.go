package place

import (
	"strings"

	"afterword/internal/pattern"
)

// international is a phone number with its country code.
var international = pattern.Of(`\+[1-9][0-9](?:[ ().\-/]{0,2}[0-9]){5,13}`)

// signatureLines is how many lines at the end of a mail may be its signature, and
// signatureWords how long such a line may be: a longer one is a sentence.
const (
	signatureLines = 8
	signatureWords = 9
)

// Sign reads the signature at the end of a mail that somebody called name wrote, without
// what it quotes: the one city it names, and the country of a phone number. Either is
// empty where the signature does not tell. Austin Lee is a person and no city.
func Sign(text, name string) (city, country string) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	lines = lines[max(0, len(lines)-signatureLines):]
	if len(lines) < 2 { // a line alone is what they say
		return "", ""
	}
	var signature []string
	for _, line := range lines[1:] {
		line = strings.TrimSpace(line)
		if len(strings.Fields(line)) <= signatureWords && !strings.HasSuffix(line, "?") && !strings.HasSuffix(line, ".") && len(line) <= 200 {
			signature = append(signature, line)
		}
	}
	signed := strings.Join(signature, "\n")
	for _, part := range strings.Fields(name) {
		signed = strings.ReplaceAll(signed, part, "-")
	}
	city, _ = City(signed)
	for _, number := range international().FindAllString(signed, -1) {
		of := countryOfPhone(number)
		if country != "" && of != country {
			return city, ""
		}
		country = of
	}
	return city, country
}
