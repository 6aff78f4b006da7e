package grammar

import "strings"

// farthest is how many words may lie between where a subject begins and its verb.
const farthest = 14

// farSubject is about a verb whose subject has something said of it in between: "The list of suppliers that you showed
// me are", "The photos on the wall shows", "The manager who took me round know".
func farSubject(p *prose, i int) (slip, bool) {
	if p.syntax[i]&adjoins == 0 || p.syntax[i-1]&isSubject != 0 || agreementIn(p.syntax[i-1]) == helping {
		return slip{}, false // most are decided here
	}
	ofOne, ok := verbShowing(p, i)
	if !ok || p.owns(i) || p.owns(i-1) || hyphenAfter(p, i) {
		return slip{}, false
	}
	switch p.words[i-1].Fold {
	case "it", "this", "that", "there", "what", "who", "which", "and", "not", "cannot":
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
			if !oneOf(p.prev(at-1), "clear think know glad see saw noticed learned sure happy surprised impressed believe hope mentioned heard liked feel felt realised realized remember") || oneOf(p.words[i].Fold, "were be have") {
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

// verbShowing tells whether words[i] is a verb of one or of many, and whether it shows that surely enough.
func verbShowing(p *prose, i int) (ofOne, ok bool) {
	fold, f := p.words[i].Fold, verbFormIn(p.syntax[i])
	switch {
	case f != plainForm && f != thirdForm:
		switch fold {
		case "is", "was":
			return true, !oneOf(p.next(i), "a an one") // "The holidays of five countries in one calendar was a puzzle"
		case "has", "doesn't", "isn't", "wasn't", "hasn't":
			return true, true
		case "are", "were", "don't":
			return false, true
		}
		return false, false
	case fold == "have" || fold == "do" || fold == "has" || fold == "does":
		return f == thirdForm, true
	case fold == "like" || p.words[i].Capital || p.next(i) == "":
		return false, false
	case f == thirdForm && p.marksOfNext(i)&isCount != 0: // "My notes from the talk fills four pages"
		return true, true
	case p.syntax[i]&orNoun != 0: // else "the rooms with a view of"
		return f == thirdForm, oneOf(fold, "help helps need needs show shows look looks run runs sound sounds feel feels work works change changes") &&
			oneOf(p.next(i), "me us you him them it that the a like very so well good great how better somebody someone")
	}
	return f == thirdForm, !oneOf(p.next(i), "at is was has") // "my short stay at Brandt was"
}

// fartherSubject reads the words from a place to the verb as one subject, and says what the verb should be.
func fartherSubject(p *prose, from, to, verb int, ofOne bool) (slip, bool) {
	head := headOf(p, from, to, ofOne)
	if head < 0 || head == from+1 && head+1 == to && to == verb && p.prev(from) == "" || !saidOfHead(p, head+1, to) {
		return slip{}, false
	}
	if ofOne {
		return word(verb, forMany(p.words[verb].Fold))
	}
	return word(verb, inSingular(p.words[verb].Fold))
}

// headOf finds the noun that a subject is about, from its article, if it is one of the number that is asked for; -1 for
// none.
func headOf(p *prose, from, to int, many bool) int {
	det := p.words[from].Fold
	switch det {
	case "the", "my", "your", "our", "his", "her", "their", "this", "that", "these", "those", "a", "an", "every", "each", "both", "many", "several":
	case "one", "either", "neither":
		if !many && p.next(from) == "of" && oneOf(p.next(from+1), "the your my our these those their") {
			return from
		}
		return -1
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten":
		if many && p.next(from) == "of" && oneOf(p.next(from+1), "the your my our these those their") {
			return from
		}
		return -1
	case "everyone", "everybody", "nobody":
		if !many && (oneOf(p.next(from), "in on at from of") || p.marksOfNext(from)&isSubject != 0) {
			return from
		}
		return -1
	default:
		return -1
	}
	if p.owns(from) {
		return -1
	}
	for at := from + 1; at < to && at <= from+3 && p.syntax[at]&adjoins != 0; at++ {
		if at+1 < to && p.marksOfNext(at)&(prepositive|isSubject) == 0 && !tellsWhere(p.next(at)) && agreementIn(p.marksOfNext(at)) != joining && p.next(at) != "whom" {
			continue
		}
		if inMany := p.syntax[at]&(inPlural|isOfThings) != 0; inMany == many && mayHead(p, from, at) && (many || tellsItIsOne(p.words[at].Fold)) {
			return at
		}
		return -1
	}
	return -1
}

// mayHead reports a noun at words[at] with no more than two words between it and its article at words[from], and none of
// them such as begin another thought.
func mayHead(p *prose, from, at int) bool {
	det, many := p.words[from].Fold, p.syntax[at]&(inPlural|isOfThings) != 0
	if p.owns(at) || many && oneOf(det, "this that a an every each") || !many && oneOf(det, "these those both many several") {
		return false
	}
	for j := from + 1; j <= at; j++ {
		w, g := &p.words[j], p.syntax[j]
		switch f := verbFormIn(g); f {
		case plainForm, thirdForm:
			if g&orNoun == 0 || f == thirdForm && j > from+1 {
				return false
			}
		case doingForm, pastForms: // "The paper comparing offers"
			if j > from+1 {
				return false
			}
		case pastOnly:
			return false
		}
		if w.Capital || g&(isSubject|prepositive) != 0 || j > from+1 && g&isCount != 0 || oneOf(w.Fold, "and or one only ones nobody everyone everybody must may might will would can could should do does did it this these those such") || j < at && w.Fold == "people" || j > from+1 && (p.syntax[j-1]&inPlural != 0 || strings.HasSuffix(w.Fold, "ing")) {
			return false
		}
	}
	if noun := p.words[at].Fold; oneOf(noun, bodies+" rest half most part lot kind sort type") || measures(noun) {
		return false
	}
	return !many || at == from+1 || p.words[from].Opens || !namesOne(p.words[at-1].Fold) // "when the boat sinks"
}

// tellsWhere reports more prepositions that tell where something is.
func tellsWhere(fold string) bool {
	switch fold {
	case "outside", "beside", "near", "beneath", "above", "below", "opposite", "along", "between":
		return true
	}
	return false
}

// tellsItIsOne reports a noun in the singular behind an article.
func tellsItIsOne(noun string) bool {
	return oneOf(noun, occupations) || oneOf(noun, tellsOne) || namesOne(noun)
}

// tellsOne are nouns in the singular that thingNames lacks, for they stand without an article, too, or are verbs as often.
const tellsOne = "quality experience work way calm speed size beauty cost care patience warmth purpose sound smell look tone order design weight colour color length height view talk tour visit answer advice feedback research training " +
	"knowledge information equipment software furniture luggage homework evidence money traffic colleague boss man woman person girl boy interest use noise light water money help"

// saidOfHead reports that what stands between the head of a subject and its verb says something of it: "of the
// suppliers", "that you showed me", "you asked me about the budget".
func saidOfHead(p *prose, from, to int) bool {
	clauseOpen, acted, theirs := false, false, false // within what "who" or "you" began; its verb was seen
	noun, behind := true, false                      // a noun stands right before; a preposition does
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
		case clauseOpen && !acted && !theirs && oneOf(w.Fold, "the my your our his her their"):
			theirs = true // "that your father told"
		case clauseOpen && !acted && theirs && p.prev(at-1) != "" && oneOf(p.prev(at), "the my your our his her their") && (f == noForm || g&orNoun != 0):
		case clauseOpen && !acted:
			if f == noForm && !strings.HasSuffix(w.Fold, "ed") && !oneOf(w.Fold, "had has have was were is are") || f == doingForm {
				if isBeforeVerb(w.Fold) {
					continue
				}
				return false
			}
			if oneOf(w.Fold, "said say says think thought know knew hope hoped believe felt feel heard hear mean meant guess wish told suggested mentioned had has have was were is are made let helped saw see find found") && !(oneOf(w.Fold, "told heard saw found made") && p.marksOfNext(at)&prepositive != 0) {
				return false
			}
			acted, noun = true, true
		case g&prepositive != 0 || tellsWhere(w.Fold):
			noun, behind = false, true
		case oneOf(w.Fold, "me you us him them it") && (acted || p.marksOfPrev(at)&prepositive != 0):
			noun = true
		case oneOf(w.Fold, "the a an my your our his her their this these those two three four five six seven eight nine ten some all each every many"):
			noun = false
		default:
			if strings.IndexByte(w.Fold, '\'') >= 0 || w.Capital || f == plainForm && g&orNoun == 0 || f == thirdForm && (g&orNoun == 0 || noun && !(behind && (at+1 == to || p.marksOfNext(at)&prepositive != 0))) || f == pastOnly || (f == pastForms || strings.HasSuffix(w.Fold, "ed")) && noun && !(at == from && p.marksOfNext(at)&prepositive != 0) || p.syntax[at]&isOfThings == 0 && oneOf(w.Fold, "is are was were has have had do does did will would can could should may might must don't doesn't didn't isn't wasn't can't won't here there") {
				return false
			}
			noun = true
		}
	}
	return noun && (!clauseOpen || acted)
}
