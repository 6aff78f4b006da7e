package checks

import (
	"strings"
	"sync"

	"afterword/internal/review"
)

// functionWords carry grammar, not content.
const functionWords = `
a about above across after again against ago all almost alone along already also although always am among an and another any
anybody anyone anything anyway are aren't around as at away back be became because become been before behind being below
beside best better between both but by came can can't cannot come comes could couldn't did didn't do does doesn't doing
don't done down during each either else enough even ever every everybody everyone everything few for from further gave get
gets getting give given go goes going gone got had hadn't has hasn't have haven't having he her here hers herself him
himself his how however i i'd i'll i'm i've if in indeed inside instead into is isn't it it'd it'll its itself just keep
kept least less let like made make makes making many may maybe me might mine more most much must my myself near need needs
neither never next no nobody none nor not nothing now of off often on once one only onto or other others our ours ourselves
out over own per perhaps please put quite rather really right said same saw say says see seem seems seen several shall she
should shouldn't since so some somebody someone something sometimes soon still such sure take taken takes taking than that
the their theirs them themselves then there therefore these they they'd they'll they're they've thing things this those
though through thus to together too took toward towards under unless until up upon us use used using very via want wants was
wasn't way ways we we'd we'll we're we've well went were weren't what whatever when where whether which while who whole whom
whose why will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself
`

// courtesyWords are what any thank-you note to anybody may say.
const courtesyWords = `
abilities ability able absolutely achieve adding addition additional advance afternoon align aligned allow amazing answer
answers anytime application apply appreciate appreciated appreciation appreciative area aspect aspects asset assist attached
attention available awesome background believe benefit bring brought build building built busy caliber call candidate career
certain certainly challenge challenges chance chat chatted clear closely collaborate collaboration collaborative colleague
colleagues comfortable committed communication company concern confident connect connected consider consideration contact
continue continued continuing contribute contribution conversation convinced culture current currently date day days
decision dedicated dedication deeply delighted deliver detail detailed details develop developing development direction
discuss discussed discussing discussion drive driven dynamic eager effective effort email employer endeavor engage engaged
engineer engineering enjoy enjoyable enjoyed ensure enthusiasm enthusiastic environment essential excellent exchange excited
exciting expect experience experienced expertise explain explained extend extremely facing fantastic fascinating fast feel
felt field fields finally fine first fit focus follow following forward free friday future gain genuinely glad good gracious
grateful gratitude great greatly group grow growth happy hard hardworking hear heard hearing help helpful hesitate hiring
honored honoured hope hoping idea ideal ideally ideas immediate immediately impact impressed impressive industry information
initiative innovation innovative insight insightful insights inspiring interest interested interesting interview interviewed
interviewer interviewing introduce invite involved job join joining journey keen kind kindly kindness know knowledge leader
leadership learn learned learning learnt leave letter level long look looking lot love loved lovely luck made main manager
managers march match material matter matters meaningful meet meeting member members mention mentioned met mind minute
minutes mission moment monday month months morning motivated new news nice note offer offering office open opening
opportunities opportunity organisation organization overview paced part particular particularly passion passionate path
people perfect person personally perspective phone pleasant please pleased pleasure point position positive possibility
possible possibly potential potentially practice prepare pressure pride privilege process product products professional
project projects proud provide provided pursue qualifications qualified quality question questions quick quickly reach read
ready reference regard regarding reinforced reiterate remain requirements respond responsibilities resume rewarding role
round schedule sending share shared sharing show sincere sincerely skill skills software solution solutions speak speaking
special speed spend spent spoke staff start step steps strength strengths strong strongly stuff success successful suitable
support surely talent talented talk talked talking task tasks team teams technical tell telling thank thankful thanks think
thinking thorough thoroughly thought thoughtful thoughts thrilled throughout thursday time times today told tomorrow tonight
topic touch truly trust tuesday understand understanding understood unique update valuable value valued values view vision
visit warm wednesday week weekend weeks welcome welcoming willing wisdom wish wonderful words work worked working world
write writing year years yesterday
`

// namesakes are capitalised words that are close to names and are not meant as one.
const namesakes = `
africa agile amazon america analyst apache april asia august austin azure berlin best boston brazil canada carlo chicago
china chinese christmas cloud dallas danish dart data dear december denver design director dutch easter engineer english
europe excel february finance france french friday german germany google hello hive india internet italian italy january
japan japanese java julia july june junior kafka lead lean legal linux london madrid mail manager march marketing may mexico
mobile monday monte note november october oracle paris perl principal product python redis regards ruby rust sales saturday
scala scrum senior september sincerely slack spain spanish spark spring staff sunday support swift teams thank thanks
thursday tuesday web wednesday word zoom
`

func isFunctionWord(fold string) bool { return functionSet()[fold] }

// isCommonWord reports a word that stands in many letters and is nobody's name there.
func isCommonWord(fold string) bool {
	return functionSet()[fold] || courtesySet()[review.Stem(fold)] || namesakeSet()[fold]
}

var (
	functionSet = sync.OnceValue(func() map[string]bool { return setOf(functionWords, func(w string) string { return w }) })
	courtesySet = sync.OnceValue(func() map[string]bool { return setOf(courtesyWords, review.Stem) })
	namesakeSet = sync.OnceValue(func() map[string]bool { return setOf(namesakes, func(w string) string { return w }) })
)

func setOf(list string, form func(string) string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[form(w)] = true
	}
	return set
}

// contentStems lists, each once and in order, the stems of a text that say something of
// their own: no grammar, no courtesy.
func contentStems(words []review.Word) []string {
	var stems []string
	seen := map[string]bool{}
	for _, w := range words {
		if functionSet()[w.Fold] || len(w.Fold) < 2 {
			continue
		}
		stem := review.Stem(w.Fold)
		if courtesySet()[stem] || seen[stem] {
			continue
		}
		seen[stem] = true
		stems = append(stems, stem)
	}
	return stems
}

// stemsOf is contentStems of plain text.
func stemsOf(text string) []string { return contentStems(review.SplitWords(text)) }

// overlap lists which of the stems the main part of d uses. A long word counts when the
// draft uses one that it contains or that it starts like: "index" for "reindex".
func overlap(d *review.Doc, stems []string) []string {
	var used []string
	for _, s := range stems {
		if d.Uses(s) || len(s) >= 5 && usesKin(d, s) {
			used = append(used, s)
		}
	}
	return used
}

func usesKin(d *review.Doc, stem string) bool {
	for used := range d.Stems() {
		if len(used) < 5 {
			continue
		}
		if kin(used, stem) || kin(stem, used) || len(used) >= 6 && len(stem) >= 6 && used[:6] == stem[:6] {
			return true
		}
	}
	return false
}

// kin reports whether long is short with more at its end, or with a prefix: "index" and
// "reindex", but not "format" and "inform".
func kin(long, short string) bool {
	before, after, ok := strings.Cut(long, short)
	if !ok {
		return false
	}
	switch before {
	case "", "re", "un", "pre", "over", "out", "sub", "co", "de", "non", "multi", "micro", "auto":
		return before == "" || after == ""
	}
	return false
}

// ownStems are the content stems of the main part that belong to this talk alone: not the
// employer's name, the role or anybody's name either.
func ownStems(d *review.Doc) []string {
	var own []string
	seen := map[string]bool{}
	for _, w := range d.Main {
		if functionSet()[w.Fold] || len(w.Fold) < 2 && !w.CJK || w.Capital && d.Person(w.Fold) != nil {
			continue
		}
		stem := review.Stem(w.Fold)
		if seen[stem] || d.Common(stem) || courtesySet()[stem] {
			continue
		}
		seen[stem] = true
		own = append(own, stem)
	}
	return own
}
