package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

func exclamationMarks() review.Check {
	return review.Check{
		ID:       "exclamation-marks",
		Group:    review.Form,
		Title:    "More than one exclamation mark",
		Severity: review.Warn,
		Why:      "One shows warmth, three show nerves; no published good note has more than one.",
		Bad:      "Thank you so much! It was great! I cannot wait!",
		Good:     "Thank you so much! I left with a page of ideas.",
		Source:   "SPEC.md section 3, form; DESIGN.md, counts in published notes",

		Confidence: review.Sure,
		Find: func(d *review.Doc) []review.Finding {
			if strings.Count(d.Draft.Subject, "!")+strings.Count(d.Draft.Body, "!") < 2 {
				return nil
			}
			subject, body := marks(d, d.Draft.Subject), marks(d, d.Draft.Body)
			total := len(subject) + len(body)
			if total < 2 {
				return nil
			}
			f := review.Finding{Message: fmt.Sprintf("%d exclamation marks: one is plenty.", total)}
			if total == 2 {
				f.Severity = review.Hint
			}
			// One mark may stay: the other part's, else the first of this one.
			text, places, others := d.Draft.Body, body, len(subject)
			if len(body) < 2 {
				f.Part, text, places, others = review.Subject, d.Draft.Subject, subject, len(body)
			}
			kept := ""
			if others == 0 {
				if places[1] == places[0]+1 {
					kept = "!" // it stands in the run that is to go
				} else {
					places = places[1:]
				}
			}
			f.Span = review.Span{Start: places[0], End: places[len(places)-1] + 1}
			anew := f.Part == review.Subject && !d.Context.InThread && shoutsInSubject(d) // subject-shouted writes all of it
			if others < 2 && !anew {
				rest := text[f.Span.Start:f.Span.End]
				if kept != "" {
					rest = strings.TrimLeft(rest, "!")
				}
				f.Suggestions = []string{kept + calm(rest)}
			}
			return []review.Finding{f}
		},
	}
}

// marks lists where exclamation marks stand that shout: not those of code ("a != b") and
// not the employer's own.
func marks(d *review.Doc, text string) []int {
	if strings.Contains(d.Context.Process.Employer, "!") {
		text = strings.ReplaceAll(text, d.Context.Process.Employer, strings.Repeat("_", len(d.Context.Process.Employer)))
	}
	var at []int
	for i := range len(text) {
		if text[i] == '!' && !(i+1 < len(text) && text[i+1] == '=') {
			at = append(at, i)
		}
	}
	return at
}

// calm replaces exclamation marks: a run of them by one full stop, one beside a question
// mark by nothing.
func calm(text string) string {
	var b strings.Builder
	for i := range len(text) {
		switch {
		case text[i] != '!' || i+1 < len(text) && text[i+1] == '=':
			b.WriteByte(text[i])
		case i > 0 && (text[i-1] == '!' || text[i-1] == '?'), i+1 < len(text) && text[i+1] == '?':
		default:
			b.WriteByte('.')
		}
	}
	return b.String()
}
