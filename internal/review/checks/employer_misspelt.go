package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func employerMisspelt() review.Check {
	return review.Check{
		ID:       "employer-misspelt",
		Group:    review.People,
		Title:    "The employer's name is misspelt",
		Severity: review.Block,
		Why:      "Nobody who wants to work somewhere gets its name wrong.",
		Bad:      "I would be glad to work at Glboex.",
		Good:     "I would be glad to work at Globex.",
		Source:   "SPEC.md section 3, people",

		Confidence: review.Maybe,
		Find: func(d *review.Doc) []review.Finding {
			names := employerWords(d, d.Context.Process.Employer)
			found := misspeltEmployer(d, names, review.Subject, d.Draft.Subject, d.SubjectWords)
			found = append(found, misputEmployer(d, names, review.Subject, d.Draft.Subject, d.SubjectWords)...)
			found = append(found, misspeltEmployer(d, names, review.Body, d.Draft.Body, d.Main)...)
			return append(found, misputEmployer(d, names, review.Body, d.Draft.Body, d.Main)...)
		},
	}
}

func misspeltEmployer(d *review.Doc, names []review.NameWord, part review.Part, text string, words []review.Word) []review.Finding {
	found := smallEmployers(d, names, part, text, words)
	for _, i := range capitalsIn.Of(d).of(part) {
		w := &words[i]
		raw := text[w.Start:w.BareEnd]
		nearOwn, glued := standsNearOwn(words, i, names), len(w.Fold) > 7 && strings.ToLower(raw[1:]) != raw[1:]
		behindSaint := len(names) > 1 && i > 0 && isSaint(words[i-1].Fold)
		for n := range names {
			name := &names[n]
			if !nearOwn && !glued && !behindSaint && !mayBeMeant(w.Fold, name.Fold) {
				continue // nearly always
			}
			if isElided(name.Fold, w.Fold) {
				break // "Ouessant", of Musée d'Ouessant
			}
			f := review.Finding{Part: part, Span: bare(*w)}
			switch {
			case n+1 < len(names) && gluedSlip(raw, w.Fold, *name, names[n+1]):
				f.Severity = review.Warn // "BrightKetle"
			case n+1 < len(names) && w.Fold[0] == name.Fold[0] && parts(w.Fold, name.Fold, names[n+1].Fold) && writtenAsOne(text, words, i, names, n) && d.Person(w.Fold) == nil && !d.Wrote(w.Fold):
				f.Severity = review.Warn // "Mesaverde Animal Hospital"
				f.Suggestions = []string{name.Raw + " " + names[n+1].Raw}
			case nearOwn && besideOwn(text, words, i, names, n) && nearBeside(w.Fold, name.Fold) && d.Person(w.Fold) == nil:
			case behindSaint && ofOtherSaint(text, words, i, names, n) && d.Person(w.Fold) == nil && !d.Wrote(w.Fold):
				f.Severity = review.Warn // "St. Bridget's"
			case nearOwn && hyphenedToOwn(text, words, i, names, n) && !d.Wrote(w.Fold):
				f.Severity = review.Warn // "Dekker-Fos"
			case nearOwn && (restStands(text, words, i, names, n) && (len(names) > 2 && soundsAlike(w.Fold, name.Fold) || alikeBeside(*w, name.Fold)) || rightBeside(text, words, i, names, n) && !dictionary.Common(w.Fold) && alikeBeside(*w, name.Fold)) && d.Person(w.Fold) == nil && !d.Wrote(w.Fold):
				f.Severity = review.Warn // "Lakeside Grain Exchange"
			case w.Fold == name.Fold:
				if review.SameSpelling(raw, name.Raw) || w.Opens && dictionary.Known(w.Fold) {
					continue // "Radio is all I have", to Rádio Mirante
				}
				f.Severity = review.Warn // an accent
			case nearOwn && len(names) == 2 && otherPartner(text, words, i, names, n) && d.Person(w.Fold) == nil && !d.Wrote(w.Fold):
				f.Severity = review.Warn
			case manyOfEmployer(text, words, i, name.Fold) && d.Person(w.Fold) == nil && !d.Wrote(w.Fold):
				f.Severity = review.Warn
			case i+1 < len(words) && parts(name.Fold, w.Fold, words[i+1].Fold) && adjoining(text, *w, words[i+1]):
				f.Severity = review.Warn // "Data Dog"
				f.Span.End = words[i+1].BareEnd
				raw = text[w.Start:words[i+1].BareEnd]
			case isCommon(w) || !nearEmployer(*w, name.Fold) || known(d, w.Fold, names) || w.Opens && dictionary.Common(w.Fold):
				continue
			case w.Opens || runes(name.Fold) < 5:
				f.Severity = review.Warn
			}
			if f.Suggestions == nil {
				f.Suggestions = []string{name.Raw}
			}
			if n+1 < len(names) && gluedSlip(raw, w.Fold, *name, names[n+1]) {
				f.Suggestions = []string{name.Raw + " " + names[n+1].Raw}
			}
			f.Message = fmt.Sprintf("%q looks like a slip: the employer's name is spelt %q.", raw, f.Suggestions[0])
			found = append(found, f)
			break
		}
	}
	return found
}

// isElided reports a word of a name with an article before it that is cut short: "d'ouessant".
func isElided(name, word string) bool {
	before, ok := strings.CutSuffix(name, word)
	return ok && len(before) > 1 && len(before) < 6 && before[len(before)-1] == '\''
}

// writtenAsOne reports two words of a name that are written as one at words[i], with the third behind
// them: without it, that is how many write such names.
func writtenAsOne(text string, words []review.Word, i int, names []review.NameWord, n int) bool {
	return n+2 < len(names) && ownAt(words, i+1, names, n+2) && ofOneName(text, words[i], words[i+1])
}

// otherPartner reports a word that stands in the place of one of two partners: "Harrow & Vine", of
// Harrow & Vale.
func otherPartner(text string, words []review.Word, i int, names []review.NameWord, n int) bool {
	other, from, to := i+1, i, i+1
	if n == 1 {
		other, from, to = i-1, i-1, i
	}
	return other >= 0 && other < len(words) && words[other].Fold == names[1-n].Fold && words[other].Capital && strings.TrimSpace(text[words[from].End:words[to].Start]) == "&"
}

// smallEmployers finds the first word of the employer's name with a small letter.
func smallEmployers(d *review.Doc, names []review.NameWord, part review.Part, text string, words []review.Word) (found []review.Finding) {
	if len(names) == 0 || !saysSmall(d, names[0].Fold) {
		return nil
	}
	for i := range words {
		if words[i].Capital || words[i].Fold != names[0].Fold || !smallEmployer(d, text, words, i, &names[0]) {
			continue
		}
		found = append(found, review.Finding{
			Part: part, Severity: review.Hint, Span: bare(words[i]), Suggestions: []string{names[0].Raw},
			Message: fmt.Sprintf("%q starts with a small letter: the employer's name is spelt %q.", text[words[i].Start:words[i].BareEnd], names[0].Raw),
		})
	}
	return found
}

// smallEmployer reports the first word of the employer's name with a small letter, where it is no
// word of the language and the note has capitals elsewhere: not in an address or a link.
func smallEmployer(d *review.Doc, text string, words []review.Word, i int, name *review.NameWord) bool {
	w := &words[i]
	return len(w.Fold) > 3 && startsLower(text[w.Start:w.End]) && !startsLower(name.Raw) && !dictionary.Known(w.Fold) && capitalises(d.Main) &&
		!(w.Start > 0 && strings.IndexByte("@./-_", text[w.Start-1]) >= 0) && !(w.End+1 < len(text) && strings.IndexByte("@./-_", text[w.End]) >= 0 && text[w.End+1] > ' ')
}

// manyOfEmployer reports "Harrowgates" where nothing makes a family of it.
func manyOfEmployer(text string, words []review.Word, i int, name string) bool {
	w := &words[i]
	return len(name) > 5 && (isWithS(w.Fold, name) || isWithS(name, w.Fold)) && w.BareEnd == w.End && !dictionary.Known(w.Fold) && !dictionary.Known(name) &&
		i > 0 && !w.Opens && oneOf(words[i-1].Fold, "at to for with join joining of from")
}

// isWithS reports that many is one with an s behind it.
func isWithS(many, one string) bool {
	return len(many) == len(one)+1 && many[len(one)] == 's' && many[:len(one)] == one
}

// standsNearOwn reports that one of the two words before words[i], or of the two behind it, is one
// of the employer's name, of several: where none is, nothing there is meant for the rest of that name.
func standsNearOwn(words []review.Word, i int, names []review.NameWord) bool {
	if len(names) < 2 {
		return false
	}
	small := false // "Musée des Phares d'Ouessant"
	for n := range names {
		small = small || names[n].Raw[0] >= 'a' && names[n].Raw[0] <= 'z'
	}
	for j := max(0, i-2); j < min(len(words), i+3); j++ {
		if (words[j].Capital || small && len(words[j].Fold) > 4) && j != i && holdsName(names, words[j].Fold) {
			return true
		}
	}
	return false
}

func holdsName(names []review.NameWord, fold string) bool {
	for n := range names {
		if names[n].Fold == fold {
			return true
		}
	}
	return false
}

// besideOwn reports that the word before or behind words[i] is the one that stands there in
// the employer's name: what is between can only be meant for that name.
func besideOwn(text string, words []review.Word, i int, names []review.NameWord, n int) bool {
	switch {
	case ownAt(words, i+1, names, n+1):
		return ofOneName(text, words[i], words[i+1])
	case ownAt(words, i-1, names, n-1):
		return ofOneName(text, words[i-1], words[i])
	case ownAt(words, i+2, names, n+1):
		return words[i+1].Fold == "and"
	case ownAt(words, i-2, names, n-1):
		return words[i-1].Fold == "and"
	}
	return false
}

// ofOtherSaint reports a saint whose name begins like that of the employer's: Bridget, of St. Brigid's.
func ofOtherSaint(text string, words []review.Word, i int, names []review.NameWord, n int) bool {
	const alike = 3
	if n == 0 || i == 0 || !isSaint(names[n-1].Fold) || !isSaint(words[i-1].Fold) {
		return false
	}
	w, name := &words[i], names[n].Fold
	return ofOneName(text, words[i-1], *w) && w.Fold != name && commonStart(w.Fold, name) >= alike
}

func isSaint(fold string) bool { return fold == "st" || fold == "saint" }

// mayBeMeant reports a word that may be a slip for one of the employer's name, or that with an s more
// or less: nearEmployer allows two slips in long ones alone, so that the first or the last letter of
// a short one is right.
func mayBeMeant(fold, name string) bool {
	return len(name) > 7 || fold[0] == name[0] || fold[len(fold)-1] == name[len(name)-1]
}

// hyphenedToOwn reports a word with a slip in it, the first letter included, that a hyphen binds to
// the word which stands there in the employer's name.
func hyphenedToOwn(text string, words []review.Word, i int, names []review.NameWord, n int) bool {
	w, name := &words[i], names[n].Fold
	before, behind := w.Start > 0 && text[w.Start-1] == '-', w.End < len(text) && text[w.End] == '-'
	if !before && !behind || w.Fold == name || runes(name) < 3 || !(behind && ownAt(words, i+1, names, n+1) || before && ownAt(words, i-1, names, n-1)) {
		return false
	}
	return review.Distance(w.Fold, name, 1) <= 1
}

// rightBeside is besideOwn without an "and" between.
func rightBeside(text string, words []review.Word, i int, names []review.NameWord, n int) bool {
	return ownAt(words, i+1, names, n+1) && ofOneName(text, words[i], words[i+1]) ||
		ownAt(words, i-1, names, n-1) && ofOneName(text, words[i-1], words[i])
}

// ownAt reports that the n-th word of the employer's name stands at words[i], where there are
// both.
func ownAt(words []review.Word, i int, names []review.NameWord, n int) bool {
	return i >= 0 && i < len(words) && n >= 0 && n < len(names) && words[i].Fold == names[n].Fold && (words[i].Capital || startsLower(names[n].Raw))
}

// restStands reports that all other words of a name of three or more stand around words[i], each
// in its place, or the one other word of a name of two.
func restStands(text string, words []review.Word, i int, names []review.NameWord, n int) bool {
	from := i - n
	if len(names) < 2 || from < 0 || from+len(names) > len(words) {
		return false
	}
	for j, name := range names {
		w := words[from+j]
		if j != n && w.Fold != name.Fold || !w.Capital || j > 0 && !ofOneName(text, words[from+j-1], w) {
			return false
		}
	}
	return true
}

// alikeBeside reports a word that begins like a name and is as long, beside the rest of it.
func alikeBeside(w review.Word, name string) bool {
	const alike = 4
	return w.Fold != name && commonStart(w.Fold, name) >= alike && len(w.Fold) <= len(name)+3 && len(name) <= len(w.Fold)+3
}

// soundsAlike reports a word with one slip in it, its first letter included, or one that ends alike
// and is nearly as long: "Onion" for Union, "Keyside" for Quayside, with the rest of the name around.
func soundsAlike(fold, name string) bool {
	if len(name) < 3 || fold == name {
		return false
	}
	if review.Distance(fold, name, 1) <= 1 {
		return true
	}
	end := 0
	for end < len(fold) && end < len(name) && fold[len(fold)-1-end] == name[len(name)-1-end] {
		end++
	}
	return end >= 4 && review.Distance(fold, name, 3) <= 3
}

// gluedSlip reports two words of a name that are written as one, with a slip in it. Without a
// slip it is how many write such names.
func gluedSlip(raw, fold string, first, second review.NameWord) bool {
	if len(fold) < 8 || strings.ToLower(raw[1:]) == raw[1:] || fold == first.Fold+second.Fold {
		return false
	}
	return len(fold) <= len(first.Fold)+len(second.Fold)+1 && review.Distance(fold, first.Fold+second.Fold, 1) <= 1
}

// ofEmployerBeside reports a word beside a word of the employer's name, where another one of
// it belongs.
func ofEmployerBeside(d *review.Doc, text string, words []review.Word, i int) bool {
	names := employerWords(d, d.Context.Process.Employer)
	for n, name := range names {
		if (besideOwn(text, words, i, names, n) || behindComma(text, words, i, names, n)) && nearBeside(words[i].Fold, name.Fold) {
			return true
		}
	}
	return false
}

// behindComma reports the word of the employer's name before words[i] with a comma between: "Fenwick,
// Okoro & Partners".
func behindComma(text string, words []review.Word, i int, names []review.NameWord, n int) bool {
	return ownAt(words, i-1, names, n-1) && text[words[i-1].End:words[i].Start] == ", "
}

// nearBeside reports a slip in a word that stands beside the rest of the name: an ending that
// is missing or too much counts there, too.
func nearBeside(word, name string) bool {
	limit := 1
	if runes(name) >= 6 {
		limit = 2
	}
	if word == name || runes(name) < 4 || word[0] != name[0] {
		return false
	}
	return review.Distance(word, name, limit) <= limit || review.Distance(word, name, 2) <= 2 && withoutVowels(word) == withoutVowels(name)
}

// withoutVowels is how a name sounds without its vowels: "vl" of Vale and Vail.
func withoutVowels(fold string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouy", r) {
			return -1
		}
		return r
	}, fold)
}

// parts reports whether a name is two words written as one.
func parts(name, first, second string) bool {
	return len(name) == len(first)+len(second) && name[:len(first)] == first && name[len(first):] == second
}

// nearEmployer is stricter than with people: an employer's name is often a common word.
func nearEmployer(w review.Word, name string) bool {
	n := runes(name)
	limit := 1
	if n >= 9 || n == 8 && commonStart(w.Fold, name) >= 5 {
		limit = 2
	}
	if n < 4 || w.Opens && n < 6 || w.Fold[0] != name[0] && n < 6 && !sameLetters(w.Fold, name) || review.Distance(w.Fold, name, limit) > limit {
		return false
	}
	return !isWithS(w.Fold, name) && !isWithS(name, w.Fold) &&
		!(isCommonWord(name) && sameStem(w.Fold, name))
}

func sameStem(a, b string) bool { return review.Stem(a) == review.Stem(b) }

// known reports a word that stands in the letter for a reason of its own.
func known(d *review.Doc, fold string, names []review.NameWord) bool {
	if isCommonWord(fold) || d.Wrote(fold) || d.Person(fold) != nil {
		return true
	}
	return holdsName(names, fold) || ofOtherHouse(d, fold)
}

// ofOtherHouse reports a word of the name of another employer, whose process or offer the candidate
// has: that is another check's finding.
func ofOtherHouse(d *review.Doc, fold string) bool {
	for i := range d.Context.OtherProcesses {
		if holdsName(employerWords(d, d.Context.OtherProcesses[i].Employer), fold) {
			return true
		}
	}
	for i := range d.Context.Process.Offers {
		if holdsName(employerWords(d, d.Context.Process.Offers[i].Employer), fold) {
			return true
		}
	}
	return false
}
