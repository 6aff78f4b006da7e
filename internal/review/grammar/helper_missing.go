package grammar

// aloneAdjectives are adjectives that lack "am" behind "I", where "that", "of" or "to" follows.
const aloneAdjectives = "sure short aware afraid ready sorry able unable certain confident busy late fond tired full free responsible available familiar"

// doMissing is about "I not have a car", "We not finished the deck", "Please not wait" and "She no wants to leave": a verb is
// denied with "do". "not" is words[i].
func doMissing(p *prose, i int) (slip, bool) {
	at, fold := i+1, p.words[i].Fold
	if p.opens(i) || !lowerWord(p, at) || !oneOf(fold, "not no") {
		return slip{}, false
	}
	verb, s := p.words[at].Fold, p.speech[at]
	who := p.words[i-1].Fold
	plain := sureVerb(p, at) || oneOf(verb, "have do") || verbFormIn(p.syntax[at]) == plainForm && s&adjective == 0 && (fold == "not" && goesOn(p, at) || actsOnNext(p, at))
	if who == "please" && fold == "not" && p.words[i-1].Opens {
		return slip{from: i, to: at, right: "do not " + verb}, plain
	}
	if p.speech[i-1]&subjectCase == 0 || p.owns(i-1) || !p.words[i-1].Opens && !oneOf(p.prev(i-1), "but because so") {
		return slip{}, false
	}
	do := "do not "
	if oneOf(who, "he she it") {
		do = "does not "
	}
	switch {
	case plain && verb != "only":
	case oneOf(verb, "has had") || s&thirdVerb != 0 && (s&manyNoun == 0 || actsOnNext(p, at) || p.next(at) == "to"):
		if verb == "had" {
			do = "did not "
		}
		verb = plainOf(verb)
	case fold == "not" && s&pastVerb != 0 && s&baseVerb == 0 && (actsOnNext(p, at) || s&(anyNoun|adjective) == 0):
		do, verb = "did not ", plainOf(verb)
	default:
		return slip{}, false
	}
	return slip{from: i, to: at, right: do + verb}, verb != ""
}

// beMissing is about "I thinking of the depot" and "because we working late": between a pronoun and its verb in -ing, words[i],
// lacks "am" or "are".
func beMissing(p *prose, i int) (slip, bool) {
	if p.opens(i) || p.speech[i-1]&subjectCase == 0 || p.owns(i-1) || oneOf(p.words[i].Fold, "being having") || p.words[i].Capital || !(goesOn(p, i) || p.speech[i]&anyNoun == 0) {
		return slip{}, false
	}
	who, before := p.words[i-1].Fold, p.prev(i-1)
	if !(p.words[i-1].Opens && oneOf(who, "i we they he she")) && !(oneOf(before, "because when while if that and but") && oneOf(who, "i we they he she") && p.opens(i-2)) && !(before == "hope" && oneOf(who, "you they he she we")) {
		return slip{}, false
	}
	be := " are "
	switch who {
	case "i":
		be = " am "
	case "he", "she", "it":
		be = " is "
	}
	return slip{from: i - 1, to: i, right: p.raw(i-1) + be + p.words[i].Fold}, true
}

// amMissingBefore is about "I sure that" and "We short of two guides": the adjective is words[i].
func amMissingBefore(p *prose, i int) (slip, bool) {
	if p.opens(i) || !p.words[i-1].Opens || !oneOf(p.words[i-1].Fold, "i we they he she") || p.owns(i-1) {
		return slip{}, false
	}
	if !oneOf(p.next(i), "of that to about for with") || p.next(i) == "that" && !oneOf(p.words[i].Fold, "sure aware afraid sorry certain confident") {
		return slip{}, false
	}
	be := " are "
	switch p.words[i-1].Fold {
	case "i":
		be = " am "
	case "he", "she":
		be = " is "
	}
	return slip{from: i - 1, to: i, right: p.raw(i-1) + be + p.words[i].Fold}, true
}
