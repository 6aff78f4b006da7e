package checks

import (
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
)

// limits are how long a note may be, in words of its main part. Published good thank-you
// notes have 88 in the median, one in ten more than 132, none more than 175 (DESIGN.md).
// A check-in has two to four sentences (SPEC.md section 2).
type limits struct{ short, long, tooLong int }

func limitsOf(d *review.Doc) limits {
	if d.Draft.Phase != note.Anchor {
		return limits{short: 8, long: 80, tooLong: 120}
	}
	l := limits{short: 25, long: 130, tooLong: 175}
	if m := d.Context.Interview.Missed; m != nil && strings.EqualFold(m.AskedBy, d.Draft.To.Name) {
		l.long, l.tooLong = l.long+60, l.tooLong+60 // a paragraph for the missed question
	}
	return l
}

// countWords counts as people do: what stands between blanks is one word ("follow-up", a
// link). Two characters of Chinese or Japanese count as one word.
func countWords(text string, words []review.Word) int {
	count, cjk := 0, 0
	for i, w := range words {
		switch {
		case w.CJK:
			cjk++
		case i == 0 || words[i-1].CJK || strings.ContainsAny(text[words[i-1].End:w.Start], " \n\t\r\u00a0—"):
			count++
		}
	}
	return count + (cjk+1)/2
}
