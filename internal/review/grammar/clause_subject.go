package grammar

import (
	"strings"

	"afterword/internal/review/dictionary"
)

// number is how many a subject is.
type number uint8

const (
	anyNumber number = iota // what may be one or many, or is not told
	justOne
	several
)

// phrase is a noun with all that stands before it and belongs to it: "my two new valves".
type phrase struct {
	from, end int    // words[from] begins it; words[end] is the first word behind it
	head      int    // the noun
	told      int    // the noun that tells the number: "the rest of the afternoon"
	number    number // what the letters of that noun make it, see surelyOne
	only      number // what its opening words make it
	sure      bool   // its number was not told by a noun
	bare      bool   // nothing opens it: "good joiners"
	counted   bool   // a number opens it: "ten years"
	pronoun   bool   // it is "he", "they", "it"
	name      bool   // it is the name of a person
	each      bool   // it stays one, whatever "and" adds: "every nurse and every cook has"
	verbal    bool   // it may begin with a verb: "checks addresses"
	doubt     bool   // its noun may be the verb of the one before: "what the depot needs"
	doing     bool   // it is a deed: "working with children"
	what      bool   // it is a clause with "what"
}

// inRow reports that words[i] is there and nothing but a blank parts it from the word before.
func (p *prose) inRow(i int) bool { return i > 0 && i < len(p.words) && p.syntax[i]&adjoins != 0 }

// phraseAt reads the phrase that begins with words[i].
func (p *prose) phraseAt(i int) (ph phrase, ok bool) {
	switch p.words[i].Fold {
	case "what":
		return p.whatAt(i)
	case "both":
		if p.inRow(i+1) && p.speech[i+1]&(article|owner) != 0 {
			return p.bothAt(i)
		}
	case "whoever":
		if p.inRow(i+1) && p.speech[i+1]&(baseVerb|anyNoun) == baseVerb {
			return phrase{from: i, head: i, told: i, end: i + 1, number: justOne, each: true, sure: true}, true
		}
		return ph, false
	case "mr", "mrs", "ms", "dr", "prof":
		return p.titledAt(i)
	}
	if p.speech[i]&doingVerb != 0 && p.words[i].Opens && p.inRow(i+1) && p.speech[i+1]&preposition != 0 {
		return p.doingAt(i)
	}
	ph.bare = true
	only := anyNumber // what its opening words want
	at := i
	for ; ; at++ { // "all the other", "my two", "your shop's"
		if at >= len(p.words) || at > i && !p.inRow(at) || hyphenAfter(p, at) {
			return ph, false
		}
		s := p.speech[at]
		if p.owns(at) {
			if s&(closedParts|adverb) != 0 || s&anyNoun == 0 && !p.words[at].Capital || p.words[at].Fold == "let" {
				return ph, false
			}
			ph.bare, only = false, anyNumber // "the shop's"
			continue
		}
		if at == i && (s&subjectCase != 0 || s&objectCase != 0 && p.words[i].Opens && p.inRow(i+1) && p.words[i+1].Fold == "and") { // "Me and Tom"
			return p.pronounAt(at)
		}
		fold := p.words[at].Fold
		if at == i && (fold == "most" || fold == "half") && p.inRow(at+1) && p.words[at+1].Fold == "of" {
			return p.partAt(at)
		}
		if at == i && (fold == "not" || fold == "only") && p.inRow(at+2) && p.words[at+1].Fold == "one" && p.words[at+2].Fold == "of" {
			return p.partAt(at + 1)
		}
		if s&opensNoun == 0 {
			break
		}
		if at == i && fold == "a" && p.inRow(at+2) && p.words[at+1].Fold == "few" && p.words[at+2].Fold == "of" {
			return p.partAt(at + 1)
		}
		if at > i && s&(article|owner) != 0 && !oneOf(p.words[at-1].Fold, "all both half such") {
			return ph, false // "two a month"
		}
		if p.inRow(at+1) && p.words[at+1].Fold == "of" {
			return p.partAt(at)
		}
		ph.bare = false
		if fold == "no" && at == i && p.inRow(at+1) && p.words[at+1].Fold == "one" {
			ph.number, ph.each, ph.sure, ph.from, ph.head, ph.told, ph.end = justOne, true, true, i, at+1, at+1, at+2
			if p.inRow(at+2) && p.words[at+2].Fold == "else" {
				ph.end++
			}
			return ph, true
		}
		switch fold {
		case "this", "that", "a", "an", "another", "either", "neither":
			only = justOne
		case "each", "every":
			only, ph.each = justOne, true
		case "one":
			if at > i && p.speech[at-1]&(article|owner|pointer) == 0 {
				return ph, false
			}
			only = justOne
		case "no":
			ph.each = true
		case "these", "those", "both", "many", "several", "few":
			only = several
			if fold == "few" && at == i || fold == "many" && at > i {
				return ph, false
			}
		case "much", "such":
			return ph, false
		default:
			if s&numeral != 0 {
				only, ph.counted = several, at == i
			}
		}
	}
	if p.inRow(at+1) && p.words[at].Fold == "one" {
		return ph, false
	}
	return p.nounAt(i, at, ph, only)
}

// nounAt reads the adjectives and nouns of a phrase, from words[at].
func (p *prose) nounAt(from, at int, ph phrase, only number) (phrase, bool) {
	ph.verbal = ph.bare && p.speech[at]&adverb != 0 || ph.bare && p.speech[at]&anyVerb != 0 && (p.speech[at]&doingVerb != 0 || p.speech[at]&adjective == 0 && !(p.words[at].Capital && !p.words[at].Opens))
	noun, surely := false, false // a noun was seen; it was no adjective
	for ; at < len(p.words) && (at == from || p.inRow(at)); at++ {
		w, s := &p.words[at], p.speech[at]
		if hyphenAfter(p, at) { // "the on-call duty"
			for hyphenAfter(p, at) && at+1 < len(p.words) {
				at++
			}
			noun, surely = false, false
			continue
		}
		if p.owns(at) && s&closedParts == 0 { // "the new shop's windows"
			ph.bare, noun, surely, only = false, false, false, anyNumber
			continue
		}
		if w.Fold == "one" && at > from && p.speech[at-1]&adjective != 0 {
			ph.number, ph.sure, ph.from, ph.head, ph.told, ph.end = justOne, true, from, at, at, at+1
			return ph, only != several
		}
		if s&numeral != 0 && !surely && at > from {
			only = several
			continue
		}
		if w.Fold == "round" && at > from && p.speech[at-1]&(article|owner|adjective|numeral) != 0 {
			noun, surely = true, true
			continue
		}
		if s&closedParts != 0 && s&adjective == 0 || strings.IndexByte(w.Fold, '\'') >= 0 {
			break
		}
		isName := w.Capital && (!w.Opens || dictionary.Name(w.Fold) && (!dictionary.Known(w.Fold) || p.inRow(at+1) && p.words[at+1].Fold == "and"))
		if isName && surely && !p.words[at-1].Capital {
			break // "the questions Marta asked"
		}
		if surely && !isName && s&anyVerb != 0 && p.endsBefore(at) {
			break
		}
		ph.doubt = noun && s&thirdVerb != 0 && p.speech[at-1]&manyNoun == 0 && (!p.words[from].Opens || p.words[from].Fold == "all")
		switch {
		case s&anyNoun != 0 && (s&adverb == 0 || surely) || isName || s == 0:
			noun = true
			surely = surely || s&adjective == 0
		case s&adjective != 0 && !noun && !(ph.bare && s&doingVerb != 0):
		case s&(doneVerb|doingVerb) != 0 && !noun && !ph.bare:
		case s&adverb != 0 && !noun:
		default:
			return p.ended(from, at, ph, only, noun)
		}
	}
	return p.ended(from, at, ph, only, noun)
}

// endsBefore reports that a phrase ends before words[at], a noun by its letters that is, or may be, the verb of the noun before it.
func (p *prose) endsBefore(at int) bool {
	s, many := p.speech[at], p.speech[at-1]&manyNoun != 0
	switch {
	case s&anyNoun == 0, s&pastVerb != 0:
		return true
	case s&doingVerb != 0:
		return p.inRow(at+1) && p.speech[at+1]&(opensNoun|anyNoun|adjective) != 0
	case s&baseVerb != 0 && many:
		return true
	case s&thirdVerb != 0 && !many:
		return p.inRow(at+1) && p.speech[at+1]&(helper|preposition|joiner) == 0 && p.speech[at+1]&(baseVerb|anyNoun) != baseVerb && p.speech[at+1]&(thirdVerb|anyNoun) != thirdVerb
	}
	return p.actsAsVerb(at)
}

// ended tells the number of a phrase that ends before words[end].
func (p *prose) ended(from, end int, ph phrase, only number, noun bool) (phrase, bool) {
	ph.head, ph.end = end-1, end
	if !noun || end == from || p.owns(end-1) {
		return ph, false
	}
	ph.from, ph.told, ph.only = from, ph.head, only
	w, s := &p.words[ph.head], p.speech[ph.head]
	switch {
	case ph.doubt:
	case w.Capital && (!w.Opens || dictionary.Name(w.Fold) && s&manyNoun == 0 && end == from+1):
		ph.name = ph.bare && s&manyNoun == 0 && dictionary.Name(w.Fold) && (!dictionary.Known(w.Fold) || p.inRow(end) && p.words[end].Fold == "and")
		if ph.name {
			ph.number, ph.sure = justOne, true
		}
	case s&manyNoun != 0 && s&(oneNoun|adjective) == 0:
		ph.number = several
		return ph, only != justOne // "this machines"
	case s&oneNoun != 0 && s&manyNoun == 0, s == 0:
		ph.number = justOne
		if only == several && w.Fold == "data" {
			ph.number = several
			return ph, true
		}
		if ph.bare && end == from+1 && isAnybody(w.Fold) {
			ph.sure, ph.each, ph.bare = true, true, false
			if p.inRow(end) && p.words[end].Fold == "else" {
				ph.end++
			}
		}
		return ph, only != several // "two brother"
	}
	return ph, true
}

// surelyOne reports that a phrase in the singular is one and cannot be many: a body of people may be, and "a lot".
func (p *prose) surelyOne(ph *phrase) bool {
	if ph.sure {
		return true
	}
	fold, s := p.words[ph.told].Fold, p.speech[ph.told]
	switch {
	case oneOf(fold, neverCounted):
		return true
	case ph.bare, ph.told == ph.head && p.isQuantity(ph), !ph.each && (oneOf(fold, mayBeMany) || oneOf(fold, neverOne)):
		return false
	case fold == "number", oneOf(fold, "person man woman amount"):
		return true
	case s&(adjective|adverb) != 0:
		return false
	case s&doingVerb != 0 && fold != "living" && fold != "dying" && dictionary.Known(fold+"s"), // "the meeting"
		strings.HasSuffix(fold, "s") && !oneOf(fold, bodies) && dictionary.Known(fold+"es"): // "the bus"
		return true
	case ph.only == justOne:
		return !oneOf(fold, bodies+" lot few couple dozen hundred thousand mix host number third quarter minority")
	}
	return namesOne(fold) || oneOf(fold, tellsOne)
}

// isQuantity reports "a lot", "the rest": their number is that of what follows "of".
func (p *prose) isQuantity(ph *phrase) bool {
	switch p.words[ph.head].Fold {
	case "lot", "rest", "half", "most", "majority", "bulk", "remainder", "couple", "handful", "total":
		return true
	case "part":
		return p.speech[max(ph.head-1, ph.from)]&adjective == 0
	case "number":
		return oneOf(p.words[ph.from].Fold, "a an the")
	}
	return false
}

// neverCounted are nouns that are never counted, and so are one without an article.
const neverCounted = "advice equipment information furniture luggage homework software hardware knowledge mathematics machinery feedback patience news"

// mayBeMany are more words that are one or many: bodies of people, animals, and what is no noun behind another ("flights home").
const mayBeMany = "place centre center trust home back carp salmon trout cod herring mackerel deer squid bison poultry shrimp swine fish sheep"

// isAnybody reports a word for a person or thing that is one: "somebody".
func isAnybody(fold string) bool {
	switch fold {
	case "everyone", "everybody", "everything", "nobody", "nothing", "someone", "somebody", "something", "anyone", "anybody", "anything":
		return true
	}
	return false
}

// pronounAt is the phrase of a pronoun.
func (p *prose) pronounAt(i int) (phrase, bool) {
	ph := phrase{from: i, head: i, told: i, end: i + 1, pronoun: true, number: several, sure: true}
	switch p.words[i].Fold {
	case "he", "she", "it":
		ph.number = justOne
	case "i":
		ph.number = anyNumber
	}
	return ph, true
}

// doingAt is the phrase of a deed at the beginning of a sentence: "Working with children".
func (p *prose) doingAt(i int) (phrase, bool) {
	ph := phrase{from: i, head: i, told: i, number: justOne, each: true, doing: true, sure: true}
	if oneOf(p.words[i].Fold, tellers+" looking listening including concerning regarding during following considering according owing") {
		return ph, false
	}
	ph.end = p.pastTail(i+1, false)
	return ph, ph.end > i+1
}

// titledAt is the phrase of a person with a title: "Mrs Bell", "Dr. Lindqvist".
func (p *prose) titledAt(i int) (phrase, bool) {
	if i+1 >= len(p.words) || !p.words[i+1].Capital || p.owns(i+1) || !oneOf(p.text[p.words[i].End:p.words[i+1].Start], ". ") && !p.inRow(i+1) {
		return phrase{}, false
	}
	return phrase{from: i, head: i + 1, told: i + 1, end: i + 2, number: justOne, sure: true}, true
}

// whatAt is the phrase of what is told by a clause: "What you said about the ovens".
func (p *prose) whatAt(i int) (phrase, bool) {
	ph := phrase{from: i, head: i, told: i, number: justOne, each: true, what: true, sure: true}
	if !p.inRow(i + 1) {
		return ph, false
	}
	if s := p.speech[i+1]; s&(subjectCase|article|owner) != 0 && p.words[i+1].Fold != "a" && p.words[i+1].Fold != "an" {
		ph.end = p.pastSubjectAndVerb(i+1, false)
	} else if s&(pastVerb|thirdVerb) != 0 && s&manyNoun == 0 || s&haveVerb != 0 && p.inRow(i+2) && p.speech[i+2]&(doneVerb|adverb) != 0 || s&thirdVerb != 0 && p.inRow(i+2) && p.speech[i+2]&(objectCase|toWord) != 0 {
		ph.end = p.pastVerb(i + 1)
	}
	return ph, ph.end > i
}

// bothAt is the phrase of a couple: "both the grid connection and the planning consent".
func (p *prose) bothAt(i int) (phrase, bool) {
	one, ok := p.phraseAt(i + 1)
	if !ok || !p.inRow(one.end) {
		return one, false
	}
	if p.words[one.end].Fold != "and" {
		return one, one.number == several
	}
	if !p.inRow(one.end + 1) {
		return one, false
	}
	two, ok := p.phraseAt(one.end + 1)
	two.number, two.from = several, i
	return two, ok && !two.verbal
}

// partAt is the phrase of a part of many: "each of the drivers", "both of us", "two of the rounds".
func (p *prose) partAt(i int) (phrase, bool) {
	ph := phrase{from: i, head: i, told: i, end: i + 3, sure: true}
	if !p.inRow(i + 2) {
		return ph, false
	}
	inner := anyNumber
	if s := p.speech[i+2]; s&objectCase != 0 && s&owner == 0 {
		if oneOf(p.words[i+2].Fold, "us them") || oneOf(p.words[i].Fold, "one both each two three four five") {
			inner = several
		}
	} else {
		of, ok := p.phraseAt(i + 2)
		if !ok || of.bare {
			return ph, false
		}
		ph.end, ph.told, inner = of.end, of.told, of.number
	}
	switch p.words[i].Fold {
	case "one", "each", "either", "neither":
		ph.number, ph.each = justOne, true
		if inner == justOne {
			ph.number = anyNumber
		}
	case "both", "many", "several", "few", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten":
		if inner == several {
			ph.number = several
		}
	case "some", "all", "most", "half":
		ph.number, ph.sure = inner, inner == several
	}
	return ph, true
}

// tellsOne are nouns in the singular that thingNames lacks, for they stand without an article, too, or are verbs as often.
const tellsOne = "quality experience work way calm speed size beauty cost care patience warmth purpose sound smell look tone order design weight colour color length height view talk tour visit answer advice feedback research training " +
	"knowledge information equipment software furniture luggage homework evidence money traffic colleague boss man woman person girl boy interest use noise light water money help"
