package grammar

// behindQuestion is about "Did Mrs Bell found", "Why did the last manager left", "Does the job still includes", "Could you telling
// me" and "Have you receive": the verb behind a helper that opens a question, and its subject.
func behindQuestion(p *prose, i int) (slip, bool) {
	last, sure := subjectBehind(p, i+1)
	if last < 0 || last+1 >= len(p.words) {
		return slip{}, false
	}
	at := behindAdverbs(p, last)
	if !lowerWord(p, at) {
		return slip{}, false
	}
	verb, s := p.words[at].Fold, p.speech[at]
	if s&closedParts != 0 || oneOf(p.words[i].Fold, "will may mark") && p.words[last].Capital {
		return slip{}, false
	}
	if p.speech[i]&haveVerb != 0 {
		if p.speech[last]&subjectCase != 0 && p.speech[i]&subjectCase == 0 && p.words[last].Fold != "it" && sureVerb(p, at) {
			return mend(at, participleOf(verb))
		}
		if s&pastVerb != 0 && s&(doneVerb|baseVerb|oneNoun) == 0 {
			return mend(at, participleOf(plainOf(verb)))
		}
		return slip{}, false
	}
	if s&baseVerb != 0 && verb != "found" {
		return slip{}, false
	}
	switch {
	case s&thirdVerb != 0:
		if s&manyNoun != 0 && !actsOnNext(p, at) && at == last+1 {
			return slip{}, false
		}
		return mend(at, plainOf(verb))
	case s&pastVerb != 0 && s&doneVerb == 0: // "took"
		return mend(at, plainOf(verb))
	case s&(pastVerb|doneVerb) != 0, s&doingVerb != 0 && sure:
		if sure && s&(anyNoun|adjective) == 0 || actsOnNext(p, at) && !oneOf(verb, "given sent told shown offered paid asked taught lent owed promised handed") || !verbComes(p, at) {
			if verb == "found" {
				return word(at, "find")
			}
			return mend(at, plainOf(verb))
		}
	}
	return slip{}, false
}

// subjectBehind is the last word of the subject that begins at words[i], behind a helper; -1 where that is not clear. It is sure
// where nothing can belong to it that follows: a pronoun, a name.
func subjectBehind(p *prose, i int) (last int, sure bool) {
	s := p.partsBehind(i - 1)
	switch {
	case s == 0 && (i >= len(p.words) || p.syntax[i]&adjoins == 0), p.owns(i) && s&subjectCase != 0:
		return -1, false
	case s&subjectCase != 0, oneOf(p.words[i].Fold, "everyone everybody anyone anybody somebody someone nobody"):
		return i, true
	case p.words[i].Capital && s&closedParts == 0:
		for i+1 < len(p.words) && p.syntax[i+1]&adjoins != 0 && p.words[i+1].Capital {
			i++
		}
		return i, !p.owns(i)
	case s&(article|owner) == 0 && !oneOf(p.words[i].Fold, "this that these those each every"):
		return -1, false
	}
	noun := -1
	for j := i + 1; j < min(i+6, len(p.words)) && p.syntax[j]&adjoins != 0; j++ {
		s := p.speech[j]
		switch {
		case s&(anyNoun|adjective|numeral) == 0 || s&(closedParts&^numeral) != 0:
			return noun, false
		case noun >= 0 && s&anyVerb != 0 && s&manyNoun == 0 && s&oneNoun == 0:
			return noun, false
		}
		if s&thirdVerb != 0 && noun >= 0 && actsOnNext(p, j) {
			return noun, false
		}
		if noun >= 0 && s&(pastVerb|doneVerb) != 0 {
			return noun, false
		}
		if s&anyNoun != 0 {
			noun = j
		}
	}
	return noun, false
}

// verbComes reports a word behind words[i], in the same clause, that may be the plain verb of the question.
func verbComes(p *prose, i int) bool {
	for j := i + 1; j < len(p.words) && p.syntax[j]&adjoins != 0; j++ {
		if p.speech[j]&baseVerb != 0 || oneOf(p.words[j].Fold, "be have do") {
			return true
		}
	}
	return false
}
