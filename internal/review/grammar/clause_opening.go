package grammar

// This file tells where a clause begins.

// opensBehind is what the word before a clause within a sentence may be.
const opensBehind = clauseWord | asking | joiner | adverb | objectCase | baseVerb | thirdVerb | pastVerb | anyNoun | adjective

// openingAt tells whether a clause begins with words[i].
func (p *prose) openingAt(i int) opening {
	w := &p.words[i]
	if i == 0 || w.Opens {
		return atStart
	}
	if p.syntax[i]&adjoins == 0 {
		switch p.text[p.words[i-1].End:w.Start] {
		case ", ":
			if p.introduced(i) {
				return behindWord
			}
		case "; ", ": ":
			return behindWord
		}
		return noOpening
	}
	b := p.speech[i-1]
	if b&opensBehind == 0 {
		if b == 0 && p.opensSubject(i) && p.parted(i) { // "At Brandt the orders"
			return behindWord
		}
		return noOpening
	}
	if b&adjective != 0 && p.inRow(i-1) && p.speech[i-2]&beVerb != 0 && oneOf(p.words[i-2].Fold, "i'm am we're") && oneOf(p.words[i-1].Fold, "sure glad certain confident afraid") {
		return behindWord
	}
	if b&(adjective|pointer) == adjective && p.inRow(i-1) && (p.words[i-2].Fold == "how" || p.words[i-2].Fold == "however") {
		return behindWord // "how nervous new teachers are"
	}
	if s := p.speech[i]; b&anyNoun != 0 && s&(article|owner|pointer|asking) != 0 {
		if p.words[i].Fold == "whose" || p.opensSubject(i) && (p.behindPlace(i) || p.parted(i)) {
			return behindWord
		}
	}
	if b&oneNoun != 0 && p.words[i-1].Fold == "way" && p.inRow(i-1) && p.words[i-2].Fold == "the" && p.speech[i]&(article|owner|subjectCase) != 0 {
		return behindWord // "the way your cook cleans"
	}
	if p.owns(i - 1) {
		return noOpening
	}
	if b&(clauseWord|asking|joiner|adverb|objectCase|baseVerb|thirdVerb|pastVerb) == 0 {
		return noOpening
	}
	fold := p.words[i-1].Fold
	opened := p.words[i-1].Opens || p.syntax[i-1]&adjoins == 0
	switch fold {
	case "that":
		if p.words[i-1].Opens {
			return noOpening
		}
		return behindThat
	case "because", "although", "whereas", "while", "when", "where", "why", "once":
		return behindWord
	case "how", "which", "what", "whom", "wherever", "whenever", "whatever", "whichever":
		if p.words[i].Fold != "a" && p.words[i].Fold != "an" && p.speech[i]&(article|owner|subjectCase) != 0 || fold == "which" && i > 1 && p.speech[i-2]&preposition != 0 && p.speech[i]&numeral != 0 {
			return behindWord
		}
		return noOpening
	case "if", "though", "unless", "whether":
		return behindIf
	case "as", "since", "until", "before", "after":
		if i > 3 && fold == "as" && oneOf(p.words[i-2].Fold, "soon long far") && p.words[i-3].Fold == "as" {
			return behindWord
		}
		if p.words[i-1].Opens || i > 1 && p.text[p.words[i-2].End:p.words[i-1].Start] == ", " {
			return behindTime
		}
		return noOpening
	case "but", "so", "and":
		if i > 1 && !p.words[i-1].Opens && p.text[p.words[i-2].End:p.words[i-1].Start] == ", " && p.behindClause(i-1) || p.words[i-1].Opens {
			return behindWord
		}
		if p.words[i].Fold == "nobody" || (p.words[i].Fold == "everyone" || p.words[i].Fold == "everybody") && p.statedBefore(i-1) {
			return behindWord
		}
		return noOpening
	}
	switch {
	case b&^adjective == adverb && p.words[i-1].Opens && !oneOf(fold, "just only even nearly almost about not more most"):
		return behindWord
	case b&(baseVerb|thirdVerb|pastVerb) != 0 && b&^(baseVerb|thirdVerb|pastVerb|doneVerb|anyNoun|adjective) == 0 && !opened:
		at := i - 2
		for at > 0 && p.speech[at]&(adverb|doVerb|modal|haveVerb) != 0 && p.inRow(at) {
			at--
		}
		if p.speech[at]&subjectCase != 0 && p.pronounOpens(at) && isToldOrThought(fold) {
			return behindWord
		}
	case b&objectCase != 0 && i > 2 && !opened && p.speech[i-2]&pastVerb != 0 && p.speech[i-3]&subjectCase != 0 && p.words[i-2].Fold == "told" && p.pronounOpens(i-3):
		return behindWord
	}
	return noOpening
}

// opensSubject reports a word that may begin a subject behind a noun.
func (p *prose) opensSubject(i int) bool {
	fold := p.words[i].Fold
	return p.speech[i]&(article|owner) != 0 && fold != "a" && fold != "an" || fold == "these" || fold == "those"
}

// parted reports that the word before words[i], which begins a noun phrase, is a noun or a name and can be nothing else: no
// noun stands before "the" but where a clause ends, or what is said of it begins, and either way the phrase is a subject: "When I
// let my crew write their rota the bakers". Who gives somebody something has two nouns in a row, too.
func (p *prose) parted(i int) bool {
	b := p.speech[i-1]
	name := p.words[i-1].Capital && !p.words[i-1].Opens && b&^anyNoun == 0
	if p.owns(i-1) || !name && (b&anyNoun == 0 || b&^anyNoun != 0 || oneOf(p.words[i-1].Fold, whiles)) || !p.inRow(i-1) {
		return false
	}
	for j := i - 1; j >= max(0, i-9); j-- {
		switch {
		case !oneOf(p.words[j].Fold, givers):
		case p.speech[j]&doingVerb != 0, p.inRow(j) && p.speech[j-1]&toWord != 0, oneOfBefore(p, j, 5, "what that which who whoever whatever"):
			return false // "Showing the crew the ropes was", "What gave the crew the shivers was"
		}
		if !p.inRow(j) {
			break
		}
	}
	return true
}

// givers are verbs that have two nouns behind them.
const givers = "give gave gives giving given show showed shows showing send sent sends sending tell told tells telling teach taught teaching hand handed handing offer offered offering ask asked asking lend lent pay paid paying " +
	"bring brought bringing make made making call called calling find found finding cost costs save saved saving buy bought buying win won winning earn earned allow allowed promise promised wish wished play played read reading write wrote writing"

// isToldOrThought reports a verb behind which a clause may stand without "that".
func isToldOrThought(fold string) bool {
	switch fold {
	case "think", "thought", "know", "knew", "hope", "hoped", "believe", "believed", "said", "say", "says", "guess", "suppose", "understand":
		return true
	}
	return false
}

// behindPlace reports that the noun before words[i] ends what the sentence opens with, a noun or a place: "On my first day the
// boats", "The tools the boys". Whether a clause or what is said of that noun begins there, a subject does.
func (p *prose) behindPlace(i int) bool {
	for at := i - 1; at >= max(0, i-5); at-- {
		if p.words[at].Opens || at == 0 {
			if p.speech[at]&preposition != 0 {
				ph, ok := p.phraseAt(at + 1)
				return ok && ph.end == i
			}
			ph, ok := p.phraseAt(at)
			return ok && ph.end == i && !ph.bare
		}
		if !p.inRow(at) {
			return false
		}
	}
	return false
}

// statedBefore reports that the sentence up to words[i] opens with a pronoun and its helping verb, and no other clause begins in it: "We
// are five in the team and everyone".
func (p *prose) statedBefore(i int) bool {
	for at := i - 1; at > max(0, i-10); at-- {
		if p.speech[at]&(clauseWord|asking) != 0 && p.speech[at]&preposition == 0 || p.words[at].Capital || !p.inRow(at) {
			return false
		}
		if p.words[at-1].Opens {
			return p.speech[at-1]&subjectCase != 0 && p.speech[at]&helper != 0
		}
	}
	return false
}

// pronounOpens reports that the pronoun words[i] begins a clause.
func (p *prose) pronounOpens(i int) bool {
	if i == 0 || p.words[i].Opens || p.syntax[i]&adjoins == 0 {
		return true
	}
	switch p.words[i-1].Fold {
	case "and", "but", "so", "because":
		return true
	}
	return false
}

// introduced reports that words[i] stands behind the one comma of a sentence, and that what stands before the comma is a
// time, a place or a clause: "As Lena said, the grant".
func (p *prose) introduced(i int) bool {
	for at := i - 1; at >= max(0, i-24); at-- {
		w := &p.words[at]
		if w.Opens || at == 0 {
			s := p.speech[at]
			return s&(clauseWord|preposition|doingVerb|haveVerb) != 0 && s&(pointer|opensNoun|anyNoun) == 0 || s&adverb != 0 && s&anyNoun == 0 ||
				s == toWord || oneOf(w.Fold, "when where if last next this on at")
		}
		if p.syntax[at]&adjoins == 0 {
			return false
		}
	}
	return false
}

// behindClause reports that words[i] stands behind the one comma of a sentence, and that a verb stands before the comma.
func (p *prose) behindClause(i int) bool {
	verb := false
	for at := i - 1; at >= max(0, i-24); at-- {
		s := p.speech[at]
		verb = verb || s&(helper|pastVerb) != 0 && (s&(anyNoun|adjective) == 0 || at > 0 && p.speech[at-1]&subjectCase != 0 && p.inRow(at)) || s&(thirdVerb|anyNoun) == thirdVerb
		if p.words[at].Opens || at == 0 {
			return verb || s&subjectCase != 0
		}
		if p.syntax[at]&adjoins == 0 {
			return false
		}
	}
	return false
}
