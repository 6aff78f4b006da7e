package grammar

import (
	"strings"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// speech is which parts of speech a word may be, by its letters alone: "works" is a noun in the plural and a verb. What
// it is where it stands, the words beside it tell.
type speech uint32

// The parts of speech. A pronoun, an article and every other small word is that and nothing else; "that" and "her" are two of
// them.
const (
	oneNoun     speech = 1 << iota // a noun in the singular: "report"
	manyNoun                       // a noun in the plural: "reports"
	baseVerb                       // the plain form: "report", "go"
	thirdVerb                      // "reports", "goes"
	pastVerb                       // "reported", "went"
	doneVerb                       // a participle: "reported", "gone"
	doingVerb                      // "reporting"
	adjective                      // "good", "new"
	adverb                         // "often", "clearly"
	article                        // "a", "an", "the"
	owner                          // "my", "your", "its"
	pointer                        // "this", "these", "each", "some", "no": what else opens a noun phrase
	numeral                        // "two", "12"
	subjectCase                    // "I", "he", "they", and "you", "it"
	objectCase                     // "me", "him", "them", and "you", "it", "her"
	selfWord                       // "myself"
	beVerb                         // "is", "weren't", "been"
	haveVerb                       // "has", "hadn't"
	doVerb                         // "does", "didn't"
	modal                          // "can", "won't"
	negation                       // "not", "never"
	toWord                         // "to"
	preposition                    // "with", "about"
	joiner                         // "and", "or", "but"
	clauseWord                     // "that", "because", "when", "if"
	asking                         // "who", "what", "how"

	anyNoun   = oneNoun | manyNoun
	anyVerb   = baseVerb | thirdVerb | pastVerb | doneVerb | doingVerb
	helper    = beVerb | haveVerb | doVerb | modal
	opensNoun = article | owner | pointer | numeral // what a noun phrase begins with
)

// smallWordsOf are the words of each part of speech that has no more than these. A pronoun with its helper ("I've") is the helper.
var smallWordsOf = map[speech]string{
	article:     "a an the",
	owner:       "my your his her its our their whose",
	pointer:     "this that these those each every some any no all both either neither another such many several few much",
	numeral:     "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen",
	subjectCase: "i you he she it we they",
	objectCase:  "me you him her it us them yours hers ours theirs",
	selfWord:    "myself yourself himself herself itself ourselves yourselves themselves oneself",
	beVerb:      "be am is are was were been being isn't aren't wasn't weren't ain't i'm you're we're they're",
	haveVerb:    "have has had having haven't hasn't hadn't i've you've we've they've could've would've should've might've must've",
	doVerb:      "do does did doing done don't doesn't didn't",
	modal:       "can could will would shall should may might must cannot can't couldn't won't wouldn't shan't shouldn't mightn't mustn't needn't i'll you'll he'll she'll it'll we'll they'll that'll there'll i'd you'd he'd she'd it'd we'd they'd",
	negation:    "not never",
	toWord:      "to",
	preposition: "of in on at by for with about against between into through during above below from up down out off over under within without along across behind beyond near per via upon towards toward around round among amongst despite except like inside outside beside besides beneath opposite concerning regarding since until till after before than as",
	joiner:      "and or but nor",
	clauseWord:  "that because although though while whereas unless if whether when since until till after before once so than as where",
	asking:      "who whom whose which what when where why how whoever whatever whichever whenever wherever",
	adverb: "very too so quite rather almost always often never ever sometimes usually already yet still just only even also again soon now then here there today tomorrow yesterday perhaps maybe really well fast hard late early " +
		"straight away once twice ahead abroad apart indoors outdoors instead together alone anyway somehow somewhere everywhere nowhere else more most less least not both either neither forever seldom nearly enough otherwise likewise elsewhere therefore meanwhile",
	adjective: "good better best bad worse worst new old big small long short high low more most less least own same other such many much few several early late fast hard well next last first second third only main whole enough",
	oneNoun:   "one someone somebody anyone anybody everyone everybody nobody something anything everything nothing none",
	manyNoun:  "days ways people children men women police others ones feet teeth mice geese",
}

var smallWordSpeech = sync.OnceValue(func() map[string]speech {
	all := map[string]speech{}
	for part, words := range smallWordsOf {
		for w := range strings.FieldsSeq(words) {
			all[w] |= part
		}
	}
	return all
})

// closedParts are those whose words are no noun, verb or adjective, whatever a dictionary says: "a" is a blood group, too.
const closedParts = article | owner | pointer | subjectCase | objectCase | selfWord | helper | negation | toWord | preposition | joiner | clauseWord | asking | numeral

var speechOf = review.OncePerWord(review.Speech, func(w review.Word) uint32 { return uint32(speechIn(w.Fold)) })

// speechIn is what a word may be.
func speechIn(fold string) speech {
	s := smallWordSpeech()[fold]
	if s&closedParts != 0 {
		return s
	}
	if c := fold[0]; c >= '0' && c <= '9' {
		return numeral
	}
	if strings.IndexByte(fold, '\'') >= 0 {
		return s
	}
	many := isNounInPlural(fold)
	if p := dictionary.Parts(fold); p != 0 {
		if p&dictionary.Noun != 0 && s&manyNoun == 0 && !many {
			s |= oneNoun
		}
		if p&dictionary.Verb != 0 {
			s |= baseVerb
		}
		if p&dictionary.Adjective != 0 {
			s |= adjective
		}
	}
	s |= formsOfVerb(fold)
	if many {
		s |= manyNoun
	}
	if strings.HasSuffix(fold, "ly") && s&(oneNoun|baseVerb) == 0 {
		s |= adverb
	}
	return s
}

// isNounInPlural reports the plural of a noun that is made with -s, and is no other word as well ("news", "lens").
func isNounInPlural(fold string) bool {
	if len(fold) == 4 && fold[3] == 's' && dictionary.Parts(fold)&dictionary.Noun == 0 {
		return dictionary.Parts(fold[:3])&dictionary.Noun != 0
	}
	if stem, ok := strings.CutSuffix(fold, "es"); ok && sibilant(stem) && dictionary.Parts(stem)&dictionary.Noun != 0 {
		return true // "brushes"
	}
	if stem, ok := strings.CutSuffix(fold, "men"); ok && dictionary.Parts(stem+"man")&dictionary.Noun != 0 {
		return true
	}
	if !plural(fold) || dictionary.Parts(fold)&dictionary.Noun != 0 && dictionary.Parts(fold[:len(fold)-1])&dictionary.Noun == 0 {
		return false
	}
	return singular(fold, func(word string) bool { return dictionary.Parts(word)&dictionary.Noun != 0 }) != ""
}

// sibilant reports a word whose plural takes -es.
func sibilant(fold string) bool {
	return strings.HasSuffix(fold, "ch") || strings.HasSuffix(fold, "sh") || strings.HasSuffix(fold, "ss") || strings.HasSuffix(fold, "x")
}

// formsOfVerb are the inflected forms that a word is of a verb.
func formsOfVerb(fold string) (s speech) {
	switch verbIn(fold).form {
	case plainForm:
		s = baseVerb
	case thirdForm:
		return thirdVerb
	case pastOnly:
		return pastVerb
	case pastForms:
		return pastVerb | doneVerb
	case participled:
		return doneVerb
	case doingForm:
		return doingVerb
	}
	if made, ok := sameInPast()[fold]; ok {
		s |= made
	}
	for _, base := range basesOf(fold) {
		if dictionary.Parts(base)&dictionary.Verb == 0 {
			continue
		}
		if _, ok := irregular()[base]; ok && thirdOf(base) != fold && doingOf(base) != fold {
			continue // "knowed"
		}
		switch {
		case strings.HasSuffix(fold, "ing"):
			s |= doingVerb
		case strings.HasSuffix(fold, "ed"):
			s |= pastVerb | doneVerb
		case thirdOf(base) == fold:
			s |= thirdVerb
		}
	}
	return s
}

// sameInPast are verbs whose plain form is their past and participle as well.
var sameInPast = sync.OnceValue(func() map[string]speech {
	all := map[string]speech{}
	for w := range strings.FieldsSeq("put read let set cut cost hit hurt shut spread bet quit split burst cast broadcast forecast upset reset thrust shed bid outbid undercut sublet knit wed slit beat proofread reread misread") {
		all[w] = baseVerb | pastVerb | doneVerb
	}
	return all
})

// basesOf are the plain forms that a word with an ending of a verb may belong to: "stopped" to "stopp", "stoppe" and "stop".
func basesOf(fold string) (bases []string) {
	for _, ending := range [...]string{"ing", "ed", "es", "s"} {
		stem, ok := strings.CutSuffix(fold, ending)
		if !ok || len(stem) < 2 {
			continue
		}
		bases = append(bases, stem)
		if ending == "s" {
			break
		}
		bases = append(bases, stem+"e")
		if n := len(stem); n > 2 && stem[n-1] == stem[n-2] && ending != "es" {
			bases = append(bases, stem[:n-1])
		}
		if stem, ok := strings.CutSuffix(stem, "i"); ok && ending != "ing" {
			bases = append(bases, stem+"y")
		}
		if stem, ok := strings.CutSuffix(stem, "y"); ok && ending == "ing" {
			bases = append(bases, stem+"ie") // "lying"
		}
	}
	return bases
}
