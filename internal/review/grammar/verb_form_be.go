package grammar

import "strings"

// formBehindBe is about "I am look forward", "I am having experience", "was impress by", "I am interesting in".
func formBehindBe(p *prose, i int) (slip, bool) {
	fold, next := p.words[i].Fold, p.next(i)
	if s, ok := itMissing(p, i); ok {
		return s, true
	}
	switch {
	case fold == "be" && p.prev(i) == "it" && p.owns(i-1):
		return word(i, "been")
	case fold == "been" && p.prev(i) == "am" && p.prev(i-1) == "i":
		return slip{from: i - 1, to: i, right: "have been"}, true
	case verbFormIn(p.syntaxOfNext(i)) == pastOnly && oneOf(fold, "is was were are been be") && (!oneOf(next, "saw rose fell drew sang drank swam ran came became") || next == "sang" && p.next(i+1) == "by") && !(next == "broke" && oneOf(p.prev(i), subjects+" who firm company")):
		return word(i+1, participleOf(verbIn(next).base))
	case fold == "been" && oneOf(p.prev(i), "i we they") && p.opens(i-1):
		return word(i, "have been")
	}
	if p.owns(i) || next == "" || p.owns(i+1) {
		return slip{}, false
	}
	at := i + 1
	for at < i+3 && isAdverbBefore(p.words[at].Fold) && p.next(at) != "" {
		at++
	}
	feeling := p.words[at].Fold
	if feeling == "be" && (fold == "i'm" || fold == "am" && p.prev(i) == "i") && (p.endsClause(at) || oneOf(p.next(at), "here there in at on with a the very so")) {
		return slip{from: at - 1, to: at, right: p.raw(at - 1)}, true // "I am still be here"
	}
	if !mayFollowBe(feeling) {
		return slip{}, false
	}
	person := oneOf(fold, "am i'm we're") || oneOf(fold, "was were are been be") && oneOf(p.prev(i), "i we have")
	if person {
		right := ""
		switch feeling {
		case "interesting":
			if p.next(at) == "in" {
				right = "interested"
			}
		case "boring":
			if oneOf(p.next(at), "in at by with") {
				right = "bored"
			}
		case "exciting":
			if oneOf(p.next(at), "to about for by") {
				right = "excited"
			}
		case "surprising", "amazing", "fascinating", "confusing":
			if oneOf(p.next(at), "by at") {
				right = feeling[:len(feeling)-3] + "ed"
			}
		}
		if right != "" {
			return word(at, right)
		}
	}
	if (at > i+1 && oneOf(fold, "am i'm") && oneOf(feeling, "write enjoy look hope wonder wait") || fold == "was" && feeling == "wonder" && p.prev(i) == "i") && !(feeling == "look" && p.next(at) != "forward") {
		return word(at, doingOf(feeling))
	}
	if fold == "am" && p.prev(i) == "i" && at == i+1 {
		switch {
		case feeling == "call" && p.next(at) != "" && p.words[at+1].Capital:
			return word(at, "called")
		case feeling == "come" && p.next(at) == "from":
			return slip{from: i, to: at, right: "come"}, true
		}
	}
	if at == i+2 && oneOf(fold, "am i'm") && feeling == "appreciate" {
		if fold == "am" {
			return slip{from: i, to: at, right: p.raw(i+1) + " appreciate"}, true
		}
		return slip{from: i, to: at, right: "I " + p.raw(i+1) + " appreciate"}, true
	}
	if oneOf(fold, "am i'm") && oneOf(feeling, "work live study") && oneOf(p.next(at), "in at for with on as") && !(fold == "am" && p.prev(i) != "i") {
		return word(at, doingOf(feeling)) // "I am work in a small shop"
	}
	if oneOf(fold, "am i'm") {
		if at == i+1 && oneOf(next, "appreciate look hope want think believe know need understand enjoy apply write wait feel thank remember wonder see") && !(next == "look" && p.next(i+1) != "forward") {
			if fold == "am" {
				if p.prev(i) != "i" {
					return slip{}, false
				}
				return slip{from: i - 1, to: i + 1, right: "I " + next}, true
			}
			return slip{from: i, to: i + 1, right: "I " + next}, true
		}
		if at == i+2 && p.words[i+1].Fold == "not" && oneOf(feeling, "agreeing knowing believing owning preferring") {
			if fold == "am" && p.prev(i) == "i" {
				return slip{from: i - 1, to: at, right: "I do not " + baseOf(feeling, doingForm)}, true
			}
			if fold == "i'm" {
				return slip{from: i, to: at, right: "I do not " + baseOf(feeling, doingForm)}, true
			}
		}
		if oneOf(next, "agreeing knowing believing belonging owning preferring possessing") {
			base := baseOf(next, doingForm)
			if base != "" && fold == "am" && p.prev(i) == "i" {
				return slip{from: i - 1, to: i + 1, right: "I " + base}, true
			}
			if base != "" && fold == "i'm" && !(next == "agreeing" && oneOf(p.next(i+1), "terms a the")) {
				return slip{from: i, to: i + 1, right: "I " + base}, true
			}
		}
		if next == "having" && hasSoon(p, i+2, "experience experiences knowledge doubt doubts degree diploma") {
			if fold == "am" && p.prev(i) == "i" {
				return slip{from: i - 1, to: i + 1, right: "I have"}, true
			}
			if fold == "i'm" {
				return slip{from: i, to: i + 1, right: "I have"}, true
			}
		}
	}
	if oneOf(fold, "is was were are") && oneOf(next, "happened occurred disappeared existed appeared") && !oneOf(p.prev(i), "what which") {
		if next == "existed" || oneOf(fold, "was were") {
			return slip{from: i, to: i + 1, right: next}, true
		}
	}
	if oneOf(fold, "is was") && oneOf(feeling, "nice great good lovely wonderful") && oneOf(p.next(at), "meet talk speak see hear") && oneOf(p.next(at+1), "you to with your from the how what") && p.prev(i) == "it" {
		return slip{from: at, to: at + 1, right: feeling + " to " + p.next(at)}, true
	}
	if fold == "is" && at == i+1 && oneOf(feeling, "depends consists contains belongs") && oneOf(p.prev(i), "it this that team machine system company which") && (p.opens(i-1) || oneOf(p.prev(i-1), "the my our your")) {
		return slip{from: i, to: at, right: feeling}, true
	}
	if oneOf(fold, "am i'm was were are is be been we're") {
		preps := ""
		switch feeling {
		case "impress":
			preps = "by with"
		case "interest":
			preps = "in to"
		case "confuse", "worry", "bore", "disappoint", "embarrass", "overwhelm":
			preps = "about by with in of"
		}
		if oneOf(p.next(at), preps) {
			return word(at, pastOf(feeling))
		}
	}
	return slip{}, false
}

// isAdverbBefore reports an adverb that may stand between "am" and what somebody is.
func isAdverbBefore(fold string) bool {
	switch fold {
	case "very", "really", "so", "also", "always", "still", "not", "deeply", "truly", "quite", "most", "just":
		return true
	}
	return false
}

// mayFollowBe reports the words that formBehindBe knows.
func mayFollowBe(fold string) bool {
	switch fold {
	case "nice", "great", "good", "lovely", "wonderful", "depends", "consists", "contains", "belongs", "boring", "agreeing", "interesting", "exciting", "surprising", "amazing", "fascinating", "confusing",
		"appreciate", "look", "hope", "want", "think", "believe", "know", "need", "understand", "enjoy", "apply", "write", "wait", "feel", "thank", "remember", "wonder", "see",
		"knowing", "believing", "belonging", "owning", "preferring", "possessing", "having", "happened", "occurred", "disappeared", "existed", "appeared",
		"confuse", "worry", "bore", "disappoint", "embarrass", "overwhelm", "work", "live", "study", "call", "come",
		"impress", "interest":
		return true
	}
	return false
}

// hasSoon reports one of some words among the next few of the clause.
func hasSoon(p *prose, i int, list string) bool {
	for j := i; j < min(i+6, len(p.words)); j++ {
		if oneOf(p.words[j].Fold, list) {
			return true
		}
		if p.endsClause(j) {
			return false
		}
	}
	return false
}

// formBehindHave is about "I have learn a lot" and "we have being working".
func formBehindHave(p *prose, i int) (slip, bool) {
	fold, at := p.words[i].Fold, i+1
	if fold == "have" && p.prev(i) == "i" && p.next(i+1) == "years" && p.next(i+2) == "old" {
		return word(i, "am")
	}
	for at < len(p.words) && at < i+3 && isBeforeParticiple(p.prev(at+1)) {
		at++
	}
	verb := p.words[min(at, len(p.words)-1)].Fold
	if at >= len(p.words) || verb != "being" && agreementIn(p.syntax[at]) == agreesAlways && !strings.HasSuffix(verb, "n") && verb != "read" || p.prev(at) == "" || p.owns(i) || p.owns(at) {
		return slip{}, false
	}
	if verb == "being" && (verbIn(p.next(at)).form == doingForm || oneOf(p.next(at), "in to at on with a the there very so")) && oneOf(p.prev(i), "i we they he she it has have") {
		return word(at, "been")
	}
	if s, ok := overWhen(p, i, at); ok {
		return s, true
	}
	if oneOf(fold, "have i've we've") && at == i+1 && (fold != "have" || oneOf(p.prev(i), "i we")) {
		if verb == "read" && fold == "have" && thenBefore(p, i-1) {
			return slip{from: i - 1, to: at, right: asWho(p.prev(i)) + " " + verb, hint: true}, true
		}
		if v := verbIn(verb); (v.form == pastForms || v.form == participled) && (thenAt(p, at+1) || onDay(p, at) || fold == "have" && thenBefore(p, i-1)) {
			who, from := strings.TrimSuffix(fold, "'ve"), i
			if fold == "have" {
				who, from = p.prev(i), i-1
			}
			return slip{from: from, to: at, right: asWho(who) + " " + simplePast(v.base), hint: true}, true
		}
	}
	if verb == "been" && fold == "have" && at == i+1 && p.prev(i) == "i" && thenAt(p, at+1) {
		return slip{from: i - 1, to: at, right: "I was", hint: true}, true // "I have been there last week"
	}
	return slip{}, false
}

// thenBefore reports "Yesterday" or "Last week" right before the subject words[i].
func thenBefore(p *prose, i int) bool {
	if i < 1 || !onlyBlanks(strings.TrimPrefix(p.text[p.words[i-1].End:p.words[i].Start], ",")) {
		return false
	}
	return p.words[i-1].Fold == "yesterday" && p.words[i-1].Opens ||
		i > 1 && oneOf(p.words[i-1].Fold, "week month year night monday tuesday wednesday thursday friday") && p.prev(i-1) == "last" && p.words[i-2].Opens && !p.owns(i-1)
}

// isBeforeParticiple reports what may stand between "have" and what was done.
func isBeforeParticiple(fold string) bool {
	switch fold {
	case "already", "also", "always", "never", "just", "since", "recently", "not":
		return true
	}
	return false
}

// onDay reports that the talk at words[i] was on a day: "We have spoken on 24 November", "we have met on Monday".
func onDay(p *prose, i int) bool {
	if !oneOf(p.words[i].Fold, "spoken met talked") {
		return false
	}
	if p.next(i) == "with" {
		i++
	}
	if oneOf(p.next(i), "you him her them each other") {
		i++
	}
	day := p.next(i + 1)
	if p.next(i) != "on" || day == "" {
		return false
	}
	month := p.next(i + 2)
	return oneOf(day, weekdays) && nounEnds(p, i+2) || day[0] >= '1' && day[0] <= '9' && (IsMonth(month) || oneOf(month, "march may")) || (IsMonth(day) || oneOf(day, "march may")) && month != "" && month[0] >= '1' && month[0] <= '9'
}

// thenAt reports a time that is over in the same clause: "yesterday", "last week", "in 2019".
// Words that begin another thought stand between "have" and what is theirs: "I have thought
// about what you said yesterday".
func thenAt(p *prose, i int) bool {
	for j := i; j < min(i+7, len(p.words)) && p.prev(j) != ""; j++ {
		switch fold := p.words[j].Fold; fold {
		case "you":
			if j > i {
				return false
			}
		case "we", "i", "they", "he", "she", "it", "that", "what", "which", "who", "from", "of", "since", "until", "about", "by", "how", "why", "and", "for", "like", "than", "as":
			return false
		case "yesterday":
			return p.endsClause(j) && !p.owns(j)
		case "last":
			return oneOf(p.next(j), "week month year summer winter spring autumn monday tuesday wednesday thursday friday") && (p.endsClause(j+1) || oneOf(p.next(j+1), "at in on with")) && !p.owns(j+1)
		case "in":
			if next := p.next(j); len(next) == 4 && (strings.HasPrefix(next, "19") || strings.HasPrefix(next, "20")) {
				return p.endsClause(j + 1)
			}
		}
	}
	return false
}

// stateInProgress is about "what the crew were knowing": a state goes on by itself.
func stateInProgress(p *prose, i int) (slip, bool) {
	if i >= len(p.words) || verbFormIn(p.syntax[i]) != doingForm || !oneOf(p.words[i].Fold, "knowing believing belonging preferring owning consisting containing deserving") || !oneOf(p.prev(i), "am is are was were i'm we're you're they're") || p.next(i) == "" && !p.endsClause(i) {
		return slip{}, false
	}
	if oneOf(p.prev(i), "is was") && !oneOf(p.prev(i-1), "i he she who everyone everybody nobody") {
		return slip{}, false // "it was knowing their shifts that helped"
	}
	base := baseOf(p.words[i].Fold, doingForm)
	right := base
	switch p.prev(i) {
	case "was", "were":
		right = simplePast(base)
	case "is":
		right = thirdOf(base)
	case "am", "are":
	default:
		return slip{}, false // "I'm knowing": where the subject ends is told by the letters
	}
	return slip{from: i - 1, to: i, right: right, hint: true}, base != ""
}
