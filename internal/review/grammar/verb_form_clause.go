package grammar

// willBehind is about "as soon as you will know" and "until I will hear".
func willBehind(p *prose, i int) (slip, bool) {
	at := i
	switch p.words[i].Fold {
	case "as":
		if p.next(i) != "soon" || p.next(i+1) != "as" {
			return slip{}, false
		}
		at = i + 2
	case "case":
		if p.prev(i) != "in" {
			return slip{}, false
		}
	case "once", "when", "if":
		if !p.words[i].Opens {
			return slip{}, false
		}
	}
	who := p.next(at)
	if p.words[i].Fold == "if" && !oneOf(who, "i we") {
		return slip{}, false // "If you will excuse me"
	}
	if !oneOf(who, "i we you they") || p.next(at+1) != "will" {
		return slip{}, false
	}
	verb := p.next(at + 2)
	for j := at + 3; oneOf(p.words[i].Fold, "when if") && j < len(p.words); j++ {
		if p.endsClause(j) {
			if end := p.words[j].End; end == len(p.text) || p.text[end] != ',' {
				return slip{}, false // "When you will decide is up to you."
			}
			break
		}
	}
	if v := verbIn(verb); v.form != plainForm {
		if verb == "be" {
			right := "are"
			if who == "i" {
				right = "am"
			}
			return slip{from: at + 2, to: at + 3, right: right}, true
		}
		return slip{}, false
	}
	return slip{from: at + 2, to: at + 3, right: verb}, true
}

// questionWithin is about a question within a sentence that keeps the order of a question:
// "I would like to know when will you decide". Many write so; it is a hint.
func questionWithin(p *prose, i int) (slip, bool) {
	asks, at := p.next(i), i+1
	if p.words[i].Fold == "curious" && asks == "about" {
		asks, at = p.next(at), at+1
	}
	if !isAsking(asks) || p.words[i].Fold == "me" && !oneOf(p.prev(i), "tell asked ask") {
		return slip{}, false
	}
	verb, who := p.next(at), p.next(at+1)
	if p.owns(at) || p.owns(at+1) {
		return slip{}, false
	}
	if oneOf(verb, "does did do") && oneOf(who, "the your my our this that these") {
		return doesWithin(p, at)
	}
	if asks == "what" && verb == "is" && oneOf(who, "the your") && oneOf(p.next(at+2), "name date reason price address number role") && oneOf(p.words[i].Fold, "know wonder wondering me") && (p.next(at+3) == "of" || p.endsClause(at+3)) {
		if p.endsClause(at + 3) {
			return slip{from: at + 1, to: at + 3, right: p.text[p.words[at+2].Start:p.words[at+3].End] + " is", hint: true}, true
		}
		for to := at + 4; to < min(at+9, len(p.words)) && p.prev(to) != ""; to++ {
			if p.endsClause(to) {
				return slip{from: at + 1, to: to, right: p.text[p.words[at+2].Start:p.words[to].End] + " is", hint: true}, true
			}
		}
	}
	if oneOf(asks, "when where how") && oneOf(who, "the your") || verb == "will" && who == "be" && oneOf(p.next(at+2), "the your") {
		from := at + 2
		if who == "be" {
			from, verb = at+3, "will be"
		}
		if oneOf(verb, "is are") || verb == "will be" {
			for to := from + 1; to < min(from+4, len(p.words)) && p.prev(to) != ""; to++ {
				if p.endsClause(to) {
					return slip{from: at + 1, to: to, right: p.text[p.words[from].Start:p.words[to].End] + " " + verb, hint: true}, true
				}
			}
		}
		return slip{}, false
	}
	if !oneOf(who, "you we i they he she") && !(who == "it" && oneOf(verb, "is was") && oneOf(asks, "why where how when")) {
		return slip{}, false
	}
	switch {
	case verb == "do":
		return slip{from: at + 1, to: at + 2, right: asWho(who), hint: true}, true
	case oneOf(verb, "will can could would should are is was am have has"):
		return slip{from: at + 1, to: at + 2, right: asWho(who) + " " + verb, hint: true}, true
	}
	return slip{}, false
}

// doesWithin is about "tell me when does the next step start": what asks within a sentence is words[at].
func doesWithin(p *prose, at int) (slip, bool) {
	from := at + 4
	if oneOf(p.words[at+2].Fold, "this that") {
		from = at + 3
	}
	for j := from; j < min(at+7, len(p.words)) && p.prev(j) != ""; j++ {
		if p.syntax[j]&(isSubject|prepositive|joinsClause) != 0 {
			break
		}
		if verbFormIn(p.syntax[j]) != plainForm || p.syntax[j]&orNoun != 0 && !p.endsClause(j) && p.syntaxOfNext(j)&marksVerb == 0 || p.owns(j-1) {
			continue
		}
		right := p.words[j].Fold
		switch p.words[at+1].Fold {
		case "does":
			right = thirdOf(right)
		case "did":
			right = simplePast(right)
		}
		return slip{from: at + 1, to: j, right: p.text[p.words[at+2].Start:p.words[j-1].End] + " " + right, hint: true}, true
	}
	return slip{}, false
}

// isAsking reports what a question within a sentence begins with.
func isAsking(fold string) bool {
	switch fold {
	case "when", "what", "where", "how", "why", "which", "who", "if":
		return true
	}
	return false
}

func asWho(who string) string {
	if who == "i" {
		return "I"
	}
	return who
}
