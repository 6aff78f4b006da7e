package grammar

import "strings"

// uncounted are nouns that English does not count.
const uncounted = "news information feedback equipment advice software knowledge research furniture homework luggage evidence"

// occupations are what somebody is, which takes an article.
const occupations = "teacher nurse engineer developer programmer student doctor designer cook driver electrician plumber carpenter baker lawyer accountant scientist mechanic technician translator journalist musician analyst architect " +
	"pharmacist midwife welder gardener tester administrator consultant"

// articleSlip is about articles and counting: "it was pleasure", "I am engineer", "many
// information", "a questions", "there have many".
func articleSlip(p *prose, i int) (slip, bool) {
	fold, next := p.words[i].Fold, p.next(i)
	if next == "" || p.owns(i) {
		return slip{}, false
	}
	switch fold {
	case "as":
		if next == "we" && oneOf(p.next(i+1), "discuss agree") && (p.endsClause(i+2) || oneOf(p.next(i+2), "today yesterday last this in on at during")) {
			return word(i+2, pastOf(p.next(i+1)))
		}
		if p.words[i].Opens && oneOf(next, occupations) && !p.owns(i+1) && p.endsClause(i+1) {
			return word(i+1, oneOfKind(next)) // "As nurse, I know"
		}
		if p.words[i].Opens && oneOf(next, "discuss agree promise mention") && p.endsClause(i+1) {
			return word(i+1, pastOf(next))
		}
		if oneOf(p.prev(i), "work worked works working employed trained started experience job") && oneOf(next, occupations) && !p.owns(i+1) && (p.endsClause(i+1) || oneOf(p.next(i+1), "for in at with since from")) {
			return word(i+1, oneOfKind(next))
		}
	case "was", "is", "been", "be":
		at := i + 1
		switch next {
		case "great", "real", "big", "true":
			at++
		case "such":
			if at++; oneOf(p.next(i+1), "great real big") {
				at++
			}
		case "first":
			if p.next(i+1) == "time" && oneOf(p.prev(i), "it this that") && !hyphenAfter(p, i+1) && (p.endsClause(i+2) || oneOf(p.next(i+2), "that i we")) {
				return word(i+1, "the first")
			}
			return slip{}, false
		case "pleasure", "honour", "honor", "privilege":
		default:
			return slip{}, false
		}
		if p.prev(at) != "" && oneOf(p.words[at].Fold, "pleasure honour honor privilege") && !p.owns(at) && oneOf(p.prev(i), "it that this today have has would will") && (oneOf(p.next(at), "to meeting talking speaking for") || p.endsClause(at)) {
			if next == "such" {
				return word(i+1, "such a")
			}
			return word(i+1, oneOfKind(next))
		}
	case "there":
		if oneOf(next, "have has") && p.opens(i) && !oneOf(p.next(i+1), "been to got had") && oneOf(p.next(i+1), "a an many some no two three several lots") {
			right := "there are"
			if oneOf(p.next(i+1), "a an no") && p.next(i+2) != "lot" {
				right = "there is"
			}
			return slip{from: i, to: i + 1, right: right}, true
		}
	case "another":
		if p.syntaxOfNext(i)&isOfThings != 0 && nounEnds(p, i+1) && !oneOf(next, "hours") {
			return word(i, "other")
		}
	case "many", "several", "few":
		if oneOf(next, uncounted) && !(fold == "few" && p.prev(i) != "a" && p.prev(i) != "") && nounEnds(p, i+1) {
			right := "much"
			if fold == "several" || fold == "few" {
				right = "some"
			}
			if fold == "few" && p.prev(i) == "a" {
				return slip{from: i - 1, to: i, right: "some"}, true
			}
			return word(i, right)
		}
		if fold == "many" && oneOf(next, "water money traffic luck fun") && nounEnds(p, i+1) {
			return word(i, "much")
		}
	case "a", "an":
		if next != fold && (next == "a" || next == "an" || next == "the") && !p.words[i+1].Capital && !hyphenAfter(p, i+1) && p.next(i+1) != "" {
			return slip{from: i, to: i + 1, right: next}, true
		}
		if p.prev(i) == "the" && p.raw(i) == fold && !hyphenAfter(p, i) && !oneOf(next, "cappella capella priori posteriori la b team side") {
			return slip{from: i - 1, to: i, right: p.raw(i - 1)}, true
		}
		if next == "such" && p.next(i+1) != "" && !oneOf(p.next(i+1), "and as") {
			return slip{from: i, to: i + 1, right: "such " + fold}, true // "a such good cook"
		}
		if last := next[len(next)-1]; last != 's' && next != "another" && next != "men" && next != "women" && (smallIn(p.syntaxOfNext(i)) != smallIsArticle || !oneOf(next, "information advice equipment furniture homework luggage feedback")) {
			return slip{}, false
		}
		if raw := p.raw(i); raw != "a" && raw != "an" && !(p.words[i].Opens && (raw == "A" || raw == "An")) {
			return slip{}, false
		}
		switch {
		case fold == "a" && (next == "men" || next == "women") && !p.owns(i+1) && !hyphenAfter(p, i+1) && !oneOf(p.next(i+1), "only and or in"):
			return word(i+1, next[:len(next)-2]+"an")
		case fold == "a" && next == "lots" && p.next(i+1) == "of":
			return word(i+1, "lot")
		case fold == "an" && next == "another", fold == "a" && next == "another":
			return slip{from: i, to: i + 1, right: "another"}, true
		}
	case "news", "information", "feedback", "equipment", "advice", "software", "knowledge", "furniture", "luggage", "homework", "evidence":
		if oneOf(next, "about on from of") && oneOf(p.prev(i), "the your my our this") && p.opens(i-1) {
			for at := i + 2; at < min(i+6, len(p.words)) && p.prev(at) != ""; at++ {
				if verb := p.words[at].Fold; (verb == "are" || verb == "were") && p.syntax[at-1]&isOfOne != 0 && !p.owns(at-1) {
					return word(at, inSingular(verb))
				}
			}
		}
		if !oneOf(p.prev(i), "the your my our this that") || !p.opens(i-1) {
			return slip{}, false
		}
		switch next {
		case "are":
			return word(i+1, "is")
		case "were":
			return word(i+1, "was")
		case "have":
			return word(i+1, "has")
		}
	}
	return slip{}, false
}

// oneOfKind is a word with its article in front: "an hour", "a nurse".
func oneOfKind(fold string) string {
	if vowel(fold[0]) || strings.HasPrefix(fold, "hono") || strings.HasPrefix(fold, "hour") {
		return "an " + fold
	}
	return "a " + fold
}

// someThings are counted, and stand without an article too often for isThing.
const someThings = "article suggestion proposal drawing sample detail mistake question thing idea tool test job plan note problem reason point topic shift lesson course colleague customer patient student"

// isOneThing reports a noun in the singular that may be counted.
func isOneThing(noun string) bool {
	return IsThing(noun) || oneOf(noun, someThings)
}

// nounEnds reports that the noun at words[i] is the last of its kind: no other noun follows.
func nounEnds(p *prose, i int) bool {
	if p.owns(i) || hyphenAfter(p, i) {
		return false
	}
	return p.endsClause(i) || oneOf(p.next(i), "of in on with for from that which who about at to i you we was were is are and but because when where after before during")
}

// manyOf is the plural of a noun that is counted.
func manyOf(noun string) string {
	switch noun {
	case "child":
		return "children"
	case "wife", "life", "knife", "leaf", "shelf", "self":
		return strings.TrimSuffix(strings.TrimSuffix(noun, "e"), "f") + "ves"
	case "human", "stomach":
		return noun + "s"
	case "motto":
		return "mottoes"
	case "radius":
		return "radii"
	case "foot", "tooth", "ox", "crew", "staff", "aim", "present", "content", "chassis":
		return ""
	}
	if stem, ok := strings.CutSuffix(noun, "man"); ok {
		return stem + "men"
	}
	if stem, ok := strings.CutSuffix(noun, "sis"); ok {
		return stem + "ses"
	}
	return thirdOf(noun)
}
