package grammar

const (
	// helpers come before the subject in a question or after "let", and take a plain verb.
	helpers = "do does did would could should will may might can must shall let make makes made help helps helped see saw watch watched had have has having don't doesn't didn't won't wouldn't couldn't can't that's if"
	clauses = "and but that when because if what where so as while which since until though although how why or"
	counted = "many several few two three four five six seven eight nine ten some lots multiple numerous various countless"
)

// disagreement asks the rule of agreement that starts at words[i].
func disagreement(p *prose, i int) (slip, bool) {
	switch agreementIn(p.syntax[i]) {
	case ofMany:
		return verbOfMany(p, i)
	case behindSubject:
		return verbOfOne(p, i)
	case joining:
		return relative(p, i)
	case ofPronoun:
		return verbOf(p, i)
	case existing:
		return thereIs(p, i)
	case pointed:
		return pointing(p, i)
	case inThePast:
		return pastForm(p, i)
	case comparing:
		return doubledComparison(p, i)
	case single:
		return oneOfThe(p, i)
	case unit:
		return countedUnit(p, i)
	}
	return slip{}, false
}

// verbOf is about a verb right after a pronoun.
func verbOf(p *prose, i int) (slip, bool) {
	if p.owns(i) || p.owns(i-1) {
		return slip{}, false
	}
	if p.prev(i) == "here" && p.opens(i-1) && oneOf(p.words[i].Fold, "is was") && oneOf(p.next(i), "the my your our") && (plural(p.next(i+1)) && nounEnds(p, i+2) || IsNumber(p.next(i+1)) && plural(p.next(i+2)) && !hyphenAfter(p, i+2)) {
		return word(i, forMany(p.words[i].Fold)) // "Here is the two drawings"
	}
	if prev := p.prev(i); (prev == "what" || prev == "where") && oneOf(p.words[i].Fold, "is was") && oneOf(p.next(i), "the your my our their") && plural(p.next(i+1)) && !p.owns(i+2) && (p.endsClause(i+2) || oneOf(p.next(i+2), "for in on at")) && p.opens(i-1) {
		return word(i, forMany(p.words[i].Fold))
	}
	if p.prev(i) == "both" && oneOf(p.words[i].Fold, "is was has") && p.next(i) != "" && p.next(i) != "and" && (p.words[i-1].Opens || oneOf(p.prev(i-1), "and but because so yesterday today "+weekdays)) {
		return word(i, forMany(p.words[i].Fold)) // "Yesterday both was launched"
	}
	if p.words[i].Fold == "was" && oneOf(p.next(i), "you we they") && (p.words[i].Opens || oneOf(p.prev(i), "where when how why") && p.words[i-1].Opens) {
		return word(i, "were") // "Where was you?"
	}
	return subjectTwice(p, i)
}

// subjectTwice is about "My last company it was a small bakery": the subject stands twice.
func subjectTwice(p *prose, i int) (slip, bool) {
	if i < 3 || p.prev(i-1) == "" || p.words[i-1].Opens || !oneOf(p.words[i].Fold, "is was has are were") || !oneOf(p.words[i-1].Fold, "it he she they") || !oneOf(p.next(i), "a an the very so really not always my") {
		return slip{}, false
	}
	noun, from := p.words[i-2].Fold, i-3
	if p.owns(i-2) || p.words[i-2].Capital || !(isOneThing(noun) || p.syntax[i-2]&isOfThings != 0 || oneOf(noun, occupations+" interview company team job conversation talk boss")) || oneOf(noun, "way moment day time year place point minute") {
		return slip{}, false
	}
	if from > 0 && !p.words[from].Opens && oneOf(p.words[from].Fold, "last first old new former small big previous current") && p.prev(from) != "" {
		from--
	}
	if !p.words[from].Opens || !oneOf(p.words[from].Fold, "the my your our") {
		return slip{}, false
	}
	return slip{from: i - 2, to: i - 1, right: noun}, true
}

// isPronoun reports the subjects that verbOf knows.
func isPronoun(fold string) bool {
	switch fold {
	case "he", "she", "it", "i", "we", "they", "you", "everyone", "everybody", "everything", "nobody", "someone", "somebody", "anyone":
		return true
	}
	return false
}

// opensWithPlace reports a place or a time with its preposition that opens the sentence and ends at words[i]: "At Mercy",
// "On my last day".
func opensWithPlace(p *prose, i int) bool {
	for j := i; j >= max(i-4, 0) && p.next(j) != ""; j-- {
		if p.words[j].Opens {
			return j < i && oneOf(p.words[j].Fold, "at in on during last")
		}
	}
	return false
}

// hyphenAfter reports that words[i] is the first part of a compound with a hyphen.
func hyphenAfter(p *prose, i int) bool {
	return i >= 0 && i < len(p.words) && p.words[i].End < len(p.text) && p.text[p.words[i].End] == '-'
}

// pointing is about "this questions" and "these is".
func pointing(p *prose, i int) (slip, bool) {
	next := p.next(i)
	if next == "" || p.owns(i) {
		return slip{}, false
	}
	switch p.words[i].Fold {
	case "this":
		if oneOf(next, "kind type sort") && p.next(i+1) == "of" && p.syntaxOfNext(i+2)&inPlural != 0 && oneOf(p.next(i+3), "are were have") {
			return slip{from: i, to: i + 1, right: "these " + next + "s"}, true
		}
		if next == "are" && p.words[i].Opens && oneOf(p.next(i+1), "the my your our very really things some all two three") {
			return slip{from: i, to: i + 1, right: "these are"}, true
		}
		if p.syntax[i+1]&isOfThings != 0 && !p.owns(i+1) && (oneOf(p.next(i+1), "are were") || oneOf(p.next(i+1), "best most") && verbIn(next).form == noForm) {
			return word(i, "these")
		}
		if !(verbFormIn(p.syntax[i+1]) == thirdForm && (p.syntaxOfNext(i+1)&marksVerb != 0 || p.words[i].Opens && p.next(i+1) != "")) && oneOf(next, "things questions problems ideas topics challenges points people conversations projects systems teams values patients students reasons weeks months years days thoughts interviews") && !p.owns(i+1) {
			return word(i, "these")
		}
	default:
		if next == "result" && oneOf(p.next(i+1), "in from") {
			return slip{}, false
		}
		if (IsThing(next) || oneOf(next, "thing question problem topic team project conversation role position idea company interview opportunity reason job")) && !p.owns(i+1) && !hyphenAfter(p, i+1) && (p.endsClause(i+1) || pastAt(p, i+2) || oneOf(p.next(i+1), "is was that has best most i we you would will with at about suits fits sounds looks on for from in when and")) {
			if p.words[i].Fold == "these" {
				return word(i, "this")
			}
			return word(i, "that")
		}
	}
	return slip{}, false
}

// pastAt reports a verb in the past at words[i], which adjoins the word before.
func pastAt(p *prose, i int) bool {
	f := verbFormIn(p.syntaxOfNext(i - 1))
	return f == pastOnly || f == pastForms
}

// plain is the form of a verb that follows "did not"; empty for other words.
func plain(word string) string {
	if oneOf(word, "has had is was were") {
		if word == "has" || word == "had" {
			return "have"
		}
		return ""
	}
	return baseOf(word, thirdForm, pastOnly, pastForms)
}

// pastForm is about "did you came" and "I seen".
func pastForm(p *prose, i int) (slip, bool) {
	fold, prev := p.words[i].Fold, p.prev(i)
	if s, ok := inverted(p, i); ok {
		return s, true
	}
	if i > 1 && p.syntax[i-1]&isSubject != 0 && p.words[i-2].Opens && prev != "" && p.prev(i-1) != "" && oneOf(p.words[i-2].Fold, "may can could would should will") && fold != "had" {
		if right := baseOf(fold, pastOnly, pastForms); right != "" {
			return word(i, right) // "Could you sent me the list?"
		}
	}
	switch fold {
	case "seen", "done":
		if prev == "never" && p.prev(i-1) == "i" && p.opens(i-2) {
			return slip{from: i - 1, to: i, right: "have never " + fold}, true
		}
		if prev == "i" && !oneOf(p.prev(i-1), "have has had having 've") && (p.opens(i-1) || oneOf(p.prev(i-1), "what and when that where")) && p.next(i) != "" {
			if fold == "seen" {
				return word(i, "saw")
			}
			return word(i, "did")
		}
	}
	return slip{}, false
}
