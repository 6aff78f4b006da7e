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
