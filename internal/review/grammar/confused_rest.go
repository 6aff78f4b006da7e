package grammar

import (
	"slices"
	"strings"

	"afterword/internal/review"
)

// confusedByOneFrame are the words that confusedRest knows.
const confusedByOneFrame = "advice where were we're here hear weather quiet form an lets id ill im ive witch " +
	"now two advices everyday use forward forwards thank stuff costumer costumers planing self selves"

// whenMeasured are words behind a span of time that is counted from a moment.
const whenMeasured = "ago before earlier later after"

// confusedRest are the confusions with one frame each.
func confusedRest(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "advice":
		if oneOf(p.prev(i), "to would could please can you will") && (oneOf(p.next(i), "me us you on how whether if the them") || p.prev(i) == "please") && p.prev(i) != "you" && !(p.prev(i) == "to" && oneOf(p.next(i), "on the how you")) {
			return word(i, "advise")
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
	case "form":
		if oneOf(p.prev(i), "lot much hear heard hearing learn learned learnt come came comes coming far away different apart suffer benefit benefited back") && oneOf(p.next(i), "you the your my a our there this that each them him her") ||
			oneOf(p.prev(i), "hear heard hearing") && i+1 < len(p.words) && p.words[i+1].Capital && p.next(i) != "" {
			return word(i, "from")
		}
	case "an":
		if p.next(i) == "other" && !p.endsClause(i+1) && !hyphenAfter(p, i+1) {
			return slip{from: i, to: i + 1, right: "another"}, true
		}
		if oneOf(p.next(i), "the my your our we they then also i'm i've i'd") && p.raw(i) == "an" {
			return word(i, "and")
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
	case "now":
		if p.prev(i) == "me" && p.prev(i-1) == "let" && (endsSentence(p, i) || oneOf(p.next(i), "if when what whether about how by which")) {
			return word(i, "know")
		}
	case "two":
		if s, ok := countOf(p, i); ok {
			return s, true
		}
	case "advices":
		if !oneOf(p.prev(i), "remittance credit payment shipping debit") && !textSpeaksOf(p, "remittance bank payments payable") {
			return word(i, "advice")
		}
	case "everyday":
		if oneOf(p.prev(i), "it them work there here this that up about nearly almost") && p.endsClause(i) || (endsSentence(p, i) || oneOf(p.next(i), "now and at in on with for but")) && p.syntaxOfPrev(i)&(isOfOne|isOfThings) != 0 || p.opens(i) && oneOf(p.next(i), "i we you they") || oneOf(p.next(i), "since until after before") {
			return word(i, "every day")
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
	if p.syntaxOfPrev(i)&(inPlural|isOfThings) == 0 || p.owns(i-1) || !(i > 1 && p.words[i-2].Opens && oneOf(p.prev(i-1), "the my our your") || i > 2 && p.words[i-3].Opens && oneOf(p.prev(i-2), "the my our your") && p.prev(i-1) != "" && !oneOf(p.prev(i-1), prepositions+" and")) {
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
		return word(i, "forward to")
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
