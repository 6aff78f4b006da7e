package grammar

// thereIs is about "there is many".
func thereIs(p *prose, i int) (slip, bool) {
	verb := p.next(i)
	if p.owns(i) && oneOf(verb, "many several two three four five") && !oneOf(p.next(i+1), "a an of") && !hyphenAfter(p, i+1) {
		return slip{from: i, to: i, right: "there are", hint: true}, true
	}
	if p.owns(i) || verb == "" {
		return slip{}, false
	}
	if verb == "any" && oneOf(p.prev(i), "is was") && !p.owns(i-1) && manyEnd(p, i+2) {
		return slip{from: i - 1, to: i, right: forMany(p.prev(i)) + " there"}, true // "Is there any updates?"
	}
	if oneOf(verb, "is was") && p.prev(i-1) == "many" && p.prev(i-2) == "how" && p.syntaxOfPrev(i)&(inPlural|isOfThings) != 0 && p.next(i+1) != "to" {
		return word(i+1, forMany(verb)) // "how many returns there is"
	}
	at, right := i+1, ""
	switch verb {
	case "is":
		right = "are"
	case "was":
		right = "were"
	}
	n := p.next(at)
	if n == "so" && p.next(at+1) == "many" && !oneOf(p.next(at+2), "of as") && right != "" {
		return word(i+1, right) // "There was so many people"
	}
	if right != "" && IsNumber(n) && !oneOf(n, "one half many some few") && p.next(at+1) == "of" && oneOf(p.next(at+2), "us them you these those") {
		return slip{from: i + 1, to: at, right: right}, true // "there was three of them"
	}
	if right == "" || !oneOf(n, counted) || oneOf(p.next(at+1), "a an of people's percent minutes dollars way more truth time work room value magic sense merit hope") || hyphenAfter(p, at+1) || n == "some" || n == "lots" {
		return slip{}, false
	}
	return slip{from: i + 1, to: at, right: right}, true
}

// manyEnd reports a plural at words[i] that no other noun follows.
func manyEnd(p *prose, i int) bool {
	return i < len(p.words) && p.prev(i) != "" && p.syntax[i]&(inPlural|isOfThings) != 0 && !p.words[i].Capital && nounEnds(p, i) && !measures(p.words[i].Fold)
}
