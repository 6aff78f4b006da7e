package polish

import (
	"strings"
	"sync"
	"unicode"

	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/dictionary"
)

// fact is a word that nobody but the person may put in, take out or move: what it is, and
// which. Two texts that claim the same have the same facts in the same order.
type fact struct {
	kind, is string
	as       string // the word as it was written
}

func (f fact) same(as fact) bool { return f.kind == as.kind && f.is == as.is }

// words are a fact as it is told to a person: what it is, and the word that was written.
func (f fact) words() string { return f.kind + " (" + f.as + ")" }

// What facts are, as they are told to a person.
const (
	kindMask     = "a link, an address, a number or a sum that was masked"
	kindNumber   = "a number"
	kindDate     = "a date or a time"
	kindName     = "a name"
	kindTerm     = "what you wrote down of the talk"
	kindNot      = "a \"not\""
	kindHedge    = "how sure you are"
	kindAmount   = "how much or how often"
	kindLogic    = "how two things hang together"
	kindDirect   = "a direction or a bound"
	kindWho      = "who did it"
	kindPast     = "when it was"
	kindClaim    = "what you did"
	kindStanding = "a title, a rank or a merit"
	kindJudgment = "a judgement"
)

// lockLists are the words of each kind, in any of their forms where stems is set.
var lockLists = []struct {
	kind  string
	stems bool
	words string
}{
	{kindDate, false, `monday tuesday wednesday thursday friday saturday sunday january february april june july
		august september october november december today yesterday tomorrow tonight weekend noon midnight am pm ago last next now already
		yet still again soon later recently currently morning afternoon evening night spring summer autumn winter`},
	{kindDate, true, `year month week day hour minute second quarter decade century fortnight daily weekly monthly yearly`},
	{kindNumber, false, `one first third fourth fifth thirteen fourteen fifteen sixteen seventeen eighteen nineteen once twice
		sixth seventh eighth ninth tenth eleventh twelfth twentieth hundredth thousandth zero percent pair couple trillion`},
	{kindNumber, true, `kilometre kilometer mile metre meter gigabyte megabyte terabyte kilobyte dollar euro pound cent ton degree`},
	{kindHedge, false, `may might could would should can shall must ought maybe perhaps possibly probably likely unlikely
		somewhat roughly about around approximately nearly almost think believe hope guess feel suppose assume seem seems
		seemed appear appears appeared apparently arguably rather quite fairly definitely certainly surely clearly obviously
		undoubtedly guarantee guaranteed promise promised will sure certain`},
	{kindAmount, false, `all every each any some few several many much most more less least fewer both half only just even
		always often usually sometimes mostly rarely seldom ever entire whole single various numerous countless plenty enough
		alone exactly entirely same other others another different completely fully partly partially totally`},
	{kindLogic, false, `if unless because so but although though while whereas when until before after since or either than
		despite except therefore hence thus however instead without`},
	{kindDirect, false, `from by over under above below within against beyond during up down between among versus via
		behind past through off out`},
	{kindPast, false, `had did`},
	{kindClaim, true, `lead build found manage design own invent create launch direct run cut double triple halve reduce increase
		improve save help support assist contribute participate join develop deliver ship write maintain migrate automate
		scale fix solve train teach mentor hire sell earn win achieve accomplish drive architect implement introduce
		establish start stop finish complete pioneer spearhead oversee supervise coordinate plan handle responsible own sole
		initiate grow raise cause prevent break fail lose quit leave decline refuse accept agree offer apply sign know learn
		master try aim intend buy show expect begin end happen cost pay owe speak use prefer want need work study graduate publish present`},
	{kindStanding, false, `degree phd bachelor bachelors masters mba certified certificate certification award awards awarded
		promoted promotion expert expertise senior junior principal staff director head chief vp ceo cto founder
		cofounder professor fellow graduate licensed fluent native proficient experienced intern specialist`},
	{kindJudgment, true, `good bad fast slow high low better worse best worst easy hard early late new old big small long short
		strong weak possible impossible true false right wrong safe happy unhappy clear like dislike love hate success fail
		cheap expensive rich poor open close full empty great terrible simple complex interest bore exact wrong alive dead
		careful careless useful useless hopeful hopeless`},
}

// whoGroups are the words for one person, a line each.
const whoGroups = `
i me my mine myself
we us our ours ourselves
you your yours yourself
he him his himself
she her hers herself
they them their theirs themselves
`

// irregular forms of verbs that claim something.
var irregular = map[string]string{
	"built": "build", "wrote": "write", "written": "write", "ran": "run", "grew": "grow", "grown": "grow", "won": "win",
	"taught": "teach", "sold": "sell", "drove": "drive", "driven": "drive", "oversaw": "oversee", "lost": "lose",
	"left": "leave", "broke": "break", "broken": "break", "knew": "know", "known": "know", "spoke": "speak", "spoken": "speak",
	"learnt": "learn", "chose": "choose", "led": "lead",
	"began": "begin", "begun": "begin", "bought": "buy", "shown": "show",
}

// sameFact are words that claim the same, a line each, the plainest first: one may stand for
// another, which is most of what a tone is.
const sameFact = `
use utilize utilise employ
begin start commence
help assist aid
finish complete
build construct
show demonstrate
about approximately
many numerous
so therefore thus hence
but however
while whilst whereas
try attempt
buy purchase
end terminate
`

// plainest maps a stem to the plainest word that claims the same.
var plainest = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(sameFact) {
		words := strings.Fields(line)
		for _, w := range words {
			all[review.Stem(w)] = words[0]
		}
	}
	return all
})

// lockTable is lockLists by folded word and by stem.
type lockTable struct{ words, stems map[string]string }

var lockedAs = sync.OnceValue(func() lockTable {
	t := lockTable{map[string]string{}, map[string]string{}}
	for _, l := range lockLists {
		for w := range strings.FieldsSeq(l.words) {
			if l.stems {
				t.stems[review.Stem(w)] = l.kind
			} else {
				t.words[w] = l.kind
			}
		}
	}
	return t
})

// whoOf is the first word of the group of a pronoun.
func whoOf(fold string) string {
	for line := range strings.Lines(whoGroups) {
		if oneOf(fold, line) {
			return strings.Fields(line)[0]
		}
	}
	return ""
}

// locks are the words of one note that are facts there: names, and what the person wrote
// into their debrief.
type locks struct{ doc *review.Doc }

func locksOf(d *review.Doc) locks { return locks{d} }

// factsOf lists the facts of a text in their order.
func (l locks) factsOf(text string) []fact {
	var all []fact
	tokens := tokensOf(text)
	for i, t := range tokens {
		if !t.word {
			continue
		}
		for _, p := range piecesOf(t.text) {
			if f, ok := l.factOf(p, opensSentence(tokens, i)); ok {
				f.as = p.text
				all = append(all, f)
			}
		}
	}
	return all
}

// factOf says what a word claims by itself.
func (l locks) factOf(p piece, opens bool) (fact, bool) {
	bare := strings.TrimSuffix(strings.TrimSuffix(p.norm, "'s"), "'")
	switch {
	case maskName().MatchString(p.text):
		return fact{kind: kindMask, is: p.text}, true
	case strings.IndexFunc(p.norm, unicode.IsDigit) >= 0:
		return fact{kind: kindNumber, is: p.norm}, true
	case p.norm == "'d": // had or would: nobody can tell
		return fact{kind: kindPast, is: p.norm}, true
	case shouts(p.text):
		return fact{kind: kindName, is: bare}, true
	case p.fold == "not" || p.fold == "n't":
		return fact{kind: kindNot, is: "not"}, true
	case checks.Negates(p.fold), oneOf(p.fold, "hardly barely scarcely lack lacks lacked lacking"):
		return fact{kind: kindNot, is: p.fold}, true
	case oneOf(p.fold, "was were"):
		return fact{kind: kindPast, is: "was"}, true
	}
	if who := whoOf(p.fold); who != "" {
		return fact{kind: kindWho, is: who}, true
	}
	if l.doc != nil && l.isName(p.fold) {
		return fact{kind: kindName, is: bare}, true
	}
	if p.upper && !opens && lockedAs().words[p.fold] != kindDate || p.upper && !opens && oneOf(p.fold, "may march august") {
		return fact{kind: kindName, is: bare}, true
	}
	known := dictionary.Known(p.fold) || dictionary.Derived(p.fold)
	meant := ""
	if !known {
		meant = meantBy(p.fold)
	}
	base := p.fold
	if meant != "" {
		base = meant // put right it is the same fact
	}
	if long, ok := irregular[base]; ok {
		base = long
	}
	if plain, ok := plainest()[review.Stem(base)]; ok {
		base = plain
	}
	if kind, ok := lockedAs().words[base]; ok {
		return fact{kind: kind, is: base}, true
	}
	if kind, ok := lockedAs().stems[review.Stem(base)]; ok {
		return fact{kind: kind, is: review.Stem(base)}, true
	}
	if checks.IsFact(review.Word{Fold: base}) {
		return fact{kind: kindNumber, is: base}, true
	}
	slip := meant != ""
	switch {
	case dictionary.Name(p.fold), p.upper && !known && !slip:
		return fact{kind: kindName, is: bare}, true
	case l.doc != nil && len(p.fold) > 3 && !slip && !checks.IsFunctionWord(p.fold) && l.doc.Mentioned(p.fold):
		return fact{kind: kindTerm, is: review.Stem(p.fold)}, true
	}
	return fact{}, false
}

// shouts reports a word in capitals: "US" is not "us".
func shouts(text string) bool {
	return len(text) > 1 && strings.ToUpper(text) == text && strings.ToLower(text) != text && !strings.ContainsAny(text, "'’")
}

// meantBy is the word that one which no dictionary has surely was meant to be; empty where
// that cannot be told.
func meantBy(fold string) string {
	if slip := dictionary.Slip(fold); slip != "" {
		return slip
	}
	meant, _ := dictionary.Sure(fold, dictionary.Near(fold))
	return meant
}

// isName reports a word of a name that the note knows: of a person, the employer or the
// role.
func (l locks) isName(fold string) bool {
	if checks.IsFunctionWord(fold) {
		return false
	}
	if l.doc.Person(fold) != nil || review.IsTitle(fold) {
		return true
	}
	p := &l.doc.Context.Process
	for _, name := range []string{p.Employer, p.Role} {
		for _, w := range l.doc.Split(name) {
			if w.Fold == fold {
				return true
			}
		}
	}
	return false
}

// changed says which fact of one list is not in the other at its place, in words; empty
// where they are the same.
func changed(before, after []fact) string {
	for i := 0; i < len(before) || i < len(after); i++ {
		switch {
		case i >= len(before):
			return "it adds " + after[i].words()
		case i >= len(after):
			return "it takes out " + before[i].words()
		case !before[i].same(after[i]) && len(after) > len(before):
			return "it adds " + after[i].words()
		case !before[i].same(after[i]):
			return "it changes " + before[i].words()
		}
	}
	return ""
}
