package checks

import (
	"afterword/internal/review"
	"afterword/internal/review/grammar"
)

func verbAgreement() review.Check {
	return review.Check{
		ID:       "verb-agreement",
		Group:    review.Form,
		Title:    "Words of a sentence do not agree",
		Severity: review.Warn,
		Why:      "A verb or a plural that does not fit its neighbour is seen at once by whoever reads the note; only frames that are wrong in any sentence are flagged.",
		Bad:      "We was glad that he don't mind, and there is many reasons for it.",
		Good:     "We were glad that he doesn't mind, and there are many reasons for it.",
		Source:   "SPEC.md section 3, form: unproofread",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			return tellSlips(d, grammar.Agreement, "%q does not fit the words beside it: write %q.", nil)
		},
	}
}
