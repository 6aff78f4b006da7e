package grammar

// phraseSlip asks the rules about noun phrases that start at words[i].
func phraseSlip(p *prose, i int) (slip, bool) {
	m := p.marks[i]
	if m&theWord != 0 {
		return theTooMany(p, i)
	}
	if m&degreeTold != 0 {
		if found, ok := degreeSlip(p, i); ok {
			return found, true
		}
	}
	if m&(countedObject|personNoun) != 0 && p.owns(i) {
		return nothingOwned(p, i)
	}
	if m&(countedObject|countedRelative) != 0 {
		if found, ok := articleMissing(p, i); ok {
			return found, true
		}
	}
	if m&soleWord != 0 {
		if found, ok := theMissing(p, i); ok {
			return found, true
		}
	}
	if m&partNoun != 0 {
		if oneOf(p.words[i].Fold, "lot couple") {
			if found, ok := lotOfOne(p, i); ok {
				return found, true
			}
		}
		return partWithout(p, i)
	}
	if m&bareFew != 0 {
		if found, ok := fewWithout(p, i); ok {
			return found, true
		}
	}
	if m&opensMany != 0 {
		return phraseOfMany(p, i)
	}
	if m&opensOne != 0 {
		return phraseOfOne(p, i)
	}
	switch {
	case m&kinWord != 0:
		return ownerWithout(p, i)
	case m&relativeFrom != 0:
		return relativeWord(p, i)
	case m&brokenMany != 0:
		return brokenPlural(p, i)
	case m&formOfCase != 0:
		return caseOf(p, i)
	case m&ownsWord != 0:
		return ownerAtEnd(p, i)
	case m&mannerWord != 0:
		if found, ok := mannerWithout(p, i); ok {
			return found, true
		}
		return willDo(p, i)
	case m&degreeWord != 0:
		return degreeWithout(p, i)
	case m&withLy != 0:
		if found, ok := adverbBeforeNoun(p, i); ok {
			return found, true
		}
		if oneOf(p.words[i].Fold, statesInLy) {
			return stateWithLy(p, i)
		}
		return slip{}, false
	}
	if m&inMany != 0 {
		return manyUncounted(p, i)
	}
	if m&ofMass != 0 {
		if p.words[i].Fold == "fewer" {
			return manyOfMass(p, i)
		}
		return muchOfMany(p, i)
	}
	return slip{}, false
}

// phraseOfMany asks the rules that start at opensMany.
func phraseOfMany(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "most":
		if found, ok := partOfBareMany(p, i); ok {
			return found, true
		}
	case "many":
		if found, ok := manyOfMass(p, i); ok {
			return found, true
		}
	}
	if p.speech[i]&numeral != 0 {
		if found, ok := countedInHours(p, i); ok {
			return found, true
		}
	}
	return oneBehindMany(p, i)
}

// phraseOfOne asks the rules that start at opensOne.
func phraseOfOne(p *prose, i int) (slip, bool) {
	if fold := p.words[i].Fold; fold == "a" || fold == "an" {
		if found, ok := countedInHours(p, i); ok {
			return found, true
		}
		if found, ok := aBeforeWhatTakesNone(p, i); ok {
			return found, true
		}
		if found, ok := uncountedWith(p, i); ok {
			return found, true
		}
	}
	return manyBehindOne(p, i)
}

// caseOf asks the rules that start at formOfCase.
func caseOf(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "i", "he", "she", "we", "they":
		return subjectFormBehind(p, i)
	case "me", "him", "her", "us", "them":
		if found, ok := objectBefore(p, i); ok {
			return found, true
		}
		if found, ok := themBefore(p, i); ok {
			return found, true
		}
		return selfMeant(p, i)
	case "whom":
		return whomBeforeVerb(p, i)
	case "mine":
		return mineBeforeNoun(p, i)
	}
	if oneOf(p.words[i].Fold, "yours ours theirs") {
		return yoursBeforeMany(p, i)
	}
	return brokenSelf(p, i)
}

// degreeSlip asks the rules that start at degreeTold.
func degreeSlip(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "than":
		return gradeBefore(p, i)
	case "more":
		return gradedTwice(p, i)
	}
	return theMoreTheMost(p, i)
}
