package checks

import "afterword/internal/review"

// syntax is what a word is to the checks of grammar: which rule of each starts at it, and
// what it is to the rules that start beside it. It is kept with the word.
type syntax uint32

// What starts at a word: of each check one rule at most.
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
	isOfOne                                         // see isThing
	inPlural                                        // see plural
	isCount                                         // see isNumberWord
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

var syntaxOf = review.OncePerWord(review.Grammar, func(w review.Word) uint32 {
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
		{isThing(w.Fold), isOfOne},
		{plural(w.Fold), inPlural},
		{isNumberWord(w.Fold), isCount},
		{framesOfConfused()[w.Fold] != nil, inConfusedFrame},
		{framesOfSmall()[w.Fold] != nil, inSmallFrame},
	} {
		if k.is {
			g |= k.bit
		}
	}
	return uint32(g)
})

// slipsOf says of which check slips are.
type slipsOf uint8

const (
	slipsOfAgreement slipsOf = iota
	slipsOfConfusion
	slipsOfForm
	slipsOfSmallWords
	slipsOfArticles

	slipKinds
)

// slips are those of one text, by the check that they are of.
type slips [slipKinds][]slip

// slipsIn are the slips of subject and main part, all found in one pass over the words that a
// rule starts at.
var slipsIn = review.OncePerNote(func(d *review.Doc, found *[2]slips) {
	texts := proseOf.Of(d)
	found[0].find(d, &texts[0])
	found[1].find(d, &texts[1])
	if d.Context.InThread {
		found[0].forget() // the subject is that of the mail that is answered
	}
})

func (s *slips) forget() {
	for k := range s {
		s[k] = s[k][:0]
	}
}

// find asks the rules, in the memory of another text.
func (s *slips) find(d *review.Doc, p *prose) {
	s.forget()
	for _, place := range p.places {
		i, g := int(place), p.syntax[place]
		if g&mayDisagree != 0 {
			if found, ok := disagreement(p, i); ok {
				s.add(slipsOfAgreement, found)
			}
		}
		if g&mayBeAnother != 0 {
			if found, ok := confused(p, i); ok {
				s.add(slipsOfConfusion, found)
			}
		}
		if g&mayBeMisformed != 0 {
			if found, ok := misformed(p, i); ok {
				s.add(slipsOfForm, found)
			}
		}
		if g&mayBeWrongSmall != 0 {
			if found, ok := smallSlip(p, i); ok {
				s.add(slipsOfSmallWords, found)
			}
		}
		if g&isArticle != 0 {
			if found, ok := misfitArticle(p, i); ok && !withinName(d, p, i) {
				s.add(slipsOfArticles, found)
			}
		}
	}
}

func (s *slips) add(k slipsOf, found slip) {
	if len(s[k]) < enough {
		s[k] = append(s[k], found)
	}
}
