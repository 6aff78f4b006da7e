package grammar

// confusedBySound goes on with confusedBySpeech.
func confusedBySound(p *prose, i int) (slip, bool) {
	fold, prev, next := p.words[i].Fold, p.prev(i), p.next(i)
	before, behind := p.partsBefore(i), p.partsBehind(i)
	verbAsked := before&modal != 0 || before&doVerb != 0 && oneOf(prev, "don't didn't doesn't")
	object := behind&(article|owner|objectCase) != 0 || behind&pointer != 0 && oneOf(next, "this these those")
	switch fold {
	case "no":
		if oneOf(prev, "i we you they") && (behind&(article|owner|asking) != 0 || oneOf(next, "most all every him them")) || (verbAsked || prev == "not") && behind&(article|owner|asking) != 0 && p.raw(i) == "no" {
			return word(i, "know")
		}
	case "now":
		if oneOf(prev, "i we") && p.opens(i-1) && (behind&article != 0 || oneOf(next, "your my our how why")) && next != "a" && p.partsBehind(p.headAt(i+1))&(helper|pastVerb|thirdVerb) == 0 {
			return word(i, "know")
		}
		if oneOf(prev, "don't didn't doesn't") && behind&(article|owner|asking|subjectCase) != 0 || prev == "not" && p.partsBefore(i-1)&doVerb != 0 && behind&(article|owner|asking) != 0 {
			return word(i, "know")
		}
	case "know":
		if oneOf(prev, "by until till right") && p.endsClause(i) && !(prev == "right" && p.partsBefore(i-1)&(objectCase|subjectCase) != 0) {
			return word(i, "now")
		}
		if next == "longer" && before&(beVerb|modal|subjectCase) != 0 {
			return word(i, "no")
		}
	case "hear":
		if before&beVerb != 0 && behind&(objectCase|article|owner) == 0 && (p.endsClause(i) || oneOf(next, "until till all from every on at for in again next when")) && !oneOf(p.prev(i-1), "do did to") {
			return word(i, "here")
		}
		if oneOf(prev, "over around up down out") && p.endsClause(i) {
			return word(i, "here")
		}
	case "here":
		if oneOf(prev, "i we") && oneOf(next, "that you") || verbAsked && (object || oneOf(next, "from about what how that")) && !oneOf(next, "this") {
			return word(i, "hear")
		}
	case "write":
		if (before&article != 0 && oneOf(next, "person people thing answer decision way moment") || before&article != 0 && next == "to" && p.partsBefore(i-1)&haveVerb != 0) && !hyphenAfter(p, i) {
			return word(i, "right")
		}
	case "right":
		if before&modal != 0 && oneOf(next, "again soon you me him them down about to") && !(next == "to" && p.partsBehind(i+1)&objectCase == 0) || oneOf(prev, "i'll we'll") && oneOf(next, "again soon you") || prev == "to" && oneOf(p.prev(i-1), "want wanted meant going like") && oneOf(next, "sooner earlier again back you") {
			return word(i, "write")
		}
	case "principal":
		if oneOf(prev, "the a one this same simple basic guiding") && next == "that" && oneOfBefore(p, i, 3, "on by") || oneOf(prev, "one this that same simple") && p.endsClause(i) && oneOfBefore(p, i, 3, "by on") {
			return word(i, "principle")
		}
	case "principle":
		if next == "of" && oneOf(p.next(i+1), "the my our your a his her") {
			if head := p.headAt(i + 2); head > i && oneOf(p.words[head].Fold, "school college academy") {
				return word(i, "principal")
			}
		}
		if before&owner != 0 && before&objectCase == 0 && behind&oneNoun != 0 && behind&(preposition|helper|adverb|thirdVerb) == 0 && oneOf(next, "aim task duty role reason job concern customer client product source") {
			return word(i, "principal")
		}
	case "by":
		if (before&modal != 0 || before&toWord != 0 && oneOf(p.prev(i-1), "want wanted like hope plan planned need able going decided offered have had happy glad ready")) && (behind&(article|owner) != 0 || next == "some" || before&toWord != 0 && behind&anyNoun != 0 && behind&(doingVerb|adverb|preposition|adjective) == 0) && !p.nameAt(i+1) && !oneOf(next, weekdays) && !timeIn(p, i+1) && !oneOf(p.next(i+1), "way means standards look sound") {
			return word(i, "buy")
		}
	case "buy":
		if p.words[i].Opens && next == "the" && p.next(i+1) == "way" || oneOf(next, weekdays) && before&(toWord|modal|subjectCase) == 0 && prev != "" || p.partsBefore(i-1)&beVerb != 0 && before&doneVerb != 0 && object {
			return word(i, "by")
		}
	case "advice":
		if before&modal != 0 && p.prev(i-1) != "" && (object || behind&(pointer|doingVerb) != 0 || p.nameAt(i+1) || oneOf(next, "against")) || oneOf(prev, "i we they") && (object || oneOf(next, "that against")) && p.partsBefore(i-1)&(anyNoun|asking) == 0 {
			return word(i, "advise")
		}
	case "advise":
		if before&article != 0 && behind&(anyNoun|adjective) == 0 || oneOf(prev, "of with without") || before&owner != 0 && before&objectCase == 0 {
			return word(i, "advice")
		}
	case "practise":
		if before&article != 0 || before&owner != 0 && before&objectCase == 0 || oneOf(prev, "in best good common") && (p.endsClause(i) || behind&(preposition|helper) != 0) {
			return word(i, "practice")
		}
	case "week":
		if oneOf(prev, "too very so") && p.partsBefore(i-1)&(article|pointer) == 0 || before&(article|owner) != 0 && oneOf(next, "point points spot spots link knee left") && next != "left" || before&article != 0 && oneOf(next, "left right") && oneOf(p.next(i+1), "knee foot hand arm ankle eye leg shoulder") {
			return word(i, "weak")
		}
	case "weak":
		if oneOf(prev, "last next this per") && p.endsClause(i) {
			return word(i, "week")
		}
	case "brought":
		if soldFor(p, i) {
			return word(i, "bought")
		}
	case "bought":
		for j := i + 1; j < min(i+7, len(p.words)) && p.prev(j) != ""; j++ {
			if p.partsBehind(j)&baseVerb != 0 && p.words[j].Fold == "to" {
				break // "bought bread to take with me"
			}
			if p.words[j].Fold == "with" && oneOf(p.next(j), "me him us them") && (p.endsClause(j+1) || oneOf(p.next(j+1), "on to today yesterday")) {
				return word(i, "brought")
			}
			if p.words[j].Fold == "to" && oneOf(p.next(j), "our the my your") && oneOf(p.next(j+1), "talk meeting interview table") && j > i+1 && !oneOf(p.prev(j), "ticket tickets pass passes entry seat seats key keys present gift") {
				return word(i, "brought")
			}
		}
	case "maybe":
		if oneOf(prev, "it there this they he she which") && (p.opens(i-1) || oneOf(p.prev(i-1), "that if because but and")) && (behind&article != 0 && p.next(i+1) != "bit" && !timeIn(p, i+1) || oneOf(next, "possible able useful better easier worth that") || behind&adjective != 0 && behind&(anyNoun|adverb|numeral|preposition) == 0 && p.endsClause(i+1)) {
			return word(i, "may be")
		}
	case "live":
		if before&owner != 0 && before&objectCase == 0 && p.endsClause(i) && !hyphenAfter(p, i) || prev == "all" && oneOf(next, "my") {
			return word(i, "life")
		}
	case "peace":
		if before&article != 0 && next == "of" && oneOf(p.next(i+1), materials+" cake advice equipment furniture work bread cloth land string fabric news music software kit art metal information evidence machinery writing") {
			return word(i, "piece")
		}
	case "cite", "sight":
		if before&article != 0 && oneOf(next, "manager plan plans visit office foreman supervisor meeting map safety survey team inspection") && !p.owns(i) && !hyphenAfter(p, i) {
			return word(i, "site")
		}
		if fold == "cite" && oneOf(prev, "on web building") && p.endsClause(i) {
			return word(i, "site")
		}
	case "breaks", "break":
		if prev == "the" && oneOf(p.prev(i-1), "hit hits hitting press pressed slam slammed pump pumped apply applied") && (p.endsClause(i) || fold == "breaks" && oneOf(next, "hard outside just when at near before and")) || fold == "break" && oneOf(next, "pads pad disc discs fluid cable cables lever") {
			return word(i, map[string]string{"breaks": "brakes", "break": "brake"}[fold])
		}
	case "moral":
		if before&owner != 0 && (oneOf(next, "was is were has") || p.endsClause(i)) {
			return word(i, "morale")
		}
	case "compliment":
		if before&manyNoun != 0 && before&owner == 0 && behind&(article|owner) != 0 && oneOf(prev, "colours colors skills flavours herbs spices tiles curtains sauces strengths") {
			return word(i, "complement")
		}
	case "stationary":
		if before&(article|owner) != 0 && before&objectCase == 0 && (behind&(preposition|helper|thirdVerb) != 0 && behind&(anyNoun|adjective) == 0 && next != "as" || endsSentence(p, i) && !hyphenAfter(p, i)) {
			return word(i, "stationery")
		}
	case "latter":
		if oneOf(next, "on today") && !oneOf(prev, "the this these") || prev == "or" && p.prev(i-1) == "sooner" {
			return word(i, "later")
		}
	case "form":
		if oneOf(next, weekdays) && before&(article|owner|adjective) == 0 && oneOf(p.next(i+1), "to until till") || behind&numeral != 0 && oneOf(p.next(i+1), "to until till") && p.partsBehind(i+2)&numeral != 0 {
			return word(i, "from")
		}
	case "from":
		if before&article != 0 && p.raw(i) == "from" && !hyphenAfter(p, i) && p.partsBehind(i) != 0 && oneOf(p.prev(i-1), "fill in filled complete completed sign signed send sent attach attached on return returned print") {
			return word(i, "form")
		}
	case "were":
		if before&oneNoun != 0 && before&(clauseWord|asking|preposition) == 0 && oneOf(next, "i we he she they") && p.partsBehind(i+1)&(anyVerb|haveVerb|modal) != 0 && oneOf(p.prev(i-1), "the a my our this your every") && !oneOf(p.next(i+1), "think believe guess hope suppose say must should would could might to") && !oneOfBefore(p, i, 5, "if than as though not") {
			return word(i, "where")
		}
	case "where":
		if whereWere(p, i) {
			return word(i, "were")
		}
	case "all":
		if next == "ready" && before&haveVerb != 0 && p.partsBehind(i+1)&doneVerb != 0 {
			return slip{from: i, to: i + 1, right: "already"}, true
		}
	case "except":
		if oneOf(prev, "i we") && behind&(article|owner) != 0 && p.opens(i-1) {
			return word(i, "accept")
		}
		if (verbAsked || before&subjectCase != 0 && p.partsBefore(i-1)&modal != 0) && object {
			return word(i, "accept")
		}
	case "accept":
		if before&anyNoun != 0 && before&(modal|toWord) == 0 && behind&article != 0 && oneOfBefore(p, i, 8, "everyone everybody all nobody every") && endsSentence(p, max(p.headAt(i+1), i+1)) {
			return word(i, "except")
		}
		if oneOf(next, weekdays+" on for") && oneOfBefore(p, i, 4, "every all any each no everyone everything nothing") && before&(modal|toWord|subjectCase|negation) == 0 && before&anyNoun != 0 {
			return word(i, "except")
		}
	case "affect", "affects":
		if before&article != 0 && behind&(article|owner|objectCase) == 0 && before&owner == 0 {
			return word(i, map[string]string{"affect": "effect", "affects": "effects"}[fold])
		}
	case "lead":
		if prev == "having" && (object || behind&numeral != 0) {
			return word(i, "led")
		}
	case "rise":
		if (verbAsked || before&toWord != 0) && behind&(article|owner) != 0 && !timeIn(p, i+1) {
			return word(i, "raise")
		}
	case "felt":
		if next == "off" && oneOf(p.next(i+1), "a the my") && !timeIn(p, i+2) {
			return word(i, "fell")
		}
	case "thought":
		if before&beVerb != 0 && next == "by" && oneOf(p.next(i+1), "a an my our") && !follows(p, i+2, i+8, "to") {
			return word(i, "taught")
		}
	case "lied":
		if behind&numeral != 0 || behind&(article|owner) != 0 && oneOf(p.next(i+1), "pipe pipes floor floors table bricks tiles carpet cable foundations stones flagstones") {
			return word(i, "laid")
		}
	case "raised":
		if before&haveVerb != 0 && oneOf(p.prev(i-1), "prices costs rents wages fees rates temperatures sales levels price cost rent temperature") && (p.endsClause(i) || oneOf(next, "by since twice again sharply steadily")) {
			return word(i, "risen")
		}
	}
	return slip{}, false
}

// soldFor reports that what was brought was paid for: "brought the old tram for one pound".
func soldFor(p *prose, i int) bool {
	for j := i + 1; j < min(i+10, len(p.words)) && p.prev(j) != ""; j++ {
		switch p.words[j].Fold {
		case "for":
			k := j + 1
			for p.partsBehind(k)&numeral != 0 {
				k++ // "two hundred euros"
			}
			if (p.partsBehind(j)&numeral != 0 || p.next(j) == "a") && oneOf(p.next(k), "pound pounds euro euros dollars dollar pence cents") {
				return true
			}
		case "with":
			if p.next(j) == "the" && oneOf(p.next(j+1), "money savings wages") {
				return true
			}
		case "auction":
			return p.prev(j) == "at"
		}
	}
	return false
}

// whereWere reports "where" in a sentence that has no verb without it: "The letters where in the wrong trays, so I sorted
// them".
func whereWere(p *prose, i int) bool {
	if p.partsBefore(i)&manyNoun == 0 || p.partsBefore(i)&anyVerb&^thirdVerb != 0 || p.owns(i-1) || p.partsBehind(i)&(preposition|adverb|doneVerb) == 0 || p.partsBehind(i)&(opensNoun|subjectCase) != 0 {
		return false
	}
	const verb = thirdVerb | pastVerb | helper | clauseWord | asking | subjectCase | joiner
	j := i - 1
	for ; j > 0 && p.prev(j) != ""; j-- {
		if p.speech[j-1]&verb != 0 || p.speech[j-1]&baseVerb != 0 && p.speech[j-1]&(oneNoun|adjective) == 0 {
			return false
		}
	}
	if !p.words[j].Opens || p.speech[j]&(article|owner|pointer) == 0 || p.speech[j]&clauseWord != 0 {
		return false
	}
	for j = i + 1; j < min(i+9, len(p.words)) && p.prev(j) != ""; j++ {
		if s := p.speech[j]; s&(verb&^joiner)&^doneVerb != 0 && s&(anyNoun|adjective|doneVerb|preposition) == 0 || s&baseVerb != 0 && s&(anyNoun|adjective) == 0 {
			return false
		}
	}
	return j == len(p.words) || p.prev(j) == ""
}
