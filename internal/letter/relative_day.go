package letter

import (
	"strings"
	"time"

	"afterword/internal/interview"
)

// relativeDays are ways to name a day by its distance from today, longest first where one
// begins another.
var relativeDays = []struct {
	days  int
	words []string
}{
	{2, []string{"the day after tomorrow", "day after tomorrow", "übermorgen", "après-demain", "pasado mañana", "overmorgen", "dopodomani", "depois de amanhã"}},
	{1, []string{"tomorrow", "morgen", "demain", "mañana", "domani", "amanhã"}},
	{0, []string{"later today", "today", "heute", "aujourd'hui", "hoy", "vandaag", "oggi", "hoje"}},
}

// nextWeekWords name the coming week; whoever is back then is back on its Monday.
var nextWeekWords = []string{
	"next week", "nächste woche", "nächster woche", "kommende woche", "kommender woche", "la semaine prochaine", "semaine prochaine",
	"la próxima semana", "próxima semana", "la semana que viene", "semana que viene", "volgende week", "komende week",
	"la prossima settimana", "prossima settimana", "la settimana prossima", "settimana prossima", "a próxima semana", "semana que vem", "na próxima semana",
}

// relativeDay reads "tomorrow", "nächste Woche" and their like at the start of a
// lower-case text. ok is false when there is no such word.
func relativeDay(text string, written time.Time) (day interview.Date, ok bool) {
	if written.IsZero() {
		return interview.Date{}, false
	}
	text = strings.TrimLeft(text, " ,.(")
	today := interview.DateOf(written)
	for _, r := range relativeDays {
		for _, word := range r.words {
			if begins(text, word) {
				return today.AddDays(r.days), true
			}
		}
	}
	for _, word := range nextWeekWords {
		if begins(text, word) {
			return nextWeekday(today, time.Monday), true
		}
	}
	return interview.Date{}, false
}

// begins reports whether text begins with whole words.
func begins(text, words string) bool {
	rest, ok := strings.CutPrefix(text, words)
	if !ok {
		return false
	}
	return rest == "" || strings.ContainsRune(" ,.;:!?)(", []rune(rest)[0])
}

// nextWeekdayAtWork returns the next day after an absence that is no Saturday or Sunday.
func nextWeekdayAtWork(last interview.Date) interview.Date {
	day := last.AddDays(1)
	for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		day = day.AddDays(1)
	}
	return day
}

// nextSuchDay returns the next day of a month with that number, today not counted; zero
// where the two coming months have none.
func nextSuchDay(number int, today interview.Date) interview.Date {
	for ahead := 1; ahead <= 62; ahead++ {
		if day := today.AddDays(ahead); day.Day == number {
			return day
		}
	}
	return interview.Date{}
}
