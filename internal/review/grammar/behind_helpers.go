package grammar

import "strings"

// behindModal is about "I should have bring", "he could seen it", "we will gladly waiting", "she must to know" and
// "It would a pleasure": behind a modal stands a plain verb, whatever the verb. Only a clause that hangs on another may
// leave it out.
func behindModal(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	joined := contracted(fold)
	if !joined {
		if p.words[i].Opens || i > 0 && p.speech[i-1]&asking != 0 && p.syntax[i]&adjoins != 0 {
			return behindQuestion(p, i)
		}
		if p.opens(i) || p.words[i].Capital {
			return slip{}, false // "in May"
		}
	}
	at := behindAdverbs(p, i)
	if !lowerWord(p, at) {
		return slip{}, false
	}
	verb, s := p.words[at].Fold, p.speech[at]
	if s&baseVerb != 0 && s&(pastVerb|doneVerb) == 0 && (fold != "will" || p.speech[i-1]&subjectCase != 0) && !oneOf(fold, "can would") {
		return slip{}, false // nearly always
	}
	who, pronoun := pronounBefore(p, i)
	if !pronoun && p.speech[i-1]&(opensNoun|adjective|preposition|joiner) != 0 && !oneOf(p.words[i-1].Fold, "this that each") && !(p.speech[i-1]&numeral != 0 && oneOf(fold, "would could should")) {
		return slip{}, false // "the can", "a must", "in may"
	}
	if s, ok := unreal(p, i); ok {
		return s, true
	}
	if s, ok := willAfter(p, i); ok {
		return s, true
	}
	had := strings.HasSuffix(fold, "'d")
	if verb == "found" && pronoun && !had && (oneOf(p.next(at), "it me them him her us my your out") && p.next(at+1) != "own" || p.next(at) == "the" && oneOf(p.next(at+1), "right best same")) && !hangs(p, i) {
		return word(at, "find") // "You will found my number below"
	}
	if verb == "has" && !had && !hangs(p, i) {
		return word(at, "have")
	}
	switch {
	case had && s&closedParts == 0 && pastOnlyAt(p, at):
		return mend(at, participleOf(plainOf(verb))) // "I'd ran"
	case had && (s&(pastVerb|doneVerb) != 0 || s&adverb != 0):
		return slip{}, false
	case s&article != 0 && at == i+1 && pronoun && p.opens(who) && p.words[who].Fold == "it" && fold != "can":
		return slip{from: i, to: i, right: p.raw(i) + " be"}, true // "It would a pleasure"
	case s&toWord != 0 && at == i+1 && !joined && sureOrBe(p, at+1) && (pronoun || p.speech[i-1]&anyNoun != 0) && !oneOf(fold, "might may will") && !hangs(p, i):
		return slip{from: i, to: at + 1, right: p.raw(i) + " " + p.words[at+1].Fold}, true
	case s&closedParts != 0 || !isPast(p, at) && (s&baseVerb != 0 || s&(thirdVerb|doingVerb) == 0):
		return slip{}, false
	}
	// "Can", "will" and "might" are nouns as well; that they are not, their subject shows.
	if !pronoun && oneOf(fold, "can will may might must") && p.speech[i-1]&manyNoun == 0 && !(s&(anyNoun|adjective) == 0 && s&doingVerb == 0) && !(verbFormIn(p.syntax[at]) == thirdForm && (p.syntax[at]&orNoun == 0 || p.syntaxOfNext(at)&(marksVerb|isCount) != 0)) {
		return slip{}, false
	}
	if hangs(p, i) && !(oneOf(p.words[i-1].Fold, "who which that") && actsOnNext(p, at)) {
		return slip{}, false
	}
	if s&doneVerb != 0 && !pronoun && p.partsBehind(at)&(opensNoun|objectCase|asking|anyNoun) == 0 && !oneOf(plainOf(verb), alone) {
		return mend(at, "be "+participleOf(plainOf(verb))) // "the rest can added later"
	}
	return mend(at, plainOf(verb))
}

// sureOrBe reports a plain verb at words[i], "be" with it.
func sureOrBe(p *prose, i int) bool {
	return i < len(p.words) && (sureVerb(p, i) || lowerWord(p, i) && (oneOf(p.words[i].Fold, "be have do put read set let") || p.speech[i]&baseVerb != 0 && goesOn(p, i)))
}

// behindDo is about "I did saw", "we never did got round to it", "he doesn't knows" and, in a question, "Did Mrs Bell found".
func behindDo(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	if oneOf(fold, "doing done") {
		return slip{}, false
	}
	if p.words[i].Opens || i > 0 && p.speech[i-1]&asking != 0 && p.syntax[i]&adjoins != 0 {
		if s, ok := behindQuestion(p, i); ok || !strings.HasSuffix(fold, "n't") {
			return s, ok
		}
	}
	at := behindAdverbs(p, i)
	if !lowerWord(p, at) {
		return slip{}, false
	}
	verb, s := p.words[at].Fold, p.speech[at]
	if s&closedParts != 0 && !oneOf(verb, "had has was were is are") || verb == "used" || s&baseVerb != 0 && !isPast(p, at) {
		return slip{}, false
	}
	denied := strings.HasSuffix(fold, "n't") || p.words[i+1].Fold == "not" && at > i+1
	who, pronoun := pronounBefore(p, i)
	if !denied && !(pronoun && (p.opens(who) || oneOf(p.prev(who), "and but whether because though although since"))) && !oneOf(p.prev(i), "nobody everybody everyone") {
		return slip{}, false
	}
	switch {
	case oneOf(verb, "had has"):
		if !denied {
			return slip{}, false
		}
		verb = "have"
	case s&closedParts != 0:
		return slip{}, false
	case isPast(p, at):
		if !denied && s&(anyNoun|adjective) != 0 && !goesOn(p, at) {
			return slip{}, false
		}
		verb = plainOf(verb)
	case s&thirdVerb != 0:
		if s&manyNoun != 0 && !denied && !actsOnNext(p, at) {
			return slip{}, false
		}
		verb = plainOf(verb)
	case s&doingVerb != 0:
		if oneOf(verb, "including according") || !denied && !actsOnNext(p, at) && !oneOf(plainOf(verb), stative+" say think") {
			return slip{}, false
		}
		verb = plainOf(verb)
	default:
		return slip{}, false
	}
	if hangs(p, i) {
		return slip{}, false
	}
	return mend(at, verb)
}

// behindHave is about "I had destroy", "we have never miss a tide", "having saw the dock", "I've since spoke": behind
// "have" stands a participle, or a noun with its article.
func behindHave(p *prose, i int) (slip, bool) {
	if p.words[i].Opens && p.words[i].Fold != "having" && !contracted(p.words[i].Fold) {
		return behindQuestion(p, i)
	}
	at := behindAdverbs(p, i)
	if !lowerWord(p, at) {
		return slip{}, false
	}
	verb, s := p.words[at].Fold, p.speech[at]
	if s&doneVerb != 0 || verb == "been" {
		if s, ok := hadByThen(p, i, at); ok {
			return s, true
		}
	}
	switch {
	case verb == "be" && !contracted(p.words[i].Fold) && !p.words[i].Opens:
		if hangs(p, i) {
			return slip{}, false
		}
		return word(at, "been") // "It has be two weeks"
	case verb == "like" && p.next(at) == "to" && (contracted(p.prev(i)) || p.speech[max(i-1, 0)]&modal != 0):
		return word(at, "liked")
	case verb == "did":
		if hangs(p, i) {
			return slip{}, false
		}
		return word(at, "done")
	case s&closedParts != 0:
		return slip{}, false
	case pastOnlyAt(p, at), verbFormIn(p.syntax[at]) == pastOnly && !oneOf(verb, "rose forgot showed"):
		if oneOfBefore(p, i, 2, "everything all what") || at == i+1 && p.words[i].Fold == "had" && hangs(p, i) && !oneOf(p.prev(i), "who which") && !(p.speech[i-1]&subjectCase != 0 && opensWithPlace(p, i-2)) {
			return slip{}, false // "The idea I had came back"
		}
		return mend(at, participleOf(plainOf(verb)))
	case sureVerb(p, at):
		_, pronoun := pronounBefore(p, i)
		behind := p.partsBehind(at)
		if oneOf(p.next(at), "everything something anything nothing everyone someone back home") {
			behind = objectCase
		}
		if at == i+1 && behind&anyNoun != 0 && behind&(pointer|adverb) == 0 && !(pronoun && behind&manyNoun == 0 && !oneOf(verb, "write commit merge push pull edit delete build parse make replace")) || p.next(at) == "or" {
			return slip{}, false // "I have commit rights"
		}
		if !oneOf(p.words[i].Fold, "has i've we've you've they've") && hangs(p, i) {
			return slip{}, false // "what I had treat the wood"
		}
		return mend(at, participleOf(verb))
	}
	if s&baseVerb == 0 || s&(pastVerb|doneVerb|adverb) != 0 || sameEverywhere(verb) {
		return slip{}, false
	}
	behind := p.partsBehind(at)
	_, pronoun := pronounBefore(p, i)
	switch {
	case behind&objectCase != 0 && behind&subjectCase == 0 && s&adjective == 0 && (oneOf(p.words[i].Fold, "has i've you've we've they've") || !hangs(p, i)),
		pronoun && oneOf(verb, "stop start finish keep") && behind&doingVerb != 0 && at == i+1 && contracted(p.words[i].Fold),
		oneOf(verb, "hire fire call") && oneOf(p.next(at), "someone everyone somebody everybody"),
		at > i+1 && p.speech[at-1]&negation != 0 && actsOnNext(p, at) && s&adjective == 0,
		strings.HasSuffix(p.words[i].Fold, "n't") && actsOnNext(p, at) && s&adjective == 0,
		s&adjective != 0 && pronoun && oneOf(verb, "clean close open clear dry empty") && actsOnNext(p, at),
		pronoun && at == i+1 && p.words[i].Fold == "have" && s&adjective == 0 && behind&(article|owner) != 0 && !timeIn(p, at+1) && !p.clauseAt(at+1), // "you have promise an answer"
		verb == "lead" && behind&(article|owner) != 0:
		return mend(at, participleOf(verb)) // "another firm has offer me a post"
	case s&adjective != 0 || oneOf(verb, bareNouns):
		return slip{}, false
	case oneOf(p.next(at), "at into") && !hangs(p, i), pronoun && oneOf(p.next(at), "for with on by to") && p.syntax[at]&formOfVerb != 0 && !hangs(p, i):
		return mend(at, participleOf(verb))
	}
	if at == i+1 && oneOf(verb, "offer try start promise") && p.next(at) == "to" && sureOrBe(p, at+2) {
		return mend(at, participleOf(verb)) // "the school has offer to release me"
	}
	if (pronoun || p.words[i].Fold == "having" || p.speech[max(i-1, 0)]&modal != 0) && actsOnNext(p, at) || at > i+1 && p.speech[at-1]&adverb != 0 && (actsOnNext(p, at) || p.partsBehind(at)&numeral != 0) {
		return mend(at, participleOf(verb))
	}
	return slip{}, false
}

// stative are verbs of a state, which stand in no "am doing" and in no passive of "I".
const stative = "agree appreciate believe belong consist depend exist hope know need prefer remember understand want wish"

// alone are verbs that act on nothing: "was happen" is no passive.
const alone = "appear apply arrive come depart disappear exist fall go happen lie listen look occur remain rise seem sit sleep smile speak stand stay talk think wait walk wonder work"

// behindBe is about "the job was describe to me", "they are build a second slipway", "I was surprise to learn", "I am agree":
// behind "be" stands a participle or a verb in -ing. A plain verb stands there only where the subject is itself a deed ("all I did
// was ask", "the plan is leave early").
func behindBe(p *prose, i int) (slip, bool) {
	if p.opens(i) && !contracted(p.words[i].Fold) {
		return slip{}, false
	}
	at := behindAdverbs(p, i)
	if !lowerWord(p, at) {
		return slip{}, false
	}
	verb, s := p.words[at].Fold, p.speech[at]
	if verb == "the" && p.words[i].Fold == "is" {
		return firstTime(p, i)
	}
	if s&baseVerb == 0 || s&(pastVerb|doneVerb|closedParts|adverb) != 0 || sameEverywhere(verb) || p.next(at) == "or" || p.next(at+1) == verb || verb == "hear" && !oneOf(p.next(at), "from about by that more") || verb == "lose" && p.next(at) != "by" || verb == "thank" || verb == "follow" && p.next(at) == "up" && p.words[i].Fold != "i'm" || p.prev(i) == "that" && p.opens(i-1) {
		return slip{}, false // "make or break"
	}
	who, pronoun := pronounBefore(p, i)
	if pronoun && oneOf(p.words[who].Fold, "it") {
		pronoun = false
	}
	be := p.words[i].Fold
	chained := oneOf(be, "be been being")
	switch {
	case sureVerb(p, at) && !(verb == "live" && !pronoun):
		if be == "be" && p.speech[i-1]&(modal|toWord) == 0 && !isMidAdverb(p, i-1) {
			return slip{}, false
		}
		if be == "been" && p.speech[i-1]&haveVerb == 0 && !isMidAdverb(p, i-1) && p.words[i-1].Fold != "all" {
			return slip{}, false
		}
		if behind := p.partsBehind(at); !pronoun && be != "been" && (behind&(numeral|doneVerb) != 0 || behind&anyNoun != 0 && behind&(adverb|preposition|pointer|objectCase) == 0) && !actsOnNext(p, at) {
			return slip{}, false // "there may be parse errors"
		}
		if !pronoun && (!chained && isDeed(p, i) || !chained && !oneOf(be, "was were is are wasn't weren't isn't aren't")) {
			return slip{}, false
		}
		if pronoun && !p.opens(who) && oneOfBefore(p, who, 4, "what all thing things everything do did done best least") {
			return slip{}, false // "what I am is hide"
		}
		if !pronoun && oneOf(be, "is are isn't aren't") && p.partsBehind(at)&(article|owner|pointer|asking|adjective|anyNoun) != 0 && p.partsBehind(at)&adverb == 0 {
			return slip{}, false // "the trick is keep the lid on"
		}
	case !pronoun && oneOf(be, "is are was were") && s&adjective == 0 && oneOf(p.next(at), "me us him them") && !isDeed(p, i):
		return mend(at, doingOf(verb)) // "the bank is call me daily"
	case oneOf(be, "are were") && s&adjective == 0 && p.speech[i-1]&manyNoun != 0 && verbFormIn(p.syntax[at]) == plainForm && (p.endsClause(at) || oneOf(p.next(at), "on by at")) && !oneOf(verb, massNouns) && !isDeed(p, i):
		return mend(at, participleOf(verb)) // "the interviews are finish"
	case verb == "try" && p.next(at) == "to" && sureOrBe(p, at+2) && oneOf(be, "is are was were i'm") && !isDeed(p, i):
		return word(at, "trying")
	case verbFormIn(p.syntax[at]) != plainForm:
		return slip{}, false // hardly ever a verb
	case pronoun && (who < i || be == "i'm") && s&(adjective|manyNoun) == 0 && !oneOf(verb, roles) && (actsOnNext(p, at) || be == "i'm" && !oneOf(verb, "staff fun trouble mine proof company help support cover") || !oneOf(verb, massNouns) && !(p.words[who].Fold == "they" && oneOf(verb, bareNouns))):
		if oneOfBefore(p, who, 4, "what all thing things everything do did done best least than as") && !(be == "i'm" && p.prev(who) == "as") || !(goesOn(p, at) || p.endsClause(at) || p.next(at) == "that") || p.partsBehind(at)&anyNoun != 0 && !oneOf(p.next(at), "back in") || oneOf(be, "i'm am") && p.next(at) == "of" {
			return slip{}, false
		}
	case (oneOf(be, "been was were being be") || oneOf(be, "is are") && oneOf(p.next(at), "up off") && s&adjective == 0) && (oneOf(p.next(at), "up off by twice once again") || p.next(at) == "in" && p.next(at+1) == "by") && !oneOf(verb, "close long well better light free ahead set") && (!oneOf(verb, massNouns) || p.speech[i-1]&manyNoun != 0 && p.next(at) == "by"):
		if !chained && isDeed(p, i) || be == "be" && p.speech[i-1]&(modal|toWord) == 0 || s&adjective != 0 && !oneOf(p.next(at), "up off") || oneOf(p.prev(i-1), "there") {
			return slip{}, false
		}
	case be == "been" && i > 1 && p.speech[i-1]&haveVerb != 0 && p.speech[i-2]&subjectCase != 0 && p.words[i-2].Fold != "it" && oneOf(verb, alone) && p.partsBehind(at)&(preposition|adverb) != 0:
		return mend(at, doingOf(verb)) // "I have been work with bees"
	case oneOf(be, "been was were be") && s&adjective == 0 && !oneOf(verb, massNouns) && !oneOf(verb, roles) && (oneOf(p.next(at), "on in at with to into from") || be == "been" && actsOnNext(p, at)):
		if !chained && isDeed(p, i) || be == "be" && p.speech[i-1]&(modal|toWord) == 0 || p.prev(i-1) == "there" || p.prev(i) == "there" {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	return mendBehindBe(p, i, at, who, pronoun)
}

// mendBehindBe is what should stand in place of "be" and a plain verb.
func mendBehindBe(p *prose, i, at, who int, pronoun bool) (slip, bool) {
	be, verb := p.words[i].Fold, p.words[at].Fold
	switch {
	case verb == "know" && oneOf(p.next(at), "as for in by to"):
		return word(at, "known")
	case oneOf(verb, stative) && at == i+1 && oneOf(be, "am i'm are you're we're they're"):
		if pronoun && who == i {
			return slip{from: i, to: at, right: asWho(be[:strings.IndexByte(be, '\'')]) + " " + verb}, true
		}
		return slip{from: i, to: at, right: verb}, true
	case oneOf(verb, "appear come disappear exist fall go happen occur remain seem consist depend belong") && at == i+1 && be == "be" && p.speech[i-1]&modal != 0:
		return slip{from: i, to: at, right: verb}, true
	case oneOf(verb, stative+" begin "+alone) && at == i+1 && be == "is":
		return slip{from: i, to: at, right: thirdOf(verb)}, true
	case (oneOf(verb, "happen occur appear disappear exist") || pronoun && oneOf(verb, stative)) && at == i+1 && oneOf(be, "was were"):
		return slip{from: i, to: at, right: simplePast(verb)}, true
	case oneOf(verb, "offer give grant promise award pay ask") && be != "are" && be != "is":
		return mend(at, participleOf(verb))
	case actsOnNext(p, at) || p.partsBehind(at)&(objectCase|asking) != 0, oneOf(verb, alone), oneOf(be, "i'm am") && oneOf(p.next(at), "in at for with about here there"):
		return mend(at, doingOf(verb))
	case be == "been" && p.partsBehind(at)&anyNoun != 0 && p.partsBehind(at)&(preposition|anyVerb) == 0:
		return mend(at, doingOf(verb)) // "I have been teach adults"
	}
	return mend(at, participleOf(verb))
}

// roles are verbs whose noun is what somebody is.
const roles = "captain chair coach chum clerk guard guide head host judge lead master mother father number nurse partner pilot plan rival second star team tutor usher volunteer"

// isDeed reports that what "be", at words[i], is said of may be a deed: "the plan is", "all they did was".
func isDeed(p *prose, i int) bool {
	return oneOfBefore(p, i, 12, "all what thing things best least most first next last only do does did doing done plan plans idea aim aims goal goals task job role trick step steps advice rule rules way answer point key choice option priority instinct habit secret solution response reaction "+
		"wish dream hope suggestion move purpose intention motto message slogan policy request temptation approach method tip duty duties everything something anything nothing more else recipe routine orders habit training instruction instructions")
}
