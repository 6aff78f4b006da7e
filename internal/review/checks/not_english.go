package checks

import "afterword/internal/review"

func notEnglish() review.Check {
	return review.Check{
		ID:       "not-english",
		Group:    review.Form,
		Title:    "The note is not in English",
		Severity: review.Hint,
		Why:      "The checks of wording know English only. On a note in another language they would guess, so they do not run; names, other people's details, the form and the day it leaves are looked at as always.",
		Bad:      "vielen Dank für das offene Gespräch über die Werkstatt und die neue Halle.",
		Good:     "thank you for the open talk about the workshop and the new hall.",
		Source:   "SPEC.md section 3: what is not understood is not judged",
		Find: func(d *review.Doc) []review.Finding {
			if !d.NotEnglish {
				return nil
			}
			return []review.Finding{{Message: "This note is not in English: only the checks of people and form ran, and those of the day it leaves."}}
		},
	}
}
