package letter

import (
	"strconv"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/pattern"
)

// returnDay returns the day of return that an absence notice names, read in English,
// German, French, Spanish, Dutch, Italian and Portuguese; zero when it names none, or
// none that can be told for sure. written is the notice's own date: it settles the year
// and what "Monday" means.
//
// The steps: find the words of return ("back on", "zurück"), then those of an end
// ("until", "bis zum"), then any span of days; the day that follows the words is the day.
// "From Monday on" may be the return as well as the start of the absence, so a later end
// wins over it. Of an end that is part of the absence ("through Friday", "t/m vrijdag"),
// the return is the next day that is no Saturday or Sunday.
func returnDay(notice string, written time.Time) interview.Date {
	notice = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(notice, "’", "'")), " "))
	if len(notice) > maxAbsenceNotice {
		notice = strings.ToValidUTF8(notice[:maxAbsenceNotice], "")
	}
	language := languageOf(notice)
	day := dayOfWords(returnWords, notice, language, written)
	if day.IsZero() {
		day = dayBeforeWords(notice, language, written)
	}
	if !day.IsZero() {
		return day
	}
	from := dayOfWords(fromWords, notice, language, written)
	for _, words := range []pattern.Pattern{untilWords, spanWords} {
		if end := dayOfWords(words, notice, language, written); !end.IsZero() {
			if from.IsZero() || from.Before(end) {
				return end
			}
			break
		}
	}
	return from
}

// dayOfWords returns the first day that follows the words.
func dayOfWords(words pattern.Pattern, notice, language string, written time.Time) interview.Date {
	for _, at := range words().FindAllStringIndex(notice, -1) {
		day := dayAfter(notice[at[1]:], language, written)
		switch {
		case day.IsZero():
			continue
		case words() == spanWords(), words() == untilWords() && includes(notice, at):
			return nextWeekdayAtWork(day)
		}
		return day
	}
	return interview.Date{}
}

// includes reports whether an end, whose words stand at the place at, is part of the
// absence: it says so, or it closes a span.
func includes(notice string, at []int) bool {
	after := notice[at[1]:]
	if stop := strings.IndexAny(after, ";!?"); stop >= 0 {
		after = after[:stop]
	}
	after = after[:min(len(after), 48)]
	return inclusiveWords().MatchString(notice[at[0]:at[1]]) || inclusiveAfter().MatchString(after) ||
		spanBefore().MatchString(notice[max(0, at[0]-32):at[0]])
}

// dayBeforeWords reads notices whose verb comes last: "am Montag wieder im Büro".
func dayBeforeWords(notice, language string, written time.Time) interview.Date {
	for _, at := range onWords().FindAllStringIndex(notice, -1) {
		rest := notice[at[1]:]
		back := backAfter().FindStringIndex(rest)
		if back == nil {
			continue
		}
		if day := dayAfter(rest[:back[1]], language, written); !day.IsZero() {
			return day
		}
	}
	return interview.Date{}
}

// The words before a day of return, a day from which something holds, an end, and the
// second day of a span.
var (
	returnWords = pattern.Of(`\b(?:(?:return(?:ing)?|be back|am back|i'm back|back|resume|available again|reachable again|in the office again)(?: (?:to|in|at) (?:the |my )?(?:office|work|desk|e-?mail))?(?: again)?(?: (?:on|by|from|as of))?|` +
		`(?:wieder )?(?:zurück|erreichbar|im büro|im haus|für sie da)(?: (?:am|ab|ab dem|sein werde ich am))?|wieder (?:am|ab|ab dem)|rückkehr(?: (?:am|ab|ab dem))?|` +
		`(?:de )?retour(?: (?:au bureau|parmi nous))?(?: (?:le|à partir du|dès le|dès))?|(?:reviendrai|reviens|rentrerai|rentre)(?: au bureau)?(?: le)?|` +
		`(?:regres(?:o|aré|are)|vuelv[oe]|volveré|volvere|retorn(?:o|aré)|reincorpor(?:o|aré|are|ación)|vuelta)(?: (?:a la oficina|al trabajo))?(?: (?:el|el día))?|` +
		`(?:terug(?:komst|keer)?)(?: (?:op|vanaf|op kantoor))*|weer (?:aanwezig|bereikbaar|op kantoor|aan het werk)(?: (?:op|vanaf))?|` +
		`(?:rientr(?:o|erò|ero)|torn(?:o|erò|ero)|ritorn(?:o|erò)|di ritorno|di nuovo (?:in ufficio|in sede|disponibile|raggiungibile))(?: (?:in ufficio|in sede))?(?: (?:il|il giorno|dal))?|` +
		`(?:regress(?:o|arei)|retorn(?:o|arei)|volt(?:o|arei)|de volta)(?: (?:ao escritório|ao trabalho))?(?: (?:em|no dia|a|dia|na))?)(?:[^\p{L}\p{N}]|$)`)
	fromWords  = pattern.Of(`(?:^|[^\p{L}])(?:ab(?: dem)?|à partir d[ue]|dès(?: le)?|a partir del?|vanaf|a partire dal?|a partir d[eo](?: dia)?|as of|starting|da)\s`)
	untilWords = pattern.Of(`\b(?:until|till|til|through|thru|up to(?: and including)?|to and including|` +
		`bis(?: (?:einschließlich|einschl\.?|inklusive|inkl\.?|zum|zum einschließlich|und mit|einschliesslich))*|` +
		`jusqu'(?:au|à|en)(?: inclus)?|` +
		`hasta(?: (?:el|el día))?|tot(?: en met)?|t/m|fino al?|fino all'?|fino a tutto|sino al|até(?: (?:o dia|ao dia|dia|a|ao))?)(?:\s|\b)`)
	spanWords = pattern.Of(`\d\.? ?(?:\p{L}+ )?(?:to|and|-|–|au|al|à|a|al|ao|e|y|und|en)\s|\d{1,2}[/.]\d{1,2}\.?(?:[/.]?\d{2,4})? ?[-–] ?`)
)

// What makes an end part of the absence: its own words, words after it, a span it closes.
var (
	inclusiveWords = pattern.Of(`through|thru|including|einschl|inkl|und mit|en met|t/m|tutto|inclus`)
	inclusiveAfter = pattern.Of(`(?:^|[^\p{L}])(?:inclus(?:ive|o|a|ief)?|incluid[oa]|compres[oa]|einschließlich|inbegriffen)(?:[^\p{L}]|$)`)
	spanBefore     = pattern.Of(`(?:^|[^\p{L}])(?:vom|von|from|du|van|dal|del|desde|de|between)\s(?:\p{L}+,? )?\d[^!?;:]{0,18}$`)
)

// The words before a day, and the words of return that may follow it, in one sentence.
var (
	onWords   = pattern.Of(`(?:^|[^\p{L}])(?:am|op|on|le|el|il|no dia)\s`)
	backAfter = pattern.Of(`^[^!?;]{0,40}?(?:[^\p{L}])(?:wieder|zurück|weer|terug|back|di nuovo|de nuevo|de volta|de retour)(?:[^\p{L}]|$)`)
)

// dayAfter reads the day at the start of text, allowing an article and a weekday before
// it.
func dayAfter(text string, language string, written time.Time) interview.Date {
	text = strings.TrimLeft(text, " ,:(")
	for range 4 {
		if day, ok := relativeDay(text, written); ok {
			return day
		}
		word, rest, _ := strings.Cut(text, " ")
		bare := strings.Trim(word, ".,:(")
		if !fillers[bare] {
			break
		}
		text = rest
	}
	if day, ok := relativeDay(text, written); ok {
		return day
	}
	if weekday, rest, ok := leadingWeekday(text); ok {
		if day, ok := leadingDay(rest, language, written); ok {
			return day
		}
		if written.IsZero() || wordFollows().MatchString(rest) {
			return interview.Date{}
		}
		return nextWeekday(interview.DateOf(written), weekday)
	}
	day, _ := leadingDay(text, language, written)
	return day
}

// fillers stand between the words and the day.
var fillers = map[string]bool{
	"on": true, "the": true, "to": true, "from": true, "and": true, "including": true, "next": true, "this": true, "am": true, "dem": true, "den": true, "zum": true, "einschließlich": true, "kommenden": true, "nächsten": true,
	"week": true, "of": true, "w/c": true, "commencing": true, "beginning": true,
	"le": true, "au": true, "du": true, "prochain": true, "el": true, "día": true, "dia": true, "próximo": true, "proximo": true, "op": true, "de": true, "het": true, "en": true, "met": true, "komende": true, "volgende": true, "kommender": true, "nächster": true, "nächstem": true, "kommendem": true,
	"il": true, "al": true, "giorno": true, "prossimo": true, "o": true, "em": true, "no": true, "na": true, "próxima": true, "ao": true, "a": true, "about": true, "work": true, "office": true, "with": true, "incl": true, "inclusive": true, "inclus": true,
}

// wordFollows marks "Monday week" and its like, which name another day.
var wordFollows = pattern.Of(`^[, ]*(?:week|in \d|after|nach|en huit|morning of)`)

// Forms of a day, at the start of a lower-case text.
var (
	isoDay     = pattern.Of(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b`)
	dottedDay  = pattern.Of(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?(?:\D|$)`)
	slashedDay = pattern.Of(`^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?:[^\d/-]|$)`)
	ordinal    = pattern.Of(`^(\d{1,2})(?:st|nd|rd|th)\b`)
	dayMonth   = pattern.Of(`^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?,?(?: (?:of|de|do|di) | d'| )?(\p{L}{3,12})\.?,?(?: (?:de|del|of))?(?: (\d{4})\b)?`)
	monthDay   = pattern.Of(`^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?`)
	spanStart  = pattern.Of(`^(?:\d{1,2}\.?(?: \p{L}{3,12})?(?: \d{4})?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?) ?(?:-|–|bis(?: zum)?|to|au|al|tot(?: en met)?|até|ao|hasta(?: el)?|fino al) ?`)
)

// leadingDay reads a day in figures or words at the start of text. ok is false when there
// is none; the day is zero when it is there and cannot be told.
func leadingDay(text, language string, written time.Time) (day interview.Date, ok bool) {
	text = strings.TrimLeft(text, " ,.(")
	if at := spanStart().FindStringIndex(text); at != nil && at[1] < len(text) {
		if last, found := leadingDay(text[at[1]:], language, written); found && !last.IsZero() {
			return last, true
		}
	}
	if f := isoDay().FindStringSubmatch(text); f != nil {
		return dayOf(f[1], f[2], f[3], written), true
	}
	if f := dottedDay().FindStringSubmatch(text); f != nil {
		return dayOf(f[3], f[2], f[1], written), true
	}
	if f := slashedDay().FindStringSubmatch(text); f != nil {
		first, second := number(f[1]), number(f[2])
		switch {
		case first > 12 || first == second || language != "" && language != "en":
			return dayOf(f[3], f[2], f[1], written), true
		case second > 12:
			return dayOf(f[3], f[1], f[2], written), true
		}
		return interview.Date{}, true // 3/4: in English nobody can tell
	}
	if f := dayMonth().FindStringSubmatch(text); f != nil {
		if month, known := monthNames[f[2]]; known {
			return dayOf(f[3], strconv.Itoa(int(month)), f[1], written), true
		}
	}
	if f := monthDay().FindStringSubmatch(text); f != nil {
		if month, known := monthNames[f[1]]; known {
			return dayOf(f[3], strconv.Itoa(int(month)), f[2], written), true
		}
	}
	if f := ordinal().FindStringSubmatch(text); f != nil && !written.IsZero() {
		return nextSuchDay(number(f[1]), interview.DateOf(written)), true
	}
	return interview.Date{}, false
}

// dayOf puts a day together; an empty year is the one that brings the day nearest to when
// the notice was written, rather ahead than behind. A day no calendar has is zero.
func dayOf(year, month, day string, written time.Time) interview.Date {
	d := interview.Date{Year: number(year), Month: time.Month(number(month)), Day: number(day)}
	if year != "" && d.Year < 100 {
		d.Year += 2000
	}
	if year == "" {
		if written.IsZero() {
			return interview.Date{}
		}
		d.Year = written.Year()
		today := interview.DateOf(written)
		if d.Before(today.AddDays(-staleDays)) {
			d.Year++
		} else if d.After(today.AddDays(365 - staleDays)) {
			d.Year--
		}
	}
	if valid, err := interview.ParseDate(d.String()); err != nil || valid != d {
		return interview.Date{}
	}
	return d
}

// staleDays is how long a notice is left on after the day it names.
const staleDays = 30

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// nextWeekday returns the first such day after today.
func nextWeekday(today interview.Date, weekday time.Weekday) interview.Date {
	ahead := (int(weekday) - int(today.Weekday()) + 7) % 7
	if ahead == 0 {
		ahead = 7
	}
	return today.AddDays(ahead)
}

// leadingWeekday reads the name of a weekday at the start of text.
func leadingWeekday(text string) (weekday time.Weekday, rest string, ok bool) {
	end := strings.IndexFunc(text, func(r rune) bool {
		return r == ' ' || r == ',' || r == '.' || r == ')' || r == '(' || r == ';' || r == '!'
	})
	if end < 0 {
		end = len(text)
	}
	weekday, ok = weekdayNames[text[:end]]
	if !ok {
		return 0, text, false
	}
	rest = strings.TrimLeft(text[end:], " ,.(")
	for _, article := range []string{"the ", "den ", "dem ", "le ", "el ", "de ", "il ", "dia ", "día "} {
		rest = strings.TrimPrefix(rest, article)
	}
	return weekday, rest, true
}

// languageMarks are small words that only one of the languages uses so.
var languageMarks = []struct {
	language string
	words    pattern.Pattern
}{
	{"de", pattern.Of(`\b(?:ich|nicht|bis|wieder|und|bin|vom|zum)\b`)},
	{"fr", pattern.Of(`\b(?:je|suis|jusqu|du|au|bureau|absent|absente|congé|congés|votre)\b`)},
	{"es", pattern.Of(`\b(?:estoy|estaré|hasta|oficina|el|correo|ausente|regreso|gracias)\b`)},
	{"nl", pattern.Of(`\b(?:ik|ben|tot|niet|het|kantoor|afwezig|vanaf|met)\b`)},
	{"it", pattern.Of(`\b(?:sono|fino|ufficio|dal|assente|ferie|grazie|rientro|sarò)\b`)},
	{"pt", pattern.Of(`\b(?:estou|até|escritório|férias|estarei|obrigado|obrigada|não|regresso|retorno)\b`)},
	{"en", pattern.Of(`\b(?:i|am|the|will|be|until|office|my|and|back|return)\b`)},
}

// languageOf guesses the language of a notice by its small words; empty when there are
// none.
func languageOf(notice string) string {
	best, most := "", 0
	for _, mark := range languageMarks {
		if n := len(mark.words().FindAllStringIndex(notice, -1)); n > most {
			best, most = mark.language, n
		}
	}
	return best
}
