package grammar

import (
	"strings"

	"afterword/internal/review/dictionary"
)

// What opens a phrase tells whether its noun is one or many: "two", "several", "these" and "one of the" are followed by a plural,
// "a", "each", "every" and "another" by a singular. The rules of this file start at such a word, pass over adjectives, and speak where
// the word behind is a noun of the other number that is the last of its phrase, so that it belongs to no compound ("two
// customer complaints", "a sports club"). A word that may as well be a verb is passed by where the one that opens could
// be the subject: "these work well", "the two meet on Friday".

// bothNumbers are nouns whose plural is as their singular, or that a number stands before as a measure or a name.
const bothNumbers = "staff crew sheep fish deer aircraft spacecraft craft series species head dozen score pair couple hundred thousand percent cent bar quid grand pound stone foot people folk cattle police data media offspring salmon trout cod squid " +
	"euro yen rand kilo ton tonne horsepower man sharp noon midnight old plus self half third quarter bit deep side nobody somebody anybody everybody nothing lunch dinner breakfast supper tea cover rest more home today yesterday tomorrow work time minus mile star class stop point part"

// collectives are many under one name: "one of the team".
const collectives = "team crew committee orchestra fleet panel jury band herd choir group family staff board club company crowd band league hive batch set pair couple lot bunch pile faculty"

// oneBehindMany is about "two supplier who", "these photo of", "several former colleague": words[i] opens a phrase of many.
func oneBehindMany(p *prose, i int) (slip, bool) {
	if i+1 >= len(p.words) || p.owns(i) || hyphenAfter(p, i) || i > 0 && hyphenAfter(p, i-1) {
		return slip{}, false
	}
	fold := p.words[i].Fold
	numeralHere := p.speech[i]&numeral != 0
	if numeralHere && p.prev(i) != "" && p.speech[i-1]&oneNoun != 0 && p.speech[i-1]&closedParts == 0 && !(i > 1 && p.prev(i-1) != "" && p.speech[i-2]&(subjectCase|modal|toWord) != 0) {
		return slip{}, false // "phase two"
	}
	if p.next(i) == "of" {
		return oneBehindPartOf(p, i)
	}
	if numeralHere {
		before := p.prev(i)
		if fold == "one" || fold == "1" || before == "and" && i > 1 && p.speech[i-2]&numeral != 0 || fold == "hundred" || fold == "thousand" || fold == "million" || fold == "dozen" || before != "" && p.speech[i-1]&numeral != 0 || p.prev(i-1) == "numbers" {
			return slip{}, false
		}
		if fold[0] <= '9' && (p.words[max(i-1, 0)].Capital && !p.words[max(i-1, 0)].Opens || fold[len(fold)-1] > '9' || len(fold) > 2 || before == "" || p.speech[i-1]&(article|owner) != 0) {
			return slip{}, false
		}
	}
	if fold == "either" || fold == "neither" {
		return slip{}, false
	}
	if fold == "few" && p.prev(i) != "a" || fold == "most" && (!p.opens(i) || oneOf(p.prev(i), "the a")) || fold == "all" && oneOf(p.prev(i), "at in after for of") || (fold == "many" || fold == "several") && p.prev(i) == "a" {
		return slip{}, false
	}
	at := i + 1
	for at < i+3 && at < len(p.words) && p.prev(at) != "" && (p.speech[at]&adjective != 0 && p.speech[at]&(anyVerb|adverb|closedParts|oneNoun) == 0 && !p.words[at].Capital || p.speech[at]&adjective != 0 && oneOf(p.words[at].Fold, "former new old good short long")) && !hyphenAfter(p, at) {
		at++
	}
	if at >= len(p.words) || !isOneThatShouldBeMany(p, at) || numeralHere && oneOf(p.prev(i), "a an per every each one at by until till past before from to since around number page room line half than") {
		return slip{}, false
	}
	s, marked := p.speech[at], p.marks[at]&(countedObject|personNoun) != 0
	switch {
	case oneOf(fold, "all most") && !(p.marks[at]&countedOne != 0 && phraseEnds(p, at)):
		return slip{}, false
	case s&anyVerb != 0 || s&(adjective|adverb) != 0:
		k := i
		if fold == "few" {
			k--
		}
		before := p.prev(k)
		if oneOf(fold, "both these those") && at == i+1 && s&(adjective|adverb|pastVerb) == 0 && at+1 < len(p.words) && p.prev(at+1) != "" && p.speech[at+1]&(modal|beVerb) != 0 && !oneOf(p.next(at), "be being been") {
			break // "these form are"
		}
		if !numeralHere && !oneOf(fold, "several many few") || !marked && !oneOf(p.words[at].Fold, unitsOfTime) || before == "" || p.speech[k-1]&(pastVerb|thirdVerb|baseVerb|haveVerb|preposition|objectCase|toWord) == 0 || p.speech[k-1]&(anyNoun|adjective) != 0 && p.speech[k-1]&closedParts == 0 || oneOf(before, "of") || at > i+1 {
			return slip{}, false
		}
	case !marked && !numeralHere && !phraseEnds(p, at):
		return slip{}, false
	}
	if !phraseEnds(p, at) && !(numeralHere && oneOf(p.next(at), "well ago fluently left this last next every each")) && !(marked && s&(anyVerb|adjective|adverb) == 0 && at+1 < len(p.words) && p.prev(at+1) != "" && p.speech[at+1]&pastVerb != 0 && p.speech[at+1]&(anyNoun|baseVerb|adjective) == 0) {
		return slip{}, false
	}
	if numeralHere && oneOf(p.prev(i), "the this that") && oneOf(p.words[at].Fold, "train bus tram ferry flight shift slot appointment call meeting plane boat slot news o'clock") {
		return slip{}, false
	}
	right := pluralOf(p.words[at].Fold)
	return slip{from: at, to: at, right: right}, right != ""
}

// unitsOfTime are what time is counted in.
const unitsOfTime = "minute hour day week month year summer winter"

// lotOfOne is about "a lot of question about": words[i] is "lot" or "couple".
func lotOfOne(p *prose, i int) (slip, bool) {
	at := i + 2
	if p.next(i) != "of" || p.prev(i) != "a" || at >= len(p.words) || !isOneThatShouldBeMany(p, at) || p.marks[at]&(countedObject|personNoun) == 0 || p.speech[at]&adjective != 0 || !phraseEnds(p, at) {
		return slip{}, false
	}
	right := pluralOf(p.words[at].Fold)
	return slip{from: at, to: at, right: right}, right != ""
}

// isOneThatShouldBeMany reports a noun in the singular at words[at] that has a plural.
func isOneThatShouldBeMany(p *prose, at int) bool {
	s := p.speech[at]
	return s&oneNoun != 0 && s&(manyNoun|closedParts) == 0 && !p.words[at].Capital && !p.owns(at) && p.prev(at) != "" && !hyphenAfter(p, at) && p.marks[at]&uncountedNoun == 0 &&
		!oneOf(p.words[at].Fold, bothNumbers) && len(p.words[at].Fold) > 2 && p.words[at-1].Fold != "same" && p.words[at].Fold[len(p.words[at].Fold)-1] != 's'
}

// oneBehindPartOf is about "one of my colleague at", "several of your guide", "both of the shop".
func oneBehindPartOf(p *prose, i int) (slip, bool) {
	if !oneOf(p.words[i].Fold, "one several many both few each either neither") && p.speech[i]&numeral == 0 || i+3 >= len(p.words) || p.speech[i+2]&owner == 0 && !oneOf(p.next(i+1), "the these those") {
		return slip{}, false
	}
	if p.words[i].Fold == "one" && oneOfThoseBefore(p, i) || p.words[i].Fold == "few" && p.prev(i) != "a" || p.speech[i]&numeral != 0 && p.words[i].Fold[0] <= '9' {
		return slip{}, false
	}
	at := i + 3
	for at < i+5 && at < len(p.words) && p.prev(at) != "" && p.speech[at]&adjective != 0 && p.speech[at]&(anyVerb|adverb|closedParts) == 0 && !p.words[at].Capital && !hyphenAfter(p, at) && !phraseEnds(p, at) {
		at++
	}
	if at >= len(p.words) || p.prev(at) == "" || !isOneThatShouldBeMany(p, at) || p.marks[at]&(countedObject|personNoun) == 0 || oneOf(p.words[at].Fold, collectives) {
		return slip{}, false
	}
	if !phraseEnds(p, at) && !(at+1 < len(p.words) && p.prev(at+1) != "" && p.speech[at+1]&(pastVerb|baseVerb) != 0 && p.speech[at+1]&(anyNoun|adjective) == 0) {
		return slip{}, false
	}
	right := pluralOf(p.words[at].Fold)
	return slip{from: at, to: at, right: right}, right != ""
}

// manyBehindOne is about "each candidates was", "this machines you showed", "a clean tools": words[i] opens a phrase of one.
func manyBehindOne(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	if p.next(i) == "" || p.owns(i) || hyphenAfter(p, i) || i > 0 && hyphenAfter(p, i-1) || fold == "a" && p.raw(i) != "a" && !p.words[i].Opens {
		return slip{}, false
	}
	at := i + 1
	for at < i+3 && at+1 < len(p.words) && p.prev(at+1) != "" && p.speech[at]&adjective != 0 && p.speech[at]&(anyVerb|adverb|closedParts|manyNoun) == 0 && !hyphenAfter(p, at) && !oneOf(p.words[at].Fold, "great good further full half third quarter fewer more less") {
		at++
	}
	if p.words[at].Capital || p.owns(at) || hyphenAfter(p, at) {
		return slip{}, false
	}
	s, noun := p.speech[at], p.words[at].Fold
	if s&manyNoun == 0 || s&(oneNoun|closedParts|adjective|adverb) != 0 || noun[len(noun)-1] != 's' || oneOf(noun, severalInName) || oneOf(p.prev(i), "such what many half times") {
		return slip{}, false
	}
	if s&anyVerb != 0 && !(oneOf(fold, "a an every") && at == i+1 && !oneOf(noun, "heads thumbs kennels hands")) {
		// "This links you to us" and "this links you showed me"
		if fold != "this" || at != i+1 || !oneOf(p.next(at), "you we i they") || at+2 >= len(p.words) || p.speech[at+2]&pastVerb == 0 {
			return slip{}, false
		}
		return slip{from: i, to: i, right: "these"}, countingOf()[singular(noun, dictionary.Known)]&countedOne != 0
	}
	switch fold {
	case "this":
		return slip{from: i, to: i, right: "these"}, phraseEnds(p, at)
	case "another":
		return slip{from: i, to: i, right: "other"}, phraseEnds(p, at)
	case "each":
		if !p.opens(i) && (i == 0 || p.speech[i-1]&(preposition|clauseWord) == 0) || at+1 < len(p.words) && p.prev(at+1) != "" && p.speech[at+1]&anyNoun != 0 && p.speech[at+1]&pastVerb == 0 {
			return slip{}, false
		}
	case "every":
		if !phraseEnds(p, at) {
			return slip{}, false
		}
	default:
		if !phraseEnds(p, at) {
			return slip{}, false
		}
	}
	one := singular(noun, dictionary.Known)
	return slip{from: at, to: at, right: one}, one != ""
}

// severalInName are nouns in -s that are one.
const severalInName = "hundreds thousands dozens headquarters crossroads barracks gallows shambles news series species means works thanks goods savings earnings customs premises stairs woods glasses congratulations others people police odds sports gasworks ironworks glassworks waterworks brickworks steelworks roadworks outskirts surroundings bellows tongs pliers scissors trousers steps links baths regards times lots loads tons heaps"

// countedInHours is about "a two-hours drive", "a five years plan", "two year's experience", "one weeks notice": words[i] is a number,
// or "a", before what time is counted in.
func countedInHours(p *prose, i int) (slip, bool) {
	at := i + 1
	if at >= len(p.words) || p.speech[at]&anyNoun == 0 || !countsTime(p.words[at].Fold) {
		return slip{}, false
	}
	unit, many := p.words[at].Fold, true
	if unit[len(unit)-1] != 's' {
		many = false
	}
	one := strings.TrimSuffix(unit, "s")
	if last := p.words[i].Fold[len(p.words[i].Fold)-1]; p.words[i].Fold[0] <= '9' && last > '9' {
		return slip{}, false // "the 13th month's pay"
	}
	isOne := oneOf(p.words[i].Fold, "a an one")
	if hyphenAfter(p, i) {
		if many && !isOne && !p.owns(at) && (hyphenAfter(p, at) && at+1 < len(p.words) && p.words[at+1].Fold == "old" || p.next(at) != "" && p.speech[at+1]&(oneNoun|adjective) != 0 && p.speech[at+1]&closedParts == 0 && !p.words[at+1].Capital && p.words[at+1].Fold != "old") {
			return word(at, one)
		}
		return slip{}, false
	}
	if p.next(i) == "" {
		return slip{}, false
	}
	next := p.next(at)
	given := oneOf(next, "notice pay holiday sleep experience rest warning wages leave") && phraseEnds(p, at+1)
	switch {
	case p.owns(at) && !many && !isOne && p.speech[i]&numeral != 0:
		if p.endsClause(at) || next != "" && p.speech[at+1]&(preposition|clauseWord|subjectCase|beVerb) != 0 {
			return word(at, unit+"s") // "in two week's if"
		}
		if next != "" && p.speech[at+1]&oneNoun != 0 {
			return word(at, unit+"s'")
		}
	case p.owns(at) || !many:
	case isOne && (given || oneOf(next, "training work") && p.words[i].Fold == "one"):
		return word(at, one+"'s")
	case p.speech[i]&numeral != 0 && !isOne && oneOf(p.prev(i), "a an") && next != "" && isPureOrVerb(p.speech[at+1]) && !p.words[at+1].Capital && phraseEnds(p, at+1) && !oneOf(next, "old ago time"):
		return slip{from: i, to: at, right: p.raw(i) + "-" + one}, true
	case p.speech[i]&numeral != 0 && !isOne && oneOf(next, "notice") && phraseEnds(p, at+1) && p.words[i].Fold[0] > '9':
		return word(at, unit+"'")
	}
	return slip{}, false
}

// countsTime reports what time, or a way, is counted in.
func countsTime(fold string) bool {
	switch fold {
	case "minutes", "hours", "days", "weeks", "months", "years", "nights", "metres", "meters", "miles",
		"minute", "hour", "day", "week", "month", "year", "summer", "winter":
		return true
	}
	return false
}

// isPureOrVerb reports a noun in the singular that may be a verb, and nothing else.
func isPureOrVerb(s speech) bool {
	return s&oneNoun != 0 && s&(manyNoun|adjective|adverb|closedParts) == 0
}

// uncountedWith is about "a research on", "a spare equipment": words[i] is "a" or "an".
func uncountedWith(p *prose, i int) (slip, bool) {
	if p.next(i) == "" || p.raw(i) == "A" && !p.words[i].Opens || hyphenAfter(p, i) {
		return slip{}, false
	}
	at := i + 1
	for at < i+3 && at+1 < len(p.words) && p.prev(at+1) != "" && p.speech[at]&adjective != 0 && p.speech[at]&closedParts == 0 && p.marks[at]&uncountedNoun == 0 && !hyphenAfter(p, at) && p.words[at].Fold != "little" {
		at++
	}
	if p.marks[at]&uncountedNoun == 0 || p.words[at].Capital || p.owns(at) || !phraseEnds(p, at) || oneOf(p.next(at), "of to") || oneOf(p.prev(i), "such what many half quite") {
		return slip{}, false
	}
	if oneOf(p.words[at].Fold, "patience courage honesty happiness laughter fun health knowledge") && (at > i+1 || oneOf(p.next(at), "that i you we which")) {
		return slip{}, false
	}
	if oneOf(p.words[at].Fold, "information advice feedback equipment news") {
		return word(i, "some")
	}
	return slip{from: i, to: i + 1, right: p.raw(i + 1), hint: oneOf(p.words[at].Fold, "software hardware")}, true
}

// manyUncounted is about "some advices", "a lot of researches".
func manyUncounted(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	if p.words[i].Capital && !p.words[i].Opens || p.owns(i) || hyphenAfter(p, i) || i > 0 && hyphenAfter(p, i-1) {
		return slip{}, false
	}
	if p.prev(i) != "" && p.speech[i-1]&oneNoun != 0 && p.speech[i-1]&closedParts == 0 {
		return slip{}, false // "remittance advices"
	}
	if one := strings.TrimSuffix(fold, "s"); !oneOf(fold, "researches progresses") {
		return word(i, one)
	}
	if oneOf(p.prev(i), "of great good more many some the my any these") || i > 0 && p.prev(i) != "" && p.speech[i-1]&adjective != 0 && p.speech[i-1]&anyNoun == 0 {
		return slip{from: i, to: i, right: strings.TrimSuffix(fold, "es")}, phraseEnds(p, i)
	}
	return slip{}, false
}

// uncountedMany are uncounted nouns with an -s that no sense of them has; what is in no dictionary at all, as "informations", is no matter of grammar.
const uncountedMany = "advices evidences paperworks researches progresses"

// mass are nouns that are measured and not counted, although some may be counted in another sense.
const mass = "time money help milk salt water sand food space noise mail bread rice butter flour mud dust cash sugar coffee tea music"

// manyOfMass is about "not many time", "too many milk", "fewer salt": words[i] is "many" or "fewer".
func manyOfMass(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if next == "" || !oneOf(next, mass) && p.marks[i+1]&uncountedNoun == 0 && !(next == "work" && oneOf(p.prev(i), "is was have had")) || p.words[i+1].Capital || p.owns(i+1) || !phraseEnds(p, i+1) && p.next(i+1) != "left" {
		return slip{}, false
	}
	right := "much"
	if p.words[i].Fold == "fewer" {
		right = "less"
	} else if p.opens(i) || p.prev(i) == "a" || !oneOf(p.prev(i), "not too so how as very is was have had that") {
		return slip{}, false
	}
	return word(i, right)
}

// muchOfMany is about "much apples left", "less breakdowns", "much more ideas": words[i] is "much" or "less".
func muchOfMany(p *prose, i int) (slip, bool) {
	at, right := i+1, "many"
	if p.words[i].Fold == "less" {
		right = "fewer"
	}
	if p.next(i) == "more" && right == "many" {
		at++
	}
	if right == "many" && p.prev(i) == "how" && at < len(p.words) && p.prev(at) != "" && p.speech[at]&manyNoun != 0 && p.speech[at]&(oneNoun|closedParts) == 0 && at+1 < len(p.words) && oneOf(p.next(at), "do does did are were") {
		return word(i, right)
	}
	if p.prev(at) == "" || at >= len(p.words) || !isPureMany(p.speech[at]) && !(right == "fewer" && isPureMany(p.speech[at]&^thirdVerb)) || p.words[at].Capital || p.owns(at) || hyphenAfter(p, at) || oneOf(p.words[at].Fold, severalInName) || oneOf(p.words[at].Fold, "years months weeks days hours minutes miles metres pounds euros dollars kilos") || oneOf(p.prev(i), "or no the pretty") {
		return slip{}, false
	}
	if !phraseEnds(p, at) && !oneOf(p.next(at), "left there") && !(p.next(at) == "and" && p.next(at+1) == "more") {
		return slip{}, false
	}
	return word(i, right)
}

// partOfBareMany is about "most of carpets": what is a part of some is a part of "the".
func partOfBareMany(p *prose, i int) (slip, bool) {
	if p.next(i) != "of" || i+2 >= len(p.words) || p.prev(i+2) == "" || p.speech[i+2]&manyNoun == 0 || p.speech[i+2]&(oneNoun|closedParts|adjective) != 0 || p.words[i+2].Capital || p.owns(i+2) || oneOf(p.prev(i), "the a") || !oneOf(p.next(i+2), "you we i that are were have in at") || oneOf(p.next(i+1), "people") {
		return slip{}, false
	}
	return word(i+2, "the "+p.raw(i+2))
}
