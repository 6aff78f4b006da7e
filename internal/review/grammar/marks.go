package grammar

import (
	"strings"

	"afterword/internal/review"
)

// mark is what the letters of a word say to some rules, besides what part of speech it is: how a noun is counted, and which
// rules start at it. It is kept with the word.
type mark uint32

const (
	// countedOne is a noun in the singular that never stands without an article, an owner or a number, whatever is
	// before it: "a ladder". What English lets stand alone somewhere ("in hospital", "by hand", "on site", "made of
	// glass", "next door") is not among them.
	countedOne mark = 1 << iota
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
	// governsWord is a word of governments.
	governsWord
	// rulesForm is a verb that tells which form another verb behind it has: "promised", "asked", "let".
	rulesForm

	// startsPhrase are the marks of the words that phraseSlip starts at; rules of other files ask for other marks.
	startsPhrase = countedObject | countedRelative | partNoun | soleWord | bareFew | opensMany | opensOne | inMany | ofMass | kinWord | ownsWord | mannerWord | degreeWord | withLy | personNoun | formOfCase | theWord | degreeTold | relativeFrom | brokenMany
)

var marksOf = review.OncePerWord(review.Starts, marksIn)

// marksIn is what marksOf keeps.
func marksIn(w review.Word) uint32 {
	m, s := countingOf()[w.Fold], speech(speechOf.Of(&w))
	if rulings()[w.Fold] != 0 {
		m |= rulesForm
	}
	if governs()[w.Fold] != nil {
		m |= governsWord
	}
	if phraseWords().Has(w.Fold) {
		m |= inPhrase
	}
	if speechWords().Has(w.Fold) {
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
}
