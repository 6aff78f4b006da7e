package checks

import (
	"strings"

	"afterword/internal/review"
)

func signOffMissing() review.Check {
	return review.Check{
		ID:       "sign-off-missing",
		Group:    review.Form,
		Title:    "Nobody signed the note",
		Severity: review.Hint,
		Why:      "The name under a note is what the reader looks for when they search for it.",
		Bad:      "I look forward to hearing from you.",
		Good:     "I look forward to hearing from you.\n\nBest regards,\nAda Park",
		Source:   "SPEC.md section 2, close",
		Find: func(d *review.Doc) []review.Finding {
			if len(d.Main) == 0 || d.Context.Process.Candidate.Name == "" || signedBy(d).written {
				return nil
			}
			for _, w := range d.Words[max(0, len(d.Words)-25):] {
				if d.Candidate.Answers(w.Fold) && (w.Capital || len(w.Fold) > 2) {
					return nil
				}
			}
			end := len(strings.TrimRight(d.Draft.Body, " \t\r\n"))
			f := review.Finding{Span: review.Span{Start: end, End: end}, Message: "Your name does not stand under the note."}
			if given := d.Candidate.Given().Raw; given != "" {
				name := d.Context.Process.Candidate.Name
				f.Suggestions = []string{"\n\nBest regards,\n" + name}
				if d.SignOff < end {
					f.Suggestions = []string{"\n" + name}
				}
			}
			return []review.Finding{f}
		},
	}
}
