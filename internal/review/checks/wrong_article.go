package checks

import (
	"slices"

	"afterword/internal/review"
	"afterword/internal/review/grammar"
)

func wrongArticle() review.Check {
	return review.Check{
		ID:       "wrong-article",
		Group:    review.Form,
		Title:    "\"a\" where it must be \"an\", or the other way round",
		Severity: review.Warn,
		Why:      "The article goes by the sound that follows, not by the letter: an hour, a university, an MBA, a European team.",
		Bad:      "It was a honest answer from an university team.",
		Good:     "It was an honest answer from a university team.",
		Source:   "SPEC.md section 3, form: unproofread",
		Reads:    review.English,
		Find: func(d *review.Doc) []review.Finding {
			return tellSlips(d, grammar.Articles, "%q does not go with the sound of the next word: write %q.", withinName)
		},
	}
}

// withinName reports that the article and the word behind it are words of somebody's name: "Mac an
// t-Saoir".
func withinName(d *review.Doc, s *grammar.Slip) (within bool) {
	words := d.Main
	if s.Part == review.Subject {
		words = d.SubjectWords
	}
	i := slices.IndexFunc(words, func(w review.Word) bool { return w.Start == s.Span.Start })
	if i < 0 || i+1 == len(words) {
		return false
	}
	people(d, func(who *review.Person) bool {
		within = who.Has(words[i].Fold) && who.Has(words[i+1].Fold)
		return !within
	})
	return within
}
