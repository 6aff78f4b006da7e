package dictionary

import _ "embed" // for the lists

//go:embed nouns.dawg
var nouns automaton

//go:embed verbs.dawg
var verbs automaton

//go:embed adjectives.dawg
var adjectives automaton

// Part is a part of speech, or several.
type Part uint8

// The parts of speech that are told.
const (
	Noun Part = 1 << iota
	Verb
	Adjective
)

// Parts returns what parts of speech a word is in its plain form: a noun in the singular, the verb that stands behind
// "to". A verb or an adjective that the word is hardly ever is left out, a noun is not, since "the" makes a noun of
// nearly anything. Inflected forms, small words ("with", "who") and words that no list has are none: 0.
func Parts(word string) (p Part) {
	if nouns.has(word) || modern()[word] {
		p |= Noun
	}
	if verbs.has(word) {
		p |= Verb
	}
	if adjectives.has(word) {
		p |= Adjective
	}
	return p
}
