package grammar

// happens are participles of what is over once it is done: "have met two years ago".
const happens = "met started finished visited moved joined left begun come arrived opened closed retired graduated passed completed taken bought sold gone written sent called seen been"

// overWhen is about "We have met yesterday", "I have finished my course in 2016" and "Last spring I have taken": "have" tells of a
// past that reaches to now, and a time that is over ends it. "have" is words[i], its participle words[at].
func overWhen(p *prose, i, at int) (slip, bool) {
	who, ok := pronounBefore(p, i)
	fold := p.words[at].Fold
	v := verbIn(fold)
	if !ok || p.words[i].Fold == "having" || v.form != pastForms && v.form != participled && fold != "been" || at > i+2 || oneOf(p.words[i].Fold, "had hadn't") || !oneOf(p.words[i].Fold, "have has i've you've we've they've") {
		return slip{}, false
	}
	over := opensOver(p, who)
	if !over && !p.opens(who) && !oneOf(p.prev(who), "and but that because") {
		return slip{}, false
	}
	if !over {
		behind := at + 1
		if p.speech[min(behind, len(p.words)-1)]&objectCase != 0 || oneOf(p.next(at), "here there") {
			behind++
		}
		over = timeOver(p, behind)
		for j := behind; !over && oneOf(fold, happens) && j < min(at+9, len(p.words)) && p.syntax[j]&adjoins != 0; j++ {
			s := p.speech[j]
			if s&(clauseWord|asking|subjectCase|helper|pastVerb|doneVerb|doingVerb|toWord|negation) != 0 && p.words[j].Fold != "as" && !isNounAt(p, j) || oneOf(p.words[j].Fold, "about from of for like than") {
				break
			}
			over = s&(anyNoun|adverb) != 0 && timeOver(p, j+1) && p.next(j) != "yesterday" && p.next(j) != "last"
		}
	}
	if !over {
		return slip{}, false
	}
	past := simplePast(v.base)
	if fold == "been" {
		past = "was"
		if oneOf(p.words[who].Fold, "we you they we've you've they've") {
			past = "were"
		}
	}
	if at > i+1 {
		past = p.raw(i+1) + " " + past
	}
	if who == i {
		return slip{from: i, to: at, right: asWho(p.words[i].Fold[:len(p.words[i].Fold)-3]) + " " + past}, true
	}
	return slip{from: i, to: at, right: past}, true
}

// timeOver reports a time that is over at words[i], where it ends the clause or nearly: "yesterday", "last week", "in 2019", "two years ago".
func timeOver(p *prose, i int) bool {
	if i >= len(p.words) || p.syntax[i]&adjoins == 0 || p.owns(i) {
		return false
	}
	to := -1
	switch fold := p.words[i].Fold; {
	case fold == "yesterday":
		to = i
	case fold == "last" && oneOf(p.next(i), "week month year summer winter spring autumn monday tuesday wednesday thursday friday"):
		to = i + 1
	case fold == "in" && isYear(p.next(i)):
		to = i + 1
	case IsNumber(fold) && oneOf(p.next(i), spans) && p.next(i+1) == "ago":
		to = i + 2
	}
	return to >= 0 && !p.owns(to) && (p.endsClause(to) || oneOf(p.next(to), "and but at in on with"))
}

// opensOver reports that the sentence opens with a time that is over, right before words[who].
func opensOver(p *prose, who int) bool {
	if who < 1 || !onlyBlanksOrComma(p, who) {
		return false
	}
	last := who - 1
	if p.owns(last) {
		return false
	}
	switch fold := p.words[last].Fold; {
	case fold == "yesterday":
		return p.words[last].Opens
	case last > 0 && p.words[last-1].Opens && p.words[last-1].Fold == "last":
		return oneOf(fold, "week month year night summer winter spring autumn monday tuesday wednesday thursday friday")
	case last > 0 && p.words[last-1].Opens && p.words[last-1].Fold == "in":
		return isYear(fold)
	case fold == "ago" && last > 1 && p.words[last-2].Opens:
		return IsNumber(p.words[last-2].Fold) && oneOf(p.words[last-1].Fold, spans)
	}
	return false
}

// onlyBlanksOrComma reports no more than a comma and blanks before words[i].
func onlyBlanksOrComma(p *prose, i int) bool {
	gap := p.text[p.words[i-1].End:p.words[i].Start]
	return onlyBlanks(gap) || gap[0] == ',' && onlyBlanks(gap[1:])
}

// hadByThen is about "By the time we spoke, you have already seen nine people": what was over before a time in the past. "have" is
// words[i].
func hadByThen(p *prose, i, at int) (slip, bool) {
	if !oneOf(p.words[i].Fold, "have has") || at >= len(p.words) || p.speech[at]&doneVerb == 0 {
		return slip{}, false
	}
	past, comma := false, false
	for j := i - 1; j >= max(0, i-16); j-- {
		comma = comma || p.syntax[j+1]&adjoins == 0
		if !comma && p.speech[j]&(joiner|clauseWord) != 0 {
			return slip{}, false
		}
		past = past || comma && p.speech[j]&pastVerb != 0 && p.speech[j]&baseVerb == 0
		if j < i-5 && !comma {
			return slip{}, false
		}
		if p.words[j].Opens {
			return slip{from: i, to: i, right: "had"}, past && comma && p.words[j].Fold == "by" && p.next(j) == "the" && p.next(j+1) == "time" && !oneOf(p.next(i), "to")
		}
	}
	return slip{}, false
}

// firstTime is about "It is the first time I see a bakery do that"; "is" is words[i].
func firstTime(p *prose, i int) (slip, bool) {
	if p.next(i) != "the" || !oneOf(p.next(i+1), "first second third only") || p.next(i+2) != "time" || !oneOf(p.prev(i), "it this that") {
		return slip{}, false
	}
	at := i + 4
	if p.next(i+3) == "that" {
		at++
	}
	if at+1 >= len(p.words) || !oneOf(p.prev(at+1), "i we they you") || !(sureVerb(p, at+1) || verbFormIn(p.syntax[at+1]) == plainForm && goesOn(p, at+1)) || p.words[at+1].Fold == "want" {
		return slip{}, false
	}
	return slip{from: at + 1, to: at + 1, right: "have " + participleOf(p.words[at+1].Fold), hint: p.words[i+2].Fold != "first"}, true
}

// willAfter is about "as soon as the college will answer" and "until your board will decide"; "will" is words[i].
func willAfter(p *prose, i int) (slip, bool) {
	if p.words[i].Fold != "will" || !lowerWord(p, i+1) || !(sureVerb(p, i+1) || verbFormIn(p.syntax[i+1]) == plainForm) || p.speech[i-1]&anyNoun == 0 && !oneOf(p.words[i-1].Fold, "he she it") || p.owns(i-1) {
		return slip{}, false
	}
	for j := i - 1; j >= max(1, i-5) && p.syntax[j]&adjoins != 0; j-- {
		if p.speech[i-1]&subjectCase == 0 && p.speech[j-1]&(opensNoun|anyNoun|adjective) != 0 && p.speech[j-1]&(clauseWord|preposition) == 0 {
			continue
		}
		if p.words[j-1].Fold != "until" && !(p.words[j-1].Fold == "as" && p.prev(j-1) == "soon" && p.prev(j-2) == "as") {
			return slip{}, false
		}
		right := p.words[i+1].Fold
		if p.speech[i-1]&manyNoun == 0 || p.speech[i-1]&oneNoun != 0 {
			right = thirdOf(right)
		}
		return slip{from: i, to: i + 1, right: right}, true
	}
	return slip{}, false
}

// unreal is about "If I would have known" and "I wish I can start": what is not so has the past. The modal is words[i], behind
// its pronoun.
func unreal(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	switch {
	case i < 2 || p.speech[i-1]&subjectCase == 0 || p.owns(i-1):
	case fold == "would" && p.next(i) == "have" && p.prev(i-1) == "if" && p.words[i-2].Opens && p.partsBehind(i+1)&doneVerb != 0 && p.speech[i+2]&baseVerb == 0:
		return slip{from: i, to: i + 1, right: "had"}, true
	case p.prev(i-1) == "wish" && oneOf(fold, "can will") && oneOf(p.prev(i-2), "i we") && sureOrBe(p, i+1):
		right := "could"
		if fold == "will" {
			right = "would"
		}
		return word(i, right)
	}
	return slip{}, false
}

// knownFor is about "She knows me for nine years" and "I live in this town for eleven years": what began in the past and goes on
// has "have". "for" is words[i].
func knownFor(p *prose, i int) (slip, bool) {
	to, long := spanAt(p, i+1)
	if !long || !oneOf(p.words[to].Fold, "years months weeks") || !p.endsClause(to) && !oneOf(p.next(to), "and but now so") {
		return slip{}, false
	}
	for j := i - 1; j >= max(1, i-6) && p.syntax[j]&adjoins != 0; j-- {
		fold := p.words[j].Fold
		if p.speech[j]&subjectCase == 0 && oneOf(fold, "know knows live lives") && p.speech[j-1]&subjectCase != 0 && p.words[j-1].Opens && !p.owns(j-1) && (fold[0] == 'k' || p.words[to].Fold == "years" && oneOf(p.next(j), "here in at")) {
			right := "have "
			if oneOf(p.words[j-1].Fold, "he she") {
				right = "has "
			}
			return slip{from: j, to: j, right: right + participleOf(plainOf(fold))}, true
		}
		if p.speech[j]&(clauseWord|asking|helper|toWord|negation|anyVerb) != 0 && p.speech[j]&(anyNoun|objectCase|preposition) == 0 {
			return slip{}, false
		}
	}
	return slip{}, false
}
