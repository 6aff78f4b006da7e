package checks

import (
	"unicode/utf8"

	"afterword/internal/review"
)

// employerWords are the words of an employer's name that tell it from others: without the
// legal form and what many are called.
func employerWords(d *review.Doc, name string) []review.NameWord { return employerWordsOf.Of(d, name) }

var employerWordsOf = review.DerivedFrom(func(name string) []review.NameWord {
	var words []review.NameWord
	all := review.SplitWords(name)
	for _, w := range all {
		if !isCorporateWord(w.Fold) {
			words = append(words, review.NameWord{Raw: name[w.Start:w.BareEnd], Fold: w.Fold})
		}
	}
	if len(words) == 0 { // "The Software Company" is told by all its words
		for _, w := range all {
			words = append(words, review.NameWord{Raw: name[w.Start:w.BareEnd], Fold: w.Fold})
		}
	}
	return words
})

func isCorporateWord(fold string) bool {
	switch fold {
	case "the", "of", "and", "for", "de", "inc", "ltd", "llc", "llp", "plc", "gmbh", "ag", "sa", "sas", "srl", "bv", "nv", "ab", "as",
		"oy", "kg", "co", "corp", "corporation", "company", "limited", "group", "holding", "holdings", "systems", "software",
		"solutions", "services", "technologies", "technology", "tech", "labs", "lab", "international", "global", "bank",
		"university", "hospital", "health", "media", "digital", "consulting", "partners", "industries", "foundation", "institute":
		return true
	}
	return false
}

func runes(s string) int { return utf8.RuneCountInString(s) }
