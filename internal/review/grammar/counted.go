package grammar

import (
	"strings"

	"afterword/internal/review/dictionary"
)

// confusedCount finds "less keys" for "fewer keys" and "much questions" for "many questions":
// what is counted is fewer and many.
func confusedCount(p *prose, i int) (slip, bool) {
	right := "fewer"
	if p.words[i].Fold == "much" {
		right = "many"
	}
	next := p.next(i)
	if !isOfMany(next) || p.words[i+1].Capital || oneOf(p.prev(i), "or") || p.owns(i+1) {
		return slip{}, false
	}
	if right == "many" && !(oneOf(p.prev(i), "have had") && oneOf(p.prev(i-1), "i we you")) && !oneOf(p.prev(i), "so too as how not very that") && !p.opens(i) && !(verbFormIn(p.syntaxOfPrev(i)) == pastForms || verbFormIn(p.syntaxOfPrev(i)) == participled || oneOf(p.prev(i), "saw met knew") && oneOf(p.prev(i-1), "i we")) {
		return slip{}, false // "I like it much days on"
	}
	return word(i, right)
}

// everyMany finds "every tables" for "every table", and "gave each tables a number".
func everyMany(p *prose, i int) (slip, bool) {
	if p.words[i].Fold == "each" && !oneOf(p.prev(i), "gave give giving gives for with after before during") {
		return slip{}, false // "each works"
	}
	next := p.next(i)
	if next == "" || p.words[i+1].Capital || p.owns(i+1) || p.next(i+1) != "" && p.speech[i+2]&oneNoun != 0 {
		return slip{}, false // "every careers page"
	}
	one := ""
	switch {
	case p.syntax[i+1]&isOfThings != 0:
		one = singular(next, isNamedThing)
	case oneOf(p.prev(i), "gave give gives giving") && p.words[i].Fold == "each" && p.syntax[i+1]&inPlural != 0 && verbFormIn(p.syntax[i+1]) == noForm:
		one = singular(next, dictionary.Known)
	}
	return slip{from: i + 1, to: i + 1, right: one}, one != ""
}

// oneOfOne finds "one of the table" for "one of the tables". Of a team there are many.
func oneOfOne(p *prose, i int) (slip, bool) {
	if p.next(i) != "of" || !oneOf(p.next(i+1), "the my your our these those") || oneOfThoseBefore(p, i) {
		return slip{}, false
	}
	at := i + 3
	if p.words[i].Opens && at < len(p.words) && p.prev(at) != "" && !p.words[at].Capital && !p.owns(at) && oneOf(p.next(at), "is was has") && namesOne(p.words[at].Fold) && verbFormIn(p.syntax[at]) == noForm {
		many := manyOf(p.words[at].Fold)
		return slip{from: at, to: at, right: many}, many != "" && dictionary.Known(many) // "One of the vial was broken"
	}
	if !IsThing(p.next(i+2)) || p.words[at].Capital || p.owns(at) || !(p.endsClause(at) || oneOf(p.next(at), "is was has that which who")) ||
		oneOf(p.words[at].Fold, "team staff crew group panel family board community committee company industry orchestra audience fleet club court parliament network collection crop fire hull set society") {
		return slip{}, false
	}
	return word(at, p.words[at].Fold+"s")
}

// oneOfThoseBefore reports that "one" stands for what the sentence spoke of before: "I have made maps of three yards and could
// add one of your gate".
func oneOfThoseBefore(p *prose, i int) bool {
	for j := i - 1; j > 0 && !p.words[j].Opens; j-- {
		if p.words[j].Fold == "of" && p.speech[j-1]&manyNoun != 0 {
			return true
		}
	}
	return false
}

// countOf finds "eleven cafe's" for "eleven cafes" and "in two country" for "in two countries".
func countOf(p *prose, i int) (slip, bool) {
	at, next := i+1, p.next(i)
	if len(next) < 3 || !p.owns(at) && !isOneThing(next) || p.words[at].Capital || hyphenAfter(p, i) || hyphenAfter(p, at) || oneOf(p.prev(i), "at by until till past after before to from room level phase page step number chapter grade year part version the one a") || !(p.endsClause(at) || oneOf(p.next(at), "in at on before and for of with about from")) {
		return slip{}, false
	}
	many := manyOf(next)
	if p.owns(at) {
		return slip{from: at, to: at, right: many}, many != "" && dictionary.Known(many) && !measures(many)
	}
	return slip{from: at, to: at, right: many}, (oneOf(p.prev(i), "in with from for of") || oneOf(p.prev(i), "read wrote saw had have made asked sent brought bought found met visited repaired fixed built drew") && oneOf(p.prev(i-1), "i we you have also")) && p.endsClause(at) == (p.next(at) == "") && !plural(next) && many != "" && !oneOf(next, bodies)
}

// singular is one of what a plural in -s names many of, where one is known; empty for others.
func singular(many string, known func(one string) bool) string {
	base, ok := strings.CutSuffix(many, "s")
	if !ok || len(base) < 3 {
		return ""
	}
	if known(base) {
		return base
	}
	if stem, ok := strings.CutSuffix(base, "ie"); ok && known(stem+"y") {
		return stem + "y"
	}
	if stem, ok := strings.CutSuffix(base, "e"); ok && known(stem) {
		return stem
	}
	return ""
}

// isOfMany reports a plural of things that are counted.
func isOfMany(word string) bool {
	if oneOf(word, "hands heads sides ways works plans moves turns starts needs helps rooms designs labels notes") {
		return oneOf(word, "hands heads sides ways rooms notes") // the others are verbs as well
	}
	return areThings(word) || oneOf(word, "alerts tickets errors bugs complaints years contacts options clients visitors chances accidents injuries incidents ideas customers mistakes emails things words lines days weeks steps visits questions "+
		"nurses doctors cooks drivers guests pupils kids lorries trucks cars boxes pallets flights losses outages failures falls trips")
}

// oneOfThe is about "one of the thing".
func oneOfThe(p *prose, i int) (slip, bool) {
	if p.next(i) != "of" || !oneOf(p.next(i+1), "the my your our their those these his her") {
		return slip{}, false
	}
	at, best := i+3, false
	if next := p.next(i + 2); (oneOf(next, "best most main key first biggest hardest few many") || len(next) > 5 && strings.HasSuffix(next, "est")) && next != "most" && next != "interest" && next != "request" {
		best = true
		at++
	}
	if at < len(p.words) && (best && isOneThing(p.words[at].Fold) || oneOf(p.words[at].Fold, "thing question reason problem part idea project moment highlight topic point challenge issue example person interview conversation friend colleague talk meeting hour company")) &&
		p.prev(at) != "" && !p.owns(at) && (p.endsClause(at) || oneOf(p.next(at), "that i you we which is was in of from about who works worked said told has had asked gave")) {
		if right := manyOf(p.words[at].Fold); right != "" {
			return word(at, right)
		}
	}
	return slip{}, false
}

// countedUnit is about "three week ago".
func countedUnit(p *prose, i int) (slip, bool) {
	if p.owns(i) || p.partsBefore(i)&(numeral|pointer) == 0 || !oneOf(p.prev(i), "two three four five six seven eight nine ten twelve several few many these those") || oneOf(p.prev(i-1), "a an the one twenty thirty forty fifty every") && p.prev(i) != "few" ||
		hyphenAfter(p, i) || p.prev(i) == "many" && oneOf(p.prev(i-1), "a how") {
		return slip{}, false
	}
	if p.endsClause(i) && !strings.HasPrefix(p.text[p.words[i].End:], ")") || oneOf(p.next(i), "ago of at in later before now and about for from to that i you we") {
		return word(i, p.words[i].Fold+"s")
	}
	return slip{}, false
}
