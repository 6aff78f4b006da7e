package polish

import (
	"slices"
	"strings"
	"unicode"

	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/dictionary"
)

// gap is one difference: the tokens that went and those that came, and where they stand.
type gap struct {
	old, new             []token
	oldTokens, newTokens []token
	oldFrom, newFrom     int
}

// softMarks are marks that grammar puts in and takes out.
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
	stellar phenomenal fabulous magnificent marvelous marvellous splendid really totally world-class cutting-edge impactful seamless seamlessly robust leverage leveraged leveraging utilize
	utilise utilized utilizing synergy synergies delve delved foster fostering moreover furthermore additionally`

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
	out, in := withoutSame(was.rest, came.rest)
	if why := g.foreign(); why != "" {
		return Red, why
	}
	switch {
	case len(out) == 0 && len(in) == 0:
		return Green, "contraction or form" // what is left are facts in another form
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

// marks refuses marks that carry markup, quotes, questions or shouting, and any beside a
// number.
func (g gap) marks() string {
	out, in := marksOf(g.old), marksOf(g.new)
	for _, r := range in {
		switch {
		case strings.ContainsRune(mayCome, r), strings.Count(in, string(r)) <= strings.Count(out, string(r)):
		case !unicode.IsPrint(r):
			return "it hides a character that nobody sees"
		default:
			return "it puts in a mark that you did not write (" + string(r) + ")"
		}
	}
	if hard(out, mayGo) != hard(in, mayGo) {
		return "it changes marks that say something (" + hard(out, mayGo) + ")"
	}
	if before, after := g.neighbours(); out != in && hasDigit(before) && hasDigit(after) {
		return "it stands inside a number"
	}
	return ""
}

func marksOf(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		if !t.word {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// hard is what is left of marks without the soft ones.
func hard(marks, soft string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(soft, r) {
			return -1
		}
		return r
	}, marks)
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

// sameLetters reports that two sides differ in case, accents not, marks and spaces alone.
func sameLetters(a, b []token) bool { return lettersOf(a) == lettersOf(b) }

func lettersOf(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		if !t.word {
			continue
		}
		if hasDigit(t.text) {
			b.WriteByte('|') // "1 0" is not "10"
		}
		b.WriteString(strings.ReplaceAll(strings.ToLower(plainQuotes(t.text)), "'", ""))
	}
	return b.String()
}

// side is one side of a difference: its facts, and the other words.
type side struct {
	facts []fact
	rest  []piece
}

func (g gap) pieces(tokens, all []token, from int, l locks) (s side) {
	for i, t := range tokens {
		if !t.word {
			continue
		}
		for _, p := range piecesOf(t.text) {
			if f, ok := l.factOf(p, opensSentence(all, from+i)); ok {
				s.facts = append(s.facts, f)
			} else {
				s.rest = append(s.rest, p)
			}
		}
	}
	return s
}

// withoutSame takes away what is on both sides.
func withoutSame(old, came []piece) (out, in []piece) {
	count := map[string]int{}
	for _, p := range came {
		count[p.norm]++
	}
	for _, p := range old {
		if count[p.norm] > 0 {
			count[p.norm]--
			continue
		}
		out = append(out, p)
	}
	count = map[string]int{}
	for _, p := range old {
		count[p.norm]++
	}
	for _, p := range came {
		if count[p.norm] > 0 {
			count[p.norm]--
			continue
		}
		in = append(in, p)
	}
	return out, in
}

// letters refuses a new word that is not written in plain letters, or in those of the words
// that went: letters of another alphabet look alike.
func (g gap) letters() string {
	for _, t := range g.new {
		if !t.word || holds(g.old, t.text) {
			continue
		}
		for _, r := range t.text {
			switch {
			case r < 0x80 && (unicode.IsLetter(r) || r == '\''), r == '’':
			case unicode.IsDigit(r):
				return "it puts in a number (" + t.text + ")"
			case !inAny(g.old, r):
				return "it puts in letters that are not plain (" + t.text + ")"
			}
		}
	}
	return ""
}

func inAny(tokens []token, r rune) bool {
	for _, t := range tokens {
		if strings.ContainsRune(t.text, r) {
			return true
		}
	}
	return false
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

// foreign refuses a new word that no dictionary has: a name, or one made up.
func (g gap) foreign() string {
	for _, t := range g.new {
		if !t.word || holds(g.old, t.text) {
			continue
		}
		for _, p := range piecesOf(t.text) {
			if !dictionary.Known(p.fold) && !checks.IsFunctionWord(p.fold) && !sameAsOld(g.old, p) {
				return "it puts in a word that no dictionary has (" + t.text + ")"
			}
		}
	}
	return ""
}

func sameAsOld(old []token, p piece) bool {
	for _, t := range old {
		for _, q := range piecesOf(t.text) {
			if q.fold == p.fold {
				return true
			}
		}
	}
	return false
}

func holds(tokens []token, text string) bool {
	for _, t := range tokens {
		if t.text == text {
			return true
		}
	}
	return false
}

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

func hasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
