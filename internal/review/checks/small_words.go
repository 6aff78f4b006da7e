package checks

import (
	"afterword/internal/review"
	"afterword/internal/review/grammar"
)

func smallWords() review.Check {
	return review.Check{
		ID:       "small-words",
		Group:    review.Form,
		Title:    "A small word is wrong, missing or one too many",
		Severity: review.Warn,
		Why:      "\"Discuss about\", \"explain me\", \"pages who break\": the small words are the last that one learns in a language, and the first that a reader stumbles over; only frames that are wrong in any sentence are flagged.",
		Bad:      "Thank you that you explained me the rota; we discussed about pages who break.",
		Good:     "Thank you for explaining the rota to me; we discussed pages that break.",
		Source:   "SPEC.md section 3, form: unproofread",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			return tellSlips(d, grammar.SmallWords, "%q is not how it is said here: write %q.", nil)
		},
	}
}
