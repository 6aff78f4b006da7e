package checks

import (
	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// shortNamed adds the places where an employer of several words goes by the first of them
// ("join Umbrella", of Umbrella Rail Works; "at St. Hilda's") or by its initials.
func shortNamed(d *review.Doc, places []stretch, employer string, names []review.NameWord, text string, words []review.Word) []stretch {
	if len(names) < 2 {
		return places
	}
	k := 1
	for k < len(names) && (!isDescriptive(names[k].Fold) || runes(names[k-1].Fold) < 3) {
		k++
	}
	k = min(k, len(names)-1)
	ownPerson := d.Person(names[0].Fold) != nil
	short := [...]int{k, 1, 0}
	if k > 2 {
		short[2] = 2 // "Green Mountain", of Green Mountain Pet Clinic
	}
	for n, length := range short {
		if length == 0 {
			continue
		}
		last := names[length-1].Fold
		if ownPerson || isCommonWord(last) || ofEmployer(d, last) || length == 1 && runes(last) < 4 {
			short[n] = 0
		}
	}
	for i := range words {
		w := &words[i]
		if !w.Capital {
			continue
		}
		for _, n := range short {
			if w.Fold != names[0].Fold {
				break // nearly every word
			}
			if n > 0 && isName(names[:n], text, words, i) && !isName(names, text, words, i) && (asEmployer(text, words, i) || words[i+n-1].BareEnd < words[i+n-1].End || wishedHere(d, text, names, words, i, n)) {
				places = append(places, stretch{i, i + n})
				break
			}
		}
		raw := text[w.Start:w.BareEnd]
		if len(raw) >= 3 && len(raw) <= 6 && raw[1]&0x20 == 0 && isAcronym(d, raw, employer) && !isAcronym(d, raw, d.Context.Process.Employer) {
			places = append(places, stretch{i, i + 1})
		}
	}
	return places
}

// wishedHere reports that n words of a longer name stand where a sentence wishes: "I believe
// the same would suit the midwives of Brynteg". "In Brynteg" is a place.
func wishedHere(d *review.Doc, text string, names []review.NameWord, words []review.Word, i, n int) bool {
	last := i + n
	if i == 0 || n == 1 && (isCommonWord(names[0].Fold) || dictionary.Common(names[0].Fold) || dictionary.Name(names[0].Fold)) {
		return false
	}
	for j := i; j < last; j++ {
		if !words[j].Capital || d.Wrote(words[j].Fold) {
			return false
		}
	}
	if last < len(words) && words[last].Capital && adjoining(text, words[last-1], words[last]) {
		return false // another name that begins like it
	}
	switch words[i-1].Fold {
	case "in", "from", "near", "through", "past", "around", "outside":
		return false
	}
	for j := last; j < min(len(words), last+4) && !words[j].Opens; j++ {
		switch words[j].Fold {
		case "would", "could", "will":
			return true
		case "needs", "deserves":
			return j == last
		}
	}
	return wishesInSentence(words, i)
}

// isName reports that a name stands at words[i], capitals apart.
func isName(names []review.NameWord, text string, words []review.Word, i int) bool {
	if i+len(names) > len(words) {
		return false
	}
	for j, n := range names {
		if words[i+j].Fold != n.Fold || j > 0 && !ofOneName(text, words[i+j-1], words[i+j]) {
			return false
		}
	}
	return true
}
