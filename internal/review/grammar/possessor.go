package grammar

import "strings"

// Where somebody owns something the 's is there: "my manager's advice". It is missing, or one too many, where the words beside leave
// no other reading: a word for one's kin and a pure noun behind it are no compound ("your mother recipe"), a plural of persons
// before a noun is none either ("your managers office"), and a plural with 's before "of", "are" or "both" owns nothing.

// kinWords are words for somebody that stand as the first part of few compounds, with those compounds' second parts in kinCompounds.
const kinWords = "mother father grandmother grandfather uncle aunt brother sister son daughter wife husband cousin nephew niece boss neighbour neighbor employer captain landlord"

// manyWhoOwn are more words for persons, in the plural.
const manyWhoOwn = "managers clients customers teachers doctors chefs drivers directors patients owners"

// kinCompounds are what makes a compound with a word for somebody.
const kinCompounds = "tongue figure company clock ship board brand ward in-law card site paper plant cells cell country city town state house tenant hen nature day days time role title name number side band sister"

// ownerWithout is about "Your captain letter reached me", "my last employers letter": words[at] is one of kinWords, or many of them.
func ownerWithout(p *prose, at int) (slip, bool) {
	i := at - 1
	if i > 0 && p.prev(at) != "" && oneOf(p.words[i].Fold, "old last first late dear former head") {
		i--
	}
	if i < 0 || at+1 >= len(p.words) || p.prev(at) == "" || p.prev(i+1) == "" || p.speech[i]&owner == 0 && p.words[i].Fold != "the" || p.prev(at+1) == "" || p.owns(at) || p.owns(at+1) || p.words[at].Capital || p.words[at+1].Capital || hyphenAfter(p, at) || hyphenAfter(p, at+1) {
		return slip{}, false
	}
	who, what := p.words[at].Fold, at+1
	if oneOf(p.words[what].Fold, "main old new") {
		what++
		if what >= len(p.words) || p.prev(what) == "" || p.owns(what) || p.words[what].Capital || hyphenAfter(p, what) {
			return slip{}, false
		}
	}
	s := p.speech[what]
	one := isPureNoun(s) && p.marks[what]&(countedObject|uncountedNoun) != 0 || s&(oneNoun|closedParts|adjective|adverb) == oneNoun && oneOf(p.words[what].Fold, "advice recipe office idea opinion kitchen garden letter house remark gripe")
	if !one && !isPureMany(s) && !(oneOf(p.words[what].Fold, "hands faces tools books") && (phraseEnds(p, what) || p.speech[min(what+1, len(p.words)-1)]&pastVerb != 0)) || oneOf(p.words[what].Fold, kinCompounds) {
		return slip{}, false
	}
	switch {
	case what == at+1 && oneOf(who, kinWords) || who == "children":
	case len(who) > 4 && who[len(who)-1] == 's' && one && p.speech[at]&manyNoun != 0 && p.speech[at]&anyVerb == 0 && (oneOf(who[:len(who)-1], kinWords) || oneOf(who, manyWhoOwn)):
	default:
		return slip{}, false
	}
	if oneOf(who, "employers employer customers clients managers") && p.speech[i]&owner == 0 && !p.opens(i) {
		return slip{}, false
	}
	// What gives something to somebody has two nouns side by side: "I showed your captain letters".
	if !p.opens(i) {
		before := p.speech[i-1]
		if before&(preposition|clauseWord) == 0 && !(oneOf(p.prev(i), "have read enclose know knew liked like loved enjoyed met remember and") && what == at+1) || oneOf(p.prev(i), "to for") {
			return slip{}, false
		}
	}
	if !phraseEnds(p, what) && !(what+1 < len(p.words) && p.prev(what+1) != "" && p.speech[what+1]&(pastVerb|thirdVerb|baseVerb) != 0 && p.speech[what+1]&(oneNoun|adjective) == 0) {
		return slip{}, false
	}
	return word(at, strings.TrimSuffix(who, "s")+"'s")
}

// nothingOwned is about "the review's of", "both of my reference's live", "the other driver's told": words[i] is a noun with 's.
func nothingOwned(p *prose, i int) (slip, bool) {
	if !p.owns(i) || p.words[i].Capital || i == 0 || hyphenAfter(p, i) {
		return slip{}, false
	}
	fold, next := p.words[i].Fold, p.next(i)
	if p.speech[i]&oneNoun == 0 || p.speech[i]&(closedParts|adverb) != 0 || p.marks[i]&(countedObject|personNoun) == 0 && !oneOf(fold, unitsOfTime) {
		return slip{}, false
	}
	first := i
	for first > 0 && p.prev(first) != "" && p.speech[first-1]&adjective != 0 && p.speech[first-1]&closedParts == 0 {
		first--
	}
	opener := p.prev(first)
	if opener == "" {
		return slip{}, false
	}
	k := first - 1
	many := p.speech[k]&numeral != 0 && !oneOf(opener, "one half") && p.words[k].Fold[0] > '9' || oneOf(opener, "these those several many")
	thing := p.marks[i]&personNoun == 0
	switch {
	case many && (p.endsClause(i) || oneOf(next, "were are have in if and at on for") || next != "" && p.speech[i+1]&(pastVerb|subjectCase) != 0 && p.speech[i+1]&anyNoun == 0):
	case thing && p.speech[k]&(article|owner) != 0 && opener != "a" && opener != "an" && next == "of" && p.opens(k) && manyAfter(p, i):
	case thing && p.speech[k]&(article|owner) != 0 && p.opens(k) && next != "" && p.speech[i+1]&pastVerb != 0 && p.speech[i+1]&(doneVerb|anyNoun|adjective) == 0:
	case p.speech[k]&(article|owner) != 0 && next == "both":
	default:
		return slip{}, false
	}
	right := pluralOf(fold)
	return slip{from: i, to: i, right: right}, right != ""
}

// manyAfter reports a verb of many among the words behind words[i], in the same clause.
func manyAfter(p *prose, i int) bool {
	for j := i + 1; j < min(i+9, len(p.words)) && p.prev(j) != ""; j++ {
		if oneOf(p.words[j].Fold, "are were have") {
			return true
		}
	}
	return false
}

// ownerAtEnd is about "the choice is your,": words[i] owns something that is not there.
func ownerAtEnd(p *prose, i int) (slip, bool) {
	if i+1 < len(p.words) && p.syntax[i+1]&adjoins != 0 || !oneOf(p.words[i].Fold, "my your our their") || p.owns(i) {
		return slip{}, false
	}
	end := p.words[i].End
	if end < len(p.text) && strings.IndexByte(".!?;,", p.text[end]) < 0 || end < len(p.text) && p.text[end] == ',' && !oneOf(p.prev(i), "is was be are than as not") {
		return slip{}, false
	}
	if end < len(p.text) && strings.HasPrefix(p.text[end:], "...") || !oneOf(p.prev(i), "is was be are were than as not of to with") {
		return slip{}, false
	}
	if p.words[i].Fold == "my" {
		return word(i, "mine")
	}
	return word(i, p.words[i].Fold+"s")
}
