package grammar

import "afterword/internal/review"

// syntax is what a word is to grammar: which rule of each kind starts at it, and
// what it is to the rules that start beside it. It is kept with the word.
type syntax uint32

// What starts at a word: of each kind one rule at most.
const (
	confusionFrom = 4 * (1 + iota)
	formFrom
	smallFrom
	articleFrom

	mayDisagree     syntax = 0xF
	mayBeAnother    syntax = 0xF << confusionFrom
	mayBeMisformed  syntax = 0xF << formFrom
	mayBeWrongSmall syntax = 0xF << smallFrom
	isArticle       syntax = 1 << articleFrom

	startsRule = mayDisagree | mayBeAnother | mayBeMisformed | mayBeWrongSmall | isArticle
)

// What a word is to its neighbours.
const (
	verbFrom = articleFrom + 1
	kindFrom = verbFrom + 3

	formOfVerb syntax = 7 << verbFrom // a form
)

// Kinds of word that many rules ask for.
const (
	orNoun          syntax = 1 << (kindFrom + iota) // a verb that is as often a noun
	isSubject                                       // of subjects
	joinsClause                                     // of clauses
	prepositive                                     // of prepositions
	marksVerb                                       // of behindVerb
	isOfThings                                      // see areThings
	isOfOne                                         // see IsThing
	inPlural                                        // see plural
	isCount                                         // see IsNumber
	inConfusedFrame                                 // see confusedFrames
	inSmallFrame                                    // see smallFrames

	// adjoins is the place of a word, not the word: nothing but blanks is before it.
	adjoins syntax = 1 << 31
)

func agreementIn(g syntax) agreement { return agreement(g & mayDisagree) }
func confusionIn(g syntax) confusion { return confusion(g & mayBeAnother >> confusionFrom) }
func formAskedIn(g syntax) formAsked { return formAsked(g & mayBeMisformed >> formFrom) }
func smallIn(g syntax) smallAsked    { return smallAsked(g & mayBeWrongSmall >> smallFrom) }
func verbFormIn(g syntax) form       { return form(g & formOfVerb >> verbFrom) }

var syntaxOf = review.OncePerWord(review.Grammar, syntaxIn)

// syntaxIn is what syntaxOf keeps.
func syntaxIn(w review.Word) uint32 {
	v := verbIn(w.Fold)
	g := syntax(agreementOf(w.Fold)) | syntax(confusionOf(w.Fold))<<confusionFrom | syntax(formAskedOf(w.Fold))<<formFrom | syntax(smallAskedOf(w.Fold))<<smallFrom | syntax(v.form)<<verbFrom
	for _, k := range [...]struct {
		is  bool
		bit syntax
	}{
		{w.Fold == "a" || w.Fold == "an", isArticle},
		{v.noun, orNoun},
		{oneOf(w.Fold, subjects), isSubject},
		{oneOf(w.Fold, clauses), joinsClause},
		{oneOf(w.Fold, prepositions), prepositive},
		{oneOf(w.Fold, behindVerb), marksVerb},
		{areThings(w.Fold), isOfThings},
		{IsThing(w.Fold), isOfOne},
		{plural(w.Fold), inPlural},
		{IsNumber(w.Fold), isCount},
		{framesOfConfused()[w.Fold] != nil, inConfusedFrame},
		{framesOfSmall()[w.Fold] != nil, inSmallFrame},
	} {
		if k.is {
			g |= k.bit
		}
	}
	return uint32(g)
}
