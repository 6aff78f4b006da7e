package grammar

// turnSlip is about turns of other languages that English has another word for: "become an
// answer", "learned me", "did a mistake", "want that you".
func turnSlip(p *prose, i int) (slip, bool) {
	fold, prev, next, after := p.words[i].Fold, p.prev(i), p.next(i), p.next(i+1)
	if next == "" && fold != "until" && fold != "peoples" && fold != "good" {
		return slip{}, false
	}
	switch fold {
	case "both":
		if prev == "the" && p.syntaxOfNext(i)&(inPlural|isOfThings) != 0 && !p.owns(i) && !hyphenAfter(p, i) && !p.owns(i+1) {
			return slip{from: i - 1, to: i, right: fold}, true // "the both vials"
		}
	case "my", "your", "our":
		if fold == "my" && prev == "and" && p.prev(i-1) == "i" && p.words[i-2].Opens && oneOf(next, "wife husband brother sister team boss colleague colleagues friend mother father son daughter partner uncle aunt") && !p.endsClause(i+1) && !p.owns(i+1) {
			return slip{from: i - 2, to: i + 1, right: "my " + next + " and I", hint: true}, true
		}
		if oneOf(prev, "the a an") && !p.words[i].Capital && i > 1 && (prev == "the" || isOneThing(next) || isOneThing(after)) {
			return slip{from: i - 1, to: i, right: fold}, true
		}
	case "make", "made", "making":
		if oneOf(next, "a some") && oneOf(after, "photo photos selfie") && nounEnds(p, i+2) {
			return word(i, inFormOfMake(fold, "take"))
		}
		if oneOf(next, "you me us him") && oneOf(after, "a one some two another") && oneOf(p.next(i+2), "question questions") && (p.endsClause(i+3) || oneOf(p.next(i+3), "about on in")) {
			return word(i, inFormOfMake(fold, "ask"))
		}
	case "other":
		if oneOf(next, "person question thing idea tool job problem reason colleague position team") && !p.owns(i+1) && nounEnds(p, i+1) && (p.syntaxOfPrev(i)&prepositive != 0 || verbFormIn(p.syntaxOfPrev(i)) != noForm || oneOf(prev, "had have is was")) {
			return word(i, "another")
		}
	case "between", "gave", "showed":
		if s, ok := andI(p, i+1); ok {
			return s, true
		}
		if next == "you" && after == "and" && p.next(i+2) == "i" && (fold == "between" || oneOf(p.next(i+3), "a an the some how what")) {
			return slip{from: i + 1, to: i + 3, right: "you and me"}, true
		}
	case "learn", "learned", "learnt":
		for j := i + 1; j < min(i+5, len(p.words)) && p.prev(j) != ""; j++ {
			if p.words[j].Fold == "of" && oneOf(p.next(j), "you") && p.endsClause(j+1) && oneOf(p.prev(j), "much lot more things something everything") {
				return word(j, "from")
			}
		}
	case "myself":
		if p.words[i].Opens && i+1 < len(p.words) && p.words[i+1].Capital {
			return word(i, "I am")
		}
	case "request":
		if p.words[i].Opens && next == "you" && after == "to" {
			return slip{from: i, to: i + 2, right: "please", hint: true}, true
		}
	case "do", "did", "done":
		if oneOf(prev, "you i he she they we") && (oneOf(next, "a an") && oneOf(after, "question") || oneOf(next, "a an some") && oneOf(after, "good great interesting important difficult tricky hard") && oneOf(p.next(i+2), "question questions")) {
			return word(i, map[string]string{"do": "ask", "did": "asked", "done": "asked"}[fold])
		}
		if next == "a" && after == "lot" && p.next(i+2) == "of" && p.next(i+3) == "mistakes" && prev != "" {
			return word(i, map[string]string{"do": "make", "did": "made", "done": "made"}[fold])
		}
		if oneOf(next, "a an the many some this that two my") && oneOf(after, "mistake mistakes decision effort") && !oneOf(p.next(i+2), "happen matter cost change become come") && nounEnds(p, i+2) && !asksAt(p, i) {
			return word(i, map[string]string{"do": "make", "did": "made", "done": "made"}[fold])
		}
	case "how":
		return howItIs(p, i)
	case "although", "though", "because":
		return joinedTwice(p, i)
	case "think", "believe", "if":
		if fold == "if" && p.words[i].Opens && oneOf(next, "i we he she they") && after == "would" {
			if verb := p.next(i + 2); oneOf(verb, "be have work join get know") {
				right := map[string]string{"be": "were", "have": "had", "work": "worked", "join": "joined", "get": "got", "know": "knew"}[verb]
				return slip{from: i + 2, to: i + 3, right: right, hint: true}, true
			}
		}
		if oneOf(next, "is was") && !p.owns(i+1) && (oneOf(after, "important possible necessary easy good better difficult great useful very not") || after == "a" && oneOf(p.next(i+2), "good great") && p.next(i+3) == "idea") && (fold != "if" || oneOf(after, "possible necessary important")) && (fold == "if" || oneOf(prev, "i we")) && oneOf(p.next(i+2), "to that for if i we you important good great") {
			return slip{from: i, to: i + 1, right: p.raw(i) + " it " + next}, true
		}
	case "until":
		return untilWhen(p, i)
	case "very":
		if s, ok := isMissing(p, i); ok {
			return s, true
		}
		if right := adverbOf(next); right != "" && p.endsClause(i+1) && (oneOf(prev, "moves moved works worked runs ran drives drove speaks spoke talks talked explained writes wrote") || oneOf(prev, "it that this them everything us") && oneOf(p.prev(i-1), "explained explain explains described handled handle did wrote")) {
			return word(i+1, right)
		}
		if oneOf(next, "pleasure honour honor") && oneOf(prev, "was is been") {
			return slip{from: i, to: i + 1, right: "a great " + next}, true
		}
		if oneOf(prev, subjects) && oneOf(next, "enjoyed enjoy like liked love loved appreciate appreciated want wanted hope admire admired") {
			return word(i, "really")
		}
	case "years":
		if next == "experience" && IsNumber(prev) && (p.endsClause(i+1) || oneOf(after, "in with as of")) {
			return slip{from: i, to: i, right: "years of", hint: true}, true
		}
	case "please":
		if p.words[i].Opens && next == "to" && verbIn(after).form == plainForm {
			return drop(p, i)
		}
	case "good", "bad":
		if fold == "good" && prev == "very" && p.endsClause(i) && oneOf(p.prev(i-1), "it this that them us me everything") && oneOf(p.prev(i-2), "explained explain explains describe described speak spoke speaks know knew knows understand understood organised organized run ran handled handle") {
			return word(i, "well")
		}
		if oneOf(next, "in on") && verbIn(after).form == doingForm && oneOf(prev, "am was is i'm very are so") && (oneOf(p.prev(i-1), "i he she we they who am is are was") || prev == "i'm") {
			return instead(p, i, "at")
		}
	case "childrens", "mens", "womens":
		return word(i, fold[:len(fold)-1]+"'s")
	case "yours":
		if oneOf(next, "team company school job office workshop kitchen ward help time advice answer reply question") && nounEnds(p, i+1) {
			return word(i, "your")
		}
	case "nothing", "no":
		if fold == "nothing" && p.prev(i-1) == "never" && p.partsBehind(i)&helper == 0 && oneOf(prev, "said did had saw heard asked") {
			return word(i, "anything")
		}
		if oneOf(p.prev(i-1), "don't didn't doesn't haven't hasn't can't couldn't") && oneOf(prev, "find hear have need know see want said say do did understand had heard got done seen told found get") && prev != "say" && (p.endsClause(i) || fold == "nothing" && oneOf(next, "from since in of yet else back") || fold == "nothing" && next == "about" || fold == "no" && !p.endsClause(i)) {
			return slip{from: i, to: i, right: map[string]string{"no": "any", "nothing": "anything"}[fold], hint: true}, true
		}
	case "liked", "appreciate", "appreciated", "love", "loved", "enjoyed":
		return likedVeryMuch(p, i)
	case "want", "wants", "wanted", "like":
		if fold == "like" && oneOf(prev, "i we") {
			if s, ok := likedVeryMuch(p, i); ok {
				return s, true
			}
		}
		if next == "that" && oneOf(after, "you we they he") && (fold != "like" || oneOf(prev, "would i'd")) && !p.endsClause(i+1) {
			return slip{from: i + 1, to: i + 2, right: map[string]string{"you": "you to", "we": "us to", "they": "them to", "he": "him to"}[after], hint: true}, true
		}
	case "for":
		if s, ok := andI(p, i+1); ok {
			return s, true
		}
		if p.syntaxOfNext(i)&isCount != 0 && oneOf(after, spans) && p.next(i+2) == "ago" && !oneOf(prev, "asked ask applied apply looked called") {
			return slip{from: i, to: i + 1, right: next}, true
		}
		if next != "to" && next != "first" && !oneOf(prev, "you thanks much again") {
			return slip{}, false
		}
		switch v := p.syntaxOfNext(i + 1); {
		case next == "to" && verbFormIn(v) == plainForm && (v&orNoun == 0 || p.endsClause(i+2) || oneOf(p.next(i+2), behindVerb)):
			return slip{from: i, to: i + 1, right: "to"}, true
		case oneOf(prev, "you thanks much again"):
			return thanksForWhat(p, i)
		case next == "first" && after == "time" && !hyphenAfter(p, i+1) && p.endsClause(i+2):
			return slip{from: i, to: i + 1, right: "for the first"}, true
		}
	case "since", "from":
		if next == "long" && after == "time" && (p.endsClause(i+2) || oneOf(p.next(i+2), subjects)) {
			return slip{from: i, to: i + 2, right: "for a long time"}, true
		}
	case "to", "by":
		if p.words[i+1].Capital || next == "my" {
			if s, ok := andI(p, i+1); ok {
				return s, true
			}
		}
		if next == "my" && after == "opinion" && p.endsClause(i+2) && (p.opens(i) || fold == "by") {
			return word(i, "in")
		}
	case "answer", "answered":
		if next == "to" && oneOf(after, "your my the this that all") && hasSoon(p, i+2, "question questions") && (fold == "answered" && !oneOf(prev, "is was be been are were") || oneOf(prev, "to can could will would i not you")) {
			return drop(p, i)
		}
	case "thank":
		if next == "you" && after == "that" && oneOf(p.next(i+2), "you") && verbIn(p.next(i+3)).form != noForm {
			return slip{from: i + 2, to: i + 4, right: "for " + doingOf(verbIn(p.next(i+3)).base)}, true
		}
	case "me":
		if s, ok := meAnd(p, i); ok {
			return s, true
		}
		if f := verbFormIn(p.syntaxOfNext(i)); i > 2 && prev == "and" && p.words[i-3].Opens && oneOf(p.words[i-3].Fold, "my our the your his her") && p.prev(i-2) != "" && p.prev(i-1) != "" && (f == pastOnly || f == pastForms || oneOf(next, "have were are was has is")) {
			return word(i, "I") // "My team and me baked it"
		}
		if p.words[i].Opens && next == "and" && after != "" && p.words[i].Capital && p.words[i+2].Capital && (verbFormIn(p.syntaxOfNext(i+2)) != noForm || oneOf(p.next(i+2), "was were are have had")) {
			return slip{from: i, to: i + 2, right: p.raw(i+2) + " and I"}, true
		}
		if p.words[i].Opens && next == "and" && oneOf(after, "my the a") && p.words[i].Capital {
			if pastAt(p, i+4) || oneOf(p.next(i+3), "was were have are could would should can will") || oneOf(p.next(i+2), "team colleague colleagues boss brother sister friend friends partner husband wife mate crew manager neighbour neighbor") {
				return slip{from: i, to: i + 3, right: after + " " + p.next(i+2) + " and I"}, true
			}
		}
	}
	return slip{}, false
}

// inFormOfMake is the form of a verb that stands for a form of "make".
func inFormOfMake(fold, base string) string {
	switch fold {
	case "made":
		return simplePast(base)
	case "making":
		return doingOf(base)
	}
	return base
}

// likedVeryMuch is about "I liked very much the tour".
func likedVeryMuch(p *prose, i int) (slip, bool) {
	if p.next(i) != "very" || p.next(i+1) != "much" || !oneOf(p.next(i+2), "the our your this talking meeting my") {
		return slip{}, false
	}
	return slip{from: i, to: i + 2, right: "very much " + p.words[i].Fold, hint: true}, true
}

// howItIs is about "how it looks like", "how is it called" and "I know how solve it".
func howItIs(p *prose, i int) (slip, bool) {
	if p.prev(i) == "way" && p.prev(i-1) == "the" && oneOf(p.next(i), subjects+" your my our the this it") {
		return slip{from: i - 1, to: i, right: "way"}, true
	}
	if p.opens(i) && p.next(i) == "do" && oneOf(p.next(i+1), "you we they") && p.next(i+2) == "call" && oneOf(p.next(i+3), "this that it these") && p.next(i+4) != "number" {
		return word(i, "what") // "How do you call this tool?"
	}
	if right := adverbOf(p.next(i)); right != "" && oneOf(p.next(i+1), "he she you they we") && oneOf(p.next(i+2), "worked work works spoke speaks talked explained explain explains handled handle handles answered answer answers listened moved taught teaches") {
		return word(i+1, right) // "how calm he worked"
	}
	if next := p.next(i); onlyVerb(next) && next != "come" && oneOf(p.prev(i), "know knows learn learned learnt see understand explain explained taught me us") {
		return word(i, "how to")
	}
	for j := i + 1; j < min(i+7, len(p.words)); j++ {
		if p.next(j) == "like" && oneOf(p.words[j].Fold, "look looks looked") && p.prev(j) != "to" && (p.endsClause(j+1) || oneOf(p.next(j+1), "in on at when from and inside outside today now for to if")) {
			return word(i, "what")
		}
		if p.words[j].Fold == "called" && oneOf(p.next(i), "it is was") && j <= i+3 && p.endsClause(j) {
			return word(i, "what")
		}
		if p.endsClause(j) {
			break
		}
	}
	return slip{}, false
}

// adverbOf is how somebody does a thing who is calm or patient; empty for other words.
func adverbOf(fold string) string {
	switch fold {
	case "calm", "patient", "careful", "quiet", "slow", "clear", "precise", "honest", "open":
		return fold + "ly"
	case "gentle":
		return "gently"
	}
	return ""
}

// thanksForWhat is about "thank you for interview": the article is missing.
func thanksForWhat(p *prose, i int) (slip, bool) {
	at := i + 1
	if oneOf(p.words[at].Fold, "great nice wonderful good interesting kind pleasant warm lovely") && p.next(at) != "" {
		at++
	}
	if p.syntax[at]&marksVerb != 0 {
		return slip{}, false // most are decided here
	}
	if !oneOf(p.words[at].Fold, "opportunity interview invitation conversation explanation chance appointment discussion meeting") || p.owns(at) || hyphenAfter(p, at) {
		return slip{}, false
	}
	if p.words[at].Fold == "meeting" && at == i+1 && !p.endsClause(at) {
		return slip{}, false // "thank you for meeting with me"
	}
	if p.endsClause(at) || oneOf(p.next(at), "to and with today yesterday on last in at") {
		return slip{from: i, to: i, right: "for the", hint: true}, true
	}
	return slip{}, false
}
