package grammar

import (
	"strings"

	"afterword/internal/review/dictionary"
)

// How something is done is told by an adverb, how something is by an adjective. The rules of this file speak where one stands in the
// place of the other and no second reading is left: "works good", "so clear that" behind "explained", "an unusually question",
// "am extreme grateful". Verbs of being and of seeming ("look good", "taste sweet", "keep quiet", "come true") take adjectives, and are none
// of deeds; "fast", "hard", "late", "loud" and their like are adverbs as well.

// deeds are verbs that tell what somebody does, and never what somebody is or becomes.
const deeds = "work works worked working explain explains explained speak speaks spoke spoken speaking write writes wrote written learn learns learned learnt behave behaves behaved answer answers answered describe described react reacted reacts respond responded responds " +
	"sleep slept listen listened listens drive drives drove driven move moved moves sing sings sang talk talked talks perform performed performs handle handled handles cook cooks cooked organise organised organize organized communicate communicated communicates listen " +
	"cooperate cooperated read reads dance danced paint painted type typed types run runs ran function functions play plays played solve solved adapt adapts adapted think progress progressed develops developed improved grew checked check treat treated treats teach taught"

// manners are adjectives that tell how something is done only with -ly.
const manners = "good bad careful clear perfect honest sudden thorough fluent efficient polite patient regular smooth calm quiet quick slow easy beautiful wonderful terrible excellent brilliant terrific independent correct accurate professional confident precise reliable serious different proper nice friendly open gentle graceful awful kind"

// mannerWithout is about "works good", "explained it so clear that", "spoke very honest about": words[i] is one of manners.
func mannerWithout(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	if i == 0 || p.prev(i) == "" || p.words[i].Capital || p.owns(i) || hyphenAfter(p, i) || hyphenAfter(p, i-1) {
		return slip{}, false
	}
	k := i - 1
	stressed := ""
	if oneOf(p.words[k].Fold, "so very really too quite extremely pretty more") && k > 0 && p.prev(k) != "" {
		stressed = p.words[k].Fold
		k--
	}
	if stressed == "more" && oneOf(p.words[k].Fold, "lot much far bit") && k > 1 {
		k--
		if p.words[k].Fold == "a" {
			k--
		}
	}
	if stressed == "so" && p.next(i) == "that" && explainedBefore(p, k) {
		return word(i, withLyOf(fold))
	}
	if p.speech[k]&closedParts != 0 || !oneOf(p.words[k].Fold, deeds) || k > 0 && hyphenAfter(p, k-1) || k == 0 && stressed == "" || k > 0 && p.prev(k) != "" && p.speech[k-1]&(article|owner|pointer|preposition|beVerb) != 0 || k > 0 && p.prev(k) != "" && p.speech[k-1]&adjective != 0 {
		return slip{}, false
	}
	if p.speech[k]&anyNoun != 0 && (k == 0 || p.prev(k) == "" || p.speech[k-1]&(subjectCase|modal|toWord|doVerb) == 0 && !oneOf(p.prev(k), "who always also never") &&
		!(p.speech[k]&(pastVerb|thirdVerb) != 0 && p.speech[k-1]&oneNoun != 0 && k > 1 && p.prev(k-1) != "" && p.speech[k-2]&(article|owner) != 0)) {
		return slip{}, false // "your hospice work very honest"
	}
	if oneOf(p.words[k].Fold, "run runs ran read reads play plays played grew think") && !oneOf(fold, "perfect smooth fluent regular") || oneOf(fold, "open kind different quiet nice friendly serious") && stressed == "" {
		return slip{}, false
	}
	if fold == "friendly" || fold == "slow" && stressed == "" || fold == "easy" && stressed == "" {
		return slip{}, false
	}
	if oneOf(p.prev(k), "make makes made keep keeps kept") {
		return slip{}, false
	}
	if !(p.endsClause(i) && !isListed(p, i) || oneOf(p.next(i), "that about when with in at on enough since again today because if before after last for under as") || stressed == "" && oneOf(p.next(i), "and") && p.endsClause(i+1)) {
		return slip{}, false
	}
	if stressed == "so" && oneOf(p.next(i), "as") {
		return slip{}, false
	}
	return word(i, withLyOf(fold))
}

// explainedBefore reports a verb of telling among the words up to words[k], with its object behind it and no other verb between:
// "he explained the payroll so clear that".
func explainedBefore(p *prose, k int) bool {
	for j := k; j > max(0, k-5) && p.prev(j+1) != ""; j-- {
		if oneOf(p.words[j].Fold, "explained described answered handled turned changed") {
			return j > 0 && p.prev(j) != "" && p.speech[j-1]&(beVerb|article|owner) == 0
		}
		if p.speech[j]&(anyVerb|helper) != 0 && p.speech[j]&anyNoun == 0 {
			return false
		}
	}
	return false
}

// isListed reports a word behind words[i] and another adjective behind that.
func isListed(p *prose, i int) bool {
	return i+1 < len(p.words) && p.speech[i+1]&adjective != 0
}

// withLyOf is the adverb of an adjective that makes one.
func withLyOf(fold string) string {
	switch {
	case fold == "good":
		return "well"
	case strings.HasSuffix(fold, "ble"), strings.HasSuffix(fold, "tle"), strings.HasSuffix(fold, "ple"):
		return fold[:len(fold)-1] + "y"
	case strings.HasSuffix(fold, "y") && len(fold) > 3:
		return fold[:len(fold)-1] + "ily"
	case strings.HasSuffix(fold, "ic"):
		return fold + "ally"
	case strings.HasSuffix(fold, "ll"):
		return fold + "y"
	}
	return fold + "ly"
}

// degrees are adjectives that tell how much, with -ly, of another.
const degrees = "real extreme absolute incredible exceptional remarkable genuine"

// degreeWithout is about "am extreme grateful": words[i] is one of degrees.
func degreeWithout(p *prose, i int) (slip, bool) {
	if i == 0 || i+1 >= len(p.words) || p.prev(i) == "" || p.next(i) == "" || p.speech[i-1]&beVerb == 0 && !oneOf(p.prev(i), "i'm we're you're felt feel were") || hyphenAfter(p, i) {
		return slip{}, false
	}
	s := p.speech[i+1]
	if s&adjective == 0 || s&(oneNoun|manyNoun|adverb|closedParts|doingVerb) != 0 || p.words[i+1].Capital || p.endsClause(i) {
		return slip{}, false
	}
	return slip{from: i, to: i, right: withLyOf(p.words[i].Fold), hint: p.words[i].Fold == "real"}, true
}

// adverbBeforeNoun is about "an unusually question", "the safely use of", "a calmly person": words[i] is an adverb in -ly behind what
// opens a phrase and before a noun that ends it.
func adverbBeforeNoun(p *prose, i int) (slip, bool) {
	if i == 0 || p.prev(i) == "" || p.next(i) == "" || hyphenAfter(p, i) || p.words[i].Capital || p.owns(i) || p.owns(i+1) || p.words[i+1].Capital || p.speech[i-1]&(article|owner) == 0 {
		return slip{}, false
	}
	s := p.speech[i+1]
	if s&oneNoun == 0 || s&(manyNoun|adjective|adverb|closedParts|doneVerb|doingVerb) != 0 || p.prev(i) == "her" || !phraseEnds(p, i+1) && !p.endsClause(i+1) || oneOf(p.next(i+1), "and") {
		return slip{}, false
	}
	if s&baseVerb != 0 && !oneOf(p.prev(i), "a an") && p.next(i+1) != "of" {
		return slip{}, false
	}
	right := adjectiveOf(p.words[i].Fold)
	return slip{from: i, to: i, right: right}, right != ""
}

// adjectiveOf is the adjective that an adverb in -ly is made of; empty where none is known.
func adjectiveOf(fold string) string {
	stem := strings.TrimSuffix(fold, "ly")
	switch {
	case len(stem) < 3:
		return ""
	case dictionary.Parts(stem)&dictionary.Adjective != 0:
		return stem
	case stem[len(stem)-1] == 'i' && dictionary.Parts(stem[:len(stem)-1]+"y")&dictionary.Adjective != 0:
		return stem[:len(stem)-1] + "y"
	case dictionary.Parts(stem+"le")&dictionary.Adjective != 0:
		return stem + "le"
	}
	return ""
}

// statesInLy are adverbs of value that stand for their adjective by mistake: "it was wonderfully."
const statesInLy = "beautifully completely wonderfully perfectly terribly carefully helpfully thoroughly extremely excellently honestly patiently successfully usefully pleasantly comfortably impressively"

// stateWithLy is about "your writing is beautifully,": words[i] is one of statesInLy.
func stateWithLy(p *prose, i int) (slip, bool) {
	if i == 0 || p.prev(i) == "" || hyphenAfter(p, i) {
		return slip{}, false
	}
	k := i - 1
	if oneOf(p.words[k].Fold, "so very not really quite more") && k > 0 && p.prev(k) != "" {
		k--
	}
	if p.words[k].Fold == "to" && p.next(k) == "be" {
		return slip{}, false
	}
	if !oneOf(p.words[k].Fold, "is was were are be been") && !oneOf(p.words[k].Fold, "tasted tastes smelled looked looks") || k == 0 || p.prev(k) == "" || p.speech[k-1]&(asking|adverb|clauseWord) != 0 && p.speech[k-1]&anyNoun == 0 || p.owns(k-1) {
		return slip{}, false
	}
	if fold := p.words[i].Fold; p.next(i) != "with" && (!p.endsClause(i) || isListed(p, i) || i+1 < len(p.words) && p.speech[i+1]&(anyVerb|adverb) != 0 && !endsSentence(p, i)) || oneOf(fold, "extremely completely") && p.next(i) == "with" {
		return slip{}, false
	}
	right := adjectiveOf(p.words[i].Fold)
	return slip{from: i, to: i, right: right}, right != ""
}

// willDo is about "would glad come", "am serious thinking": words[i] is an adjective between a modal and its verb, or "be" and what is
// being done.
func willDo(p *prose, i int) (slip, bool) {
	if i == 0 || p.prev(i) == "" || p.next(i) == "" || hyphenAfter(p, i) {
		return slip{}, false
	}
	fold := p.words[i].Fold
	switch {
	case p.speech[i-1]&modal != 0 && !oneOf(p.prev(i), "can might will may must") || oneOf(p.prev(i), "i'd i'll we'd"):
		if !oneOf(fold, "glad kind happy careful quick") || p.speech[i+1]&baseVerb == 0 || p.speech[i+1]&(anyNoun|adjective) != 0 && !oneOf(p.next(i), "help work talk") {
			return slip{}, false
		}
	case p.speech[i-1]&beVerb != 0 || oneOf(p.prev(i), "i'm we're"):
		if !oneOf(fold, "serious current actual regular constant") || p.speech[i+1]&doingVerb == 0 || p.endsClause(i+1) {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	return word(i, withLyOf(fold))
}
