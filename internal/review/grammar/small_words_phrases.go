package grammar

import (
	"strings"
	"sync"

	"afterword/internal/review"
)

// wordsOfPhrases are the words that phrased knows.
const wordsOfPhrases = "because before by instead according made from talk talked talking work worked working prefer prefers preferred think thought thinking divided divide split between since until with in at on ask asked asking say says saying said same " +
	"neither either both not so such enough never always nobody nothing also hope hardly barely scarcely isn't wasn't aren't don't didn't doesn't haven't hasn't won't can't couldn't wouldn't " +
	"what when where why how which who believe speak speaks spoke prevent prevents prevented"

var phraseWords = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(wordsOfPhrases, nil) })

// phrased is about small words that belong to a phrase, and about the order of words.
func phrased(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "because", "instead":
		return ofIsMissing(p, i)
	case "according":
		if next := p.partsBehind(i); p.next(i) == "with" && p.partsBehind(i+1) != 0 {
			return word(i+1, "to")
		} else if p.opens(i) && (next&owner != 0 && next&objectCase == 0 || p.next(i) == "the" || p.nameAt(i+1)) {
			return word(i, p.raw(i)+" to")
		}
	case "made":
		if p.next(i) == "by" && oneOf(p.next(i+1), materials) && !p.words[i+2].Capital && nounEnds(p, i+2) {
			return word(i+1, "of")
		}
	case "prefer", "prefers", "preferred":
		return preferThan(p, i)
	case "think", "thought", "thinking":
		return thinkAbout(p, i)
	case "divide", "divided", "split":
		return intoParts(p, i)
	case "prevent", "prevents", "prevented":
		return preventFrom(p, i)
	case "between":
		return betweenTo(p, i)
	case "since":
		return fromUntil(p, i)
	case "until":
		return untilWhere(p, i)
	case "before":
		if p.partsBehind(i)&numeral != 0 && oneOf(p.next(i+1), spans) && endsSentence(p, i+2) && p.prev(i) != "" && !oneOf(p.prev(i), "not never long just even shortly until day week") && !p.owns(i+2) {
			return slip{from: i, to: i + 2, right: p.next(i) + " " + p.next(i+1) + " ago", hint: true}, true
		}
	case "by", "with":
		if s, ok := travelled(p, i); ok || p.words[i].Fold == "by" {
			return s, ok
		}
		if (p.partsBehind(i)&numeral != 0 || p.next(i) == "a") && oneOf(p.prev(i), "increased decreased increase reduced rose fell dropped grew rise fall went up down cut declined shrank climbed") && oneOf(p.next(i+1), "percent fifth third quarter half tenth eighth sixth % per") {
			return word(i, "by") // "went down with a fifth"
		}
	case "work", "worked", "working":
		if p.next(i) == "like" && p.next(i+1) == "a" && isTrade(p.next(i+2)) && oneOf(p.next(i+3), "at in for with on since") {
			return word(i+1, "as")
		}
	case "talk", "talked", "talking":
		return talkAbout(p, i)
	case "from":
		if oneOf(p.prev(i), "nice kind good generous thoughtful sweet lovely") && itWas(p, i-1) && (oneOf(p.next(i), "you him her them your") || p.nameAt(i+1)) {
			return word(i, "of")
		}
	case "in", "at", "on":
		return placedWrong(p, i)
	case "ask", "asked", "asking":
		if s, ok := askedFor(p, i); ok {
			return s, true
		}
		return askedInside(p, i)
	case "say", "says", "saying", "said":
		return saidToWhom(p, i)
	case "same":
		if p.next(i) == "than" && p.prev(i) == "the" && p.partsBehind(i+1) != 0 {
			return word(i+1, "as")
		}
	}
	return built(p, i)
}

// materials are what a thing is made of, and no one who makes it.
const materials = "wood oak pine larch ash beech steel iron brass copper bronze tin lead silver gold clay stone brick concrete glass plastic wool cotton linen silk leather paper cardboard rubber aluminium straw willow bamboo wax felt canvas slate marble plaster"

// barePhrase is the last word of a noun phrase with an article or an owner at words[i] behind which its clause ends, with no
// word in it that may be a verb: less than i for none.
func barePhrase(p *prose, i int) int {
	if i >= len(p.words) || p.prev(i) == "" || p.speech[i]&(article|owner|pointer) == 0 || p.speech[i]&clauseWord != 0 {
		return -1
	}
	for j := i + 1; j < min(i+4, len(p.words)) && p.prev(j) != ""; j++ {
		s := p.speech[j]
		if p.owns(j) && p.next(j) != "" {
			continue
		}
		if s&(anyNoun|adjective) == 0 || j > i+1 && s&(thirdVerb|pastVerb|doneVerb) != 0 || j > i+1 && s&baseVerb != 0 && p.speech[j-1]&manyNoun != 0 {
			return -1
		}
		if p.endsClause(j) {
			if s&anyNoun == 0 || hyphenAfter(p, j) {
				return -1
			}
			return j
		}
	}
	return -1
}

// ofIsMissing is about "Because the storm, the school was shut" and "Instead a letter, I send a box": no verb stands before
// the comma, so that nothing is said of the noun.
func ofIsMissing(p *prose, i int) (slip, bool) {
	if p.words[i].Fold == "because" && p.next(i) == "of" {
		if next := p.next(i + 1); oneOf(next, "i we they he she") && p.partsBehind(i+2)&(helper|pastVerb|thirdVerb) != 0 {
			return slip{from: i, to: i + 1, right: p.raw(i)}, true
		}
		return slip{}, false
	}
	if !p.words[i].Opens {
		return slip{}, false
	}
	if head := p.headAt(i + 1); head > i+1 && oneOf(p.next(i), "the a my our your") && oneOf(p.next(head), "i we") && saidInFull(p, head+1) {
		return word(i, p.raw(i)+" of")
	}
	last := barePhrase(p, i+1)
	if last < 0 || last+1 >= len(p.words) || p.words[last].End >= len(p.text) || p.text[p.words[last].End] != ',' || !oneOf(p.words[last+1].Fold, "i we you they it") && (p.words[i].Fold == "instead" || p.speech[last+1]&(article|owner) == 0 || !oneClause(p, last+1)) {
		return slip{}, false // "Instead the team, tired as it was, went on"
	}
	return word(i, p.raw(i)+" of")
}

// oneClause reports that the sentence ends behind words[i] without another comma: what stands there is no list, and no words
// in between.
func oneClause(p *prose, i int) bool {
	for ; !endsSentence(p, i); i++ {
		if p.endsClause(i) {
			return false
		}
	}
	return true
}

// saidInFull reports that the subject at words[i] has a verb with its object, and nothing else in the sentence is said: it is
// no clause about the noun before ("the strike I could not foresee").
func saidInFull(p *prose, i int) bool {
	object := false
	for j := i + 1; j < len(p.words) && p.prev(j) != ""; j++ {
		s := p.speech[j]
		if object && s&(helper|thirdVerb|pastVerb) != 0 && s&(anyNoun|adjective) == 0 {
			return false
		}
		object = object || s&(article|owner|objectCase|numeral) != 0 && p.speech[j-1]&anyVerb != 0 && p.speech[j-1]&preposition == 0
	}
	return object
}

// preferThan is about "prefer small kitchens than large ones": nothing is compared between them but by "prefer".
func preferThan(p *prose, i int) (slip, bool) {
	if p.next(i) == "to" {
		return slip{}, false // "prefer to give one day than three"
	}
	for j := i + 2; j < min(i+9, len(p.words)) && p.prev(j) != ""; j++ {
		switch fold := p.words[j].Fold; {
		case fold == "than":
			if p.partsBehind(j)&(opensNoun|anyNoun|adjective|doingVerb|objectCase) == 0 && !p.nameAt(j+1) || j == i+2 && verbFormIn(p.syntax[j-1]) == noForm { // confusedThan tells that
				return slip{}, false
			}
			return word(j, "to")
		case fold == "to", compares(fold), p.speech[j]&(clauseWord|asking|joiner|helper) != 0:
			return slip{}, false
		}
	}
	return slip{}, false
}

// thinkAbout is about "thought a lot for what you said".
func thinkAbout(p *prose, i int) (slip, bool) {
	at := i + 1
	switch {
	case p.next(i) == "a" && oneOf(p.next(i+1), "lot bit"):
		at += 2
	case oneOf(p.next(i), "often hard much again long"):
		at++
	default:
		return slip{}, false
	}
	if at >= len(p.words) || p.prev(at) == "" || !oneOf(p.words[at].Fold, "for on at") || !oneOf(p.next(at), "what how your our my the this that") || timeIn(p, at+1) || setPhrase(p, at) {
		return slip{}, false
	}
	return word(at, "about")
}

// intoParts is about "divided the class to four groups".
func intoParts(p *prose, i int) (slip, bool) {
	head := p.headAt(i + 1)
	if head <= i || p.next(i) == "" || p.next(head) != "to" || p.partsBehind(head+1)&numeral == 0 || p.partsBehind(head+2)&manyNoun == 0 || p.prev(head+3) == "" {
		return slip{}, false
	}
	return word(head+1, "into")
}

// preventFrom is about "prevented the mould to come back".
func preventFrom(p *prose, i int) (slip, bool) {
	head := p.headAt(i + 1)
	if head <= i || p.next(i) == "" || p.next(head) != "to" || p.partsBehind(head+1)&(baseVerb|anyNoun|adjective) != baseVerb || oneOf(p.words[head].Fold, "harm damage access changes need ability attempt attempts") {
		return slip{}, false
	}
	return slip{from: head + 1, to: head + 2, right: "from " + doingOf(p.words[head+2].Fold)}, true
}

// betweenTo is about "between nine to five".
func betweenTo(p *prose, i int) (slip, bool) {
	at := i + 1
	count := func(j int) bool {
		return j < len(p.words) && p.prev(j) != "" && (p.speech[j]&numeral != 0 || oneOf(p.words[j].Fold, weekdays) || IsMonth(p.words[j].Fold))
	}
	if !count(at) || p.next(at) != "to" || !count(at+2) || hyphenAfter(p, at) || p.next(at+2) == "and" {
		return slip{}, false
	}
	return word(at+1, "and")
}

// itWas reports "It was" or "That is so" before words[i].
func itWas(p *prose, i int) bool {
	if oneOf(p.prev(i), "very so really") {
		i--
	}
	return p.partsBefore(i)&beVerb != 0 && oneOf(p.prev(i-1), "it that this") || i > 0 && p.prev(i) != "" && p.owns(i-1) && oneOf(p.prev(i), "it that")
}

// talkAbout is about "We talked the river" and "talk Simone about the claims". One may talk somebody through it, or round.
func talkAbout(p *prose, i int) (slip, bool) {
	if p.nameAt(i+1) && p.next(i+1) == "about" || oneOf(p.next(i), "you him them us") && p.isVerbAt(i) && (endsSentence(p, i+1) || oneOf(p.next(i+1), "about yesterday today again soon last")) {
		return word(i, p.raw(i)+" to")
	}
	if !p.isVerbAt(i) || !oneOf(p.next(i), "the our my your these") || compares(p.next(i+1)) || oneOf(p.next(i+1), "whole entire") || timeIn(p, i+1) || p.clauseAt(i+1) {
		return slip{}, false
	}
	if head := p.headAt(i + 1); head <= i+1 || oneOf(p.words[head].Fold, "talk walk way language") {
		return slip{}, false
	}
	for j := i + 2; j < min(i+10, len(p.words)) && p.prev(j) != ""; j++ {
		if oneOf(p.words[j].Fold, "through into out off round around down over up to") {
			return slip{}, false
		}
	}
	return word(i, p.raw(i)+" about")
}

// travelled is about "I came with the bus" and "I came by my car".
func travelled(p *prose, i int) (slip, bool) {
	const vehicles = "bus train tram plane ferry car bike taxi"
	next, after := p.next(i), p.next(i+1)
	if next != "the" && !oneOf(next, vehicles) && after != "car" || !oneOf(verbIn(p.prev(i)).base, "come go travel") && !oneOf(p.prev(i), "here there home travel travelled traveled") {
		return slip{}, false
	}
	switch fold := p.words[i].Fold; {
	case fold == "with" && oneOf(next, vehicles) && p.endsClause(i+1), fold == "with" && next == "the" && oneOf(after, vehicles) && endsSentence(p, i+2):
		to := i + 1
		if next == "the" {
			to++
		}
		return slip{from: i, to: to, right: "by " + p.words[to].Fold}, true
	case fold == "by" && oneOf(next, "my our") && after == "car" && p.endsClause(i+2):
		return word(i, "in")
	}
	return slip{}, false
}

// isTrade reports what somebody may work as.
func isTrade(fold string) bool {
	return oneOf(fold, "nurse cook chef guard trainee porter driver teacher waiter baker cleaner gardener welder painter plumber builder trainer tutor cashier carpenter mechanic plumber volunteer librarian secretary translator receptionist") ||
		strings.HasSuffix(fold, "keeper") || strings.HasSuffix(fold, "ician")
}

// fromUntil is about "since ten until noon".
func fromUntil(p *prose, i int) (slip, bool) {
	if p.partsBehind(i)&numeral != 0 && !isYear(p.next(i)) && p.prev(i) != "" && (oneOf(p.next(i+1), "until till") || p.next(i+1) == "to" && p.partsBehind(i+2)&numeral != 0) {
		return word(i, "from")
	}
	return slip{}, false
}

// untilWhere is about "walk me until the bus stop".
func untilWhere(p *prose, i int) (slip, bool) {
	if p.partsBehind(i)&(article|owner) == 0 || !oneOf(p.next(i), "the my your our") {
		return slip{}, false
	}
	head := p.headAt(i + 1)
	if head <= i || !p.endsClause(head) || !oneOf(p.words[head].Fold, "station stop door gate corner house car entrance exit lift harbour bridge") {
		return slip{}, false
	}
	for j := i - 1; j >= max(i-4, 0) && p.prev(j+1) != ""; j-- {
		if oneOf(verbIn(p.words[j].Fold).base, "walk drive go come bring take run ride travel") {
			return word(i, "to")
		}
	}
	return slip{}, false
}

// placedWrong is about "in the third floor", "at the fourth of May" and "in nine o'clock".
func placedWrong(p *prose, i int) (slip, bool) {
	fold, next, after := p.words[i].Fold, p.next(i), p.next(i+1)
	switch {
	case fold == "in" && next == "the" && p.next(i+2) == "floor" && oneOf(after, ordinals+" ground top upper") && nounEnds(p, i+3),
		fold != "on" && next == "the" && p.next(i+2) == "of" && (p.partsBehind(i+1)&numeral != 0 || oneOf(after, ordinals)) && IsMonth(p.next(i+3)) && !p.owns(i+4),
		fold != "on" && next == "the" && p.next(i+2) == "of" && (p.partsBehind(i+1)&numeral != 0 || oneOf(after, ordinals)) && oneOf(p.next(i+3), "may march") && p.words[i+4].Capital && !p.owns(i+4):
		return word(i, "on")
	case fold == "on" && next == "cash" && oneOf(p.prev(i), "pay pays paid paying") && p.endsClause(i+1):
		return word(i, "in")
	case fold == "in" && (after == "farm" || after == "ranch") && oneOf(next, "the a my our") && nounEnds(p, i+2) && oneOf(p.prev(i), "work works worked working live lives lived"):
		return word(i, "on")
	case fold == "in" && next == "home" && p.partsBefore(i)&beVerb != 0 && (p.endsClause(i+1) || oneOf(after, "for on at until after and")):
		return word(i, "at")
	case fold != "at" && p.partsBehind(i)&numeral != 0 && oneOf(after, "o'clock am pm") && !hyphenAfter(p, i+1) && (p.endsClause(i+2) || oneOf(p.next(i+2), "on in tomorrow and")):
		return word(i, "at")
	case fold == "on" && next == "the" && after == "newspaper" && nounEnds(p, i+2) && oneOfBefore(p, i, 5, "notice advert advertisement ad article read saw post job vacancy"):
		return word(i, "in")
	case next == "night" && fold == "in" && p.endsClause(i+1), fold == "in" && oneOf(next, "noon midnight midday") && p.endsClause(i+1):
		return word(i, "at")
	case next == "weekend" && p.endsClause(i+1) && !p.owns(i+1):
		return slip{from: i, to: i + 1, right: "at the weekend"}, true
	case fold == "on" && IsMonth(next) && oneOf(after, "and or with because when if but") && !p.owns(i+1) && oneOf(p.prev(i), "begin begins began start starts started opens opened closes closed ends ended moved move left arrive arrived"):
		return word(i, "in")
	case fold == "on" && next == "the" && oneOf(after, "morning afternoon evening") && endsBare(p, i+2) && oneOf(p.prev(i), "talked spoke met talk speak called wrote rang free available"):
		return word(i, "in")
	}
	return slip{}, false
}

// endsBare reports that the clause ends behind words[i], and what follows is no word that tells which.
func endsBare(p *prose, i int) bool { return p.endsClause(i) && !p.owns(i) && !hyphenAfter(p, i) }

const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"

// askedFor is about "I asked an extra day": what is got by asking, and no question.
func askedFor(p *prose, i int) (slip, bool) {
	if !oneOf(p.next(i), "a an another") || !p.isVerbAt(i) {
		return slip{}, false
	}
	head := p.headAt(i + 1)
	if head > i+4 || head <= i || !oneOf(p.words[head].Fold, "day week meeting raise copy sample refund chance appointment discount extension minute coffee ride reference") || p.clauseAt(i+1) {
		return slip{}, false
	}
	return word(i, p.raw(i)+" for")
}

// saidToWhom is about "Can you say me what time" and "I said your colleague that".
func saidToWhom(p *prose, i int) (slip, bool) {
	right := map[string]string{"say": "tell", "says": "tells", "saying": "telling", "said": "told"}[p.words[i].Fold]
	next, after := p.next(i), p.next(i+1)
	switch {
	case oneOf(next, "me us him them") && oneOf(after, "what which who that how the if when where why whether about"):
		return word(i, right)
	case p.partsBefore(i)&(subjectCase|modal|toWord) != 0 && oneOf(next, "your my our his the") && p.next(i+2) == "that" && (oneOf(after, "colleague boss manager team brother sister mother father") || strings.HasSuffix(after, "er") && len(after) > 4 && !IsThing(after) && p.partsBehind(i+1)&oneNoun != 0 && !oneOf(after, "letter paper answer number water offer order matter dinner prayer prayers")):
		return word(i, right)
	}
	return slip{}, false
}
