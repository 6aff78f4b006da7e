package checks

import (
	"unicode/utf8"

	"afterword/internal/review"
)

// employerWords are the words of an employer's name that tell it from others: without the
// legal form and what many are called.
func employerWords(d *review.Doc, name string) []review.NameWord { return employerWordsOf.Of(d, name) }

var employerWordsOf = review.DerivedFrom(func(name string) []review.NameWord {
	all := withoutLegalForm(name, review.SplitWords(name))
	words := make([]review.NameWord, 0, len(all))
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

// withoutLegalForm cuts off a legal form that is written letter by letter at the end of a
// name: "Globex S.A.", "Globex Sp. z o.o.", "Globex A/S".
func withoutLegalForm(name string, words []review.Word) []review.Word {
	to, cut := len(words), false
	for to > 1 {
		w, gap := words[to-1], name[words[to-2].End:words[to-1].Start]
		letter := len(w.Fold) == 1 && (cut || gap == "." || gap == "/" || w.End < len(name) && name[w.End] == '.')
		if !letter && !isLegalForm(w.Fold) {
			break
		}
		to, cut = to-1, letter
	}
	return words[:to]
}

// isLegalForm reports what stands behind a name for the register alone.
func isLegalForm(fold string) bool {
	switch fold {
	case "inc", "ltd", "llc", "llp", "lp", "plc", "gmbh", "mbh", "ag", "kg", "kgaa", "ug", "ev", "eg", "sa", "sas", "sarl", "srl", "spa", "sl",
		"slu", "bv", "nv", "ab", "as", "asa", "aps", "oy", "oyj", "kk", "co", "corp", "corporation", "company", "limited", "incorporated", "pty",
		"pte", "pvt", "private", "sp", "zoo", "doo", "dd", "kft", "zrt", "nyrt", "sro", "sdn", "bhd", "lda", "ltda", "se", "cic", "gbr", "ohg":
		return true
	}
	return false
}

func isCorporateWord(fold string) bool {
	switch fold {
	case "the", "of", "and", "for", "de", "group", "holding", "holdings", "systems", "software", "solutions", "services", "technologies",
		"technology", "tech", "labs", "lab", "international", "global", "bank", "university", "hospital", "health", "media", "digital",
		"consulting", "partners", "industries", "foundation", "institute":
		return true
	}
	return isLegalForm(fold)
}

// isAcronym reports whether a word in capitals stands for a name of three and more words:
// "IBM" for International Business Machines.
func isAcronym(d *review.Doc, raw, employer string) bool {
	letters := acronymOf.Of(d, employer)
	if len(letters) < 3 || len(letters) != len(raw) {
		return false
	}
	for i := range len(raw) {
		if raw[i]|0x20 != letters[i] || raw[i]&0x20 != 0 {
			return false
		}
	}
	return true
}

// acronymOf are the first bytes of the words of a name, folded.
var acronymOf = review.DerivedFrom(func(employer string) string {
	var letters []byte
	for _, w := range withoutLegalForm(employer, review.SplitWords(employer)) {
		if !isFunctionWord(w.Fold) {
			letters = append(letters, w.Fold[0])
		}
	}
	return string(letters)
})

func runes(s string) int { return utf8.RuneCountInString(s) }
