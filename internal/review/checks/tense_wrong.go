package checks

import (
	"fmt"
	"slices"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func tenseWrong() review.Check {
	return review.Check{
		ID:       "tense-wrong",
		Group:    review.Timing,
		Title:    "The day does not fit the time of sending, or what they said",
		Severity: review.Warn,
		Why:      "\"Today\" means the day on which the note is read, and they know which day they promised; a slip shows that the note was written for another.",
		Bad:      "Thank you for your time today. (sent on the day after the interview)\nYou said Thursday. (they said Friday)",
		Good:     "Thank you for your time yesterday.\nYou said Friday.",
		Source:   "SPEC.md section 1, late rescue; section 3, timing",
		Find: func(d *review.Doc) []review.Finding {
			held, leaves, ok := when(d)
			if !ok {
				return nil
			}
			var found []review.Finding
			if !d.Context.InThread { // the subject of a thread is as old as the thread
				found = wrongDays(d, found, review.Subject, d.Draft.Subject, d.SubjectWords, held, leaves)
			}
			found = wrongDays(d, found, review.Body, d.Draft.Body, d.Main, held, leaves)
			if !d.Context.InThread {
				found = wrongDates(d, found, review.Subject, d.Draft.Subject, d.SubjectWords, held, leaves)
			}
			found = wrongDates(d, found, review.Body, d.Draft.Body, d.Main, held, leaves)
			if f, ok := promisedOnOtherDate(d); ok {
				found = slices.DeleteFunc(found, func(hint review.Finding) bool {
					return hint.Part != review.Subject && hint.Span.Start < f.Span.End && f.Span.Start < hint.Span.End
				})
				found = append(found, f)
			}
			return found
		},
	}
}

// mostDays bounds the findings: more help nobody.
const mostDays = 10

// wrongDays looks at every word for a day that speaks of the interview.
func wrongDays(d *review.Doc, found []review.Finding, part review.Part, text string, words []review.Word, held, leaves interview.Date) []review.Finding {
	marks := marksIn.Of(d).of(part)
	for i := 0; i < len(words) && len(found) < mostDays; i++ {
		if marks[i]&mayNameDay == 0 {
			continue
		}
		if f, ok := talkToCome(d, text, words, i, leaves); ok {
			f.Part = part
			found = append(found, f)
			continue
		}
		m, ok := dayMentioned(text, words, i)
		if !ok {
			continue
		}
		i = m.to - 1
		if d.Draft.Phase != note.Anchor && m.kind == "week" && m.from > 1 && words[m.from-1].Fold == "of" && oneOf(words[m.from-2].Fold, "end beginning middle course start") {
			continue // "you said the end of last week": when they would answer
		}
		if f, ok := promisedOtherwise(d, text, words, m, held); ok {
			f.Part = part
			found = append(found, f)
			continue
		}
		if m.kind == "weekday" && m.to < len(words) && besideDate(text, words, i) {
			if _, _, dated := dateMeant(words, m.to, held, m.weekday); dated {
				continue // weekday-unfit and wrongDates read both together
			}
		}
		if m.kind == "weekday" && m.from > 0 && oneOf(words[m.from-1].Fold, "the a that one") && d.Wrote(words[m.from].Fold) {
			continue // "the Sunday of the single leek", which they told of
		}
		if !speaksOfTheTalk(text, words, m) && !(part == review.Body && m.kind == "yesterday" && m.hours == "" && held == leaves && retellsTheMoment(d, text, m)) {
			continue
		}
		f := review.Finding{Part: part, Span: review.Span{Start: words[m.from].Start, End: words[m.to-1].BareEnd}}
		said := text[f.Span.Start:f.Span.End]
		switch {
		case wasHeldThen(d, m, leaves):
			if m.hours == "" || !otherHours(d, m.hours) {
				continue
			}
			f.Severity = review.Hint
			f.Message = fmt.Sprintf("You write %q, and the interview was in the %s.", oneLine(said), hoursOf(d))
			m.hours = hoursOf(d)
		default:
			f.Message = fmt.Sprintf("You write %q, and the interview was on %s; the note leaves on %s.", oneLine(said), held.Words(), leaves.Words())
			if m.hours != "" && otherHours(d, m.hours) {
				m.hours = hoursOf(d)
			}
		}
		if right := m.right(held, leaves); right != "" {
			if words[m.from].Capital {
				right = raised(right)
			}
			f.Suggestions = []string{right}
		}
		found = append(found, f)
	}
	return found
}

// retellsTheMoment reports that a thank-you speaks of the reader's own moment beside a day:
// "yesterday I learned to hear chocolate set", which was learned in the talk.
func retellsTheMoment(d *review.Doc, text string, m mention) bool {
	if d.Draft.Phase != note.Anchor || m.from > 0 && holds(d.Main[m.from-1:m.from], "until", "till", "before", "by", "only") {
		return false
	}
	moment := anchorStems(d, d.Draft.To.Debrief.Anchor)
	from, to := sentenceAround(text, d.Main, m.from)
	told := 0
	for _, stem := range moment {
		if slices.ContainsFunc(d.Main[from:to], func(w review.Word) bool { return w.Stem() == stem }) {
			told++
		}
	}
	return told > 1 || told == 1 && len(moment) <= 2
}

// mention is words[from:to] that name a day: "earlier today", "on Tuesday afternoon".
type mention struct {
	from, to int
	kind     string       // "today", "yesterday", "weekday", "week", "month", "days", "weeks" and "hours" ago
	weekday  time.Weekday // of kind weekday
	ago      int          // of kind week: weeks; of kind days: days; of kind weeks: the fewest days
	most     int          // of kind weeks: the most days
	last     bool         // of kind weekday: "last Tuesday"
	hours    string       // "morning", "afternoon", "evening"; empty when none is named
	bare     bool         // it stands for a noun: "today's talk", "thank you for Monday"
	owns     bool         // "today's"

	first int  // of a date: its first word, behind "on"
	dated bool // a weekday, a date or both: "Monday 23 November"
	named bool // of a date: with its weekday
}

// beginsDay reports a word that dayMentioned may begin at.
func beginsDay(fold string) bool {
	switch fold {
	case "earlier", "today", "tonight", "this", "yesterday", "last":
		return true
	case "tomorrow", "see", "forward", "upcoming", "advance", "what": // see talkToCome
		return true
	}
	_, ok := weekdayNamed(fold)
	return ok || beginsAgo(fold)
}

func dayMentioned(text string, words []review.Word, i int) (m mention, ok bool) {
	w := &words[i]
	m = mention{from: i, to: i + 1}
	next := ""
	if i+1 < len(words) && !turns.SentenceEnds(text, w, &words[i+1]) {
		next = words[i+1].Fold
	}
	switch w.Fold {
	case "earlier":
		if next != "today" {
			return m, false
		}
		m.kind, m.to = "today", i+2
	case "today":
		m.kind = "today"
	case "tonight":
		m.kind, m.hours = "today", "evening"
	case "this":
		switch next {
		case "morning", "afternoon", "evening":
			m.kind, m.hours, m.to = "today", next, i+2
		case "arvo":
			m.kind, m.hours, m.to = "today", "afternoon", i+2
		case "week":
			m.kind, m.to = "week", i+2
		default:
			return m, false
		}
	case "yesterday":
		m.kind = "yesterday"
	case "last":
		switch next {
		case "night":
			m.kind, m.hours, m.to = "yesterday", "evening", i+2
		case "week":
			m.kind, m.ago, m.to = "week", 1, i+2
		case "month":
			m.kind, m.ago, m.to = "month", 1, i+2
		default:
			if m.weekday, ok = weekdayNamed(next); !ok {
				return m, false
			}
			m.kind, m.to, m.last = "weekday", i+2, true
		}
	default:
		if to, ago, past := daysAgo(words, i); past {
			m.kind, m.ago, m.to = "days", ago, to
			if w.Fold == "day" && i > 0 && words[i-1].Fold == "the" {
				m.from-- // "the day before yesterday"
			}
			if ago == 0 {
				m.kind = "hours"
			}
			break
		}
		if fewest, most, past := weeksAgo(words, i); past {
			m.kind, m.ago, m.most, m.from, m.to = "weeks", fewest, most, i-1, i+2
			break
		}
		if m.weekday, ok = weekdayNamed(w.Fold); !ok {
			return m, false
		}
		m.kind = "weekday"
		if i > 0 && words[i-1].Fold == "on" {
			m.from--
		}
	}
	if m.to < len(words) && (m.kind == "yesterday" && m.hours == "" || m.kind == "weekday") && adjoining(text, words[m.to-1], words[m.to]) {
		switch hours := words[m.to].Fold; hours {
		case "morning", "afternoon", "evening":
			m.hours = hours
			m.to++
		}
	}
	last := words[m.to-1]
	m.owns = last.BareEnd != last.End
	m.bare = m.owns
	if m.from > 0 {
		switch words[m.from-1].Fold {
		case "for", "about", "of", "from", "after", "since", "enjoyed":
			m.bare = true
		}
	}
	return m, true
}

func weekdayNamed(fold string) (time.Weekday, bool) {
	switch fold {
	case "monday":
		return time.Monday, true
	case "tuesday":
		return time.Tuesday, true
	case "wednesday":
		return time.Wednesday, true
	case "thursday":
		return time.Thursday, true
	case "friday":
		return time.Friday, true
	case "saturday":
		return time.Saturday, true
	case "sunday":
		return time.Sunday, true
	}
	return 0, false
}

// wasHeldThen reports whether the day named is one on which a round of the process was held.
func wasHeldThen(d *review.Doc, m mention, leaves interview.Date) bool {
	for _, round := range d.Context.Process.Interviews {
		if fitsRound(round, m, leaves) {
			return true
		}
	}
	return fitsRound(d.Context.Interview, m, leaves)
}

func fitsRound(round interview.Interview, m mention, leaves interview.Date) bool {
	if round.Ends.IsZero() {
		return false
	}
	held := interview.DateOf(round.Ends)
	ago := daysFrom(held, leaves)
	switch m.kind {
	case "today", "hours":
		return ago == 0
	case "days":
		return ago == m.ago
	case "yesterday":
		return ago == 1
	case "weekday":
		return ago > 7 || ago >= 0 && held.Weekday() == m.weekday && !(m.last && ago == 0)
	case "weeks":
		return ago >= m.ago && ago <= m.most
	case "month":
		return ago > 20 || held.Month != leaves.Month
	}
	if held.Weekday() == time.Sunday || leaves.Weekday() == time.Sunday {
		return true // whose week that is depends on the country
	}
	weeks := daysFrom(mondayOf(held), mondayOf(leaves)) / 7
	return weeks == m.ago
}

func mondayOf(d interview.Date) interview.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// right is how to name the day of the interview from the day on which the note leaves.
func (m mention) right(held, leaves interview.Date) string {
	ago := daysFrom(held, leaves)
	if m.kind == "hours" || m.kind == "weeks" && m.most >= 1000 && ago > 6 {
		return "" // what else to change depends on the sentence
	}
	if m.kind == "week" {
		switch daysFrom(mondayOf(held), mondayOf(leaves)) / 7 {
		case 0:
			return "this week"
		case 1:
			return "last week"
		}
		return ""
	}
	hours := ""
	if m.hours != "" {
		hours = " " + m.hours
	}
	day := held.Weekday().String()
	switch {
	case ago == 0 && m.hours != "" && !m.owns:
		return "this" + hours
	case ago == 0:
		return "today"
	case ago == 1 && m.kind != "weekday":
		return "yesterday" + hours
	case ago > 6 && m.owns:
		return ""
	case ago > 6:
		day = held.Words()
		hours = ""
	}
	if m.bare {
		return day + hours
	}
	return "on " + day + hours
}

// otherHours reports that the interview was clearly in another part of the day.
func otherHours(d *review.Doc, hours string) bool {
	in := d.Context.Interview
	if in.Starts.IsZero() || len(d.Context.Process.Interviews) > 1 {
		return false
	}
	switch hours {
	case "morning":
		return in.Starts.Hour() >= 13
	case "afternoon":
		return in.Ends.Hour() < 12 || in.Starts.Hour() >= 18
	}
	return in.Ends.Hour() < 16
}

// hoursOf is the part of the day in which the interview began.
func hoursOf(d *review.Doc) string {
	switch h := d.Context.Interview.Starts.Hour(); {
	case h < 12:
		return "morning"
	case h < 18:
		return "afternoon"
	}
	return "evening"
}
