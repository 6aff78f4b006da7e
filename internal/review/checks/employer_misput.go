package checks

import (
	"fmt"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// misputEmployer finds the words of a name in another order ("Shaw & Brindle", of Brindle & Shaw) and
// another last word ("Royal Wattle Clinic", of Royal Wattle Hospital).
func misputEmployer(d *review.Doc, names []review.NameWord, part review.Part, text string, words []review.Word) []review.Finding {
	whole := fullWordsOf.Of(d, d.Context.Process.Employer)
	if len(whole) < 2 || len(names) == 0 {
		return nil
	}
	var found []review.Finding
	second := &names[min(1, len(names)-1)]
	for _, i := range capitalsIn.Of(d).of(part) {
		w := &words[i]
		if w.Fold != second.Fold && w.Fold != whole[0].Fold {
			continue
		}
		to, right := 0, ""
		switch {
		case w.Fold == second.Fold && w.Fold != names[0].Fold && i+1 < len(words) && words[i+1].Fold == names[0].Fold && words[i+1].Capital && ofOneName(text, *w, words[i+1]):
			to = i + 2
		case w.Fold == second.Fold && w.Fold != names[0].Fold && i+2 < len(words) && words[i+1].Fold == "and" && words[i+2].Fold == names[0].Fold && words[i+2].Capital:
			to = i + 3
		case w.Fold == whole[0].Fold && otherTail(whole, text, words, i):
			to, right = i+len(whole), d.Context.Process.Employer
		}
		if to == 0 || to-i == 2 && i > 0 && words[i-1].Fold == names[0].Fold {
			continue
		}
		f := review.Finding{Part: part, Severity: review.Warn, Span: span(*w, words[to-1]), Suggestions: suggestions(right)}
		f.Message = fmt.Sprintf("%q looks like a slip: the employer's name is %q.", text[f.Span.Start:f.Span.End], d.Context.Process.Employer)
		found = append(found, f)
	}
	return found
}

// otherTail reports all words of a name of three or more at words[i], and in the place of the last,
// which says what the house is, another that says such a thing.
func otherTail(whole []review.NameWord, text string, words []review.Word, i int) bool {
	last := len(whole) - 1
	if last == 1 && i+1 < len(words) && isHouseWord(whole[1].Fold) && words[i+1].Capital && !words[i+1].Opens && adjoining(text, words[i], words[i+1]) {
		tail := words[i+1].Fold
		return tail != whole[1].Fold && (isHouseWord(tail) || near(tail, whole[1].Fold, true))
	}
	if last == 1 && i+1 < len(words) && words[i+1].Capital && !words[i+1].Opens && adjoining(text, words[i], words[i+1]) && isTradeWord(whole[1].Fold) {
		return words[i+1].Fold != whole[1].Fold && isTradeWord(words[i+1].Fold) // "Thornbury Pottery", of Thornbury Ceramics
	}
	if last < 2 || i+last >= len(words) || !isDescriptive(whole[last].Fold) {
		return false
	}
	for j := 1; j <= last; j++ {
		w := &words[i+j]
		if !w.Capital || j < last && w.Fold != whole[j].Fold || !ofOneName(text, words[i+j-1], *w) {
			return false
		}
	}
	tail := words[i+last].Fold
	if tail != whole[last].Fold && near(tail, whole[last].Fold, true) && !dictionary.Known(tail) {
		return true // "Mesa Verde Animal Hopsital"
	}
	return tail != whole[last].Fold && (isDescriptive(tail) || oneOf(tail, "fund society association company union league corporation enterprises estate")) && !isLegalForm(tail)
}

// isHouseWord reports the second word of many an employer's name, one of which is as good as another
// to who does not remember it.
func isHouseWord(fold string) bool {
	return oneOf(fold, "systems software solutions services technologies technology industries consulting partners analytics robotics networks logistics pharmaceuticals motors dynamics")
}

// isTradeWord reports what a house of makers or sellers calls itself behind its name, as one may
// remember it in another word.
func isTradeWord(fold string) bool {
	return oneOf(fold, "ceramics pottery potteries foods bakery bakeries brewery brewing breweries books press publishing media pictures films games instruments optics electronics electric electrical power energy plastics steel metals paper textiles fabrics furniture joinery timber motors engines engineering engineers freight shipping logistics transport haulage airways airlines aviation insurance assurance capital finance financial labs laboratories")
}

// fullWordsOf are all words of an employer's name but its legal form.
var fullWordsOf = review.DerivedFrom(func(name string) []review.NameWord {
	var words []review.NameWord
	for _, w := range withoutLegalForm(name, review.SplitWords(name)) {
		words = append(words, review.NameWord{Raw: name[w.Start:w.BareEnd], Fold: w.Fold})
	}
	return words
})
