package grammar

import "strings"

// isSole reports a word that makes of a phrase the only one of its kind, and so asks for "the": "same", "best". "First" and "second" stand alone too often ("first aid") and are asked with a noun that is
// counted, see demandsThe.
func isSole(fold string, s speech) bool {
	if oneOf(fold, "same best worst latest biggest second third other opposite whole only") {
		return true
	}
	return len(fold) > 6 && strings.HasSuffix(fold, "est") && s&adjective != 0 && s&anyNoun == 0
}

// soleNouns are nouns that are told by "second", "other", "only" and the like and stand alone without them.
const soleNouns = "part half day side way moment place point week month year thing time one page floor row visit talk end paragraph meeting night morning weekend"

// theMissing is about "on same day", "about best way": words[i] is soleWord, behind a preposition and before a noun in the singular
// that ends its phrase.
func theMissing(p *prose, i int) (slip, bool) {
	if i == 0 || p.prev(i) == "" || i+1 >= len(p.words) || p.owns(i) || hyphenAfter(p, i) || p.words[i].Capital {
		return slip{}, false
	}
	fold, before := p.words[i].Fold, p.speech[i-1]
	if fold == "best" && oneOf(p.next(i), "i you we") && oneOf(p.next(i+1), "have had ever") && before&beVerb != 0 {
		return word(i, "the "+fold) // "is best I have had"
	}
	switch fold {
	case "whole":
		return wholeWithout(p, i)
	case "only":
		// "were only one who answered"
		if before&beVerb == 0 || !oneOf(p.prev(i-1), "you he she i they we it") && (i < 2 || p.speech[i-2]&oneNoun == 0) || !oneOf(p.next(i), "one ones") || !oneOf(p.next(i+1), "who that in") || oneOf(p.prev(i-1), "there") {
			return slip{}, false
		}
		return word(i, "the only")
	}
	if before&preposition == 0 || oneOf(p.prev(i), "as of than by like per") || p.prev(i-1) == "such" || p.next(i) == "" || p.words[i+1].Capital {
		return slip{}, false
	}
	at := i + 1
	if p.speech[at]&oneNoun == 0 || p.speech[at]&(manyNoun|adverb|closedParts) != 0 || p.owns(at) || !phraseEnds(p, at) {
		return slip{}, false
	}
	if fold == "second" && oneOf(p.words[at].Fold, "interview meeting") && phraseEnds(p, at) && oneOf(p.prev(i), "for in to at after") {
		return word(i, "a second")
	}
	if oneOf(fold, "second third other opposite") && (!oneOf(p.words[at].Fold, soleNouns) || oneOf(fold, "second third") && oneOf(p.words[at].Fold, "place way year week month") || !oneOf(p.prev(i), "in on at from during for")) {
		return slip{}, false
	}
	if fold != "same" && p.marks[at]&countedObject == 0 && !oneOf(p.words[at].Fold, soleNouns) || fold == "latest" && p.words[at].Fold == "one" {
		return slip{}, false
	}
	return word(i, "the "+fold)
}

// wholeWithout is about "I spent whole hour with them": words[i] is "whole" behind a verb that takes an object, or "for".
func wholeWithout(p *prose, i int) (slip, bool) {
	at := i + 1
	if at+1 < len(p.words) && p.prev(at+1) != "" && isPureNoun(p.speech[at]) && isPureNoun(p.speech[at+1]) {
		at++
	}
	if p.next(i) == "" || at >= len(p.words) || p.marks[at]&countedObject == 0 && !oneOf(p.words[at].Fold, "hour day week month year morning afternoon evening night weekend summer winter ride") || p.owns(at) || p.words[at].Capital || hyphenAfter(p, at) {
		return slip{}, false
	}
	if !takesObject(p, i-1) && !(p.prev(i) == "for" && phraseEnds(p, at)) {
		return slip{}, false
	}
	return word(i, "a whole")
}

// partNouns are parts of something that are told by what is "of" them.
const partNouns = `beginning end middle rest lot couple majority moment meantime while bit way weekend hour week month chess`

// partWithout is about "at beginning of", "we lost lot of eggs", "at moment", "for while", "in meantime": words[i] is partNoun.
func partWithout(p *prose, i int) (slip, bool) {
	if i == 0 || p.prev(i) == "" || p.owns(i) {
		return slip{}, false
	}
	fold, before := p.words[i].Fold, p.prev(i)
	switch fold {
	case "bit":
		if before := p.speech[i-1]; before&beVerb == 0 && !oneOf(p.prev(i), "felt feel i'm") || p.next(i) == "" || p.speech[i+1]&adjective == 0 || p.speech[i+1]&(anyNoun|closedParts) != 0 {
			return slip{}, false
		}
		return withArticle(i, fold), true
	case "way":
		if before != "on" || !oneOf(p.next(i), "home out in back here there to over up down") || p.prev(i-1) != "" && p.speech[i-2]&(article|owner) != 0 {
			return slip{}, false
		}
		return withArticle(i, fold), true
	case "hour", "week", "month":
		if !(before == "about" && (i < 2 || !oneOf(p.prev(i-1), "how what just")) || before == "me" && oneOf(p.prev(i-1), "give gave")) || !phraseEnds(p, i) {
			return slip{}, false
		}
		return withArticle(i, fold), true
	case "chess":
		return slip{from: i - 1, to: i, right: fold}, before == "the" && oneOf(p.prev(i-1), "play plays played playing") && phraseEnds(p, i)
	case "weekend":
		if !oneOf(before, "good nice lovely great pleasant wonderful") || !oneOf(p.prev(i-1), "you have had team") || !p.endsClause(i) || p.prev(i-1) == "team" && p.prev(i-2) != "your" {
			return slip{}, false
		}
		return word(i-1, "a "+p.raw(i-1))
	case "moment", "meantime", "while":
		if before == "" || !oneOf(before, "at in for") || !(fold == "moment" && before == "at" || fold == "meantime" && before == "in" || fold == "while" && before == "for") || !(p.endsClause(i) || i+1 < len(p.words) && p.speech[i+1]&(subjectCase|owner|article) != 0) || fold == "while" && !p.opens(i-1) && !p.endsClause(i) {
			return slip{}, false
		}
		return withArticle(i, fold), true
	}
	if p.next(i) != "of" || hyphenAfter(p, i) {
		return slip{}, false
	}
	switch s := p.speech[i-1]; {
	case s&preposition != 0 && !oneOf(before, "of as like without by than"):
		if fold == "end" && (i+2 >= len(p.words) || p.speech[i+2]&opensNoun == 0 && !p.words[i+2].Capital) {
			return slip{}, false // "at end of play"
		}
		if !(i > 1 && p.prev(i-1) != "" && p.speech[i-2]&(article|owner) != 0) {
			return withArticle(i, fold), true
		}
	case s&anyVerb != 0 && !oneOf(fold, "end beginning") && takesObject(p, i-1):
		return withArticle(i, fold), true
	}
	return slip{}, false
}

// withArticle is the slip of words[i], which lacks its article.
func withArticle(i int, fold string) slip {
	if oneOf(fold, "lot couple while bit") {
		return slip{from: i, to: i, right: "a " + fold}
	}
	switch fold {
	case "hour":
		return slip{from: i, to: i, right: "an hour"}
	case "week", "month":
		return slip{from: i, to: i, right: "a " + fold}
	}
	return slip{from: i, to: i, right: "the " + fold}
}

// fewWithout is about "after few days": behind a preposition few of a unit are "a few".
func fewWithout(p *prose, i int) (slip, bool) {
	if !oneOf(p.prev(i), "after for in within during since with before") || !oneOf(p.next(i), "days weeks months minutes hours years moments questions lines") || i < 2 || oneOf(p.prev(i-1), "too so very") {
		if !(i == 1 && p.prev(i) == "after" && oneOf(p.next(i), "days weeks months minutes hours years")) {
			return slip{}, false
		}
	}
	return word(i, "a few")
}
