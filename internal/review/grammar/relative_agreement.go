package grammar

import "afterword/internal/review/dictionary"

// relative is about the verb behind "who", "which" or "that" where the noun right before
// tells its number: "people who has", "the tests that was", "someone who have".
func relative(p *prose, i int) (slip, bool) {
	noun, verb := p.prev(i), p.next(i)
	if noun == "" && verb != "" {
		return relativeAside(p, i)
	}
	if noun == "" || verb == "" || p.owns(i) || p.owns(i-1) || p.owns(i+1) || p.words[i-1].Capital && !p.words[i-1].Opens {
		return slip{}, false
	}
	who, at := p.words[i].Fold == "who", i+1
	if isBeforeVerb(verb) && p.next(at) != "" {
		at++
		verb = p.words[at].Fold
	}
	if !showsNumber(p.syntax[at]) {
		return slip{}, false // most are decided here
	}
	for j := i - 1; j >= max(i-6, 0); j-- {
		switch p.words[j].Fold {
		case "one", "only", "of", "number", "group", "team", "lot", "kind", "kinds":
			return slip{}, false // "one of the people who has", "a group of people that was"
		}
	}
	if oneOf(p.next(at), "where whom what which") {
		return slip{}, false // "to show who lives where"
	}
	if p.syntax[at]&orNoun != 0 && verbFormIn(p.syntaxOfNext(at)) == plainForm {
		return slip{}, false // "nurses who orders depend on"
	}
	behind := p.syntaxOfNext(at)&marksVerb != 0
	switch {
	case plural(noun) || oneOf(noun, "those these ones"):
		if !who && p.syntax[i-1]&inPlural != 0 && oneOf(verb, "looks sounds feels smells tastes") && oneOf(p.next(at), "alike like great good new old so very different the") && !measures(noun) && (p.syntaxOfPrev(i-1)&prepositive != 0 || verbFormIn(p.syntaxOfPrev(i-1)) != noForm || oneOf(p.prev(i-1), "the those these some many several two three all")) {
			return word(at, forMany(verb)) // "vials that looks alike"
		}
		if !who && !(p.syntax[i-1]&isOfThings != 0 || noun == "ones" || noun == "things" || noun == "questions" || noun == "results") {
			return slip{}, false // "on weekends that was"
		}
		if v := verbIn(noun); v.form == thirdForm && (!v.noun || isPronoun(p.prev(i-1))) {
			return slip{}, false // "nobody knows who pays"
		}
		if right := forMany(verb); right != "" && (who || oneOf(verb, "was has is does") || behind && (!verbIn(verb).noun || p.syntaxOfPrev(i-1)&isCount != 0 && p.next(at) != "to") || verb == "works" && oneOf(p.next(at), "on in at for with")) && (who || p.words[i-1].Opens || oneOf(p.prev(i-1), "the those these some many several two three all few my our your new")) {
			if !who && oneOf(p.prev(i-2), prepositions) && oneOf(p.next(at), "the a an") {
				return slip{}, false // "in many houses that is the apprentice"
			}
			return word(at, right)
		}
	case p.words[i].Fold == "that" && oneOf(verb, "are were have don't") && oneOf(noun, occupations+" nurse teacher man woman person boss manager colleague") && oneOf(p.prev(i-1), "the a an") && !oneOf(p.prev(i-2), "told tell"):
		return word(at, inSingular(verb)) // "The nurse that have trained me"
	case p.words[i].Fold == "that" && p.syntax[at]&orNoun == 0 && verbFormIn(p.syntax[at]) == plainForm && oneOf(p.next(at), "the a my our your") && oneOf(p.prev(i-1), "the a") && p.syntaxOfPrev(i-2)&prepositive != 0 && namesOne(noun):
		return word(at, inSingular(verb)) // "about the goat that eat the list"
	case p.words[i].Fold == "that" || plural(verb) && !who:
	case oneOf(noun, "person someone somebody anyone anybody everyone everybody nobody man woman colleague manager boss engineer nurse teacher doctor friend patient customer candidate leader developer designer student child") || ofOneNoun(p, i-1):
		if !who && p.syntaxOfPrev(i-2)&prepositive != 0 {
			return slip{}, false // "the connections to this server which are open"
		}
		if oneOf(p.prev(i-2), "and or") || oneOf(p.prev(i-1), "and or") {
			return slip{}, false
		}
		if right := inSingular(verb); right != "" && (onlyVerb(verb) || behind || verb == "like" && oneOf(noun, "someone somebody anyone person") || p.syntaxOfNext(at)&(inPlural|isOfThings) != 0 && oneOf(noun, "someone somebody anyone anybody everyone everybody person") || oneOf(verb, "are were do don't have")) {
			return word(at, right)
		}
	}
	return slip{}, false
}

// relativeAside is about "Your sister, who keep the books, was kind".
func relativeAside(p *prose, i int) (slip, bool) {
	if i < 2 || p.words[i].Fold == "that" || p.words[i].Opens || p.owns(i) || p.text[p.words[i-1].End:p.words[i].Start] != ", " || p.words[i-1].Capital || p.owns(i-1) {
		return slip{}, false
	}
	verb := p.next(i)
	if !oneOf(verb, "are were have don't") && (verbFormIn(p.syntaxOfNext(i)) != plainForm || p.syntaxOfNext(i+1)&marksVerb == 0) {
		return slip{}, false
	}
	if !oneOf(p.prev(i-1), "the my your our his her a an") || p.prev(i-2) != "" && !p.words[i-2].Opens || !namesOne(p.words[i-1].Fold) {
		return slip{}, false
	}
	return word(i+1, inSingular(verb))
}

// ofOneNoun reports a noun at words[i] that is one thing or person by its article, and no body
// of people.
func ofOneNoun(p *prose, i int) bool {
	noun := p.words[i].Fold
	if plural(noun) || len(noun) < 3 || oneOf(noun, bodies) || oneOf(noun, "people few lot many more bit") {
		return false
	}
	det := p.prev(i)
	return oneOf(det, "a an one every each another") || oneOf(det, "the my your our this") && IsThing(noun) ||
		IsThing(noun) && oneOf(p.prev(i-1), "a an one every each another") && dictionary.Known(det)
}

// bodies are bodies of people, which may be many.
const bodies = "team staff crew family committee board group couple audience orchestra choir department clinic club workforce crown society community union industry parliament household network fleet twin panel clan " +
	"tribe pair bunch handful number majority minority class band company firm agency generation population public press police army navy set range variety series"

// showsNumber reports a verb that has another form for one than for many.
func showsNumber(g syntax) bool {
	return agreementIn(g) == ofPronoun || verbFormIn(g) == plainForm || verbFormIn(g) == thirdForm
}

// inSingular is the form for one of a verb that is written for many; empty for other words.
func inSingular(verb string) string {
	switch verb {
	case "are":
		return "is"
	case "were":
		return "was"
	case "have":
		return "has"
	case "don't":
		return "doesn't"
	}
	if base := baseOf(verb, plainForm); base != "" {
		return thirdOf(base)
	}
	return ""
}

// forMany is the form for many of a verb that is written for one; empty for other words.
func forMany(verb string) string {
	switch verb {
	case "has":
		return "have"
	case "was":
		return "were"
	case "is":
		return "are"
	case "does", "goes":
		return verb[:2]
	case "doesn't":
		return "don't"
	case "hasn't":
		return "haven't"
	case "isn't":
		return "aren't"
	case "wasn't":
		return "weren't"
	}
	return baseOf(verb, thirdForm)
}
