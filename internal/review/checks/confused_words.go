package checks

import (
	"afterword/internal/review"
	"afterword/internal/review/grammar"
)

func confusedWords() review.Check {
	return review.Check{
		ID:       "confused-words",
		Group:    review.Form,
		Title:    "Two words are confused",
		Severity: review.Warn,
		Why:      "Words that sound alike pass every dictionary, and a reader stumbles over them; only places are flagged where the words around leave no doubt.",
		Bad:      "Thank you for you're time; its been better then I expected.",
		Good:     "Thank you for your time; it's been better than I expected.",
		Source:   "SPEC.md section 3, form: unproofread",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			return tellSlips(d, grammar.Confusion, saysAnotherWord, nil)
		},
	}
}
