package grammar

// anyOf is what stands for a denying word in a sentence that denies already.
func anyOf(fold string) string {
	switch fold {
	case "nothing":
		return "anything"
	case "nobody":
		return "anybody"
	case "nowhere":
		return "anywhere"
	}
	return ""
}

// deniedTwice is about "We didn't need nothing": the helper at words[i] denies, and the object does again. A clause behind the
// verb is none: "I didn't say nothing was wrong".
func deniedTwice(p *prose, i int) (slip, bool) {
	at := i + 1
	if oneOf(p.words[i].Fold, "isn't wasn't aren't") {
		if p.prev(i) == "there" && oneOf(p.next(i), "nothing nobody nowhere") {
			return word(at, anyOf(p.words[at].Fold))
		}
		return slip{}, false
	}
	if p.next(i) == "never" {
		return slip{}, false
	}
	for p.partsBehind(at-1)&adverb != 0 && p.partsBehind(at-1)&anyVerb == 0 {
		at++
	}
	if at >= len(p.words) || p.prev(at) == "" || p.speech[at]&(baseVerb|doneVerb|pastVerb|haveVerb|doVerb) == 0 && p.words[at].Fold != "like" || oneOf(p.words[at].Fold, "say think believe mean care know count") {
		return slip{}, false
	}
	right := anyOf(p.next(at))
	if right == "" || p.owns(at+1) || p.partsBehind(at+1)&(beVerb|modal|thirdVerb|pastVerb|haveVerb) != 0 {
		return slip{}, false
	}
	return word(at+1, right)
}

// denied is about "Nobody didn't tell me", "have not never" and "hardly didn't".
func denied(p *prose, i int) (slip, bool) {
	fold, next := p.words[i].Fold, p.next(i)
	switch fold {
	case "never":
		return deniedTwice(p, i)
	case "nobody", "nothing":
		if next == "didn't" && p.partsBehind(i+1)&baseVerb != 0 {
			return slip{from: i + 1, to: i + 2, right: simplePast(p.next(i + 1))}, true
		}
	case "not":
		if s, ok := deniedBare(p, i-1); ok {
			return s, true
		}
		if helped := p.partsBefore(i); helped&haveVerb != 0 && next == "no" && p.partsBehind(i+1)&(anyNoun|adjective) != 0 && p.next(i+1) != "longer" {
			return slip{from: i, to: i + 1, right: "no"}, true
		} else if helped&beVerb != 0 && p.prev(i-1) == "there" && anyOf(next) != "" {
			return word(i+1, anyOf(next))
		} else if helped&modal != 0 && next == "hardly" {
			return slip{from: i, to: i + 1, right: "hardly"}, true
		} else if helped&(haveVerb|doVerb|modal) != 0 && next != "never" {
			return deniedTwice(p, i)
		}
		if next == "never" && p.partsBefore(i)&(haveVerb|modal|beVerb|doVerb) != 0 {
			return slip{from: i, to: i + 1, right: "never"}, true
		}
	case "hardly", "barely", "scarcely":
		if oneOf(next, "didn't don't doesn't couldn't wouldn't haven't hasn't can't wasn't isn't") {
			switch helped := next[:len(next)-len("n't")]; {
			case helped == "ca":
				return word(i+1, "can")
			case helped == "did" && p.partsBehind(i+1)&baseVerb != 0:
				return slip{from: i + 1, to: i + 2, right: simplePast(p.next(i + 1))}, true
			case oneOf(helped, "do does"):
			default:
				return word(i+1, helped)
			}
		}
	}
	return slip{}, false
}

// deniedBare is about "I not think", "She no wants" and "Please not wait": a denial without its helper, behind a subject, at
// words[i], that begins its sentence. "Vital that we not lose it" does not begin one.
func deniedBare(p *prose, i int) (slip, bool) {
	if i < 0 || p.prev(i+1) == "" || !oneOf(p.words[i].Fold, "i we they he she please") || !p.words[i].Opens && !(oneOf(p.prev(i), "and but so") && p.words[i-1].Opens) || p.owns(i) {
		return slip{}, false
	}
	next, s := p.next(i), p.partsBehind(i+1)
	if next != "not" && next != "no" || s == 0 {
		return slip{}, false
	}
	verb := p.next(i + 1)
	if p.words[i].Fold == "please" {
		if next == "not" && (s&(baseVerb|anyNoun|adjective|adverb) == baseVerb || verbIn(verb).form == plainForm && p.partsBehind(i+2)&(objectCase|article|owner|preposition) != 0) {
			return word(i+1, "do not")
		}
		return slip{}, false
	}
	does, have := "do not ", "have "
	if oneOf(p.words[i].Fold, "he she") {
		does, have = "does not ", "has "
	}
	switch {
	case verb == "have" || verb == "has":
		if next == "no" {
			to := i + 2
			if p.partsBehind(to)&article != 0 {
				to++
			}
			return slip{from: i + 1, to: to, right: have + "no"}, true
		}
		if p.partsBehind(i+2)&(article|owner) != 0 {
			return slip{from: i + 1, to: i + 2, right: does + "have"}, true
		}
	case verbIn(verb).form == plainForm && (next == "not" || s&anyNoun == 0):
		return slip{from: i + 1, to: i + 2, right: does + verb}, true
	case verbIn(verb).form == thirdForm && s&manyNoun == 0 || oneOf(verb, "wants needs likes works knows"):
		return slip{from: i + 1, to: i + 2, right: does + verbIn(verb).base}, true
	case next == "not" && (verbIn(verb).form == pastOnly || verbIn(verb).form == pastForms && p.partsBehind(i+2)&(article|owner|objectCase) != 0):
		return slip{from: i + 1, to: i + 2, right: "did not " + verbIn(verb).base}, true
	}
	return slip{}, false
}
