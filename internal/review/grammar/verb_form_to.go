package grammar

import "strings"

// toMissing is about "would like ask" and "happy meet you".
func toMissing(p *prose, i int) (slip, bool) {
	if s, ok := amMissing(p, i); ok {
		return s, true
	}
	fold, next := p.words[i].Fold, p.next(i)
	if (fold == "want" || fold == "wanted") && oneOf(next, "you him them her us") && oneOf(p.prev(i), "i we") && oneOf(p.next(i+1), "know see come understand hear") && !p.endsClause(i+2) {
		return slip{from: i + 1, to: i + 2, right: next + " to " + p.next(i+1)}, true // "I want you know that"
	}
	if next == "" || next != "be" && fold != "hope" && !mayActAt(p, i+1) || p.owns(i) || p.owns(i+1) || hyphenAfter(p, i) || p.words[i+1].Capital {
		return slip{}, false
	}
	if fold == "hope" && oneOf(next, "you they he she we") && p.next(i+1) == "to" && verbIn(p.next(i+2)).form == plainForm && oneOf(p.prev(i), "i we") {
		return slip{from: i + 2, to: i + 2, right: "will"}, true // "I hope you to call me"
	}
	if fold == "able" && oneOf(p.prev(i), "am i'm was is are were we're be been") && verbIn(next).form == plainForm {
		return slip{from: i, to: i + 1, right: "able to " + next}, true
	}
	if next == "work" && oneOf(fold, "love like") && oneOf(p.prev(i), "would i'd") && oneOf(p.next(i+1), "with for") && oneOf(p.next(i+2), "you your") {
		return slip{from: i, to: i + 1, right: p.raw(i) + " to work"}, true
	}
	// "like" and "want" take things as well: only verbs that are no nouns.
	if next != "be" && !mayActAt(p, i+1) || !onlyVerb(next) && !oneOf(next, "be say know see ask make meet") || oneOf(next, "come seem follow want feel love hate exist agree warn wonder worry earn lead treat trust respect") {
		return slip{}, false
	}
	switch {
	case fold == "wait":
		if !oneOf(p.prev(i), "can't cannot") {
			return slip{}, false
		}
	case fold == "love":
		if !oneOf(p.prev(i), "would i'd we'd") {
			return slip{}, false
		}
	case fold == "like":
		if !oneOf(p.prev(i), "would i'd we'd he'd she'd they'd you'd") && !(oneOf(p.prev(i), "also really just") && oneOf(p.prev(i-1), "would i'd we'd")) {
			return slip{}, false
		}
	case oneOf(fold, "want wanted wants"):
		if !oneOf(p.prev(i), subjects+" just also only really don't didn't not would who") || hangs(p, i) {
			return slip{}, false
		}
	default: // able, glad, sorry
		if !oneOf(p.prev(i), "am i'm was is are were we're be been very so really also more") || next == "be" && fold != "able" {
			return slip{}, false
		}
	}
	return slip{from: i, to: i + 1, right: p.raw(i) + " to " + next}, true
}

// doingMissing is about "enjoy to do".
func doingMissing(p *prose, i int) (slip, bool) {
	if onlyVerb(p.next(i)) && !p.words[i+1].Capital && oneOf(p.next(i+1), "you your the with about my") && !oneOf(p.words[i].Fold, "suggest suggested recommend recommended") && !p.owns(i+1) {
		return word(i+1, doingOf(p.next(i))) // "I enjoyed meet you"
	}
	if p.next(i) == "talk" && oneOf(p.next(i+1), "with to") && oneOf(p.next(i+2), "you") && oneOf(p.words[i].Fold, "enjoy enjoyed appreciate appreciated") {
		return word(i+1, "talking")
	}
	if p.next(i) != "to" {
		return slip{}, false
	}
	v := verbIn(p.next(i + 1))
	if v.form != plainForm && !oneOf(p.next(i+1), "be read put set cut let") || p.owns(i+2) || v.noun && !oneOf(p.next(i+2), behindVerb) {
		return slip{}, false
	}
	if oneOf(p.words[i].Fold, "finish finished practice practise practiced") && v.noun || oneOf(p.words[i].Fold, "considered imagined recommended appreciated") && !oneOf(p.prev(i), subjects+" have would really") {
		return slip{}, false // "he is considered to be"
	}
	if oneOf(p.words[i].Fold, "suggested") && oneOfBefore(p, i, 2, "is was are were be been") {
		return slip{}, false // "it is suggested to keep the lid on"
	}
	if p.prev(i-1) == "as" || oneOf(p.words[i].Fold, "practice practise") && (oneOf(p.prev(i), articles+" another") || !oneOf(p.prev(i), subjects+" and to also often always still will can really")) {
		return slip{}, false // "as you suggested to see", "from another practice to say"
	}
	doing := doingOf(p.words[i+2].Fold)
	mild := oneOf(p.words[i].Fold, "consider imagine appreciate") || oneOf(p.prev(i), "would i'd")
	return slip{from: i + 1, to: i + 2, right: doing, hint: mild}, true
}

// interestedTo is about "interested to work" and "succeeded to find".
func interestedTo(p *prose, i int) (slip, bool) {
	if s, ok := amMissing(p, i); ok {
		return s, true
	}
	if p.next(i) != "to" || p.owns(i+2) {
		return slip{}, false
	}
	verb, small := p.next(i+1), " in "
	if v := verbIn(verb); v.form != plainForm && verb != "be" {
		return slip{}, false
	}
	switch p.words[i].Fold {
	case "interested":
		if !oneOf(verb, "work join apply contribute collaborate participate continue become take build develop improve move") || verb == "work" && p.next(i+2) == "" {
			return slip{}, false // "interested to hear" is fine
		}
	case "capable":
		small = " of "
	case "insist", "insisted":
		small = " on "
	}
	return slip{from: i, to: i + 2, right: p.raw(i) + small + doingOf(verb), hint: small != " of "}, true
}

// formBehindTo is about "want to thanking", "able to can".
func formBehindTo(p *prose, i int) (slip, bool) {
	next, prev := p.next(i), p.prev(i)
	if next == "" || p.owns(i+1) || hyphenAfter(p, i+1) {
		return slip{}, false
	}
	if s, ok := doingInPlaceOfTo(p, i); ok {
		return s, true
	}
	switch prev {
	case "problem", "problems":
		if oneOf(p.prev(i-1), "no any") && oneOf(p.prev(i-2), "have has had") && mayActAt(p, i+1) {
			return slip{from: i, to: i + 1, right: doingOf(next), hint: true}, true // "I have no problem to get up early"
		}
	case "used":
		if mayActAt(p, i+1) && (oneOf(p.prev(i-1), "i'm we're") || oneOf(p.prev(i-1), "am are was were") && oneOf(p.prev(i-2), "i we")) && (onlyVerb(next) || oneOf(p.next(i+1), behindVerb)) {
			return slip{from: i + 1, to: i + 1, right: doingOf(next), hint: true}, true // "I am used to work with old machines"
		}
	case "thinking", "thought", "think":
		if oneOf(next, "it this that you") && (p.endsClause(i+1) || oneOf(p.next(i+1), "all every since and a")) {
			return word(i, "of")
		}
	}
	if !strings.HasSuffix(next, "ing") && next != "can" {
		return slip{}, false
	}
	if base := baseOf(next, doingForm); base != "" && oneOf(prev, "want wanted wants hope hoped hoping wish decided able willing eager like nice great good lovely pleasure pleased happy glad honour opportunity chance important possible necessary easy hard difficult better how") && (oneOf(p.next(i+1), "you me us your the a") || next != "meeting") && !oneOf(next, "building training planning testing marketing pricing") {
		if prev == "like" && !oneOf(p.prev(i-1), "would i'd we'd") {
			return slip{}, false
		}
		return word(i+1, base)
	}
	if next == "can" && oneOf(prev, "want wanted like hope order wish glad happy") && verbIn(p.next(i+1)).form == plainForm {
		return word(i+1, "be able to")
	}
	return slip{}, false
}

// thankTo is about "thank you to have me".
func thankTo(p *prose, i int) (slip, bool) {
	at := i + 1
	if p.words[i].Fold == "thank" {
		if p.next(i) == "to" && (p.next(i+1) == "you" && oneOf(p.prev(i), "i we") || oneOf(p.next(i+1), "everyone everybody all you the your") && p.prev(i) == "to") {
			return drop(p, i)
		}
		if p.next(i) != "you" || p.prev(i) == "to" {
			return slip{}, false
		}
		at++
	}
	for oneOf(p.prev(at+1), "very so much again too kindly a lot") && at < i+6 {
		at++
	}
	if at >= len(p.words) || p.words[at].Fold != "to" || p.prev(at) == "" {
		return slip{}, false
	}
	verb := p.next(at)
	if v := verbIn(verb); v.form != plainForm || v.noun && !oneOf(p.next(at+1), "me us my our the a") || p.owns(at+1) {
		return slip{}, false
	}
	return slip{from: at, to: at + 1, right: "for " + doingOf(verb), hint: verb == "have" && verbIn(p.next(at+1)).form != noForm}, true
}

// formBehindModal is about "I can to help" and "will helping".
func formBehindModal(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if p.owns(i) || next == "" {
		return slip{}, false
	}
	fold := p.words[i].Fold
	if fold == "would" && next == "have" && p.prev(i-1) == "wish" && oneOf(p.prev(i), "i we you they he she") {
		return slip{from: i, to: i + 1, right: "had"}, true // "I wish I would have asked"
	}
	if next == "to" && fold == "would" && p.prev(i) == "i" && p.opens(i-1) && verbIn(p.next(i+1)).form == plainForm {
		return word(i+1, "like to")
	}
	if next == "not" && p.next(i+1) == "to" && oneOf(fold, "can could must should") && oneOf(p.prev(i), subjects) && verbIn(p.next(i+2)).form == plainForm {
		return slip{from: i + 1, to: i + 2, right: "not"}, true // "I could not to find it"
	}
	if next == "to" && oneOf(fold, "can could must should might can't cannot couldn't shouldn't") && oneOf(p.prev(i), subjects+" it this that one people everyone") && (p.opens(i-1) || oneOf(p.prev(i-1), "and but that because so if when how where why")) && (verbIn(p.next(i+1)).form == plainForm || oneOf(p.next(i+1), "be put read let set")) && !(fold == "might" || fold == "must" && p.prev(i) == "a") {
		return slip{from: i, to: i + 2, right: p.raw(i) + " " + p.next(i+1)}, true
	}
	if p.opens(i) && p.next(i+1) == "to" && oneOf(next, "you we i") && oneOf(fold, "could can would will should") && (onlyVerb(p.next(i+2)) || oneOf(p.next(i+2), "be tell send call give show help let")) {
		return drop(p, i+1) // "Could you to send me"
	}
	return slip{}, false
}

// toBehindLet is about "let me to explain" and "it made me to think".
func toBehindLet(p *prose, i int) (slip, bool) {
	who := p.next(i)
	if oneOf(who, "me us") && oneOf(p.words[i].Fold, "made make makes") && !p.owns(i+1) {
		v := verbIn(p.next(i + 1))
		if (v.form == pastOnly || v.form == pastForms || v.form == doingForm) && oneOf(v.base, "laugh think smile wonder feel understand see want remember realise realize believe cry") && !oneOf(p.next(i+1), "felt") {
			return word(i+2, v.base) // "He made me laughed"
		}
	}
	if !oneOf(who, "me us you him her them") || p.next(i+1) != "to" || p.owns(i+1) {
		return slip{}, false
	}
	verb := p.next(i + 2)
	if verb != "be" && (verbIn(verb).form != plainForm || verbIn(verb).noun && !oneOf(p.next(i+3), behindVerb) && !(oneOf(verb, "smile laugh wonder cry") && (p.endsClause(i+3) || oneOf(p.next(i+3), "when every each about")))) {
		return slip{}, false
	}
	if p.words[i].Fold != "let" && oneOf(p.prev(i), "was were is are been what that money which") && p.words[i].Fold == "made" {
		return slip{}, false
	}
	return slip{from: i + 2, to: i + 3, right: verb}, true
}

// doingBehindPreposition is about "thank you for take the time" and "interested in learn more".
func doingBehindPreposition(p *prose, i int) (slip, bool) {
	verb := p.next(i)
	if p.words[i].Fold == "at" {
		if verb != "to" || !oneOf(p.prev(i), "good bad great best excellent better") || verbIn(p.next(i+1)).form != plainForm {
			return slip{}, false
		}
		return slip{from: i + 1, to: i + 2, right: doingOf(p.next(i + 1))}, true
	}
	if verb == "to" && oneOf(p.words[i].Fold, "before after") && p.words[i].Opens && verbFormIn(p.syntaxOfNext(i+1)) == plainForm && (p.syntaxOfNext(i+1)&orNoun == 0 || p.endsClause(i+2) || p.syntaxOfNext(i+2)&marksVerb != 0) {
		return slip{from: i + 1, to: i + 2, right: doingOf(p.next(i + 1))}, true // "Before to leave"
	}
	if verb == "to" && oneOf(p.words[i].Fold, "without by") && !hangs(p, i) && verbIn(p.next(i+1)).form == plainForm && !verbIn(p.next(i+1)).noun {
		return slip{from: i + 1, to: i + 2, right: doingOf(p.next(i + 1))}, true
	}
	if verb == "have" && p.words[i].Fold == "for" && oneOf(p.prev(i), "you thanks much again") && (verbFormIn(p.syntaxOfNext(i+1)) == pastForms || verbFormIn(p.syntaxOfNext(i+1)) == participled) {
		return word(i+1, "having")
	}
	if f := verbFormIn(p.syntaxOfNext(i)); (f == pastOnly || f == pastForms) && p.words[i].Fold == "for" && oneOf(p.prev(i), "you thanks much again") && oneOf(p.next(i+1), "me us you my your") && !oneOf(verb, "felt found left") {
		return word(i+1, doingOf(verbIn(verb).base)) // "thank you for gave me"
	}
	if verb == "" || verb != "have" && !mayActAt(p, i+1) || p.owns(i+1) || hyphenAfter(p, i+1) || p.words[i+1].Capital {
		return slip{}, false
	}
	switch fold, next := p.words[i].Fold, p.next(i+1); {
	case fold == "of" && p.prev(i) == "instead" && (onlyVerb(verb) || verb == "wait" && oneOf(next, "for and until a")) && !p.endsClause(i+1) && !oneOf(next, "and or") && verb != "say":
		return word(i+1, doingOf(verb)) // "instead of wait for the report"
	case oneOf(fold, "before after") && p.words[i].Opens && (onlyVerb(verb) || oneOf(verb, "leave go")) && p.syntaxOfNext(i+1)&isSubject != 0:
		return word(i+1, doingOf(verb)) // "Before leave I looked"
	}
	if !oneOf(verb, "thank give take tell explain invite have let teach bring listen spend join learn become speak see hear receive meet make welcome provide introduce ask consider allow organise organize arrange solve improve choose build write describe discuss go send understand know") {
		return slip{}, false
	}
	if !oneOf(p.next(i+1), "me us you the my your our a an time more this these it him her them about how what") {
		return slip{}, false
	}
	fold, prev := p.words[i].Fold, p.prev(i)
	switch fold {
	case "for":
		if verb == "thank" {
			return slip{from: i, to: i, right: "to"}, prev == "writing" || prev == "write"
		}
		if oneOf(prev, "excited ready eager") || oneOf(prev, "coming came come here writing write happy glad pleased wait waiting") && oneOf(verb, "tell ask give explain meet see hear learn take describe understand") {
			return word(i, "to")
		}
		if !oneOf(prev, "you thanks much again sorry reason passion responsible") && !(oneOf(p.next(i+1), "me us") && oneOfBefore(p, i, 6, "thank thanks grateful thankful")) {
			return slip{}, false
		}
	case "in":
		if !oneOf(prev, "interested experience interest succeeded") {
			return slip{}, false
		}
	case "of":
		if !oneOf(prev, "way idea instead capable habit chance possibility opportunity afraid proud tired experience") || oneOf(verb, "make know") {
			return slip{}, false
		}
	case "about":
		if !oneOf(prev, "think thinking thought excited passionate talked enthusiastic how what") {
			return slip{}, false
		}
	case "after", "before":
		if !oneOf(verb, "take speak hear meet join give tell learn") || !p.opens(i) || oneOf(p.next(i+1), "you") {
			return slip{}, false
		}
	}
	return word(i+1, doingOf(verb))
}
