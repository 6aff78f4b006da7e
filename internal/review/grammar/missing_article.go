package grammar

import "strings"

// An article is missing where a noun that is counted stands in the singular with nothing that opens its phrase: "I sent
// copy of it", "at end of May". The rule starts at the noun and reads back over the adjectives before it to what governs
// the phrase. It speaks where that is a verb that takes an object, a form of "be", or a preposition. What stands without
// an article somewhere in English is no counted noun, see countedNouns; so what is left to mind are the frames that take
// any noun bare: "page by page", "kind of ladder", "from shelf to shelf", "as teacher", lists and pairs.

// articleMissing is about the counted noun at words[j].
func articleMissing(p *prose, j int) (slip, bool) {
	if j == 0 || p.words[j].Capital || p.owns(j) || p.syntax[j]&adjoins == 0 || p.speech[j-1]&(article|owner|numeral) != 0 || !phraseEnds(p, j) {
		return slip{}, false
	}
	told := p.next(j) == "who" || p.next(j) == "where" || p.next(j) == "that" && p.marks[j]&countedObject != 0 && j+2 < len(p.words) && p.speech[j+2]&(pastVerb|thirdVerb|modal) != 0 && p.speech[j+2]&anyNoun == 0
	if p.marks[j]&countedObject == 0 && !told {
		return slip{}, false
	}
	first, demands := j, ""
	for first > 0 && p.prev(first) != "" && isModifier(p, first-1) {
		first--
		if the := demandsThe(p, first); the {
			demands = "the"
		}
	}
	if first == 0 || p.prev(first) == "" || p.words[first].Capital {
		return slip{}, false
	}
	k := first - 1
	if k > 0 && p.prev(k) != "" && p.speech[k-1]&beVerb != 0 && oneOf(p.words[k].Fold, "not also still now always already just probably really") {
		k-- // "is not problem", "is also engineer"
	}
	fold := p.words[k].Fold
	if p.speech[j]&doingVerb != 0 && first == j {
		return slip{}, false // "enjoyed meeting you"
	}
	if p.next(j) == "by" && j+2 < len(p.words) && p.words[j+2].Fold == p.words[j].Fold || demands == "" && p.next(j) == "of" && p.next(j+1) == "the" && oneOf(p.next(j+2), "month year week day season") {
		return slip{}, false // "row by row", "employee of the month"
	}
	if p.owns(k) || hyphenAfter(p, k) || k > 0 && hyphenAfter(p, k-1) || p.words[k].Capital && !p.words[k].Opens {
		return slip{}, false
	}
	switch s := p.speech[k]; {
	case s&beVerb != 0 && oneOf(fold, "i'm you're we're they're"):
		if p.marks[j]&(countedOne|personNoun) != countedOne|personNoun || oneOf(p.words[first].Fold, "senior junior head chief acting deputy") && !demandsThe(p, first) || oneOf(p.words[j].Fold, uniqueRoles) {
			return slip{}, false
		}
	case s&beVerb != 0:
		if !isThenWhat(p, k, first, j) {
			return slip{}, false
		}
	case s&haveVerb != 0 && fold != "having":
		if p.speech[j]&baseVerb != 0 && first == j && fold == "had" || first != j && oneOf(p.words[first].Fold, "first second third") {
			return slip{}, false
		}
	case s&preposition != 0:
		if fold == "from" && p.next(j) == "to" {
			return slip{}, false
		}
		if oneOf(fold, "over out up back along off down") && k > 0 && takesObject(p, k-1) {
			break // "send over checklist"
		}
		if fold == "as" {
			if !isAsWhat(p, k, j) {
				return slip{}, false
			}
			break
		}
		if fold == "for" && first == j && !oneOf(p.words[j].Fold, "interview invitation appointment meeting opportunity") && (oneOf(p.prev(k), "thanks") || p.prev(k) == "you" && oneOf(p.prev(k-1), "thank")) {
			break // "thank you for tour"
		}
		if p.marks[j]&countedOne == 0 && !told && !oneOf(fold, "about during") && (first == j || !oneOf(fold, "with for to into")) || !opensBare(p, k, j) {
			return slip{}, false
		}
	case s&toWord != 0:
		if p.speech[j]&baseVerb != 0 || first == j && !told || p.marks[j]&personNoun == 0 && !told || p.speech[first]&baseVerb != 0 || k > 0 && oneOfBefore(p, k, 5, "from") {
			return slip{}, false // "to young man who"
		}
	case fold == "what":
		if first == j || !p.words[k].Opens || !oneOf(p.next(j), "it you i we this that") || p.text[p.words[k].Start] == 'w' {
			return slip{}, false
		}
		demands = "a"
	case fold == "there":
		if !oneOf(p.prev(k), "is was isn't wasn't") {
			return slip{}, false
		}
	case s&objectCase != 0:
		if k == 0 || first != j && demandsThe(p, first) || !oneOf(p.prev(k), "give gave given giving gives show showed showing shown send sent sending lend lent offer offered tell told owe owed owes bring brought hand handed teach taught") || p.marks[j]&personNoun != 0 {
			return slip{}, false
		}
	case s&(pastVerb|doneVerb|baseVerb|thirdVerb) != 0:
		if oneOf(fold, "make makes made") && p.marks[j]&personNoun != 0 || !takesObject(p, k) || first != j && oneOf(p.words[first].Fold, "first second third") {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	if demands == "" && takesThe(p, j) {
		demands = "the"
	}
	if demands == "" {
		demands = "a"
		if soundOf(p.raw(first), p.words[first]) == vowelSound {
			demands = "an"
		}
	}
	return word(first, demands+" "+p.raw(first))
}

// phraseEnds reports that words[j] is the last of its phrase: no noun, verb or "and" behind it may belong to it.
func phraseEnds(p *prose, j int) bool {
	if hyphenAfter(p, j) {
		return false
	}
	if j+1 >= len(p.words) {
		return true
	}
	if p.syntax[j+1]&adjoins == 0 {
		gap := p.text[p.words[j].End:p.words[j+1].Start]
		if gap == "" || gap == "." {
			return false // "client.go"
		}
		switch gap[0] {
		case '.', ';', '!', '?', '\n':
			return true
		case ',':
			return oneOf(p.words[j+1].Fold, "but so which who where because as although though while if when before after") || p.words[j+1].Fold == "and" && j+2 < len(p.words) && (p.speech[j+2]&(subjectCase|article|owner|pointer) != 0 || oneOf(p.words[j+2].Fold, "nobody everybody somebody there"))
		}
		return false
	}
	if p.words[j+1].Fold == "and" || p.words[j+1].Fold == "but" {
		return j+2 < len(p.words) && p.prev(j+2) != "" && (p.speech[j+2]&subjectCase != 0 && p.speech[j+2]&objectCase == 0 || p.speech[j+2]&article != 0 && p.words[j+1].Fold == "and" || p.words[j+2].Fold == "nobody")
	}
	s := p.speech[j+1]
	return s&(preposition|clauseWord|modal|beVerb|haveVerb|subjectCase|toWord|asking) != 0 && s&adverb == 0 && p.words[j+1].Fold != "like" && p.words[j+1].Fold != "less" || oneOf(p.words[j+1].Fold, "today yesterday too now here again yet")
}

// isModifier reports an adjective at words[k], or a noun that can only stand before another.
func isModifier(p *prose, k int) bool {
	s := p.speech[k]
	if p.words[k].Fold == "most" && p.speech[k+1]&adjective != 0 && k > 0 && p.speech[k-1]&beVerb != 0 {
		return true // "was most honest talk"
	}
	if p.words[k].Fold == "very" && k > 0 && (p.speech[k-1]&beVerb != 0) && p.speech[k+1]&adjective != 0 {
		return true // "is very careful worker"
	}
	if s&closedParts != 0 || p.owns(k) || hyphenAfter(p, k) || p.words[k].Capital {
		return false
	}
	return (s&adjective != 0 && s&(pastVerb|doneVerb|doingVerb|adverb) == 0 || isPureNoun(s) && p.marks[k]&personNoun == 0 || oneOf(p.words[k].Fold, modifiers)) &&
		!oneOf(p.words[k].Fold, "enough little more most less least next last whole half own much many several both plus minus double multiple various numerous")
}

// modifiers are adjectives that are something else as well.
const modifiers = "same only other first second third best worst main short long new old big small good great nice quick large early late hard proper fine well-run full clear open warm cold kind evening night driving sample trained qualified experienced certified registered skilled licensed"

// demandsThe reports a word that makes of a phrase the only one of its kind.
func demandsThe(p *prose, k int) bool {
	f := p.words[k].Fold
	return oneOf(f, "most same only best worst main first second third other right wrong") || len(f) > 5 && strings.HasSuffix(f, "est") && p.speech[k]&adjective != 0 && !oneOf(f, "honest modest earnest")
}

// takesThe reports a noun at words[j] that is told which one it is: "name of the man", "rest of".
func takesThe(p *prose, j int) bool {
	return p.next(j) == "of" && oneOf(p.words[j].Fold, "name rest end beginning middle bottom top corner edge front back roof side") || oneOf(p.next(j), "you i we") && p.marks[j]&personNoun == 0 && j+2 < len(p.words) && p.speech[j+2]&(pastVerb|haveVerb) != 0
}

// isThenWhat reports a form of "be" at words[k] that says what somebody or something is.
func isThenWhat(p *prose, k, first, j int) bool {
	if oneOf(p.words[k].Fold, "being ain't") || k == 0 || p.prev(k) == "" || p.words[k].Opens {
		return false
	}
	before := p.speech[k-1]
	if oneOf(p.prev(k), "what who where which how whose here") || p.marks[j]&countedOne == 0 && !(demandsThe(p, first) && first != j) || before&preposition != 0 {
		return false
	}
	if p.speech[j]&baseVerb != 0 && first == j && before&modal == 0 && p.marks[j]&personNoun == 0 {
		return before&subjectCase != 0 || oneOf(p.prev(k), "there this that")
	}
	if p.marks[j]&personNoun != 0 && (oneOf(p.next(j), "of at for to in on") && oneOf(p.words[j].Fold, uniqueRoles) || oneOf(p.words[first].Fold, "senior junior head chief acting deputy")) && !demandsThe(p, first) {
		return false // "She was editor of the paper"
	}
	return true
}

// isAsWhat reports a word for somebody at words[j] behind "as" at words[k] that takes its article: "I worked as cook", "As former
// postman I know".
func isAsWhat(p *prose, k, j int) bool {
	if p.marks[j]&personNoun == 0 || oneOf(p.next(j), "of to") {
		return false
	}
	if oneOf(p.prev(k), "work works worked working trained train started job") {
		return !oneOf(p.words[j].Fold, uniqueRoles) || oneOf(p.next(j), "on for in")
	}
	return p.words[k].Opens && p.next(j) != "" && p.speech[j+1]&subjectCase != 0
}

// opensBare reports a preposition at words[k] that does not take a noun bare in a frame.
func opensBare(p *prose, k, j int) bool {
	fold := p.words[k].Fold
	if oneOf(fold, "of as than like per via by without between except despite from up down off out over under plus until till before after since but round inside outside above below near opposite") {
		return false
	}
	if p.words[j].Fold == "talk" && fold != "during" {
		return false // "small talk"
	}
	if oneOf(p.prev(k), "up out word") || k > 0 && p.prev(k) != "" && p.speech[k-1]&(article|owner) != 0 {
		return false
	}
	// "shelf for shelf", "on page after page"
	return p.prev(k) == "" || k == 0 || p.words[k-1].Fold != p.words[j].Fold
}

// takesObject reports a verb at words[k], surely one, that has an object.
func takesObject(p *prose, k int) bool {
	s, fold := p.speech[k], p.words[k].Fold
	if oneOf(fold, "become became becomes turn turned turns elect elected appoint appointed call called name named help helped play played plays study studied work worked works go went gone come came comes goes act acted serve served stay stayed remain remained train trained trains like stand stood "+
		"let lets say said says read reads please still feel felt hear heard look looked sound seem seems see saw is") {
		return false
	}
	if s&(closedParts|adverb) != 0 || k == 0 || p.prev(k) == "" {
		return false
	}
	before := p.speech[k-1]
	if p.prev(k) == "" {
		return false
	}
	switch {
	case before&anyNoun != 0 && before&(adverb|adjective|closedParts) == 0 && k > 1 && p.prev(k-1) != "" && p.speech[k-2]&(article|owner) != 0 && !p.owns(k-1):
		return s&pastVerb != 0 && s&adjective == 0 || s&thirdVerb != 0 && before&oneNoun != 0 && (oneOf(fold, "needs has wants gives sends") || p.marks[k-1]&personNoun != 0)
	case before&subjectCase != 0 && before&objectCase == 0:
		return true
	case p.words[k-1].Fold == "you":
		return true
	case before&(modal|doVerb) != 0:
		return s&baseVerb != 0
	case before&toWord != 0:
		return s&baseVerb != 0 && (s&(anyNoun|adjective) == 0 || oneOf(p.prev(k-1), "be is want wanted like need needed how able going have had ready happy glad try tried where not") && fold != "work")
	case before&haveVerb != 0:
		return s&doneVerb != 0
	}
	return false
}
