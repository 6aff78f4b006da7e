package grammar

import (
	"sync"

	"afterword/internal/review"
)

// bySpeech are words that confusedBySpeech tells, beside those that other rules start at.
const bySpeech = "it its your you're they're there whose then than too to quiet quite breathe breath meat every everyday chose loss maid knew threw though whether sell sale passed past no hear here write right new principal principle by buy advice advise week weak brought bought maybe know live practise " +
	"choose peace cite sight breaks break moral compliment stationary latter form from were where looses lose loose two all except accept affect affects through now lied raised lead rise felt thought"

var speechWords = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(bySpeech, nil) })

// confusedBySpeech tells two words apart by their parts of speech: what stands there can be no word of the kind that is
// written, and one letter further there is a word of the kind that can.
func confusedBySpeech(p *prose, i int) (slip, bool) {
	fold, prev, next := p.words[i].Fold, p.prev(i), p.next(i)
	before, behind := p.partsBefore(i), p.partsBehind(i)
	const det = article | owner
	verbAsked := before&(modal|toWord) != 0 || before&doVerb != 0 && oneOf(prev, "don't didn't doesn't")
	object := behind&(article|owner|objectCase) != 0 || behind&pointer != 0 && oneOf(next, "this these those")
	switch fold {
	case "its":
		if next == "all" && oneOf(p.next(i+1), "right good fine clear about") {
			return word(i, "it's")
		}
	case "it":
		if p.owns(i) && before&haveVerb != 0 && behind&(anyNoun|adjective) != 0 && behind&(opensNoun|adverb|doneVerb|preposition) == 0 {
			return word(i, "its") // "has had it's best quarter"
		}
		if p.owns(i) && before&thirdVerb != 0 && before&(anyNoun|closedParts|adjective) == 0 && !sayOrThink(prev) && behind&oneNoun != 0 && behind&^(oneNoun|baseVerb) == 0 && nounEnds(p, i+1) && !oneOfBefore(p, i, 9, "when if whenever once because while as until unless after before since") {
			return word(i, "its") // "an app that never loses it's focus"
		}
	case "your":
		if next == "back" && oneOf(p.next(i+1), "from in at on") && oneOf(prev, "when if once while until till because that think hope hear know") && !oneOf(p.next(i+1), "is hurts") {
			return word(i, "you're")
		}
		if oneOf(prev, "reckon think know hope say believe that if when sure guess as") && behind&adjective != 0 && (oneOf(next, "right wrong welcome busy ready able free glad sure correct late") && oneOf(p.next(i+1), "that to about for in with on") || oneOf(next, "welcome able glad") && p.endsClause(i+1)) && !(next == "right" && p.next(i+1) == "to") {
			return word(i, "you're")
		}
	case "you're", "they're":
		if oneOf(prev, "of with about for into from") && behind&anyNoun != 0 && behind&(doingVerb|adverb|doneVerb|preposition|opensNoun) == 0 {
			return word(i, map[string]string{"you're": "your", "they're": "their"}[fold])
		}
	case "there":
		return thereBySpeech(p, i)
	case "whose":
		if behind&article != 0 || next == "been" {
			return word(i, "who's")
		}
	case "then":
		return thenCompared(p, i)
	case "than":
		if prev == "and" && behind&(subjectCase|pastVerb) != 0 && !compared(p, i) {
			return word(i, "then")
		}
	case "too":
		if (behind&article != 0 || oneOf(next, "my your our their his")) && before&(subjectCase|objectCase|beVerb) == 0 && before != 0 && next != "a" {
			return word(i, "to") // "gave the parcel too the guard"
		}
	case "to":
		if before&article != 0 && behind&manyNoun != 0 && behind&thirdVerb == 0 || behind&(manyNoun|anyVerb) == manyNoun && oneOf(prev, "these those") {
			return word(i, "two")
		}
		if before&preposition != 0 && oneOf(prev, "in for within after") && oneOf(next, "weeks days months years hours minutes") && p.next(i+1) != "to" {
			return word(i, "two")
		}
		if before&beVerb != 0 && behind&adjective != 0 && behind&(anyNoun|anyVerb|adverb|opensNoun) == 0 && (oneOf(p.next(i+1), "for to") || endsSentence(p, i+1) && !hyphenAfter(p, i+1)) {
			return word(i, "too")
		}
	case "two":
		if oneOf(next, "much many") && before&(beVerb|haveVerb|anyVerb) != 0 {
			return word(i, "too")
		}
	case "quite":
		if before&beVerb != 0 && prev != "be" && endsSentence(p, i) && !hyphenAfter(p, i) && !asksAt(p, i-1) {
			return word(i, "quiet")
		}
		if oneOf(prev, "so very too") && (p.endsClause(i) || oneOf(next, "that and for to in at when")) && next != "a" {
			return word(i, "quiet")
		}
	case "every":
		if before&article != 0 && next == "day" && p.partsBehind(i+1)&anyNoun != 0 {
			return slip{from: i, to: i + 1, right: "everyday"}, true
		}
	case "everyday":
		if endsSentence(p, i) && !hyphenAfter(p, i) && before != 0 && before&(article|owner|adjective|preposition|beVerb) == 0 {
			return word(i, "every day")
		}
	case "meat":
		if verbAsked && object {
			return word(i, "meet")
		}
	case "breath":
		if verbAsked && p.endsClause(i) || oneOf(prev, "can't couldn't can could") && p.endsClause(i) {
			return word(i, "breathe")
		}
	case "quiet":
		if before&beVerb != 0 && behind&adjective != 0 && behind&(anyNoun|anyVerb|adverb|opensNoun|numeral) == 0 && !oneOf(next, "next last other such second enough most all busy") {
			return word(i, "quite")
		}
	case "breathe":
		if before&article != 0 || oneOf(prev, "deep my your every last single fresh") || prev == "of" && p.prev(i-1) == "out" {
			return word(i, "breath")
		}
	case "chose":
		if verbAsked || prev == "did" {
			return word(i, "choose")
		}
	case "choose":
		if oneOf(prev, "i we they he she") && p.partsBefore(i-1)&(helper|doVerb) == 0 && pastSoon(p, i+1) {
			return word(i, "chose")
		}
	case "loss":
		if verbAsked && object && prev != "to" || before&toWord != 0 && object && p.partsBefore(i-1)&(baseVerb|adjective|pastVerb) != 0 && !oneOf(p.prev(i-1), "due lead led close") {
			return word(i, "lose")
		}
	case "lose":
		switch {
		case before&article != 0 && (next == "of" || p.endsClause(i) && !hyphenAfter(p, i)):
			return word(i, "loss")
		case before&(article|numeral) != 0 && behind&anyNoun != 0, before&beVerb != 0 && (p.endsClause(i) || oneOf(next, "and in on at again")) && !oneOf(prev, "be"):
			return word(i, "loose")
		}
	case "loose":
		if before&(modal|toWord|subjectCase) != 0 || oneOf(prev, "than sooner rather don't didn't doesn't won't") {
			if (behind&(article|owner|objectCase) != 0 || oneOf(next, "this that money time sleep interest hope")) && p.words[i].End-p.words[i].Start == len("loose") {
				return word(i, "lose")
			}
		}
	case "looses":
		if object || behind&anyNoun != 0 {
			return word(i, "loses")
		}
	case "maid":
		if before&subjectCase != 0 || before&haveVerb != 0 && object {
			return word(i, "made")
		}
	case "knew":
		if before&(article|owner) != 0 && behind&(anyNoun|adjective) != 0 {
			return word(i, "new")
		}
	case "new":
		if oneOf(next, "who what how why") && before&(oneNoun|manyNoun|subjectCase) != 0 && before&(beVerb|adverb) == 0 && !oneOf(prev, "something anything nothing everything someone anyone one") {
			return word(i, "knew")
		}
	case "threw":
		if oneOf(verbIn(prev).base, "go walk look come get read think run drive talk") || prev == "been" {
			return word(i, "through")
		}
	case "through":
		if oneOf(next, "nothing it them everything anything") && oneOf(p.next(i+1), "away out") && before&(anyNoun|subjectCase) != 0 && before&(baseVerb|thirdVerb|pastVerb) == 0 {
			return word(i, "threw")
		}
	case "though":
		if oneOf(prev, "i we they he she") && (next == "that" || next == "about" || behind&(subjectCase|article|owner) != 0) && p.prev(i-1) != "as" || before&haveVerb != 0 && oneOf(next, "about of that") {
			return word(i, "thought")
		}
	case "thought":
		if prev == "even" && p.opens(i-1) && behind&(subjectCase|article|owner) != 0 {
			return word(i, "though")
		}
		return confusedBySound(p, i)
	case "whether":
		if before&article != 0 && (p.endsClause(i) || behind&(helper|preposition|pastVerb|thirdVerb) != 0) {
			return word(i, "weather")
		}
	case "sell":
		if prev == "for" && (p.endsClause(i) || oneOf(next, "in at on since")) {
			return word(i, "sale")
		}
	case "sale":
		if before&(modal|toWord) != 0 && behind&(article|owner|objectCase) != 0 && before&oneNoun == 0 {
			return word(i, "sell")
		}
	case "passed":
		if oneOf(verbIn(prev).base, "walk go drive run ride come fly stroll hurry cycle sail look") && (object || p.nameAt(i+1) || behind&anyNoun != 0) {
			return word(i, "past")
		}
		if before&numeral != 0 && behind&numeral != 0 || prev == "half" && behind&numeral != 0 || prev == "the" && p.prev(i-1) == "in" && (p.endsClause(i) || behind&subjectCase != 0) {
			return word(i, "past")
		}
	case "past":
		if prev == "having" || oneOf(prev, "i we he she they") && behind&det != 0 && (p.opens(i-1) || oneOf(p.prev(i-1), "and when that after if because")) {
			return word(i, "passed")
		}
	default:
		return confusedBySound(p, i)
	}
	return slip{}, false
}

// pastSoon reports a time of the past behind words[i], in the same clause.
func pastSoon(p *prose, i int) bool {
	for j := i; j < min(i+8, len(p.words)) && p.prev(j) != ""; j++ {
		if oneOf(p.words[j].Fold, "ago yesterday") || p.words[j].Fold == "last" && oneOf(p.next(j), spans+" spring summer autumn winter "+weekdays) && !oneOf(p.prev(j), "the my our") {
			return true
		}
	}
	return false
}

// thereBySpeech is about "proud of there first wall", "There questions about glue were hard" and "said there moving".
func thereBySpeech(p *prose, i int) (slip, bool) {
	prev, next, behind := p.prev(i), p.next(i), p.partsBehind(i)
	if p.owns(i) || next == "" {
		return slip{}, false
	}
	switch {
	case oneOf(prev, "of with about into") && !oneOf(p.prev(i-1), "out because up") && behind&(anyNoun|adjective|numeral) != 0 && behind&(helper|doingVerb) == 0:
		return word(i, "their")
	case p.words[i].Opens && behind&manyNoun != 0 && !oneOf(next, "people men women children others stands lies goes comes remains follows lives exists works") && p.partsBehind(i+1)&(preposition|helper) != 0 && !p.words[i+1].Capital:
		return word(i, "their")
	case oneOf(prev, "if when because while that since whether although unless until") && isPureMany(behind) && p.partsBehind(i+1)&(baseVerb|pastVerb|haveVerb|modal) != 0 && !p.words[i+1].Capital && !oneOf(next, "people others"):
		return word(i, "their") // "if there owners remember"
	case oneOf(prev, "said say think know hope heard told believe") && isDoing(next) && next != "being" && p.partsBehind(i+1) != 0,
		oneOf(prev, "if when because while that and but since as") && oneOf(next, "still already both all") && p.partsBehind(i+1)&(adjective|doingVerb) != 0 && p.partsBehind(i+1)&(oneNoun|manyNoun|preposition|baseVerb) == 0,
		oneOf(prev, "said say think know hope told") && oneOf(next, "very so really both all") && p.partsBehind(i+1)&adjective != 0 && p.partsBehind(i+1)&(anyNoun|preposition|adverb) == 0,
		oneOf(prev, "if when because while since") && next == "still" && oneOf(p.next(i+1), "short open free looking"):
		return word(i, "they're")
	}
	return slip{}, false
}

// thenCompared is about "dearer then it was" and "bigger teams then yours": something is compared, and nothing happens next.
func thenCompared(p *prose, i int) (slip, bool) {
	behind := p.partsBehind(i)
	if behind&(subjectCase|objectCase|article|owner|numeral|baseVerb) == 0 && !oneOf(p.next(i), "yours mine ours theirs last expected usual ever any most others in this that") {
		return slip{}, false
	}
	for j := i - 1; j >= max(i-7, 0) && p.prev(j+1) != ""; j-- {
		fold := p.words[j].Fold
		switch {
		case compares(fold):
			if fold == "rather" && !oneOf(p.prev(j), "would i'd we'd you'd they'd he'd she'd") {
				return slip{}, false
			}
			if fold == "rather" && behind&(article|owner|baseVerb|objectCase) == 0 || p.words[j].Fold == "other" && p.prev(j) == "the" {
				return slip{}, false
			}
			if j < i-1 && fold != "rather" && behind&subjectCase != 0 && p.partsBehind(i+1)&(pastVerb|thirdVerb) != 0 && p.partsBehind(i+1)&helper == 0 {
				return slip{}, false // "I worked longer there then I moved"
			}
			if j < i-1 && behind&(article|owner) != 0 && p.clauseAt(i+1) {
				return slip{}, false // "I learned more there then a week of rain came"
			}
			if fold != "rather" && behind&(subjectCase|objectCase|article|owner|numeral) == 0 && behind&baseVerb != 0 {
				return slip{}, false
			}
			for k := j - 1; k >= 0 && !p.words[k+1].Opens; k-- {
				if oneOf(p.words[k].Fold, "if when once unless") {
					return slip{}, false // "If it is of a different make then we sell it"
				}
			}
			return word(i, "than")
		case p.speech[j]&(joiner|clauseWord|asking) != 0 && p.speech[j]&preposition == 0:
			return slip{}, false
		}
	}
	return slip{}, false
}

// sayOrThink reports a verb in the third person behind which a clause may stand without "that".
func sayOrThink(fold string) bool {
	return oneOf(fold, "says thinks knows means hopes feels believes guesses supposes sees finds hears tells agrees wishes seems shows swears admits explains reckons realises realizes notices suspects insists")
}
