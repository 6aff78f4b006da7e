package grammar

// The words that smallSlip looks at, by what is asked of them.
const (
	takeSmall = "discuss discussed discusses discussing mention mentioned mentioning despite arrive arrived reminded according hear suggest recommend told asked called helped"
	joiners   = "who which what"
	wholes    = "all everything something anything"
	ofTurns   = "both make made making other between gave showed my your our learned learnt learn myself request do did done how although though because think believe if until very enjoyed " +
		"want wants wanted like for since from to by answered answer thank me years childrens mens womens yours please good bad liked appreciate appreciated love loved nothing no"
)

// smallAsked is what smallSlip asks at a word. It is kept with the word.
type smallAsked uint8

const (
	noSmallAsked smallAsked = iota
	smallThatJoins
	smallBehindWhole
	smallIsBehind
	smallBeforeTime
	smallIsArticle
	smallInTurn
	smallInTable // of frames, governments or phrases alone
)

func smallAskedOf(fold string) smallAsked {
	switch fold {
	case "in", "on", "at", "during":
		return smallBeforeTime
	case "a", "an", "was", "is", "been", "be", "there", "as":
		return smallIsArticle
	}
	for _, k := range [...]struct {
		list string
		asks smallAsked
	}{
		{joiners, smallThatJoins},
		{wholes, smallBehindWhole},
		{takeSmall, smallIsBehind},
		{"another many several few lot " + uncounted, smallIsArticle},
		{ofTurns, smallInTurn},
	} {
		if oneOf(fold, k.list) {
			return k.asks
		}
	}
	if framesOfSmall()[fold] != nil || governs()[fold] != nil || phraseWords().Has(fold) {
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
		if s, ok := framesOfSmall().slip(p, i); ok {
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
	case smallIsBehind:
		return smallBehind(p, i)
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

// smallBehind is about the small word that a verb has behind it: "discussed about", "arrived to the office", "asked to me".
func smallBehind(p *prose, i int) (slip, bool) {
	fold, prev, next, after := p.words[i].Fold, p.prev(i), p.next(i), p.next(i+1)
	if next == "" || p.owns(i+1) {
		return slip{}, false
	}
	switch fold {
	case "despite":
		if oneOf(next, subjects+" it there") && (pastAt(p, i+2) || p.partsBehind(i+1)&pastVerb != 0) {
			return word(i, "although") // "Despite it rained"
		}
	case "arrive", "arrived":
		if next != "to" || after == "" {
			return slip{}, false
		}
		if p.words[i+2].Capital && (fold == "arrive" && oneOf(prev, "will i i'll to can") || fold == "arrived" && !p.owns(i+2) && oneOf(prev, "i we") && (p.endsClause(i+2) || oneOf(p.next(i+2), "in on at last by with"))) {
			return instead(p, i, "in")
		}
		if fold == "arrived" && oneOf(after, "your the my our a this") && !(after == "this" && oneOf(p.next(i+2), "day moment hour")) && !hasSoon(p, i+3, "noise smell sound news message sight silence applause") {
			return instead(p, i, "at")
		}
	case "reminded":
		if oneOf(next, "me us") && after == "to" && oneOf(p.next(i+2), "my our a") {
			return word(i+2, "of")
		}
	case "according":
		if next == "to" && after == "me" {
			return slip{from: i, to: i + 2, right: "in my view"}, true
		}
	case "hear":
		if next == "about" && after == "you" && (p.endsClause(i+2) || oneOf(p.next(i+2), "soon again shortly")) && oneOf(prev, "to i'll will") {
			return slip{from: i, to: i + 2, right: "hear from you"}, true
		}
	case "suggest", "recommend":
		if oneOf(next, "you us them him her") && after == "to" && verbFormIn(p.syntaxOfNext(i+2)) == plainForm && !p.owns(i+3) && !oneOf(prev, "as you") {
			return slip{from: i + 2, to: i + 3, right: p.next(i + 2), hint: fold == "recommend"}, true // "I suggest you to add a scanner"
		}
	case "helped":
		if oneOf(next, "me us") && verbFormIn(p.syntaxOfNext(i+1)) == doingForm && oneOf(p.next(i+2), "the how what why your to that it my") && prev != "be" {
			return word(i+2, verbIn(after).base) // "You helped me understanding the rota"
		}
		return toSomebody(p, i)
	case "told":
		if toldNobody(p, i) {
			return word(i, "said")
		}
		return toSomebody(p, i)
	case "asked", "called":
		return toSomebody(p, i)
	default:
		if next == "about" && after != "" && !IsNumber(after) && !(after == "half" || after == "hundred" || after == "a" && oneOf(p.next(i+2), "half hundred dozen third quarter thousand")) && !oneOfBefore(p, i, 3, "what everything things") && (!oneOf(prev, "was is are were been be") || oneOf(after, "the your my our this how")) {
			return drop(p, i)
		}
	}
	return slip{}, false
}

// toSomebody is about "she asked to me", "Ana told to us".
func toSomebody(p *prose, i int) (slip, bool) {
	fold, after := p.words[i].Fold, p.next(i+1)
	switch {
	case p.next(i) != "to", !oneOf(after, "me us you him") && !(fold == "asked" && oneOf(after, "the my your her them")),
		!oneOf(p.prev(i), subjects) && !(fold == "told" && p.prev(i) != "" && p.words[i-1].Capital && oneOf(after, "me us")),
		fold == "called" && oneOf(p.next(i+2), "from through across"):
		return slip{}, false
	}
	return drop(p, i)
}

// toldNobody reports "told" at words[i] that lacks who was told: "your colleague told that the roof is new".
func toldNobody(p *prose, i int) bool {
	if p.next(i) != "that" || !oneOf(p.next(i+1), "the you i we he she there your my it they") {
		return false
	}
	return oneOf(p.prev(i), "i we you they he she") ||
		oneOf(p.prev(i-1), "the my your our his her a") && (p.syntaxOfPrev(i)&isOfOne != 0 || oneOf(p.prev(i), "colleague manager boss team mother father"))
}
