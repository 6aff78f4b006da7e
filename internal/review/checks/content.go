package checks

import (
	"iter"
	"slices"
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
abilities ability able above absolutely accept accomplish accomplished accomplishment achieve achievement acquire actively adapt
adaptable add adding addition additional address adds admire advance advancement advantage advice affirm afraid afternoon agree
ahead align aligned allow amazing ambition ambitious analytical answer answered answers anytime apologies apologize applicable
applicant application apply appreciate appreciated appreciation appreciative approach appropriate area arranging asked aspect
aspects asset assignment assist assistance associate assure atmosphere attached attend attention attitude attract attractive
augment available avenue await aware awesome background believe beneficial benefit beyond big board brilliant bring brought
build building built business busy caliber call candidate candidly capabilities capability capable capacity care career cares
caring certain certainly challenge challenged challenges chance chat chatted chatting clarify clarity clear closely collaborate
collaboration collaborative colleague colleagues combination comfort comfortable coming committed communication company
compassion compelling competence competencies competitive complement completely comprehensive concern confidence confident
confirm confirmation confirmed connect connected consider consideration consistently constructive contact continue continued
continuing contribute contribution conversation convey convinced coordinate coordinating cordial courteous courtesy creative
creativity credentials crossed crucial culture curious current currently customer cv date day days dear decision dedicated
dedication deeper deeply delighted deliver demand demeanor demonstrate demonstrated department dependable depth described desire
desired detail detailed details determination determined develop developing development devoted devotion dialogue difference
difficult diligence diligent direction discover discuss discussed discussing discussion disposal distinguished diverse diversity
drive driven due duties dynamic eager eagerly earlier early ease easy education effective effectively efficient efficiently
effort elaborate email embrace emphasis emphasize employee employees employer employment enable encourage encouraging endeavor
energetic energised energized energy engage engaged engineer engineering enjoy enjoyable enjoyed enjoying enlightening
enormously enquiry ensure enthusiasm enthusiastic entire environment essence essential established esteemed ethic ethics evident
exactly excellence excellent exceptional exceptionally exchange excite excited excitement exciting executive exemplary expand
expect expectation expectations experience experienced experiences expertise explain explained explore exposure express
expressed extend extensive extraordinary extremely facing fact factor faithfully familiar fan fantastic fascinating fast
favorable favour favourable feedback feel feeling felt field fields finally find finding fine fingers firm first fit flew
flexible flourish focus follow followed following forth fortunate forward foster foundation free friday friendliness friendly
full fully fun functional further furthermore future gain generosity generous genuine genuinely glad goal goals good gracious
grateful gratitude great greatly ground group grow growing growth guidance guide hands happen happy hard hardworking headed hear
heard hearing heartfelt help helpful helping hesitate high highlight highly hired hiring hit honored honoured hop hope hoping
hopping hospitality huge humble idea ideal ideally ideas illuminating immediate immediately impact importance importantly
impressed impression impressions impressive improve improvement include included including increase incredible incredibly
indicated individual industry information informative initiative innovation innovative input inquiry insight insightful insights
inspiration inspire inspired inspiring integrity intelligent intend intention interaction interest interested interesting
interpersonal interview interviewed interviewer interviewing intriguing introduce invaluable invest invested investment
invitation invite inviting involved job join joining journey keen keenly kind kindly kindness know knowledge lasting latest
leader leadership leading learn learned learner learning learnt leave legendary letter level likely long look looking lot lots
love loved lovely loyal luck made main maintain major manager managers march match material matter matters mature maximise
maximize meaningful means meantime meet meeting meetings member members memorable mention mentioned met mind mindful mindset
minute minutes mirror mission moment monday month months moreover morning motivated multitask mutual natural nature navigate
necessary needed networking new news nice note noted notice objective objectives obtain obvious occasion offer offering office
ongoing open opening operation operations opinion opportunities opportunity optimistic organisation organised organization
organized oriented outcome outlined outlook output outstanding overall overview own paced part particular particularly partner
partners partnership passion passionate path people perfect performance person personally perspective phase phone pivotal place
plan plans play player pleasant please pleased pleasure plus point polite position positive possess possibility possible
possibly posted potential potentially practice praise prepare presence presented pressure previous pride primary prior
priorities priority privilege privileged problem process product productive products professional professionalism proficiency
profile progress project projects promise promising promote prompt proposition prospect prospective prosper proud proven provide
provided pumped punctual purpose pursue qualifications qualified quality question questions quick quickly rapport reach read
ready realise realize receive received recent recently recognise recognize recommend record recruit recruitment reference
reflect reflected reflecting reflection refreshing regard regarding regards reinforced reiterate related relation relationship
relationships relaxed relevant reliable remain remarkable reply represent reputable reputation require requirements respect
respected respectfully respond responded response responsibilities responsible responsive result results resume reward rewarding
roadmap role round running samples satisfaction second sector seek seeking selected selection self sending sense serious
seriously serve service setting share shared sharing shout significant similar sincere sincerely situation skill skills smart
smoothly software solution solutions solve solving sound speak speaking special speed spend spent spoke stack staff stage
stakeholder stakeholders standard standards start starter steadfast step steps stimulating strategic strategies strategy
strength strengths strive strong strongly stuff substantial succeed success successful suggest suggestion suitable suited super
superb support supported supporting supportive sure surely surpass sustained talent talented talk talked talking task tasks team
teammates teams teamwork tech technical tell telling terrific thank thankful thanks think thinking third thorough thoroughly
thought thoughtful thoughtfully thoughts thrilled thrive throughout thursday time times today told tomorrow ton tonight top
topic touch track traits tremendous tremendously true truly trust tuesday ultimate understand understanding understood
undoubtedly unique uniquely upcoming update user users utmost vacancy valuable value valued values variety vast versatile vibe
vibrant view viewpoint vision visit vital wait waiting want warm warmth wednesday week weekend weeks welcome welcoming
whatsoever wider willing win wisdom wish wonderful words work worked working workplace world worthwhile write writing year years
yesterday zeal
`

// praiseWords name nothing even where an anchor consists of them.
const praiseWords = `
amazing chat company conversation culture discussion enjoyed excellent excited excitement experience fantastic feel good great
interesting interview job lovely meeting nice opportunity people place pleasant pleasure position role talk talking team thank thanks time
wonderful work
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

func isFunctionWord(fold string) bool { return functionSet().Has(fold) }

// isCommonWord reports a word that stands in many letters and is nobody's name there.
func isCommonWord(fold string) bool {
	return functionSet().Has(fold) || courtesySet().Has(review.Stem(fold)) || namesakeSet().Has(fold)
}

// isCommon is isCommonWord for a word of a text.
func isCommon(w *review.Word) bool { return kindOf.Of(w)&(functional|courtesy|namesake) != 0 }

// Kinds of words, as bits.
const (
	functional = 1 << iota // carries grammar, not content
	courtesy               // any note to anybody may say it
	namesake               // capitalised, and nobody's name
	praise                 // names nothing, even where an anchor consists of it
	you                    // speaks to the reader
	we                     // speaks of the reader's side
	mine                   // speaks of the writer
	career                 // speaks of years, skills and results
	told                   // what the reader did in the talk
)

// kindOf tells which kinds a word is of, in any of its forms.
var kindOf = review.OncePerWord(review.Kind, func(w review.Word) uint32 {
	kind := speaksOf(w.Fold)
	for _, k := range [...]struct {
		is  bool
		bit uint32
	}{{functionSet().HasWord(w), functional}, {courtesySet().HasStem(w), courtesy}, {namesakeSet().HasWord(w), namesake}, {praiseSet().HasStem(w), praise}} {
		if k.is {
			kind |= k.bit
		}
	}
	return kind
})

var (
	functionSet = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(functionWords, nil) })
	courtesySet = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(courtesyWords, review.Stem) })
	praiseSet   = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(praiseWords, review.Stem) })
	namesakeSet = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(namesakes, nil) })
)

// oneOf is review.OneOf.
func oneOf(word, list string) bool { return review.OneOf(word, list) }

// setOf makes a set of what form makes of the words of a list, parted by blanks.
func setOf(list string, form func(string) string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[form(w)] = true
	}
	return set
}

// contentStems lists, each once and in order, the stems of a text that say something of
// their own: no grammar, no courtesy.
func contentStems(text string) []string {
	var stems review.Set
	for _, w := range review.SplitWords(text) {
		if functionSet().HasWord(w) || len(w.Fold) < 2 {
			continue
		}
		if !courtesySet().HasStem(w) {
			stems.AddStem(&w)
		}
	}
	return stems.List()
}

// stemsOf is contentStems for a text of the context.
func stemsOf(d *review.Doc, text string) []string { return contentStemsOf.Of(d, text) }

var contentStemsOf = review.DerivedFrom(contentStems)

// ownStems are the content stems of the main part that belong to this talk alone: not the
// employer's name, the role or anybody's name either.
func ownStems(d *review.Doc) []string { return allOwn.Of(d).List() }

var allOwn = review.OncePerNote(func(d *review.Doc, own *review.Set) {
	own.Reset()
	addOwnStems(d, d.Main, own)
})

// ownStemsBesidesResume are ownStems without the sentences in which the candidate speaks
// of their own years, skills and results: those fit every employer.
func ownStemsBesidesResume(d *review.Doc) []string { return ownBesidesResume.Of(d).List() }

var ownBesidesResume = review.OncePerNote(func(d *review.Doc, own *review.Set) {
	own.Reset()
	kinds := *kindsOfMain.Of(d)
	for i, sentence := range sentencesOfMain(d) {
		if !isResume(kinds[i]) {
			addOwnStems(d, sentence, own)
		}
	}
})

// sentencesOf cuts words where a sentence or a line opens.
func sentencesOf(words []review.Word) iter.Seq[[]review.Word] {
	return func(yield func([]review.Word) bool) {
		for from := 0; from < len(words); {
			to := from + 1
			for to < len(words) && !words[to].Opens {
				to++
			}
			if !yield(words[from:to]) {
				return
			}
			from = to
		}
	}
}

// sentencesOfMain are the sentences of the main part.
func sentencesOfMain(d *review.Doc) [][]review.Word { return *mainSentences.Of(d) }

var mainSentences = review.OncePerNote(func(d *review.Doc, into *[][]review.Word) {
	*into = (*into)[:0]
	for sentence := range sentencesOf(d.Main) {
		*into = append(*into, sentence)
	}
})

// kindsOfMain are, for each of sentencesOfMain, the kinds of its words together.
var kindsOfMain = review.OncePerNote(func(d *review.Doc, all *[]uint32) {
	*all = (*all)[:0]
	for _, sentence := range sentencesOfMain(d) {
		*all = append(*all, kindsIn(sentence))
	}
})

// isResume reports a sentence about the candidate's career that does not speak to the
// reader, by the kinds of its words.
func isResume(kinds uint32) bool {
	return kinds&(you|we) == 0 && kinds&mine != 0 && kinds&career != 0
}

// kindsIn are the kinds of all words together.
func kindsIn(words []review.Word) (all uint32) {
	for i := range words {
		all |= kindOf.Of(&words[i])
	}
	return all
}

// speaksOf tells whom or what a word speaks of.
func speaksOf(fold string) uint32 {
	switch fold {
	case "you", "your":
		return you
	case "yours", "us", "our", "we":
		return we
	case "i", "i've", "i'm", "my":
		return mine
	case "years", "experience", "degree", "certified", "certification", "skills", "background", "proficient", "expertise", "reduced",
		"increased", "improved", "managed", "led", "developed", "implemented", "launched", "spearheaded", "trained", "delivered":
		return career
	case "said", "told", "asked", "showed", "described", "mentioned", "explained", "recommended", "spoke", "admitted", "warned", "drew":
		return told
	}
	return 0
}

// without returns the stems of a list that another does not hold.
func without(d *review.Doc, stems, others []string) []string {
	rest := d.Strings(len(stems))
	for _, s := range stems {
		if !slices.Contains(others, s) {
			rest = append(rest, s)
		}
	}
	return rest
}

// addOwnStems adds the content stems of some words of the main part to own.
func addOwnStems(d *review.Doc, words []review.Word, own *review.Set) {
	for i := range words {
		if w := &words[i]; ownWord(d, w) {
			own.AddStem(w)
		}
	}
}

// ownStemsOf lists the own stems of some words of the main part.
func ownStemsOf(d *review.Doc, words []review.Word) []string {
	var own review.Set
	addOwnStems(d, words, &own)
	return own.List()
}

// isCourteous reports a word that carries grammar, or that any note to anybody may say.
func isCourteous(w *review.Word) bool { return kindOf.Of(w)&(functional|courtesy) != 0 }

// ownWord reports a word that says something of its own.
func ownWord(d *review.Doc, w *review.Word) bool {
	return kindOf.Of(w)&(functional|courtesy) == 0 && (len(w.Fold) >= 2 || w.CJK) &&
		!(w.Capital && d.Person(w.Fold) != nil) && !d.Common(w.Stem())
}
