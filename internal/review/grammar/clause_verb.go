package grammar

// This file tells a verb from a noun that is written the same.

// actsAsVerb reports that words[i], which may be a noun by its letters, is the verb of the noun before it, by what follows:
// "the new rules affects every label".
func (p *prose) actsAsVerb(i int) bool {
	s, fold := p.speech[i], p.words[i].Fold
	if p.words[i].Capital || hyphenAfter(p, i) || p.owns(i) || fold == "please" || fold == "thank" || fold == "save" || fold == "base" || fold == "back" {
		return false
	}
	if s&(anyNoun|adjective) == 0 {
		return !(p.inRow(i+2) && p.speech[i+1]&subjectCase != 0 && p.speech[i+2]&(pastVerb|helper) != 0) // "the mail merge you showed"
	}
	if !p.inRow(i+1) || p.verbFollows(i+1) {
		return false
	}
	if v := verbIn(fold); (v.form == plainForm || v.form == thirdForm) && !v.noun {
		return true
	}
	many := p.speech[i-1]&manyNoun != 0
	n, next := p.speech[i+1], p.words[i+1].Fold
	switch {
	case n&(article|owner) != 0 && n&objectCase == 0, oneOf(next, "this these those each every all both most"), n&numeral != 0 && s&thirdVerb != 0:
		o, ok := p.phraseAt(i + 1)
		return ok && !o.pronoun && !o.doubt && (!p.inRow(o.end) || p.speech[o.end]&(preposition|joiner|adverb|toWord|clauseWord|asking|subjectCase) != 0) && !oneOf(p.words[o.head].Fold, whiles)
	case n&objectCase != 0:
		if n&subjectCase != 0 && !(s&thirdVerb != 0 && next == "you" && p.inRow(i+2) && p.speech[i+2]&helper == 0) {
			return false
		}
		return n&subjectCase != 0 || !p.verbFollows(i+2)
	case many && s&thirdVerb != 0 && oneOf(next, "back up down out off away home"): // "the crews drives back"
		return !p.verbFollows(i + 2)
	case n == manyNoun && s&thirdVerb != 0, isAnybody(next):
		return !p.verbFollows(i + 2)
	case next == "how", next == "that" && s&thirdVerb != 0 && (many || p.inRow(i+2) && p.speech[i+2]&(subjectCase|article|owner) != 0), next == "what", next == "whether":
		return true
	case oneOf(next, "well twice again straight nearly"):
		return many && s&thirdVerb != 0
	case next == "to":
		return many && oneOf(fold, "needs wants hopes plans seems tends") && p.inRow(i+2) && p.speech[i+2]&baseVerb != 0
	case oneOf(fold, "look looks sound sounds feel feels smell smells taste tastes seem seems"):
		return n&adjective != 0 && n&anyNoun == 0 || oneOf(next, "like fine good great right")
	case oneOf(fold, "work works"):
		return many && oneOf(next, "for in with on at hard together")
	case oneOf(fold, "need needs"):
		return n&numeral != 0
	}
	return false
}

// whiles are nouns that tell when: "The pump repair the other day".
const whiles = "day days week weeks month months year years morning evening afternoon night time times minute hour moment weekend summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday"

// verbFollows reports that words[i] may be the verb of what stands before.
func (p *prose) verbFollows(i int) bool {
	return p.inRow(i) && (p.speech[i]&(helper|thirdVerb|pastVerb) != 0 || p.speech[i]&(baseVerb|anyNoun) == baseVerb)
}
