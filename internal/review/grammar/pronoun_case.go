package grammar

// "I" and "he" are subjects, "me" and "him" are not. Which a pronoun has to be is sure in three places: behind a preposition that ends
// its phrase with it ("thanks to he."), behind "and" in such a phrase ("show my friend and I the bell"), and before a verb that has no
// other subject ("my partner and me carried").

// objectOf is the other form of a pronoun that is a subject.
func objectOf(fold string) string {
	switch fold {
	case "i":
		return "me"
	case "he":
		return "him"
	case "she":
		return "her"
	case "we":
		return "us"
	case "they":
		return "them"
	}
	return ""
}

// subjectOf is the other form of a pronoun that is an object.
func subjectOf(fold string) string {
	switch fold {
	case "me":
		return "I"
	case "him":
		return "he"
	case "her":
		return "she"
	case "us":
		return "we"
	case "them":
		return "they"
	}
	return ""
}

// subjectFormBehind is about "answer to he and not", "ask they whether", "my crew and I to see": words[i] is the form of a subject.
func subjectFormBehind(p *prose, i int) (slip, bool) {
	before := p.prev(i)
	if before == "" || p.owns(i) || i < 1 || p.words[i].Fold == "i" && p.raw(i) != "I" || hyphenAfter(p, i) {
		return slip{}, false
	}
	ends := p.endsClause(i) && (i+1 >= len(p.words) || p.text[p.words[i].End] != ',' || !isVerbOfHis(p, i+1))
	next := p.next(i)
	switch {
	case before == "and" && i > 1 && p.prev(i-1) != "":
		return andSubject(p, i, ends)
	case p.speech[i-1]&(toWord|preposition) != 0 && oneOf(before, "to with for from about at between by without of") && (ends && before != "for" || next == "and" && oneOf(p.next(i+1), "not her his my your the") || ends && endsSentence(p, i)):
		if p.words[i].Fold == "i" && ends && !endsSentence(p, i) {
			return slip{}, false
		}
	case p.speech[i-1]&pastVerb != 0 && oneOf(before, "told asked brought gave showed helped") && i > 1 && p.prev(i-1) != "" && (p.speech[i-2]&(oneNoun|subjectCase) != 0 || p.words[i-2].Capital) && oneOf(next, "that all the how a to"):
		if next == "to" && p.words[i].Fold == "i" || p.speech[i-2]&subjectCase != 0 && p.words[i-2].Fold == p.words[i].Fold {
			return slip{}, false
		}
	case p.speech[i-1]&anyVerb != 0 && oneOf(before, "ask asked thank thanked tell told help helped met watched called") && p.words[i].Fold != "i" && (oneOf(next, "for whether if first about") || p.endsClause(i) && endsSentence(p, i)):
		if i < 2 || p.prev(i-1) == "" || p.speech[i-2]&(subjectCase|modal|toWord) == 0 && p.prev(i-1) != "and" {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	return word(i, objectOf(p.words[i].Fold))
}

// isVerbOfHis reports a word at words[i] that may be the verb of a pronoun before a comma: "he, too, was".
func isVerbOfHis(p *prose, i int) bool {
	return p.speech[i]&(helper|anyVerb|adverb|preposition) != 0 && !oneOf(p.words[i].Fold, "but and so")
}

// andSubject is about words[i] behind "and": "thanks to Helga and he,", "for my crew and I to see".
func andSubject(p *prose, i int, ends bool) (slip, bool) {
	next := p.next(i)
	if !(ends || next == "to" || next != "" && p.speech[i+1]&(article|preposition) != 0 && next != "as" && !oneOf(next, "like up down out on off over before after since until than in at but")) {
		return slip{}, false
	}
	// A noun phrase of one to three words stands before "and", and before it what takes an object.
	k := i - 2
	if p.speech[k]&(oneNoun|manyNoun) == 0 && !p.words[k].Capital && p.words[k].Fold != "you" && p.speech[k]&objectCase == 0 || p.owns(k) {
		return slip{}, false
	}
	for k > 0 && p.prev(k) != "" && p.speech[k-1]&(adjective|owner|article) != 0 && p.speech[k-1]&(preposition|anyVerb) == 0 {
		k--
	}
	if k == 0 || p.prev(k) == "" {
		return slip{}, false
	}
	opener := p.prev(k)
	switch {
	case oneOf(opener, "to with for from about between of at by"):
		if opener == "for" && p.opens(k-1) || oneOf(opener, "to") && p.speech[k]&baseVerb != 0 && !p.words[k].Capital && k == i-2 {
			return slip{}, false
		}
		if next != "" && next != "to" && !ends {
			return slip{}, false // "the note from Tom and I the paper"
		}
	case oneOf(opener, "show showed shown give gave given tell told send sent let ask asked help helped thank thanked invite invited meet met see saw join joined"):
		if k > 1 && p.prev(k-1) != "" && p.speech[k-2]&(article|owner) != 0 {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	return word(i, objectOf(p.words[i].Fold))
}

// selfMeant is about "I taught me to read", "we asked us why": words[i] is the same person as the subject.
func selfMeant(p *prose, i int) (slip, bool) {
	if i < 2 || p.prev(i) == "" || p.prev(i-1) == "" || p.speech[i-1]&(pastVerb|baseVerb) == 0 || p.speech[i-1]&(closedParts|adverb) != 0 || p.next(i) == "and" || oneOf(p.prev(i), "let lets") {
		return slip{}, false
	}
	switch {
	case p.words[i].Fold == "me" && p.prev(i-1) == "i" && !oneOf(p.prev(i-2), "and or"):
		return word(i, "myself")
	case p.words[i].Fold == "us" && p.prev(i-1) == "we":
		return word(i, "ourselves")
	}
	return slip{}, false
}

// themBefore is about "Them bricks by the gate are", "that him gloves are": words[i] is "them" or "him" before a noun.
func themBefore(p *prose, i int) (slip, bool) {
	at := i + 1
	if p.next(i) == "" || p.speech[at]&manyNoun == 0 || p.speech[at]&(adjective|closedParts|oneNoun) != 0 || at+1 >= len(p.words) || p.prev(at+1) == "" || p.words[at].Capital || p.owns(at) {
		return slip{}, false
	}
	switch p.words[i].Fold {
	case "them":
		if p.words[i].Opens && p.speech[at+1]&(preposition|beVerb|haveVerb) != 0 && p.words[i].Capital {
			return word(i, "those")
		}
	case "him":
		if p.prev(i) == "that" && oneOf(p.next(at), "are were have") {
			return word(i, "his")
		}
	}
	return slip{}, false
}

// objectBefore is about "my partner and me carried", "you and him have worked", "him and Tom were": words[i] is the form of an object.
func objectBefore(p *prose, i int) (slip, bool) {
	if p.prev(i) != "and" || p.owns(i) || i < 2 || p.prev(i-1) == "" || !surelyFinite(p, i+1) || hyphenAfter(p, i) {
		return slip{}, false
	}
	k := i - 2
	if p.speech[k]&(oneNoun|manyNoun|subjectCase) == 0 && !p.words[k].Capital || p.owns(k) {
		return slip{}, false
	}
	for k > 0 && p.prev(k) != "" && p.speech[k-1]&(adjective|owner|article) != 0 && p.speech[k-1]&(preposition|anyVerb) == 0 {
		k--
	}
	if !(k == 0 || p.words[k].Opens || p.prev(k) == "" || oneOf(p.prev(k), "that because when if while and but so where")) || p.prev(k) == "and" {
		return slip{}, false
	}
	if k > 0 && p.prev(k) == "" && !p.words[k].Opens && p.text[p.words[k-1].End] != ',' {
		return slip{}, false
	}
	return word(i, subjectOf(p.words[i].Fold))
}

// surelyFinite reports a verb at words[i] that has a subject before it.
func surelyFinite(p *prose, i int) bool {
	if i >= len(p.words) || p.prev(i) == "" {
		return false
	}
	s := p.speech[i]
	return s&(modal|haveVerb) != 0 && !oneOf(p.words[i].Fold, "having") || s&beVerb != 0 && oneOf(p.words[i].Fold, "is are was were isn't aren't wasn't weren't") || oneOf(p.words[i].Fold, "did didn't do don't does doesn't") || s&pastVerb != 0 && s&(anyNoun|baseVerb|adjective) == 0
}

// whomBeforeVerb is about "the person whom runs the mail room": words[i] is "whom".
func whomBeforeVerb(p *prose, i int) (slip, bool) {
	if p.next(i) == "" || p.prev(i) == "" || oneOf(p.prev(i), "of to for with by from about") {
		return slip{}, false
	}
	s := p.speech[i+1]
	if s&(beVerb|haveVerb) != 0 && (i+2 >= len(p.words) || p.speech[i+2]&(subjectCase|opensNoun) == 0) && i+2 < len(p.words) && !p.words[i+2].Capital || s&(thirdVerb|pastVerb) != 0 && s&(closedParts|manyNoun|adjective) == 0 || s&thirdVerb != 0 && i+2 < len(p.words) && p.speech[i+2]&opensNoun != 0 {
		return word(i, "who")
	}
	return slip{}, false
}

// brokenSelf is about "theirself" and "mines".
func brokenSelf(p *prose, i int) (slip, bool) {
	right := ""
	switch p.words[i].Fold {
	case "theirself":
		right = "themselves"
	case "ourself":
		right = "ourselves"
	case "mines":
		if !oneOf(p.next(i), "is are was were") || p.prev(i) != "" && p.speech[i-1]&(opensNoun|adjective|oneNoun|manyNoun|preposition) != 0 && !oneOf(p.prev(i), "since because") {
			return slip{}, false
		}
		right = "mine"
	}
	return slip{from: i, to: i, right: right}, right != ""
}

// whoseIs is the form of "mine", "yours" and their like before a noun.
func whoseIs(fold string) string {
	if fold == "mine" {
		return "my"
	}
	return fold[:len(fold)-1]
}

// yoursBeforeMany is about "you know yours customers".
func yoursBeforeMany(p *prose, i int) (slip, bool) {
	if p.next(i) == "" || p.words[i+1].Capital || !isPureMany(p.speech[i+1]) || !phraseEnds(p, i+1) || p.prev(i) == "" || p.speech[i-1]&(baseVerb|pastVerb|thirdVerb|preposition) == 0 || p.prev(i) == "of" || p.prev(i) == "than" || p.owns(i) {
		return slip{}, false
	}
	return word(i, whoseIs(p.words[i].Fold))
}

// mineBeforeNoun is about "mine notice is handed in".
func mineBeforeNoun(p *prose, i int) (slip, bool) {
	if p.next(i) == "" || p.words[i+1].Capital || p.speech[i+1]&oneNoun == 0 || p.speech[i+1]&(anyVerb&^baseVerb|adverb|adjective|closedParts) != 0 || p.prev(i) != "" && p.speech[i-1]&(opensNoun|oneNoun|adjective) != 0 || !(p.next(i+1) != "" && p.speech[i+2]&(beVerb|haveVerb|modal) != 0) || p.owns(i+1) {
		return slip{}, false
	}
	return word(i, whoseIs(p.words[i].Fold))
}
