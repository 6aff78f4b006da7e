package checks

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/internal/review"
)

func machineFacts() review.Check {
	return review.Check{
		ID:       "machine-facts",
		Group:    review.Voice,
		Title:    "A machine changed a fact",
		Severity: review.Block,
		Why:      "A name, a number, a date, a link or a \"not\" that a machine put in or took out is a claim of yours that you did not make.",
		Bad:      "(you wrote: \"I cut the reindex from six hours.\") I cut the reindex from six hours to ten minutes at Google.",
		Good:     "(you wrote: \"I cut the reindex from six hours.\") I cut down the reindex from six hours.",
		Source:   "SPEC.md section 3, voice: facts a machine added or changed",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			r := rewritingOf.Of(d)
			if len(r.changes) == 0 {
				return nil
			}
			wrote := map[string]bool{}
			for _, w := range r.before.Words {
				wrote[w.Fold] = true
			}
			var found []review.Finding
			for _, c := range r.changes {
				for _, w := range d.Main[c.from:c.to] {
					if isFact(w) && !wrote[w.Fold] && !isOfTheNote(d, w) {
						found = append(found, review.Finding{
							Span:    span(w, w),
							Message: fmt.Sprintf("%q is not in what you wrote, nor in your debrief: a machine put it in. Take it out, or make it yours.", d.Draft.Body[w.Start:w.End]),
						})
					}
				}
				if was, is := negations(c.gone), negations(d.Main[c.from:c.to]); was != is {
					found = append(found, turnedAround(d, c, was > is))
				}
			}
			return found
		},
	}
}

// isFact reports a word that claims something by itself: a number, a name, a day, a month.
func isFact(w review.Word) bool {
	if r, _ := utf8.DecodeRuneInString(w.Fold); unicode.IsDigit(r) {
		return true
	}
	return oneOf(w.Fold, "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion double triple half dozen") ||
		w.Capital && !w.Opens && !oneOf(w.Fold, "i i'm i've i'd i'll")
}

// isOfTheNote reports a word that stands in the note by right: a name of its reader, of its
// writer, of the employer or the role, or what the debrief mentions.
func isOfTheNote(d *review.Doc, w review.Word) bool {
	return d.To.Answers(w.Fold) || d.Candidate.Answers(w.Fold) || review.IsTitle(w.Fold) || d.Wrote(w.Fold)
}

// negations counts the words that turn a sentence around.
func negations(words []review.Word) (n int) {
	for _, w := range words {
		if oneOf(w.Fold, "not no never none nothing nobody neither nor without cannot") || strings.HasSuffix(w.Fold, "n't") {
			n++
		}
	}
	return n
}

// turnedAround is the finding for a "not" that went or came.
func turnedAround(d *review.Doc, c change, went bool) review.Finding {
	at := min(c.from, len(d.Main)-1)
	f := review.Finding{Message: "A \"not\" came into what you wrote: a machine turned the sentence around. Put it back."}
	if went {
		f.Message = "A \"not\" of yours is gone: a machine turned the sentence around. Put it back."
	}
	if at >= 0 {
		f.Span = span(d.Main[at], d.Main[max(at, c.to-1)])
	}
	return f
}
