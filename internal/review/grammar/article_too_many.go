package grammar

import "strings"

// "The" has no place before the name of a person, of a town or of a year, nor in a few turns where English never has it ("at noon", "in
// general", "by train"). The rules of this file start at "the" and speak where what follows ends its phrase, so that the name does not
// name something else: "the London office", "the Mr Bell I knew".

// places are towns and countries whose name takes no article.
const places = `london paris berlin madrid rome vienna prague warsaw lisbon dublin glasgow edinburgh manchester liverpool bristol leeds cardiff belfast york oxford cambridge brighton hamburg munich cologne amsterdam rotterdam antwerp brussels ghent lyon
marseille milan turin naples barcelona valencia seville porto athens istanbul ankara cairo lagos nairobi accra mumbai delhi tokyo osaka seoul beijing shanghai sydney melbourne toronto montreal boston chicago seattle gdansk krakow copenhagen oslo stockholm helsinki bergen zurich geneva basel
england scotland wales ireland france germany spain portugal italy austria switzerland belgium poland denmark norway sweden finland greece turkey russia ukraine romania bulgaria hungary croatia india china japan korea brazil mexico canada australia nigeria ghana kenya egypt morocco europe africa asia`

// tongues are languages.
const tongues = `english german french spanish italian portuguese polish danish dutch russian arabic turkish greek swedish norwegian finnish welsh chinese japanese korean hindi urdu`

// theTooMany is about "The Mr Rossi showed me", "in the Portugal since", "at the noon": words[i] is "the".
func theTooMany(p *prose, i int) (slip, bool) {
	at := i + 1
	if p.next(i) == "" || p.owns(at) || hyphenAfter(p, at) {
		return slip{}, false
	}
	fold := p.words[at].Fold
	switch {
	case p.words[at].Capital:
		switch {
		case oneOf(fold, "mr mrs ms dr prof professor miss"):
			name := at + 1
			if name >= len(p.words) || !p.words[name].Capital || p.owns(name) || hyphenAfter(p, name) || strings.TrimLeft(p.text[p.words[at].End:p.words[name].Start], ". ") != "" {
				return slip{}, false
			}
			if s := p.speech[min(name+1, len(p.words)-1)]; !p.endsClause(name) && s&(beVerb|haveVerb|modal|preposition) == 0 && (s&pastVerb == 0 || s&(anyNoun|adjective) != 0) || oneOf(p.next(name), "of i you we who that in from at") {
				return slip{}, false
			}
		case oneOf(p.prev(i), "in to from") && oneOf(fold, places):
			if !phraseEnds(p, at) || oneOf(p.next(at), "of i you we that where which who at") || p.endsClause(at) && oneOf(p.words[min(at+1, len(p.words)-1)].Fold, "which who where") {
				return slip{}, false
			}
		case oneOf(fold, tongues):
			if !oneOf(p.prev(i), "speak speaks spoke learn learned learnt learning speaking teach taught") || !phraseEnds(p, at) || oneOf(p.next(at), "of for i you we that which who") {
				return slip{}, false
			}
		default:
			return slip{}, false
		}
	case len(fold) == 4 && (fold[:2] == "19" || fold[:2] == "20") && fold[3] <= '9':
		if !oneOf(p.prev(i), "in since until") || !p.endsClause(at) && (at+1 >= len(p.words) || p.speech[at+1]&(subjectCase|owner|article) == 0) {
			return slip{}, false
		}
	default:
		if !turnWithoutThe(p, i, fold) {
			return slip{}, false
		}
	}
	right := p.raw(at)
	return slip{from: i, to: at, right: right}, true
}

// turnWithoutThe reports "the" at words[i], before fold, in a turn that has none.
func turnWithoutThe(p *prose, i int, fold string) bool {
	before := p.prev(i)
	switch fold {
	case "noon", "midnight":
		return before == "at" && (phraseEnds(p, i+1) || p.endsClause(i+1)) && !oneOf(p.next(i+1), "of")
	case "general":
		return before == "in" && p.endsClause(i+1)
	case "first":
		return before == "at" && p.opens(i-1) && oneOf(p.next(i+1), "i we it")
	case "contact":
		return before == "in" && p.next(i+1) == "with"
	case "train", "bus", "bike", "tram", "ferry", "taxi", "car", "plane":
		return before == "by" && oneOf(p.prev(i-1), "come came go went gone travel travelled traveled arrive arrived coming going") && (p.endsClause(i+1) || oneOf(p.next(i+1), "and from every because so"))
	case "work":
		return before == "to" && oneOf(p.prev(i-1), "go goes went gone going come came drive drove walk walked cycle cycled travel") && (p.endsClause(i+1) || oneOf(p.next(i+1), "by on every at and in with"))
	case "home":
		return before == "from" && oneOf(p.prev(i-1), "work works worked working") && (p.endsClause(i+1) || oneOf(p.next(i+1), "and on two three twice once"))
	}
	return false
}

// aBeforeWhatTakesNone is about "a plenty of time" and "a so big oven": words[i] is "a" or "an".
func aBeforeWhatTakesNone(p *prose, i int) (slip, bool) {
	switch p.next(i) {
	case "plenty":
		return slip{from: i, to: i + 1, right: "plenty"}, p.next(i+1) == "of"
	case "so":
		if i+3 >= len(p.words) || hyphenAfter(p, i+1) || p.prev(i+2) == "" || p.prev(i+3) == "" || hyphenAfter(p, i+2) || p.speech[i+2]&adjective == 0 || p.speech[i+2]&(closedParts|doneVerb|doingVerb) != 0 || p.speech[i+3]&oneNoun == 0 || p.speech[i+3]&(closedParts|adjective) != 0 {
			return slip{}, false
		}
		if soundOf(p.raw(i+2), p.words[i+2]) == vowelSound {
			return slip{from: i, to: i + 1, right: "such an"}, true
		}
		return slip{from: i, to: i + 1, right: "such a"}, true
	}
	return slip{}, false
}
