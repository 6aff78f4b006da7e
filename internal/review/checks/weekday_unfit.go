package checks

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/review"
)

func weekdayUnfit() review.Check {
	return review.Check{
		ID:       "weekday-unfit",
		Group:    review.Timing,
		Title:    "The weekday does not fit the date",
		Severity: review.Warn,
		Why:      "Who looks up \"Friday, 5 December\" and finds a Saturday has to ask which of the two you mean.",
		Bad:      "I look forward to hearing from you by Friday, 5 December. (in 2026, when that is a Saturday)",
		Good:     "I look forward to hearing from you by Friday, 4 December.",
		Source:   "SPEC.md section 3, timing; the Gregorian calendar",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			leaves := d.Context.Leaves()
			if leaves.IsZero() {
				return nil
			}
			day := dayOf(d, leaves)
			found := unfitWeekdays(d, review.Subject, d.Draft.Subject, d.SubjectWords, day)
			return append(found, unfitWeekdays(d, review.Body, d.Draft.Body, d.Main, day)...)
		},
	}
}

// unfitWeekdays finds weekdays beside a date that is another one, seen from the day on which the
// note leaves.
func unfitWeekdays(d *review.Doc, part review.Part, text string, words []review.Word, leaves interview.Date) []review.Finding {
	var found []review.Finding
	marks := marksIn.Of(d).of(part)
	for i := 0; i+1 < len(words); i++ {
		if marks[i]&mayNameDay == 0 {
			continue
		}
		weekday, ok := weekdayNamed(words[i].Fold)
		if !ok || words[i].BareEnd != words[i].End || !besideDate(text, words, i) {
			continue
		}
		date, end, ok := dateMeant(words, i+1, leaves, weekday)
		if !ok || date.Weekday() == weekday {
			continue
		}
		said := text[words[i].Start:words[end-1].BareEnd]
		f := review.Finding{
			Part: part, Span: bare(words[i]), Suggestions: []string{date.Weekday().String()},
			Message: fmt.Sprintf("You write %q, and that is a %s.", oneLine(said), date.Weekday()),
		}
		held := dayOf(d, d.Context.Interview.Ends)
		if date == held {
			// its weekday is what is wrong
		} else if m, of := dayMentioned(text, words, i); of && isSlipOfDate(date, held, true) && (speaksOfTheTalk(text, words, m) || tellsOfTalk(text, words, m.from)) {
			m.first, m.to = i, end
			if weekday == held.Weekday() {
				m.first++
			}
			f.Span, f.Suggestions = review.Span{Start: words[m.first].Start, End: words[end-1].BareEnd}, []string{m.asWritten(text, words, held)}
			f.Message = fmt.Sprintf("You write %q, and that is a %s: the interview was on %s.", oneLine(said), date.Weekday(), held.Words())
		} else if at, right, ok := promisedDay(d, words[i+1:end], weekday, date); ok {
			f.Span, f.Suggestions = bare(words[i+1+at]), []string{right}
			f.Message = fmt.Sprintf("You write %q, and that is a %s: they said %s.", oneLine(said), date.Weekday(), d.Context.Interview.Promise.Date.Words())
		}
		found = append(found, f)
	}
	return found
}

// besideDate reports that nothing but a comma or a bracket parts words[i] from the next.
func besideDate(text string, words []review.Word, i int) bool {
	return strings.Trim(text[words[i].End:words[i+1].Start], " ,(\u00a0") == ""
}

// furthest is how many days from the note a date without a year may lie: one that is further away
// is more likely a story of another year.
const furthest = 150

// dateMeant reads the date that begins at words[i], "5 December", "the 5th": the one nearest to a
// day. Without a month it is one of the weekday, where the months around have one.
func dateMeant(words []review.Word, i int, near interview.Date, weekday time.Weekday) (date interview.Date, end int, ok bool) {
	the := words[i].Fold == "the"
	if the && i+1 < len(words) {
		i++
	}
	if day, month, end, ok := dayOfMonth(words, i); ok {
		if end < len(words) && len(words[end].Fold) == 4 {
			if year, err := strconv.Atoi(words[end].Fold); err == nil {
				return interview.Date{Year: year, Month: month, Day: day}, end, true
			}
		}
		best := furthest + 1
		for year := near.Year - 1; year <= near.Year+1; year++ {
			one := interview.Date{Year: year, Month: month, Day: day}
			if away := daysApart(near, one); away < best {
				date, best = one, away
			}
		}
		return date, end, best <= furthest
	}
	day, ok := ordinal(words[i].Fold)
	if !ok || !the || words[i].Fold[len(words[i].Fold)-1] < 'a' { // "the 5" may be five of anything
		return date, 0, false
	}
	best := furthest
	for month := -1; month <= 1; month++ {
		first := time.Date(near.Year, near.Month+time.Month(month), 1, 12, 0, 0, 0, time.UTC)
		one := interview.Date{Year: first.Year(), Month: first.Month(), Day: day}
		if one.Weekday() == weekday {
			return one, i + 1, true
		}
		away := daysApart(near, one)
		if !one.Before(near) { // a day to come is rather meant than one that was
			away /= 2
		}
		if away < best {
			date, best = one, away
		}
	}
	return date, i + 1, best < furthest
}

// nearPromise is how many days a date that was meant to be the promised one lies beside it.
const nearPromise = 3

// promisedDay is the number of a day among words that should be that of the promised date: the
// weekday is the promise's, and so is the month where one is named. ok is false where the promise
// tells nothing.
func promisedDay(d *review.Doc, words []review.Word, weekday time.Weekday, meant interview.Date) (at int, right string, ok bool) {
	p := d.Context.Interview.Promise
	if p == nil || p.Date.IsZero() || p.Date.Weekday() != weekday || p.Date.Year != meant.Year || p.Date.Month != meant.Month || daysApart(p.Date, meant) > nearPromise {
		return 0, "", false
	}
	for at := range words {
		day, ok := ordinal(words[at].Fold)
		if !ok || day != meant.Day {
			continue
		}
		return at, numbered(words[at].Fold, p.Date.Day), true
	}
	return 0, "", false
}

// ordinalEnding is what is written behind the number of a day: "1st", "22nd", "13th".
func ordinalEnding(day int) string {
	if day/10 != 1 {
		switch day % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}
