package grammar

import "slices"

// This file finds verbs that do not fit their subject, in any clause. It reads a clause from its beginning: the noun of the
// subject with what is said of it, and then the verb. It speaks only where all words between are understood, where
// what stands before the subject surely begins a clause, and where noun and verb each have one number. The first verb that
// fits ends the reading.

// subject is what a clause is about.
type subject struct {
	phrase
	plain  bool   // nothing is said of the noun yet
	couple bool   // "and" joins two
	place  string // the last preposition with a noun
	ofBare bool   // that noun had no article
}

// pronounIs reports that the subject is a pronoun.
func (s *subject) pronounIs(p *prose, fold string) bool {
	return s.pronoun && p.words[s.head].Fold == fold
}

// opening says what stands before a clause.
type opening uint8

const (
	noOpening  opening = iota
	atStart            // of a sentence
	behindWord         // "because", "I think", a comma behind a first clause
	behindThat         // which may stand behind "suggest"
	behindIf           // "if the lift were"
	behindTime         // "since the talks"
)

// readClauses adds what is found in the clauses of a text.
func (s *slips) readClauses(p *prose) {
	before := len(s[Agreement])
	for i, parts := range p.speech {
		if parts&(beVerb|haveVerb|doVerb) != 0 {
			if found, ok := p.invertedSlip(i); ok {
				s.add(p, Agreement, found)
			}
			continue
		}
		if parts&subjectCase != 0 {
			if found, ok := p.pronounSlip(i); ok {
				s.add(p, Agreement, found)
			}
		} else if parts&(pointer|asking) != 0 {
			fold := p.words[i].Fold
			if fold == "this" || fold == "these" || fold == "those" || fold == "that" {
				if found, ok := p.pointerSlip(i); ok {
					s.add(p, Agreement, found)
				}
			}
			if fold == "who" || fold == "that" {
				if found, ok := p.relativeSlip(i); ok {
					s.add(p, Agreement, found)
				}
			}
		}
		if parts&mayOpenPhrase == 0 && parts != 0 && !p.words[i].Capital {
			continue
		}
		if o := p.openingAt(i); o != noOpening {
			if found, ok := p.clauseSlip(i, o); ok {
				s.add(p, Agreement, found)
			}
		}
	}
	if len(s[Agreement]) != before {
		s.inOrder(Agreement)
	}
}

// inOrder puts the slips of a kind in the order of their place.
func (s *slips) inOrder(k Kind) {
	slices.SortStableFunc(s[k], func(a, b slip) int { return a.from - b.from })
}

const mayOpenPhrase = opensNoun | anyNoun | adjective | subjectCase | objectCase | negation | asking | doingVerb

// clauseSlip reads the clause that begins with words[from].
func (p *prose) clauseSlip(from int, o opening) (slip, bool) {
	ph, ok := p.phraseAt(from)
	if !ok || ph.verbal && !(o == atStart && p.speech[from]&doingVerb == 0) && !(o == behindThat && ph.number == several && ph.end == from+1 && oneOf(p.words[from-2].Fold, "said told say says think know") && p.inRow(ph.end) && p.speech[ph.end]&beVerb != 0) || p.words[from].Fold == "that" && o != atStart || o == behindThat && p.words[from].Fold == "one" && p.inRow(from+1) && p.words[from+1].Fold != "of" {
		return slip{}, false
	}
	sub := subject{phrase: ph, plain: true}
	at, aside, behindAside := ph.end, false, false
	for range 6 {
		if at >= len(p.words) {
			return slip{}, false
		}
		if p.syntax[at]&adjoins == 0 && !behindAside {
			if aside {
				return slip{}, false
			}
			if list := p.pastList(at, &sub); list >= 0 {
				at = list
			} else if at = p.pastAside(at, &sub); at < 0 {
				return slip{}, false
			} else {
				aside, behindAside = true, true
			}
			continue
		}
		behindAside = false
		verb := at
		if s := p.speech[verb]; s&adverb != 0 && s&(anyNoun|anyVerb) == 0 && (isBeforeVerb(p.words[verb].Fold) || len(p.words[verb].Fold) > 4) && p.inRow(verb+1) {
			verb++
		}
		if s := p.speech[verb]; s&(helper|pastVerb) != 0 || s&(baseVerb|thirdVerb) != 0 && p.actsAsVerb(verb) {
			if sub.pronoun && !sub.couple && (o != behindWord || s&(baseVerb|thirdVerb) == 0 || s&anyNoun != 0) {
				return slip{}, false // these are looked at elsewhere
			}
			return p.judge(from, verb, &sub, o)
		}
		if sub.pronoun && p.words[at].Fold != "and" || aside {
			return slip{}, false
		}
		if p.words[from].Fold == "whose" {
			return slip{}, false
		}
		if o == behindTime && p.speech[at]&(subjectCase|opensNoun) != 0 {
			return slip{}, false // "As a cook I know"
		}
		if at = p.pastModifier(at, &sub); at < 0 {
			return slip{}, false
		}
	}
	return slip{}, false
}

// judge says what the verb at words[v] should be.
func (p *prose) judge(from, v int, sub *subject, o opening) (slip, bool) {
	if sub.number == anyNumber || p.owns(v) || p.words[v].Capital || hyphenAfter(p, v) {
		return slip{}, false
	}
	fold, s := p.words[v].Fold, p.speech[v]
	if s&helper == 0 && p.inRow(v+1) && p.speech[v+1]&modal != 0 {
		return slip{}, false // "a card with the word come would do"
	}
	is, has := anyNumber, false
	switch fold {
	case "is", "was", "isn't", "wasn't":
		is = justOne
	case "are", "were", "aren't", "weren't":
		is = several
	case "has", "hasn't", "does", "doesn't":
		is, has = justOne, true
	case "have", "haven't", "do", "don't":
		is, has = several, true
	default:
		switch {
		case s&(helper|pastVerb) != 0:
			return slip{}, false
		case s&thirdVerb != 0 && s&baseVerb == 0:
			is, has = justOne, true
		case s&baseVerb != 0 && s&thirdVerb == 0:
			is, has = several, true
		}
	}
	if is == anyNumber || is == sub.number {
		return slip{}, false
	}
	if is == justOne {
		if sub.counted && (!sub.plain || p.measured(v) || s&thirdVerb == 0 || oneOf(fold, "seems makes sounds looks feels takes costs means gives")) || sub.bare && o == atStart && sub.head == from && !sub.couple && (p.words[from].Fold == "windows" || p.syntax[from]&isOfThings == 0 && !oneOf(p.words[from].Fold, "results questions things engineers patients")) {
			return slip{}, false // "Ten years makes a difference", "Levels says"
		}
		if !has && (p.measured(v) && !sub.couple || !(sub.couple && oneOf(p.next(v), "all both")) && oneOf(p.next(v), "a an one what all how why where more enough plenty too") || o == behindTime || sub.bare && !sub.couple && o == atStart && sub.head != from && !p.qualityAt(v+1)) {
			return slip{}, false // "Good drawings is what I like"
		}
		if sub.couple && oneOf(p.words[v-1].Fold, whiles+" half quarter") {
			return slip{}, false // "an hour and a half is"
		}
		if sub.couple && !has && !sub.isPerson() && oneOf(p.next(v), "the my your") {
			return slip{}, false
		}
		right := forManyOf(fold)
		return slip{from: v, to: v, right: right}, right != ""
	}
	if sub.name && (is == several && (!has || fold == "have")) {
		return slip{}, false // a team, a firm
	}
	if (fold == "were" || fold == "weren't") && (o == behindIf || o == behindTime) || o == behindTime && !has && !oneOf(p.words[from-1].Fold, "since as") {
		return slip{}, false
	}
	if (fold == "were" || fold == "weren't") && o == behindThat && from > 1 && oneOf(p.words[from-2].Fold, "wish wished wishes would suppose imagine say rather") {
		return slip{}, false
	}
	if s&baseVerb != 0 || fold == "have" || fold == "do" {
		if o == behindThat && p.demanded(from) && !(fold == "have" && p.inRow(v+1) && p.speech[v+1]&doneVerb != 0) || o == behindIf && p.words[from-1].Fold == "whether" && s&baseVerb != 0 && fold != "have" {
			return slip{}, false
		}
		if fold == "do" && p.next(v) != "not" && !(p.inRow(v+1) && (p.speech[v+1]&(article|owner) != 0 || p.speech[v+1]&(anyNoun|anyVerb) == oneNoun)) {
			return slip{}, false
		}
	}
	if sub.doing && (!has || s&beVerb != 0) {
		return slip{}, false // "Helping the team were two nurses"
	}
	if sub.what && !has && !p.oneFollows(v+1) {
		return slip{}, false // "What I liked were the drawings"
	}
	if !p.surelyOne(&sub.phrase) {
		return slip{}, false
	}
	right := forOneOf(fold)
	return slip{from: v, to: v, right: right}, right != ""
}

// qualityAt reports that words[i] is said of a subject and is no noun: "the welders are hard to find".
func (p *prose) qualityAt(i int) bool {
	if p.inRow(i) && p.speech[i] == adverb {
		i++
	}
	return p.inRow(i) && p.speech[i]&adjective != 0 && p.speech[i]&(anyNoun|pointer) == 0 && !oneOf(p.words[i].Fold, "fine okay enough") && (!p.inRow(i+1) || p.speech[i+1]&(anyNoun|adjective) == 0)
}

// oneFollows reports that words[i] begins what is surely one thing: "how", "the chance", "a rule".
func (p *prose) oneFollows(i int) bool {
	if !p.inRow(i) {
		return false
	}
	if oneOf(p.words[i].Fold, "how that") {
		return p.inRow(i+1) && p.speech[i+1]&(anyNoun|helper) == 0
	}
	if p.qualityAt(i) || p.speech[i]&(doingVerb|anyNoun|adjective) == doingVerb {
		return true
	}
	if p.speech[i]&(article|owner) == 0 {
		return false
	}
	ph, ok := p.phraseAt(i)
	if !ok || ph.number == several || p.speech[ph.head]&oneNoun == 0 || !p.inRow(ph.end) && ph.end < len(p.words) && p.text[p.words[ph.end-1].End:p.words[ph.end].Start] == ", " {
		return false
	}
	for at := ph.end; p.inRow(at); at++ {
		if p.words[at].Fold == "and" {
			return false
		}
	}
	return true
}

// measured reports an amount right before words[i].
func (p *prose) measured(i int) bool { return measures(p.words[i-1].Fold) }

// isPerson reports that the subject, or the first of a couple, is somebody by name or a pronoun.
func (s *subject) isPerson() bool { return s.name || s.pronoun }

// demanded reports that a plain verb may stand for every number in the clause that begins with words[i]: behind "that", unless
// it tells what is said or known: "I suggest that she take", "it makes sense that he go first".
func (p *prose) demanded(i int) bool {
	if i < 2 || p.words[i-1].Fold != "that" {
		return false
	}
	if p.speech[i-2]&(anyNoun|anyVerb|adjective) == oneNoun || p.speech[i-2]&(anyNoun|anyVerb) == manyNoun {
		return oneOf(p.words[i-2].Fold, "suggestion suggestions proposal proposals condition conditions requirement requirements recommendation recommendations idea ideas sense insistence rule rules provision principle shame priority importance advice wishes prayer")
	}
	return !oneOf(p.words[i-2].Fold, "clear think thinks thought know knows knew known glad see saw seen noticed learned sure happy surprised impressed believe believes hope hoped mentioned heard hear said says say told me you us found felt fact noticed certain show shows showed explained understand understood remember proud sorry")
}

// forManyOf is the form for many of any verb that is written for one.
func forManyOf(fold string) string {
	if right := forMany(fold); right != "" {
		return right
	}
	for _, base := range basesOf(fold) {
		if thirdOf(base) == fold && speechIn(base)&baseVerb != 0 {
			return base
		}
	}
	return ""
}

// forOneOf is the form for one of any verb that is written for many.
func forOneOf(fold string) string {
	switch fold {
	case "aren't":
		return "isn't"
	case "weren't":
		return "wasn't"
	case "haven't":
		return "hasn't"
	case "do":
		return "does"
	}
	if right := inSingular(fold); right != "" {
		return right
	}
	return thirdOf(fold)
}
