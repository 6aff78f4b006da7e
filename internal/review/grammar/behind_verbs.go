package grammar

import (
	"strings"
	"sync"
)

// This file is about verbs that tell which form another verb behind them has: "promised", "asked", "let".

const (
	// wantTo are verbs that have "to" and a plain verb behind them, and none in -ing.
	wantTo = "afford agree agreed agrees decide decided decides hope hoped hopes manage managed manages offer offered offers pretend pretended promise promised promises refuse refused refuses wish wished"
	// wantToToo may have both, or have a thing.
	wantToToo = "expect expected intend intended need needed needs plan planned tend tends tried tries try want wanted wants learn learned learnt"
	// askTo have somebody behind them, "to" and a plain verb.
	askTo = "advise advised allow allowed allows ask asked asks beg begged convince convinced enable enabled encourage encouraged expect expected forced invite invited order ordered persuade persuaded remind reminded taught teach tell tells told urge urged want wanted wants like"
	// letDo have somebody behind them, and a plain verb.
	letDo = "let lets letting help helped helps helping make makes made"
	// spendDoing have a time behind them, and a verb in -ing.
	spendDoing = "spend spent spends spending"
)

// ruling says in which of those lists a word is.
type ruling uint8

const (
	inWantTo ruling = 1 << iota
	inWantToToo
	inAskTo
	inLetDo
	inSpendDoing
	inAloneAdjectives
	rulesAlone // "no", "thinking"
)

// rulings are the words that the rules of this file start at.
var rulings = sync.OnceValue(func() map[string]ruling {
	all := map[string]ruling{}
	for in, words := range [...]string{wantTo, wantToToo, askTo, letDo, spendDoing, aloneAdjectives, "no thinking"} {
		for word := range strings.FieldsSeq(words) {
			all[word] |= 1 << in
		}
	}
	return all
})

// behindRulingVerb is about "I promised bringing the list", "I managed finish it", "he asked me send the name", "I let the cutter ran" and "I spent
// the weekend to read".
func behindRulingVerb(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	if p.speech[i+1]&(anyVerb|haveVerb|doVerb|objectCase|subjectCase|opensNoun|preposition|toWord|clauseWord) == 0 {
		return slip{}, false
	}
	rules := rulings()[fold]
	switch {
	case rules&inSpendDoing != 0:
		return toBehindSpend(p, i)
	case rules&inAloneAdjectives != 0:
		return amMissingBefore(p, i)
	case fold == "no":
		return doMissing(p, i)
	case fold == "thinking":
		if !p.opens(i) && p.speech[i-1]&beVerb != 0 && sureVerb(p, i+1) {
			return slip{from: i, to: i + 1, right: "thinking of " + doingOf(p.words[i+1].Fold)}, true
		}
		return beMissing(p, i)
	}
	if rules&inLetDo != 0 {
		return pastBehindLet(p, i)
	}
	at := i + 1
	if rules&inAskTo != 0 && oneOf(p.words[at].Fold, "me him them us") && !p.owns(at) && likelyVerb(p, at+1) && !oneOf(p.next(at), "back please thank") {
		if fold == "like" && !oneOf(p.prev(i), "would i'd we'd he'd she'd they'd you'd") {
			return slip{}, false
		}
		return slip{from: at, to: at + 1, right: p.raw(at) + " to " + p.words[at+1].Fold}, !hangs(p, i) || p.prev(i) == "that"
	}
	if p.opens(i) || p.speech[i-1]&(subjectCase|helper|toWord|negation) == 0 && !isMidAdverb(p, i-1) && !(oneOf(fold, "managed hoped") && isNounAt(p, i-1)) || p.owns(i-1) || !lowerWord(p, at) || p.speech[i-1]&beVerb != 0 {
		return slip{}, false
	}
	s := p.speech[at]
	switch {
	case rules&inWantTo != 0 && s&doingVerb != 0 && (actsOnNext(p, at) || p.partsBehind(at)&(pointer|numeral|objectCase) != 0 || s&anyNoun == 0 || oneOf(p.next(at), "again")):
		if hangs(p, i) {
			return slip{}, false
		}
		return slip{from: at, to: at, right: "to " + plainOf(p.words[at].Fold)}, true
	case rules&(inWantTo|inWantToToo) != 0 && sureVerb(p, at) && p.words[at].Fold != fold, rules&inWantTo != 0 && likelyVerb(p, at):
		if hangs(p, i) || !goesOn(p, at) || p.speech[i-1]&haveVerb != 0 && rules&inWantTo == 0 {
			return slip{}, false
		}
		return slip{from: i, to: at, right: p.raw(i) + " to " + p.words[at].Fold}, true
	}
	return slip{}, false
}

// pastBehindLet is about "let me explained it" and "I let the cutter ran too long".
func pastBehindLet(p *prose, i int) (slip, bool) {
	at, fold := i+1, p.words[i].Fold
	let := oneOf(fold, "let lets letting")
	switch {
	case oneOf(p.words[at].Fold, "me us him them") && !p.owns(at):
		at++
	case let && p.speech[at]&(article|owner) != 0 && p.partsBehind(at)&anyNoun != 0 && !p.owns(at+1):
		at += 2
	default:
		return slip{}, false
	}
	if !lowerWord(p, at) || p.speech[at]&closedParts != 0 {
		return slip{}, false
	}
	s, verb := p.speech[at], p.words[at].Fold
	switch {
	case pastOnlyAt(p, at):
	case p.speech[i+1]&objectCase == 0:
		return slip{}, false
	case (let || oneOf(fold, "help helped helps helping")) && s&(pastVerb|doneVerb) != 0 && s&baseVerb == 0 && (s&(adjective|anyNoun) == 0 || actsOnNext(p, at)):
	case s&thirdVerb != 0 && s&manyNoun == 0 && s&oneNoun == 0:
	default:
		return slip{}, false
	}
	if hangs(p, i) {
		return slip{}, false
	}
	return mend(at, plainOf(verb))
}

// toBehindSpend is about "I spent the weekend to read the manual".
func toBehindSpend(p *prose, i int) (slip, bool) {
	for j := i + 1; j < min(i+6, len(p.words)-1) && p.syntax[j]&adjoins != 0; j++ {
		if p.speech[j]&toWord == 0 {
			if p.speech[j]&(preposition|subjectCase|clauseWord|helper) != 0 && p.words[j].Fold != "of" {
				return slip{}, false
			}
			continue
		}
		if !oneOf(p.words[j-1].Fold, "weekend weekends day days week weeks month months year years hour hours evening evenings afternoon afternoons morning mornings night nights summer winter spring autumn minutes") || p.owns(j-1) || !lowerWord(p, j+1) ||
			p.speech[j+1]&baseVerb == 0 || !sureVerb(p, j+1) && !actsOnNext(p, j+1) {
			return slip{}, false
		}
		return slip{from: j, to: j + 1, right: doingOf(p.words[j+1].Fold)}, true
	}
	return slip{}, false
}
