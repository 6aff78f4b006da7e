package grammar

// This file reads what may stand between the noun of a subject and its verb. Each function takes the place of a word and
// returns that of the first word behind what it read, or -1 for what it does not know: then nothing is said of the clause.

// pastModifier reads one thing that is said of the noun: "on the wall", "that you showed me", "you asked about", "and her deputy".
func (p *prose) pastModifier(i int, sub *subject) int {
	s, fold := p.speech[i], p.words[i].Fold
	switch {
	case fold == "and":
		return p.pastCouple(i, sub)
	case s&preposition != 0:
		if oneOf(fold, "than as like until before after since except but till") {
			return -1
		}
		return p.pastPlace(i, sub)
	case fold == "who" || fold == "which" || fold == "that" || fold == "whom":
		sub.plain = false
		if !p.inRow(i + 1) {
			return -1
		}
		if fold != "whom" && (p.speech[i+1]&(helper|pastVerb) != 0 || p.speech[i+1]&(baseVerb|thirdVerb) != 0 && (p.actsAsVerb(i+1) || p.inRow(i+2) && p.speech[i+2]&(objectCase|subjectCase) == objectCase)) {
			return p.pastVerb(i + 1)
		}
		return p.pastSubjectAndVerb(i+1, fold == "who")
	case s == 0 && oneOf(fold, "i've i'd i'll i'm you've you'd you'll you're we've we'd we'll we're they've they'd they'll they're he'd he'll she'd she'll"):
		if !sub.plain && sub.place == "" || !p.inRow(i+1) {
			return -1
		}
		sub.plain, sub.place = false, ""
		return p.pastVerb(i + 1)
	case fold == "where":
		sub.plain, sub.place = false, ""
		if !p.inRow(i + 1) {
			return -1
		}
		return p.pastSubjectAndVerb(i+1, false)
	case s&subjectCase != 0, s&(article|owner) != 0, p.words[i].Capital && !p.words[i].Opens:
		if !sub.plain && sub.place == "" {
			return -1
		}
		sub.plain, sub.place = false, ""
		return p.pastSubjectAndVerb(i, false)
	case fold == "to":
		sub.plain = false
		if !p.inRow(i+1) || p.speech[i+1]&baseVerb == 0 && p.words[i+1].Fold != "be" || oneOf(p.words[i+1].Fold, tellers) {
			return -1
		}
		return p.pastVerb(i + 1)
	case s&doingVerb != 0 && s&anyNoun == 0, s&(doneVerb|pastVerb) == doneVerb:
		sub.plain = false
		return p.pastTail(i+1, false)
	case fold == "here", fold == "upstairs", fold == "downstairs", fold == "outside", fold == "inside":
		return i + 1
	case s&adjective != 0 && s&(anyNoun|anyVerb) == 0 && p.inRow(i+1) && p.speech[i+1]&preposition != 0:
		sub.plain = false
		return i + 1 // "responsible for the ward"
	}
	return -1
}

// pastPlace reads a preposition with its noun. Behind "a lot of" that noun tells the number.
func (p *prose) pastPlace(i int, sub *subject) int {
	sub.plain = false
	if !p.inRow(i + 1) {
		return -1
	}
	of := p.words[i].Fold == "of" && i == sub.end && p.isQuantity(&sub.phrase)
	if s := p.speech[i+1]; s&(objectCase|selfWord) != 0 && (s&owner == 0 || p.inRow(i+2) && p.speech[i+2]&(anyNoun|adjective) == 0) {
		if of {
			return -1
		}
		return i + 2
	} else if s&doingVerb != 0 && (s&anyNoun == 0 || !p.inRow(i+2) || p.speech[i+2]&(anyNoun|adjective) == 0) {
		if oneOf(p.words[i+1].Fold, tellers) {
			return -1 // "of letting a nurse say"
		}
		return p.pastTail(i+2, false)
	}
	ph, ok := p.phraseAt(i + 1)
	if !ok || ph.pronoun {
		return -1
	}
	if of {
		quantity := p.words[sub.head].Fold
		first := p.words[sub.from].Fold
		switch {
		case quantity == "number" && first == "the" && ph.number == several:
			sub.number, sub.sure = justOne, true
		case ph.number == justOne && oneOf(quantity, "rest half most bulk remainder"):
			sub.told, sub.only, sub.each, sub.bare = ph.told, anyNumber, false, ph.bare
		case ph.number == several && (oneOf(quantity, "half most lot couple handful") || quantity == "number" && first != "the"):
			sub.number = several
		default:
			sub.number = anyNumber
		}
	}
	sub.ofBare, sub.place = ph.bare, p.words[i].Fold
	return ph.end
}

// pastCouple reads "and" with a second subject, or with a second noun of the preposition before it: "with bees and with
// birds". What may be either is not told apart: then the number is not known.
func (p *prose) pastCouple(i int, sub *subject) int {
	if !p.inRow(i + 1) {
		return -1
	}
	if sub.place != "" && p.words[i+1].Fold == sub.place {
		return p.pastPlace(i+1, sub)
	}
	ph, ok := p.phraseAt(i + 1)
	if !ok || ph.verbal && sub.place == "" {
		return -1
	}
	switch {
	case sub.place == "between":
		sub.place = ""
	case ph.bare && !ph.name && sub.place != "" && sub.ofBare && !sub.bare: // "with vaccines and cold chains"
	case sub.number == several:
		sub.couple = sub.pronoun // "you and Maria"
	case p.words[ph.head].Fold == "it":
		return -1
	case sub.plain && sub.number != anyNumber && (!sub.bare || sub.name) && !sub.each && !ph.each && (!ph.bare || ph.name || ph.pronoun) && !sub.pronounIs(p, "it"):
		sub.number, sub.couple = several, true
	default:
		sub.number = anyNumber
	}
	return ph.end
}

// pastSubjectAndVerb reads "you showed me", "your editors argue about".
func (p *prose) pastSubjectAndVerb(i int, who bool) int {
	ph, ok := p.phraseAt(i)
	if !ok || !p.inRow(ph.end) || who || ph.verbal {
		return -1
	}
	if p.speech[ph.end]&(helper|baseVerb|thirdVerb|pastVerb|adverb) == 0 {
		return -1
	}
	if s := p.speech[ph.end]; !ph.pronoun && s&(helper|pastVerb|adverb) == 0 && !(s&baseVerb != 0 && ph.number == several) && !p.actsAsVerb(ph.end) {
		return -1 // "the hint that the wage figures in my note were right"
	}
	return p.pastVerb(ph.end)
}

// pastVerb reads a verb with its helpers and what it takes.
func (p *prose) pastVerb(i int) int {
	main := -1
	at := i
	for ; at == i || p.inRow(at); at++ {
		s := p.speech[at]
		if s&helper != 0 {
			if main >= 0 && (oneOf(p.words[at].Fold, "is are was were has had does did am isn't aren't wasn't weren't hasn't doesn't didn't") || s&modal != 0 || s&(haveVerb|doVerb) != 0 && p.speech[main]&(modal|doVerb|haveVerb) == 0) {
				break
			}
			main = at
			continue
		}
		if s&(negation|adverb) != 0 {
			continue
		}
		if main >= 0 && p.speech[main]&haveVerb != 0 && oneOf(p.words[at].Fold, "run come become") {
			main = at
			at++
			break
		}
		if s&anyVerb != 0 && !p.words[at].Capital && !(main >= 0 && s&(doneVerb|doingVerb|baseVerb) == 0) && !(main >= 0 && s&anyNoun != 0 && p.speech[main]&(beVerb|haveVerb) != 0 && s&(doneVerb|doingVerb) == 0) {
			main = at
			at++
		}
		break
	}
	if main < 0 || at >= len(p.words) {
		return -1
	}
	return p.pastTail(at, oneOf(p.words[main].Fold, tellers))
}

// tellers are verbs behind which a whole clause may stand: "the days you said the office was shut".
const tellers = "said say says saying think thinks thought thinking know knows knew known hope hopes hoped believe believes believed feel feels felt hear heard mean means meant guess wish told tell tells suggest suggested suggests mention mentioned see saw seen find found decide decided agree agreed explain explained " +
	"make makes made making let lets letting helping having seeing hearing watching dare dares dared help helps helped have has had watch watched"

// pastTail reads what follows a verb: objects, places, times, a second verb. Behind a teller a noun may be the subject of
// another clause.
func (p *prose) pastTail(i int, teller bool) int {
	for range 6 {
		if !p.inRow(i) {
			return i
		}
		if s := p.speech[i]; teller && s&baseVerb != 0 && (s&anyNoun == 0 || p.speech[i-1]&objectCase != 0) {
			return -1 // "a book that makes them ask"
		}
		s, fold := p.speech[i], p.words[i].Fold
		switch {
		case s&subjectCase != 0 && (s&objectCase == 0 || p.verbFollows(i+1)):
			return -1 // "The last time we spoke you were"
		case s&(objectCase|selfWord) != 0 && (s&owner == 0 || p.inRow(i+1) && p.speech[i+1]&(anyNoun|adjective) == 0):
			i++
		case s&(clauseWord|asking|joiner|negation|modal) != 0 && s&preposition == 0:
			if fold == "that" && p.inRow(i+1) && oneOf(p.words[i+1].Fold, whiles) {
				i += 2
				continue
			}
			if fold == "that" || s&(asking|negation) != 0 || fold == "and" || fold == "or" || s&clauseWord != 0 {
				return -1
			}
			return i
		case s&preposition != 0:
			if fold != "than" && p.verbFollows(i+1) {
				return i + 1 // "the gardens you look after are"
			}
			if oneOf(fold, "than as like until before after since but till except") && !(oneOf(fold, "before after since until") && p.inRow(i+1) && p.speech[i+1]&(article|owner) != 0 && !p.clauseIn(i+1)) {
				return -1
			}
			if !p.inRow(i + 1) {
				return i + 1
			}
			if n := p.speech[i+1]; n&objectCase != 0 && n&owner == 0 {
				i += 2
				continue
			} else if n&doingVerb != 0 && n&anyNoun == 0 {
				i += 2
				continue
			}
			ph, ok := p.phraseAt(i + 1)
			if !ok && p.speech[i+1]&anyNoun != 0 {
				return -1
			}
			if !ok || ph.pronoun || p.speech[i+1]&pastVerb != 0 || p.speech[i+1]&(opensNoun|anyNoun|adjective) == 0 && !p.words[i+1].Capital {
				i++ // "the people I worked with"
				continue
			}
			i = ph.end
		case fold == "to" && p.verbFollows(i+1) && p.speech[i+1]&baseVerb == 0 && p.speech[i+1]&(beVerb|haveVerb) != 0 && p.words[i+1].Fold != "be" && p.words[i+1].Fold != "have":
			return i + 1 // "the people you sent me to are"
		case fold == "to" && p.inRow(i+1) && p.speech[i+1]&opensNoun != 0:
			ph, ok := p.phraseAt(i + 1)
			if !ok {
				return -1
			}
			i = ph.end
		case fold == "to":
			if !p.inRow(i+1) || p.speech[i+1]&baseVerb == 0 && p.words[i+1].Fold != "be" && p.words[i+1].Fold != "have" && p.words[i+1].Fold != "do" || oneOf(p.words[i+1].Fold, tellers) {
				return -1
			}
			i += 2
		case s&helper != 0, s&pastVerb != 0:
			return i
		case s&(doingVerb|doneVerb) != 0 && s&anyNoun == 0:
			i++
		case s&(baseVerb|thirdVerb) != 0 && p.actsAsVerb(i):
			return i
		case s&adverb != 0 && s&(anyNoun|opensNoun) == 0:
			i++
		case s&adjective != 0 && s&(anyNoun|baseVerb) == 0 && (!p.inRow(i+1) || p.speech[i+1]&(anyNoun|adjective) == 0):
			i++
		case s&(opensNoun|anyNoun|adjective) != 0 || p.words[i].Capital:
			ph, ok := p.phraseAt(i)
			if !ok || teller && !oneOf(p.words[ph.head].Fold, whiles) {
				return -1
			}
			i = ph.end
		default:
			return -1
		}
	}
	return -1
}

// pastList reads the rest of "the roof, the gutters and the chimney", from the second of them.
func (p *prose) pastList(i int, sub *subject) int {
	if !sub.plain || sub.number == anyNumber || p.speech[sub.from]&(article|owner|pointer) == 0 {
		return -1
	}
	for among := range 4 {
		if i >= len(p.words) {
			return -1
		}
		last := p.words[i].Fold == "and"
		if last {
			if among == 0 {
				return -1 // "the town, and the boats"
			}
			i++
		}
		if i >= len(p.words) || oneOf(p.words[i].Fold, "a an") || last && !p.inRow(i) || !last && p.text[p.words[i-1].End:p.words[i].Start] != ", " {
			return -1
		}
		ph, ok := p.phraseAt(i)
		if !ok || ph.pronoun || ph.end >= len(p.words) || ph.bare && !sub.each || sub.each && !ph.bare {
			return -1
		}
		i = ph.end
		if last {
			if !sub.each {
				sub.number, sub.couple = several, true
			}
			sub.plain = false
			return i
		}
	}
	return -1
}

// clauseIn reports that the phrase at words[i] is the subject of a clause of its own: "before the rain came".
func (p *prose) clauseIn(i int) bool {
	ph, ok := p.phraseAt(i)
	return !ok || ph.doubt || p.inRow(ph.end) && p.speech[ph.end]&pastVerb != 0
}

// pastAside reads what stands between two commas: ", which had been stacked by the door,".
func (p *prose) pastAside(i int, sub *subject) int {
	if i >= len(p.words) || p.text[p.words[i-1].End:p.words[i].Start] != ", " {
		return -1
	}
	switch p.words[i].Fold {
	case "which", "who", "including":
	case "along", "together", "as", "like", "each", "such", "especially":
		if sub.number != several {
			return -1
		}
	case "and":
		if sub.number != several || !oneOf(p.next(i), "above especially particularly in not") {
			return -1
		}
	default:
		return -1
	}
	for at := i + 1; at < min(i+16, len(p.words)); at++ {
		if p.syntax[at]&adjoins == 0 {
			if p.text[p.words[at-1].End:p.words[at].Start] != ", " || p.speech[at]&(helper|baseVerb|thirdVerb) == 0 {
				return -1
			}
			return at
		}
	}
	return -1
}
