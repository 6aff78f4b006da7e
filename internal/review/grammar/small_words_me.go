package grammar

// andI is about "showed Priya and I the dock" and "for my team and I": words[i] begins what "I" belongs to.
func andI(p *prose, i int) (slip, bool) {
	at := i
	if at < len(p.words) && p.speech[at]&(article|owner) != 0 && oneOf(p.words[at].Fold, "my our the") {
		at++
	}
	if at+2 >= len(p.words) || at == i && !p.words[at].Capital || p.prev(i) == "" || p.prev(at) == "" || p.next(at) != "and" || p.next(at+1) != "i" || p.owns(at+2) || p.raw(at+2) != "I" {
		return slip{}, false
	}
	if !p.endsClause(at+2) && !oneOf(p.next(at+2), "the a an how what your we") {
		return slip{}, false
	}
	return word(at+2, "me")
}

// meAnd is about "At my last job me and my sister was": a subject within the sentence, with its verb in the past.
func meAnd(p *prose, i int) (slip, bool) {
	if i < 2 || p.words[i].Opens || p.next(i) != "and" || p.prev(i) != "" && (p.syntaxOfPrev(i)&prepositive != 0 || verbFormIn(p.syntaxOfPrev(i)) != noForm && p.syntaxOfPrev(i)&orNoun == 0 || oneOf(p.prev(i), "than as like let between except but "+beForms+" both to")) {
		return slip{}, false
	}
	at := i + 2
	if at < len(p.words) && oneOf(p.words[at].Fold, "my our the a") {
		at++
	}
	if at >= len(p.words) || at == i+2 && !p.words[at].Capital || p.words[at].Fold == "i" || p.prev(at) == "" || p.owns(at) {
		return slip{}, false
	}
	if f := verbFormIn(p.syntaxOfNext(at)); f != pastOnly && f != pastForms && !oneOf(p.next(at), "was were had did have are could would should") {
		return slip{}, false
	}
	return slip{from: i, to: at, right: p.text[p.words[i+2].Start:p.words[at].End] + " and I"}, true
}
