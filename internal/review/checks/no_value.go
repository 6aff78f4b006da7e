package checks

import (
	"fmt"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

func noValue() review.Check {
	return review.Check{
		ID:       "no-value",
		Group:    review.Personal,
		Title:    "Nothing says why it should be you",
		Severity: review.Hint,
		Why:      "A memory makes them smile; one sentence against the problem they have makes them think of you for it.",
		Bad:      "Thank you for telling me why the nightly reindex takes nine hours. I look forward to hearing from you.",
		Good:     "Thank you for telling me why the nightly reindex takes nine hours. I cut a comparable one to twenty minutes.",
		Source:   "SPEC.md section 2, value: one sentence against that person's need; section 3, personal",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor || len(d.Main) < 12 || !inEnglish(d.Main) {
				return nil
			}
			if about := d.Draft.To.Debrief; about.Need == "" && about.Value == "" && d.Draft.To.Role == interview.Recruiter {
				return nil // who leads through the day lacks nothing that a candidate could mend
			}
			for _, sentence := range sentencesOfMain(d) {
				if worthOf(sentence) != noWorth {
					return nil
				}
			}
			about := d.Draft.To.Debrief
			value, need := stemsOf(d, about.Value), stemsOf(d, about.Need)
			needAndValue := append(append(d.Strings(len(value)+len(need)), value...), need...)
			if len(overlap(d, without(d, needAndValue, stemsOf(d, about.Anchor)))) >= 2 {
				return nil // it is said in words of the debrief
			}
			f := review.Finding{Message: fmt.Sprintf("Nothing says what %s would gain by you. One sentence against what they need is enough.", called(d, d.To))}
			if about.Value != "" {
				f.Message = fmt.Sprintf("What you wrote down about why it should be you is not in the note: %q.", shortened(about.Value, 90))
			}
			return []review.Finding{f}
		},
	}
}

// inEnglish reports that at least one word in five is one of English grammar.
func inEnglish(words []review.Word) bool {
	n := 0
	for _, w := range words {
		if isFunctionWord(w.Fold) {
			n++
		}
	}
	return n*5 >= len(words)
}
