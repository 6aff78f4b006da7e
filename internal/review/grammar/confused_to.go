package grammar

// confusedTo is about "to" and "too": "it was to late", "thank you to", "I want too ask".
func confusedTo(p *prose, i int) (slip, bool) {
	prev := p.prev(i)
	if prev == "" {
		if i > 0 && p.words[i].Fold == "to" && p.text[p.words[i-1].End] == ',' && p.endsClause(i) && (endsSentence(p, i) || p.text[p.words[i].End] == ',') {
			return word(i, "too") // "I would like to come, to."
		}
		return slip{}, false
	}
	next := p.next(i)
	if p.words[i].Fold == "to" {
		if prev == "between" && p.syntaxOfNext(i)&(inPlural|isOfThings) != 0 {
			return word(i, "two")
		}
		if next != "" && !mayBeTooMuch(next) {
			return slip{}, false // most are decided here
		}
		if tooHot(p, i) {
			return word(i, "too")
		}
		much := oneOf(next, "much many long late early soon often big small hard easy good bad expensive few busy high low tight young old quickly loud complex complicated simple strict heavy kind generous short")
		switch {
		case much && (oneOf(prev, beForms+" far way took takes spent not") || prev == "bit") && prev != "it" && !(prev == "been" && next == "many") && !(p.prev(i-1) == "up" || prev == "far" && p.prev(i-1) == "so") &&
			(p.endsClause(i+1) || oneOf(p.next(i+1), "for to and but of time work people things questions a") || next == "much" || next == "many"):
			return word(i, "too")
		case (next == "much" || next == "many") && oneOf(prev, "have had has having ate drank spend spent bought") && !p.endsClause(i+1) && (next == "much" || p.syntaxOfNext(i+1)&(inPlural|isOfThings) != 0 || oneOf(p.next(i+1), "of things")):
			return word(i, "too") // "I have to many returns"
		case oneOf(next, "excited nervous tired happy shy proud curious eager impressed polite") && oneOf(prev, beForms+" felt") && !p.owns(i) && (p.endsClause(i+1) || oneOf(p.next(i+1), "to about for")):
			return word(i, "too")
		case oneOf(next, "fast slow") && oneOf(prev, beForms) && p.next(i+1) == "for":
			return word(i, "too")
		case much && oneOf(next, "late early soon") && oneOf(prev, "never came comes come arrived arrives started start ended left finished"):
			return word(i, "too")
		case next == "" && oneOfBefore(p, i, 8, "what how than as where way"):
			return slip{}, false // "exactly what I wanted it to"
		case next == "" && endsSentence(p, i) && oneOf(prev, "it that you this them") &&
			oneOf(p.prev(i-1), "enjoyed enjoy liked like loved love want wanted noticed felt saw think thought know knew do did said need appreciated understand believe hope"):
			return word(i, "too")
		case next == "" && oneOf(prev, "you me") && p.endsClause(i) && i+1 < len(p.words) && p.words[i+1].Opens && oneOf(p.prev(i-1), "for with and from of about"):
			return word(i, "too")
		case next == "" && p.endsClause(i) && prev == "you" && oneOf(p.prev(i-1), "thank meet"):
			return word(i, "too")
		}
		return slip{}, false
	}
	return tooForTo(p, i)
}

// tooForTo is about "too" that is no more than "to": "I look forward too it".
func tooForTo(p *prose, i int) (slip, bool) {
	prev, next := p.prev(i), p.next(i)
	switch {
	case prev == "forward" && next != "",
		oneOf(prev, "want wanted able like love hope hoped need needed glad happy pleased excited going have had back willing ready eager plan planned trying tried easy nice great good honoured honored opportunity time chance way "+
			"how what return listen respond reply keen wish wanting hoping looking") && oneOf(next, verbs),
		oneOf(prev, "thanks due according compared next listen reply") && oneOf(next, "the a your my our you"):
		return word(i, "to")
	}
	return slip{}, false
}

// tooHot reports "is to hot", "was to wet" and "rises to quickly" at "to".
func tooHot(p *prose, i int) bool {
	next, prev := p.next(i), p.prev(i)
	ends := p.endsClause(i + 1)
	switch next {
	case "hot", "cold", "thick", "dark", "salty", "sweet":
		return oneOf(prev, "is was are were gets got be been it's") && (ends || oneOf(p.next(i+1), "for to and but in at on when by"))
	case "wet":
		return oneOf(prev, "is was are were gets got be been it's") && (ends || p.next(i+1) == "for")
	case "fast", "quickly", "slowly":
		if !ends && !oneOf(p.next(i+1), "for in at when and on") || next != "fast" && p.next(i+1) == "and" {
			return false
		}
		return next != "fast" && oneOf(prev, "goes went") || oneOf(prev, "rises rose sours soured runs ran moves moved grows grew spoke speaks talked talks drove drives worked works dries dried cools cooled melts melted turns turned burns burnt burned sets spins spun passed passes answered typed wrote left ended")
	}
	return false
}

// mayBeTooMuch reports the words that confusedTo knows behind "to".
func mayBeTooMuch(fold string) bool {
	switch fold {
	case "much", "many", "long", "late", "early", "soon", "often", "big", "small", "hard", "easy", "good", "bad", "expensive", "few", "busy", "high", "low", "tight", "young", "old",
		"quickly", "loud", "complex", "complicated", "simple", "strict", "heavy", "kind", "generous", "short",
		"hot", "cold", "wet", "thick", "dark", "salty", "sweet", "slowly",
		"excited", "nervous", "tired", "happy", "shy", "proud", "curious", "eager", "impressed", "polite", "fast", "slow":
		return true
	}
	return false
}

// confusedWhose is about "whose" and "who's": "whose been", "a firm who's doors were open".
func confusedWhose(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if p.owns(i) && !p.words[i].Opens && p.prev(i) != "" && p.syntaxOfNext(i)&isOfOne != 0 && pastAt(p, i+2) {
		return word(i, "whose") // "the team who's boat won"
	}
	if p.owns(i) && p.prev(i) != "" && !p.words[i].Opens && p.syntaxOfNext(i)&isOfOne != 0 && oneOf(p.next(i+1), "it this that i we you they he she") {
		return word(i, "whose") // "I don't know who's list it was"
	}
	if p.owns(i) && p.words[i].Opens && p.syntaxOfNext(i)&isOfOne != 0 && oneOf(p.next(i+1), "is was") && p.next(i+2) != "" {
		return word(i, "whose") // "Who's van is that?"
	}
	if p.owns(i) && (oneOf(next, owned) || (p.syntaxOfNext(i)&isOfThings != 0 || p.syntaxOfNext(i)&inPlural != 0 && oneOf(p.next(i+1), "are were have had never")) && !oneOf(next, "friends partners") && p.prev(i) != "") {
		return word(i, "whose")
	}
	return slip{}, false
}

// confusedHave is about "of" where "have" is meant, and "apart of": "I should of asked", "I'd of gone".
func confusedHave(p *prose, i int) (slip, bool) {
	prev, next := p.prev(i), p.next(i)
	switch prev {
	case "could", "should", "would", "must", "might", "couldn't", "shouldn't", "wouldn't":
		if next != "" && next != "course" && next != "necessity" {
			return word(i, "have")
		}
	case "i'd", "we'd", "you'd", "they'd":
		if f := verbFormIn(p.syntaxOfNext(i)); f == pastForms || f == participled || next == "been" {
			return word(i, "have")
		}
	case "never", "not", "all", "also":
		if oneOf(p.prev(i-1), "could should would must might") && next != "" && next != "course" && (prev != "all" || next == "been") {
			return word(i, "have")
		}
	}
	return slip{}, false
}
