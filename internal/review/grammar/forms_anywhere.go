package grammar

import "strings"

// This file holds forms of a verb that are wrong behind a word whatever else the sentence says. Its rules are asked
// last and look at no more than the word, an adverb and the verb.

// pastAndMore are forms of the past that are another word, too: "the saw", "to found", "a rose".
const pastAndMore = "saw found fell felt rose ground wound bore lay spoke shook wore left led met sped bound dove"

// behindAdverb is the place of the word behind words[i], past an adverb.
func behindAdverb(p *prose, i int) int {
	if at := i + 1; p.next(i) != "" && isBeforeVerb(p.words[at].Fold) {
		return at + 1
	}
	return i + 1
}

// mayBeAdverb tells of most words that they are no adverb before a verb.
func mayBeAdverb(fold string) bool {
	return strings.HasSuffix(fold, "ly") || len(fold) <= 7 && isBeforeVerb(fold)
}

// formAnywhere asks the rules of this file.
func formAnywhere(p *prose, i int) (slip, bool) {
	if i+1 >= len(p.words) || verbFormIn(p.syntax[i+1]) == noForm && !mayBeAdverb(p.words[i+1].Fold) {
		return slip{}, false // nearly always
	}
	at := behindAdverb(p, i)
	if at >= len(p.words) || p.prev(at) == "" || p.words[at].Capital || p.owns(at) || p.owns(i) || hyphenAfter(p, at) || hyphenAfter(p, i) {
		return slip{}, false
	}
	if formAskedIn(p.syntax[i]) == formOfTo {
		return goesBehindTo(p, i, at)
	}
	return slip{}, false
}

// goesBehindTo is about "it helps to knows" and "I wanted to went".
func goesBehindTo(p *prose, i, at int) (slip, bool) {
	fold, f := p.words[at].Fold, verbFormIn(p.syntax[at])
	switch {
	case f == pastOnly && !oneOf(fold, pastAndMore+" was were had"):
	case f == thirdForm && p.syntax[at]&orNoun == 0 && p.marksOfNext(at)&marksVerb != 0 && !oneOf(p.prev(i), "come talk talked went spoken been go gone spoke listen listened write wrote written apply applied belong turn"):
	default:
		return slip{}, false
	}
	if i > 0 && strands(p, i) || hangs(p, i) {
		return slip{}, false // "the man I wrote to gave me"
	}
	return word(at, verbIn(fold).base)
}
