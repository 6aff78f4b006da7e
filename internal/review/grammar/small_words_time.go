package grammar

// cameIn are words behind which "in" is theirs: "it came in this morning".
const cameIn = "came come coming comes went go me us you them him her it moved sent handed dropped called brought been back get got logged signed popped put was is turned phoned rang clocked carry carried move bring goes"

// smallOfTime is about "in Monday", "on December", "in last week", "in the same time".
func smallOfTime(p *prose, i int) (slip, bool) {
	fold, next := p.words[i].Fold, p.next(i)
	if fold == "during" {
		if p.syntaxOfNext(i)&isCount != 0 && oneOf(p.next(i+1), spans) && !oneOf(p.next(i+2), "of in when a each every") && !p.owns(i+2) {
			return word(i, "for")
		}
		return slip{}, false
	}
	if (fold == "on" || fold == "at") && isYear(next) && (p.endsClause(i+1) || p.next(i+1) == "in") && oneOfBefore(p, i, 5, "finished graduated started moved joined born began opened left retired came") {
		return word(i, "in") // "I finished my studies on 2018."
	}
	if next == "" || !mayBeTime(next) || hyphenAfter(p, i+1) {
		return slip{}, false
	}
	after := p.next(i + 1)
	day := oneOf(next, weekdays)
	ends := day && (p.endsClause(i+1) || oneOf(after, "at and because when i we you morning afternoon evening with or for in from after before last"))
	switch {
	case day && fold != "on" && !p.owns(i+1) && ends && !(oneOf(after, "morning afternoon evening") && !p.endsClause(i+2)) && !oneOf(p.prev(i), "call close opens sign line"):
		return slip{from: i, to: i, right: "on", hint: fold == "in" && oneOf(p.prev(i), "come came coming comes")}, true
	case fold == "on" && p.words[i+1].Capital && oneOf(next, "may march") && p.endsClause(i+1) && !endsWithDigits(p, i+1):
		return word(i, "in")
	case fold != "in" && IsMonth(next) && !p.owns(i+1) && p.endsClause(i+1) && !endsWithDigits(p, i+1) && !oneOf(p.prev(i), "look looking late early back roll"):
		return word(i, "in")
	case fold != "at" && oneOf(next, "last next") && oneOf(after, "week month year") && !p.owns(i+2) && !hyphenAfter(p, i+2) && (p.endsClause(i+2) || fold == "on" && oneOf(p.next(i+2), "with about and i we")) && !oneOf(p.prev(i), cameIn+" up back"):
		return slip{from: i, to: i + 1, right: next}, true
	case fold == "on" && next == "last" && oneOf(after, weekdays) && !oneOf(p.prev(i), "agreed agree agreeing settled decided based depends reflect reflecting count") && !p.owns(i+2) && !hyphenAfter(p, i+2):
		return slip{from: i, to: i + 1, right: next, hint: true}, true
	case next == "this" && oneOf(after, "morning afternoon evening week") && !p.owns(i+2) && fold != "on" && p.endsClause(i+2) && !oneOf(p.prev(i), cameIn+" joy interest confidence pleasure"):
		return slip{from: i, to: i + 1, right: "this"}, true
	case fold != "at" && next == "the" && after == "same" && p.next(i+2) == "time" && !p.owns(i+3) && (p.endsClause(i+3) || p.opens(i) || oneOf(p.next(i+3), "i we it they you the he she")):
		return word(i, "at")
	case fold == "in" && next == "the" && after == "end" && p.next(i+2) == "of" && oneOf(p.next(i+3), "the my our your this november december october january"):
		return word(i, "at")
	case fold == "in" && oneOf(next, "morning evening afternoon") && (p.endsClause(i+1) || oneOf(after, "i we you they")) && p.opens(i):
		return slip{from: i, to: i + 1, right: "in the " + next}, true
	case fold == "on" && next == "the" && oneOf(after, "morning evening afternoon") && endsSentence(p, i+2) && oneOf(p.prev(i), "come call start work train you write"):
		return word(i, "in")
	case fold == "on" && next == "the" && oneOf(after, "university school college") && nounEnds(p, i+2) && oneOf(p.prev(i), "work worked works working study studied studying teach taught learn learned am was is"):
		return word(i, "at")
	}
	return slip{}, false
}

// weekdays are the days.
const weekdays = "monday tuesday wednesday thursday friday saturday sunday"

// isYear reports a year of our days, in digits.
func isYear(fold string) bool {
	return len(fold) == 4 && (fold[:2] == "19" || fold[:2] == "20") && fold[2] >= '0' && fold[2] <= '9' && fold[3] >= '0' && fold[3] <= '9'
}

// IsMonth reports a month that is no other word.
func IsMonth(fold string) bool {
	switch fold {
	case "january", "february", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

// mayBeTime reports the words that smallOfTime knows.
func mayBeTime(fold string) bool {
	switch fold {
	case "the", "this", "morning", "evening", "afternoon", "last", "next",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

// endsWithDigits reports that a number stands beside the month at words[i].
func endsWithDigits(p *prose, i int) bool {
	return i+1 < len(p.words) && p.words[i+1].Fold[0] >= '0' && p.words[i+1].Fold[0] <= '9'
}

// untilWhen is about "I will send it until Friday": by Friday.
func untilWhen(p *prose, i int) (slip, bool) {
	next := p.next(i)
	day := oneOf(next, weekdays)
	if !day && next != "tomorrow" && !(IsMonth(next) && p.endsClause(i+1)) && !(next == "the" && p.next(i+1) == "end") {
		return slip{}, false
	}
	sends := false
	for j := i - 1; j >= max(i-7, 0); j-- {
		fold := p.words[j].Fold
		if p.endsClause(j) || oneOf(fold, "not never won't don't didn't doesn't can't wait cannot nothing nobody only keep hold") {
			return slip{}, false
		}
		sends = sends || oneOf(fold, "send deliver submit finish finished sent delivered submitted arrive ready")
	}
	if sends {
		return slip{from: i, to: i, right: "by", hint: true}, true
	}
	return slip{}, false
}
