package grammar

import "strings"

// confusedYour is about "your", "you're" and "you": "your right", "thank you for you're time", "impressed by you work".
func confusedYour(p *prose, i int) (slip, bool) {
	prev, next := p.prev(i), p.next(i)
	switch p.words[i].Fold {
	case "you're":
		switch {
		case next == "own", p.opens(i) && p.syntaxOfNext(i)&isOfOne != 0 && oneOf(p.next(i+1), "is was has") && !p.words[i+1].Capital && !p.owns(i+1):
			return word(i, "your") // "You're oven is hot"
		case oneOf(next, owned) && !(next == "plan" && p.next(i+1) != "" && p.words[i+2].Capital) && (oneOf(prev, prepositions) || !oneOf(next, "product people staff family business customers engineers students patients")) &&
			!oneOf(p.next(i+1), "lead manager member members owner people"):
			return word(i, "your")
		case oneOf(prev, "of with about for in at from on into") && oneOf(next, "new old own great good lovely busy first last next latest whole kind current") && ownedThing(p, i+2) && (IsThing(p.words[i+2].Fold) || oneOf(p.words[i+2].Fold, owned)):
			return word(i, "your")
		}
	case "your":
		if saysYouAre(p, i) {
			return word(i, "you're")
		}
	case "you":
		switch prev {
		case "how", "why", "what", "that", "where":
			if oneOf(next, "team company school workshop kitchen") && !p.endsClause(i+1) && p.next(i+1) != "up" {
				return word(i, "your")
			}
		}
		likes, behind := isLiking(prev), p.syntaxOfPrev(i)&prepositive != 0
		if !likes && !behind {
			break // most are decided here
		}
		if p.owns(i) || next == "" || oneOf(p.next(i+1), "is was will would has flies time again") || next == "time" && oneOf(p.next(i+1), "and after") && prev != "for" {
			break
		}
		if likes && oneOf(next, "time advice team email mail message thoughts feedback company patience kindness insight insights perspective honesty candor candour hospitality story enthusiasm generosity") {
			return word(i, "your")
		}
		if prev == "for" && oneOf(p.prev(i-1), "you thanks") && oneOf(next, "kind generous warm thoughtful quick helpful honest insightful great wonderful detailed patient") && !p.endsClause(i+1) && !oneOf(p.next(i+1), "people to and for") {
			return word(i, "your")
		}
		if !behind {
			break
		}
		if oneOf(prev, "from of in at with on") && oneOf(next, "side team company school hospital workshop kitchen factory shop") && (p.endsClause(i+1) || oneOf(p.next(i+1), "of in at on for about")) {
			return word(i, "your")
		}
		if !oneOf(next, owned) {
			break
		}
		if next != "people" && next != "work" && next != "help" && next != "plan" && next != "support" && next != "schedule" && next != "guys" && next != "approach" && next != "note" && next != "phone" && next != "email" && next != "question" && next != "offer" && next != "experience" {
			return word(i, "your")
		}
	}
	return slip{}, false
}

// isLiking reports a verb of liking or taking, behind which stands what somebody owns.
func isLiking(fold string) bool {
	switch fold {
	case "appreciate", "appreciated", "value", "respect", "taking", "take", "took", "enjoyed", "enjoy", "liked", "like", "loved", "admire", "admired", "read", "received", "sharing", "shared":
		return true
	}
	return false
}

// saysYouAre reports that "your" at words[i] is "you're" by what stands beside it.
func saysYouAre(p *prose, i int) bool {
	prev, next, after := p.prev(i), p.next(i), p.next(i+1)
	if next == "" || p.words[i+1].Capital {
		return false
	}
	governed := p.syntaxOfPrev(i)&prepositive != 0
	doing := strings.HasSuffix(after, "ing")
	switch next {
	case "not", "the", "a", "an", "too":
		return true
	case "welcome":
		return !governed && (p.endsClause(i+1) || after == "to")
	case "absolutely", "totally", "completely", "quite", "exactly":
		return after == "right"
	case "up", "around":
		return oneOf(prev, "if when while hope think know") && (after == "for" || next == "around" && (p.endsClause(i+1) || oneOf(after, "on at next this tomorrow today")))
	case "currently", "now":
		return doing && oneOf(prev, thinking)
	case "very", "really", "so", "always", "also", "still", "most":
		return oneOf(after, "going looking trying a the in not") || next == "so" && after == "right" ||
			oneOf(after, qualities+" welcome kind generous") && (p.endsClause(i+2) || oneOf(p.next(i+2), "to about with for in at")) ||
			doing && oneOf(next, "still also always") && oneOf(prev, thinking)
	case "having":
		if prev == "hope" && oneOf(after, "a an") {
			return true
		}
	case "going":
		if after == "to" {
			return true
		}
	case "doing", "enjoying", "feeling", "getting", "keeping":
		if oneOf(prev, thinking) {
			return true
		}
	case "right", "wrong":
		if oneOf(after, "about that") && (p.opens(i) || oneOf(prev, thinking+" and but so")) {
			return true
		}
	case "kind", "good", "nice", "patient", "generous", "brave":
		if after == "enough" && !governed {
			return true
		}
	}
	state := oneOf(next, states)
	if !state && next != "interested" && next != "willing" && !strings.HasSuffix(next, "ing") {
		return false // most are decided here
	}
	if after == "of" && oneOf(prev, thinking) && oneOf(next, "proud aware sure certain afraid tired fond") {
		return true
	}
	return state && (p.endsClause(i+1) || oneOf(prev, thinking) && oneOf(after, "about to with on for in that and but at")) && !governed && (prev == "" || oneOf(prev, thinking)) ||
		oneOf(next, "looking trying interested able ready free hoping willing") && oneOf(after, "to for in on at this that next") ||
		isDoing(next) && oneOf(prev, thinking) && oneOf(after, "a an two three four more some people for to on with at in it this that up your") ||
		oneOf(prev, "if when what because that since while until whatever how") && oneOf(next, "hiring doing building looking trying working thinking planning ready able happy saying describing going seeing facing solving") &&
			(p.endsClause(i+1) || oneOf(after, "to for in on with at about a the this that up it through"))
}
