package compose

import (
	"slices"
	"strings"
	"sync"

	"afterword/internal/pattern"
)

// phraseWords is how many words of a phrase stand together, between what is put into it, to be
// known again.
const phraseWords = 3

// Phrases are the pieces of what Afterword itself puts into the text of notes, without what is
// filled in. Whoever finds one in two notes found no copy: the person wrote neither.
var Phrases = sync.OnceValue(func() []string {
	all := []string{cardColon, notedPromise, missedAsked, missedTopic, missedUnnamed, missedLink, reachAt, anotherReach}
	for _, some := range [][frames]string{
		aboutTopic(), afterColon(), aroundSentence(), plainThanks(), cardThanks(), needFrames(), clauseFrames(), wantedFrames(),
		valueFrames(), closes(), closesWithoutPhone(),
	} {
		all = append(all, some[:]...)
	}
	for _, some := range [][followUps]string{
		checkInPromised(), checkInOpen(), offerNote(), offerAsk(), offerHolds(), offerMeets(), offerFirst(), pulse(),
		anotherTimes(), graciousThanks(), graciousQuestion(), graciousDoor(),
	} {
		all = append(all, some[:]...)
	}
	var pieces []string
	for _, phrase := range all {
		for _, piece := range filledIn().Split(phrase, -1) {
			if piece = strings.Trim(piece, " .,:;?()“”"); len(strings.Fields(piece)) >= phraseWords {
				pieces = append(pieces, piece)
			}
		}
	}
	slices.Sort(pieces)
	return slices.Compact(pieces)
})

// filledIn is the place in a phrase that something is put into, and the end of a sentence.
var filledIn = pattern.Of(`\{\w+\}|[.?] `)
