package letter

import "time"

// monthNames are the months in English, German, French, Spanish, Dutch, Italian and
// Portuguese, in full and as they are shortened, in lower case.
var monthNames = map[string]time.Month{
	"january": 1, "jan": 1, "januar": 1, "jänner": 1, "janvier": 1, "janv": 1, "enero": 1, "ene": 1, "januari": 1, "gennaio": 1, "gen": 1, "janeiro": 1,
	"february": 2, "feb": 2, "februar": 2, "février": 2, "fevrier": 2, "févr": 2, "febrero": 2, "februari": 2, "febbraio": 2, "fevereiro": 2, "fev": 2,
	"march": 3, "mar": 3, "märz": 3, "maerz": 3, "mär": 3, "mars": 3, "marzo": 3, "maart": 3, "mrt": 3, "março": 3, "marco": 3,
	"april": 4, "apr": 4, "avril": 4, "avr": 4, "abril": 4, "abr": 4, "aprile": 4,
	"may": 5, "mai": 5, "mayo": 5, "mei": 5, "maggio": 5, "mag": 5, "maio": 5,
	"june": 6, "jun": 6, "juni": 6, "juin": 6, "junio": 6, "giugno": 6, "giu": 6, "junho": 6,
	"july": 7, "jul": 7, "juli": 7, "juillet": 7, "juil": 7, "julio": 7, "luglio": 7, "lug": 7, "julho": 7,
	"august": 8, "aug": 8, "août": 8, "aout": 8, "agosto": 8, "ago": 8, "augustus": 8,
	"september": 9, "sep": 9, "sept": 9, "septembre": 9, "septiembre": 9, "setiembre": 9, "settembre": 9, "set": 9, "setembro": 9,
	"october": 10, "oct": 10, "oktober": 10, "okt": 10, "octobre": 10, "octubre": 10, "ottobre": 10, "ott": 10, "outubro": 10, "out": 10,
	"november": 11, "nov": 11, "novembre": 11, "noviembre": 11, "novembro": 11,
	"december": 12, "dec": 12, "dezember": 12, "dez": 12, "décembre": 12, "decembre": 12, "déc": 12, "diciembre": 12, "dic": 12, "dicembre": 12, "dezembro": 12,
}

// weekdayNames are the days of the week in the same languages.
var weekdayNames = map[string]time.Weekday{
	"monday": 1, "mon": 1, "montag": 1, "lundi": 1, "lunes": 1, "maandag": 1, "lunedì": 1, "lunedi": 1, "segunda": 1, "segunda-feira": 1,
	"tuesday": 2, "tue": 2, "tues": 2, "dienstag": 2, "mardi": 2, "martes": 2, "dinsdag": 2, "martedì": 2, "martedi": 2, "terça": 2, "terça-feira": 2,
	"wednesday": 3, "wed": 3, "mittwoch": 3, "mercredi": 3, "miércoles": 3, "miercoles": 3, "woensdag": 3, "mercoledì": 3, "mercoledi": 3, "quarta": 3, "quarta-feira": 3,
	"thursday": 4, "thu": 4, "thurs": 4, "donnerstag": 4, "jeudi": 4, "jueves": 4, "donderdag": 4, "giovedì": 4, "giovedi": 4, "quinta": 4, "quinta-feira": 4,
	"friday": 5, "fri": 5, "freitag": 5, "vendredi": 5, "viernes": 5, "vrijdag": 5, "venerdì": 5, "venerdi": 5, "sexta": 5, "sexta-feira": 5,
	"saturday": 6, "sat": 6, "samstag": 6, "sonnabend": 6, "samedi": 6, "sábado": 6, "sabado": 6, "zaterdag": 6, "sabato": 6,
	"sunday": 0, "sun": 0, "sonntag": 0, "dimanche": 0, "domingo": 0, "zondag": 0, "domenica": 0,
}
