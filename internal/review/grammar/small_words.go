package grammar

// The words that smallSlip looks at, by what is asked of them.
const (
	takeNoSmall = "discuss discussed discussing discusses mention mentioned mentioning emphasize emphasized emphasise emphasised despite cope"
	takeAnother = "curious arrived arrive reminded according same hear forward"
	takeTo      = "explain explained explaining explains described demonstrated introduced introduce reply replied told asked ask phone inform call called helped said suggest recommend suggested reached"
	takeFor     = "wait waiting"
	joiners     = "who which what"
	wholes      = "all everything something anything"
	ofTurns     = "both make made making other between gave showed precise my your our become borrow learned learnt learn remembers remembered remember assist assisted experimented myself request off do did done how although though because think believe if until very enjoyed " +
		"want wants wanted like most for since from to by answered answer thanks thank better opportunity chance pleasure me years peoples childrens mens womens yours childs find please good bad long liked appreciate appreciated love loved nothing no nobody"
)

// smallAsked is what smallSlip asks at a word. It is kept with the word.
type smallAsked uint8

const (
	noSmallAsked smallAsked = iota
	smallThatJoins
	smallBehindWhole
	smallOneTooMany
	smallForAnother
	smallIsMissing
	smallBeforeTime
	smallIsArticle
	smallInTurn
	smallInTable // of frames, governments or phrases alone
)

func smallAskedOf(fold string) smallAsked {
	switch fold {
	case "in", "on", "at", "during":
		return smallBeforeTime
	case "a", "an", "was", "is", "am", "i'm", "been", "be", "there", "as":
		return smallIsArticle
	}
	for _, k := range [...]struct {
		list string
		asks smallAsked
	}{
		{joiners, smallThatJoins},
		{wholes, smallBehindWhole},
		{takeNoSmall, smallOneTooMany},
		{takeAnother, smallForAnother},
		{takeTo, smallIsMissing},
		{takeFor, smallIsMissing},
		{"another many several few lot " + uncounted, smallIsArticle},
		{ofTurns, smallInTurn},
	} {
		if oneOf(fold, k.list) {
			return k.asks
		}
	}
	if framesOfSmall()[fold] != nil || governs()[fold] != nil || phraseWords()[fold] {
		return smallInTable
	}
	return noSmallAsked
}

func smallSlip(p *prose, i int) (slip, bool) {
	if p.owns(i) {
		return slip{}, false
	}
	if s, ok := wrongSmall(p, i); ok {
		return s, true
	}
	if p.syntax[i]&inSmallFrame != 0 {
		if s, ok := smallInFrame(p, i); ok {
			return s, true
		}
	}
	if p.marks[i]&governsWord != 0 {
		if s, ok := governed(p, i); ok {
			return s, true
		}
	}
	if p.marks[i]&inPhrase == 0 {
		return slip{}, false
	}
	return phrased(p, i)
}

func wrongSmall(p *prose, i int) (slip, bool) {
	switch smallIn(p.syntax[i]) {
	case smallThatJoins:
		return joinedWrong(p, i)
	case smallBehindWhole:
		return wholeWhat(p, i)
	case smallOneTooMany:
		return smallTooMany(p, i)
	case smallForAnother:
		return smallOfAnother(p, i)
	case smallIsMissing:
		return smallMissing(p, i)
	case smallBeforeTime:
		return smallOfTime(p, i)
	case smallIsArticle:
		return articleSlip(p, i)
	case smallInTurn:
		return turnSlip(p, i)
	}
	return slip{}, false
}

// wholeWhat is about "all what you said".
func wholeWhat(p *prose, i int) (slip, bool) {
	if p.next(i) != "what" {
		return slip{}, false
	}
	fold, after := p.words[i].Fold, p.next(i+1)
	if oneOf(fold, "all everything") && !oneOf(p.prev(i), "at above after of") && oneOf(after, subjects+" is was the your happened happens matters our my has") || oneOf(after, subjects) && !oneOf(fold, "all everything") {
		return word(i+1, "that")
	}
	return slip{}, false
}

// drop is the slip of words[i+1], which is one too many behind words[i].
func drop(p *prose, i int) (slip, bool) {
	return slip{from: i, to: i + 1, right: p.raw(i)}, true
}

// instead is the slip of words[i+1], in whose place another word stands.
func instead(p *prose, i int, right string) (slip, bool) {
	return slip{from: i, to: i + 1, right: p.raw(i) + " " + right}, true
}

// smallTooMany is about "discussed about", "despite of".
func smallTooMany(p *prose, i int) (slip, bool) {
	next, after := p.next(i), p.next(i+1)
	switch p.words[i].Fold {
	case "despite":
		if oneOf(next, subjects+" it there") && (pastAt(p, i+2) || p.partsBehind(i+1)&pastVerb != 0) {
			return slip{from: i, to: i, right: "although"}, true // "Despite it rained"
		}
		if next == "of" {
			return drop(p, i)
		}
		if next == "that" && oneOf(after, "the my our your it we they he she there") {
			return slip{from: i, to: i + 1, right: "although", hint: true}, true
		}
	case "cope":
		if next == "up" && after == "with" {
			return slip{from: i, to: i + 2, right: "cope with"}, true
		}
	case "emphasize", "emphasized", "emphasise", "emphasised":
		if next == "on" {
			return drop(p, i)
		}
	default:
		if next == "on" && oneOf(after, "the your this a") && oneOf(p.next(i+2), "policy topic plan issue problem matter question project idea") && !oneOf(p.prev(i), "was is were are been be") && oneOf(p.words[i].Fold, "discuss discussed discussing") {
			return drop(p, i)
		}
		if next == "about" && after != "" && !IsNumber(after) && !(after == "half" || after == "hundred" || after == "a" && oneOf(p.next(i+2), "half hundred dozen third quarter thousand")) && !p.owns(i) && !oneOfBefore(p, i, 3, "what everything things") && (!oneOf(p.prev(i), "was is are were been be") || oneOf(after, "the your my our this how")) {
			return drop(p, i)
		}
	}
	return slip{}, false
}

// smallOfAnother is about "curious to the result", "depends of", "interested on".
func smallOfAnother(p *prose, i int) (slip, bool) {
	next, after := p.next(i), p.next(i+1)
	if next == "" {
		return slip{}, false
	}
	switch fold := p.words[i].Fold; fold {
	case "curious":
		if oneOf(next, "to on for at of") && oneOf(after, "the your my our this that it what how") && verbIn(after).form == noForm {
			s, ok := instead(p, i, "about")
			s.hint = next == "for"
			return s, ok
		}
	case "arrive":
		if next == "to" && after != "" && p.words[i+2].Capital && oneOf(p.prev(i), "will i i'll to can") {
			return instead(p, i, "in")
		}
	case "arrived":
		if next == "to" && after != "" && p.words[i+2].Capital && !p.owns(i+2) && oneOf(p.prev(i), "i we") && (p.endsClause(i+2) || oneOf(p.next(i+2), "in on at last by with")) {
			return instead(p, i, "in")
		}
		if next == "to" && oneOf(after, "your the my our a this") && !(after == "this" && oneOf(p.next(i+2), "day moment hour")) && !hasSoon(p, i+3, "noise smell sound news message sight silence applause") {
			return instead(p, i, "at")
		}
	case "reminded":
		if oneOf(next, "me us") && after == "to" && oneOf(p.next(i+2), "my our a") {
			return slip{from: i + 2, to: i + 2, right: "of"}, true
		}
	case "according":
		if next == "to" && after == "me" {
			return slip{from: i, to: i + 2, right: "in my view"}, true
		}
	case "same":
		if next == "like" && oneOf(after, "the your our my in at with i you we this that mine yours ours me us") && p.prev(i) == "the" {
			return instead(p, i, "as")
		}
	case "hear":
		if next == "about" && after == "you" && (p.endsClause(i+2) || oneOf(p.next(i+2), "soon again shortly")) && oneOf(p.prev(i), "to i'll will") {
			return slip{from: i, to: i + 2, right: "hear from you"}, true
		}
	case "forward":
		if oneOf(p.prev(i), "look looking looked looks") {
			if next == "for" && oneOf(after, "your the our hearing meeting seeing it working a an this") {
				return instead(p, i, "to")
			}
			if oneOf(next, "your our the") && p.prev(i) != "looked" {
				return slip{from: i, to: i, right: p.raw(i) + " to"}, true
			}
		}
	}
	return slip{}, false
}

// smallMissing is about "explained me the rota", "listening you", "waiting your answer".
func smallMissing(p *prose, i int) (slip, bool) {
	next, after := p.next(i), p.next(i+1)
	if next == "" || p.owns(i+1) {
		return slip{}, false
	}
	switch fold := p.words[i].Fold; fold {
	case "explain", "explained", "explaining", "explains", "described", "demonstrated":
		if oneOf(next, "him her them") && oneOf(after, "the how a what why my our") && p.next(i+2) != "best" {
			return slip{from: i + 1, to: i + 1, right: "to " + next}, true
		}
		if oneOf(next, "me us") && !oneOf(after, "away as out") && (fold[0] == 'e' || oneOf(after, "the a how your that")) {
			return slip{from: i + 1, to: i + 1, right: "to " + next}, true
		}
	case "suggest", "recommend":
		if oneOf(next, "you us them him her") && after == "to" && verbFormIn(p.marksOfNext(i+2)) == plainForm && !p.owns(i+3) && !oneOf(p.prev(i), "as you") {
			return slip{from: i + 2, to: i + 3, right: p.next(i + 2), hint: fold == "recommend"}, true // "I suggest you to add a scanner"
		}
		if oneOf(next, "me us") && oneOf(after, "a an the some") {
			return slip{from: i + 1, to: i + 1, right: "to " + next, hint: fold == "recommend"}, true
		}
	case "suggested":
		if oneOf(next, "me us") && oneOf(after, "to a an the some that") {
			return slip{from: i + 1, to: i + 1, right: "to " + next, hint: after == "to"}, true
		}
	case "introduce", "introduced":
		if oneOf(next, "me us") && oneOf(after, "the your a an some") {
			return slip{from: i + 1, to: i + 1, right: next + " to"}, true
		}
	case "reply", "replied":
		if oneOf(next, "me us") || next == "you" && oneOf(p.prev(i), "to i will can") {
			return slip{from: i, to: i, right: p.raw(i) + " to"}, true
		}
	case "said":
		if oneOf(next, "me us him") && oneOf(after, "that the about how a it") && oneOf(p.prev(i), "you he she they have has had i") {
			return word(i, "told")
		}
	case "phone", "inform":
		if next == "to" && oneOf(after, "me you us him her them the") && oneOf(p.prev(i), "please will i'll can could to would") && (fold != "phone" || oneOf(p.prev(i), "will i'll can could would")) {
			return drop(p, i)
		}
	case "ask":
		if next == "to" && oneOf(after, "you me us him her them") && p.next(i+2) != "" && !oneOf(p.next(i+2), "to") && oneOf(p.prev(i), "i can could may to will would") {
			return drop(p, i)
		}
	case "call":
		if next == "to" && oneOf(after, "you me us") && oneOf(p.prev(i), "will i'll can could to") && oneOf(p.next(i+2), "on at by in after tomorrow next") {
			return drop(p, i)
		}
	case "told", "asked", "called", "helped":
		if fold == "helped" && oneOf(next, "me us") && verbFormIn(p.marksOfNext(i+1)) == doingForm && oneOf(p.next(i+2), "the how what why your to that it my") && !oneOf(p.prev(i), "be") {
			return word(i+2, verbIn(after).base) // "You helped me understanding the rota"
		}
		if fold == "told" && toldNobody(p, i) {
			return word(i, "said")
		}
		if next == "to" && (oneOf(after, "me us you him") || fold == "asked" && oneOf(after, "the my your her them")) && (oneOf(p.prev(i), subjects) || fold == "told" && p.prev(i) != "" && p.words[i-1].Capital && oneOf(after, "me us")) && !(fold == "called" && oneOf(p.next(i+2), "from through across")) {
			return drop(p, i)
		}
	case "reached":
		if oneOf(next, "to at") && oneOf(after, "the your my our") && oneOf(p.prev(i), "i we") {
			return drop(p, i)
		}
	case "wait", "waiting":
		if fold == "wait" && oneOf(next, "you him her") && oneOf(p.prev(i), "will i'll to") && (p.endsClause(i+1) || oneOf(after, "at in by on")) {
			return slip{from: i, to: i, right: p.raw(i) + " for"}, true
		}
		if oneOf(next, "your the an a") && oneOf(after, "answer reply response news decision result results call feedback") {
			return slip{from: i, to: i, right: p.raw(i) + " for"}, true
		}
	}
	return slip{}, false
}

// toldNobody reports "told" at words[i] that lacks who was told: "your colleague told that the roof is new".
func toldNobody(p *prose, i int) bool {
	if p.next(i) != "that" || !oneOf(p.next(i+1), "the you i we he she there your my it they") {
		return false
	}
	return oneOf(p.prev(i), "i we you they he she") ||
		oneOf(p.prev(i-1), "the my your our his her a") && (p.marksOfPrev(i)&isOfOne != 0 || oneOf(p.prev(i), "colleague manager boss team mother father"))
}
