package grammar

// What is compared has its degree once: in "-er" or in "more". The rules of this file find it told twice ("far more clearer"), not at all
// ("early than planned"), and in the wrong degree ("the more I read, the most I like it").

// shortGrades are adjectives, and adverbs that are as they are, that make their degrees with -er.
const shortGrades = "weak strong short long small big large old young fast slow cheap warm cold high low hard easy early late tall deep wide rich poor quick clean light dark heavy soft loud quiet busy happy safe simple thick thin sharp steep narrow"

// gradeBefore is about "weak than my Norwegian": words[i] is "than" and has no degree before it.
func gradeBefore(p *prose, i int) (slip, bool) {
	fold := p.prev(i)
	if fold == "" || !oneOf(fold, shortGrades) || p.words[i-1].Capital || hyphenAfter(p, i-2) || oneOf(p.prev(i-1), "more less so too as rather other no any sooner very better") || oneOfBefore(p, i-1, 14, "more less rather better sooner other so worse fewer different") {
		return slip{}, false
	}
	return word(i-1, gradeOf(fold))
}

// gradeOf is the form in -er of one of shortGrades.
func gradeOf(fold string) string {
	if fold == "thin" {
		return "thinner"
	}
	return comparativeOf(fold)
}

// gradedTwice is about "an even more colder room", "more bad in winter", "much more short": words[i] is "more".
func gradedTwice(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if next == "" || p.owns(i+1) || hyphenAfter(p, i+1) {
		return slip{}, false
	}
	raised := oneOf(p.prev(i), "even far much") || p.prev(i) == "lot"
	switch {
	case i > 0 && p.prev(i) != "" && p.speech[i-1]&beVerb != 0 && isComparative(next) && p.next(i+1) == "and":
		return slip{from: i, to: i + 1, right: next}, true
	case raised && isComparative(next):
		at := i + 2
		single := at < len(p.words) && p.prev(at) != "" && p.speech[at]&oneNoun != 0 && p.speech[at]&(manyNoun|closedParts) == 0 && phraseEnds(p, at)
		if !single && !phraseEnds(p, i+1) {
			return slip{}, false
		}
		return slip{from: i, to: i + 1, right: next}, true
	case oneOf(next, "bad good") && p.prev(i) != "" && (p.speech[i-1]&beVerb != 0 || oneOf(p.prev(i), "got get")):
		if !phraseEnds(p, i+1) || oneOf(p.next(i+1), "at") {
			return slip{}, false
		}
		right := "worse"
		if next == "good" {
			right = "better"
		}
		return slip{from: i, to: i + 1, right: right}, true
	case oneOf(next, shortGrades) && raised && i > 1 && p.speech[i-2]&beVerb != 0 && phraseEnds(p, i+1) && !oneOf(next, "early late hard"):
		return slip{from: i, to: i + 1, right: gradeOf(next)}, true
	}
	return slip{}, false
}

// theMoreTheMost is about "the more I read, the most I like it": words[i] is the second degree.
func theMoreTheMost(p *prose, i int) (slip, bool) {
	if p.prev(i) != "the" || i < 4 || !p.opens(i-1) || p.words[i-1].Opens || p.next(i) == "" || p.speech[i+1]&(subjectCase|article|owner) == 0 {
		return slip{}, false
	}
	for j := i - 2; j > max(0, i-22); j-- {
		if p.words[j-1].Opens || p.opens(j-1) && p.words[j-1].Fold == "the" {
			if p.words[j-1].Fold != "the" || !oneOf(p.words[j].Fold, "more less") && !isComparative(p.words[j].Fold) {
				return slip{}, false
			}
			right := "more"
			switch p.words[i].Fold {
			case "best":
				right = "better"
			case "least":
				right = "less"
			}
			return word(i, right)
		}
	}
	return slip{}, false
}
