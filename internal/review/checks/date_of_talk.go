package checks

import (
	"fmt"
	"strconv"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// wrongDates finds dates beside the talk that are not its own: "we spoke on 24 November", where that
// was the 23rd. A date is a weekday with a number, a number with a month, or "the 24th".
func wrongDates(d *review.Doc, found []review.Finding, part review.Part, text string, words []review.Word, held, leaves interview.Date) []review.Finding {
	marks := marksIn.Of(d).of(part)
	for i := 0; i < len(words) && len(found) < mostDays; i++ {
		if marks[i]&isNumbered == 0 {
			continue
		}
		m, date, ok := datedAt(text, words, i, held)
		if !ok {
			continue
		}
		i = m.to - 1
		if isDayOfRound(d, date) || date.After(leaves) && roundArranged(d) || !isSlipOfDate(date, held, m.named) || !speaksOfTheTalk(text, words, m) {
			continue
		}
		f := review.Finding{Part: part, Span: review.Span{Start: words[m.first].Start, End: words[m.to-1].BareEnd}, Suggestions: []string{m.asWritten(text, words, held)}}
		f.Message = fmt.Sprintf("You write %q, and the interview was on %s.", oneLine(text[f.Span.Start:f.Span.End]), held.Words())
		found = append(found, f)
	}
	return found
}

// datedAt reads a date whose number is words[i]; one without a month is of the month of the talk. A
// weekday before it belongs to it where it fits: weekday-unfit tells of the others.
func datedAt(text string, words []review.Word, i int, held interview.Date) (m mention, date interview.Date, ok bool) {
	m = mention{first: i, kind: "weekday", weekday: held.Weekday(), dated: true}
	if i > 0 {
		if _, month := monthNamed(words[i-1].Fold); month && adjoining(text, words[i-1], words[i]) || words[i-1].Fold == "the" {
			m.first = i - 1
		}
	}
	if _, _, _, ok = dayOfMonth(words, i); ok || m.first < i && words[m.first].Fold != "the" {
		date, m.to, ok = dateMeant(words, m.first, held, m.weekday)
	} else if day, of := ordinal(words[i].Fold); of && m.first < i && words[i].Fold[len(words[i].Fold)-1] >= 'a' && words[i].BareEnd == words[i].End {
		date, m.to, ok = interview.Date{Year: held.Year, Month: held.Month, Day: day}, i+1, true
	}
	if !ok {
		return m, date, false
	}
	if m.first > 0 && besideDate(text, words, m.first-1) {
		if m.weekday, m.named = weekdayNamed(words[m.first-1].Fold); m.named {
			m.first--
		}
	}
	if m.from = m.first; m.from > 0 && words[m.from-1].Fold == "on" {
		m.from--
	}
	return m, date, !m.named || date.Weekday() == m.weekday
}

// isDayOfRound reports a day on which a round of the process was held, or is to be.
func isDayOfRound(d *review.Doc, date interview.Date) bool {
	if dayOf(d, d.Context.Interview.Starts) == date || dayOf(d, d.Context.Interview.Ends) == date {
		return true
	}
	for _, round := range d.Context.Process.Interviews {
		if dayOf(d, round.Starts) == date {
			return true
		}
	}
	return false
}

// isSlipOfDate reports a date that was meant to be that of the talk: a few days beside it, or the
// same day of another month or year. Further off there may have been a talk that nobody recorded.
func isSlipOfDate(date, held interview.Date, weekday bool) bool {
	near := nearPromise
	if weekday {
		near = 7
	}
	return daysApart(date, held) <= near || date.Day == held.Day && (date.Month == held.Month || date.Year == held.Year && !weekday)
}

// tellsOfTalk reports a sentence that looks back: it thanks or says that somebody spoke, and nothing in
// it is to come.
func tellsOfTalk(text string, words []review.Word, at int) bool {
	from, to := sentenceAround(text, words, at)
	sentence := words[from:to]
	if asked(text, words, to) || at > from && oneOf(words[at-1].Fold, "by until till before next from") || proposesDay(sentence) || ofAnother(sentence) ||
		holds(sentence, "will", "i'll", "we'll", "you'll", "next", "coming", "would", "could", "can", "shall", "forward", "hear", "start", "free", "available", "until", "by") {
		return false
	}
	return isThanked(sentence) || holds(sentence, "spoke", "met", "talked", "chatted", "interviewed", "sat", "visited", "showed")
}

// asWritten is another date in the way in which this one stands there.
func (m mention) asWritten(text string, words []review.Word, right interview.Date) string {
	var written strings.Builder
	for i := m.first; i < m.to; i++ {
		fold := words[i].Fold
		_, month := monthNamed(fold)
		_, weekday := weekdayNamed(fold)
		n, number := ordinal(fold)
		switch {
		case weekday:
			fold = right.Weekday().String()
		case month && len(fold) < 5 && fold != right.Month.String():
			fold = right.Month.String()[:3]
		case month:
			fold = right.Month.String()
		case len(fold) == 4 && isDigit(fold[0]) && isDigit(fold[3]):
			fold = strconv.Itoa(right.Year)
		case number && n > 0:
			fold = numbered(fold, right.Day)
		case i == m.first && words[i].Capital:
			fold = raised(fold)
		}
		if i > m.first {
			written.WriteString(text[words[i-1].End:words[i].Start])
		}
		written.WriteString(fold)
	}
	return written.String()
}

// numbered is the number of a day with or without an ending, as another has it.
func numbered(as string, day int) string {
	if as[len(as)-1] >= 'a' {
		return strconv.Itoa(day) + ordinalEnding(day)
	}
	return strconv.Itoa(day)
}
