package grammar

import "strings"

// built is about how a sentence is put together: questions, denials, adverbs and words that come in pairs.
func built(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "neither", "either", "both", "so", "such":
		return paired(p, i)
	case "also":
		if b := p.partsBefore(i); b&beVerb != 0 && p.prev(i) == p.next(i) || p.prev(i) == "i'm" && p.next(i) == "am" {
			return drop(p, i)
		}
	case "hope":
		if oneOf(p.prev(i), "i we") && p.words[i-1].Opens && p.next(i) == "is" && !p.owns(i+1) && (oneOf(p.next(i+1), "not all") || p.partsBehind(i+1)&adjective != 0) {
			return slip{from: i, to: i + 1, right: p.raw(i) + " it is"}, true
		}
	case "never", "always", "not", "nobody", "nothing", "hardly", "barely", "scarcely":
		if s, ok := paired(p, i); ok {
			return s, true
		}
		if s, ok := denied(p, i); ok {
			return s, true
		}
		return adverbPlaced(p, i)
	case "isn't", "wasn't", "aren't", "don't", "didn't", "doesn't", "haven't", "hasn't", "won't", "can't", "couldn't", "wouldn't":
		return deniedTwice(p, i)
	case "enough":
		return enoughPlaced(p, i)
	case "what", "when", "where", "why", "how", "which", "who":
		if s, ok := askedInside(p, i); ok {
			return s, true
		}
		return askedAsTold(p, i)
	case "believe", "think":
		if oneOf(p.prev(i), "i we") && p.words[i-1].Opens && oneOf(p.next(i), "will would") && p.next(i+1) == "be" {
			return slip{from: i, to: i + 1, right: p.raw(i) + " it " + p.next(i)}, true
		}
	case "speak", "speaks", "spoke":
		return spokenHow(p, i)
	}
	return slip{}, false
}

// wonders are verbs and adjectives that a question hangs on.
const wonders = "ask asked asking asks know knows knew wonder wondered wondering tell told tells telling explain explained see saw understand understood remember forget forgot forgotten learn learned learnt decide decided sure curious idea " +
	"showed show shows discuss discussed described describe check checked notice noticed guess find out"

// askedInside is about a question that hangs on a verb, with the order of a question: "asked me what did I learn". The word
// that asks is words[i].
func askedInside(p *prose, i int) (slip, bool) {
	if p.speech[i]&asking == 0 || p.prev(i) == "" {
		return slip{}, false
	}
	if formAskedIn(p.syntax[i-1]) == formOfQuestion {
		if _, told := questionWithin(p, i-1); told {
			return slip{}, false
		}
	}
	at := i + 1
	for at < min(i+3, len(p.words)) && p.prev(at) != "" && p.speech[at]&helper == 0 && p.speech[at]&(oneNoun|manyNoun|adjective|adverb) != 0 {
		at++ // "what time", "how long"
	}
	if at >= len(p.words) || p.prev(at) == "" || p.speech[at]&helper == 0 {
		return slip{}, false
	}
	before := i - 1
	for j := 0; j < 3 && before > 0 && !oneOf(p.words[before].Fold, wonders) && p.prev(before) != "" && p.speech[before]&(objectCase|owner|article|oneNoun|manyNoun|adjective) != 0; j++ {
		before--
	}
	if !oneOf(p.words[before].Fold, wonders) && !(p.nameAt(before) && oneOf(p.prev(before), wonders)) {
		return slip{}, false
	}
	subject := at + 1
	if p.next(at) == "" || p.owns(at) {
		return slip{}, false
	}
	head := subject
	if s := p.speech[subject]; s&subjectCase == 0 || p.words[subject].Fold == "it" && p.partsBehind(subject)&baseVerb == 0 && p.speech[at]&doVerb != 0 {
		if s&(article|owner) == 0 && !p.nameAt(subject) {
			return slip{}, false
		}
		if head = p.headAt(subject); head < subject {
			return slip{}, false
		}
	}
	if s := p.partsBehind(head); p.speech[at]&doVerb != 0 && head > subject+1 && (at > i+1 || !oneOf(p.words[i].Fold, "who what which")) && (s&baseVerb == 0 || s&preposition != 0) && p.speech[head]&baseVerb != 0 {
		head-- // "how much does the uniform cost"
	}
	verb := head + 1
	who := p.text[p.words[subject].Start:p.words[head].End]
	verbParts := p.partsBehind(head)
	switch fold := p.words[at].Fold; {
	case fold == "do" || fold == "does" || fold == "did":
		if verbParts&baseVerb == 0 || head > subject && verbParts&anyNoun != 0 && p.next(verb) == "" && fold == "did" {
			return slip{}, false
		}
		form := p.words[verb].Fold
		switch fold {
		case "does":
			form = thirdOf(form)
		case "did":
			form = simplePast(form)
		}
		return slip{from: at, to: verb, right: who + " " + form}, true
	case p.speech[at]&modal != 0 && !strings.HasSuffix(fold, "t"):
		if head != subject || verbParts&(baseVerb|adverb) == 0 && p.next(head) != "be" {
			return slip{}, false
		}
		return slip{from: at, to: subject, right: who + " " + fold}, true
	case oneOf(fold, "have has had"):
		if head != subject || verbParts&doneVerb == 0 && p.next(head) != "been" {
			return slip{}, false
		}
		return slip{from: at, to: subject, right: who + " " + fold}, true
	case oneOf(fold, "is are was were") && at == i+1 && oneOf(p.words[i].Fold, "where when how why"):
		if !p.endsClause(head) || p.words[i].Fold == "when" && head == subject || hyphenAfter(p, head) {
			return slip{}, false
		}
		return slip{from: at, to: head, right: who + " " + fold}, true
	case oneOf(fold, "was is are were") && at == i+1 && p.words[i].Fold == "what" && oneOf(p.prev(i), "me us him them her you") && oneOf(p.words[subject].Fold, "my your his our their"):
		if !p.endsClause(head) || hyphenAfter(p, head) {
			return slip{}, false
		}
		return slip{from: at, to: head, right: who + " " + fold}, true
	}
	return slip{}, false
}

// askedAsTold is about a question with the order of a statement: "When I can collect the drawings?" It has one clause only, and
// no other verb that may be the one that is asked: "What you can see is a shed?"
func askedAsTold(p *prose, i int) (slip, bool) {
	if !p.words[i].Opens && !(i > 0 && p.words[i-1].Opens && oneOf(p.prev(i), "so and but")) || !oneOf(p.words[i].Fold, "what when where why how") || p.next(i) == "" {
		return slip{}, false
	}
	subject, at := i+1, i+2
	if !oneOf(p.words[subject].Fold, "i you we they he she it") || p.next(subject) == "" {
		return slip{}, false
	}
	s, verb := p.speech[at], p.words[at].Fold
	if s&thirdVerb != 0 && oneOf(p.words[subject].Fold, "it he she") && oneOf(p.words[i].Fold, "how where why") && !p.owns(subject) && verbIn(verb).form == thirdForm && p.words[at].End < len(p.text) && p.text[p.words[at].End] == '?' {
		return slip{from: subject, to: at, right: "does " + p.raw(subject) + " " + verbIn(verb).base}, true
	}
	asksNothing := s&modal == 0 && !oneOf(verb, "have has had is are was were am") && (s&(baseVerb|anyNoun) != baseVerb && verb != "need" || !oneOf(p.words[subject].Fold, "you we they") || p.words[i].Fold == "when")
	if asksNothing || strings.HasSuffix(verb, "n't") {
		return slip{}, false
	}
	for j := at; j < len(p.words); j++ {
		if j > at && (p.prev(j) == "" || p.speech[j]&(helper&^modal) != 0 && !oneOf(p.words[j].Fold, "be been do have") || p.speech[j]&modal != 0 && p.words[j].Fold != "may" && p.words[j].Fold != "will") {
			return slip{}, false
		}
		if endsSentence(p, j) || p.endsClause(j) {
			if p.words[j].End >= len(p.text) || p.text[p.words[j].End] != '?' || j == at {
				return slip{}, false
			}
			break
		}
		if j+1 == len(p.words) {
			return slip{}, false
		}
	}
	if s&modal != 0 || oneOf(verb, "is are was were am") || s&haveVerb != 0 && p.partsBehind(at)&doneVerb != 0 {
		return slip{from: i, to: at, right: p.raw(i) + " " + verb + " " + p.raw(subject)}, true
	}
	if s&haveVerb != 0 {
		return slip{}, false
	}
	return word(subject, "do "+p.raw(subject))
}

// adverbPlaced is about "I go always", "we drink never tea" and "Never I have seen".
func adverbPlaced(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	if !oneOf(fold, "never always") {
		return slip{}, false
	}
	if fold == "never" && p.words[i].Opens && oneOf(p.next(i), "i we they he she") && oneOf(p.next(i+1), "have has had would could was were did") {
		return slip{from: i, to: i + 2, right: "never " + p.next(i+1) + " " + p.raw(i+1)}, true
	}
	if p.partsBefore(i)&(baseVerb|thirdVerb) == 0 || p.partsBefore(i)&(helper|pastVerb|doneVerb|adverb|adjective) != 0 || oneOf(p.prev(i), "think say know hope believe remember guess try like love hate suppose feel find mean swear promise need want") {
		return slip{}, false
	}
	if oneOf(p.prev(i-1), "i we they") && !oneOf(p.prev(i-2), "that which what as see hear let make") && p.next(i) != "to" && p.partsBehind(i)&(doingVerb|doneVerb|adjective|pastVerb|anyVerb&^(baseVerb|thirdVerb)) == 0 && p.next(i) != "" {
		return slip{from: i - 1, to: i, right: fold + " " + p.words[i-1].Fold}, true
	}
	return slip{}, false
}

// enoughPlaced is about "not enough tall".
func enoughPlaced(p *prose, i int) (slip, bool) {
	if p.partsBefore(i)&(beVerb|negation) == 0 && p.prev(i) != "i'm" || p.partsBefore(i)&negation != 0 && p.partsBefore(i-1)&beVerb == 0 && p.prev(i-1) != "i'm" {
		return slip{}, false
	}
	if s := p.partsBehind(i); s&adjective == 0 || s&(baseVerb|manyNoun|thirdVerb|pointer|numeral|preposition) != 0 || p.owns(i+1) {
		return slip{}, false
	}
	if !(p.endsClause(i+1) && !hyphenAfter(p, i+1)) && !oneOf(p.next(i+1), "to for") {
		return slip{}, false
	}
	return slip{from: i, to: i + 1, right: p.raw(i+1) + " enough"}, true
}

// spokenHow is about "I speak fluently German": the language goes first.
func spokenHow(p *prose, i int) (slip, bool) {
	at := i + 1
	if p.next(i) == "very" {
		at++
	}
	if at+1 >= len(p.words) || p.prev(at) == "" || !oneOf(p.words[at].Fold, "well fluently perfectly fluent") || !p.nameAt(at+1) || p.owns(at+1) || p.words[at].Fold == "well" && p.partsBehind(at+1)&anyVerb != 0 {
		return slip{}, false
	}
	how := p.text[p.words[i+1].Start:p.words[at].End]
	if how == "fluent" {
		return slip{}, false
	}
	return slip{from: i + 1, to: at + 1, right: p.raw(at+1) + " " + how}, true
}
