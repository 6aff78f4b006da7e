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
beside best better between both but by came can can't cannot come comes could couldn't did didn't do does doesn't doing don't
done down during each either else enough even ever every everybody everyone everything few for from further gave get gets
getting give given go goes going gone got had hadn't has hasn't have haven't having he her here hers herself him himself his
how however i i'd i'll i'm i've if in indeed inside instead into is isn't it it'd it'll its itself just keep kept least less
let like made make makes making many may maybe me might mine more most much must my myself near need needs neither never next
no nobody none nor not nothing now of off often on once one only onto or other others our ours ourselves out over own per
perhaps please put quite rather really right said same saw say says see seem seems seen several shall she should shouldn't
since so some somebody someone something sometimes soon still such sure take takes taken taking than that the their theirs
them themselves then there therefore these they they'd they'll they're they've thing things this those though through thus
to together too took toward towards under unless until up upon us use used using very via want wants was wasn't way ways we
we'd we'll we're we've well went were weren't what whatever when where whether which while who whole whom whose why will with
within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself
`

// courtesyWords are what any thank-you note to anybody may say.
const courtesyWords = `
able absolutely afternoon amazing answer answers anytime application apply appreciate appreciated appreciative appreciation
attached available awesome background believe benefit bring brought call candidate career chance chat chatted clear closely
colleague colleagues committed company connect connected consider consideration contact contribute contribution conversation
culture date day days decision delighted detail details discuss discussed discussion eager email employer enjoy enjoyable
enjoyed enthusiasm enthusiastic environment excellent excited exciting exchange expect experience experienced expertise
explain explained extend fantastic feel felt fit follow following forward friday future gain glad good grateful great greatly
group grow growth happy hear heard hearing helpful help hesitate hiring hope hoping idea ideas impact impressed impressive
information insight insightful insights inspiring interest interested interesting interview interviewed interviewer
interviewing job join joining keen kind kindly know knowledge learn learned learning learnt leave letter look looking love
loved lovely lot made manager managers march match material matter matters meet meeting member members mention mentioned met
mind minute minutes moment monday month months morning motivated new news nice note offer office open opening opportunity
opportunities organisation organization overview part passion passionate people person perfect perspective phone pleasant
please pleased pleasure point position positive possible potential prepare privilege process professional project projects
provide provided qualifications qualified question questions reach read ready reference regard regarding reiterate
reinforced remain requirements respond responsibilities resume role round sending share shared sharing show sincere
sincerely skill skills speak speaking special spend spent spoke start steps step strengths strong strongly stuff success
successful suitable support talk talked talking team teams tell telling thank thanks thankful think thinking thought
thoughts thrilled thursday time times today tomorrow told tonight topic touch truly tuesday understand understanding
understood update valuable value values view vision visit wednesday week weeks welcome wish wonderful words work worked
working world write writing year years yesterday
`

// namesakes are capitalised words that are close to names and are not meant as one.
const namesakes = `
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december english french german spanish italian dutch danish chinese japanese java rust ruby swift scala python perl
dart julia linux apache spark kafka redis hive excel word teams slack zoom google amazon azure oracle spring london paris
berlin madrid europe america asia africa india china japan spain france germany italy canada brazil mexico boston austin
chicago dallas denver internet web agile scrum lean mail note thanks thank dear hello best regards sincerely marketing sales
finance product design support legal data cloud mobile staff lead senior junior principal director manager engineer analyst
christmas easter monte carlo
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
		if strings.Contains(used, stem) || strings.Contains(stem, used) || len(used) >= 6 && len(stem) >= 6 && used[:6] == stem[:6] {
			return true
		}
	}
	return false
}

// ownStems are the content stems of the main part that belong to this talk alone: not the
// employer's name, the role or anybody's name either.
func ownStems(d *review.Doc) []string {
	about := map[string]bool{}
	for _, text := range []string{d.Context.Process.Employer, d.Context.Process.Role, string(d.Draft.To.Role)} {
		for _, w := range review.SplitWords(text) {
			about[review.Stem(w.Fold)] = true
		}
	}
	var own []string
	seen := map[string]bool{}
	for _, w := range d.Main {
		if functionSet()[w.Fold] || len(w.Fold) < 2 && !w.CJK || w.Capital && d.Person(w.Fold) != nil {
			continue
		}
		stem := review.Stem(w.Fold)
		if seen[stem] || about[stem] || courtesySet()[stem] {
			continue
		}
		seen[stem] = true
		own = append(own, stem)
	}
	return own
}
