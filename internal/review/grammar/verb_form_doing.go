package grammar

// doingInPlaceOfTo is about "I don't mind to work on Sundays", "worth to see" and "you had better to start": what stands
// before "to", at words[i], takes a verb in -ing, or a plain one.
func doingInPlaceOfTo(p *prose, i int) (slip, bool) {
	head, before := p.prev(i), p.prev(i-1)
	fits, drops := false, false
	switch head {
	case "mind":
		fits = oneOf(before, "don't wouldn't doesn't didn't not you")
	case "stand":
		fits = oneOf(before, "can't cannot couldn't")
	case "miss", "missed", "keep", "kept":
		fits = oneOf(before, "i we you they he she really still")
	case "up":
		fits = oneOf(before, "gave give given giving")
	case "worth":
		fits = before != "" && before != "for"
	case "use":
		fits = before == "no" && !oneOf(p.prev(i-2), "of have had")
	case "difficulty", "difficulties", "trouble":
		fits = oneOf(before, "have had") || oneOf(before, "no any some great little") && oneOf(p.prev(i-2), "have had")
	case "years", "weeks", "months", "hours", "days":
		fits = oneOf(p.prev(i-2), "spent spend spending")
	case "rather":
		fits, drops = oneOf(before, "would i'd we'd"), true
	case "better":
		fits, drops = before == "had", true
	case "hardly":
		fits, drops = oneOf(before, "could can"), true
	}
	if !fits || p.owns(i+1) || hyphenAfter(p, i+1) {
		return slip{}, false
	}
	verb := p.next(i)
	if head == "up" && !p.words[i+1].Capital && p.speech[i+1]&baseVerb != 0 && p.speech[i+1]&(adjective|pastVerb) == 0 {
		return slip{from: i, to: i + 1, right: doingOf(verb)}, true
	}
	if verbFormIn(p.syntaxOfNext(i)) != plainForm && verb != "be" || p.syntaxOfNext(i)&orNoun != 0 && p.syntaxOfNext(i+1)&marksVerb == 0 && !p.endsClause(i+1) && !isAsking(p.next(i+1)) {
		return slip{}, false
	}
	if drops {
		return slip{from: i, to: i + 1, right: p.raw(i + 1)}, true
	}
	return slip{from: i, to: i + 1, right: doingOf(verb)}, true
}
