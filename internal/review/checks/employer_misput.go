package checks

import (
	"fmt"

	"afterword/internal/review"
)

// misputEmployer finds the words of a name in another order ("Shaw & Brindle", of Brindle & Shaw) and
// another last word ("Royal Wattle Clinic", of Royal Wattle Hospital).
func misputEmployer(d *review.Doc, names []review.NameWord, part review.Part, text string, words []review.Word) []review.Finding {
	if len(names) < 2 {
		return nil
	}
	var found []review.Finding
	whole := fullWordsOf.Of(d, d.Context.Process.Employer)
	for i := range words {
		w := &words[i]
		if !w.Capital || w.Fold != names[1].Fold && w.Fold != whole[0].Fold {
			continue
		}
		to, right := 0, ""
		switch {
		case w.Fold == names[1].Fold && w.Fold != names[0].Fold && i+1 < len(words) && words[i+1].Fold == names[0].Fold && words[i+1].Capital && ofOneName(text, *w, words[i+1]):
			to = i + 2
		case w.Fold == names[1].Fold && w.Fold != names[0].Fold && i+2 < len(words) && words[i+1].Fold == "and" && words[i+2].Fold == names[0].Fold && words[i+2].Capital:
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
	return tail != whole[last].Fold && isDescriptive(tail) && !isLegalForm(tail)
}

// fullWordsOf are all words of an employer's name but its legal form.
var fullWordsOf = review.DerivedFrom(func(name string) []review.NameWord {
	var words []review.NameWord
	for _, w := range withoutLegalForm(name, review.SplitWords(name)) {
		words = append(words, review.NameWord{Raw: name[w.Start:w.BareEnd], Fold: w.Fold})
	}
	return words
})
