package invite

import "strings"

// displayName returns the IANA name for a zone as Windows and Outlook show it to people:
// "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", also without the offset,
// "" for any other text. The texts change between versions of Windows, so that a few
// words that no other zone has stand for the whole.
func displayName(s string) string {
	s = strings.ToLower(strings.TrimSpace(withoutOffset(s)))
	if s == "" {
		return ""
	}
	for _, z := range displayNames() {
		if strings.HasPrefix(s, z.begins) {
			return z.iana
		}
	}
	return ""
}

// withoutOffset takes off "(UTC-05:00) ", "(GMT -5) " and the like.
func withoutOffset(s string) string {
	s = strings.TrimSpace(s)
	if !hasPrefixFold(s, "(UTC") && !hasPrefixFold(s, "(GMT") {
		return s
	}
	_, rest, _ := strings.Cut(s, ")")
	return rest
}

type shownZone struct{ begins, iana string }

// displayNames lists beginnings in lower case; a longer one stands before a shorter one
// that it begins with.
func displayNames() []shownZone {
	return []shownZone{
		{"international date line west", "Etc/GMT+12"},
		{"coordinated universal time-11", "Etc/GMT+11"},
		{"midway island", "Pacific/Pago_Pago"},
		{"aleutian", "America/Adak"},
		{"hawaii", "Pacific/Honolulu"},
		{"marquesas", "Pacific/Marquesas"},
		{"alaska", "America/Anchorage"},
		{"baja california", "America/Tijuana"},
		{"pacific time", "America/Los_Angeles"},
		{"arizona", "America/Phoenix"},
		{"chihuahua", "America/Chihuahua"},
		{"la paz, mazatlan", "America/Mazatlan"},
		{"mountain time", "America/Denver"},
		{"yukon", "America/Whitehorse"},
		{"central america", "America/Guatemala"},
		{"central time", "America/Chicago"},
		{"easter island", "Pacific/Easter"},
		{"guadalajara", "America/Mexico_City"},
		{"mexico city", "America/Mexico_City"},
		{"saskatchewan", "America/Regina"},
		{"bogota", "America/Bogota"},
		{"chetumal", "America/Cancun"},
		{"eastern time", "America/New_York"},
		{"haiti", "America/Port-au-Prince"},
		{"havana", "America/Havana"},
		{"indiana (east)", "America/Indiana/Indianapolis"},
		{"turks and caicos", "America/Grand_Turk"},
		{"asuncion", "America/Asuncion"},
		{"atlantic time", "America/Halifax"},
		{"caracas", "America/Caracas"},
		{"cuiaba", "America/Cuiaba"},
		{"georgetown, la paz", "America/La_Paz"},
		{"santiago", "America/Santiago"},
		{"newfoundland", "America/St_Johns"},
		{"araguaina", "America/Araguaina"},
		{"bras", "America/Sao_Paulo"}, // Brasilia, Brasília
		{"cayenne", "America/Cayenne"},
		{"buenos aires", "America/Argentina/Buenos_Aires"},
		{"city of buenos aires", "America/Argentina/Buenos_Aires"},
		{"montevideo", "America/Montevideo"},
		{"punta arenas", "America/Punta_Arenas"},
		{"saint pierre", "America/Miquelon"},
		{"salvador", "America/Bahia"},
		{"greenland", "America/Nuuk"},
		{"azores", "Atlantic/Azores"},
		{"cabo verde", "Atlantic/Cape_Verde"},
		{"cape verde", "Atlantic/Cape_Verde"},
		{"dublin, edinburgh", "Europe/London"},
		{"greenwich mean time : dublin", "Europe/London"},
		{"greenwich mean time: dublin", "Europe/London"},
		{"monrovia", "Atlantic/Reykjavik"},
		{"sao tome", "Africa/Sao_Tome"},
		{"casablanca", "Africa/Casablanca"},
		{"amsterdam, berlin", "Europe/Berlin"},
		{"belgrade, bratislava", "Europe/Budapest"},
		{"brussels, copenhagen", "Europe/Paris"},
		{"sarajevo, skopje", "Europe/Warsaw"},
		{"west central africa", "Africa/Lagos"},
		{"western/central europe", "Europe/Berlin"}, // Notes
		{"amman", "Asia/Amman"},
		{"athens, bucharest", "Europe/Bucharest"},
		{"athens, istanbul", "Europe/Athens"},
		{"beirut", "Asia/Beirut"},
		{"cairo", "Africa/Cairo"},
		{"chisinau", "Europe/Chisinau"},
		{"damascus", "Asia/Damascus"},
		{"gaza, hebron", "Asia/Hebron"},
		{"harare, pretoria", "Africa/Johannesburg"},
		{"helsinki, kyiv", "Europe/Kyiv"},
		{"helsinki, kiev", "Europe/Kyiv"},
		{"istanbul", "Europe/Istanbul"},
		{"jerusalem", "Asia/Jerusalem"},
		{"juba", "Africa/Juba"},
		{"kaliningrad", "Europe/Kaliningrad"},
		{"khartoum", "Africa/Khartoum"},
		{"tripoli", "Africa/Tripoli"},
		{"windhoek", "Africa/Windhoek"},
		{"baghdad", "Asia/Baghdad"},
		{"kuwait, riyadh", "Asia/Riyadh"},
		{"minsk", "Europe/Minsk"},
		{"moscow", "Europe/Moscow"},
		{"nairobi", "Africa/Nairobi"},
		{"volgograd", "Europe/Volgograd"},
		{"tehran", "Asia/Tehran"},
		{"abu dhabi, muscat", "Asia/Dubai"},
		{"astrakhan", "Europe/Astrakhan"},
		{"baku", "Asia/Baku"},
		{"izhevsk, samara", "Europe/Samara"},
		{"port louis", "Indian/Mauritius"},
		{"saratov", "Europe/Saratov"},
		{"tbilisi", "Asia/Tbilisi"},
		{"yerevan", "Asia/Yerevan"},
		{"kabul", "Asia/Kabul"},
		{"ashgabat, tashkent", "Asia/Tashkent"},
		{"ekaterinburg", "Asia/Yekaterinburg"},
		{"islamabad, karachi", "Asia/Karachi"},
		{"chennai, kolkata", "Asia/Kolkata"},
		{"sri jayawardenepura", "Asia/Colombo"},
		{"kathmandu", "Asia/Kathmandu"},
		{"astana", "Asia/Almaty"},
		{"dhaka", "Asia/Dhaka"},
		{"omsk", "Asia/Omsk"},
		{"yangon", "Asia/Yangon"},
		{"bangkok, hanoi", "Asia/Bangkok"},
		{"barnaul", "Asia/Barnaul"},
		{"hovd", "Asia/Hovd"},
		{"krasnoyarsk", "Asia/Krasnoyarsk"},
		{"novosibirsk", "Asia/Novosibirsk"},
		{"tomsk", "Asia/Tomsk"},
		{"beijing, chongqing", "Asia/Shanghai"},
		{"irkutsk", "Asia/Irkutsk"},
		{"kuala lumpur, singapore", "Asia/Singapore"},
		{"perth", "Australia/Perth"},
		{"taipei", "Asia/Taipei"},
		{"ulaanbaatar", "Asia/Ulaanbaatar"},
		{"eucla", "Australia/Eucla"},
		{"chita", "Asia/Chita"},
		{"osaka, sapporo", "Asia/Tokyo"},
		{"pyongyang", "Asia/Pyongyang"},
		{"seoul", "Asia/Seoul"},
		{"yakutsk", "Asia/Yakutsk"},
		{"adelaide", "Australia/Adelaide"},
		{"darwin", "Australia/Darwin"},
		{"brisbane", "Australia/Brisbane"},
		{"canberra, melbourne", "Australia/Sydney"},
		{"guam, port moresby", "Pacific/Port_Moresby"},
		{"hobart", "Australia/Hobart"},
		{"vladivostok", "Asia/Vladivostok"},
		{"lord howe", "Australia/Lord_Howe"},
		{"bougainville", "Pacific/Bougainville"},
		{"chokurdakh", "Asia/Srednekolymsk"},
		{"magadan", "Asia/Magadan"},
		{"norfolk island", "Pacific/Norfolk"},
		{"sakhalin", "Asia/Sakhalin"},
		{"solomon is", "Pacific/Guadalcanal"},
		{"anadyr", "Asia/Kamchatka"},
		{"auckland", "Pacific/Auckland"},
		{"coordinated universal time+12", "Etc/GMT-12"},
		{"fiji", "Pacific/Fiji"},
		{"chatham islands", "Pacific/Chatham"},
		{"coordinated universal time+13", "Etc/GMT-13"},
		{"nuku'alofa", "Pacific/Tongatapu"},
		{"samoa", "Pacific/Apia"},
		{"kiritimati", "Pacific/Kiritimati"},
	}
}
