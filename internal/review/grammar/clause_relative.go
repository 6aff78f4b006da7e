package grammar

// This file is about the verb behind "who" and "that" where the noun before it can be nothing but the one that is meant: "I met
// the nurses who works at night". Behind "of", "and" and the like it may be another: "the head of the teams that was here".

// relativeSlip looks at the verb behind words[i], which is "who" or "that".
func (p *prose) relativeSlip(i int) (slip, bool) {
	v := i + 1
	if !p.inRow(i) || !p.inRow(v) || p.owns(i) || p.owns(i-1) {
		return slip{}, false
	}
	if s := p.speech[v]; s&adverb != 0 && s&anyVerb == 0 && isBeforeVerb(p.words[v].Fold) && p.inRow(v+1) {
		v++
	}
	fold, s, ofOne := p.words[v].Fold, p.speech[v], false
	switch fold {
	case "is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't":
		ofOne = true
	case "are", "were", "have", "aren't", "weren't", "haven't", "don't":
	default:
		ofOne = s&thirdVerb != 0
		if s&(baseVerb|thirdVerb) == 0 || s&(helper|pastVerb) != 0 || s&(anyNoun|adjective) != 0 && !p.actsAsVerb(v) && !(p.words[i].Fold == "who" && p.inRow(v+1) && p.speech[v+1]&(article|owner|preposition|toWord) != 0) {
			return slip{}, false
		}
	}
	ph, from, ok := p.phraseBefore(i)
	if !ok || ph.name || ph.number == anyNumber || ph.number == justOne != !ofOne || !ofOne && !p.surelyOne(&ph) {
		return slip{}, false
	}
	who := p.words[i].Fold == "who"
	if !who && p.inRow(from) && oneOf(p.words[from-1].Fold, "told tell tells telling show shows showed shown remind reminds reminded assure assured convinced warned") {
		return slip{}, false // "I told the nurse that are-you-sure is a fair question"
	}
	if ofOne {
		if !who && (p.measured(i) || oneOf(p.next(v), "a an the to") || p.inRow(from) && p.speech[from-1]&preposition != 0 && p.words[from-1].Fold != "of") {
			return slip{}, false // "on weekends that was", "the tools, that is"
		}
		right := forManyOf(fold)
		return slip{from: v, to: v, right: right}, right != ""
	}
	if fold == "were" && oneOfBefore(p, from, 6, "if wish though as") {
		return slip{}, false
	}
	right := forOneOf(fold)
	return slip{from: v, to: v, right: right}, right != ""
}

// phraseBefore reads the phrase that ends before words[i], if a clause that follows it can only be about it. It begins with
// words[from].
func (p *prose) phraseBefore(i int) (ph phrase, from int, ok bool) {
	end := i
	if i > 3 && oneOf(p.words[i-1].Fold, "mine yours ours theirs") && p.inRow(i-1) && p.words[i-2].Fold == "of" {
		end = i - 2
	}
	for from = end - 1; from >= max(0, i-5); from-- {
		if p.speech[from]&opensNoun != 0 && (from == 0 || !p.inRow(from) || p.speech[from-1]&opensNoun == 0) {
			break
		}
		if from < end-1 && (!p.inRow(from+1) || p.speech[from]&closedParts != 0) {
			return ph, from, false
		}
	}
	if from < max(0, i-5) {
		return ph, from, false
	}
	if ph, ok = p.phraseAt(from); !ok || ph.end != end || ph.doubt {
		return ph, from, false
	}
	if p.words[from].Opens || from == 0 {
		return ph, from, true
	}
	if !p.inRow(from) {
		return ph, from, false
	}
	b := p.speech[from-1]
	if p.words[from-1].Fold == "of" && p.inRow(from-1) && ph.number == several && oneOf(p.words[from-2].Fold, "both all many several two three four five") {
		return ph, from, true
	}
	if b&preposition != 0 && p.words[from-1].Fold != "of" && p.words[from-1].Fold != "than" && p.inRow(from-1) {
		b = p.speech[from-2]
		if b&(objectCase|adverb|owner) == objectCase {
			return ph, from, true // "you told me about the nurses who"
		}
	}
	return ph, from, b&(baseVerb|thirdVerb|pastVerb|beVerb|doingVerb) != 0 && b&(anyNoun|adjective) == 0
}
