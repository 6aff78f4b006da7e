package grammar

import (
	"slices"
	"strings"

	"afterword/internal/review"
)

// confusedByOneFrame are the words that confusedRest knows.
const confusedByOneFrame = "except accept advice advise where were we're here hear weather quiet quite passed past form exited an principle principal lets id ill im ive witch " +
	"breath now known two feed advices every payed everyday tot int ont complement right brake grate compliment moral peaked peeked bare say mute reign peak suppose use forward forwards thank stuff personal costumer costumers planing self selves"

// whenMeasured are words behind a span of time that is counted from a moment.
const whenMeasured = "ago before earlier later after"

// confusedRest are the confusions with one frame each.
func confusedRest(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "except":
		if oneOf(p.prev(i), "to gladly please happily will would can could cannot can't") && oneOf(p.next(i), "your the my this an a it our") {
			return word(i, "accept")
		}
	case "accept":
		if p.next(i) == "for" && p.prev(i) == "" && i > 0 || oneOf(p.prev(i), "all everyone everything nothing anyone everybody nobody anything") && oneOf(p.next(i), "for the a one me my that when") {
			return word(i, "except")
		}
	case "advice":
		if oneOf(p.prev(i), "to would could please can you will") && (oneOf(p.next(i), "me us you on how whether if the them") || p.prev(i) == "please") && p.prev(i) != "you" && !(p.prev(i) == "to" && oneOf(p.next(i), "on the how you")) {
			return word(i, "advise")
		}
		if p.prev(i) == "you" && oneOf(p.prev(i-1), "could can would will") {
			return word(i, "advise")
		}
	case "advise":
		if oneOf(p.prev(i), "your any the some good of an great useful helpful career for his her their this best") {
			return word(i, "advice")
		}
	case "where":
		prev := p.prev(i)
		if oneOf(prev, "they we") && p.next(i) == "the" && oneOf(p.next(i+1), "only first last same ones") || !(prev == "those" && oneOf(p.next(i), "somebody someone everybody everyone nobody people a")) && oneOf(prev, "they we those these") && !oneOf(p.prev(i-1), "of for in on with at about than") && p.next(i) != "" && !oneOf(p.next(i), "i you we they he she it the") ||
			prev == "you" && oneOf(p.next(i), "talking saying describing kind very so right looking able generous asking telling interested patient") ||
			oneOf(prev, "team crew people nurses staff questions everyone all") && oneOf(p.next(i), qualities+" "+states+" kind generous calm very so really both") && (p.endsClause(i+1) || oneOf(p.next(i), "very so really")) ||
			areThings(prev) && oneOf(p.prev(i-1), "the my your our their") && oneOf(p.next(i), "tired busy ready happy late nervous friendly calm quiet proud excited curious") && (p.endsClause(i+1) || oneOf(p.next(i+1), "after before when about to at")) ||
			prev == "there" && oneOf(p.next(i), "two three four many several a no some") && p.opens(i-1) {
			return word(i, "were")
		}
		if thoseWere(p, i) {
			return word(i, "were")
		}
	case "were":
		if i > 0 && p.prev(i) == "" && !p.words[i].Opens && p.text[p.words[i-1].End] == ',' && oneOf(p.next(i), "i we you they he she") && wentOn(p, i+2) {
			return word(i, "where") // "at Penrose, were we decided"
		}
		if oneOf(p.prev(i), "remember know see wonder forget forgot ask asked") && oneOf(p.next(i), "i we you they") && !oneOf(p.prev(i-1), "as i'd") {
			return word(i, "where")
		}
		if oneOf(p.prev(i), "place company team role job environment ward school kitchen point stage") && oneOf(p.next(i), "i you we people engineers nurses everyone everybody nobody they") {
			return word(i, "where")
		}
	case "we're":
		if oneOf(p.prev(i), "they we") && p.next(i) != "" {
			return word(i, "were")
		}
	case "here":
		if p.prev(i) == "to" && p.prev(i-1) == "forward" && oneOf(p.next(i), "from more your about") {
			return word(i, "hearing")
		}
		if p.prev(i) == "to" && oneOf(p.next(i), "your more about what how you") {
			return word(i, "hear")
		}
		if oneOf(p.next(i), "back from") && oneOf(p.prev(i), "to you'll i'll we'll will can i didn't don't") && (p.next(i) != "from" || oneOf(p.next(i+1), "you your the them him her")) && !(p.prev(i) == "to" && p.next(i) == "back") {
			return word(i, "hear")
		}
	case "hear":
		if oneOf(p.next(i), "is are") && p.words[i].Opens || oneOf(p.prev(i), "over right attached from") && p.endsClause(i) {
			return word(i, "here")
		}
	case "weather":
		if p.next(i) == "or" && p.next(i+1) == "not" || oneOf(p.prev(i), "know wondering unsure decide see ask asked on question wonder sure") && oneOf(p.next(i), "you we i it to there they he she the a this that your") && (!oneOf(p.next(i), "the a this that your") || oneOf(p.prev(i), "wonder wondering ask asked unsure sure decide know")) && (p.next(i) != "to" || p.prev(i) != "on") {
			return word(i, "whether")
		}
	case "quiet":
		if p.next(i) == "a" && (oneOf(p.next(i+2), whenMeasured) || oneOf(p.next(i+3), whenMeasured)) {
			return slip{}, false // "was quiet a week ago", "quiet a few days before"
		}
		if p.next(i) == "a" && oneOf(p.prev(i), "was is it's that's been") && !oneOf(p.next(i+1), "moment while minute second fortnight "+spans) || p.next(i) == "a" && oneOf(p.next(i+1), "few bit lot while challenge story night day journey change experience ride tour team crew") || oneOf(p.next(i), "different similar right clear sure happy interesting excited familiar often well frankly like") && oneOf(p.prev(i), beForms+" i found not") {
			return word(i, "quite")
		}
	case "quite":
		if p.prev(i) == "very" || oneOf(p.prev(i), "was were is are") && oneOf(p.next(i), "when until") || oneOf(p.prev(i), "a the") && oneOf(p.next(i), "room night shift place week ward corner hour word moment") {
			return word(i, "quiet")
		}
	case "passed":
		if oneOf(p.prev(i), "the my this these") && oneOf(p.next(i), "week year month experience job jobs years months weeks few two three couple employer roles role") {
			return word(i, "past")
		}
	case "past":
		if oneOf(p.prev(i), "has have had") && (p.endsClause(i) || oneOf(p.next(i), "since without and")) {
			return word(i, "passed")
		}
		if p.prev(i) == "have" && oneOf(p.next(i), "it the on along them my") {
			return word(i, "passed")
		}
		if oneOf(p.prev(i), "hour day week time morning afternoon year years weeks hours minutes") && (oneOf(p.next(i), "quickly without") || oneOf(p.next(i), "too so very") && oneOf(p.next(i+1), "quickly fast soon slowly")) {
			return word(i, "passed")
		}
	case "form":
		if oneOf(p.prev(i), "lot much hear heard hearing learn learned learnt come came comes coming far away different apart suffer benefit benefited back") && oneOf(p.next(i), "you the your my a our there this that each them him her") ||
			oneOf(p.prev(i), "hear heard hearing") && i+1 < len(p.words) && p.words[i+1].Capital && p.next(i) != "" {
			return word(i, "from")
		}
	case "exited":
		if oneOf(p.prev(i), "am was be very so really still more get got are were most especially i'm we're truly even") && (oneOf(p.next(i), "to about by for that") || p.endsClause(i)) {
			return word(i, "excited")
		}
	case "an":
		if p.next(i) == "other" && !p.endsClause(i+1) && !hyphenAfter(p, i+1) {
			return slip{from: i, to: i + 1, right: "another"}, true
		}
		if oneOf(p.next(i), "the my your our we they then also i'm i've i'd") && p.raw(i) == "an" {
			return word(i, "and")
		}
	case "principle":
		if oneOf(p.next(i), "engineer engineers investigator architect designer developer consultant scientist nurse teacher reason concern") || p.prev(i) == "school" {
			return word(i, "principal")
		}
	case "principal":
		if p.prev(i) == "in" && p.endsClause(i) || p.prev(i) == "of" && p.prev(i-1) == "matter" {
			return word(i, "principle")
		}
	case "lets":
		if (p.opens(i) || oneOf(p.prev(i), "so then please") && p.opens(i-1)) && oneOf(p.next(i), "see talk meet discuss schedule set make do keep start find") {
			return word(i, "let's")
		}
	case "id":
		if p.words[i].Capital && oneOf(p.next(i), "be love like have say welcome want also never gladly rather") {
			return word(i, "I'd")
		}
	case "ill":
		if p.words[i].Capital && oneOf(p.next(i), "be send call bring have come write see let") {
			return word(i, "I'll")
		}
	case "im", "ive":
		if p.words[i].Capital && !p.words[i].Opens {
			if p.words[i].Fold == "im" {
				return word(i, "I'm")
			}
			return word(i, "I've")
		}
	case "witch":
		if p.prev(i) == "" && i > 0 && !p.words[i].Opens || oneOf(p.prev(i), "in of on for at") {
			return word(i, "which")
		}
	case "breath":
		if oneOf(p.prev(i), "to can i we and could") && oneOf(p.next(i), "easier easily again in out deep deeply") {
			return word(i, "breathe")
		}
	case "now":
		if p.prev(i) == "me" && p.prev(i-1) == "let" && (endsSentence(p, i) || oneOf(p.next(i), "if when what whether about how by which")) {
			return word(i, "know")
		}
	case "known":
		if oneOf(p.prev(i), "me us you") && p.prev(i-1) == "let" {
			return word(i, "know")
		}
	case "two":
		if s, ok := countOf(p, i); ok {
			return s, true
		}
	case "feed":
		if p.next(i) == "back" && oneOf(p.prev(i), "your the any some for helpful kind useful this great honest") && (p.endsClause(i+1) || oneOf(p.next(i+1), "on about and from")) {
			return slip{from: i, to: i + 1, right: "feedback"}, true
		}
	case "advices":
		if !oneOf(p.prev(i), "remittance credit payment shipping debit") && !textSpeaksOf(p, "remittance bank payments payable") {
			return word(i, "advice")
		}
	case "payed":
		if p.next(i) != "out" {
			return word(i, "paid")
		}
	case "everyday":
		if oneOf(p.prev(i), "it them work there here this that up about nearly almost") && p.endsClause(i) || (endsSentence(p, i) || oneOf(p.next(i), "now and at in on with for but")) && p.marksOfPrev(i)&(isOfOne|isOfThings) != 0 || p.opens(i) && oneOf(p.next(i), "i we you they") || oneOf(p.next(i), "since until after before") {
			return word(i, "every day")
		}
	case "tot", "int", "ont":
		if p.next(i) == "he" && !oneOf(p.prev(i), "the a this that") {
			return slip{from: i, to: i + 1, right: map[string]string{"tot": "to the", "int": "in the", "ont": "on the"}[p.words[i].Fold]}, true
		}
	case "complement":
		if oneOf(p.prev(i), "to would will must") && oneOf(p.next(i), "you him her them everyone") || oneOf(p.prev(i), "nice kind lovely great") && (p.endsClause(i) || oneOf(p.next(i), "on about from")) {
			s, ok := word(i, "compliment")
			s.hint = oneOf(p.prev(i), "to would will must")
			return s, ok
		}
	case "every":
		if oneOf(p.prev(i), "have i've had you've we've has") && oneOf(p.next(i), "seen been had met worked heard read tasted done") {
			return word(i, "ever")
		}
	case "right":
		if p.prev(i) == "to" && oneOf(p.prev(i-1), "wanted want going meant") && oneOf(p.next(i), "to you about") {
			return word(i, "write")
		}
	case "brake":
		if p.next(i) == "down" && oneOf(p.prev(i), "to can could would") {
			return word(i, "break")
		}
	case "grate":
		if oneOf(p.prev(i), "a the was is") && (oneOf(p.next(i), "team time talk day job fit deal way tour chat conversation place help") || p.endsClause(i) && oneOf(p.prev(i), "was is")) {
			return word(i, "great")
		}
	case "compliment":
		if oneOf(p.prev(i), "to would will could") && oneOf(p.next(i), "my our each") {
			return word(i, "complement")
		}
	case "moral":
		if oneOf(p.prev(i), "team staff crew good low high") && (p.endsClause(i) || oneOf(p.next(i), "is was and")) {
			return word(i, "morale")
		}
	case "peaked", "peeked":
		if oneOf(p.next(i), "my our your") && oneOf(p.next(i+1), "interest curiosity") {
			return word(i, "piqued")
		}
	case "bare":
		if p.next(i) == "with" && oneOf(p.next(i+1), "me us") {
			return word(i, "bear")
		}
	case "say":
		if p.prev(i) == "per" {
			return word(i, "se")
		}
	case "mute":
		if p.next(i) == "point" {
			return word(i, "moot")
		}
	case "reign":
		if p.prev(i) == "free" {
			return word(i, "rein")
		}
	case "peak":
		if p.prev(i) == "sneak" {
			return word(i, "peek")
		}
	case "suppose":
		if oneOf(p.prev(i), "am is are was were i'm we're") && p.next(i) == "to" {
			return word(i, "supposed")
		}
	case "use":
		if p.next(i) == "to" && !p.owns(i) && (oneOf(p.prev(i), "am was were get got are i'm getting been") ||
			oneOf(p.prev(i), "i we they") && p.words[max(i-1, 0)].Opens && verbIn(p.next(i+1)).form == plainForm ||
			oneOf(p.prev(i), "i we they") && (p.opens(i-1) || oneOf(p.prev(i-1), "and but so because")) && oneOf(p.next(i+1), verbs)) {
			return word(i, "used")
		}
	case "stuff":
		if at := i + 1; oneOf(p.prev(i), "the your") {
			for j := at; j < min(at+5, len(p.words)) && !p.endsClause(j-1); j++ {
				if oneOf(p.words[j].Fold, "is was are were") && oneOf(p.next(j), "kind friendly nice helpful welcoming polite very so") && (!oneOf(p.next(j), "very so") || oneOf(p.next(j+1), "kind friendly nice helpful welcoming polite patient")) {
					return word(i, "staff")
				}
			}
		}
	case "personal":
		if oneOf(p.prev(i), "the your") && oneOf(p.next(i), "is was are were") && oneOf(p.next(i+1), "kind friendly nice helpful very so") {
			return word(i, "personnel")
		}
	case "costumer", "costumers":
		if !review.InQuotes(p.text, p.words[i]) && (!p.words[i].Capital || p.words[i].Opens) && !textSpeaksOf(p, "theatre theater costume costumes stage film opera wardrobe seamstress actors") {
			return word(i, "customer"+p.words[i].Fold[len("costumer"):])
		}
	case "planing":
		if !textSpeaksOf(p, "wood plank planks board boards plane planer timber carpenter joiner oak pine shavings") {
			return word(i, "planning")
		}
	case "forward", "forwards":
		return forward(p, i)
	case "self", "selves":
		if whose := p.prev(i); !hyphenAfter(p, i) && (p.endsClause(i) || oneOf(p.next(i), prepositions+" and")) && (p.words[i].Fold == "self" && oneOf(whose, "my your him her it") || p.words[i].Fold == "selves" && oneOf(whose, "our your them")) {
			return slip{from: i - 1, to: i, right: whose + p.words[i].Fold}, true
		}
	case "thank":
		if oneOf(p.prev(i), "i we") && p.next(i) == "for" || p.prev(i) == "to" && p.next(i) == "for" && oneOf(p.prev(i-1), "like want wanted writing write wish") {
			return slip{from: i, to: i + 1, right: "thank you for"}, true
		}
		if p.words[i].Opens && p.next(i) == "for" {
			return slip{from: i, to: i + 1, right: "thank you for"}, true
		}
	}
	return slip{}, false
}

// wentOn reports a verb in the past at words[i], in a sentence that asks nothing.
func wentOn(p *prose, i int) bool {
	if !pastAt(p, i) || verbFormIn(p.syntax[i]) == pastForms && !oneOf(p.words[i].Fold, "decided agreed talked met worked started looked wanted lived stayed walked learned learnt kept built stopped studied taught had found spent") {
		return false
	}
	for j := i; j < len(p.words); j++ {
		if endsSentence(p, j) {
			return p.words[j].End >= len(p.text) || p.text[p.words[j].End] != '?'
		}
	}
	return false
}

// thoseWere reports "where" behind the plural that opens a sentence, with no other verb in it: "The bags
// where the biggest cost", "The rolls where golden".
func thoseWere(p *prose, i int) bool {
	if p.marksOfPrev(i)&(inPlural|isOfThings) == 0 || p.owns(i-1) || !(i > 1 && p.words[i-2].Opens && oneOf(p.prev(i-1), "the my our your") || i > 2 && p.words[i-3].Opens && oneOf(p.prev(i-2), "the my our your") && p.prev(i-1) != "" && !oneOf(p.prev(i-1), prepositions+" and")) {
		return false
	}
	next, at := p.next(i), i+1
	switch {
	case oneOf(next, "golden crisp fresh burnt late cold warm hot great lovely delicious excellent wonderful clear amazing ready perfect heavy empty full"):
		if p.next(at) == "and" {
			at += 2
		}
		return at < len(p.words) && endsSentence(p, at)
	case oneOf(next, "in on at under") && oneOf(p.next(at), "the my our a"):
		for at += 2; at < min(i+8, len(p.words)); at++ {
			if verbFormIn(p.syntax[at]) != noForm || p.syntax[at]&isSubject != 0 || oneOf(p.words[at].Fold, "is are was were has had it who that") || strings.HasSuffix(p.words[at].Fold, "ed") {
				return false
			}
			if endsSentence(p, at) {
				return true // "The cows where in the barn."
			}
			if p.endsClause(at) {
				return false
			}
		}
	case next == "the" && (oneOf(p.next(at), "best worst only main") || len(p.next(at)) > 5 && strings.HasSuffix(p.next(at), "est")):
		for at += 2; at < min(i+10, len(p.words)); at++ {
			if verbFormIn(p.syntax[at]) != noForm && p.syntax[at]&orNoun == 0 || oneOf(p.words[at].Fold, "is are was were has had i we you they he she it") {
				return false
			}
			if endsSentence(p, at) {
				return true
			}
		}
	}
	return false
}

// textSpeaksOf reports one of some words anywhere in the text.
func textSpeaksOf(p *prose, list string) bool {
	return slices.ContainsFunc(p.words, func(w review.Word) bool { return oneOf(w.Fold, list) })
}

// forward is about what follows "look forward".
func forward(p *prose, i int) (slip, bool) {
	if !oneOf(p.prev(i), "look looking looked looks") {
		return slip{}, false
	}
	next := p.next(i)
	if p.words[i].Fold == "forwards" {
		if next == "to" && oneOf(p.next(i+1), awaited) && !p.owns(i+2) {
			return slip{from: i, to: i + 2, right: "forward to " + doingOf(p.next(i+1))}, true
		}
		return slip{from: i, to: i, right: "forward"}, next == "to"
	}
	if oneOf(next, "hear meet learn see") && p.prev(i) != "looked" && !p.endsClause(i+1) {
		return slip{from: i, to: i + 1, right: "forward to " + doingOf(next)}, true
	}
	if oneOf(next, "hearing meeting seeing working speaking talking learning joining discussing continuing") {
		return slip{from: i, to: i, right: "forward to"}, true
	}
	if next != "to" {
		return slip{}, false
	}
	if verb := p.next(i + 1); (oneOf(verb, awaited) || oneOf(verb, "talk work") && oneOf(p.next(i+2), "with to at") || verb == "start" && (p.endsClause(i+2) || oneOf(p.next(i+2), "the my in on at work with"))) && !p.owns(i+2) {
		return slip{from: i + 2, to: i + 2, right: doingOf(verb), hint: true}, true
	}
	return slip{}, false
}

// awaited are verbs that follow "look forward to" and are no nouns ("work", "talk").
const awaited = "begin hear meet speak learn join discuss see receive continue have contribute collaborate"
