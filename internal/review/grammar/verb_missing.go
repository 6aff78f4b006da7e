package grammar

// feelings are what somebody is: behind "I" they lack a verb.
const feelings = "happy glad excited grateful thankful sorry proud curious eager keen interested impressed pleased delighted honoured honored"

// amMissing is about "I very happy to meet you" and "I happy to help": the feeling is words[i].
func amMissing(p *prose, i int) (slip, bool) {
	at := i - 1
	if p.prev(i) != "i" && p.prev(i-1) != "i" {
		return slip{}, false // most are decided here
	}
	if oneOf(p.prev(i), "very so really also truly quite") {
		at--
	}
	if at < 0 || p.prev(at+1) != "i" || !p.opens(at) || at == i-1 && !(p.words[i].Fold == "interested" && p.next(i) == "in") && oneOf(p.words[i].Fold, "interested impressed pleased delighted honoured honored") || !oneOf(p.words[i].Fold, feelings) {
		return slip{}, false
	}
	if next := p.next(i); !oneOf(next, "to that about for with in and by of") && !p.endsClause(i) {
		return slip{}, false
	}
	return slip{from: at, to: at + 1, right: "I am " + p.raw(at+1)}, true
}

// isDoingAlone is about "I looking forward", "I writing to thank you" and "We talking for an hour".
func isDoingAlone(p *prose, i int) (slip, bool) {
	if p.words[i].Fold == "writing" && oneOf(p.prev(i), "am i'm") && oneOf(p.next(i), "say thank tell express confirm") && oneOf(p.next(i+1), "thank you thanks how my that the") {
		return slip{from: i, to: i, right: "writing to"}, true
	}
	if p.prev(i) == "i" && p.opens(i-1) && p.next(i) != "" {
		return slip{from: i - 1, to: i, right: "I am " + p.words[i].Fold}, true
	}
	return slip{}, false
}

// isMissing is about "The workshop very tidy": between a subject that opens the sentence and "very"
// lacks the verb.
func isMissing(p *prose, i int) (slip, bool) {
	if s, ok := amMissing(p, i+1); ok {
		return s, true
	}
	if i < 2 || !p.words[i-2].Opens || !oneOf(p.prev(i-1), "the your my our this") || p.owns(i-1) || hyphenAfter(p, i-2) || p.words[i-1].Capital {
		return slip{}, false
	}
	verb := " is"
	switch {
	case p.syntax[i-1]&isOfThings != 0:
		verb = " are"
	case p.syntax[i-1]&isOfOne == 0 && !oneOf(p.words[i-1].Fold, "tour talk role work conversation"):
		return slip{}, false
	}
	if !oneOf(p.next(i), "tidy clean calm quiet busy warm cold friendly kind nice good big small old new modern bright clear interesting important helpful patient polite strong useful impressive careful loud") || hyphenAfter(p, i+1) || p.words[i-1].Fold == "past" {
		return slip{}, false
	}
	if !p.endsClause(i+1) && !oneOf(p.next(i+1), "and to for with but in") {
		return slip{}, false // "The team very kind people built"
	}
	return slip{from: i - 1, to: i, right: p.raw(i-1) + verb + " very"}, true
}

// itMissing is about "Is very interesting how you plan": a sentence that opens with "is", and asks nothing.
func itMissing(p *prose, i int) (slip, bool) {
	if p.words[i].Fold == "was" && p.words[i].Opens && (p.next(i) == "a" && oneOf(p.next(i+1), "pleasure joy") && oneOf(p.next(i+2), "to meeting seeing talking") || oneOf(p.next(i), "very really so great nice lovely good") && (oneOf(p.next(i+1), "to") || oneOf(p.next(i+1), "nice great good interesting kind") && p.next(i+2) == "to")) {
		return slip{from: i, to: i, right: "It was", hint: true}, true
	}
	if p.words[i].Fold != "is" || !p.words[i].Opens || !oneOf(p.next(i), "very really so important interesting nice good great clear possible difficult easy hard true") {
		return slip{}, false
	}
	if at := i + 1; !oneOf(p.next(at), "how that to what when for because and") && !oneOf(p.next(at+1), "how that to what when for because and") {
		return slip{}, false
	}
	for j := i; j < len(p.words); j++ {
		if j+1 == len(p.words) || p.words[j+1].Opens {
			end := p.words[j].End
			for end < len(p.text) && (p.text[end] == ' ' || p.text[end] == '"' || p.text[end] == ')') {
				end++
			}
			if end < len(p.text) && p.text[end] == '?' {
				return slip{}, false
			}
			break
		}
	}
	return slip{from: i, to: i, right: "It is"}, true
}
