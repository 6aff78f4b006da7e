package checks

import (
	"fmt"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// promisedOnOtherDate finds another date than the promised one where the note speaks of their
// answer: "you plan to get back to me by Wednesday 9 December", where that is the 2nd.
func promisedOnOtherDate(d *review.Doc) (review.Finding, bool) {
	p := d.Context.Interview.Promise
	if p == nil || p.Date.IsZero() || len(d.Context.Process.Offers) > 0 || d.Draft.Phase.Answers() {
		return review.Finding{}, false
	}
	text, words := d.Draft.Body, d.Main
	for i := 1; i+1 < len(words); i++ {
		if !oneOf(words[i].Fold, "by before until") || !adjoining(text, words[i], words[i+1]) || !isOfTheirAnswer(words, i) {
			continue
		}
		from := i + 1
		at := from
		weekday, named := weekdayNamed(words[at].Fold)
		if named {
			if at++; at >= len(words) || !besideDate(text, words, at-1) {
				continue
			}
		} else {
			weekday = p.Date.Weekday()
		}
		date, end, ok := dateMeant(words, at, p.Date, weekday)
		if !ok || date == p.Date || date == dayOf(d, d.Context.Interview.Starts) || saidSo(d, p.Said, date.Day) {
			continue
		}
		f := notAsNoted(text, review.Span{Start: words[from].Start, End: words[end-1].BareEnd}, p)
		f.Suggestions = []string{p.Date.Words()}
		return f, true
	}
	return review.Finding{}, false
}

// notAsNoted finds another day at a place of a text than the promised one.
func notAsNoted(text string, at review.Span, p *interview.Promise) review.Finding {
	return review.Finding{Span: at, Message: fmt.Sprintf("You write %q, and the date you noted is %s.", oneLine(text[at.Start:at.End]), p.Date.Words())}
}

// saidSo reports that a day of the month stands in the words that were noted.
func saidSo(d *review.Doc, said string, day int) bool {
	for _, w := range d.Split(said) {
		if n, ok := ordinal(w.Fold); ok && n == day {
			return true
		}
	}
	return false
}

// isOfTheirAnswer reports that "by" at words[i] is about the day on which the reader answers: "hear
// from you by", "your decision by", but "I will send my answer by".
func isOfTheirAnswer(words []review.Word, i int) bool {
	if quotesReader(words, i) {
		return true
	}
	answers := false
	for j := i - 1; j >= max(1, i-9) && !words[j].Opens; j-- {
		switch fold := words[j].Fold; {
		case fold == "you" && words[j-1].Fold == "from":
		case oneOf(fold, "hear hearing") && i-j <= 5:
			return true
		case oneOf(fold, "decide decided deciding decision answer news reply result back touch") && i-j <= 5:
			answers = true
		case oneOf(fold, "you you'd you'll your"):
			return answers
		case oneOf(fold, "i i'll i'd i'm my but and"):
			return false
		}
	}
	return false
}
