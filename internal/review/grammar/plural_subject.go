package grammar

import (
	"strings"

	"afterword/internal/review/dictionary"
)

// pluralSubject is about a subject at the start of a clause whose verb has the wrong
// number: "The patients was", "The questions you asked was", "My experience have".
func pluralSubject(p *prose, i int) (slip, bool) {
	if i < 1 || p.prev(i) == "" {
		return slip{}, false
	}
	verb := p.words[i].Fold
	if p.words[i-1].Opens && (p.syntax[i-1]&isOfThings != 0 || oneOf(p.words[i-1].Fold, "results questions things engineers patients")) && !p.owns(i-1) && p.words[i-1].Fold != "windows" {
		if right := forMany(verb); oneOf(verb, "was is has") {
			return word(i, right)
		}
	}
	if i < 2 {
		return slip{}, false
	}
	if verbFormIn(p.syntax[i]) == thirdForm && (p.syntax[i]&orNoun == 0 || oneOf(p.next(i), "the a my your our their")) && coupleAt(p, i-1) {
		return word(i, baseOf(verb, thirdForm))
	}
	right := ""
	switch verb {
	case "was":
		right = "were"
	case "is":
		right = "are"
	case "has":
		right = "have"
	case "shows", "makes", "seems", "fits", "suits":
		right = verb[:len(verb)-1]
	case "matches":
		right = "match"
	default:
		if agreementIn(p.syntax[i]) == behindSubject && !(verb == "does" && asksOfMany(p, i)) {
			return verbOfThese(p, i)
		}
	}
	if right != "" {
		switch {
		case coupleAt(p, i-1):
			return word(i, right)
		case pluralAt(p, i-1) && !(oneOf(verb, "is was") && oneOf(p.prev(i-1), "two three four five six seven eight nine ten twelve")), // "nine questions was all"
			i >= 3 && p.owns(i-2) && plural(p.words[i-1].Fold) && !p.owns(i-1) && oneOf(p.prev(i-2), "the my your our their") && p.opens(i-3),
			i >= 4 && p.syntax[i-3]&inPlural != 0 && oneOf(p.prev(i), "it this that") && oneOf(p.prev(i-1), "for of about with behind in") && pluralAt(p, i-3),
			i >= 4 && p.syntax[i-3]&inPlural != 0 && oneOf(p.words[i-2].Fold, "i you we they") && p.prev(i-1) != "" && pluralAt(p, i-3) && !oneOf(p.words[i-1].Fold, "and or"),
			i >= 4 && p.syntax[i-3]&inPlural != 0 && oneOf(p.prev(i-1), "at in from on about") && pluralAt(p, i-3),
			i >= 5 && p.prev(i-2) == "and" && oneOf(verb, "has was is") && oneOf(p.prev(i-1), "the my your our his her") && oneOf(p.prev(i-4), "the my your our") && p.opens(i-5) && !p.owns(i-1) && !p.owns(i-4) && IsThing(p.words[i-1].Fold) && IsThing(p.words[i-4].Fold),
			verb == "was" && i >= 4 && p.prev(i) == "i" && p.prev(i-1) == "and" && !p.owns(i-3) && oneOf(p.prev(i-3), "the my our your") && p.opens(i-4),
			i >= 5 && p.syntax[i-4]&inPlural != 0 && (oneOf(p.prev(i-2), "at in from on of with") || oneOf(p.prev(i-2), "for about behind") && p.syntax[i-5]&isCount == 0) && oneOf(p.prev(i-1), "your the my our this that") && pluralAt(p, i-4),
			i >= 3 && p.prev(i-1) == "and" && p.words[i-3].Opens && oneOf(p.prev(i-2), "you he she we they") && p.words[i-1].Capital && !p.owns(i-1),
			p.prev(i-1) == "of" && oneOf(p.prev(i), "us you them") && oneOf(p.prev(i-2), "both all two three four some many few several most") && (p.opens(i-3) || oneOf(p.prev(i-3), clauses)):
			return word(i, right)
		}
		return slip{}, false
	}
	if verb != "have" && verb != "are" && verb != "were" {
		return slip{}, false
	}
	right = inSingular(verb)
	if i >= 4 && p.prev(i-1) == "of" && plural(p.prev(i)) && oneOf(p.prev(i-3), "the my your our this that") && p.opens(i-4) && !p.owns(i-3) && (IsThing(p.words[i-3].Fold) || p.words[i-3].Fold == "number") &&
		!(oneOf(p.words[i-3].Fold, bodies) && p.words[i-3].Fold != "number") {
		return word(i, right) // "the list of parts are"
	}
	if i >= 5 && p.prev(i-2) == "of" && oneOf(p.prev(i-1), "the my your our these those") && p.syntax[i-1]&inPlural != 0 && !p.owns(i-1) && oneOf(p.prev(i-4), "the my your our this that") && p.opens(i-5) && !p.owns(i-4) &&
		oneOf(p.words[i-4].Fold, "quality price speed size beauty cost care patience warmth purpose sound smell look tone order state design layout story history weight colour shape length height level") {
		return word(i, right) // "the quality of the drawings have"
	}
	for j := i - 3; j >= max(i-5, 0); j-- {
		if p.words[j].Opens && oneOf(p.words[j].Fold, "each one") && p.next(j) == "of" && (j+3 == i || oneOf(p.next(j+1), "the my your our these those their")) && (j+3 != i || oneOf(p.words[i-1].Fold, "us you them these those")) {
			return word(i, right)
		}
	}
	if i >= 5 && oneOf(p.prev(i-1), "the my your our this that") && oneOf(p.prev(i-2), "in for with of at") && oneOf(p.prev(i-3), "interest experience background role work time idea conversation talk") &&
		oneOf(p.prev(i-4), "my your our his her") && p.opens(i-5) && !p.owns(i-4) {
		return word(i, right)
	}
	if p.opens(i-2) && oneOf(p.prev(i), "experience role work talk conversation question background idea plan position time interest note tour problem project day answer manager process description story example email interview job explanation") &&
		!p.owns(i-1) && oneOf(p.prev(i-1), "my your his her this the that our") {
		return word(i, right)
	}
	return slip{}, false
}

// verbOfThese is about the verb of one right behind its subject: "the lessons helps me".
func verbOfThese(p *prose, i int) (slip, bool) {
	noun := p.words[i-1].Fold
	if noun[len(noun)-1] != 's' && noun != "people" && noun != "children" || !pluralAt(p, i-1) || measures(noun) {
		return slip{}, false
	}
	if right := baseOf(p.words[i].Fold, thirdForm); right != "" && (oneOf(p.next(i), behindVerb) || !verbIn(p.words[i].Fold).noun && p.endsClause(i)) {
		return word(i, right)
	}
	return slip{}, false
}

// pluralAt reports a plural at words[i] that its article shows to be all of a subject.
func pluralAt(p *prose, i int) bool {
	if i < 1 || p.words[i].Capital || p.owns(i) || p.syntax[i]&inPlural == 0 || p.next(i) == "" || p.prev(i) == "" {
		return false
	}
	if hyphenAfter(p, i-1) || !oneOf(p.words[i-1].Fold, "the my your our their his her these those all both many several most few some two three four five six seven eight nine ten twelve") ||
		measures(p.words[i].Fold) && !oneOf(p.words[i-1].Fold, "the my your our their his her these those all both") {
		return false
	}
	before := p.prev(i - 1)
	if before == "which" && oneOf(p.prev(i-2), prepositions) {
		return true
	}
	if (before == "all" || before == "both") && p.opens(i-2) || before == "of" && oneOf(p.prev(i-2), "some most all many both few half several") && p.opens(i-3) {
		return true // "Some of the benches has"
	}
	return p.opens(i-1) || oneOf(before, "that where when because if as while since although though how why once unless whether whereas") && !(before == "as" && p.prev(i-2) == "such") ||
		oneOf(before, "think thought know knew hope said say see saw believe found guess") && (p.opens(i-3) || oneOf(p.prev(i-2), "i you we they"))
}

// coupleAt reports that the sentence opens with two people, the second of them words[i]: "Tom and his brother".
func coupleAt(p *prose, i int) bool {
	isPerson := func(at int) bool {
		w := &p.words[at]
		return !p.owns(at) && (w.Capital && !w.Opens || oneOf(w.Fold, occupations+" son brother sister wife husband father mother boss uncle aunt daughter colleague nephew niece cousin"))
	}
	if i < 2 || p.prev(i) != "and" && p.prev(i-1) != "and" || !isPerson(i) {
		return false
	}
	and := i - 1
	if p.prev(i) != "and" {
		and--
	}
	if and < 1 || p.words[and].Fold != "and" || p.prev(and) == "" || p.prev(and+1) == "" || and == i-2 && !oneOf(p.words[i-1].Fold, "his her my your our the their") {
		return false
	}
	if first := and - 1; p.words[first].Opens {
		return p.words[first].Capital && dictionary.Name(p.words[first].Fold) && !dictionary.Known(p.words[first].Fold) && !p.owns(first)
	}
	return and >= 2 && p.words[and-2].Opens && p.prev(and-1) != "" && oneOf(p.words[and-2].Fold, "the my your our his her") && isPerson(and-1)
}

// asksOfMany reports a question whose many are no subject: "how many people does the team have".
func asksOfMany(p *prose, i int) bool {
	for j := i - 1; j >= max(0, i-5) && !p.opens(j+1); j-- {
		if oneOf(p.words[j].Fold, "many which what whose") {
			return true
		}
	}
	return false
}

// measures reports what an amount is of: "ten years makes a difference".
func measures(noun string) bool {
	return oneOf(noun, "seconds minutes hours days weeks months years nights mornings miles metres meters kilometres dollars euros pounds percent kilos litres degrees thirds quarters times")
}

// shortPlurals are those of nouns of three letters: most other words of four that end in s are none.
const shortPlurals = "dogs cats cars kids cows pigs bees boys beds bugs jobs eggs hens ants cups bags keys maps bats bars labs logs pots pans vans toys guns hats legs ears eyes nets jars jugs kits lids nuts oars owls pits pubs rats rods rugs sons taps tins tubs wigs zoos apps bins ewes foes gems ices inks inns jets mugs rams ribs rims"

// plural reports a noun in the plural.
func plural(word string) bool {
	if !strings.HasSuffix(word, "s") {
		switch word {
		case "people", "children", "men", "women", "police":
			return true
		}
		return false
	}
	if len(word) == 4 {
		return oneOf(word, shortPlurals)
	}
	if len(word) < 5 || oneOf(word, "series species physics maths mathematics economics headquarters means thanks sales logistics statistics politics ethics operations devops "+
		"kubernetes diabetes analytics basics pros news times graphics electronics robotics mechanics genetics obstetrics pediatrics paediatrics orthopedics orthopaedics geriatrics aesthetics acoustics "+
		"gymnastics athletics dynamics semantics metrics lens chaos apparatus perhaps always sometimes besides accounts communications savings earnings premises works barracks crossroads") {
		return false
	}
	for _, end := range [...]string{"ss", "us", "is"} {
		if strings.HasSuffix(word, end) {
			return false
		}
	}
	return dictionary.Known(word[:len(word)-1]) || strings.HasSuffix(word, "ies")
}
