package grammar

import "strings"

// doubledComparison is about "more better".
func doubledComparison(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if p.words[i].Fold == "more" && p.next(i+1) == "than" && oneOf(next, "fast big cheap strong easy nice old young tall small high low long short quick slow hard soft loud warm cold happy early late simple clean tidy wide dark") && !oneOf(p.prev(i), "no any") {
		return slip{from: i, to: i + 1, right: comparativeOf(next)}, true
	}
	if p.words[i].Fold == "more" && oneOf(next, "cheap big small fast easy old young tall high strong") && oneOf(p.prev(i), "is was are were") && !hyphenAfter(p, i+1) && (p.endsClause(i+1) || oneOf(p.next(i+1), "here there now today")) {
		return slip{from: i, to: i + 1, right: comparativeOf(next)}, true
	}
	if p.words[i].Fold == "more" && next == "far" && oneOf(p.next(i+1), "from away than") {
		return slip{from: i, to: i + 1, right: "farther"}, true
	}
	if p.words[i].Fold == "more" && next == "bad" && p.next(i+1) == "than" {
		return slip{from: i, to: i + 1, right: "worse"}, true
	}
	if p.words[i].Fold == "more" && isComparative(next) && !p.owns(i+1) && !hyphenAfter(p, i+1) {
		after := p.next(i + 1)
		if after == "than" || !p.words[i].Opens && after != "and" && p.syntaxOfNext(i+1)&inPlural == 0 && !strings.HasSuffix(after, "s") && (!oneOf(p.prev(i), "no any far the even what") || oneOf(p.prev(i), "no any") && len(after) > 2) {
			return slip{from: i, to: i + 1, right: next}, true
		}
	}
	if p.words[i].Fold == "most" && i > 0 && p.words[i-1].Opens && p.prev(i) == "the" && oneOf(next, "important interesting beautiful surprising") && p.next(i+1) == "is" && oneOf(p.next(i+2), "that to") {
		return slip{from: i + 1, to: i + 1, right: next + " thing"}, true
	}
	if p.words[i].Fold == "most" && p.prev(i) == "the" && oneOf(next, "old young big small tall cheap fast high low long short cold warm early late hot heavy busy easy strong") && !hyphenAfter(p, i+1) && p.next(i+1) != "" && p.next(i+1) != "and" &&
		(p.syntaxOfNext(i+1)|p.syntaxOfNext(i+2))&inPlural == 0 { // "the street with the most old houses"
		return slip{from: i, to: i + 1, right: superlativeOf(next)}, true
	}
	if p.words[i].Fold == "most" && (oneOf(next, "best worst") || len(next) > 5 && strings.HasSuffix(next, "est") && !oneOf(next, "honest modest earnest dishonest immodest manifest interest")) && oneOf(p.prev(i), "the my our your its their his her") {
		return slip{from: i, to: i + 1, right: next}, true
	}
	return slip{}, false
}

// superlativeOf is the form of a short adjective behind "the".
func superlativeOf(word string) string {
	made := comparativeOf(word)
	return made[:len(made)-1] + "st"
}

// comparativeOf is the form of a short adjective before "than".
func comparativeOf(word string) string {
	switch {
	case word == "big", word == "hot":
		return word + word[len(word)-1:] + "er"
	case strings.HasSuffix(word, "e"):
		return word + "r"
	case strings.HasSuffix(word, "y"):
		return word[:len(word)-1] + "ier"
	}
	return word + "er"
}

// isComparative reports a comparative, whose "more" is within.
func isComparative(word string) bool {
	return (strings.HasSuffix(word, "er") || word == "worse") && oneOf(word, "better worse easier harder faster slower bigger smaller cheaper stronger clearer earlier simpler happier safer quicker larger higher lower longer shorter older younger newer nicer kinder warmer "+
		"colder hotter deeper wider broader closer richer poorer louder quieter cleaner busier heavier lighter darker brighter taller smarter calmer smoother sooner weaker tougher sharper thicker thinner friendlier funnier "+
		"healthier prettier tidier trickier uglier angrier steadier")
}
