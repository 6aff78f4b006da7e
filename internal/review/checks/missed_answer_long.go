package checks

import (
	"fmt"
	"strings"
	"unicode"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

// How many words the paragraph about a missed question may have.
const (
	longAnswer    = 60
	tooLongAnswer = 90
)

func missedAnswerLong() review.Check {
	return review.Check{
		ID:         "missed-answer-long",
		Group:      review.Form,
		Title:      "The better answer is too long",
		Severity:   review.Hint,
		Confidence: review.Sure,
		Why:        "A better answer in two or three sentences shows that you thought again; an essay reopens the interview.",
		Bad:        "(a paragraph of 140 words about one question)",
		Good:       "You asked how I would roll back. Expand first, then contract. More on that here: https://example.org/rollback",
		Source:     "SPEC.md section 2, missed question: humble, short, with the better answer and its link",
		Find: func(d *review.Doc) []review.Finding {
			m, ok := missedOf(d)
			if !ok {
				return nil
			}
			at, words, ok := longParagraph(d, m)
			if !ok {
				return nil
			}
			f := review.Finding{
				Span:    at,
				Message: fmt.Sprintf("The better answer takes %d words. Say it in %d at most, and link to the rest.", words, longAnswer),
			}
			if words > tooLongAnswer {
				f.Severity = review.Warn
			}
			return []review.Finding{f}
		},
	}
}

// missedOf returns the missed question that a thank-you may answer: the chosen one, if its
// recipient asked it.
func missedOf(d *review.Doc) (m interview.MissedQuestion, ok bool) {
	round := &d.Context.Interview
	if round.Missed == nil || d.Draft.Phase != note.Anchor {
		return m, false
	}
	if m, ok = round.ChosenQuestion(); !ok {
		return m, false
	}
	asker, known := round.Interviewer(m.AskedBy)
	if !known {
		return m, strings.EqualFold(m.AskedBy, d.Draft.To.Name)
	}
	return m, asker.SameAs(d.Draft.To)
}

// longParagraph finds a paragraph of the main part that gives the better answer, which is
// the one that has half of its words, and is too long. words is its length as people count.
func longParagraph(d *review.Doc, m interview.MissedQuestion) (at review.Span, words int, ok bool) {
	for from := d.MainStart; from < d.SignOff; {
		to := d.SignOff
		if end := strings.IndexByte(d.Draft.Body[from:d.SignOff], '\n'); end >= 0 {
			to = from + end
		}
		paragraph := d.Draft.Body[from:to]
		if words = countWords(paragraph); words > longAnswer && givesAnswer(d, paragraph, m.BetterAnswer) {
			return review.Span{Start: from, End: to}, words, true
		}
		from = to + 1
	}
	return at, 0, false
}

// countWords counts what stands between blanks.
func countWords(text string) (words int) {
	in := false
	for _, c := range text {
		blank := unicode.IsSpace(c)
		if !blank && !in {
			words++
		}
		in = !blank
	}
	return words
}

// givesAnswer reports whether a paragraph has half of the words of the better answer.
func givesAnswer(d *review.Doc, paragraph, better string) bool {
	there := map[string]bool{}
	for _, w := range d.Split(paragraph) {
		there[w.Fold] = true
	}
	all, shared := 0, 0
	for _, w := range d.Split(better) {
		if isFunctionWord(w.Fold) {
			continue
		}
		all++
		if there[w.Fold] {
			shared++
		}
	}
	return all > 0 && 2*shared >= all
}
