package grammar

// This file holds forms of a verb that fit no subject at all.

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
