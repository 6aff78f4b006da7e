package grammar

import (
	"strings"

	"afterword/internal/review"
)

// phraseMark is what a word is to the phrase of a noun: how a noun is counted, and which rules about such phrases start at
// a word. It is kept with the word.
type phraseMark uint32

const (
	// countedOne is a noun in the singular that never stands without an article, an owner or a number, whatever is
	// before it: "a ladder". What English lets stand alone somewhere ("in hospital", "by hand", "on site", "made of
	// glass", "next door") is not among them.
	countedOne phraseMark = 1 << iota
	// countedObject is one that may stand alone behind a preposition ("in answer to") and nowhere else.
	countedObject
	// uncountedNoun is a noun that has no plural and takes no "a": "advice".
	uncountedNoun
	// personNoun is a word for somebody, in the singular.
	personNoun
	// soleWord makes of a phrase the only one of its kind, and so asks for "the": "same", "best".
	soleWord
	// countedRelative is a noun that needs an article before "who" and "where".
	countedRelative
	// partNoun is what is a part of something, see partNouns.
	partNoun
	// bareFew is "few".
	bareFew
	// opensMany is what many follow: "two", "several", "these".
	opensMany
	// opensOne is what one follows: "each", "this".
	opensOne
	// inMany is a noun of uncountedMany.
	inMany
	// ofMass is "much", "less", "fewer".
	ofMass
	// kinWord is one of kinWords, or many of them.
	kinWord
	// ownsWord is "my", "your", "our" and "their".
	ownsWord
	// mannerWord is one of manners.
	mannerWord
	// degreeWord is one of degrees.
	degreeWord
	// withLy is an adverb in -ly that an adjective makes.
	withLy
	// formOfCase is a pronoun that has another form, or a form that no pronoun has.
	formOfCase
	// theWord is "the".
	theWord
	// degreeTold is "than", "more", "most", "best" and "least".
	degreeTold
	// relativeFrom is "who", "which" and "what".
	relativeFrom
	// brokenMany is a plural that is none, see brokenPlural.
	brokenMany
	// inPhrase is one of wordsOfPhrases, at which phrased starts.
	inPhrase
	// soundsAlike is a word that confusedBySpeech starts at.
	soundsAlike

	// startsPhrase are the marks of the words that a rule starts at.
	startsPhrase = countedObject | countedRelative | partNoun | soleWord | bareFew | opensMany | opensOne | inMany | ofMass | kinWord | ownsWord | mannerWord | degreeWord | withLy | personNoun | formOfCase | theWord | degreeTold | relativeFrom | brokenMany
)

var phraseMarksOf = review.OncePerWord(review.Phrase, func(w review.Word) uint32 {
	m, s := countingOf()[w.Fold], speechIn(w.Fold)
	if phraseWords()[w.Fold] {
		m |= inPhrase
	}
	if speechWords()[w.Fold] {
		m |= soundsAlike
	}
	if isCountedCompound(w.Fold, s, countedTails) {
		m |= countedOne | countedObject
	}
	if isCountedCompound(w.Fold, s, tailsOfPersons) {
		m |= personNoun
	}
	if isSole(w.Fold, s) {
		m |= soleWord
	}
	if w.Fold == "few" {
		m |= bareFew
	}
	if oneOf(w.Fold, "than more most best least") {
		m |= degreeTold
	}
	switch {
	case w.Fold == "the":
		m |= theWord
	case oneOf(w.Fold, "who which what"):
		m |= relativeFrom
	case oneOf(w.Fold, "todays yesterdays tomorrows foots gooses mans womans childs"):
		m |= brokenMany
	case s&numeral != 0 || oneOf(w.Fold, "several many both these those few all most either neither"):
		m |= opensMany
	case oneOf(w.Fold, "a an each every another this"):
		m |= opensOne
	case oneOf(w.Fold, kinWords), w.Fold == "children", w.Fold[len(w.Fold)-1] == 's' && (oneOf(w.Fold[:len(w.Fold)-1], kinWords) || oneOf(w.Fold, manyWhoOwn)):
		m |= kinWord
	case oneOf(w.Fold, "i he she we they me him her us them whom mine yours ours theirs mines theirself ourself"):
		m |= formOfCase
	case oneOf(w.Fold, "my your our their"):
		m |= ownsWord
	case oneOf(w.Fold, manners), oneOf(w.Fold, "glad happy current actual constant"):
		m |= mannerWord
	case oneOf(w.Fold, degrees):
		m |= degreeWord
	case s&adverb != 0 && s&(adjective|closedParts|anyNoun) == 0 && strings.HasSuffix(w.Fold, "ly") && adjectiveOf(w.Fold) != "":
		m |= withLy
	case oneOf(w.Fold, "much less fewer"):
		m |= ofMass
	case oneOf(w.Fold, uncountedMany):
		m |= inMany
	}
	return uint32(m)
})

// phraseSlip asks the rules about noun phrases that start at words[i].
func phraseSlip(p *prose, i int) (slip, bool) {
	m := p.marks[i]
	if m&theWord != 0 {
		return theTooMany(p, i)
	}
	if m&degreeTold != 0 {
		if found, ok := degreeSlip(p, i); ok {
			return found, true
		}
	}
	if m&(countedObject|personNoun) != 0 && p.owns(i) {
		return nothingOwned(p, i)
	}
	if m&(countedObject|countedRelative) != 0 {
		if found, ok := articleMissing(p, i); ok {
			return found, true
		}
	}
	if m&soleWord != 0 {
		if found, ok := theMissing(p, i); ok {
			return found, true
		}
	}
	if m&partNoun != 0 {
		if oneOf(p.words[i].Fold, "lot couple") {
			if found, ok := lotOfOne(p, i); ok {
				return found, true
			}
		}
		return partWithout(p, i)
	}
	if m&bareFew != 0 {
		if found, ok := fewWithout(p, i); ok {
			return found, true
		}
	}
	if m&opensMany != 0 {
		return phraseOfMany(p, i)
	}
	if m&opensOne != 0 {
		return phraseOfOne(p, i)
	}
	switch {
	case m&kinWord != 0:
		return ownerWithout(p, i)
	case m&relativeFrom != 0:
		return relativeWord(p, i)
	case m&brokenMany != 0:
		return brokenPlural(p, i)
	case m&formOfCase != 0:
		return caseOf(p, i)
	case m&ownsWord != 0:
		return ownerAtEnd(p, i)
	case m&mannerWord != 0:
		if found, ok := mannerWithout(p, i); ok {
			return found, true
		}
		return willDo(p, i)
	case m&degreeWord != 0:
		return degreeWithout(p, i)
	case m&withLy != 0:
		if found, ok := adverbBeforeNoun(p, i); ok {
			return found, true
		}
		if oneOf(p.words[i].Fold, statesInLy) {
			return stateWithLy(p, i)
		}
		return slip{}, false
	}
	if m&inMany != 0 {
		return manyUncounted(p, i)
	}
	if m&ofMass != 0 {
		if p.words[i].Fold == "fewer" {
			return manyOfMass(p, i)
		}
		return muchOfMany(p, i)
	}
	return slip{}, false
}

// phraseOfMany asks the rules that start at opensMany.
func phraseOfMany(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "most":
		if found, ok := partOfBareMany(p, i); ok {
			return found, true
		}
	case "many":
		if found, ok := manyOfMass(p, i); ok {
			return found, true
		}
	}
	if p.speech[i]&numeral != 0 {
		if found, ok := countedInHours(p, i); ok {
			return found, true
		}
	}
	return oneBehindMany(p, i)
}

// phraseOfOne asks the rules that start at opensOne.
func phraseOfOne(p *prose, i int) (slip, bool) {
	if fold := p.words[i].Fold; fold == "a" || fold == "an" {
		if found, ok := countedInHours(p, i); ok {
			return found, true
		}
		if found, ok := aBeforeWhatTakesNone(p, i); ok {
			return found, true
		}
		if found, ok := uncountedWith(p, i); ok {
			return found, true
		}
	}
	return manyBehindOne(p, i)
}

// caseOf asks the rules that start at formOfCase.
func caseOf(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "i", "he", "she", "we", "they":
		return subjectBehind(p, i)
	case "me", "him", "her", "us", "them":
		if found, ok := objectBefore(p, i); ok {
			return found, true
		}
		if found, ok := themBefore(p, i); ok {
			return found, true
		}
		return selfMeant(p, i)
	case "whom":
		return whomBeforeVerb(p, i)
	case "mine":
		return mineBeforeNoun(p, i)
	}
	if oneOf(p.words[i].Fold, "yours ours theirs") {
		return yoursBeforeMany(p, i)
	}
	return brokenSelf(p, i)
}

// degreeSlip asks the rules that start at degreeTold.
func degreeSlip(p *prose, i int) (slip, bool) {
	switch p.words[i].Fold {
	case "than":
		return gradeBefore(p, i)
	case "more":
		return gradedTwice(p, i)
	}
	return theMoreTheMost(p, i)
}
