package grammar

// This file is about a verb right behind a pronoun that can be nothing but its subject: "I were", "it show", "we has".

// pronounSlip looks at the verb behind the pronoun words[i].
func (p *prose) pronounSlip(i int) (slip, bool) {
	v := i + 1
	if !p.inRow(v) || p.owns(i) || hyphenAfter(p, i) || i > 0 && hyphenAfter(p, i-1) {
		return slip{}, false
	}
	if s := p.speech[v]; s&adverb != 0 && s&anyVerb == 0 && isBeforeVerb(p.words[v].Fold) && p.inRow(v+1) {
		v++
	}
	s := p.speech[v]
	if s&(beVerb|haveVerb|doVerb|baseVerb|thirdVerb) == 0 || p.owns(v) || p.words[v].Capital || hyphenAfter(p, v) {
		return slip{}, false
	}
	verb, ofOne := p.words[v].Fold, false
	switch verb {
	case "is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't":
		ofOne = true
	case "are", "were", "have", "aren't", "weren't", "haven't", "don't":
	case "do":
		if !p.words[i].Opens || !p.inRow(v+1) || p.words[v+1].Fold != "not" && p.speech[v+1]&(article|owner) == 0 {
			return slip{}, false
		}
	default:
		ofOne = s&thirdVerb != 0
		taking := ofOne && p.inRow(v+1) && p.speech[v+1]&(article|owner|objectCase|toWord|pointer) != 0 && verbIn(verb).form == thirdForm              // "you needs a crane driver"
		taking = taking || ofOne && p.words[i].Fold == "you" && i > 0 && p.words[i-1].Fold == "that" && p.inRow(v+1) && p.speech[v+1]&preposition != 0 // "that you rides on the roof"
		if s&(beVerb|haveVerb|doVerb|adjective|adverb) != 0 || s&anyNoun != 0 && !taking || s&(baseVerb|thirdVerb) == 0 || s&pastVerb != 0 {
			return slip{}, false
		}
	}
	before, last := speech(0), "" // of the word before the pronoun
	if i > 0 && p.inRow(i) && !p.words[i].Opens {
		before, last = p.speech[i-1], p.words[i-1].Fold
		newClause := i > 1 && (last == "and" || last == "but" || last == "so") && (p.words[i-1].Opens || p.text[p.words[i-2].End:p.words[i-1].Start] == ", ")
		if before&joiner != 0 && ofOne && oneOf(p.words[i].Fold, "i we they") {
			newClause = true
		}
		if p.words[i].Fold == "you" && last == "and" && (verb == "was" || verb == "has") || p.words[i].Fold == "i" && (last == "but" || last == "so") {
			newClause = true // "the cook and they was" is as wrong
		}
		if p.owns(i-1) || before&(helper|joiner) != 0 && !newClause || oneOf(last, "than like nor let") || last == "as" && (verb == "were" || s&baseVerb != 0) {
			return slip{}, false // "did he have", "you and I are"
		}
	}
	right := ""
	switch p.words[i].Fold {
	case "i":
		switch {
		case verb != "were" && verb != "has" && last != "" && p.words[i-1].Capital && (before&anyNoun != 0 || !p.words[i-1].Opens), oneOf(last, "type phase level war stage grade part volume tier class world"):
			return slip{}, false
		case verb == "is" || verb == "are":
			right = "am"
		case verb == "were":
			if p.wished(i) {
				return slip{}, false
			}
			right = "was"
		case ofOne && verb != "was" && verb != "wasn't":
			right = forManyOf(verb)
		}
	case "we", "they":
		if ofOne {
			right = forManyOf(verb)
		}
	case "you":
		if ofOne && (p.openingAt(i) != noOpening || oneOf(last, "that what whether because as since until and while") && (verb == "was" || verb == "has" || last == "that" || s&thirdVerb != 0 && last != "and") || before&anyNoun != 0 && before&(anyVerb|adjective|adverb) == 0 && verb != "is") {
			right = forManyOf(verb)
		}
	case "it":
		if o := p.openingAt(i); (o == noOpening || o == behindTime) && last != "as" && before != adverb && !(last == "and" || last == "but") || oneOf(last, "what which whom") || before&preposition != 0 && last != "as" && o == noOpening {
			return slip{}, false
		}
		fallthrough
	case "he", "she":
		if !ofOne && !((verb == "were" || verb == "weren't" || s&baseVerb != 0) && p.wished(i)) && (!p.demanded(i) || oneOf(verb, "are don't aren't") || verb == "have" && p.inRow(v+1) && p.speech[v+1]&doneVerb != 0) && (before&(baseVerb|thirdVerb|pastVerb) == 0 || p.openingAt(i) != noOpening || oneOf(last, "says said thinks thought told")) {
			right = forOneOf(verb)
		}
	}
	return slip{from: v, to: v, right: right}, right != ""
}

// wished reports that a word before words[i] makes of its clause a mere thought: "if I were", "as though it were", "lest he take".
func (p *prose) wished(i int) bool {
	return oneOfBefore(p, i, 7, "if as though wish wishes wished unless suppose imagine lest whether were would rather until")
}

// pointerSlip is about "this are" and "these was" at the beginning of a clause.
func (p *prose) pointerSlip(i int) (slip, bool) {
	v := i + 1
	if !p.inRow(v) || p.owns(i) || p.owns(v) || p.speech[v]&(beVerb|haveVerb|doVerb) == 0 {
		return slip{}, false
	}
	o := p.openingAt(i)
	if o == noOpening || o == behindTime || o == behindIf && oneOf(p.words[v].Fold, "were weren't") {
		return slip{}, false
	}
	right := ""
	switch p.words[v].Fold {
	case "are", "were", "have", "don't", "aren't", "weren't", "haven't":
		if p.words[i].Fold == "this" {
			right = forOneOf(p.words[v].Fold)
		}
		if p.words[i].Fold == "that" && o == atStart && p.words[v].Fold != "were" && p.words[v].Fold != "don't" {
			right = forOneOf(p.words[v].Fold)
		}
	case "is", "was", "has", "isn't", "wasn't", "hasn't", "doesn't":
		if oneOf(p.words[i].Fold, "these those") {
			right = forMany(p.words[v].Fold)
		}
	}
	return slip{from: v, to: v, right: right}, right != ""
}
