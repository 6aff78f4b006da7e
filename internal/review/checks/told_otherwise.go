package checks

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

// counting is "eleven days": how many of what.
type counting struct {
	n    int
	noun string // its stem
	said string // both, as they stand there
}

// countings are those of a text. Numbers of several words are left alone.
var countings = review.DerivedFrom(func(text string) (all []counting) {
	words := review.SplitWords(text)
	for i := 1; i < len(words); i++ {
		if n := numberAt(text, words, i-1); n > 0 && isCountedNoun(&words[i]) && adjoining(text, words[i-1], words[i]) {
			all = append(all, counting{n, words[i].Stem(), text[words[i-1].Start:words[i].BareEnd]})
		}
	}
	return all
})

// numberAt is the number at words[i], where that is all of it; 0 for none.
func numberAt(text string, words []review.Word, i int) int {
	n := numberNamed(words[i].Fold)
	if n == 0 || i > 0 && (numberNamed(words[i-1].Fold) > 0 || oneOf(words[i-1].Fold, "hundred thousand million and or to than last first next another")) {
		return 0
	}
	if at := words[i].Start; at > 0 && strings.IndexByte("$€£-–.,/", text[at-1]) >= 0 {
		return 0
	}
	return n
}

// numberNamed reads a number in digits or in one word, from two on; 0 for none.
func numberNamed(fold string) int {
	if '0' <= fold[0] && fold[0] <= '9' {
		n, err := strconv.Atoi(fold)
		if err != nil || n < 2 || n > 9999 {
			return 0
		}
		return n
	}
	return numbersNamed()[fold]
}

var numbersNamed = sync.OnceValue(func() map[string]int {
	const small = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
	const tens = "twenty thirty forty fifty sixty seventy eighty ninety"
	named := map[string]int{}
	for n, word := range strings.Fields(small) {
		named[word] = n + 2
	}
	for n, word := range strings.Fields(tens) {
		named[word] = 10 * (n + 2)
	}
	return named
})

// isCountedNoun reports a word that may be what a number counts.
func isCountedNoun(w *review.Word) bool {
	return len(w.Fold) > 3 && !w.Capital && w.Fold[len(w.Fold)-1] == 's' && kindOf.Of(w)&functional == 0
}

// countedOtherwise finds "seven days" in a note about a moment of eleven days: one number for
// another is the slip of somebody who wrote from memory, and the reader was there.
func countedOtherwise(d *review.Doc) []review.Finding {
	if d.Draft.Phase != note.Anchor {
		return nil
	}
	about := &d.Draft.To.Debrief
	told := countings.Of(d, about.Anchor)
	for i := 1; i < len(d.Main) && len(told) > 0; i++ {
		for _, c := range told {
			if d.Main[i].Stem() != c.noun {
				continue
			}
			n := numberAt(d.Draft.Body, d.Main, i-1)
			if n == 0 || n == c.n || !adjoining(d.Draft.Body, d.Main[i-1], d.Main[i]) || countedInDebrief(d, n) || hasNumber(d.Main, c.n) {
				continue
			}
			return []review.Finding{saidOtherwise(d, c.said, span(d.Main[i-1], d.Main[i]))}
		}
	}
	for _, text := range [...]string{about.Anchor, about.Value} {
		words := d.Split(text)
		if at, said, ok := fromOtherwise(d, text, words); ok {
			return []review.Finding{saidOtherwise(d, said, at)}
		}
		if at, said, ok := placedOtherwise(d, text, words); ok {
			return []review.Finding{saidOtherwise(d, said, at)}
		}
	}
	return nil
}

func saidOtherwise(d *review.Doc, told string, at review.Span) review.Finding {
	return review.Finding{
		Severity: review.Hint, Span: at,
		Message: fmt.Sprintf("You wrote down %q, and this says %q.", oneLine(told), oneLine(d.Draft.Body[at.Start:at.End])),
	}
}

// countedInDebrief reports a number that stands in the debrief as well.
func countedInDebrief(d *review.Doc, n int) bool {
	about := &d.Draft.To.Debrief
	for _, text := range [...]string{about.Anchor, about.Need, about.Value} {
		if hasNumber(d.Split(text), n) {
			return true
		}
	}
	return false
}

// promisedOtherwise finds another weekday than the promised one in the mouth of the reader: "you
// said Friday", where they said Thursday.
func promisedOtherwise(d *review.Doc, text string, words []review.Word, m mention, held interview.Date) (review.Finding, bool) {
	p := d.Context.Interview.Promise
	if m.kind != "weekday" || p == nil || p.Date.IsZero() || m.weekday == p.Date.Weekday() || m.weekday == held.Weekday() && !namesDate(d, words, m) || len(d.Context.Process.Offers) > 0 {
		return review.Finding{}, false
	}
	for _, w := range d.Split(p.Said) {
		if day, ok := weekdayNamed(w.Fold); ok && day == m.weekday {
			return review.Finding{}, false
		}
	}
	if !quotesReader(words, m.from) || isSubjectDay(words, m.to) {
		return review.Finding{}, false
	}
	f := notAsNoted(text, review.Span{Start: words[m.from].Start, End: words[m.to-1].BareEnd}, p)
	f.Severity = review.Hint
	return f, true
}

// namesDate reports "you said Thursday" in a later note: what they said on the day of the talk has "on"
// before it, or what it was behind it.
func namesDate(d *review.Doc, words []review.Word, m mention) bool {
	return d.Draft.Phase != note.Anchor && m.from > 0 && words[m.from].Fold != "on" && oneOf(words[m.from-1].Fold, "said named promised by") &&
		(m.to == len(words) || !oneOf(words[m.to].Fold, "that how why what you"))
}

// quotesReader reports "you said", "you wanted to decide by" before a day: the date of the answer.
func quotesReader(words []review.Word, at int) bool {
	for i := at - 1; i >= max(0, at-8); i-- {
		switch words[i].Fold {
		case "said", "told", "named", "mentioned", "hoped", "wanted", "planned", "promised", "expected", "meant":
			if behind := words[i+1 : at]; len(behind) > 1 && !holds(behind, "decide", "decision", "hear", "know", "answer", "word", "result", "choose", "reply", "back") || len(behind) == 1 && !oneOf(behind[0].Fold, "me by on before") || hearsFromOthers(behind) {
				return false // "you told me how the reports of Friday wait"
			}
			return i > 0 && (words[i-1].Fold == "you" || oneOf(words[i-1].Fold, "had you'd would") && i > 1 && words[i-2].Fold == "you")
		case "i", "i'm", "i'd", "i've", "i'll", "we", "but", "until":
			return false
		}
		if words[i].Opens {
			return false
		}
	}
	return false
}

// isSubjectDay reports a day that something is said about: "you said Thursday is the day the vans come".
// words[at] stands behind it.
func isSubjectDay(words []review.Word, at int) bool {
	return at < len(words) && !words[at].Opens && oneOf(words[at].Fold, "is are was were")
}

// hearsFromOthers reports an answer that comes to the reader, or to neither: "you hoped to hear from the
// auditors", "to hear back from them".
func hearsFromOthers(words []review.Word) bool {
	for i := range words {
		if words[i].Fold != "hear" {
			continue
		}
		from := i + 1
		if from < len(words) && words[from].Fold == "back" {
			from++
		}
		return from+1 < len(words) && words[from].Fold == "from" && !oneOf(words[from+1].Fold, "you us me")
	}
	return false
}
