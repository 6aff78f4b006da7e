package grammar

// A relative clause says "who" of persons and "which" or "that" of things, and never "what". The rules of this file know a person by
// personNoun and a thing by countedOne, behind an article or an owner; they are silent where a question may be meant ("ask the
// clerk which bus runs").

// asksOrTells are verbs whose question may stand behind a noun.
const asksOrTells = "ask asks asked asking know knows knew see saw tell tells told wonder decide decides decided say says said remember show shows showed showing teach taught explain explained learn learned learnt write wrote record records find found check checked discuss discussed choose chose about of"

// likePersons are things of whom one may say "who": animals, bodies and houses of persons, and what speaks.
const likePersons = "team committee orchestra fleet panel jury band herd choir league airline bakery brewery factory gallery museum restaurant hotel hostel hospice salon zoo library campsite clinic supermarket workshop shipyard winery tannery branch mill " +
	"bear bird cat donkey duck fox goat goose kitten owl parrot pony puppy rabbit sheepdog sparrow swan whale cow bee insect robot chatbot parrot pair couple bunch applicant batch list survey journal notebook logbook register nobody letter column"

// relativeWord is about "the mechanic which met me", "the oven who smoked", "the pump what broke": words[i] is "who", "which" or "what".
func relativeWord(p *prose, i int) (slip, bool) {
	noun, next := p.prev(i), p.next(i)
	if noun == "" || next == "" || p.owns(i) || p.owns(i-1) || i < 2 || p.words[i-1].Capital {
		return slip{}, false
	}
	first := i - 1
	if p.prev(first) != "" && first > 1 && p.speech[first-1]&adjective != 0 && p.speech[first-1]&closedParts == 0 {
		first--
	}
	if p.prev(first-1) != "" && first > 1 && p.speech[first-2]&preposition != 0 {
		return slip{}, false // "a lady at your counter who"
	}
	if opener := p.prev(first); opener == "" || p.speech[first-1]&(article|owner) == 0 && p.speech[first-1]&numeral == 0 {
		return slip{}, false
	}
	acts := surelyFinite(p, i+1) || p.speech[i+1]&pastVerb != 0 && p.speech[i+1]&(anyNoun|baseVerb) == 0 || p.speech[i+1]&thirdVerb != 0 && p.speech[i+1]&anyNoun == 0 || p.speech[i+1]&thirdVerb != 0 && i+2 < len(p.words) && p.speech[i+2]&opensNoun != 0
	given := oneOf(next, "you we i they he she") && i+2 < len(p.words) && p.prev(i+2) != "" && p.speech[i+2]&(pastVerb|haveVerb) != 0
	m := p.marks[i-1]
	if m == 0 && p.speech[i-1]&manyNoun != 0 {
		m = countingOf()[p.words[i-1].Fold[:len(noun)-1]]
	}
	switch p.words[i].Fold {
	case "which":
		if m&personNoun == 0 || !acts {
			return slip{}, false
		}
	case "who", "what":
		if m&countedOne == 0 || m&personNoun != 0 || oneOf(noun, likePersons) || oneOf(noun[:len(noun)-1], likePersons) || !acts && !given {
			return slip{}, false
		}
		if p.words[i].Fold == "what" && !p.opens(first-1) && !(given && p.speech[first-1]&article != 0 && oneOf(p.prev(first-1), "read have with need liked")) {
			return slip{}, false
		}
	}
	if first > 1 && p.prev(first-1) != "" && oneOfBefore(p, first-1, 7, asksOrTells) {
		return slip{}, false
	}
	if p.words[i].Fold == "which" {
		return word(i, "who")
	}
	return word(i, "that")
}

// brokenPlural is about "my foots", and "todays talk", which lacks its mark.
func brokenPlural(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	switch fold {
	case "todays", "yesterdays", "tomorrows":
		if p.next(i) == "" || p.owns(i) || p.speech[i+1]&(oneNoun|manyNoun|adjective) == 0 || p.speech[i+1]&(closedParts|adverb) != 0 || p.prev(i) != "" && oneOf(p.prev(i), "all those many happy the our") {
			return slip{}, false
		}
		return word(i, fold[:len(fold)-1]+"'s")
	}
	if p.prev(i) == "" || p.speech[i-1]&(owner|pointer|numeral) == 0 && !oneOf(p.prev(i), "the wet cold") || p.speech[i-1]&objectCase != 0 {
		return slip{}, false
	}
	switch fold {
	case "foots":
		return word(i, "feet")
	case "gooses":
		return word(i, "geese")
	case "mans":
		return word(i, "men")
	case "womans":
		return word(i, "women")
	case "childs":
		return word(i, "children")
	}
	return slip{}, false
}
