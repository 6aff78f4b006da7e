package place

import (
	"slices"
	"strings"
	"sync"

	"afterword/internal/cadence/workdays"
)

// inCountry is a place somewhere in a country: at near, when that is a zone of it, else
// in the zone of most of its people.
func inCountry(country, near string) (Place, bool) {
	if at, ok := workdays.Country(near); ok && at == country {
		return Place{Zone: near}, true
	}
	if of := zonesOf(country); len(of) > 0 {
		return Place{Zone: of[0], Region: country}, true
	}
	return Place{}, false
}

// zonesOf are the zones of a country, that of most of its people first.
func zonesOf(country string) []string {
	of := workdays.Zones(country)
	for _, z := range populous() {
		if at := slices.Index(of, z); at > 0 {
			return slices.Insert(slices.Delete(of, at, at+1), 0, z)
		}
	}
	return of
}

// populous are zones of many people: of each country with several, first the one in which
// most of its people live.
func populous() []string {
	return []string{
		"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Toronto", "America/Vancouver",
		"Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Lisbon", "Europe/Kyiv", "Europe/Athens",
		"Europe/Istanbul", "Europe/Moscow", "Asia/Dubai", "Asia/Tehran", "Asia/Karachi", "Asia/Tashkent", "Asia/Kolkata",
		"Asia/Kathmandu", "Asia/Dhaka", "Asia/Almaty", "Asia/Bangkok", "Asia/Jakarta", "Asia/Ho_Chi_Minh", "Asia/Shanghai",
		"Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Manila", "Asia/Hong_Kong", "Asia/Tokyo", "Asia/Nicosia", "Asia/Hebron",
		"Asia/Ulaanbaatar", "Australia/Sydney", "Australia/Perth", "Australia/Adelaide", "Pacific/Auckland",
		"America/Sao_Paulo", "America/Argentina/Buenos_Aires", "America/Bogota", "America/Santiago", "America/Mexico_City",
		"America/Guayaquil", "America/Halifax", "America/St_Johns", "America/Anchorage", "America/Nuuk", "Pacific/Honolulu",
		"Africa/Lagos", "Africa/Johannesburg", "Africa/Nairobi", "Africa/Cairo", "Africa/Kinshasa", "Asia/Jerusalem",
	}
}

// zoneOfRegion is the zone of most people of a region, for the countries with several
// zones whose regions have holidays of their own; empty for others.
func zoneOfRegion(region string) string {
	country, part, _ := strings.Cut(region, "-")
	for zone, parts := range regionZones()[country] {
		if slices.Contains(strings.Fields(parts), part) {
			return zone
		}
	}
	return ""
}

// regionZones are, by country and zone, the parts of ISO 3166-2.
var regionZones = sync.OnceValue(func() map[string]map[string]string {
	return map[string]map[string]string{
		"US": {
			"America/New_York":    "CT DC DE FL GA KY MA MD ME NC NH NJ NY OH PA RI SC VA VT WV",
			"America/Detroit":     "MI",
			"America/Chicago":     "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
			"America/Denver":      "CO MT NM UT WY",
			"America/Los_Angeles": "CA NV OR WA",
			"America/Boise":       "ID", "America/Phoenix": "AZ", "America/Anchorage": "AK", "Pacific/Honolulu": "HI",
			"America/Indiana/Indianapolis": "IN", "America/Puerto_Rico": "PR", "America/St_Thomas": "VI",
			"Pacific/Guam": "GU", "Pacific/Saipan": "MP", "Pacific/Pago_Pago": "AS",
		},
		"CA": {
			"America/Toronto": "ON QC", "America/Halifax": "NS PE", "America/Moncton": "NB", "America/St_Johns": "NL",
			"America/Winnipeg": "MB", "America/Regina": "SK", "America/Edmonton": "AB NT", "America/Vancouver": "BC",
			"America/Whitehorse": "YT", "America/Iqaluit": "NU",
		},
		"AU": {
			"Australia/Sydney": "ACT NSW", "Australia/Melbourne": "VIC", "Australia/Brisbane": "QLD",
			"Australia/Adelaide": "SA", "Australia/Darwin": "NT", "Australia/Perth": "WA", "Australia/Hobart": "TAS",
		},
		"BR": {
			"America/Sao_Paulo": "SP RJ MG ES PR SC RS GO DF", "America/Bahia": "BA", "America/Recife": "PE",
			"America/Fortaleza": "CE MA PB PI RN", "America/Maceio": "AL SE", "America/Belem": "AP PA", "America/Manaus": "AM",
			"America/Cuiaba": "MT", "America/Campo_Grande": "MS", "America/Porto_Velho": "RO", "America/Boa_Vista": "RR",
			"America/Rio_Branco": "AC", "America/Araguaina": "TO",
		},
		"ES": {"Atlantic/Canary": "CN", "Africa/Ceuta": "CE ML"},
		"PT": {"Atlantic/Azores": "20", "Atlantic/Madeira": "30"},
		"NZ": {"Pacific/Chatham": "CIT"},
		"CL": {"America/Punta_Arenas": "MA", "America/Coyhaique": "AI"},
	}
})

// countryOfAddress is the country of an address's top-level domain; empty where that is
// of no country, or used all over the world as if it were of none.
func countryOfAddress(email string) string {
	top := strings.ToUpper(email[strings.LastIndexByte(email, '.')+1:])
	if len(top) != 2 {
		return ""
	}
	if top == "UK" {
		return "GB"
	}
	for _, worldwide := range strings.Fields("AC AG AI AM AS BZ CC CD CF CO CX DJ EU FM GA GG GL GQ GS HN IM IO IS LA LC LI LY " +
		"ME ML MN MS MU NU PW RE SC SH SI SO ST SU TF TK TO TV VC VG VU WS YT") {
		if top == worldwide {
			return ""
		}
	}
	if _, known := workdays.Of(top); !known {
		return ""
	}
	return top
}

// countryOfPhone is the country of a phone number with its country code, "+49 89 …";
// empty where none is written or several share it, as +1 and +7 are.
func countryOfPhone(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
	for n := 3; n >= 2; n-- { // no code is the beginning of another
		if len(digits) > n {
			if country := callingCodes()[digits[:n]]; country != "" {
				return country
			}
		}
	}
	return ""
}

// callingCodes are the country codes of ITU-T E.164 that one country has for itself.
var callingCodes = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	for pair := range strings.FieldsSeq(
		"20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39IT 40RO 41CH 43AT 44GB 45DK 46SE 47NO 48PL 49DE 51PE 52MX 53CU 54AR 55BR 56CL " +
			"57CO 58VE 60MY 61AU 62ID 63PH 64NZ 65SG 66TH 81JP 82KR 84VN 86CN 90TR 91IN 92PK 93AF 94LK 95MM 98IR " +
			"212MA 213DZ 216TN 218LY 220GM 221SN 225CI 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG 237CM 244AO 250RW 251ET " +
			"254KE 255TZ 256UG 258MZ 260ZM 263ZW 264NA 265MW 267BW 297AW 298FO 299GL 350GI 351PT 352LU 353IE 354IS 355AL 356MT " +
			"357CY 358FI 359BG 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC 378SM 380UA 381RS 382ME 385HR 386SI 387BA 389MK " +
			"420CZ 421SK 423LI 501BZ 502GT 503SV 504HN 505NI 506CR 507PA 591BO 592GY 593EC 595PY 597SR 598UY 673BN 675PG 679FJ " +
			"852HK 853MO 855KH 856LA 880BD 886TW 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 971AE 972IL 973BH " +
			"974QA 975BT 976MN 977NP 992TJ 993TM 994AZ 995GE 996KG 998UZ") {
		codes[pair[:len(pair)-2]] = pair[len(pair)-2:]
	}
	return codes
})
