package checks

import (
	"slices"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// shortNamed adds the places where an employer of several words goes by the first of them
// ("join Umbrella", of Umbrella Rail Works; "at St. Hilda's") or by its initials.
func shortNamed(d *review.Doc, places []stretch, employer string, names []review.NameWord, text string, words []review.Word) []stretch {
	if len(names) < 2 {
		return places
	}
	first, tail := names[0].Fold, len(names)-1
	for i := range words {
		w := &words[i]
		if !w.Capital {
			continue
		}
		if w.Fold == first {
			if n := shortAt(d, names, text, words, i); n > 0 {
				places = append(places, stretch{i, i + n})
			}
		}
		if w.Fold == first && i+2 < len(words) && words[i+1].Fold == "and" && words[i+2].Fold == names[1].Fold && words[i+2].Capital {
			places = append(places, stretch{i, i + 3}) // "Marlowe and Finch", of Marlowe & Finch
			continue
		}
		if w.Fold == first && d.Person(first) == nil && (isCoined(d, w.Fold) || isRaised(d, words, i)) && !isName(names, text, words, i) && !slices.ContainsFunc(places, func(at stretch) bool { return at.from == i }) && standsForHouse(text, names, words, i) {
			places = append(places, stretch{i, i + 1})
			continue
		}
		if w.Fold == names[tail].Fold && isTrade(first) && !(i > 0 && words[i-1].Fold == names[tail-1].Fold) && d.Person(first) == nil &&
			d.Person(w.Fold) == nil && !ofEmployer(d, w.Fold) && !isCommonWord(w.Fold) && runes(w.Fold) > 3 && (asEmployer(text, words, i) || wishedHere(d, text, names[tail:], words, i, 1)) {
			places = append(places, stretch{i, i + 1}) // "Garance", of Boulangerie Garance
		}
		raw := text[w.Start:w.BareEnd]
		if len(raw) >= 3 && len(raw) <= 6 && raw[1]&0x20 == 0 && isAcronym(d, raw, employer) && !isAcronym(d, raw, d.Context.Process.Employer) {
			places = append(places, stretch{i, i + 1})
		}
	}
	return places
}

// shortAt returns how many words of an employer's name stand at words[i], which is the first of them,
// without the others, where they speak of the employer; 0 for none.
func shortAt(d *review.Doc, names []review.NameWord, text string, words []review.Word, i int) int {
	if d.Person(names[0].Fold) != nil || isName(names, text, words, i) {
		return 0
	}
	k := 1
	for k < len(names) && (!isDescriptive(names[k].Fold) || runes(names[k-1].Fold) < 3) {
		k++
	}
	k = min(k, len(names)-1)
	short := [...]int{k, 1, 0}
	if k > 2 {
		short[2] = 2 // "Green Mountain", of Green Mountain Pet Clinic
	}
	for _, n := range short {
		if n == 0 || !isName(names[:n], text, words, i) {
			continue
		}
		last := names[n-1].Fold
		if isCommonWord(last) || ofEmployer(d, last) || n == 1 && runes(last) < 4 {
			continue
		}
		if i+n < len(words) && words[i+n].Capital && isPlaceNoun(words[i+n].Fold) && words[i+n].Fold != names[n].Fold && adjoining(text, words[i+n-1], words[i+n]) {
			return 0 // "at Severn Bridge", of Severn Valley Transit
		}
		if asEmployer(text, words, i) || n > 1 && n == k && noPlace(d, text, words, stretch{i, i + n}) || words[i+n-1].BareEnd < words[i+n-1].End || wishedHere(d, text, names, words, i, n) {
			return n
		}
	}
	return 0
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
	if ofSomewhere(words[i-1].Fold) {
		return false
	}
	if besideReader(words, stretch{i, last}) {
		return true
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

// isCoined reports a word that no dictionary has, and nobody here is called by.
func isCoined(d *review.Doc, fold string) bool {
	return runes(fold) >= 5 && !dictionary.Known(fold) && !dictionary.Name(fold) && !d.Wrote(fold) && !ofEmployer(d, fold) && jobHead(fold) == 0
}

// isRaised reports a word of the language with a capital within a sentence, which no place and no
// day has: "how Millstone bakes", of Millstone & Rye.
func isRaised(d *review.Doc, words []review.Word, i int) bool {
	w := &words[i]
	return len(w.Fold) > 5 && !w.Opens && i > 0 && !dictionary.Name(w.Fold) && !isCommonWord(w.Fold) && !isDay(w.Fold) && !d.Wrote(w.Fold) && !ofEmployer(d, w.Fold) && jobHead(w.Fold) == 0 &&
		!areSubject(d, words) && i+1 < len(words) && !words[i+1].Capital
}

// areSubject reports the words of the subject, where every one may have a capital.
func areSubject(d *review.Doc, words []review.Word) bool {
	return len(d.SubjectWords) > 0 && &words[0] == &d.SubjectWords[0]
}

// standsForHouse reports a coined first word of a name where no place stands, and no other name that
// begins like it: "I left Initech with a smile".
func standsForHouse(text string, names []review.NameWord, words []review.Word, i int) bool {
	if i+1 < len(words) && words[i+1].Capital && !words[i+1].Opens && adjoining(text, words[i], words[i+1]) && words[i+1].Fold != names[1].Fold {
		return words[i+1].Fold == names[len(names)-1].Fold // "the Kelburn Estate", of Kelburn Castle Estate
	}
	if i == 0 {
		return true
	}
	before := words[i-1]
	if before.Capital && !before.Opens && before.Fold != "i" && adjoining(text, before, words[i]) {
		return false
	}
	switch {
	case before.Fold == "about" && i > 2 && words[i-2].Fold == "me" && oneOf(words[i-3].Fold, "telling tell"):
		return true
	case oneOf(before.Fold, "the to quoted mentioned named said told cited asked about"):
		return false
	case ofSomewhere(before.Fold):
		return i > 1 && (before.Fold == "from" && review.Stem(words[i-2].Fold) == "hear" || before.Fold == "in" && oneOf(words[i-2].Fold, "interest interested"))
	}
	return true
}

// ofSomewhere reports a word that a place follows.
func ofSomewhere(fold string) bool {
	return oneOf(fold, "in from near through past around outside")
}

// besideReader reports "NAME and you", "between you and NAME": two houses side by side.
func besideReader(words []review.Word, at stretch) bool {
	if at.to+1 < len(words) && !words[at.to].Opens && oneOf(words[at.to].Fold, "and or") && words[at.to+1].Fold == "you" {
		return true
	}
	return at.from > 1 && oneOf(words[at.from-1].Fold, "and or") && words[at.from-2].Fold == "you"
}

// noPlace reports several words of a name, all with capitals, that stand where no place stands,
// with nothing behind them that would make another name of it: "it says a lot about Cedar Hollow".
func noPlace(d *review.Doc, text string, words []review.Word, at stretch) bool {
	for j := at.from; j < at.to; j++ {
		if !words[j].Capital || d.Wrote(words[j].Fold) {
			return false
		}
	}
	if at.to < len(words) && words[at.to].Capital && !words[at.to].Opens && adjoining(text, words[at.to-1], words[at.to]) {
		return false
	}
	if isPlaceNoun(words[at.to-1].Fold) {
		return false // "along Harbour Street"
	}
	return at.from == 0 || !ofSomewhere(words[at.from-1].Fold) && !oneOf(words[at.from-1].Fold, "to over above beyond behind towards toward across") && !(words[at.from-1].Capital && !words[at.from-1].Opens && adjoining(text, words[at.from-1], words[at.from])) && words[at.from-1].Fold != "the"
}

// isTrade reports what a house is, in languages that say it before the name: "Boulangerie".
func isTrade(fold string) bool { return tradeSet().Has(fold) }

var tradeSet = sync.OnceValue(func() *review.WordSet {
	return review.NewWordSet("boulangerie patisserie fromagerie laiterie brasserie boucherie chocolaterie papeterie imprimerie caseificio kaeserei molkerei brouwerij kwekerij geigenbau maison casa estudio studio atelier taller pasticceria panaderia panificio panetteria banco banque banca librairie libreria livraria "+
		"pharmacie farmacia cabinet clinique clinica klinik klinikum hotel hostal ristorante restaurante trattoria cafe cafetaria fundacja fundacion fundacao fondation fondazione stiftung stichting grupo groupe gruppo gruppe "+
		"verlag baeckerei backerei apotheke apteka kanzlei praxis werkstatt brauerei weingut chateau domaine bodega adega cantina gasthaus gasthof schreinerei tischlerei metzgerei gartnerei spedition reederei "+
		"escola escuela ecole colegio college lycee gymnasium instituto institut editora editorial editions imprenta garage garaje officina oficina liuteria menuiserie laboratorio laboratoire muzeum museo musee museu teatro theatre teatr "+
		"bakkerij drukkerij uitgeverij advocaten architecten wydawnictwo piekarnia szpital kancelaria pracownia hospital clinic bank", nil)
})

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
