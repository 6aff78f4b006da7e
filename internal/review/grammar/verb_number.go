package grammar

import "strings"

// behindVerb are words that tell that a verb stands before them and no noun.
const behindVerb = "the a an my your our their his her this that these those it them us me you him to at in on for with from into by all every each everything nothing more less so well better very not only"

// isBeforeVerb reports words that may stand between a subject and its verb.
func isBeforeVerb(fold string) bool {
	switch fold {
	case "always", "never", "often", "still", "also", "really", "only", "just", "usually", "sometimes":
		return true
	}
	return false
}

// ofSomebody is about "it was clear that Priya know the plant".
func ofSomebody(p *prose, i int) (slip, bool) {
	name := &p.words[i-1]
	if i < 3 || !name.Capital || name.Opens || p.prev(i) == "" || p.prev(i-1) != "that" || p.owns(i-1) || plural(name.Fold) || strings.IndexByte(name.Fold, '\'') >= 0 || !onlyVerb(p.words[i].Fold) || p.syntaxOfNext(i)&marksVerb == 0 ||
		!oneOf(p.prev(i-2), "clear think know saw noticed sure happy surprised impressed told said believe hope mentioned heard liked glad") {
		return slip{}, false
	}
	return word(i, thirdOf(p.words[i].Fold))
}

// givenAway reports "help" or "show" at words[i] that may be a noun with what is said of it
// behind it: "That help you gave me", "This show my daughter loves", "That help us all need".
func givenAway(p *prose, i int) bool {
	if !oneOf(p.words[i].Fold, "help show") {
		return false
	}
	switch p.next(i) {
	case "you", "my", "a":
		return true
	case "us":
		return !p.endsClause(i+1) && !oneOf(p.next(i+1), "a to with plan the and")
	case "that":
		return p.next(i+1) != "it"
	}
	return false
}

// verbOfMany is about "he water the plants" and "because she explain it": the verb of many
// behind he, she or it.
func verbOfMany(p *prose, i int) (slip, bool) {
	if i == 0 {
		return slip{}, false
	}
	switch p.words[i-1].Fold {
	case "both":
		return bothOf(p, i)
	case "he", "she", "it":
	case "everybody", "everyone", "nobody", "someone", "somebody", "everything":
		if p.words[i].Fold != "accept" && p.words[i-1].Opens && p.prev(i) != "" && !p.owns(i-1) && !p.owns(i) && (onlyVerb(p.words[i].Fold) || oneOf(p.next(i), behindVerb) || p.endsClause(i)) {
			return word(i, thirdOf(p.words[i].Fold))
		}
		return slip{}, false
	case "this", "that":
		if p.words[i-1].Opens && p.prev(i) != "" && !p.owns(i-1) && (oneOf(p.words[i].Fold, "sound look feel seem") && oneOf(p.next(i), "fair good great right nice like wrong true")) {
			return word(i, thirdOf(p.words[i].Fold))
		}
		if p.words[i-1].Opens && p.prev(i) != "" && !p.owns(i-1) && oneOf(p.words[i].Fold, "make show help mean seem give take remind teach tell keep bring") && oneOf(p.next(i), "me us you it that how a sense my") && !givenAway(p, i) {
			return word(i, thirdOf(p.words[i].Fold))
		}
		return slip{}, false
	case "then", "you", "and", "i":
		return tenseShift(p, i)
	default:
		return ofSomebody(p, i)
	}
	fold, pronoun := p.words[i].Fold, p.prev(i)
	if pronoun == "" || p.owns(i-1) || p.owns(i) || hyphenAfter(p, i) {
		return slip{}, false
	}
	switch {
	case i > 0 && p.words[i-1].Opens && (pronoun != "it" || p.raw(i-1) == "It" || onlyVerb(fold) || oneOf(fold, "need mean like love") || oneOf(p.next(i), "us me you the a my your")):
		return word(i, thirdOf(fold))
	case pronoun != "it" && oneOf(p.prev(i-1), "because when how where while why") && !oneOf(p.prev(i-2), "ask asked suggest suggested"):
		return word(i, thirdOf(fold))
	case oneOf(p.prev(i-1), "and but because so since") && (oneOf(p.next(i), "me us you him them") || p.syntax[i]&orNoun == 0 && oneOf(p.next(i), "what that how the")) && !oneOfBefore(p, i-1, 8, "let make makes made help helped see saw watch watched hear heard had have did does could would can will should might must to if"):
		return word(i, thirdOf(fold)) // "and it help me to see"
	}
	return slip{}, false
}

// verbOfOne is about a verb of he, she and it with another subject: "they needs", "does it
// looks", "you both knows", "the devices needs".
func verbOfOne(p *prose, i int) (slip, bool) {
	fold, prev := p.words[i].Fold, p.prev(i)
	if prev == "" || p.owns(i) || hyphenAfter(p, i) {
		return slip{}, false
	}
	if s, ok := inverted(p, i); ok {
		return s, true
	}
	base := ""
	switch prev {
	case "both":
		return bothOf(p, i)
	case "i", "we", "they", "you":
		base = baseOf(fold, thirdForm)
	case "people", "children":
		if right := baseOf(fold, thirdForm); right != "do" && onlyVerb(right) && !p.owns(i-1) && p.syntaxOfNext(i)&marksVerb != 0 && verbFormIn(p.syntaxOfPrev(i-1)) == noForm && (p.syntaxOfPrev(i-1)|p.syntaxOfPrev(i-2))&prepositive == 0 && !oneOf(p.prev(i-1), "and one each") {
			return word(i, right) // "people listens to us"
		}
	}
	if base != "" && oneOf(prev, "i we they") && !p.owns(i-1) && !oneOf(p.prev(i-1), "what and or than type phase level war stage grade part volume tier class world") {
		free := p.opens(i-1) || oneOf(p.prev(i-1), clauses)
		if free || !verbIn(fold).noun && !oneOf(fold, "looks works") {
			return word(i, base)
		}
	}
	return slip{}, false
}

// inverted is about the verb of a question behind "did" or "does": "did you came", "does it
// looks", "what did the team said".
func inverted(p *prose, i int) (slip, bool) {
	if i < 2 || !(isDo(p.words[i-2].Fold) || i > 2 && isDo(p.words[i-3].Fold)) || p.prev(i) == "" {
		return slip{}, false
	}
	right := plain(p.words[i].Fold)
	if right == "" {
		return slip{}, false
	}
	asks := func(j int) bool {
		return oneOf(p.prev(j), "did didn't does doesn't") || oneOf(p.prev(j), "do don't") && oneOf(p.words[j].Fold, "you we they i") && verbFormIn(p.syntax[i]) == thirdForm
	}
	at := i - 1
	if at > 1 && oneOf(p.words[at].Fold, "guys all both ever also really even already just two three") && p.prev(at) != "" {
		at--
	}
	switch {
	case oneOf(p.words[at].Fold, "you he she it they we i this that everyone anyone somebody someone anybody everybody") && asks(at):
		if oneOf(p.words[at].Fold, "this that it") && oneOf(p.prev(at), "did does") && !asksAt(p, at-1) {
			return slip{}, false // "what it did that made me"
		}
		return word(i, right)
	case at >= 1 && !p.owns(at) && oneOf(p.prev(at), "the your my our their") && asks(at-1) && (IsThing(p.words[at].Fold) || oneOf(p.words[at].Fold, "team company school hospital clinic job role")) && asksAt(p, at-2):
		return word(i, right)
	}
	return slip{}, false
}

// isDo reports what a question begins with.
func isDo(fold string) bool {
	switch fold {
	case "did", "didn't", "does", "doesn't", "do", "don't":
		return true
	}
	return false
}

// asksAt reports that "did" at words[i] begins a question.
func asksAt(p *prose, i int) bool {
	return p.opens(i) || oneOf(p.prev(i), "what why how when where who which and but so")
}

// bothOf is about "you both knows" and "both of us was".
func bothOf(p *prose, i int) (slip, bool) {
	if p.prev(i) != "both" || !oneOf(p.prev(i-1), "you we they us") {
		return slip{}, false
	}
	if right := forMany(p.words[i].Fold); right != "" && !(verbIn(p.words[i].Fold).noun && !oneOf(p.next(i), behindVerb+" what how why who where when")) {
		return word(i, right)
	}
	return slip{}, false
}
