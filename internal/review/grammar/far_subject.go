package grammar

import "strings"

// farthest is how many words may lie between where a subject begins and its verb.
const farthest = 14

// farSubject is about a verb whose subject has something said of it in between: "The list of suppliers that you showed
// me are", "The photos on the wall shows", "The manager who took me round know".
func farSubject(p *prose, i int) (slip, bool) {
	if p.prev(i) == "" || p.owns(i) || p.owns(i-1) || p.syntax[i-1]&isSubject != 0 || hyphenAfter(p, i) {
		return slip{}, false
	}
	verb := p.words[i].Fold
	ofOne := verbFormIn(p.syntax[i]) == thirdForm || oneOf(verb, "is was has doesn't isn't wasn't hasn't")
	if !ofOne && verbFormIn(p.syntax[i]) != plainForm && !oneOf(verb, "are were have do don't") {
		return slip{}, false
	}
	from := i - 1
	for from > i-farthest && from > 0 && !p.words[from].Opens && p.prev(from) != "" {
		from--
	}
	if !p.words[from].Opens && from > 0 && p.prev(from) != "" {
		return slip{}, false
	}
	to := i
	if isBeforeVerb(p.words[to-1].Fold) {
		to--
	}
	if s, ok := fartherSubject(p, from, to, i, ofOne); ok {
		return s, true
	}
	// "I was glad that the list of parts are short": a clause within the sentence.
	for at := i - 3; at > from; at-- {
		switch p.prev(at) {
		case "that":
			if !oneOf(p.prev(at-1), "clear think know glad see saw noticed learned sure happy surprised impressed believe hope mentioned heard liked feel felt realised realized remember") || oneOf(verb, "were be have") {
				continue
			}
		case "because", "when", "where", "while", "since":
		default:
			continue
		}
		return fartherSubject(p, at, to, i, ofOne)
	}
	return slip{}, false
}

// fartherSubject reads the words from a place to the verb as one subject, and says what the verb should be.
func fartherSubject(p *prose, from, to, verb int, ofOne bool) (slip, bool) {
	head, isMany := headOf(p, from, to)
	if head < 0 || isMany != ofOne || head == from+1 && head+1 == to && to == verb || !saidOfHead(p, head+1, to) {
		return slip{}, false
	}
	switch fold := p.words[verb].Fold; {
	case fold == "like", p.words[verb].Capital, oneOf(fold, "is was") && oneOf(p.next(verb), "a an one"):
		return slip{}, false // "The holidays of five countries in one calendar was a puzzle"
	case verbFormIn(p.syntax[verb]) == thirdForm && p.marksOfNext(verb)&isCount != 0:
		// "My notes from the talk fills four pages"
	case p.syntax[verb]&orNoun != 0:
		if !oneOf(fold, "help helps need needs show shows look looks run runs sound sounds feel feels work works change changes") || !oneOf(p.next(verb), "me us you him them it that the a like very so well good great how better somebody someone") {
			return slip{}, false // "the rooms with a view of"
		}
	case verbFormIn(p.syntax[verb]) != noForm && (p.next(verb) == "" || oneOf(p.next(verb), "at is was has")):
		return slip{}, false // "my short stay at Brandt was"
	}
	if ofOne {
		return word(verb, forMany(p.words[verb].Fold))
	}
	return word(verb, inSingular(p.words[verb].Fold))
}

// headOf finds the noun that a subject is about, from its article, and whether it is many; -1 where that is not told.
func headOf(p *prose, from, to int) (head int, isMany bool) {
	det := p.words[from].Fold
	switch det {
	case "the", "my", "your", "our", "his", "her", "their", "this", "that", "these", "those", "a", "an", "every", "each", "both", "many", "several":
	case "one", "either", "neither":
		if p.next(from) == "of" && oneOf(p.next(from+1), "the your my our these those their") {
			return from, false
		}
		return -1, false
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten":
		if p.next(from) == "of" && oneOf(p.next(from+1), "the your my our these those their") {
			return from, true
		}
		return -1, false
	case "everyone", "everybody", "nobody":
		if oneOf(p.next(from), "in on at from of") {
			return from, false
		}
		return -1, false
	default:
		return -1, false
	}
	if p.owns(from) {
		return -1, false
	}
	for at := from + 1; at < to && at <= from+3 && p.prev(at) != ""; at++ {
		w, g := &p.words[at], p.syntax[at]
		if w.Capital || g&isSubject != 0 || oneOf(w.Fold, "and or of in on at for with from to by about one only ones nobody everyone everybody people must may might") || at > from+1 && (p.syntax[at-1]&inPlural != 0 || strings.HasSuffix(w.Fold, "ing")) {
			return -1, false
		}
		switch f := verbFormIn(g); f {
		case plainForm, thirdForm:
			if g&orNoun == 0 || f == thirdForm && at > from+1 {
				return -1, false
			}
		case doingForm:
			if at > from+1 {
				return -1, false // "The paper comparing offers"
			}
		case pastOnly, pastForms:
			if at > from+1 || f == pastOnly {
				return -1, false
			}
		}
		if next := p.marksOfNext(at); !(at+1 == to || next&(prepositive|isSubject) != 0 || oneOf(p.next(at), "who whom that which")) {
			continue
		}
		if p.owns(at) || oneOf(w.Fold, bodies+" rest half most part lot people's kind sort type way") && w.Fold != "way" && w.Fold != "list" || measures(w.Fold) {
			return -1, false
		}
		switch many := g&inPlural != 0 || g&isOfThings != 0; {
		case many && oneOf(det, "this that a an every each"), !many && oneOf(det, "these those both many several"):
			return -1, false
		case many && at > from+1 && !p.words[from].Opens && namesOne(p.words[at-1].Fold):
			return -1, false // "when the boat sinks", "the swan boats"
		case many:
			return at, true
		case oneOf(w.Fold, occupations) || oneOf(w.Fold, tellsOne) || namesOne(w.Fold):
			return at, false
		}
		return -1, false
	}
	return -1, false
}

// tellsOne are nouns in the singular that thingNames lacks, for they stand without an article, too, or are verbs as often.
const tellsOne = "quality experience work way calm speed size beauty cost care patience warmth purpose sound smell look tone order design weight colour color length height view talk tour visit answer advice feedback research training " +
	"knowledge information equipment software colleague boss man woman person girl boy interest use noise light water money help"

// saidOfHead reports that what stands between the head of a subject and its verb says something of it: "of the
// suppliers", "that you showed me", "you asked me about the budget".
func saidOfHead(p *prose, from, to int) bool {
	clauseOpen, acted := false, false // within what "who" or "you" began; its verb was seen
	noun := true
	for at := from; at < to; at++ {
		w, g := &p.words[at], p.syntax[at]
		if p.prev(at) == "" || oneOf(w.Fold, "and or but if because when while what how why where whose than as not to") {
			return false
		}
		f := verbFormIn(g)
		switch {
		case oneOf(w.Fold, "who whom that which"):
			if clauseOpen || !noun || w.Fold == "that" && at != from && !(p.marksOfPrev(at)&inPlural != 0 && p.marksOfNext(at)&isSubject != 0) {
				return false
			}
			clauseOpen, noun = true, false
		case g&isSubject != 0 && w.Fold != "you" || w.Fold == "you" && !acted && at+1 < to && (verbFormIn(p.syntax[at+1]) != noForm || strings.HasSuffix(p.words[at+1].Fold, "ed")) && !(p.marksOfPrev(at)&prepositive != 0):
			if acted || clauseOpen && !oneOf(p.prev(at), "that which who whom") {
				return false
			}
			clauseOpen, noun = true, false
		case clauseOpen && !acted:
			if f == noForm && !strings.HasSuffix(w.Fold, "ed") && !oneOf(w.Fold, "had has have was were is are") || f == doingForm {
				if isBeforeVerb(w.Fold) {
					continue
				}
				return false
			}
			if oneOf(w.Fold, "said say says think thought know knew hope hoped believe felt feel heard hear mean meant guess wish told suggested mentioned had has have was were is are made let helped saw see find found") {
				return false
			}
			acted, noun = true, true
		case g&prepositive != 0:
			noun = false
		case oneOf(w.Fold, "me you us him them it") && (acted || p.marksOfPrev(at)&prepositive != 0):
			noun = true
		case oneOf(w.Fold, "the a an my your our his her their this these those two three four five six seven eight nine ten some all each every many"):
			noun = false
		default:
			if strings.IndexByte(w.Fold, '\'') >= 0 || w.Capital || f == plainForm && g&orNoun == 0 || f == thirdForm && (g&orNoun == 0 || noun) || f == pastOnly || (f == pastForms || strings.HasSuffix(w.Fold, "ed")) && noun && !(at == from && p.marksOfNext(at)&prepositive != 0) || p.syntax[at]&isOfThings == 0 && oneOf(w.Fold, "is are was were has have had do does did will would can could should may might must don't doesn't didn't isn't wasn't can't won't here there") {
				return false
			}
			noun = true
		}
	}
	return noun && (!clauseOpen || acted)
}
