package polish

import (
	"strings"

	"afterword/internal/review/checks"
)

// doubled reports that all that goes is a word that stands there twice.
func (g gap) doubled() bool {
	if len(g.old) != 1 || len(g.new) != 0 {
		return false
	}
	before, after := g.neighbours()
	return strings.EqualFold(g.old[0].text, before) || strings.EqualFold(g.old[0].text, after)
}

// smallVerbs are counted among the words that say something: one verb may stand for another.
const smallVerbs = `ask asked call came come get gets getting give given gives go goes going got keep kept let make made
	makes making need needs put said saw say says see seen take taken takes taking took want wants went`

// parted parts words that say something from those that carry grammar.
func parted(all []piece) (say, grammar []piece) {
	for _, p := range all {
		if checks.IsFunctionWord(p.fold) && !oneOf(p.fold, smallVerbs) {
			grammar = append(grammar, p)
		} else {
			say = append(say, p)
		}
	}
	return say, grammar
}

// grammarGroups are function words that may stand for one another, a line each. Those of the
// first two may come and go as well.
const grammarGroups = `
a an the
that which who whom
is are am be
has have
do does
this these
in on at of for with to into
`

// grammar judges function words that came, went or were swapped.
func grammar(g gap, out, in []piece) (Level, string) {
	if _, after := g.neighbours(); len(out) < len(in) && oneOf(strings.ToLower(after), "few little lot number bit") {
		return Red, "it changes how much (" + after + ")"
	}
	all := append(append([]piece{}, out...), in...)
	for n, line := range strings.Split(strings.TrimSpace(grammarGroups), "\n") {
		fits := true
		for _, p := range all {
			fits = fits && oneOf(p.norm, line)
		}
		if !fits {
			continue
		}
		if _, after := g.neighbours(); n == 6 && (hasDigit(after) || startsUpper(after)) {
			return Amber, "another small word before a fact"
		}
		if n < 2 || len(out) == len(in) {
			return Green, "a small word"
		}
	}
	return Amber, "small words"
}
