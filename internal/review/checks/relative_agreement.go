package checks

// relative is about the verb behind "who", "which" or "that" where the noun right before
// tells its number: "people who has", "the tests that was", "someone who have".
func relative(p *prose, i int) (slip, bool) {
	noun, verb := p.prev(i), p.next(i)
	if noun == "" || verb == "" || p.owns(i) || p.owns(i-1) || p.owns(i+1) || p.words[i-1].Capital && !p.words[i-1].Opens {
		return slip{}, false
	}
	right := rightBehind(p, i, noun, verb)
	if right == "" {
		return slip{}, false
	}
	for j := i - 1; j >= max(i-6, 0); j-- {
		if oneOf(p.words[j].Fold, "one only of number group team lot kind kinds") {
			return slip{}, false // "one of the people who has", "a group of people that was"
		}
	}
	return word(i+1, right)
}

// rightBehind is the form of a verb that its noun wants, with words[i] between them; empty where
// it has that form, or where the noun does not tell.
func rightBehind(p *prose, i int, noun, verb string) string {
	who := p.words[i].Fold == "who"
	switch {
	case plural(noun) || oneOf(noun, "those these"):
		if !who && !(areThings(noun) || noun == "things" || noun == "questions" || noun == "results") {
			return "" // "on weekends that was"
		}
		if right := forMany(verb); right != "" && (who || oneOf(verb, "was has is does")) && (who || oneOf(p.prev(i-1), "the those these some many several two three all few my our your new")) {
			return right
		}
	case who && oneOf(noun, "person someone somebody anyone anybody everyone everybody nobody man woman colleague manager boss engineer nurse teacher doctor friend patient customer candidate leader developer designer student child") &&
		p.prev(i-2) != "and" && p.prev(i-1) != "and" && p.prev(i-1) != "or":
		switch verb {
		case "have":
			return "has"
		case "are":
			return "is"
		case "were":
			return "was"
		case "do":
			return "does"
		case "don't":
			return "doesn't"
		case "know", "think", "care", "want", "need", "like", "make", "take", "understand", "love", "believe":
			return verb + "s"
		}
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
	case "knows", "thinks", "cares", "wants", "needs", "works", "makes", "takes", "likes", "loves", "comes", "gets", "gives", "says", "understands", "lives", "uses", "stays", "keeps", "helps", "believes", "feels", "looks", "seems":
		return verb[:len(verb)-1]
	}
	return ""
}

// singularSubject is about one thing at the start of a sentence with the verb of many:
// "The machine are", "Every patient have".
func singularSubject(p *prose, i int) (slip, bool) {
	right := ""
	switch p.words[i].Fold {
	case "are":
		right = "is"
	case "were":
		right = "was"
	case "have":
		right = "has"
	case "don't":
		right = "doesn't"
	default:
		return slip{}, false
	}
	if i < 2 || p.prev(i) == "" || p.prev(i-1) == "" || !p.words[i-2].Opens || p.owns(i-1) || hyphenAfter(p, i-2) {
		return slip{}, false
	}
	noun := p.words[i-1].Fold
	switch p.words[i-2].Fold {
	case "every", "each":
		if !plural(noun) && len(noun) > 3 && noun != "other" && !oneOf(noun, prepositions) {
			return word(i, right)
		}
	case "the", "my", "your", "our", "his", "her", "their", "this", "that", "its":
		// A body of people may be many.
		if isThing(noun) && !oneOf(noun, "team staff crew family committee board group couple audience orchestra choir department clinic club workforce crown society community union industry parliament household network fleet twin panel clan club tribe") {
			return word(i, right)
		}
	}
	return slip{}, false
}
