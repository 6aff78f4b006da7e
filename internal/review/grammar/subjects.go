package grammar

import "strings"

// This file holds what is wrong in any sentence, whatever else stands in it: a rule here looks at no more than the
// subject right before a verb and at what begins its clause.

// wrongSubject asks the rules of this file.
func wrongSubject(p *prose, i int) (slip, bool) {
	switch agreementIn(p.syntax[i]) {
	case ofMany:
		return subjectOfAll(p, i)
	case behindSubject:
		if s, ok := theseAndOne(p, i); ok {
			return s, true
		}
		return youAndTheThird(p, i)
	case helping:
		return thirdBehindModal(p, i)
	case ofPronoun:
		if s, ok := theseAndOne(p, i); ok {
			return s, true
		}
		if s, ok := sheHave(p, i); ok {
			return s, true
		}
		return bareMany(p, i)
	}
	return slip{}, false
}

// theseAndOne is about "at Rheintal these data was signed for": what these and those are is many.
func theseAndOne(p *prose, i int) (slip, bool) {
	if i < 2 || p.syntax[i]&adjoins == 0 || !oneOf(p.prev(i-1), "these those") || p.owns(i) || p.owns(i-1) || p.words[i-1].Capital || !(p.syntax[i-1]&inPlural != 0 || oneOf(p.prev(i), "data people children men women")) || p.marksOfPrev(i-1)&prepositive != 0 {
		return slip{}, false
	}
	right := forMany(p.words[i].Fold)
	if right == "" && verbFormIn(p.syntax[i]) == thirdForm && p.syntax[i]&orNoun == 0 {
		right = baseOf(p.words[i].Fold, thirdForm)
	}
	if p.marksOfPrev(i-2)&prepositive != 0 || right == "" || right == p.words[i].Fold {
		return slip{}, false // "one of these days is"
	}
	return word(i, right)
}

// sheHave is about "my niece says she have one".
func sheHave(p *prose, i int) (slip, bool) {
	if p.words[i].Fold != "have" || !oneOf(p.prev(i), "he she") || p.owns(i) || p.owns(i-1) || oneOfBefore(p, i-1, 5, "do does did would could should can may might must will shall let make made help had have if whether suggest suggested insist demand ask asked") {
		return slip{}, false
	}
	return word(i, "has")
}

// startsClause are words behind which a new subject stands.
const startsClause = "that because when where while if since although though unless until before after how why what whether and but so or as"

// beginsHere reports that a clause begins with words[i], as far as its neighbour tells.
func beginsHere(p *prose, i int) bool {
	return p.opens(i) || oneOf(p.prev(i), startsClause)
}

// subjectOfAll is about "everybody know" and "nobody want".
func subjectOfAll(p *prose, i int) (slip, bool) {
	if p.syntax[i]&adjoins == 0 || !endsLikeAll(p.words[max(i-1, 0)].Fold) || !oneOf(p.prev(i), "nobody everybody everyone somebody someone") || p.owns(i-1) || p.owns(i) || verbFormIn(p.syntax[i]) != plainForm || p.words[i].Fold == "like" || !beginsHere(p, i-1) || oneOf(p.prev(i-1), "and or so") && !p.opens(i-2) && p.words[i-1].Fold != "nobody" {
		return slip{}, false
	}
	if p.syntax[i]&orNoun != 0 && p.marksOfNext(i)&marksVerb == 0 && !oneOf(p.words[i].Fold, "know need want mean help love") || oneOfBefore(p, i-1, 5, "do does did let make makes made help helped have had see saw watch watched hear heard can could would should may might must will suggest suggested ask asked insist demand") {
		return slip{}, false
	}
	return word(i, thirdOf(p.words[i].Fold))
}

// endsLikeAll tells of most words that they are not "nobody" and its like.
func endsLikeAll(fold string) bool {
	return strings.HasSuffix(fold, "body") || strings.HasSuffix(fold, "one")
}

// youAndTheThird is about "that you rides on the roof".
func youAndTheThird(p *prose, i int) (slip, bool) {
	if p.prev(i) != "you" || p.owns(i) || p.owns(i-1) || verbFormIn(p.syntax[i]) != thirdForm || !oneOf(p.prev(i-1), "that because when where while if since how why whether") {
		return slip{}, false
	}
	if g := p.marksOfNext(i); p.syntax[i]&orNoun != 0 && g&(marksVerb|prepositive) == 0 {
		return slip{}, false
	}
	return word(i, baseOf(p.words[i].Fold, thirdForm))
}

// thirdBehindModal is about "the two would makes a fine pair".
func thirdBehindModal(p *prose, i int) (slip, bool) {
	at := i + 1
	if verbFormIn(p.marksOfNext(i)) != thirdForm || !oneOf(p.words[i].Fold, "would could should must might will can may") || p.words[i].Capital || p.owns(at) {
		return slip{}, false
	}
	if oneOf(p.prev(i), "the a an my your our his her this that good free last ill") && oneOf(p.words[i].Fold, "will can might must may") || p.marksOfNext(i)&orNoun != 0 && p.marksOfNext(at)&(marksVerb|isCount) == 0 {
		return slip{}, false
	}
	return word(at, baseOf(p.next(i), thirdForm))
}

// bareMany is about "you said that boards is warping": many that no article names.
func bareMany(p *prose, i int) (slip, bool) {
	if p.marksOfPrev(i)&inPlural == 0 || !oneOf(p.words[i].Fold, "is was has") || p.owns(i) || p.owns(i-1) || p.words[i-1].Capital || verbFormIn(p.syntax[i-1]) != noForm && p.syntax[i-1]&orNoun == 0 || measures(p.words[i-1].Fold) || oneOf(p.prev(i), bodies+" ours yours hers theirs") {
		return slip{}, false
	}
	if p.prev(i-1) != "that" || !oneOf(p.prev(i-2), "said say told think thought know knew learned heard noticed mentioned explained saw believe hope showed found me us") || p.next(i) == "" || oneOf(p.next(i), "a an one the what how why where") {
		return slip{}, false
	}
	return word(i, forMany(p.words[i].Fold))
}

// stateInProgress is about "what the crew were knowing": a state goes on by itself.
func stateInProgress(p *prose, i int) (slip, bool) {
	if i >= len(p.words) || verbFormIn(p.syntax[i]) != doingForm || !oneOf(p.words[i].Fold, "knowing believing belonging preferring owning consisting containing deserving") || !oneOf(p.prev(i), "am is are was were i'm we're you're they're") || p.next(i) == "" && !p.endsClause(i) {
		return slip{}, false
	}
	if oneOf(p.prev(i), "is was") && !oneOf(p.prev(i-1), "i he she who everyone everybody nobody") {
		return slip{}, false // "it was knowing their shifts that helped"
	}
	base := baseOf(p.words[i].Fold, doingForm)
	right := base
	switch p.prev(i) {
	case "was", "were":
		right = simplePast(base)
	case "is":
		right = thirdOf(base)
	case "am", "are":
	default:
		return slip{}, false // "I'm knowing": where the subject ends is told by the letters
	}
	return slip{from: i - 1, to: i, right: right, hint: true}, base != ""
}
