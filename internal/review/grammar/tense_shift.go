package grammar

// tenseShift is about a verb that falls from the past into the present: "You showed me the oven and then explain
// why it leans", "When we spoke, you mention the second site".
func tenseShift(p *prose, i int) (slip, bool) {
	switch p.words[i-1].Fold {
	case "and":
		if p.prev(i) == "" || !oneOf(p.words[i].Fold, "learn try explain ask tell show give take make go come bring call visit walk describe discuss meet get see hear") || p.syntaxOfNext(i)&marksVerb == 0 || oneOf(p.next(i), behindNouns) || !opensInPast(p, i-2) {
			return slip{}, false
		}
	case "i":
		if p.prev(i) == "" || p.prev(i-1) != "" || i < 5 || p.words[i-1].Opens || !oneOf(p.words[i].Fold, "understand realise realize notice") || !whenInPast(p, i-2) {
			return slip{}, false
		}
		return word(i, simplePast(p.words[i].Fold))
	case "then":
		if p.prev(i) == "" || p.prev(i-1) != "and" || !(p.syntaxOfNext(i)&marksVerb != 0 || isAsking(p.next(i))) || !opensInPast(p, i-2) {
			return slip{}, false
		}
	case "you", "he", "she":
		if p.prev(i-1) == "then" && p.prev(i-2) == "and" && i > 5 {
			if !oneOf(p.words[i].Fold, "show explain tell ask give open take bring offer") || !oneOf(p.next(i), "me us the a how what why") || !opensInPast(p, i-4) {
				return slip{}, false
			}
			return word(i, simplePast(p.words[i].Fold))
		}
		if p.prev(i) == "" || p.prev(i-1) != "" || i < 4 || p.words[i-1].Opens || !spokeBefore(p, i-2) || !oneOf(p.words[i].Fold, "mention explain say ask tell show describe") {
			return slip{}, false
		}
	default:
		return slip{}, false
	}
	fold := p.words[i].Fold
	if !onlyVerb(fold) && !oneOf(fold, "tell say show make give take ask mention explain describe go come bring try call ask thank visit walk start") || p.owns(i) || p.next(i) == "to" {
		return slip{}, false
	}
	return word(i, simplePast(fold))
}

// opensInPast reports that the sentence with words[i] opens with a pronoun and its verb in the past, and that
// nothing up to words[i] takes a plain verb or has a verb of today: "You told me that you first listen".
func opensInPast(p *prose, i int) bool {
	for j := i; j > max(0, i-16); j-- {
		if oneOf(p.words[j].Fold, "to let make made help helped had see saw watch watched heard did didn't could would can will should might must if when that how what why way") {
			return false
		}
		f := verbFormIn(p.syntax[j])
		if p.words[j-1].Opens {
			// What is said may begin without "that": "You said nurses chart first".
			if p.words[j].Fold == "told" && oneOf(p.next(j), "me us") && p.next(j+1) == "about" {
				return p.syntax[j-1]&isSubject != 0
			}
			return p.syntax[j-1]&isSubject != 0 && (f == pastOnly || f == pastForms) && !oneOf(p.words[j].Fold, "said told mentioned thought knew felt believed found noticed")
		}
		if p.syntax[j]&isSubject != 0 && pastAt(p, j+1) && opensAfter(p, j) {
			return true // "After our talk I went home and try the recipe"
		}
		if p.syntax[j]&isSubject != 0 || (f == plainForm || f == thirdForm) && !(p.syntax[j]&orNoun != 0 && oneOf(p.prev(j), "the a an my your our their his her this")) {
			return false
		}
	}
	return false
}

// opensAfter reports that the sentence with words[i] opens with a time that is over.
func opensAfter(p *prose, i int) bool {
	for j := i - 1; j >= max(0, i-7); j-- {
		if p.words[j].Opens {
			return oneOf(p.words[j].Fold, "after yesterday during before") && p.words[j+1].Fold != "i"
		}
	}
	return false
}

// behindNouns may stand behind a verb that is in truth a noun: "the tea and talk at noon".
const behindNouns = "at in on for with from by of"

// whenInPast reports that the sentence up to words[i] is "When" and a subject with its verb in the past.
func whenInPast(p *prose, i int) bool {
	for j := i; j > max(1, i-12); j-- {
		if j >= 2 && p.words[j-2].Opens {
			f := verbFormIn(p.syntax[j])
			return p.words[j-2].Fold == "when" && p.syntax[j-1]&isSubject != 0 && (f == pastOnly || f == pastForms)
		}
		if p.prev(j) == "" {
			return false
		}
	}
	return false
}

// spokeBefore reports that words[i] ends "When we spoke", at the start of a sentence.
func spokeBefore(p *prose, i int) bool {
	return i >= 2 && oneOf(p.words[i].Fold, "spoke talked met") && p.prev(i) == "we" && p.prev(i-1) == "when" && p.words[i-2].Opens
}
