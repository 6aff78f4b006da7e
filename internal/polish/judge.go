package polish

import (
	"slices"
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// gap is one difference: the tokens that went and those that came, and where they stand.
type gap struct {
	old, new             []token
	oldTokens, newTokens []token
	oldFrom, newFrom     int
}

// mayCome and mayGo are marks that grammar puts in and takes out.
const (
	mayCome = ".,;:'’-"
	mayGo   = ".,;:'’-–—!"
)

const (
	// mostFunction is how many function words one hunk may put in.
	mostFunction = 2
	// mostAtOnce is how many words that say something one hunk may swap, mostOut how many it
	// may cut.
	mostAtOnce = 3
	mostOut    = 4
)

// puffery are words that make a claim louder. Nobody's tone needs a machine for that.
const puffery = `absolutely amazing amazingly awesome deeply eagerly enormously extremely exceptionally fantastic genuinely
	greatly highly hugely immensely incredible incredibly invaluable outstanding passionate passionately perfect perfectly
	profound profoundly remarkable remarkably sincerely strongly super superb terrific thrilled tremendous tremendously truly
	unparalleled utterly vastly very wonderful wonderfully excited exciting delighted honored honoured humbled grateful
	brilliant brilliantly excellent exceptional extraordinary inspiring inspirational visionary esteemed prestigious renowned
	stellar phenomenal fabulous magnificent marvelous marvellous splendid really totally impactful seamless seamlessly robust
	leverage leveraged leveraging utilize utilise utilized utilizing synergy synergies delve delved foster fostering moreover furthermore additionally`

// neighbours are the tokens before and behind the difference, empty where there is none.
func (g gap) neighbours() (before, after string) {
	if g.oldFrom > 0 {
		before = g.oldTokens[g.oldFrom-1].text
	}
	if to := g.oldFrom + len(g.old); to < len(g.oldTokens) {
		after = g.oldTokens[to].text
	}
	return before, after
}

// spacing judges a space that came or went between two tokens that stayed.
func (g gap) spacing(was, put string) (Level, string) {
	before, after := g.neighbours()
	switch {
	case was != "" && put != "":
		return Green, "two spaces"
	case hasDigit(before) && hasDigit(after):
		return Red, "it stands inside a number"
	case put == "" && len(after) == 1 && strings.Contains(",.;:!?", after):
		return Green, "spacing"
	case put != "" && oneOf(before, ", ; : ! ?"), put != "" && before == "." && startsUpper(after):
		return Green, "spacing"
	}
	return Red, "it joins or parts what you wrote"
}

// judge says what a difference is. The facts of the whole are looked at elsewhere
// (Request.alone); here it is about what is put in, word by word.
func (g gap) judge(l locks) (Level, string) {
	if why := g.marks(); why != "" {
		return Red, why
	}
	if why := g.letters(); why != "" {
		return Red, why
	}
	if sameLetters(g.old, g.new) {
		return g.sameWords(l)
	}
	was, came := g.pieces(g.old, g.oldTokens, g.oldFrom, l), g.pieces(g.new, g.newTokens, g.newFrom, l)
	if why := changed(was.facts, came.facts); why != "" {
		return Red, why
	}
	if why := g.foreign(); why != "" {
		return Red, why
	}
	level, why := g.judgeRest(withoutSame(was.rest, came.rest))
	if level == Green {
		return sameFacts(was, came, why)
	}
	return level, why
}

// judgeRest judges the words that are no facts: those that went, and those that came.
func (g gap) judgeRest(out, in []piece) (Level, string) {
	switch {
	case len(out) == 0 && len(in) == 0:
		return Green, "contraction or form"
	case g.doubled():
		return Green, "a doubled word"
	case allMisspelt(out, in):
		return Green, "spelling"
	}
	oldSay, oldGrammar := parted(out)
	newSay, newGrammar := parted(in)
	for _, p := range in {
		if oneOf(p.norm, puffery) {
			return Red, "it makes it louder (" + p.text + ")"
		}
	}
	for _, p := range newSay {
		form := func(q piece) bool { return review.Stem(q.fold) == review.Stem(p.fold) }
		if p.upper && !slices.ContainsFunc(oldSay, form) { // it opens a sentence
			return Red, "it may be a name (" + p.text + ")"
		}
		if g.elsewhere(p) {
			return Red, "it moves your words around (" + p.text + ")"
		}
	}
	switch {
	case len(newSay) > len(oldSay):
		return Red, "it puts in words that you did not write (" + newSay[len(newSay)-1].text + ")"
	case len(newGrammar) > len(oldGrammar)+mostFunction, len(newSay) > mostAtOnce, len(oldSay)-len(newSay) > mostOut:
		return Red, "it changes too much at once"
	}
	for _, a := range oldSay {
		for _, b := range newSay {
			if turned(a.fold, b.fold) {
				return Red, "it turns the meaning around (" + b.text + ")"
			}
		}
	}
	if len(oldSay) == 0 {
		return grammar(g, oldGrammar, newGrammar)
	}
	if len(oldSay) > len(newSay) {
		return Amber, "words left out"
	}
	level, why := Green, "spelling"
	for i := range newSay {
		switch {
		case misspelt(oldSay[i], newSay[i]):
		case review.Stem(oldSay[i].fold) == review.Stem(newSay[i].fold):
			level, why = Amber, "another form of the word"
		default:
			return Amber, "another word"
		}
	}
	if len(oldGrammar)+len(newGrammar) > 0 {
		if more, _ := grammar(g, oldGrammar, newGrammar); more == Amber {
			return Amber, "another turn of phrase"
		}
	}
	return level, why
}

// sameWords judges a difference in nothing but case, marks and where words are joined.
func (g gap) sameWords(l locks) (Level, string) {
	for _, t := range g.new {
		if t.word && len([]rune(t.text)) > 1 && strings.ToUpper(t.text) == t.text && strings.ToLower(t.text) != t.text && !holds(g.old, t.text) {
			return Red, "it shouts (" + t.text + ")"
		}
	}
	for i, t := range g.new {
		if !t.word || holds(g.old, t.text) || !startsUpper(t.text) || opensSentence(g.newTokens, g.newFrom+i) {
			continue
		}
		p := piecesOf(t.text)[0]
		if p.norm != "i" && !strings.HasPrefix(p.norm, "i'") && !dictionary.Name(p.fold) && (l.doc == nil || !l.isName(p.fold)) && lockedAs().words[p.fold] != kindDate {
			return Red, "it makes a name of it (" + t.text + ")"
		}
	}
	words := 0
	for _, t := range g.new {
		if t.word {
			words++
		}
	}
	for _, t := range g.old {
		if t.word {
			words--
		}
	}
	if words != 0 {
		return Amber, "words joined or parted"
	}
	if len(marksOf(g.new)) == len(g.new) {
		return Green, "punctuation"
	}
	return Green, "spelling or case"
}

// side is one side of a difference: its facts, and the other words.
type side struct {
	facts []fact
	said  []piece // the words that they are
	rest  []piece
}

func (g gap) pieces(tokens, all []token, from int, l locks) (s side) {
	for i, t := range tokens {
		if !t.word {
			continue
		}
		for _, p := range piecesOf(t.text) {
			if f, ok := l.factOf(p, opensSentence(all, from+i)); ok {
				f.as = p.text
				s.facts, s.said = append(s.facts, f), append(s.said, p)
			} else {
				s.rest = append(s.rest, p)
			}
		}
	}
	return s
}

// sameFacts judges how the same facts are said, in a difference that is green else.
func sameFacts(was, came side, why string) (Level, string) {
	for i, p := range came.said {
		q := was.said[i]
		switch kind := came.facts[i].kind; {
		case p.norm == q.norm, kind == kindWho, kind == kindPast, kind == kindNot, misspelt(q, p):
		case review.Stem(p.fold) == review.Stem(q.fold):
			return Amber, "another form of the word"
		default:
			return Amber, "another word"
		}
	}
	return Green, why
}

// withoutSame takes away what is on both sides.
func withoutSame(old, came []piece) (out, in []piece) { return without(old, came), without(came, old) }

// without returns the pieces that others do not have, or not as often.
func without(pieces, others []piece) (rest []piece) {
	count := map[string]int{}
	for _, p := range others {
		count[p.norm]++
	}
	for _, p := range pieces {
		if count[p.norm] > 0 {
			count[p.norm]--
			continue
		}
		rest = append(rest, p)
	}
	return rest
}

// elsewhere reports a new word that stands somewhere else in the paragraph: two that change
// places turn a sentence around.
func (g gap) elsewhere(p piece) bool {
	for i, t := range g.oldTokens {
		if t.word && (i < g.oldFrom || i >= g.oldFrom+len(g.old)) && strings.EqualFold(t.text, p.text) {
			return true
		}
	}
	return false
}
