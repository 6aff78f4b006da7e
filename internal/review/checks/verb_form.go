package checks

import (
	"afterword/internal/review"
	"afterword/internal/review/grammar"
)

func verbForm() review.Check {
	return review.Check{
		ID:       "verb-form",
		Group:    review.Form,
		Title:    "A verb has the wrong form",
		Severity: review.Warn,
		Why:      "\"Enjoy to do\", \"would like ask\", \"I am waiting since two weeks\": what is right in one language is a slip in another, and hurried fingers make the same ones; only frames that are wrong in any sentence are flagged.",
		Bad:      "I would like ask about the rota; I am waiting since two weeks and enjoy to plan it.",
		Good:     "I would like to ask about the rota; I have been waiting for two weeks and enjoy planning it.",
		Source:   "SPEC.md section 3, form: unproofread",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			return tellSlips(d, grammar.Form, "%q is not the form that this verb takes here: write %q.", nil)
		},
	}
}
